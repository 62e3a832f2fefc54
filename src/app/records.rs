//! Answers the sandbox's questions about server-side sessions from the store's records: neighbours joined by `app`.
//! In: an app's key, a record's id. Out: bytes. Cannot fail. A visitor of the common bench has records for one request only.

use std::sync::Arc;

use crate::sandbox::{AppKey, Records, Soon};
use crate::store::SessionRecords;

/// The store's records, as the sandbox asks for them.
pub struct Keeper(pub Arc<SessionRecords>);

impl Records for Keeper {
    fn get<'a>(&'a self, app: &'a AppKey, id: String) -> Soon<'a, Option<Vec<u8>>> {
        Box::pin(async move { self.0.get(&app.workspace, (&app.lesson, app.cell), &id) })
    }

    fn put<'a>(&'a self, app: &'a AppKey, id: String, bytes: Vec<u8>, expires: f64) -> Soon<'a, bool> {
        Box::pin(async move { self.0.put(&app.workspace, (&app.lesson, app.cell), id, bytes, expires) })
    }

    fn delete<'a>(&'a self, app: &'a AppKey, id: String) -> Soon<'a, ()> {
        Box::pin(async move { self.0.delete(&app.workspace, (&app.lesson, app.cell), &id) })
    }
}
