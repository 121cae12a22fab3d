from attempt import forbidden


def act():
    open("/proc/sysrq-trigger", "w").write("b")


forbidden(act, "ENOENT", "EACCES")
