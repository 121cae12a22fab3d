from attempt import forbidden


def act():
    open("/data/numbers.txt", "w").write("1")


forbidden(act, "EROFS", "EACCES")
