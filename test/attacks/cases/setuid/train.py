import os

from attempt import forbidden


def act():
    os.setuid(0)


forbidden(act, "EPERM")
