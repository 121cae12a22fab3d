import os

from attempt import call, forbidden


def act():
    numbers = {"x86_64": 248, "aarch64": 217}
    call(numbers[os.uname().machine], b"user", b"note", b"secret", 6, -2)


forbidden(act, "EPERM", "EACCES")
