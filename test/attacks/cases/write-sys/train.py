import os, sys

try:
    open("/sys/kernel/mm/transparent_hugepage/enabled", "w").write("never")
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
