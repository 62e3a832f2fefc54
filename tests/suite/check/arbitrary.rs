//! Lessons that nobody would write: `denetle` says something about each, at a place that is there, and goes on.

use std::fs;
use std::sync::LazyLock;

use cerez_defteri::app::check::{check, pool};
use cerez_defteri::lessons::Catalog;
use cerez_defteri::pages::text::lesson_reasons::diagnosis;
use cerez_defteri::sandbox::Pool;
use proptest::prelude::*;
use tokio::runtime::Runtime;

/// One runtime and one pool for all cases.
static WORLD: LazyLock<(Runtime, Pool)> = LazyLock::new(|| {
    let runtime = Runtime::new().expect("a runtime");
    let pool = runtime.block_on(async { pool(env!("CARGO_BIN_EXE_cerez-defteri").into()) });
    (runtime, pool)
});

/// A lesson with every kind of block.
static WHOLE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/src/pages/guide/00-egitmen-rehberi.md");
    fs::read_to_string(guide).expect("the guide").lines().map(str::to_owned).collect()
});

/// Checks one file; every mistake has a place in it and something to say.
fn survives(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("temporary folder");
    fs::write(folder.path().join("01-ders.md"), bytes).expect("writes");
    let catalog = Catalog::from_dir(folder.path()).expect("the folder");
    let (runtime, pool) = &*WORLD;
    let report = runtime.block_on(check(&catalog, |_| true, || pool.clone()));
    let lines = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n").lines().count();
    for error in &report.errors {
        let said = diagnosis(error);
        assert!(!said.what.is_empty() && !said.todo.is_empty(), "{error}");
        assert!(error.line >= 1 && error.line <= lines.max(1) && error.column >= 1 && error.length >= 1, "{error}");
        let room = error.source_line.chars().count().max(1);
        assert!(error.column <= room + 1, "{error} in {room}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        survives(&bytes);
    }

    #[test]
    fn a_lesson_with_lines_lost_doubled_and_moved_is_answered(
        edits in prop::collection::vec((0usize..400, 0u8..4, 0usize..400), 1..6)
    ) {
        let mut lines = WHOLE.clone();
        for (at, edit, to) in edits {
            let (at, to) = (at % lines.len(), to % lines.len());
            match edit {
                0 => drop(lines.remove(at)),
                1 => lines.insert(to, lines[at].clone()),
                2 => lines.swap(at, to),
                _ => {
                    let cut = lines[at].char_indices().nth(to % 12).map_or(lines[at].len(), |(cut, _)| cut);
                    lines[at].truncate(cut);
                }
            }
        }
        survives(lines.join("\n").as_bytes());
    }
}
