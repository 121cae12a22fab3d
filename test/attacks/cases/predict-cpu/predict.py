from attempt import questions

for _ in questions():
    while True:
        pass
