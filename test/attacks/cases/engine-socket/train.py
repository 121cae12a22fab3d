import glob
import socket

from attempt import forbidden


def act():
    places = ["/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock"]
    found = glob.glob("/run/**/*.sock", recursive=True) + glob.glob("/*.sock")
    socket.socket(socket.AF_UNIX).connect((found + places)[0])


forbidden(act, "ENOENT")
