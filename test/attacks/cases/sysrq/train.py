import os, sys

try:
    open("/proc/sysrq-trigger", "w").write("b")
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
