import os

from attempt import call, forbidden


def act():
    numbers = {"x86_64": 313, "aarch64": 273}
    call(numbers[os.uname().machine], 0, b"", 0)


forbidden(act, "EPERM")
