import ctypes

from attempt import call, forbidden


def act():
    call(425, 8, ctypes.create_string_buffer(120))


forbidden(act, "EPERM", "ENOSYS")
