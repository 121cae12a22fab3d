import socket

from attempt import forbidden


def act():
    socket.create_connection(("169.254.169.254", 80), 2)


forbidden(act, "EPERM", "EHOSTUNREACH")  # this software’s profile, and gVisor
