//! The pool's side of the zygote: starts it, asks it for workers, starts another when it is gone.
//! In: a [`Kind`]. Out: a [`Newborn`]. Fails when the program cannot start itself again, or its Python does not load.

use std::io::Read;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use super::SandboxError;
use super::limits::Limits;
use super::zygote::{self, Kind};

/// The hidden argument that makes this binary a zygote; the limits follow it as JSON.
pub const WORKER_ARGUMENT: &str = "isci";

/// `GLIBC_TUNABLES` of a worker and of the service: many small objects of one size are taken and given back, more than the
/// seven that glibc's allocator lets a thread keep at hand by default.
pub const ALLOCATOR: &str = "glibc.malloc.tcache_count=127";

/// How long a zygote may take for a birth.
const PATIENCE: Duration = Duration::from_secs(10);

/// A worker's two lines: orders and reports, and its last words.
pub(crate) struct Newborn {
    pub(crate) socket: UnixStream,
    pub(crate) last_words: std::io::PipeReader,
}

/// Starts and keeps the zygote.
pub(crate) struct Nursery {
    program: PathBuf,
    limits: Limits,
    zygote: Mutex<Option<Zygote>>,
}

struct Zygote {
    process: Child,
    control: UnixStream,
}

impl Nursery {
    /// Makes a nursery whose zygote, `program` with [`WORKER_ARGUMENT`], starts at the first birth.
    pub(crate) fn new(program: PathBuf, limits: Limits) -> Self {
        Self { program, limits, zygote: Mutex::new(None) }
    }

    /// A new worker. Blocks: a millisecond, or as long as Python's start the first time.
    pub(crate) fn birth(&self, kind: Kind) -> Result<Newborn, SandboxError> {
        let mut zygote = self.zygote.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // The second try is for a zygote that died since the last birth.
        for _ in 0..2 {
            if zygote.is_none() {
                *zygote = Some(self.start()?);
            }
            if let Some(living) = zygote.as_mut() {
                match living.bear(kind) {
                    Ok(Some(newborn)) => return Ok(newborn),
                    Ok(None) => return Err(SandboxError::Start("no process could be had".to_owned())),
                    Err(error) => {
                        tracing::warn!(%error, "the zygote is gone");
                        end(zygote.take());
                    }
                }
            }
        }
        Err(SandboxError::Start("the zygote does not answer".to_owned()))
    }

    fn start(&self) -> Result<Zygote, SandboxError> {
        let failed = |error: std::io::Error| SandboxError::Start(error.to_string());
        let (mut control, theirs) = UnixStream::pair().map_err(failed)?;
        let limits = serde_json::to_string(&self.limits).map_err(|error| failed(error.into()))?;
        let mut process = Command::new(&self.program)
            .args([WORKER_ARGUMENT, &limits])
            .env_clear()
            .env("GLIBC_TUNABLES", ALLOCATOR)
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let mut ready = [0];
        if control.read_exact(&mut ready).is_err() {
            let mut words = String::new();
            if let Some(stderr) = process.stderr.take() {
                // Whatever can be read of its last words is better than none.
                let _ = stderr.take(4_096).read_to_string(&mut words);
            }
            let _ = process.wait();
            return Err(SandboxError::Start(words));
        }
        // A zygote that does not answer for so long is as good as gone.
        control.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
        Ok(Zygote { process, control })
    }
}

impl Drop for Nursery {
    fn drop(&mut self) {
        end(self.zygote.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner).take());
    }
}

impl Zygote {
    /// `None` when the system gave no process.
    fn bear(&mut self, kind: Kind) -> std::io::Result<Option<Newborn>> {
        let (socket, theirs) = UnixStream::pair()?;
        let (last_words, stderr) = std::io::pipe()?;
        let born = zygote::order(&mut self.control, kind, theirs.into(), stderr.into())?;
        Ok(born.then_some(Newborn { socket, last_words }))
    }
}

/// Closing its socket ends a zygote; then it is collected.
fn end(zygote: Option<Zygote>) {
    if let Some(Zygote { mut process, control }) = zygote {
        drop(control);
        let _ = process.kill();
        let _ = process.wait();
    }
}
