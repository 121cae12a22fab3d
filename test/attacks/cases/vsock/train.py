import socket

from attempt import forbidden


def act():
    socket.socket(40, socket.SOCK_STREAM)


forbidden(act, "EPERM", "EAFNOSUPPORT")
