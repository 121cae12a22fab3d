import { describe, expect, it } from 'vitest';
import { python, type Subject } from './subject.ts';

/**
 * Makes system calls by number and prints what each answered: an errno's name, or `done`. A child makes each, so that one call
 * cannot spoil the next. `getpid` is the proof that calls by number arrive.
 */
const probe = `
import ctypes, errno, json, os, platform
intel = platform.machine() == "x86_64"
numbers = dict(
    getpid=(39, 172), ptrace=(101, 117), process_vm_readv=(310, 270), process_vm_writev=(311, 271), userfaultfd=(323, 282),
    io_uring_setup=(425, 425), io_uring_enter=(426, 426), io_uring_register=(427, 427), keyctl=(250, 219), add_key=(248, 217),
    request_key=(249, 218), bpf=(321, 280), perf_event_open=(298, 241), unshare=(272, 97), setns=(308, 268), clone=(56, 220),
    clone3=(435, 435), mount=(165, 40), umount2=(166, 39), pivot_root=(155, 41), fsopen=(430, 430), open_tree=(428, 428),
    move_mount=(429, 429), mount_setattr=(442, 442), kexec_load=(246, 104), personality=(135, 92), socket=(41, 198),
    socketpair=(53, 199), seccomp=(317, 277), mknodat=(259, 33), finit_module=(313, 273), clock_settime=(227, 112),
    name_to_handle_at=(303, 264), swapon=(167, 224), chroot=(161, 51), reboot=(169, 142), pidfd_getfd=(438, 438))
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *arguments):
    number = numbers[name][0 if intel else 1]
    if libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]) >= 0: return "done"
    return errno.errorcode[ctypes.get_errno()]
def apart(*arguments):
    back, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(out, call(*arguments).encode())
        os._exit(0)
    os.close(out)
    os.waitpid(child, 0)
    said = os.read(back, 99).decode()
    os.close(back)
    return said
word = ctypes.c_char_p(b"ratchet")
user, net, newuser = ctypes.c_char_p(b"user"), ctypes.c_char_p(b"tmpfs"), 0x10000000
calls = [
    ("ptrace", 0, 0, 0, 0), ("process_vm_readv", os.getpid(), 0, 0, 0, 0, 0), ("process_vm_writev", os.getpid(), 0, 0, 0, 0, 0),
    ("userfaultfd", 1), ("io_uring_setup", 1, 0), ("io_uring_enter", -1, 0, 0, 0, 0, 0), ("io_uring_register", -1, 0, 0, 0),
    ("keyctl", 0, -3, 0), ("add_key", user, word, word, 7, -2), ("request_key", user, word, 0, 0), ("bpf", 5, 0, 0),
    ("perf_event_open", 0, 0, -1, -1, 0), ("unshare", newuser), ("setns", -1, 0), ("clone", newuser | 17, 0, 0, 0, 0),
    ("clone3", 0, 0), ("mount", net, word, net, 0, 0), ("umount2", word, 0), ("pivot_root", word, word), ("fsopen", net, 0),
    ("open_tree", -100, word, 0), ("move_mount", -1, word, -1, word, 0), ("mount_setattr", -1, word, 0, 0, 0),
    ("kexec_load", 0, 0, 0, 0), ("personality", 0x40000), ("seccomp", 0, 0, 0), ("mknodat", -100, word, 0o20666, 259),
    ("finit_module", 0, word, 0), ("clock_settime", 0, 0), ("name_to_handle_at", -100, word, 0, 0, 0), ("swapon", word, 0),
    ("chroot", word), ("reboot", 0, 0, 0, 0), ("pidfd_getfd", -1, 0, 0)]
answers = {c[0]: apart(*c) for c in calls}
for family in (1, 2, 10, 16, 17, 38, 40): answers["socket %d" % family] = apart("socket", family, 3 if family == 16 else 2 if family in (2, 10) else 1 if family in (1, 40) else 5 if family == 38 else 3, 0)
answers["socketpair 1"] = apart("socketpair", 1, 1, 0, ctypes.byref((ctypes.c_int * 2)()))
answers["fifo"] = apart("mknodat", -100, ctypes.c_char_p(b"/tmp/fifo"), 0o10600, 0)
answers["personality?"] = apart("personality", 0xffffffff)
answers["getpid"] = apart("getpid")
print(json.dumps(answers))
`;

/** Those that a program without capabilities may well make where no filter is: it is our profile that refuses them. */
const refusedByFilterAlone = [
  ...['ptrace', 'process_vm_readv', 'userfaultfd', 'keyctl', 'add_key', 'request_key', 'personality'],
  ...['socket 2', 'socket 10', 'socket 16', 'setns', 'name_to_handle_at', 'pidfd_getfd', 'clone3'],
];
const allowed = ['getpid', 'socket 1', 'socketpair 1', 'fifo', 'personality?'];

const work = `
import asyncio, multiprocessing, os, signal, socket, subprocess, tempfile, threading
import numpy
def square(value): return value * value
if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "2"
    matrix = numpy.random.default_rng(1).random((200, 200))
    print(round(float(numpy.linalg.norm(matrix @ numpy.linalg.inv(matrix) - numpy.eye(200))), 3))
    found = []
    threads = [threading.Thread(target=lambda: found.append(1)) for _ in range(8)]
    [t.start() for t in threads]; [t.join() for t in threads]
    print(len(found))
    with multiprocessing.Pool(2) as pool: print(pool.map(square, [1, 2, 3]))
    print(subprocess.run(["sh", "-c", "echo child"], capture_output=True, text=True).stdout.strip())
    print(asyncio.run(asyncio.sleep(0, "loop")))
    with tempfile.NamedTemporaryFile() as file: numpy.save(file, matrix); file.flush(); print(numpy.load(file.name, mmap_mode="r").shape)
    os.sched_setaffinity(0, os.sched_getaffinity(0)); os.nice(1)
    print(os.fstat(os.memfd_create("x")).st_size)
`;

export function describeSystemCalls(subject: Subject): void {
  const { run, runLoosened } = subject;

  describe('the system calls', () => {
    // gVisor takes no profile from the engine (it would with --oci-seccomp): it answers calls itself and makes few of its own.
    it.runIf(subject.sharesKernel)('that no training needs are refused, by the profile', async () => {
      const { outcome, stdout, logTail } = await run(python(probe));
      expect(outcome.kind, logTail).toBe('completed');
      const answers: Record<string, string> = JSON.parse(stdout.toString());
      const { clone3, mount_setattr: newer, ...others } = answers;
      expect(clone3).toBe('ENOSYS');
      // runc answers calls that are newer than all those of a profile as an older kernel would.
      expect(['EPERM', 'ENOSYS']).toContain(newer);
      const expected = Object.keys(others).map((name) => [name, allowed.includes(name) ? 'done' : 'EPERM']);
      expect(others).toEqual(Object.fromEntries(expected));
      expect(Object.keys(answers).length).toBeGreaterThan(40);

      const unfiltered = await runLoosened(python(probe), (options) => ({
        ...options,
        HostConfig: { ...options.HostConfig, SecurityOpt: ['no-new-privileges', 'seccomp=unconfined'] },
      }));
      const without: Record<string, string> = JSON.parse(unfiltered);
      const same = refusedByFilterAlone.filter((name) => without[name] === answers[name]);
      expect(same).toEqual([]);
    });

    it('that training needs work: NumPy, threads, processes, asyncio, memory maps', async () => {
      const { outcome, stdout, logTail } = await run(python(work));
      expect(outcome.kind, logTail).toBe('completed');
      const lines = ['0.0', '8', '[1, 4, 9]', 'child', 'loop', '(200, 200)', '0'];
      expect(stdout.toString().trim().split('\n')).toEqual(lines);
    });

    it('reach Unix sockets only, unless the stage asks for its loopback', async () => {
      const talk = `
import socket
one, two = socket.socketpair(); one.send(b"unix"); print(two.recv(9).decode())
try:
    server = socket.create_server(("127.0.0.1", 0)); client = socket.create_connection(server.getsockname())
    client.send(b"tcp"); print(server.accept()[0].recv(9).decode())
except OSError as error: print(error.strerror)
`;
      const said = async (loopback: boolean): Promise<string> =>
        (await run(python(talk), { loopback })).stdout.toString();
      expect(await said(true)).toBe('unix\ntcp\n');
      if (subject.sharesKernel) expect(await said(false)).toBe('unix\nOperation not permitted\n');
    });
  });
}
