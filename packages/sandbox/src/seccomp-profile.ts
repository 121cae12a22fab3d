/**
 * The system calls of a stage: what Python, NumPy and training in the manner of PyTorch need, by purpose, and nothing else. All
 * of it is allowed by the engine's own profile too (seccomp-profile.test.ts compares them), which allows some 60 more.
 * Left out with intent, and answered with EPERM: ptrace and process_vm_*, userfaultfd, io_uring and older asynchronous I/O,
 * keyrings, bpf, perf, every way into another namespace, mounts, kexec and modules, clocks, System V IPC, message queues,
 * vmsplice and its kin, file handles, seccomp itself. 32-bit calls end the program: their numbers would mean others.
 */
const purposes = {
  'reading and writing': `read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek sendfile
    copy_file_range readahead fadvise64 fallocate ftruncate truncate fsync fdatasync sync_file_range sync syncfs flock`,
  'files and folders': `open openat openat2 creat close close_range access faccessat faccessat2 stat fstat lstat newfstatat
    statx statfs fstatfs getdents getdents64 getcwd chdir fchdir mkdir mkdirat rmdir rename renameat renameat2 link linkat
    symlink symlinkat readlink readlinkat unlink unlinkat umask`,
  'their owners, modes and times': `chmod fchmod fchmodat chown fchown lchown fchownat utime utimes utimensat futimesat
    getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr`,
  descriptors:
    'dup dup2 dup3 fcntl ioctl pipe pipe2 eventfd eventfd2 memfd_create inotify_init inotify_init1 inotify_add_watch inotify_rm_watch',
  waiting: `select pselect6 poll ppoll epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 nanosleep
    clock_nanosleep pause restart_syscall`,
  memory: `brk mmap munmap mprotect mremap madvise mincore msync mlock mlock2 mlockall munlock munlockall pkey_alloc pkey_free
    pkey_mprotect membarrier`,
  // clone, without namespaces, is below.
  'processes and threads': `fork vfork execve execveat exit exit_group wait4 waitid pidfd_open pidfd_send_signal futex
    set_robust_list get_robust_list set_tid_address rseq arch_prctl prctl getpid getppid gettid getpgid getpgrp setpgid getsid
    setsid`,
  'who and where it is': `getuid geteuid getgid getegid getresuid getresgid getgroups capget uname sysinfo getcpu getrandom`,
  // Limits can only be lowered: the hard ones are the engine's.
  'shares of the machine': `sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler
    sched_setscheduler sched_getattr sched_setattr sched_get_priority_max sched_get_priority_min sched_rr_get_interval
    getpriority setpriority ioprio_get ioprio_set getrlimit setrlimit prlimit64 getrusage times`,
  signals: `rt_sigaction rt_sigprocmask rt_sigpending rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_sigqueueinfo
    rt_tgsigqueueinfo sigaltstack signalfd signalfd4 kill tkill tgkill`,
  'clocks, to be read, and timers': `time gettimeofday clock_gettime clock_getres alarm getitimer setitimer timer_create timer_delete
    timer_getoverrun timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime`,
  // socket and socketpair, by family, are below.
  'sockets that there are': `bind connect listen accept accept4 getsockname getpeername getsockopt setsockopt shutdown sendto
    sendmsg sendmmsg recvfrom recvmsg recvmmsg`,
} as const;

interface Argument {
  readonly index: number;
  readonly value: number;
  /** With `SCMP_CMP_MASKED_EQ`, `value` is the mask and this is what is left. */
  readonly valueTwo?: number;
  readonly op: 'SCMP_CMP_EQ' | 'SCMP_CMP_MASKED_EQ';
}

interface Rule {
  readonly names: readonly string[];
  readonly action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  readonly args?: readonly Argument[];
  readonly errnoRet?: number;
}

/** As the engine takes it (Docker, "Seccomp security profiles"). */
export interface SeccompProfile {
  readonly defaultAction: 'SCMP_ACT_ERRNO';
  readonly archMap: readonly {
    readonly architecture: string;
    readonly subArchitectures: readonly string[];
  }[];
  readonly syscalls: readonly Rule[];
}

const families = { unix: 1, ipv4: 2, ipv6: 10 } as const;
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const cloneNamespaces = 0x7e02_0000;
const fileTypes = 0o170_000;
const namedPipe = 0o010_000;
const unknownCall = 38;

/** `loopback`: whether the stage has TCP and UDP on its own loopback, beside Unix sockets. */
export function seccompProfile({ loopback }: { loopback: boolean }): SeccompProfile {
  const allowed = Object.values(purposes).flatMap((names) => names.split(/\s+/));
  const sockets = loopback ? [families.unix, families.ipv4, families.ipv6] : [families.unix];
  return {
    defaultAction: 'SCMP_ACT_ERRNO',
    archMap: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64'].map((architecture) => ({
      ...{ architecture, subArchitectures: [] },
    })),
    syscalls: [
      { names: allowed, action: 'SCMP_ACT_ALLOW' },
      ...sockets.map((family) => allowIf('socket', { index: 0, value: family, op: 'SCMP_CMP_EQ' })),
      allowIf('socketpair', { index: 0, value: families.unix, op: 'SCMP_CMP_EQ' }),
      allowIf('clone', masked(0, cloneNamespaces, 0)),
      // Its flags lie in memory, where no filter can see them: as if unknown, so that the C library takes clone.
      { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: unknownCall },
      allowIf('mknod', masked(1, fileTypes, namedPipe)),
      allowIf('mknodat', masked(2, fileTypes, namedPipe)),
      // Asks for the present one and changes nothing.
      allowIf('personality', { index: 0, value: 0xffff_ffff, op: 'SCMP_CMP_EQ' }),
    ],
  };
}

const allowIf = (name: string, argument: Argument): Rule => ({
  ...{ names: [name], action: 'SCMP_ACT_ALLOW', args: [argument] },
});

const masked = (index: number, mask: number, left: number): Argument => ({
  ...{ index, value: mask, valueTwo: left, op: 'SCMP_CMP_MASKED_EQ' },
});
