from attempt import forbidden


def act():
    open("/etc/x", "w").write("x")


forbidden(act, "EROFS", "EACCES")
