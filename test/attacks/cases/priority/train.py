import os

from attempt import forbidden


def act():
    os.nice(-20)


forbidden(act, "EPERM", "EACCES")
