import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(3)
        open("/out/artifact", "w").write("1")
        time.sleep(600)
    os._exit(0)
open("/out/artifact", "w").write("0.5")
