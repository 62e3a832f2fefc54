//! The last wall around a worker: a list of system calls, everything else is refused with `EPERM`.
//!
//! In: the descriptors that it may read and write. Out: nothing; from then on the process, with all its threads, can compute, take
//! memory, talk on those descriptors, and end. It can open no file or socket, start no process or thread, signal nobody
//! else, and map nothing executable. Fails where the kernel has no seccomp (see [`raise`]).
//! Python cannot ask for any of it in the first place (RustPython is built without host access); this is for a hole in the
//! interpreter, which runs bytecode that a program may forge.
//! Refused, not killed: a library that tries a call and goes on without it (malloc reading `/proc`) is no attack.
//! Not here: memory and size limits (`zygote`), time (`watchdog`).

use std::os::fd::RawFd;

/// Raises the wall. The error is for the log: other walls stand, and some systems (old kernels, some containers) have no
/// seccomp.
#[cfg(all(target_os = "linux", target_endian = "little"))]
pub(crate) fn raise(descriptors: &[RawFd]) -> std::io::Result<()> {
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen as Width, SeccompCmpOp as Op, SeccompCondition, SeccompFilter,
        SeccompRule,
    };
    use std::collections::BTreeMap;

    let wrong = |error: seccompiler::BackendError| std::io::Error::other(error);
    let rule = |argument, width, operation, value| {
        SeccompCondition::new(argument, width, operation, value).and_then(|condition| SeccompRule::new(vec![condition]))
    };
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = FREE.iter().map(|call| (*call, Vec::new())).collect();
    for call in ON_DESCRIPTORS {
        let each = descriptors.iter().map(|fd| rule(0, Width::Dword, Op::Eq, *fd as u64));
        rules.insert(*call, each.collect::<Result<_, _>>().map_err(wrong)?);
    }
    for call in [libc::SYS_mmap, libc::SYS_mprotect] {
        let not_executable = rule(2, Width::Dword, Op::MaskedEq(libc::PROT_EXEC as u64), 0).map_err(wrong)?;
        rules.insert(call, vec![not_executable]);
    }
    // `abort` signals its own thread.
    let own = rule(0, Width::Dword, Op::Eq, u64::from(std::process::id())).map_err(wrong)?;
    rules.insert(libc::SYS_tgkill, vec![own]);
    let architecture = std::env::consts::ARCH.try_into().map_err(wrong)?;
    let refuse = SeccompAction::Errno(libc::EPERM as u32);
    let filter = SeccompFilter::new(rules, refuse, SeccompAction::Allow, architecture).map_err(wrong)?;
    let program: BpfProgram = filter.try_into().map_err(wrong)?;
    seccompiler::apply_filter_all_threads(&program).map_err(std::io::Error::other)
}

/// Elsewhere there is no such wall.
#[cfg(not(all(target_os = "linux", target_endian = "little")))]
pub(crate) fn raise(_descriptors: &[RawFd]) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Calls whose arguments do not matter: memory, time, locks, the end.
#[cfg(all(target_os = "linux", target_endian = "little"))]
const FREE: &[i64] = &[
    libc::SYS_brk,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_clock_gettime,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_getrusage,
    libc::SYS_times,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_membarrier,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Calls allowed on the worker's own descriptors.
#[cfg(all(target_os = "linux", target_endian = "little"))]
const ON_DESCRIPTORS: &[i64] = &[
    libc::SYS_read,
    libc::SYS_pread64,
    libc::SYS_recvfrom,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_sendto,
    libc::SYS_close,
];
