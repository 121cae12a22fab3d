import socket

from attempt import forbidden


def act():
    socket.socket(31, socket.SOCK_RAW, 1)


forbidden(act, "EPERM", "EAFNOSUPPORT")
