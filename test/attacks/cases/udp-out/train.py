import socket

from attempt import forbidden


def act():
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53))


forbidden(act, "EPERM", "EHOSTUNREACH")  # this software’s profile, and gVisor
