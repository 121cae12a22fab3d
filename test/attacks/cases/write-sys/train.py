import os

from attempt import forbidden


def act():
    stopped = None
    for path in ("/sys/kernel/mm/transparent_hugepage/enabled", "/sys/kernel/uevent_helper", "/sys/power/state", "/sys/x"):
        try:
            open(path, "w").write("never")
        except OSError as error:
            stopped = error
        else:
            return
    raise stopped


forbidden(act, "EROFS", "EACCES")
