//! The embedded store: one SQLite file in WAL mode, driven by one thread of its own.
//!
//! In: [`Store`] calls. Out: their answers, by a channel, so that no async thread ever waits for the disk.
//! Fails: when the folder is not writable, the file is not ours, or the disk is full.
//! Not here: a connection pool (one writer is all SQLite has), schema migrations (one table; `user_version` marks it).

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, thread};

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::{mpsc, oneshot};

use crate::store::{EditKey, Pending, Store, StoreError};

/// Edits of one workspace; more than all lessons have cells.
const EDITS_OF_ONE: i64 = 300;
/// Edits of all workspaces: 32 KiB each at the worst, some 3 GiB, in practice a hundredth of it.
const EDITS_OF_ALL: i64 = 100_000;
/// Orders that may wait for the thread.
const QUEUE: usize = 256;

/// A handle on the store's thread; the thread ends with its last handle.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    orders: mpsc::Sender<Order>,
}

#[derive(Debug)]
enum Order {
    Edit(EditKey, oneshot::Sender<Result<Option<Arc<str>>, StoreError>>),
    Save(EditKey, Arc<str>, oneshot::Sender<Result<(), StoreError>>),
    Drop(EditKey, oneshot::Sender<Result<(), StoreError>>),
}

impl SqliteStore {
    /// Opens or makes the file, with its folder. Blocking: called once, at start.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let wrong = |source| StoreError::Folder { path: folder.display().to_string(), source };
            fs::create_dir_all(folder).map_err(wrong)?;
            let probe = folder.join(format!(".cerez-defteri-{}", std::process::id()));
            fs::write(&probe, b"").map_err(wrong)?;
            let _ = fs::remove_file(&probe);
        }
        let wrong = |source: rusqlite::Error| StoreError::Open { path: path.display().to_string(), source: source.into() };
        let connection = Connection::open(path).map_err(wrong)?;
        prepare(&connection).map_err(wrong)?;
        let (orders, inbox) = mpsc::channel(QUEUE);
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || work(&connection, inbox))
            .map_err(|source| StoreError::Open { path: path.display().to_string(), source: source.into() })?;
        Ok(Self { orders })
    }

    async fn ask<T>(
        &self, order: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Order,
    ) -> Result<T, StoreError> {
        let (answer, inbox) = oneshot::channel();
        self.orders.send(order(answer)).await.map_err(|_| StoreError::Closed)?;
        inbox.await.map_err(|_| StoreError::Closed)?
    }
}

impl Store for SqliteStore {
    fn edit(&self, key: EditKey) -> Pending<'_, Option<Arc<str>>> {
        Box::pin(self.ask(move |answer| Order::Edit(key, answer)))
    }

    fn save_edit(&self, key: EditKey, source: Arc<str>) -> Pending<'_, ()> {
        Box::pin(self.ask(move |answer| Order::Save(key, source, answer)))
    }

    fn drop_edit(&self, key: EditKey) -> Pending<'_, ()> {
        Box::pin(self.ask(move |answer| Order::Drop(key, answer)))
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = NORMAL;
         CREATE TABLE IF NOT EXISTS edits (
             workspace TEXT NOT NULL,
             lesson TEXT NOT NULL,
             cell INTEGER NOT NULL,
             source TEXT NOT NULL,
             saved_ms INTEGER NOT NULL,
             PRIMARY KEY (workspace, lesson, cell)
         ) WITHOUT ROWID;
         CREATE INDEX IF NOT EXISTS edits_by_age ON edits (saved_ms);
         PRAGMA user_version = 1;",
    )
}

/// The thread's loop. An asker that went away is not an error.
fn work(connection: &Connection, mut inbox: mpsc::Receiver<Order>) {
    let mut saves: u32 = 0;
    while let Some(order) = inbox.blocking_recv() {
        match order {
            Order::Edit(key, answer) => drop(answer.send(read(connection, &key).map_err(query))),
            Order::Save(key, source, answer) => {
                saves = saves.wrapping_add(1);
                // Counting all rows is not free; the bound may be passed by these few.
                let sweep = saves % 64 == 1;
                drop(answer.send(save(connection, &key, &source, sweep).map_err(query)));
            }
            Order::Drop(key, answer) => drop(answer.send(forget(connection, &key).map_err(query))),
        }
    }
}

fn query(error: rusqlite::Error) -> StoreError {
    StoreError::Query(error.into())
}

fn read(connection: &Connection, key: &EditKey) -> rusqlite::Result<Option<Arc<str>>> {
    connection
        .prepare("SELECT source FROM edits WHERE workspace = ?1 AND lesson = ?2 AND cell = ?3")?
        .query_row(params![&*key.workspace, &*key.lesson, key.cell], |row| row.get::<_, String>(0))
        .optional()
        .map(|found| found.map(Arc::from))
}

fn save(connection: &Connection, key: &EditKey, source: &str, sweep: bool) -> rusqlite::Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_millis() as i64);
    connection
        .prepare(
            "INSERT INTO edits (workspace, lesson, cell, source, saved_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (workspace, lesson, cell) DO UPDATE SET source = ?4, saved_ms = ?5",
        )?
        .execute(params![&*key.workspace, &*key.lesson, key.cell, source, now])?;
    connection
        .prepare(
            "DELETE FROM edits WHERE workspace = ?1 AND (lesson, cell) IN (
                 SELECT lesson, cell FROM edits WHERE workspace = ?1 ORDER BY saved_ms DESC LIMIT -1 OFFSET ?2)",
        )?
        .execute(params![&*key.workspace, EDITS_OF_ONE])?;
    if sweep {
        connection
            .prepare(
                "DELETE FROM edits WHERE (workspace, lesson, cell) IN (
                     SELECT workspace, lesson, cell FROM edits ORDER BY saved_ms DESC LIMIT -1 OFFSET ?1)",
            )?
            .execute(params![EDITS_OF_ALL])?;
    }
    Ok(())
}

fn forget(connection: &Connection, key: &EditKey) -> rusqlite::Result<()> {
    connection
        .prepare("DELETE FROM edits WHERE workspace = ?1 AND lesson = ?2 AND cell = ?3")?
        .execute(params![&*key.workspace, &*key.lesson, key.cell])
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::{EDITS_OF_ONE, SqliteStore};
    use crate::store::{EditKey, Store, StoreError};
    use std::sync::Arc;

    fn key(cell: u32) -> EditKey {
        EditKey { workspace: Arc::from("atolye"), lesson: Arc::from("ders"), cell }
    }

    #[tokio::test]
    async fn an_edit_survives_a_restart() {
        let folder = tempfile::tempdir().expect("temp folder");
        let path = folder.path().join("yeni/defter.sqlite3");
        let store = SqliteStore::open(&path).expect("open");
        store.save_edit(key(1), Arc::from("print(1)")).await.expect("save");
        store.save_edit(key(1), Arc::from("print(2)")).await.expect("save");
        drop(store);
        let store = SqliteStore::open(&path).expect("open again");
        assert_eq!(store.edit(key(1)).await.expect("read").as_deref(), Some("print(2)"));
        store.drop_edit(key(1)).await.expect("drop");
        assert_eq!(store.edit(key(1)).await.expect("read"), None);
    }

    #[tokio::test]
    async fn one_workspace_keeps_a_bounded_number_of_edits() {
        let folder = tempfile::tempdir().expect("temp folder");
        let store = SqliteStore::open(&folder.path().join("d.sqlite3")).expect("open");
        for cell in 0..EDITS_OF_ONE as u32 + 5 {
            store.save_edit(key(cell), Arc::from("x")).await.expect("save");
        }
        let mut left = 0;
        for cell in 0..EDITS_OF_ONE as u32 + 5 {
            left += i64::from(store.edit(key(cell)).await.expect("read").is_some());
        }
        assert_eq!(left, EDITS_OF_ONE);
    }

    #[tokio::test]
    async fn a_file_that_is_no_store_is_refused() {
        let folder = tempfile::tempdir().expect("temp folder");
        let path = folder.path().join("d.sqlite3");
        std::fs::write(&path, "bu bir veri tabanı değil, düz bir metindir").expect("write");
        assert!(matches!(SqliteStore::open(&path), Err(StoreError::Open { .. })));
    }
}
