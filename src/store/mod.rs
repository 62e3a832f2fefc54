//! What outlives a request: learners' edits (a [`Store`], on disk) and the bounded log of exchanges (in memory).
//!
//! In: values that other rooms made. Out: the same values, and news of a new exchange to whoever listens.
//! Fails: a [`StoreError`] when the disk does; the log cannot fail, it forgets the oldest.
//! Not here: what an exchange means (`live`), server-side session records (`sessions`).

mod log;
mod recent;
mod records;
mod sqlite;

pub use log::{ExchangeLog, StreamLimit, Subscription};
pub use recent::Recent;
pub use records::SessionRecords;
pub use sqlite::SqliteStore;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Whose edit: a cell of a lesson on a workspace's bench.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditKey {
    /// Workspace id.
    pub workspace: Arc<str>,
    /// Lesson slug.
    pub lesson: Arc<str>,
    /// Cell number, from 1.
    pub cell: u32,
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

/// Learners' edits. One implementation for each `--depo` scheme.
pub trait Store: Send + Sync + 'static {
    /// The edit, when there is one.
    fn edit(&self, key: EditKey) -> Pending<'_, Option<Arc<str>>>;
    /// Keeps the edit in place of an older one; sweeps the oldest beyond the bounds.
    fn save_edit(&self, key: EditKey, source: Arc<str>) -> Pending<'_, ()>;
    /// Forgets the edit.
    fn drop_edit(&self, key: EditKey) -> Pending<'_, ()>;
}
