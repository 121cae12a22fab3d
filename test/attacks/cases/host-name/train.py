from attempt import call, forbidden


def act():
    call("sethostname", b"mine", 4)


forbidden(act, "EPERM")
