//! The page's modules as files: what `main.js` reaches is what the lesson page asks for at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::test_app::TestApp;

/// Modules named by `from '…'` or a bare `import '…'`, as paths below `static/js`. An `import(…)` is fetched when it is needed.
fn imports(module: &Path) -> Vec<PathBuf> {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/js");
    let text = fs::read_to_string(base.join(module)).unwrap_or_else(|_| panic!("{} is there", module.display()));
    let named = text.lines().filter_map(|line| {
        let rest = line.split_once(" from '").map(|(_, rest)| rest).or_else(|| line.strip_prefix("import '"))?;
        rest.split_once('\'').map(|(name, _)| name)
    });
    named.map(|name| plain(&module.parent().unwrap_or(Path::new("")).join(name))).collect()
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(out.pop()),
            Component::Normal(name) => out.push(name),
            _ => {}
        }
    }
    out
}

#[tokio::test]
async fn every_module_that_the_lesson_page_reaches_is_asked_for_at_once_and_no_other() {
    let mut reached = BTreeSet::new();
    let mut open = vec![PathBuf::from("main.js")];
    while let Some(module) = open.pop() {
        open.extend(imports(&module).into_iter().filter(|next| !reached.contains(next)));
        reached.insert(module);
    }
    reached.remove(Path::new("main.js"));
    let page = TestApp::new().get("/ders/deneme").await.text();
    let asked = page.split("rel=\"modulepreload\" href=\"/static/js/").skip(1);
    let asked: BTreeSet<PathBuf> = asked.filter_map(|rest| rest.split('"').next()).map(PathBuf::from).collect();
    assert!(reached.len() > 30, "the walk works: {reached:?}");
    assert_eq!(asked, reached);
}

#[tokio::test]
async fn the_lesson_page_asks_for_one_sheet_that_holds_all_of_them_in_order() {
    let app = TestApp::new();
    let page = app.get("/ders/deneme").await.text();
    assert_eq!(page.matches("rel=\"stylesheet\"").count(), 2, "the sheet, and the one for paper");
    let sheet = app.get("/static/css/lesson.css").await.text();
    assert!(!sheet.contains("@import"), "{}", sheet.lines().find(|line| line.contains("@import")).unwrap_or_default());
    let places = ["@layer tokens,", ".brand {", ".cell {", ".depo {"].map(|part| sheet.find(part));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}
