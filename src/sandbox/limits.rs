//! The sandbox's budgets, named once. Bytes, mebibytes and milliseconds are in the names.
//! What they bound: one request's time and output, one worker's memory, and how many workers there may be.

use serde::{Deserialize, Serialize};

/// What a program may use, and how many workers serve programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Time of one request or load, without what it waited for a processor. The program is interrupted then, and killed
    /// [`Limits::GRACE_MILLIS`] later.
    pub wall_millis: u64,
    /// The same for a whole check of an exercise, which makes several requests.
    pub check_millis: u64,
    /// Address space that an edited program's own worker may add to what it was born with.
    pub memory_mib: u64,
    /// The same for a worker that runs lesson code for many workspaces.
    pub shared_memory_mib: u64,
    /// What an edited program's own worker may keep between two jobs. A larger one is ended; its program starts afresh.
    pub resting_mib: u64,
    /// Console output of one request; what follows is dropped and said so.
    pub console_bytes: usize,
    /// Response body.
    pub body_bytes: usize,
    /// Response header lines; what follows is dropped and said so.
    pub header_lines: usize,
    /// Response header lines together. Chromium gives up at 256 KiB.
    pub header_bytes: usize,
    /// Source text of one program.
    pub source_bytes: usize,
    /// Recorded lines of one request.
    pub steps: usize,
    /// Workers that run unedited lesson code.
    pub shared_workers: usize,
    /// Workers that run edited code, one a program; the longest idle one is ended when another is needed.
    pub private_workers: usize,
    /// Programs one shared worker keeps loaded; the least recently used is dropped.
    pub programs: usize,
    /// An edited program's own worker that had no order for so long is ended.
    pub idle_millis: u64,
    /// What all of those together may keep between jobs, beyond what they were born with; the longest idle ones are ended
    /// when it is more.
    pub private_rest_mib: u64,
    /// Jobs that may wait for one worker.
    pub queue: usize,
}

impl Limits {
    /// The limits that a zygote was started with: JSON after the hidden argument. Anything else gives the defaults.
    pub fn of_argument(argument: Option<&std::ffi::OsString>) -> Self {
        argument.and_then(|text| serde_json::from_str(text.to_str()?).ok()).unwrap_or_default()
    }

    /// Between the interruption, which a program can swallow, and the end of its process.
    pub const GRACE_MILLIS: u64 = 150;

    /// However busy the machine is, a job is over when its time has passed so often by the clock on the wall.
    pub const PATIENCE: u64 = 4;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wall_millis: 1_000,
            check_millis: 3_000,
            memory_mib: 256,
            shared_memory_mib: 1_024,
            resting_mib: 64,
            console_bytes: 64 * 1024,
            body_bytes: 1024 * 1024,
            header_lines: 400,
            header_bytes: 128 * 1024,
            source_bytes: 32 * 1024,
            steps: 500,
            shared_workers: 2,
            private_workers: 240,
            idle_millis: 15 * 60 * 1_000,
            private_rest_mib: 1_024,
            programs: 4_000,
            queue: 256,
        }
    }
}
