from attempt import forbidden


def act():
    open("/harness/score.py").read()


forbidden(act, "ENOENT")
