from attempt import forbidden


def act():
    open("/etc/shadow").read()


forbidden(act, "EACCES")
