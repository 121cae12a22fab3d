import socket

from attempt import forbidden


def act():
    socket.socket(17, socket.SOCK_RAW)


forbidden(act, "EPERM")
