import os

from attempt import call, forbidden


def act():
    os.makedirs("/tmp/m")
    call("mount", b"none", b"/tmp/m", b"tmpfs", 0, None)


forbidden(act, "EPERM")
