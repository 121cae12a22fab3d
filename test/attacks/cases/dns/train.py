import socket

from attempt import forbidden


def act():
    socket.getaddrinfo("example.org", 80)


forbidden(act, "gaierror")
