//! What the learner has done: kept in this browser, carried to another as a file, forgotten on request.

use serde_json::Value;

use super::desk::Desk;

const LESSON: &str = "/ders/cerez-nedir";
const KEPT: &str = "return JSON.parse(localStorage.getItem('cerez-ilerleme') ?? 'null')";

/// Answers every question and skips every prediction of the page: each section is then done.
async fn answer_all(desk: &Desk) {
    desk.script(
        "document.querySelectorAll('[data-tahmin] [data-gec]').forEach((b) => b.click());\
         for (const form of document.querySelectorAll('[data-soru]')) {\
           const facts = [...form.querySelectorAll('[data-dogru]')];\
           facts.forEach((fact, i) => { if (fact.dataset.dogru === 'evet') form.querySelectorAll('.opt input')[i].click(); });\
           form.querySelector('.qa__save').click(); }",
        0,
    )
    .await;
}

#[tokio::test]
async fn progress_shows_in_the_list_travels_as_a_file_and_is_forgotten_whole() {
    let desk = Desk::open().await;
    desk.go(LESSON).await;
    answer_all(&desk).await;
    let kept = desk.script(KEPT, 0).await;
    assert!(
        kept["dersler"]["cerez-nedir"]["tahmin"].is_object() && kept["dersler"]["cerez-nedir"]["bolum"].is_object(),
        "{kept}"
    );
    desk.go("/").await;
    desk.find("[data-ilerleme=\"cerez-nedir\"]:not([hidden]) progress").await;

    // The file is caught where the page hands it to the browser.
    desk.go("/hakkinda").await;
    let file = "const made = URL.createObjectURL; let blob; URL.createObjectURL = (b) => { blob = b; return made(b); };\
                document.querySelector('[data-disari]').click(); return blob.text()";
    let file = desk.script(file, 0).await;
    let file = file.as_str().expect("a text");
    assert!(!file.contains("cerez-atolye"), "the name of the workspace does not travel: {file}");
    desk.press_on_page("[data-unut]").await;
    desk.press_on_page("dialog[open] [data-onayla]").await;
    desk.find("[data-saklanan-duyuru]:not(:empty)").await;
    let left = "return Object.keys(localStorage).filter((key) => key.startsWith('cerez-'))";
    assert_eq!(desk.script(left, 0).await, serde_json::json!([]), "nothing is left in this browser");

    let adopt = format!(
        "const input = document.querySelector('[data-saklanan] [type=file]'); const data = new DataTransfer();\
         data.items.add(new File([{}], 'ilerleme.json')); input.files = data.files; input.dispatchEvent(new Event('change'))",
        Value::from(file)
    );
    desk.script(&adopt, 0).await;
    desk.find("[data-saklanan-deger=\"cerez-ilerleme\"][title*=\"cerez-nedir\"]").await;
    assert_eq!(desk.script(KEPT, 0).await, kept, "the file brings all of it back");
    desk.close().await;
}

#[tokio::test]
async fn a_file_that_is_no_progress_changes_nothing() {
    let desk = Desk::open().await;
    desk.go(LESSON).await;
    answer_all(&desk).await;
    let kept = desk.script(KEPT, 0).await;
    desk.go("/hakkinda").await;
    for content in [
        "",
        "{}",
        "[1]",
        "null",
        r#"{"tur":"baska","surum":1,"dersler":{"x":{}}}"#,
        r#"{"tur":"cerez-defteri-ilerleme","surum":9,"dersler":{}}"#,
    ] {
        let adopt = format!(
            "const say = document.querySelector('[data-saklanan-duyuru]'); say.textContent = ''; \
             const input = document.querySelector('[data-saklanan] [type=file]'); const data = new DataTransfer();\
             data.items.add(new File([{}], 'a.json')); input.files = data.files; input.dispatchEvent(new Event('change'))",
            Value::from(content)
        );
        desk.script(&adopt, 0).await;
        desk.find("[data-saklanan-duyuru]:not(:empty)").await;
        assert_eq!(desk.script(KEPT, 0).await, kept, "{content}");
    }
    desk.close().await;
}
