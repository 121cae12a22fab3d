from attempt import call, forbidden


def act():
    call("swapoff", b"/dev/sda")


forbidden(act, "EPERM", "ENOSYS")
