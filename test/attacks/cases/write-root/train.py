import os, sys

try:
    open("/etc/x", "w").write("x")
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
