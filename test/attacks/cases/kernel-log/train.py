import ctypes

from attempt import call, forbidden


def act():
    call("klogctl", 3, ctypes.create_string_buffer(4096), 4096)


forbidden(act, "EPERM", "ENOSYS")
