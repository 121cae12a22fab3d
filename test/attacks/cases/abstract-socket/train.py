import socket

from attempt import forbidden


def act():
    # Abstract names belong to the network namespace: one of the host's, and whatever is listed here.
    listed = [line.split()[-1][1:] for line in open("/proc/net/unix") if "@" in line.split()[-1]]
    socket.socket(socket.AF_UNIX).connect("\0" + (listed + ["/containerd-shim/x.sock"])[0])


forbidden(act, "ECONNREFUSED")
