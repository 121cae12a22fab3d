from attempt import questions

held = []
for _ in questions():
    while True:
        held.append(bytearray(1 << 22))
