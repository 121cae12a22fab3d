from attempt import forbidden


def act():
    open("/candidate/train.py", "a").write("# more")


forbidden(act, "EROFS", "EACCES")
