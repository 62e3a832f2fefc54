//! What only a real browser shows: that a click really sets, keeps, sends, hides and deletes cookies.

mod columns;
mod desk;
mod early;
mod lab;
mod lessons;
mod progress;
mod reach;
mod renewal;
mod search;
mod share;
mod stage;
mod stepping;

use desk::Desk;

const TWO_COOKIES: (&str, u32) = ("/ders/flask-ile-cerez-kullanimi", 2);
const SIGNED_SESSION: (&str, u32) = ("/ders/oturum-nedir", 3);
const LOGIN: (&str, u32) = ("/ders/flask-ile-oturum-kullanimi", 2);

#[tokio::test]
async fn a_click_sets_two_cookies_that_survive_a_reload_and_go_back() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    assert!(desk.jar().await.is_empty(), "the workbook itself sets no cookie");
    desk.try_it(cell, 1).await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"dil\"][data-durum=\"yeni\"]").await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"tema\"][data-durum=\"yeni\"]").await;
    assert_eq!(desk.cookie("dil").await.expect("Chromium holds it")["value"], "tr");
    assert_eq!(desk.cookie("tema").await.expect("Chromium holds it")["value"], "koyu");

    desk.go(lesson).await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"dil\"]").await;
    desk.try_it(cell, 2).await;
    let raw = desk.find(&format!("[data-deneme=\"{cell}\"] [data-ham]")).await;
    let text = raw.prop("textContent").await.expect("it has text").unwrap_or_default();
    assert!(text.contains("dil=tr; tema=koyu"), "the next request sends both: {text}");
    desk.close().await;
}

#[tokio::test]
async fn an_http_only_cookie_is_in_the_depo_but_not_in_document_cookie() {
    let desk = Desk::open().await;
    let (lesson, cell) = SIGNED_SESSION;
    desk.go(lesson).await;
    desk.try_it(cell, 1).await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"session\"]").await;
    let session = desk.cookie("session").await.expect("Chromium holds it");
    assert_eq!(session["httpOnly"], true);
    let visible = desk.script("return document.cookie", cell).await;
    assert_eq!(visible, "", "no script sees it");
    let server = desk.find("[data-depo=\"sunucu\"] [data-oturum]").await;
    let shown = server.prop("textContent").await.expect("it has text").unwrap_or_default();
    assert!(shown.contains("Levent"), "the payload is shown decoded: {shown}");
    desk.close().await;
}

#[tokio::test]
async fn deleting_removes_a_cookie_from_the_browser_and_from_the_depo() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.try_it(cell, 1).await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"dil\"]").await;
    desk.rewrite(
        cell,
        "from flask import Flask, make_response\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef index():\n    \
         yanit = make_response(\"Silindi.\")\n    yanit.delete_cookie(\"dil\")\n    return yanit\n",
    )
    .await;
    desk.try_it(cell, 1).await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"dil\"][data-durum=\"silindi\"]").await;
    assert!(desk.cookie("dil").await.is_none(), "Chromium dropped it");
    assert!(desk.cookie("tema").await.is_some(), "the other one stays");
    desk.press(cell, "[data-sifirla]").await;
    assert!(desk.gone("[data-depo=\"tarayici\"] [data-cerez=\"tema\"]:not([data-durum=\"silindi\"])").await);
    assert!(desk.cookie("tema").await.is_none(), "«Sıfırla» expires what the cell set");
    desk.close().await;
}

#[tokio::test]
async fn a_login_form_leads_through_a_redirect_to_a_greeting_and_logout_ends_it() {
    let desk = Desk::open().await;
    let (lesson, cell) = LOGIN;
    desk.go(lesson).await;
    desk.try_it(cell, 3).await;
    desk.find(&format!("[data-deneme=\"{cell}\"] [data-alisveris] ~ [data-alisveris]")).await;
    assert!(desk.cookie("session").await.is_some(), "the redirect's answer set the session cookie");
    let preview = desk.find(&format!("[data-deneme=\"{cell}\"] [data-sayfa] iframe")).await;
    let text = preview.prop("srcdoc").await.expect("it has a page").unwrap_or_default();
    assert!(text.contains("Merhaba Levent"), "the hop after the redirect greets: {text}");
    desk.try_it(cell, 5).await;
    let server = desk.find("[data-depo=\"sunucu\"] [data-oturum]").await;
    let shown = server.prop("textContent").await.expect("it has text").unwrap_or_default();
    assert!(shown.contains("\"Levent\"silindi") && shown.contains("\"Kalkavan\""), "logout left the surname: {shown}");
    desk.close().await;
}

#[tokio::test]
async fn edited_code_runs_as_edited_and_kodu_geri_al_restores() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    let code = format!("return document.querySelector('[data-deneme=\"{cell}\"] textarea').value");
    let original = desk.script(&code, cell).await;
    let edited = original.as_str().expect("the editor has text").replace("\"koyu\"", "\"mor\"");
    desk.rewrite(cell, &edited).await;
    desk.try_it(cell, 1).await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"tema\"]").await;
    assert_eq!(desk.cookie("tema").await.expect("Chromium holds it")["value"], "mor");

    desk.go(lesson).await;
    desk.press(cell, "[data-kodu-geri-al]").await;
    desk.find("dialog[open] [value=\"geri-al\"], dialog[open] [data-onayla]")
        .await
        .click()
        .await
        .expect("it can be confirmed");
    assert!(desk.gone("dialog[open]").await);
    assert_eq!(desk.script(&code, cell).await, original, "the lesson's own code is back");
    desk.try_it(cell, 1).await;
    desk.find("[data-depo=\"tarayici\"] [data-cerez=\"tema\"][data-durum=\"degisti\"]").await;
    assert_eq!(desk.cookie("tema").await.expect("Chromium holds it")["value"], "koyu");
    desk.close().await;
}

#[tokio::test]
async fn an_indentation_error_names_its_line() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.rewrite(cell, "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef index():\n    a = 1\n        b = 2\n    return \"x\"\n").await;
    desk.try_it(cell, 1).await;
    let error = desk.find(&format!("[data-deneme=\"{cell}\"] [data-hata]")).await;
    let text = error.prop("textContent").await.expect("it has text").unwrap_or_default();
    assert!(text.contains("9. satır"), "the line is named: {text}");
    assert!(text.contains("IndentationError"), "Python's own words are there: {text}");
    desk.close().await;
}
