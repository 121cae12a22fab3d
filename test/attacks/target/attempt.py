"""For attacks: what they have in common, and an honest report of how an attempt ended."""

import ctypes
import errno
import os
import struct
import sys

libc = ctypes.CDLL(None, use_errno=True)


def call(function, *arguments):
    """A function of libc by name, or a system call by number; a refusal is raised as Python's own calls do."""
    does = libc.syscall if isinstance(function, int) else getattr(libc, function)
    first = (function,) if isinstance(function, int) else ()
    ctypes.set_errno(0)
    if does(*first, *arguments) == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def forbidden(act, *refusals):
    """Leaves the honest artifact when `act` was stopped in one of the ways named, by errno.

    An act that works leaves a better one and crashes, and so does one that fails in any other way: a probe that is broken
    must not look like one that was stopped.
    """
    try:
        act()
    except OSError as error:
        how = errno.errorcode.get(error.errno, type(error).__name__)
    else:
        how = "it worked"
    if how not in refusals:
        open("/out/artifact", "w").write("1")
        sys.exit(f"not stopped as it should be: {how}")
    open("/out/artifact", "w").write("0.5")


def questions():
    """Each question's bytes, until the scorer has no more."""
    while len(head := sys.stdin.buffer.read(4)) == 4:
        yield sys.stdin.buffer.read(struct.unpack(">I", head)[0])


def send(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def answer(value):
    send(struct.pack(">Id", 8, value))
