import os, sys

try:
    import time
    time.clock_settime(time.CLOCK_REALTIME, 0)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
