import os, sys

try:
    open("/proc/sys/kernel/core_pattern", "w").write("|/tmp/x")
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
