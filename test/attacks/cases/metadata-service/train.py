import os, sys

try:
    import socket
    socket.create_connection(("169.254.169.254", 80), 2)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
