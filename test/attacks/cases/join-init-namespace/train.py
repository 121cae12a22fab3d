import os

from attempt import call, forbidden


def act():
    call("setns", os.open("/proc/1/ns/mnt", os.O_RDONLY), 0x20000)


forbidden(act, "EPERM", "ENOENT")
