//! Runs a lesson's Python away from everything else.
//!
//! In: a [`Job`] (program, request, clock). Out: an [`Outcome`] (response, session, console, steps, or the learner's error), or a
//! [`SandboxError`] when a worker died or overstayed. No file, socket, process or environment is in a program's reach:
//! RustPython is built without host access, and what our own `os` offers is a stand-in.
//!
//! ```text
//! pool ── lane ── asks ──> nursery ── descriptors ──> zygote (this binary, prepared interpreter) ── fork ──> worker
//!           └──────────────────────── frame: Order / Report ───────────────────────────────────────────────────┘
//! worker: check -> python/_check.py, with model browsers of its own (jars)
//!         bridge -> walk (the usual request), python/_bridge.py -> python/flask;  native (_cerez): usual, run, trace
//! ```
//! Shared workers run unedited lesson code, a namespace each workspace; an edited program runs in a process of its own, and
//! a changed text in a new one. A workspace whose requests broke a shared worker gets its lesson code a process of its own, too.
//! Not here: session signing (given as [`Signing`]), explanations of errors, cookie verdicts.

mod bridge;
mod check;
mod frame;
mod jars;
mod lane;
mod limits;
mod measure;
mod names;
mod native;
mod nursery;
mod pool;
mod protocol;
mod python;
mod records;
mod run;
mod trace;
mod usual;
mod walk;
mod wall;
mod watchdog;
mod worker;
mod zygote;

pub use limits::Limits;
pub use native::{Compress, Sign, Signing, Unsign};
pub use nursery::{ALLOCATOR, WORKER_ARGUMENT};
pub use pool::Pool;
pub use protocol::{AppKey, CheckItem, CheckJob, CheckOutcome, ItemKind, Job, Outcome, Program, Route, Traceback};
pub use records::{RECORD_BYTES, Records, Soon};
pub use zygote::run as run_zygote;

use crate::exchange::Step;

/// Why no outcome came back. The learner's own errors are outcomes, not this.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SandboxError {
    /// Ran longer than the limit.
    #[error("the program ran longer than {millis} ms (line {line:?})")]
    TimeLimit {
        /// The limit.
        millis: u64,
        /// Where it was stopped, if known.
        line: Option<u32>,
        /// What it did until then, as far as it is kept, if steps were asked for.
        steps: Vec<Step>,
    },
    /// Wanted more memory than the limit.
    #[error("the program wanted more than {mebibytes} MiB")]
    MemoryLimit {
        /// The limit.
        mebibytes: u64,
    },
    /// The worker died for another reason.
    #[error("the worker died: {0}")]
    Crashed(String),
    /// Too many jobs wait.
    #[error("too many jobs are waiting")]
    Busy,
    /// A worker could not be started.
    #[error("a worker could not be started: {0}")]
    Start(String),
}
