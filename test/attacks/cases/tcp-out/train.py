import socket

from attempt import forbidden


def act():
    socket.create_connection(("192.0.2.1", 80), 2)


forbidden(act, "EPERM", "EHOSTUNREACH")  # this software’s profile, and gVisor
