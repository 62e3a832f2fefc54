//! The process that workers are born from: it prepares one interpreter and forks for each worker.
//!
//! In: on its standard input, a Unix socket, one byte a birth (which [`Kind`]) with two descriptors, the worker's socket and
//! its stderr. Out: one byte, 1 born, 0 not. Ends when the socket closes.
//!
//! Why fork, where the design had interpreters share processes: a fork takes about a millisecond and shares the prepared
//! interpreter's pages (a fresh interpreter takes 14 ms, 0.2 s with its imports, and never gives its memory back), a
//! worker's end frees everything, and a learner who reaches `object.__subclasses__()` or kills the process meets nobody
//! else's program. `src/lib.rs` has the measurement.

use std::io::{IoSlice, IoSliceMut, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage, SendFlags,
};
use rustix::process::{Resource, Rlimit, WaitOptions, setrlimit};

use super::limits::Limits;
use super::native::{self, Signing};
use super::python::Python;
use super::worker;

/// Stack of the interpreter's thread: deep recursion must meet Python's own limit first.
const STACK_BYTES: usize = 256 * 1024 * 1024;

/// Between two looks for workers that have ended.
const COLLECT_EVERY: Duration = Duration::from_secs(1);
/// How much an edited program yields to the server and to lesson code (`nice`).
const PRIVATE_NICENESS: i32 = 5;

/// Whose programs a worker runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Unedited lesson code, of many workspaces.
    Shared = b's' as isize,
    /// One program: edited code, or an exercise's check.
    Private = b'p' as isize,
}

/// Runs the zygote until its socket closes. Returns the process's exit code.
pub fn run(limits: Limits, signing: Signing) -> u8 {
    let thread = std::thread::Builder::new().name("python".into()).stack_size(STACK_BYTES).spawn(move || {
        native::install(signing);
        let python = Python::start().map_err(std::io::Error::other)?;
        tend(&python, limits)
    });
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => 0,
        Ok(Ok(Err(error))) => {
            report(&error);
            1
        }
        Ok(Err(_)) => 1,
        Err(error) => {
            report(&error);
            1
        }
    }
}

/// The zygote's stderr is its parent's log pipe.
fn report(error: &std::io::Error) {
    // A closed pipe means that nobody is left to read it.
    let _ = writeln!(std::io::stderr(), "sandbox: {error}");
}

fn tend(python: &Python, limits: Limits) -> std::io::Result<()> {
    let mut control = UnixStream::from(std::io::stdin().as_fd().try_clone_to_owned()?);
    control.write_all(&[1])?;
    loop {
        // Collects workers that have ended, so that they do not stay as zombies: every second while there are any.
        let wait = loop {
            match rustix::process::wait(WaitOptions::NOHANG) {
                Ok(Some(_)) => {}
                Ok(None) => break Some(COLLECT_EVERY),
                Err(_) => break None,
            }
        };
        control.set_read_timeout(wait)?;
        let (kind, socket, stderr) = match receive(&control) {
            Ok(Some(birth)) => birth,
            Ok(None) => return Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(error),
        };
        match fork() {
            Ok(Some(_)) => control.write_all(&[1])?,
            Ok(None) => {
                drop(control);
                let life = || settle(kind, &stderr, &limits).and_then(|()| worker::serve(python, socket, kind, limits));
                match std::panic::catch_unwind(std::panic::AssertUnwindSafe(life)) {
                    Ok(ended) => std::process::exit(i32::from(ended.is_err())),
                    // Left to itself, a panic would end this thread alone, and the watchdog's would keep the process.
                    Err(_) => std::process::abort(),
                }
            }
            Err(error) => {
                report(&error);
                control.write_all(&[0])?;
            }
        }
    }
}

/// Asks a zygote for a worker; called by the pool's side. False when the system gave it no process.
pub(crate) fn order(control: &mut UnixStream, kind: Kind, socket: OwnedFd, stderr: OwnedFd) -> std::io::Result<bool> {
    let descriptors = [socket.as_fd(), stderr.as_fd()];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(2))];
    let mut ancillary = SendAncillaryBuffer::new(&mut space);
    ancillary.push(SendAncillaryMessage::ScmRights(&descriptors));
    rustix::net::sendmsg(&*control, &[IoSlice::new(&[kind as u8])], &mut ancillary, SendFlags::empty())?;
    let mut born = [0];
    control.read_exact(&mut born)?;
    Ok(born == [1])
}

fn receive(control: &UnixStream) -> std::io::Result<Option<(Kind, UnixStream, OwnedFd)>> {
    let mut byte = [0];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(2))];
    let mut ancillary = RecvAncillaryBuffer::new(&mut space);
    let message =
        rustix::net::recvmsg(control, &mut [IoSliceMut::new(&mut byte)], &mut ancillary, RecvFlags::CMSG_CLOEXEC)?;
    if message.bytes == 0 {
        return Ok(None);
    }
    let mut descriptors = Vec::new();
    for message in ancillary.drain() {
        if let RecvAncillaryMessage::ScmRights(rights) = message {
            descriptors.extend(rights);
        }
    }
    let kind = if byte[0] == Kind::Shared as u8 { Kind::Shared } else { Kind::Private };
    match <[OwnedFd; 2]>::try_from(descriptors) {
        Ok([socket, stderr]) => Ok(Some((kind, UnixStream::from(socket), stderr))),
        Err(_) => Err(std::io::Error::other("a birth without its two descriptors")),
    }
}

/// `None` in the child.
fn fork() -> std::io::Result<Option<i32>> {
    #[expect(unsafe_code, reason = "std has no fork; see the safety comment")]
    // SAFETY: this thread is the only one that runs: the main thread waits in `join` and holds no lock, and the zygote
    // starts no other. So the child, which has this thread alone, finds no lock held by a thread it lacks.
    let pid = unsafe { libc::fork() };
    match pid {
        -1 => Err(std::io::Error::last_os_error()),
        0 => Ok(None),
        pid => Ok(Some(pid)),
    }
}

/// Makes the newborn worker its own: no standard streams of its parent's, and limits that it cannot raise again.
fn settle(kind: Kind, stderr: &OwnedFd, limits: &Limits) -> std::io::Result<()> {
    let null = std::fs::File::options().read(true).write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdin(&null)?;
    rustix::stdio::dup2_stdout(&null)?;
    rustix::stdio::dup2_stderr(stderr)?;
    if kind == Kind::Private {
        // Refused, it only is less polite.
        let _ = rustix::process::nice(PRIVATE_NICENESS);
    }
    // When the machine runs out of memory, a worker is to go, not the server.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    let mib = if kind == Kind::Shared { limits.shared_memory_mib } else { limits.memory_mib };
    let both = |value| Rlimit { current: Some(value), maximum: Some(value) };
    if let Some(born_with) = address_space() {
        setrlimit(Resource::As, both(born_with + mib * 1024 * 1024))?;
    }
    setrlimit(Resource::Core, both(0))?;
    setrlimit(Resource::Fsize, both(0))?;
    setrlimit(Resource::Nofile, both(16))?;
    Ok(())
}

/// Address space of this process in bytes, where the system says.
fn address_space() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"))?;
    let kib: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024)
}
