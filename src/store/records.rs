//! Server-side session records of learners' programs, bounded, in memory.
//!
//! In: workspace, lesson, cell, record id, bytes, end of life in epoch seconds. Out: the bytes while they live. Fails only by
//! refusing a record when there is no room. Lost at a restart, as a development server's would be.
//! Not here: what the bytes mean (`sandbox`'s Flask-Session), asking across processes (`sandbox::Records`).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::store::Recent;

/// Records of one workspace.
const RECORDS: usize = 200;
/// Bytes of one record; Flask-Session stores a small dictionary.
const RECORD_BYTES: usize = 64 * 1024;
/// Bytes of all records of one workspace.
const WORKSPACE_BYTES: usize = 1024 * 1024;

type Key = (String, u32, String);

/// All workspaces' records.
#[derive(Debug)]
pub struct SessionRecords(Recent<Mutex<HashMap<Key, (Vec<u8>, f64)>>>);

impl SessionRecords {
    /// An empty shelf for so many workspaces.
    pub fn new(workspaces: usize) -> Self {
        Self(Recent::new(workspaces))
    }

    /// A record that is still alive.
    pub fn get(&self, workspace: &str, app: (&str, u32), id: &str) -> Option<Vec<u8>> {
        let own = self.0.get(workspace)?;
        let own = own.lock().unwrap_or_else(PoisonError::into_inner);
        let (bytes, end) = own.get(&(app.0.to_owned(), app.1, id.to_owned()))?;
        (*end > now()).then(|| bytes.clone())
    }

    /// Keeps a record; false when there is no room for it.
    pub fn put(&self, workspace: &str, app: (&str, u32), id: String, bytes: Vec<u8>, end: f64) -> bool {
        if bytes.len() > RECORD_BYTES || id.len() > 256 {
            return false;
        }
        let own = self.0.get_or(workspace, Mutex::default);
        let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
        let now = now();
        own.retain(|_, (_, end)| *end > now);
        let key = (app.0.to_owned(), app.1, id);
        own.remove(&key);
        let held: usize = own.values().map(|(bytes, _)| bytes.len()).sum();
        if own.len() >= RECORDS || held + bytes.len() > WORKSPACE_BYTES {
            return false;
        }
        own.insert(key, (bytes, end));
        true
    }

    /// Deletes a record, there or not.
    pub fn delete(&self, workspace: &str, app: (&str, u32), id: &str) {
        if let Some(own) = self.0.get(workspace) {
            own.lock().unwrap_or_else(PoisonError::into_inner).remove(&(app.0.to_owned(), app.1, id.to_owned()));
        }
    }

    /// Deletes one app's records, or all of a workspace.
    pub fn forget(&self, workspace: &str, app: Option<(&str, u32)>) {
        if let Some(own) = self.0.get(workspace) {
            let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
            own.retain(|(lesson, cell, _), _| app.is_some_and(|(l, c)| l != lesson || c != *cell));
        }
    }
}

fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |age| age.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::{RECORD_BYTES, SessionRecords, now};

    #[test]
    fn a_record_belongs_to_one_app_and_ends() {
        let records = SessionRecords::new(8);
        assert!(records.put("ws", ("ders", 1), "a".into(), vec![1], now() + 60.0));
        assert!(records.put("ws", ("ders", 1), "b".into(), vec![2], now() - 1.0));
        assert_eq!(records.get("ws", ("ders", 1), "a"), Some(vec![1]));
        assert_eq!(records.get("ws", ("ders", 2), "a"), None);
        assert_eq!(records.get("ws", ("ders", 1), "b"), None);
        assert!(!records.put("ws", ("ders", 1), "c".into(), vec![0; RECORD_BYTES + 1], now() + 60.0));
        records.forget("ws", Some(("ders", 1)));
        assert_eq!(records.get("ws", ("ders", 1), "a"), None);
    }
}
