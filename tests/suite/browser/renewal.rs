//! A lesson is saved while its page is open: it comes again where it was and as it was, and says what is wrong.

use std::fs;
use std::path::Path;

use super::TWO_COOKIES;
use super::desk::Desk;

/// The shipped lessons in a folder that may change.
fn copied() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")).expect("the lessons").flatten() {
        fs::copy(file.path(), folder.path().join(file.file_name())).expect("a copy");
    }
    folder
}

#[tokio::test]
async fn a_saved_lesson_comes_to_the_open_page_where_it_was_and_as_it_was() {
    let folder = copied();
    let file = folder.path().join("02-flask-ile-cerez-kullanimi.md");
    let text = fs::read_to_string(&file).expect("the lesson");
    let desk = Desk::with_folder(folder.path()).await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.try_it(cell, 1).await;
    let edited = "from flask import Flask\n\napp = Flask(__name__)\n# benim\n";
    desk.rewrite(cell, edited).await;
    let tab = "const t = document.querySelectorAll(`[data-deneme=\"${arguments[0]}\"] [role=tab]`)[2]; t.click(); return t.id";
    let tab = desk.script(tab, cell).await;
    let top = "return document.querySelector(`[data-deneme=\"${arguments[0]}\"]`).getBoundingClientRect().top";
    let to_top = "document.querySelector(`[data-deneme=\"${arguments[0]}\"]`).scrollIntoView({behavior: 'instant'})";
    desk.script(to_top, cell).await;
    let before = desk.script(top, cell).await;

    fs::write(&file, text.replacen("## ", "## Yeni {#yeni}\n\nYeni bölüm.\n\n## ", 1)).expect("saves");
    desk.find("#yeni").await;
    desk.find(&format!("[data-deneme=\"{cell}\"] [data-alisveris]")).await;
    let state = format!(
        "return document.getElementById({tab}).getAttribute('aria-selected') + \
         document.querySelector(`[data-deneme=\"${{arguments[0]}}\"] [data-kod]`).value"
    );
    desk.until(&state, cell, &format!("true{edited}").into()).await;
    // A window scrolls by whole pixels, a page is laid out in parts of them.
    let there = format!("{} < 1", top.replace("return ", &format!("return Math.abs(-{before} + ")) + ")");
    desk.until(&there, cell, &true.into()).await;

    fs::write(&file, text.replacen("python canli", "python canlı", 1)).expect("saves");
    desk.find("[data-yanlis]").await;
    fs::write(&file, &text).expect("saves");
    assert!(desk.gone("[data-yanlis]").await && desk.gone("#yeni").await);
    desk.until(&state, cell, &format!("true{edited}").into()).await;
    desk.close().await;
}
