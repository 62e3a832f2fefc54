//! Session records that need not outlast the process, bounded, in memory: a check's, a visitor's, `calistir`'s.
//!
//! In: workspace, lesson, cell, record id, bytes, times in epoch seconds. Out: the bytes while they live. Cannot fail: beyond
//! a workspace's bounds, the same as on disk, the record that would end first goes.
//! Not here: what the bytes mean (`sandbox`'s Flask-Session), records of workspaces ([`crate::store::Store`]).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::store::Recent;
use crate::store::record_table::{BYTES_OF_ONE, RECORDS_OF_ONE};

type Key = (String, u32, String);

/// One workspace's records: bytes and when they end.
type Shelf = Mutex<HashMap<Key, (Vec<u8>, f64)>>;

/// All workspaces' records.
#[derive(Debug)]
pub struct SessionRecords(Recent<Shelf>);

impl SessionRecords {
    /// An empty shelf for so many workspaces.
    pub fn new(workspaces: usize) -> Self {
        Self(Recent::new(workspaces))
    }

    /// A record that is alive at `now`.
    pub fn get(&self, workspace: &str, app: (&str, u32), id: &str, now: f64) -> Option<Vec<u8>> {
        let own = self.0.get(workspace)?;
        let own = own.lock().unwrap_or_else(PoisonError::into_inner);
        let (bytes, end) = own.get(&(app.0.to_owned(), app.1, id.to_owned()))?;
        (*end > now).then(|| bytes.clone())
    }

    /// Keeps a record; says how many of the workspace's others had to go for it.
    pub fn put(&self, workspace: &str, app: (&str, u32), id: String, bytes: Vec<u8>, end: f64) -> usize {
        let own = self.0.get_or(workspace, Mutex::default);
        let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (app.0.to_owned(), app.1, id);
        own.remove(&key);
        let mut held = bytes.len() + own.values().map(|(bytes, _)| bytes.len()).sum::<usize>();
        let before = own.len();
        while own.len() >= RECORDS_OF_ONE || held > BYTES_OF_ONE {
            let first = own.iter().min_by(|one, other| one.1.1.total_cmp(&other.1.1)).map(|(key, _)| key.clone());
            let Some((bytes, _)) = first.and_then(|key| own.remove(&key)) else { break };
            held -= bytes.len();
        }
        let gone = before - own.len();
        own.insert(key, (bytes, end));
        gone
    }

    /// Deletes a record, there or not.
    pub fn delete(&self, workspace: &str, app: (&str, u32), id: &str) {
        if let Some(own) = self.0.get(workspace) {
            own.lock().unwrap_or_else(PoisonError::into_inner).remove(&(app.0.to_owned(), app.1, id.to_owned()));
        }
    }

    /// Deletes all records of a workspace.
    pub fn forget(&self, workspace: &str) {
        if let Some(own) = self.0.get(workspace) {
            own.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RECORDS_OF_ONE, SessionRecords};

    #[test]
    fn a_record_belongs_to_one_app_and_ends() {
        let records = SessionRecords::new(8);
        records.put("ws", ("ders", 1), "a".into(), vec![1], 60.0);
        assert_eq!(records.get("ws", ("ders", 1), "a", 59.0), Some(vec![1]));
        assert_eq!(records.get("ws", ("ders", 1), "a", 60.0), None);
        assert_eq!(records.get("ws", ("ders", 2), "a", 0.0), None);
        records.forget("ws");
        assert_eq!(records.get("ws", ("ders", 1), "a", 0.0), None);
    }

    #[test]
    fn a_full_shelf_loses_the_record_that_ends_first() {
        let records = SessionRecords::new(8);
        for n in 0..=RECORDS_OF_ONE {
            records.put("ws", ("ders", 1), n.to_string(), vec![1], 60.0 + n as f64);
        }
        assert_eq!(records.get("ws", ("ders", 1), "0", 0.0), None);
        assert!(records.get("ws", ("ders", 1), "1", 0.0).is_some());
    }
}
