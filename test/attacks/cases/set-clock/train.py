import time

from attempt import forbidden


def act():
    time.clock_settime(time.CLOCK_REALTIME, 0)


forbidden(act, "EPERM")
