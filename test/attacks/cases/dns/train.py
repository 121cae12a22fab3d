import os, sys

try:
    import socket
    socket.getaddrinfo("example.org", 80)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
