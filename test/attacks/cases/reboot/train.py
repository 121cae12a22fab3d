from attempt import call, forbidden


def act():
    call("reboot", 0x01234567)


forbidden(act, "EPERM")
