//! `denetle`: the shipped lessons hold, and what does not hold is found, with its place.

mod arbitrary;
mod broken;
mod command;
mod hostile;

use std::path::Path;

use cerez_defteri::app::check::{Report, check, pool};
use cerez_defteri::lessons::Catalog;

/// Checks every lesson of a folder.
pub(crate) async fn checked(folder: &Path) -> Report {
    let pool = pool(env!("CARGO_BIN_EXE_cerez-defteri").into());
    check(&Catalog::from_dir(folder).expect("a folder of lessons"), |_| true, || pool).await
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_the_shipped_lessons_say_is_so() {
    let report = checked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")).await;
    let told: Vec<String> = report.errors.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(report.tally.requests >= 60 && report.tally.exercises >= 12, "{:?}", report.tally);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_the_guide_says_is_so() {
    let pool = pool(env!("CARGO_BIN_EXE_cerez-defteri").into());
    let report = check(&cerez_defteri::app::guide(), |_| true, || pool).await;
    let told: Vec<String> = report.errors.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert_eq!((report.tally.lessons, report.tally.exercises), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_action_of_the_panel_does_what_a_browser_does() {
    let report = checked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/check/lessons")).await;
    let told: Vec<String> = report.errors.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(report.tally.requests >= 31 && report.tally.expectations >= 47, "{:?}", report.tally);
}
