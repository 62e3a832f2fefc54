//! What one run accumulates in its worker: the app's clock, the console, the steps, notes of the natives.
//! One program runs at a time on a worker's thread, so a thread-local holds it; [`begin`] empties it, [`end`] takes it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use super::trace::Recorder;

/// Said in the console when its limit is reached.
const CONSOLE_CUT: &str = "\n… (çıktı sınırı doldu, gerisi gösterilmiyor)\n";

#[derive(Default)]
struct Run {
    /// App's clock minus real clock, seconds.
    clock_offset: f64,
    console: String,
    console_limit: usize,
    console_full: bool,
    recorder: Option<Recorder>,
    notes: BTreeMap<&'static str, String>,
}

/// What a run leaves behind.
pub(crate) struct Ended {
    pub(crate) console: String,
    pub(crate) recorder: Option<Recorder>,
    /// Ids of warnings, each with its last message.
    pub(crate) notes: BTreeMap<&'static str, String>,
}

thread_local! {
    static RUN: RefCell<Run> = RefCell::new(Run::default());
}

/// Starts a run whose clock stands at `now` (epoch seconds).
pub(crate) fn begin(now: f64, console_limit: usize, recorder: Option<Recorder>) {
    RUN.with_borrow_mut(|run| {
        *run = Run { clock_offset: now - real_now(), console_limit, recorder, ..Run::default() };
    });
}

/// Ends the run and hands out what it left.
pub(crate) fn end() -> Ended {
    let mut run = RUN.take();
    if run.console_full {
        run.console.push_str(CONSOLE_CUT);
    }
    Ended { console: run.console, recorder: run.recorder, notes: run.notes }
}

/// Notes a warning for the learner by its stable id; the last of one id stays.
pub(crate) fn note(id: &'static str, message: String) {
    RUN.with_borrow_mut(|run| run.notes.insert(id, message));
}

/// The app's clock, epoch seconds.
pub(crate) fn now() -> f64 {
    real_now() + RUN.with_borrow(|run| run.clock_offset)
}

/// Moves the app's clock forward.
pub(crate) fn advance(seconds: f64) {
    RUN.with_borrow_mut(|run| run.clock_offset += seconds);
}

/// Appends to the console as far as the limit lets; `false` once it is full.
pub(crate) fn print(text: &str) -> bool {
    RUN.with_borrow_mut(|run| {
        let room = run.console_limit.saturating_sub(run.console.len());
        let end = if text.len() <= room { text.len() } else { text.floor_char_boundary(room) };
        run.console.push_str(&text[..end]);
        run.console_full |= end < text.len();
        !run.console_full
    })
}

/// What was printed after the first `start` bytes, and how many there are now.
pub(crate) fn printed_since(start: usize) -> (String, usize) {
    RUN.with_borrow(|run| (run.console.get(start..).unwrap_or_default().to_owned(), run.console.len()))
}

/// Lends the recorder to the trace function.
pub(crate) fn with_recorder(work: impl FnOnce(&mut Recorder)) {
    // Taken out while it works: printing a value may run a learner's `__repr__`, which may print to the console.
    if let Some(mut recorder) = RUN.with_borrow_mut(|run| run.recorder.take()) {
        work(&mut recorder);
        RUN.with_borrow_mut(|run| run.recorder = Some(recorder));
    }
}

fn real_now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}
