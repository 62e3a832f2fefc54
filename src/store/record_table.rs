//! Server-side session records in the SQLite file: the statements and their bounds.
//!
//! In: a [`RecordKey`], bytes, times in milliseconds since 1970 (the caller's clock). Out: the bytes while they live.
//! Fails as SQLite does. A workspace keeps [`RECORDS_OF_ONE`] records and [`BYTES_OF_ONE`] bytes, all together
//! [`RECORDS_OF_ALL`]; beyond it those saved longest ago go, as Flask-Session's file cache prunes. The newest always stays.
//! Not here: what the bytes mean (`sandbox`'s Flask-Session), the size of one record (`sandbox::RECORD_BYTES`).

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::store::RecordKey;

/// Records of one workspace.
pub(crate) const RECORDS_OF_ONE: usize = 200;
/// Bytes of one workspace's records.
pub(crate) const BYTES_OF_ONE: usize = 1024 * 1024;
/// Records of all workspaces: 1.3 GB at the worst, in practice a hundredth of it.
const RECORDS_OF_ALL: i64 = 20_000;
/// No record outlives this, whatever it asks for; browsers cap cookies at the same.
const LONGEST_MS: i64 = 400 * 24 * 3600 * 1000;
/// Makes the table.
pub(crate) const SCHEMA: &str = "
    CREATE TABLE records (
        workspace TEXT NOT NULL,
        lesson TEXT NOT NULL,
        cell INTEGER NOT NULL,
        id TEXT NOT NULL,
        data BLOB NOT NULL,
        expires_ms INTEGER NOT NULL,
        saved_ms INTEGER NOT NULL,
        PRIMARY KEY (workspace, lesson, cell, id)
    );
    CREATE INDEX records_by_end ON records (expires_ms);
    CREATE INDEX records_by_age ON records (saved_ms);";

/// The record, if it lives at `now_ms`.
pub(crate) fn read(connection: &Connection, key: &RecordKey, now_ms: i64) -> rusqlite::Result<Option<Vec<u8>>> {
    connection
        .prepare(
            "SELECT data FROM records
             WHERE workspace = ?1 AND lesson = ?2 AND cell = ?3 AND id = ?4 AND expires_ms > ?5",
        )?
        .query_row(params![&*key.app.workspace, &*key.app.lesson, key.app.cell, key.id, now_ms], |row| row.get(0))
        .optional()
}

/// Keeps the record in place of an older one and holds the workspace to its bounds; how many others went for it.
pub(crate) fn save(
    connection: &mut Connection,
    key: &RecordKey,
    data: &[u8],
    expires_ms: i64,
    now_ms: i64,
) -> rusqlite::Result<usize> {
    let transaction = connection.transaction()?;
    let expires_ms = expires_ms.min(now_ms.saturating_add(LONGEST_MS));
    transaction
        .prepare(
            "INSERT INTO records (workspace, lesson, cell, id, data, expires_ms, saved_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (workspace, lesson, cell, id) DO UPDATE SET data = ?5, expires_ms = ?6, saved_ms = ?7",
        )?
        .execute(params![&*key.app.workspace, &*key.app.lesson, key.app.cell, key.id, data, expires_ms, now_ms])?;
    let gone = hold_to_bounds(&transaction, key, data.len())?;
    transaction.commit()?;
    Ok(gone)
}

/// Deletes what the workspace has beyond its bounds: the record of `key`, `size` bytes long, counts first.
fn hold_to_bounds(transaction: &Transaction<'_>, key: &RecordKey, size: usize) -> rusqlite::Result<usize> {
    let mut others = transaction.prepare(
        "SELECT rowid, length(data) FROM records
         WHERE workspace = ?1 AND NOT (lesson = ?2 AND cell = ?3 AND id = ?4) ORDER BY saved_ms DESC, rowid DESC",
    )?;
    let mut rows = others.query(params![&*key.app.workspace, &*key.app.lesson, key.app.cell, key.id])?;
    let (mut count, mut bytes, mut beyond) = (1, size, Vec::new());
    while let Some(row) = rows.next()? {
        count += 1;
        bytes += row.get::<_, i64>(1)? as usize;
        if count > RECORDS_OF_ONE || bytes > BYTES_OF_ONE {
            beyond.push(row.get::<_, i64>(0)?);
        }
    }
    for rowid in &beyond {
        transaction.execute("DELETE FROM records WHERE rowid = ?1", [rowid])?;
    }
    Ok(beyond.len())
}

/// Deletes one record.
pub(crate) fn forget(connection: &Connection, key: &RecordKey) -> rusqlite::Result<()> {
    connection
        .execute(
            "DELETE FROM records WHERE workspace = ?1 AND lesson = ?2 AND cell = ?3 AND id = ?4",
            params![&*key.app.workspace, &*key.app.lesson, key.app.cell, key.id],
        )
        .map(drop)
}

/// Deletes one app's records, or all of a workspace.
pub(crate) fn forget_all(connection: &Connection, workspace: &str, app: Option<(&str, u32)>) -> rusqlite::Result<()> {
    let done = match app {
        Some((lesson, cell)) => connection.execute(
            "DELETE FROM records WHERE workspace = ?1 AND lesson = ?2 AND cell = ?3",
            params![workspace, lesson, cell],
        ),
        None => connection.execute("DELETE FROM records WHERE workspace = ?1", [workspace]),
    };
    done.map(drop)
}

/// Deletes records whose time is over, and the oldest beyond the bound of all.
pub(crate) fn sweep(connection: &Connection, now_ms: i64) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM records WHERE expires_ms <= ?1", [now_ms])?;
    connection
        .execute(
            "DELETE FROM records WHERE rowid IN (
                 SELECT rowid FROM records ORDER BY saved_ms DESC LIMIT -1 OFFSET ?1)",
            [RECORDS_OF_ALL],
        )
        .map(drop)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{BYTES_OF_ONE, LONGEST_MS, RECORDS_OF_ONE};
    use crate::store::{CellKey, RecordKey, SqliteStore, Store};

    fn key(workspace: &str, id: impl ToString) -> RecordKey {
        let app = CellKey { workspace: Arc::from(workspace), lesson: Arc::from("ders"), cell: 1 };
        RecordKey { app, id: id.to_string() }
    }

    fn store() -> (tempfile::TempDir, SqliteStore) {
        let folder = tempfile::tempdir().expect("temp folder");
        let store = SqliteStore::open(&folder.path().join("d.sqlite3")).expect("open");
        (folder, store)
    }

    fn rows(folder: &tempfile::TempDir) -> i64 {
        let file = rusqlite::Connection::open(folder.path().join("d.sqlite3")).expect("open");
        file.query_row("SELECT count(*) FROM records", [], |row| row.get(0)).expect("count")
    }

    #[tokio::test]
    async fn a_record_is_gone_when_its_time_is_over_and_swept_later() {
        let (folder, store) = store();
        store.save_record(key("ws", "a"), vec![1], 5_000, 1_000).await.expect("save");
        assert_eq!(store.record(key("ws", "a"), 4_999).await.expect("read"), Some(vec![1]));
        assert_eq!(store.record(key("ws", "a"), 5_000).await.expect("read"), None);
        store.save_record(key("other", "b"), vec![1], 5_001, 1_000).await.expect("save");
        assert_eq!(rows(&folder), 2, "it is still in the file");
        store.sweep_records(4_999).await.expect("sweep");
        assert_eq!(rows(&folder), 2);
        store.sweep_records(5_000).await.expect("sweep");
        assert_eq!(rows(&folder), 1);
        assert!(store.record(key("other", "b"), 5_000).await.expect("read").is_some(), "only the other one is left");
    }

    #[tokio::test]
    async fn no_record_lives_longer_than_browsers_let_a_cookie() {
        let (_folder, store) = store();
        store.save_record(key("ws", "a"), vec![1], i64::MAX, 0).await.expect("save");
        assert_eq!(store.record(key("ws", "a"), LONGEST_MS - 1).await.expect("read"), Some(vec![1]));
        assert_eq!(store.record(key("ws", "a"), LONGEST_MS).await.expect("read"), None);
    }

    #[tokio::test]
    async fn a_full_workspace_loses_its_oldest_record_and_no_other_workspace_does() {
        let (folder, store) = store();
        store.save_record(key("other", "a"), vec![1], 1 << 40, 0).await.expect("save");
        for n in 0..RECORDS_OF_ONE as i64 + 3 {
            let gone = store.save_record(key("ws", n), vec![1], 1 << 40, n).await.expect("save");
            assert_eq!(gone, usize::from(n >= RECORDS_OF_ONE as i64), "{n}");
        }
        assert_eq!(rows(&folder), RECORDS_OF_ONE as i64 + 1);
        for (n, there) in [(0, false), (2, false), (3, true), (RECORDS_OF_ONE + 2, true)] {
            assert_eq!(store.record(key("ws", n), 1_000).await.expect("read").is_some(), there, "{n}");
        }
        assert!(store.record(key("other", "a"), 1_000).await.expect("read").is_some());
    }

    #[tokio::test]
    async fn a_workspace_cannot_hold_more_bytes_than_its_share() {
        let (folder, store) = store();
        for n in 0..40 {
            store.save_record(key("ws", n), vec![0; BYTES_OF_ONE / 16], 1 << 40, n).await.expect("save");
        }
        assert_eq!(rows(&folder), 16);
        assert!(store.record(key("ws", 39), 100).await.expect("read").is_some());
    }

    #[tokio::test]
    async fn resetting_a_cell_forgets_its_records_and_leaves_the_next_cell() {
        let (_folder, store) = store();
        let mut next = key("ws", "a");
        next.app.cell = 2;
        store.save_record(key("ws", "a"), vec![1], 1 << 40, 0).await.expect("save");
        store.save_record(next.clone(), vec![2], 1 << 40, 0).await.expect("save");
        store.drop_records(Arc::from("ws"), Some((Arc::from("ders"), 1))).await.expect("drop");
        assert_eq!(store.record(key("ws", "a"), 0).await.expect("read"), None);
        assert_eq!(store.record(next.clone(), 0).await.expect("read"), Some(vec![2]));
        store.drop_records(Arc::from("ws"), None).await.expect("drop");
        assert_eq!(store.record(next, 0).await.expect("read"), None);
    }
}
