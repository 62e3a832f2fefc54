//! `denetle`: the shipped lessons hold, and what does not hold is found, with its place.

mod broken;
mod command;

use std::path::Path;

use cerez_defteri::app::check::{Report, check, pool};
use cerez_defteri::lessons::Catalog;

/// Checks every lesson of a folder.
pub(crate) async fn checked(folder: &Path) -> Report {
    let pool = pool(env!("CARGO_BIN_EXE_cerez-defteri").into());
    check(&Catalog::from_dir(folder).expect("a folder of lessons"), |_| true, &pool).await
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_the_shipped_lessons_say_is_so() {
    let report = checked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")).await;
    let told: Vec<String> = report.errors.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(report.tally.requests >= 60 && report.tally.exercises >= 12, "{:?}", report.tally);
}
