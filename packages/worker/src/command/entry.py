"""Runs a volunteer's command on a copy of a checkout and hands over what it left.

Reads /work/checkout (the head or the worker's own best) and /work/JOURNAL.json, both read-only. The command runs by
`sh -c` in /tmp/checkout; its output is the log. The product is a tar on standard output: every plain file of the copy
that differs from what it was under files/, a list of removed ones in `removed`, and the words in `hypothesis`.
Whoever receives the tar must not trust any of it: the command may have replaced this very process.
"""

import io
import json
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import tarfile
import threading

SOURCE, COPY, EGRESS = "/work/checkout", "/tmp/checkout", "/work/egress/proxy.sock"
PROXY = ("127.0.0.1", 3128)
BYTES_AT_MOST = 8 << 20


class Forward(socketserver.BaseRequestHandler):
    """One connection to 127.0.0.1:3128, handed on to the worker's proxy outside of the container."""

    def handle(self):
        outside = socket.socket(socket.AF_UNIX)
        try:
            outside.connect(EGRESS)
        except OSError:
            return
        back = threading.Thread(target=pump, args=(outside, self.request), daemon=True)
        back.start()
        pump(self.request, outside)
        back.join()
        outside.close()


def pump(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


def environment():
    env = dict(os.environ, RATCHET_JOURNAL="/work/JOURNAL.json", HOME="/tmp")
    if os.path.exists(EGRESS):
        address = "http://%s:%d" % PROXY
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            env[name] = address
    return env


def git(*arguments):
    who = ["-c", "user.name=head", "-c", "user.email=head@localhost", "-c", "commit.gpgsign=false"]
    run = subprocess.run(["git", *who, *arguments], cwd=COPY, capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else ""


def prepare():
    shutil.copytree(SOURCE, COPY)
    for folder, _, names in os.walk(COPY):
        os.chmod(folder, 0o755)
        for name in names:
            path = os.path.join(folder, name)
            os.chmod(path, 0o755 if os.access(path, os.X_OK) else 0o644)
    if not shutil.which("git"):
        return ""
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "head")
    return git("rev-parse", "HEAD")


def files_below(root):
    found = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in (".git", "__pycache__")]
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path) and os.path.getsize(path) <= BYTES_AT_MOST:
                found[os.path.relpath(path, root)] = path
    return found


def read(path):
    with open(path, "rb") as file:
        return file.read(BYTES_AT_MOST)


def hypothesis(head):
    written = os.path.join(COPY, "HYPOTHESIS")
    if os.path.isfile(written) and not os.path.islink(written):
        words = read(written)
        os.remove(written)
        return words
    if head and git("rev-parse", "HEAD") != head:
        # A commit was left: it is what counts, not what lies about beside it.
        git("reset", "--quiet", "--hard", "HEAD")
        return git("log", "-1", "--format=%B").encode()
    return b""


def product(words):
    before, after = files_below(SOURCE), files_below(COPY)
    with tarfile.open("/out/artifact", "w", format=tarfile.USTAR_FORMAT) as tar:

        def put(name, content):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))

        put("hypothesis", words[:4096])
        put("removed", json.dumps(sorted(set(before) - set(after))).encode())
        for path, place in sorted(after.items()):
            content = read(place)
            if path not in before or read(before[path]) != content:
                put("files/" + path, content)


def main():
    head = prepare()
    if os.path.exists(EGRESS):
        threading.Thread(target=Server(PROXY, Forward).serve_forever, daemon=True).start()
    ended = subprocess.run(["sh", "-c", sys.argv[1]], cwd=COPY, env=environment(), stdin=subprocess.DEVNULL, stdout=2)
    if ended.returncode != 0:
        return ended.returncode if 0 < ended.returncode < 126 else 1
    product(hypothesis(head))
    with open("/out/artifact", "rb") as file:
        shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
