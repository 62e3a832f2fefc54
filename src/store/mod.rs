//! What outlives a request: learners' edits and server-side session records (a [`Store`], on disk), and the bounded log of
//! exchanges (in memory).
//!
//! In: values that other rooms made. Out: the same values, and news of a new exchange to whoever listens.
//! Fails: a [`StoreError`] when the disk does; the log cannot fail, it forgets the oldest.
//! Not here: what an exchange means (`live`) and what a record's bytes mean (`sandbox`).

mod log;
mod recent;
mod record_table;
mod records;
mod sqlite;

pub use log::{ExchangeLog, StreamLimit, Subscription};
pub use recent::Recent;
pub use records::SessionRecords;
pub use sqlite::SqliteStore;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A cell of a lesson on a workspace's bench: whose edit, whose records.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CellKey {
    /// Workspace id.
    pub workspace: Arc<str>,
    /// Lesson slug.
    pub lesson: Arc<str>,
    /// Cell number, from 1.
    pub cell: u32,
}

/// One server-side session record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordKey {
    /// The program that keeps it.
    pub app: CellKey,
    /// Its name there: Flask-Session's random id.
    pub id: String,
}

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder of the file cannot be made or written.
    #[error("data folder {path} is not writable")]
    Folder {
        /// The folder.
        path: String,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The file is there but cannot be opened as a store.
    #[error("store {path} cannot be opened")]
    Open {
        /// The file.
        path: String,
        /// The cause.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A statement failed.
    #[error("store query failed")]
    Query(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The store's thread is gone.
    #[error("store is closed")]
    Closed,
}

/// What a store call gives back: a future, because no implementation may block an async thread.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Learners' edits and their programs' session records. One implementation for each `--depo` scheme.
/// Times are milliseconds since 1970, given by the caller.
pub trait Store: Send + Sync + 'static {
    /// The edit, when there is one.
    fn edit(&self, key: CellKey) -> Pending<'_, Option<Arc<str>>>;
    /// Keeps the edit in place of an older one; sweeps the oldest beyond the bounds.
    fn save_edit(&self, key: CellKey, source: Arc<str>) -> Pending<'_, ()>;
    /// Forgets the edit.
    fn drop_edit(&self, key: CellKey) -> Pending<'_, ()>;
    /// The record, if it lives at `now_ms`.
    fn record(&self, key: RecordKey, now_ms: i64) -> Pending<'_, Option<Vec<u8>>>;
    /// Keeps a record until `expires_ms` in place of an older one; the workspace's oldest go when it has too many. Says how
    /// many went.
    fn save_record(&self, key: RecordKey, data: Vec<u8>, expires_ms: i64, now_ms: i64) -> Pending<'_, usize>;
    /// Deletes a record, there or not.
    fn drop_record(&self, key: RecordKey) -> Pending<'_, ()>;
    /// Deletes one app's records, or all of a workspace.
    fn drop_records(&self, workspace: Arc<str>, app: Option<(Arc<str>, u32)>) -> Pending<'_, ()>;
    /// Deletes records whose time is over, and those saved longest ago beyond the bound of all.
    fn sweep_records(&self, now_ms: i64) -> Pending<'_, ()>;
}
