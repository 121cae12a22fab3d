from attempt import forbidden


def act():
    stopped = None
    for path in ("kernel/core_pattern", "kernel/hostname", "vm/overcommit_memory", "kernel/modprobe", "net/ipv4/ip_forward"):
        try:
            open(f"/proc/sys/{path}", "w").write("1")
        except FileNotFoundError:
            continue
        except OSError as error:
            stopped = error
        else:
            return
    raise stopped


forbidden(act, "EROFS", "EACCES")
