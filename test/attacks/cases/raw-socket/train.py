import socket

from attempt import forbidden


def act():
    socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)


forbidden(act, "EPERM")
