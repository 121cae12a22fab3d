import socket

from attempt import forbidden


def act():
    socket.socket(38, socket.SOCK_SEQPACKET)


forbidden(act, "EPERM", "EAFNOSUPPORT")
