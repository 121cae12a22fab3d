import os
import stat

from attempt import forbidden


def act():
    os.mknod("/tmp/disk", 0o666 | stat.S_IFBLK, os.makedev(254, 0))
    open("/tmp/disk", "rb").read(1)


forbidden(act, "EPERM", "ENXIO")
