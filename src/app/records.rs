//! Answers the sandbox's questions about server-side sessions from the store: neighbours joined by `app`.
//! In: an app's key, a record's id. Out: bytes. A store that fails looks like an absent record, or a full one; the log says why.
//! Records of a workspace are on disk ([`Lasting`]). A visitor of the common bench and an exercise's check have a namespace
//! that is used once, and `calistir` has no store: their records are in memory ([`Keeper`]).

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use crate::live::is_passing;
use crate::sandbox::{AppKey, Records, Soon};
use crate::store::{CellKey, RecordKey, SessionRecords, Store, StoreError};

/// Between two sweeps.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Records in memory.
pub struct Keeper(pub Arc<SessionRecords>);

impl Records for Keeper {
    fn get<'a>(&'a self, app: &'a AppKey, id: String, now: f64) -> Soon<'a, Option<Vec<u8>>> {
        Box::pin(async move { self.0.get(&app.workspace, (&app.lesson, app.cell), &id, now) })
    }

    fn put<'a>(&'a self, app: &'a AppKey, id: String, bytes: Vec<u8>, expires: f64) -> Soon<'a, Option<usize>> {
        Box::pin(async move { Some(self.0.put(&app.workspace, (&app.lesson, app.cell), id, bytes, expires)) })
    }

    fn delete<'a>(&'a self, app: &'a AppKey, id: String) -> Soon<'a, ()> {
        Box::pin(async move { self.0.delete(&app.workspace, (&app.lesson, app.cell), &id) })
    }
}

/// Records on disk, and in memory those of a namespace that is used once.
pub struct Lasting {
    /// Workspaces' records.
    pub store: Arc<dyn Store>,
    /// The others.
    pub passing: Keeper,
}

impl Records for Lasting {
    fn get<'a>(&'a self, app: &'a AppKey, id: String, now: f64) -> Soon<'a, Option<Vec<u8>>> {
        if is_passing(&app.workspace) {
            return self.passing.get(app, id, now);
        }
        Box::pin(async move { told(self.store.record(key_of(app, id), millis(now)).await).flatten() })
    }

    fn put<'a>(&'a self, app: &'a AppKey, id: String, bytes: Vec<u8>, expires: f64) -> Soon<'a, Option<usize>> {
        if is_passing(&app.workspace) {
            return self.passing.put(app, id, bytes, expires);
        }
        let key = key_of(app, id);
        Box::pin(async move { told(self.store.save_record(key, bytes, millis(expires), now_millis()).await) })
    }

    fn delete<'a>(&'a self, app: &'a AppKey, id: String) -> Soon<'a, ()> {
        if is_passing(&app.workspace) {
            return self.passing.delete(app, id);
        }
        Box::pin(async move {
            told(self.store.drop_record(key_of(app, id)).await);
        })
    }
}

/// Sweeps ended records out of the store, at once and then every minute, until the server stops.
pub async fn keep_swept(store: Arc<dyn Store>, mut stop: watch::Receiver<bool>) {
    let mut pace = tokio::time::interval(SWEEP_EVERY);
    loop {
        let stopping = tokio::select! {
            biased;
            _ = stop.wait_for(|stopping| *stopping) => true,
            _ = pace.tick() => false,
        };
        if stopping {
            return;
        }
        told(store.sweep_records(now_millis()).await);
    }
}

fn now_millis() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_millis() as i64)
}

fn key_of(app: &AppKey, id: String) -> RecordKey {
    let AppKey { workspace, lesson, cell } = app.clone();
    RecordKey { app: CellKey { workspace, lesson, cell }, id }
}

/// Saturates: a program may ask for any number.
fn millis(seconds: f64) -> i64 {
    (seconds * 1000.0) as i64
}

fn told<T>(done: Result<T, StoreError>) -> Option<T> {
    done.inspect_err(|error| {
        tracing::error!(error = %error, cause = ?std::error::Error::source(error), "session record");
    })
    .ok()
}
