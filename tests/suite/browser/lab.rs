//! What the Depo's tools do in a real browser: cookies by hand, the app's clock, the second browser, a lesson's `@` lines.

use serde_json::{Value, json};

use super::desk::Desk;
use super::{LOGIN, TWO_COOKIES};

/// Types into a field as a learner does, so that the page's own handlers run.
async fn fill(desk: &Desk, selector: &str, text: &str) {
    let script = format!(
        "const field = document.querySelector({}); field.focus(); field.select(); \
         document.execCommand('insertText', false, {});",
        json!(selector),
        json!(text)
    );
    desk.script(&script, 0).await;
}

async fn click(desk: &Desk, selector: &str) {
    desk.find(selector).await;
    desk.script(&format!("document.querySelector({}).click()", json!(selector)), 0).await;
}

async fn value_of(desk: &Desk, name: &str) -> Value {
    desk.cookie(name).await.map_or(Value::Null, |cookie| cookie["value"].clone())
}

#[tokio::test]
async fn a_tampered_session_is_refused_by_flask() {
    let desk = Desk::open().await;
    let (lesson, cell) = LOGIN;
    desk.go(lesson).await;
    desk.try_it(cell, 3).await;
    let before = value_of(&desk, "session").await;
    click(&desk, "[data-depo=\"tarayici\"] [data-cerez=\"session\"] [data-duzenle]").await;
    click(&desk, "[data-cerez-duzenle] [data-kurcala=\"imza\"]").await;
    click(&desk, "[data-cerez-duzenle] [data-kaydet]").await;
    assert!(desk.gone("[data-cerez-duzenle]").await);
    let after = desk.cookie("session").await.expect("it is still there");
    let differing =
        std::iter::zip(before.as_str().unwrap_or("").bytes(), after["value"].as_str().unwrap_or("").bytes())
            .filter(|(one, other)| one != other);
    assert_eq!(differing.count(), 1, "one letter: {before} {after}");
    assert_eq!(after["httpOnly"], true, "the server wrote it as it was");
    desk.try_it(cell, 4).await;
    let said = desk.script("return document.querySelector('[data-oturum]').textContent", 0).await;
    assert!(said.as_str().is_some_and(|text| text.contains("tutmuyor")), "{said}");
    desk.close().await;
}

#[tokio::test]
async fn a_script_writes_what_scripts_see_and_the_server_the_rest() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.try_it(cell, 1).await;
    click(&desk, "[data-cerez-ekle]").await;
    fill(&desk, "[data-cerez-duzenle] [name=\"ad\"]", "gizli").await;
    fill(&desk, "[data-cerez-duzenle] [name=\"deger\"]", "bir").await;
    click(&desk, "[data-cerez-duzenle] [name=\"httponly\"]").await;
    click(&desk, "[data-cerez-duzenle] [data-kaydet]").await;
    assert!(desk.gone("[data-cerez-duzenle]").await);
    assert_eq!(desk.cookie("gizli").await.expect("kept")["httpOnly"], true);
    for (name, value, http_only) in [("tema", "mor", false), ("gizli", "iki", true)] {
        click(&desk, &format!("[data-depo=\"tarayici\"] [data-cerez=\"{name}\"] [data-duzenle]")).await;
        fill(&desk, "[data-cerez-duzenle] [name=\"deger\"]", value).await;
        click(&desk, "[data-cerez-duzenle] [data-kaydet]").await;
        assert!(desk.gone("[data-cerez-duzenle]").await);
        let cookie = desk.cookie(name).await.expect("kept");
        assert_eq!((&cookie["value"], &cookie["httpOnly"]), (&json!(value), &json!(http_only)));
        let card = format!("[data-depo=\"tarayici\"] [data-cerez=\"{name}\"]");
        let text = desk.find(&card).await.prop("textContent").await.expect("text").unwrap_or_default();
        assert!(text.contains(value) && text.contains("Path=/"), "its attributes stay known: {text}");
    }
    click(&desk, "[data-depo=\"tarayici\"] [data-cerez=\"tema\"] [data-duzenle]").await;
    fill(&desk, "[data-cerez-duzenle] [name=\"deger\"]", "a;b").await;
    click(&desk, "[data-cerez-duzenle] [data-kaydet]").await;
    let wrong = desk.script("return document.querySelector('[data-cerez-duzenle] [role=alert]').textContent", 0).await;
    assert!(wrong.as_str().is_some_and(|text| !text.is_empty()), "a value with `;` is told");
    click(&desk, "[data-cerez-duzenle] [data-cerez-sil]").await;
    assert!(desk.gone("[data-depo=\"tarayici\"] [data-cerez=\"tema\"]:not([data-durum=\"silindi\"])").await);
    assert!(desk.cookie("tema").await.is_none());
    desk.close().await;
}

#[tokio::test]
async fn a_second_browser_is_a_stranger_until_the_session_is_copied() {
    let desk = Desk::open().await;
    let (lesson, cell) = LOGIN;
    desk.go(lesson).await;
    desk.try_it(cell, 3).await;
    click(&desk, "[data-ikinci-tarayici]").await;
    click(&desk, "[data-ikinci] [data-model-gonder]").await;
    let page = || async {
        let frame = desk.find("[data-ikinci] [data-sayfa] iframe").await;
        frame.prop("srcdoc").await.expect("a page").unwrap_or_default()
    };
    assert!(page().await.contains("Giriş yapmadınız"), "{}", page().await);
    click(&desk, "[data-ikinci] [data-buraya-kopyala]").await;
    desk.find("[data-ikinci] [data-model-cerez=\"session\"]").await;
    let seen = "return document.querySelector('[data-ikinci] [data-alisveris]').dataset.alisveris";
    let before = desk.script(seen, 0).await;
    click(&desk, "[data-ikinci] [data-model-gonder]").await;
    let before = before.as_str().unwrap_or("").to_owned();
    assert!(desk.gone(&format!("[data-ikinci] [data-alisveris=\"{before}\"]")).await, "another exchange is shown");
    assert!(page().await.contains("Merhaba Levent"), "{}", page().await);
    assert_eq!(desk.jar().await.len(), 1, "the real browser has no more than its own cookie");
    desk.close().await;
}

#[tokio::test]
async fn the_apps_clock_ends_a_session_that_the_real_browser_still_has() {
    let desk = Desk::open().await;
    let (lesson, cell) = LOGIN;
    desk.go(lesson).await;
    desk.try_it(cell, 3).await;
    click(&desk, "[data-saat-ilerlet]").await;
    click(&desk, "[data-saat] [data-ilerlet=\"2764800\"]").await;
    assert!(desk.gone("dialog[data-saat]").await);
    desk.try_it(cell, 4).await;
    let frame = format!("[data-deneme=\"{cell}\"] [data-sayfa] iframe");
    let body = format!("return document.querySelector('{frame}').srcdoc");
    // The frame comes a moment after the rest of the result.
    desk.find(&frame).await;
    let said = desk.script(&body, 0).await;
    assert!(said.as_str().is_some_and(|text| text.contains("Giriş yapmadınız")), "{said}");
    assert!(desk.cookie("session").await.is_some(), "Chromium's clock did not move");
    desk.go(lesson).await;
    let clock = desk.find("[data-saat-geri]").await;
    clock.click().await.expect("it can be put back after a reload");
    assert!(desk.gone("[data-saat-geri]").await);
    desk.try_it(cell, 4).await;
    desk.find(&frame).await;
    let said = desk.script(&body, 0).await;
    assert!(said.as_str().is_some_and(|text| text.contains("Merhaba Levent")), "{said}");
    desk.close().await;
}

#[tokio::test]
async fn a_lessons_panel_work_is_done_as_it_says() {
    let desk = Desk::with_lessons("tests/suite/browser/lessons").await;
    desk.go("/ders/tezgah").await;
    for request in 1..=8 {
        desk.try_it(1, request).await;
        if request > 1 {
            desk.find("[data-deneme=\"1\"] [data-madde]").await;
        }
        let failed = "return [...document.querySelectorAll('[data-deneme=\"1\"] [data-madde]')] \
                      .filter((one) => one.dataset.gecti !== 'evet').map((one) => one.textContent)";
        assert_eq!(desk.script(failed, 0).await, json!([]), "request {request}");
    }
    assert_eq!(value_of(&desk, "tema").await, "koyu");
    desk.close().await;
}
