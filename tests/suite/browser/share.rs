//! A link that carries code: what it shows, that it runs nothing, and that nobody's own edit is lost.

use super::desk::Desk;

const LESSON: (&str, u32) = ("/ders/flask-ile-cerez-kullanimi", 2);
const CODE: &str = "return document.querySelector(`[data-deneme=\"${arguments[0]}\"] textarea[data-kod]`).value";
const WORKSPACE: &str = "return localStorage.getItem('cerez-atolye')";

/// The fragment that «Paylaş» makes of an edit, by a visitor who then leaves.
async fn shared(desk: &Desk, cell: u32, from: &str, to: &str) -> String {
    let code = desk.script(CODE, cell).await;
    desk.rewrite(cell, &code.as_str().expect("code").replace(from, to)).await;
    desk.press(cell, "[data-paylas]").await;
    let field = desk.find("dialog[open] [data-paylas-baglanti]").await;
    let link = field.prop("value").await.expect("a value").unwrap_or_default();
    let (before, fragment) = link.split_once('#').expect("the code travels in the fragment");
    assert!(before.ends_with(LESSON.0), "{link}");
    fragment.to_owned()
}

/// Another visitor, as far as the workbook can tell, who opens a link.
async fn follow(desk: &Desk, fragment: &str) {
    desk.go("/hakkinda").await;
    desk.go(&format!("{}#{fragment}", LESSON.0)).await;
}

#[tokio::test]
async fn a_shared_link_shows_its_code_runs_nothing_and_leads_back_to_the_lesson() {
    let desk = Desk::open().await;
    let (lesson, cell) = LESSON;
    desk.go(lesson).await;
    let original = desk.script(CODE, cell).await;
    let fragment = shared(&desk, cell, "\"koyu\"", "\"mor ışık\"").await;
    desk.script("localStorage.clear()", cell).await;

    follow(&desk, &fragment).await;
    desk.find(&format!("[data-deneme=\"{cell}\"] [data-paylasilan=\"shown\"]")).await;
    assert!(desk.script(CODE, cell).await.as_str().is_some_and(|code| code.contains("\"mor ışık\"")));
    let log = "return fetch(`/kayit/${localStorage.getItem('cerez-atolye')}?sonra=0`).then((r) => r.json()).then((j) => j.son)";
    assert_eq!(desk.script(log, cell).await, 0, "nothing was sent");
    let kept = format!(
        "return fetch(`/atolye/${{localStorage.getItem('cerez-atolye')}}{}/{cell}`).then((r) => r.json()).then((j) => j.degisti)",
        lesson.trim_start_matches("/ders")
    );
    assert_eq!(desk.script(&kept, cell).await, false, "nothing was saved");

    desk.press(cell, "[data-paylasilan-is=\"ders\"]").await;
    assert!(desk.gone("[data-paylasilan]").await);
    assert_eq!(desk.script(CODE, cell).await, original);
    assert_eq!(desk.script("return location.hash", cell).await, "", "a reload shows the lesson");
    desk.close().await;
}

#[tokio::test]
async fn a_shared_link_asks_before_it_takes_the_place_of_an_own_edit_and_gives_it_back() {
    let desk = Desk::open().await;
    let (lesson, cell) = LESSON;
    desk.go(lesson).await;
    let fragment = shared(&desk, cell, "\"koyu\"", "\"mor\"").await;
    desk.script("localStorage.clear()", cell).await;
    desk.go("/hakkinda").await;
    desk.go(lesson).await;
    let workspace = desk.script(WORKSPACE, cell).await;
    let own = desk.script(CODE, cell).await.as_str().expect("code").replace("\"koyu\"", "\"benim\"");
    desk.rewrite(cell, &own).await;
    desk.try_it(cell, 1).await;

    follow(&desk, &fragment).await;
    desk.find(&format!("[data-deneme=\"{cell}\"] [data-paylasilan=\"asks\"]")).await;
    assert_eq!(desk.script(WORKSPACE, cell).await, workspace);
    assert_eq!(desk.script(CODE, cell).await, own.as_str(), "the own edit stays in the editor");
    desk.press(cell, "[data-paylasilan-is=\"ac\"]").await;
    assert!(desk.script(CODE, cell).await.as_str().is_some_and(|code| code.contains("\"mor\"")));
    desk.press(cell, "[data-paylasilan-is=\"kendi\"]").await;
    assert_eq!(desk.script(CODE, cell).await, own.as_str(), "it comes back");
    desk.try_it(cell, 1).await;
    assert_eq!(desk.cookie("tema").await.expect("Chromium holds it")["value"], "benim");
    desk.close().await;
}

#[tokio::test]
async fn a_link_that_holds_no_code_or_too_much_changes_nothing_and_says_so() {
    let desk = Desk::open().await;
    let (lesson, cell) = LESSON;
    desk.go(lesson).await;
    let original = desk.script(CODE, cell).await;
    // A thousandfold: what unfolds must be bounded, not only what is written.
    let bomb = "const s = new Blob([new Uint8Array(4e6)]).stream().pipeThrough(new CompressionStream('deflate-raw')); \
                return new Response(s).arrayBuffer().then((b) => btoa(String.fromCharCode(...new Uint8Array(b)))\
                .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))";
    let bomb = desk.script(bomb, cell).await;
    let bomb = format!("paylas={cell}.d.{}", bomb.as_str().expect("a text"));
    let long = format!("paylas={cell}.u.{}", "A".repeat(60_000));
    for bad in ["paylas=", "paylas=2.d.AAAA", "paylas=999.u.YQ", "paylas=2.u.gICA", &bomb, &long] {
        follow(&desk, bad).await;
        desk.find("[data-paylasilan=\"told\"]").await;
        assert_eq!(desk.script(CODE, cell).await, original, "{}", &bad[..bad.len().min(40)]);
    }
    desk.close().await;
}

#[tokio::test]
async fn a_link_is_copied_from_its_dialog_where_the_page_is_no_secure_context() {
    let desk = Desk::open().await;
    let (lesson, cell) = LESSON;
    desk.go(lesson).await;
    desk.script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); \
         document.addEventListener('copy', (event) => { window.taken = event.target.value; })",
        0,
    )
    .await;
    desk.press(cell, "[data-paylas]").await;
    let field = desk.find("dialog[open] [data-paylas-baglanti]").await;
    let link = field.prop("value").await.expect("a value").unwrap_or_default();
    desk.find("dialog[open] [data-paylas-kopyala]").await.click().await.expect("it can be pressed");
    desk.find("dialog[open] [data-paylas-duyuru]:not(:empty)").await;
    assert_eq!(desk.script("return window.taken", 0).await, link.as_str());
    desk.close().await;
}
