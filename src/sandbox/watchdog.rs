//! Ends what runs too long: an interruption in Python at the limit, the end of the process a little later.
//!
//! In: a budget for each job, milliseconds. Out: the interruption; then [`LAST_WORDS`] on stderr and the end of the process.
//! Time in which the program was ready and others had the processor is not its own and does not count, up to
//! [`Limits::PATIENCE`] times the budget: thirty endless loops in a class must not stop the thirty-first, honest program.
//! The thread looks every few milliseconds while jobs run and sleeps while none do; arming it costs three atomic stores.
//! An interruption names its job, so one that arrives late cannot hit the next.

use std::fs::File;
use std::io::Write;
use std::os::fd::{AsFd, AsRawFd, RawFd};
use std::os::unix::fs::FileExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::Thread;
use std::time::{Duration, Instant};

use super::limits::Limits;

const LOOK_EVERY: Duration = Duration::from_millis(10);
/// Looks without a job before the thread parks.
const IDLE_LOOKS: u32 = 100;
/// What a process says on stderr when it is ended for the time.
pub(crate) const LAST_WORDS: &str = "out of time";

#[derive(Default)]
struct State {
    /// Running number of the job under guard; 0 when none is.
    job: AtomicU64,
    /// When it began, milliseconds since the watchdog's own start.
    since: AtomicU64,
    /// How long it may take, milliseconds.
    budget: AtomicU64,
    /// The last job in which the interruption was raised.
    stopped: AtomicU64,
    parked: AtomicBool,
}

/// The guard of one worker.
pub(crate) struct Watchdog {
    state: Arc<State>,
    thread: Thread,
    started: Instant,
    jobs: AtomicU64,
    descriptors: Vec<RawFd>,
}

/// What the thread looks at and writes to; opened before the wall is raised.
struct Eyes {
    /// The guarded thread's account with the scheduler, where the system keeps one.
    account: Option<File>,
    stderr: Option<File>,
}

/// Guards one job until dropped.
pub(crate) struct Guard<'a>(&'a Watchdog);

impl Watchdog {
    /// Starts the thread. `interrupt` makes Python raise if its argument says so; it is called until that has happened.
    pub(crate) fn start(interrupt: impl Fn(Box<dyn Fn() -> bool + Send>) + Send + 'static) -> Self {
        let state = Arc::new(State::default());
        let started = Instant::now();
        let watched = Arc::clone(&state);
        let eyes = Eyes {
            account: File::open("/proc/thread-self/schedstat").ok(),
            stderr: std::io::stderr().as_fd().try_clone_to_owned().ok().map(File::from),
        };
        let descriptors = [&eyes.account, &eyes.stderr].into_iter().flatten().map(AsRawFd::as_raw_fd).collect();
        let (running, runs) = std::sync::mpsc::sync_channel(0);
        let spawned = std::thread::Builder::new().name("watchdog".into()).stack_size(64 * 1024).spawn(move || {
            if running.send(()).is_ok() {
                watch(&watched, &eyes, started, &interrupt);
            }
        });
        // A thread's first steps need calls that `wall` refuses afterwards, so it is waited for. Without a watchdog nothing may
        // run: a worker that cannot have one ends, and the pool says so.
        let thread = match (spawned, runs.recv()) {
            (Ok(handle), Ok(())) => handle.thread().clone(),
            _ => std::process::exit(1),
        };
        Self { state, thread, started, jobs: AtomicU64::new(0), descriptors }
    }

    /// What its thread reads and writes.
    pub(crate) fn descriptors(&self) -> &[RawFd] {
        &self.descriptors
    }

    /// Begins to guard a job that may take so many milliseconds.
    pub(crate) fn guard(&self, millis_allowed: u64) -> Guard<'_> {
        let job = self.jobs.fetch_add(1, Ordering::Relaxed) + 1;
        self.state.since.store(millis(self.started), Ordering::Relaxed);
        self.state.budget.store(millis_allowed, Ordering::Relaxed);
        self.state.job.store(job, Ordering::SeqCst);
        if self.state.parked.swap(false, Ordering::SeqCst) {
            self.thread.unpark();
        }
        Guard(self)
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.state.job.store(0, Ordering::SeqCst);
    }
}

impl Eyes {
    /// How long the guarded thread has waited for a processor in its life, milliseconds; 0 where the system does not say.
    fn waited(&self) -> u64 {
        // `schedstat`: nanoseconds on a processor, nanoseconds waiting for one, time slices.
        let mut text = [0; 96];
        let length = self.account.as_ref().and_then(|file| file.read_at(&mut text, 0).ok()).unwrap_or(0);
        let text = std::str::from_utf8(&text[..length]).unwrap_or_default();
        text.split_ascii_whitespace().nth(1).and_then(|nanos| nanos.parse::<u64>().ok()).unwrap_or(0) / 1_000_000
    }

    fn say(&self, words: &str) {
        // A pipe that is full or closed: then the pool learns less.
        let _ = self.stderr.as_ref().map(|mut pipe| pipe.write_all(words.as_bytes()));
    }
}

fn watch(state: &Arc<State>, eyes: &Eyes, started: Instant, interrupt: &impl Fn(Box<dyn Fn() -> bool + Send>)) {
    let mut idle = 0;
    // The job of the last look, and what its thread had waited when it was first seen.
    let (mut seen, mut waited_before) = (0, 0);
    loop {
        std::thread::sleep(LOOK_EVERY);
        let job = state.job.load(Ordering::SeqCst);
        if job == 0 {
            idle += 1;
            if idle > IDLE_LOOKS {
                state.parked.store(true, Ordering::SeqCst);
                while state.job.load(Ordering::SeqCst) == 0 && state.parked.load(Ordering::SeqCst) {
                    std::thread::park();
                }
                state.parked.store(false, Ordering::SeqCst);
                idle = 0;
            }
            continue;
        }
        idle = 0;
        if seen != job {
            (seen, waited_before) = (job, eyes.waited());
        }
        let budget = state.budget.load(Ordering::Relaxed);
        let passed = millis(started).saturating_sub(state.since.load(Ordering::Relaxed));
        if passed < budget {
            continue;
        }
        let own = passed.saturating_sub(eyes.waited().saturating_sub(waited_before));
        let over = own.saturating_sub(budget).max(passed.saturating_sub(budget * Limits::PATIENCE));
        if over >= Limits::GRACE_MILLIS {
            // The program swallowed the interruption, or is inside one long native call. Not `exit`: it would wait for a
            // thread that is already ending, and that may be the one that does not end.
            eyes.say(LAST_WORDS);
            std::process::abort();
        }
        if (own >= budget || over > 0) && state.stopped.load(Ordering::SeqCst) != job {
            let state = Arc::clone(state);
            interrupt(Box::new(move || {
                state.job.load(Ordering::SeqCst) == job && state.stopped.swap(job, Ordering::SeqCst) != job
            }));
        }
    }
}

fn millis(since: Instant) -> u64 {
    since.elapsed().as_millis() as u64
}
