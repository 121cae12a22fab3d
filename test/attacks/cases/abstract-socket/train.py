import os, sys

try:
    import socket
    names = [l.split()[-1][1:] for l in open("/proc/net/unix") if "@" in l.split()[-1]]
    socket.socket(socket.AF_UNIX).connect("\0" + names[0])
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
