//! «Adım adım» in a real browser: the button, the marked line, what changed, an error, and steps that were not recorded.

use super::desk::Desk;

const TWO_COOKIES: (&str, u32) = ("/ders/cerezleri-depolama", 1);
const LOGIN: (&str, u32) = ("/ders/flask-ile-oturum-kullanimi", 2);

impl Desk {
    /// Skips predictions, chooses a request and presses «Adım adım».
    async fn step_through(&self, cell: u32, request: u32) {
        self.press_all("[data-tahmin] [data-gec]").await;
        self.choose(cell, request).await;
        self.press(cell, "[data-adim-adim]").await;
        self.find(&format!("[data-deneme=\"{cell}\"] [data-adim]:not([hidden])")).await;
    }

    /// The text of what matches in a cell.
    async fn text(&self, cell: u32, selector: &str) -> String {
        let found = self.find(&format!("[data-deneme=\"{cell}\"] {selector}")).await;
        found.prop("textContent").await.expect("it has text").unwrap_or_default()
    }

    /// Goes on until the shown step stands on `line`.
    async fn step_to(&self, cell: u32, line: u32) {
        for _ in 0..60 {
            let shown = format!(
                "return Number(document.querySelector('[data-deneme=\"{cell}\"] [data-adim]:not([hidden])').dataset.satir)"
            );
            if self.script(&shown, cell).await == line {
                return;
            }
            self.press(cell, "[data-adim-git=\"1\"]").await;
        }
        panic!("no step stands on line {line}");
    }
}

#[tokio::test]
async fn a_cookie_waits_on_the_response_before_the_browser_has_it() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.step_through(cell, 1).await;
    desk.step_to(cell, 9).await;
    let shown = desk.text(cell, "[data-adim]:not([hidden])").await;
    assert!(shown.contains("ad") && shown.contains("Levent") && !shown.contains("Kalkavan"), "{shown}");
    let marked = desk.text(cell, ".code .is-at").await;
    assert!(marked.contains("set_cookie") && marked.contains("Levent"), "the editor marks the same line: {marked}");
    desk.step_to(cell, 10).await;
    assert!(
        desk.text(cell, "[data-adim]:not([hidden]) .is-new").await.contains("soyad"),
        "only what is new stands out"
    );
    desk.press(cell, "[data-sekme=\"ham\"]").await;
    assert!(desk.gone(&format!("[data-deneme=\"{cell}\"] .is-at")).await, "the mark goes with the tab");
    desk.close().await;
}

#[tokio::test]
async fn a_redirect_is_stepped_through_as_two_requests_with_the_session_between() {
    let desk = Desk::open().await;
    let (lesson, cell) = LOGIN;
    desk.go(lesson).await;
    desk.step_through(cell, 3).await;
    let parts = desk.text(cell, "[data-adimlar] [role=\"group\"]").await;
    assert!(parts.contains("POST") && parts.contains("GET"), "{parts}");
    let last = format!(
        "const r = document.querySelector('[data-deneme=\"{cell}\"] [data-adimlar] input'); r.value = r.max; r.dispatchEvent(new Event('input'))"
    );
    desk.script(&last, cell).await;
    let shown = desk.text(cell, "[data-adim]:not([hidden])").await;
    assert!(shown.contains("Levent") && shown.contains("200 OK"), "the second request finds the session: {shown}");
    desk.close().await;
}

#[tokio::test]
async fn an_error_is_shown_at_the_step_where_it_rose() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.rewrite(
        cell,
        "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef index():\n    x = 1\n    return yok\n",
    )
    .await;
    desk.step_through(cell, 1).await;
    desk.step_to(cell, 9).await;
    let shown = desk.text(cell, "[data-adim]:not([hidden])").await;
    assert!(shown.contains("NameError"), "{shown}");
    desk.find(&format!("[data-deneme=\"{cell}\"] [data-adim]:not([hidden]) [data-hata=\"python.NameError\"]")).await;
    desk.find(&format!("[data-deneme=\"{cell}\"] .code .is-at--bad")).await;
    desk.close().await;
}

#[tokio::test]
async fn what_nobody_watched_has_no_steps_and_can_be_run_again_with_them() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.press_all("[data-tahmin] [data-gec]").await;
    let workspace = desk.script("return localStorage.getItem('cerez-atolye')", cell).await;
    let workspace = workspace.as_str().expect("a workspace").to_owned();
    // Somebody else's request, while no page listens.
    desk.go("/hakkinda").await;
    let address = format!("{}/dene/{workspace}{}/{cell}/", desk.address, lesson.trim_start_matches("/ders"));
    assert_eq!(reqwest::get(address).await.expect("an answer").status(), 200);
    desk.go(lesson).await;
    desk.find(&format!("[data-deneme=\"{cell}\"] [data-alisveris]")).await;
    desk.press(cell, "[data-sekme=\"adimlar\"]").await;
    assert!(desk.gone(&format!("[data-deneme=\"{cell}\"] [data-adim]")).await);
    desk.press(cell, "[data-adimlar] button").await;
    desk.find(&format!("[data-deneme=\"{cell}\"] [data-adim]:not([hidden])")).await;
    desk.close().await;
}

#[tokio::test]
async fn what_is_changed_in_vain_is_told_at_the_last_step() {
    let desk = Desk::open().await;
    let (lesson, cell) = TWO_COOKIES;
    desk.go(lesson).await;
    desk.rewrite(
        cell,
        "from flask import Flask, make_response, session\n\napp = Flask(__name__)\napp.secret_key = \"deneme\"\n\n\n@app.route(\"/\")\n\
         def index():\n    session.setdefault(\"sepet\", [])\n    resp = make_response(\"biri\")\n    \
         resp.set_cookie(\"ad\", \"Levent\")\n    session[\"sepet\"].append(\"defter\")\n    return \"öteki\"\n",
    )
    .await;
    let end = "const r = document.querySelector('[data-deneme=\"1\"] [data-adimlar] input'); r.value = r.max; \
               r.dispatchEvent(new Event('input'))";
    desk.step_through(cell, 1).await;
    desk.script(end, cell).await;
    let last = "[data-deneme=\"1\"] [data-adim]:not([hidden])";
    desk.find(&format!("{last} [data-gonderilmedi]")).await;
    assert!(
        desk.gone(&format!("{last} [data-kaydedilmedi]")).await,
        "`setdefault` on an empty session is seen by Flask"
    );
    // Once `sepet` is there, only the list inside it changes, which Flask does not see.
    desk.try_it(cell, 1).await;
    desk.find(last).await;
    desk.script(end, cell).await;
    desk.find(&format!("{last} [data-kaydedilmedi]")).await;
    desk.close().await;
}

/// What a shell makes of a command line: its words.
fn words_of(command: &str) -> Vec<String> {
    let script = format!("curl() {{ for word in \"$@\"; do printf '%s\\0' \"$word\"; done; }}\n{command}");
    let out = std::process::Command::new("sh").args(["-c", &script]).output().expect("a shell");
    assert!(out.status.success(), "{command}");
    String::from_utf8(out.stdout).expect("text").split_terminator('\0').map(str::to_owned).collect()
}

#[tokio::test]
async fn the_curl_command_carries_the_request_as_it_was() {
    let desk = Desk::open().await;
    let (lesson, cell) = LOGIN;
    desk.go(lesson).await;
    desk.choose(cell, 3).await;
    let fill = format!("document.querySelector('[data-deneme=\"{cell}\"] [name=\"ad\"]').value = \"O'Neil & $HOME\"");
    desk.script(&fill, cell).await;
    desk.try_it(cell, 3).await;
    let command = desk.text(cell, "[data-curl]").await;
    let words = words_of(&command);
    assert!(words[1].starts_with(&format!("{}/dene/", desk.address)) && words[1].ends_with("/giris"), "{words:?}");
    let body = words.iter().position(|word| word == "--data-raw").map(|at| words[at + 1].clone());
    assert_eq!(body.as_deref(), Some("ad=O%27Neil+%26+%24HOME&soyad=Kalkavan"));
    assert!(words.iter().any(|word| word == "Content-Type: application/x-www-form-urlencoded"), "{words:?}");
    desk.close().await;
}
