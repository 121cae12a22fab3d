import os

from attempt import forbidden


def act():
    os.chroot("/tmp")


forbidden(act, "EPERM")
