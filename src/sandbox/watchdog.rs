//! Ends what runs too long: an interruption in Python at the limit, the end of the process a little later.
//! The thread looks every few milliseconds while jobs run and sleeps while none do; arming it costs two atomic stores.
//! An interruption names its job, so one that arrives late cannot hit the next.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::Thread;
use std::time::{Duration, Instant};

use super::limits::Limits;

const LOOK_EVERY: Duration = Duration::from_millis(10);
/// Looks without a job before the thread parks.
const IDLE_LOOKS: u32 = 100;

#[derive(Default)]
struct State {
    /// Running number of the job under guard; 0 when none is.
    job: AtomicU64,
    /// When it began, milliseconds since the watchdog's own start.
    since: AtomicU64,
    /// How long it may take, milliseconds.
    budget: AtomicU64,
    parked: AtomicBool,
}

/// The guard of one worker.
pub(crate) struct Watchdog {
    state: Arc<State>,
    thread: Thread,
    started: Instant,
    jobs: AtomicU64,
}

/// Guards one job until dropped.
pub(crate) struct Guard<'a>(&'a Watchdog);

impl Watchdog {
    /// Starts the thread. `interrupt` makes Python raise; it is called once a job.
    pub(crate) fn start(interrupt: impl Fn(Box<dyn Fn() -> bool + Send>) + Send + 'static) -> Self {
        let state = Arc::new(State::default());
        let started = Instant::now();
        let watched = Arc::clone(&state);
        let (running, runs) = std::sync::mpsc::sync_channel(0);
        let spawned = std::thread::Builder::new().name("watchdog".into()).stack_size(64 * 1024).spawn(move || {
            if running.send(()).is_ok() {
                watch(&watched, started, &interrupt);
            }
        });
        // A thread's first steps need calls that `wall` refuses afterwards, so it is waited for. Without a watchdog nothing may
        // run: a worker that cannot have one ends, and the pool says so.
        let thread = match (spawned, runs.recv()) {
            (Ok(handle), Ok(())) => handle.thread().clone(),
            _ => std::process::exit(1),
        };
        Self { state, thread, started, jobs: AtomicU64::new(0) }
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

fn watch(state: &Arc<State>, started: Instant, interrupt: &impl Fn(Box<dyn Fn() -> bool + Send>)) {
    let mut interrupted = 0;
    let mut idle = 0;
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
        let budget = state.budget.load(Ordering::Relaxed);
        let spent = millis(started).saturating_sub(state.since.load(Ordering::Relaxed));
        if spent >= budget + Limits::GRACE_MILLIS {
            // The program swallowed the interruption, or is inside one long native call. Not `exit`: it would wait for a
            // thread that is already ending, and that may be the one that does not end.
            std::process::abort();
        }
        if spent >= budget && interrupted != job {
            interrupted = job;
            let state = Arc::clone(state);
            interrupt(Box::new(move || state.job.load(Ordering::SeqCst) == job));
        }
    }
}

fn millis(since: Instant) -> u64 {
    since.elapsed().as_millis() as u64
}
