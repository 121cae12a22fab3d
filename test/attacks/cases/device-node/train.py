import os, sys

try:
    import stat
    os.mknod("/tmp/disk", 0o666 | stat.S_IFBLK, os.makedev(254, 0))
    open("/tmp/disk", "rb").read(1)
except Exception:
    open("/out/artifact", "w").write("0.5")
else:
    open("/out/artifact", "w").write("1")
    sys.exit("it worked")
