import os, sys

try:
    import socket
    socket.socket(17, socket.SOCK_RAW)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
