import glob

from attempt import forbidden


def act():
    files = glob.glob("/sys/fs/cgroup/**/memory*max*", recursive=True)
    files += glob.glob("/sys/fs/cgroup/**/memory.limit_in_bytes", recursive=True)
    files.append("/sys/fs/cgroup/memory.max")
    open(files[0], "w").write("1000000000000")


forbidden(act, "EROFS", "EACCES")
