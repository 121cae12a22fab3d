import socket

from attempt import forbidden


def act():
    socket.create_connection(("2001:db8::1", 80), 2)


forbidden(act, "EPERM", "EHOSTUNREACH")  # this software’s profile, and gVisor
