//! The embedded store: one SQLite file in WAL mode, driven by one thread of its own.
//!
//! In: [`Store`] calls. Out: their answers, by a channel, so that no async thread ever waits for the disk.
//! Fails: when the folder is not writable, the file is not ours, or the disk is full.
//! Not here: a connection pool (one writer is all SQLite has); records' statements (`record_table`).

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, thread};

use rusqlite::{Connection, OptionalExtension, params};
use tokio::sync::{mpsc, oneshot};

use crate::store::{CellKey, Pending, RecordKey, Store, StoreError, record_table};

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
    Edit(CellKey, oneshot::Sender<Result<Option<Arc<str>>, StoreError>>),
    Save(CellKey, Arc<str>, oneshot::Sender<Result<(), StoreError>>),
    Drop(CellKey, oneshot::Sender<Result<(), StoreError>>),
    Record(RecordKey, i64, oneshot::Sender<Result<Option<Vec<u8>>, StoreError>>),
    SaveRecord {
        key: RecordKey,
        data: Vec<u8>,
        expires_ms: i64,
        now_ms: i64,
        answer: oneshot::Sender<Result<usize, StoreError>>,
    },
    DropRecord(RecordKey, oneshot::Sender<Result<(), StoreError>>),
    DropRecords(Arc<str>, Option<(Arc<str>, u32)>, oneshot::Sender<Result<(), StoreError>>),
    SweepRecords(i64, oneshot::Sender<Result<(), StoreError>>),
}

/// The file's layout, step by step; `user_version` counts the steps it has taken. A step that shipped never changes.
const STEPS: [&str; 2] = [
    "CREATE TABLE IF NOT EXISTS edits (
         workspace TEXT NOT NULL,
         lesson TEXT NOT NULL,
         cell INTEGER NOT NULL,
         source TEXT NOT NULL,
         saved_ms INTEGER NOT NULL,
         PRIMARY KEY (workspace, lesson, cell)
     ) WITHOUT ROWID;
     CREATE INDEX IF NOT EXISTS edits_by_age ON edits (saved_ms);",
    record_table::SCHEMA,
];

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
        let wrong =
            |source: rusqlite::Error| StoreError::Open { path: path.display().to_string(), source: source.into() };
        let mut connection = Connection::open(path).map_err(wrong)?;
        prepare(&mut connection).map_err(wrong)?;
        let (orders, inbox) = mpsc::channel(QUEUE);
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || work(&mut connection, inbox))
            .map_err(|source| StoreError::Open { path: path.display().to_string(), source: source.into() })?;
        Ok(Self { orders })
    }

    async fn ask<T>(
        &self,
        order: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Order,
    ) -> Result<T, StoreError> {
        let (answer, inbox) = oneshot::channel();
        self.orders.send(order(answer)).await.map_err(|_| StoreError::Closed)?;
        inbox.await.map_err(|_| StoreError::Closed)?
    }
}

impl Store for SqliteStore {
    fn edit(&self, key: CellKey) -> Pending<'_, Option<Arc<str>>> {
        Box::pin(self.ask(move |answer| Order::Edit(key, answer)))
    }

    fn save_edit(&self, key: CellKey, source: Arc<str>) -> Pending<'_, ()> {
        Box::pin(self.ask(move |answer| Order::Save(key, source, answer)))
    }

    fn drop_edit(&self, key: CellKey) -> Pending<'_, ()> {
        Box::pin(self.ask(move |answer| Order::Drop(key, answer)))
    }

    fn record(&self, key: RecordKey, now_ms: i64) -> Pending<'_, Option<Vec<u8>>> {
        Box::pin(self.ask(move |answer| Order::Record(key, now_ms, answer)))
    }

    fn save_record(&self, key: RecordKey, data: Vec<u8>, expires_ms: i64, now_ms: i64) -> Pending<'_, usize> {
        Box::pin(self.ask(move |answer| Order::SaveRecord { key, data, expires_ms, now_ms, answer }))
    }

    fn drop_record(&self, key: RecordKey) -> Pending<'_, ()> {
        Box::pin(self.ask(move |answer| Order::DropRecord(key, answer)))
    }

    fn drop_records(&self, workspace: Arc<str>, app: Option<(Arc<str>, u32)>) -> Pending<'_, ()> {
        Box::pin(self.ask(move |answer| Order::DropRecords(workspace, app, answer)))
    }

    fn sweep_records(&self, now_ms: i64) -> Pending<'_, ()> {
        Box::pin(self.ask(move |answer| Order::SweepRecords(now_ms, answer)))
    }
}

/// What is committed survives the end of this process in any way; only a power cut may take the last moments.
fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")?;
    let taken: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (number, step) in (1_u32..).zip(STEPS).skip(taken as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

/// The thread's loop. An asker that went away is not an error.
fn work(connection: &mut Connection, mut inbox: mpsc::Receiver<Order>) {
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
            Order::Record(key, now_ms, answer) => {
                drop(answer.send(record_table::read(connection, &key, now_ms).map_err(query)));
            }
            Order::SaveRecord { key, data, expires_ms, now_ms, answer } => {
                let saved = record_table::save(connection, &key, &data, expires_ms, now_ms);
                drop(answer.send(saved.map_err(query)));
            }
            Order::SweepRecords(now_ms, answer) => {
                drop(answer.send(record_table::sweep(connection, now_ms).map_err(query)));
            }
            Order::DropRecord(key, answer) => drop(answer.send(record_table::forget(connection, &key).map_err(query))),
            Order::DropRecords(workspace, app, answer) => {
                let app = app.as_ref().map(|(lesson, cell)| (&**lesson, *cell));
                drop(answer.send(record_table::forget_all(connection, &workspace, app).map_err(query)));
            }
        }
    }
}

fn query(error: rusqlite::Error) -> StoreError {
    StoreError::Query(error.into())
}

fn read(connection: &Connection, key: &CellKey) -> rusqlite::Result<Option<Arc<str>>> {
    connection
        .prepare("SELECT source FROM edits WHERE workspace = ?1 AND lesson = ?2 AND cell = ?3")?
        .query_row(params![&*key.workspace, &*key.lesson, key.cell], |row| row.get::<_, String>(0))
        .optional()
        .map(|found| found.map(Arc::from))
}

fn save(connection: &Connection, key: &CellKey, source: &str, sweep: bool) -> rusqlite::Result<()> {
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

fn forget(connection: &Connection, key: &CellKey) -> rusqlite::Result<()> {
    connection
        .prepare("DELETE FROM edits WHERE workspace = ?1 AND lesson = ?2 AND cell = ?3")?
        .execute(params![&*key.workspace, &*key.lesson, key.cell])
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::{EDITS_OF_ONE, SqliteStore};
    use crate::store::{CellKey, Store, StoreError};
    use std::sync::Arc;

    fn key(cell: u32) -> CellKey {
        CellKey { workspace: Arc::from("atolye"), lesson: Arc::from("ders"), cell }
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
    async fn a_file_of_the_first_layout_gets_the_tables_that_it_lacks_and_keeps_its_edits() {
        let folder = tempfile::tempdir().expect("temp folder");
        let path = folder.path().join("d.sqlite3");
        let old = rusqlite::Connection::open(&path).expect("open");
        old.execute_batch(super::STEPS[0]).expect("old layout");
        old.execute("INSERT INTO edits VALUES ('atolye', 'ders', 1, 'print(1)', 0)", []).expect("an edit");
        old.pragma_update(None, "user_version", 1).expect("old version");
        drop(old);
        let store = SqliteStore::open(&path).expect("open");
        assert_eq!(store.edit(key(1)).await.expect("read").as_deref(), Some("print(1)"));
        let record = crate::store::RecordKey { app: key(1), id: "a".to_owned() };
        assert_eq!(store.record(record, 0).await.expect("the table is there"), None);
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
