import os, sys

try:
    import socket
    socket.create_connection(("192.0.2.1", 80), 2)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
