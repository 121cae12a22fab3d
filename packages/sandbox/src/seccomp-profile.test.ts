import { describe, expect, it } from 'vitest';
import { seccompProfile } from './seccomp-profile.ts';

/**
 * What Docker's own profile allows a program without capabilities, whatever its arguments, on x86-64 and arm64
 * (github.com/moby/moby, profiles/seccomp/default.json at 00f3d189e420). Names only; of 32-bit variants none.
 */
const allowedByDocker = new Set(
  `accept accept4 access adjtimex alarm arch_prctl bind brk capget capset chdir chmod chown clock_adjtime clock_getres
  clock_gettime clock_nanosleep close close_range connect copy_file_range creat dup dup2 dup3 epoll_create epoll_create1
  epoll_ctl epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 execve execveat exit exit_group faccessat faccessat2
  fadvise64 fallocate fanotify_mark fchdir fchmod fchmodat fchown fchownat fcntl fdatasync fgetxattr flistxattr flock fork
  fremovexattr fsetxattr fstat fstatfs fsync ftruncate futex futex_waitv futimesat get_robust_list getcpu getcwd getdents
  getdents64 getegid geteuid getgid getgroups getitimer getpeername getpgid getpgrp getpid getppid getpriority getrandom
  getresgid getresuid getrlimit getrusage getsid getsockname getsockopt gettid gettimeofday getuid getxattr inotify_add_watch
  inotify_init inotify_init1 inotify_rm_watch io_cancel io_destroy io_getevents io_pgetevents io_setup io_submit
  io_uring_enter io_uring_register io_uring_setup ioctl ioprio_get ioprio_set kill landlock_add_rule landlock_create_ruleset
  landlock_restrict_self lchown lgetxattr link linkat listen listxattr llistxattr lremovexattr lseek lsetxattr lstat madvise
  membarrier memfd_create memfd_secret mincore mkdir mkdirat mknod mknodat mlock mlock2 mlockall mmap modify_ldt mprotect
  mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedsend mq_unlink mremap msgctl msgget msgrcv msgsnd msync munlock
  munlockall munmap name_to_handle_at nanosleep newfstatat open openat openat2 pause pidfd_open pidfd_send_signal pipe pipe2
  pkey_alloc pkey_free pkey_mprotect poll ppoll prctl pread64 preadv preadv2 prlimit64 process_mrelease process_vm_readv
  process_vm_writev pselect6 ptrace pwrite64 pwritev pwritev2 read readahead readlink readlinkat readv recvfrom recvmmsg
  recvmsg remap_file_pages removexattr rename renameat renameat2 restart_syscall rmdir rseq rt_sigaction rt_sigpending
  rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_tgsigqueueinfo sched_get_priority_max
  sched_get_priority_min sched_getaffinity sched_getattr sched_getparam sched_getscheduler sched_rr_get_interval
  sched_setaffinity sched_setattr sched_setparam sched_setscheduler sched_yield seccomp select semctl semget semop semtimedop
  sendfile sendmmsg sendmsg sendto set_robust_list set_tid_address setfsgid setfsuid setgid setgroups setitimer setpgid
  setpriority setregid setresgid setresuid setreuid setrlimit setsid setsockopt setuid setxattr shmat shmctl shmdt shmget
  shutdown sigaltstack signalfd signalfd4 socketpair splice stat statfs statx symlink symlinkat sync sync_file_range syncfs
  sysinfo tee tgkill time timer_create timer_delete timer_getoverrun timer_gettime timer_settime timerfd_create
  timerfd_gettime timerfd_settime times tkill truncate umask uname unlink unlinkat utime utimensat utimes vfork vmsplice
  wait4 waitid write writev`.split(/\s+/),
);
/** Allowed there with some arguments: socket but for AF_VSOCK, clone without namespaces, five personalities. */
const allowedInPart = new Set(['socket', 'clone', 'personality']);
const cloneNamespacesThere = 2_114_060_288;

describe.each([{ loopback: false }, { loopback: true }])('the seccomp profile with %o', (options) => {
  const { defaultAction, archMap, syscalls } = seccompProfile(options);
  const rules = (name: string) => syscalls.filter(({ names }) => names.includes(name));

  it('allows less than the engine’s own', () => {
    expect(defaultAction).toBe('SCMP_ACT_ERRNO');
    const allowed = syscalls
      .filter(({ action }) => action === 'SCMP_ACT_ALLOW')
      .flatMap(({ names }) => names);
    expect(allowed.filter((name) => !allowedByDocker.has(name) && !allowedInPart.has(name))).toEqual([]);
    expect([...allowedByDocker].filter((name) => !allowed.includes(name)).length).toBeGreaterThan(50);
    for (const name of allowedInPart) for (const { args } of rules(name)) expect(args).toHaveLength(1);
    expect(rules('clone').map(({ args }) => args?.[0])).toEqual([
      { index: 0, value: cloneNamespacesThere, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' },
    ]);
    expect(rules('personality').map(({ args }) => args?.[0]?.value)).toEqual([0xffff_ffff]);
    expect(archMap.flatMap(({ subArchitectures }) => subArchitectures)).toEqual([]);
  });

  it('knows every socket by its family', () => {
    const values = rules('socket').map(({ args }) => args?.[0]?.value);
    expect(values).toEqual(options.loopback ? [1, 2, 10] : [1]);
    expect(rules('socketpair').map(({ args }) => args?.[0]?.value)).toEqual([1]);
  });

  it('has the C library take clone', () => {
    expect(rules('clone3')).toEqual([{ names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: 38 }]);
  });
});
