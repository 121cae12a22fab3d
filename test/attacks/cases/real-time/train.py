import ctypes

from attempt import call, forbidden


def act():
    call("sched_setscheduler", 0, 1, (ctypes.c_int * 1)(50))


forbidden(act, "EPERM", "EINVAL")
