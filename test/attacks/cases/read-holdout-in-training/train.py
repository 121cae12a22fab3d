from attempt import forbidden


def act():
    open("/holdout/numbers.txt").read()


forbidden(act, "ENOENT")
