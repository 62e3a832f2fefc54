//! Tells when something in the lessons folder was saved, made, renamed or deleted.
//! In: a folder, what to call. Out: calls, from a thread of its own, at most one for each burst of events. Fails when the
//! system cannot watch the folder. The folder is watched and not its files: editors that write a new file and rename it over
//! the old one would be lost otherwise. Not here: what changed, which the catalog finds by looking.

use std::path::Path;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// How long a burst must be quiet: an editor's write, rename and delete come within a few milliseconds.
const QUIET: Duration = Duration::from_millis(40);
/// How often that is looked at.
const TICK: Duration = Duration::from_millis(20);

/// Watches until it is dropped.
pub struct Watch(#[expect(dead_code, reason = "held for its drop")] Debouncer<RecommendedWatcher, RecommendedCache>);

impl Watch {
    /// Watches a folder; `changed` is called from the watcher's own thread and may take its time.
    pub fn start(folder: &Path, mut changed: impl FnMut() + Send + 'static) -> Result<Self, notify::Error> {
        let heard = move |events: DebounceEventResult| {
            // After an error (a queue that ran over) nobody knows what changed: look.
            if events.map_or(true, |events| events.iter().any(|event| writes(&event.event.kind))) {
                changed();
            }
        };
        let mut watcher = new_debouncer(QUIET, Some(TICK), heard)?;
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
        Ok(Self(watcher))
    }
}

/// Our own reading of the folder must not wake us.
fn writes(kind: &EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if *access != AccessKind::Close(AccessMode::Write))
}
