import glob

from attempt import forbidden


def act():
    open(glob.glob("/usr/lib/*/libm.so.6")[0], "r+b").write(b"x")


forbidden(act, "EROFS", "EACCES")
