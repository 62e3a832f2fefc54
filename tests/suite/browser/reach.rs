//! Who cannot see, point or hear reaches everything: axe-core over every page and state, a lesson walked with the keyboard
//! alone, nothing that jumps when a result arrives, nothing that has to be scrolled sideways.

use std::fmt::Write as _;

use serde_json::json;
use thirtyfour::prelude::*;

use super::desk::Desk;

const LESSON: &str = "/ders/flask-ile-oturum-kullanimi";
const LOGIN: u32 = 2;

/// One shape of window: width and height in CSS pixels, and whether the system is dark.
type Shape = (u32, u32, bool);
const DESK: Shape = (1600, 1000, false);
const TABLET: Shape = (1180, 820, true);
const PHONE: Shape = (390, 844, false);

impl Desk {
    async fn shape(&self, (width, height, dark): Shape) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await;
    }

    /// What axe-core finds wrong in the page as it stands.
    async fn violations(&self) -> Vec<String> {
        let path = std::env::var("AXE_JS").expect("AXE_JS names axe.min.js; tests/run sets it");
        let axe = std::fs::read_to_string(path).expect("axe-core is there; tests/run installs it");
        // Its own source last: the script's `return` must not end it.
        let load = format!("if (window.axe) return; {axe}");
        self.script(&load, 0).await;
        let found = self
            .script_later(
                "const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then((r) => \
                 done(r.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`))), \
                 (e) => done([String(e)]))",
            )
            .await;
        found.as_array().expect("a list").iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The focused element: its tag, then its attributes as selectors.
    async fn focus(&self) -> String {
        let code = "const e = document.activeElement; return e.tagName.toLowerCase() + \
                    [...e.attributes].map((a) => `[${a.name}=\"${a.value}\"]`).join('')";
        self.script(code, 0).await.as_str().unwrap_or_default().to_owned()
    }

    async fn keys(&self, keys: impl Into<TypingData>) {
        self.page().action_chain().send_keys(keys).perform().await.expect("keys are pressed");
    }

    /// Presses Tab until the focus is on what matches.
    async fn tab_to(&self, selector: &str) {
        for _ in 0..200 {
            // In an editor Tab indents, until Escape.
            if self.script("return document.activeElement.matches('[data-kod]')", 0).await == true {
                self.keys(Key::Escape).await;
            }
            self.keys(Key::Tab).await;
            let there = format!("return document.activeElement.matches({})", json!(selector));
            if self.script(&there, 0).await == true {
                return;
            }
        }
        panic!("Tab never reaches {selector}; it stands on {}", self.focus().await);
    }
}

/// Collects what is wrong, so that one run names everything.
#[derive(Default)]
struct Findings(String);

impl Findings {
    async fn look(&mut self, desk: &Desk, state: &str) {
        for violation in desk.violations().await {
            writeln!(self.0, "{state}: {violation}").expect("a String takes text");
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{}", self.0);
    }
}

#[tokio::test]
async fn no_page_has_an_axe_violation() {
    let desk = Desk::open().await;
    let mut found = Findings::default();
    desk.go("/").await;
    let lessons =
        "return [...document.querySelectorAll('a[href^=\"/ders/\"]')].map((a) => a.getAttribute('href').split('#')[0])";
    let lessons = desk.script(lessons, 0).await;
    let lessons = lessons.as_array().expect("a list").iter().filter_map(|one| one.as_str());
    let others = [
        "/",
        "/hakkinda",
        "/egitmen",
        "/yok",
        "/ara",
        "/ara?s=oturum",
        "/sozluk",
        "/ders/cerezleri-depolama?sunum=3",
        "/ders/cerezleri-depolama#paylas=1.u.YQ",
        "/araclar",
        "/araclar/oturum",
        "/araclar/set-cookie",
    ];
    let pages: Vec<&str> = others.into_iter().chain(lessons).collect();
    assert!(pages.len() > others.len(), "the index lists lessons");
    for (at, path) in pages.iter().enumerate() {
        desk.shape([DESK, TABLET, PHONE][at % 3]).await;
        desk.go(path).await;
        found.look(&desk, path).await;
    }
    desk.close().await;
    found.none();
}

#[tokio::test]
async fn no_state_of_a_lesson_has_an_axe_violation() {
    let desk = Desk::open().await;
    let mut found = Findings::default();
    for shape in [DESK, TABLET, PHONE] {
        desk.shape(shape).await;
        desk.go(LESSON).await;
        let name = |state: &str| format!("{shape:?} {state}");
        desk.try_it(LOGIN, 3).await;
        found.look(&desk, &name("a redirect's picture")).await;
        for tab in ["adimlar", "ham", "sayfa", "gunluk"] {
            desk.press(LOGIN, &format!("[data-sekme=\"{tab}\"]")).await;
            found.look(&desk, &name(tab)).await;
        }
        desk.press(LOGIN, "[data-sekme=\"adimlar\"]").await;
        desk.press(LOGIN, "[data-adim-git=\"1\"]").await;
        found.look(&desk, &name("a later step")).await;
        desk.script("document.querySelector('.depo__tog').click()", 0).await;
        found.look(&desk, &name("the Depo, opened or shut")).await;
        desk.script("document.querySelector('.depo__tog').click()", 0).await;
        for tool in ["cerez-ekle", "duzenle", "saat-ilerlet"] {
            desk.script(&format!("document.querySelector('[data-{tool}]').click()"), 0).await;
            desk.find("dialog[open]").await;
            found.look(&desk, &name(tool)).await;
            desk.keys(Key::Escape).await;
            assert!(desk.gone("dialog[open]").await);
        }
        desk.script("document.querySelector('[data-ikinci-tarayici]').click()", 0).await;
        desk.find(".second[open]").await;
        found.look(&desk, &name("the second browser")).await;
        desk.script("document.querySelector('.second__close').click()", 0).await;
        desk.script("document.querySelector('[data-dersler]').click()", 0).await;
        found.look(&desk, &name("the list of lessons")).await;
        desk.rewrite(
            LOGIN,
            "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef index():\n    return yok\n",
        )
        .await;
        desk.try_it(LOGIN, 1).await;
        desk.press(LOGIN, "[data-sekme=\"ne-oldu\"]").await;
        found.look(&desk, &name("an error")).await;
        desk.press(LOGIN, "[data-sekme=\"adimlar\"]").await;
        found.look(&desk, &name("an error's steps")).await;
        desk.press(LOGIN, "[data-kodu-geri-al]").await;
        desk.find("dialog[open]").await;
        found.look(&desk, &name("the dialog")).await;
        desk.find("dialog[open] [data-onayla]").await.click().await.expect("it can be confirmed");
        assert!(desk.gone("dialog[open]").await);
        desk.press_all("[data-kontrol], [data-ipucu-ac]").await;
        desk.find("[data-madde]").await;
        found.look(&desk, &name("a checked exercise and its hints")).await;
    }
    desk.close().await;
    found.none();
}

#[tokio::test]
async fn a_lesson_can_be_walked_with_the_keyboard_alone() {
    let desk = Desk::open().await;
    desk.shape(DESK).await;
    desk.go("/ders/cerezleri-depolama").await;
    // The way in: the skip link, then the prediction's form.
    desk.keys(Key::Tab).await;
    assert!(desk.focus().await.contains("skip"), "the first stop skips to the lesson");
    desk.keys(Key::Enter).await;
    desk.tab_to("[data-tahmin] input").await;
    desk.keys(Key::Down).await;
    desk.tab_to("[data-tahmin] button[type=\"submit\"], [data-tahmin] .qa__save").await;
    desk.keys(Key::Enter).await;
    desk.tab_to("[data-deneme=\"1\"] [data-kod]").await;
    desk.tab_to("[data-deneme=\"1\"] [data-adim-adim]").await;
    desk.keys(Key::Enter).await;
    desk.find("[data-deneme=\"1\"] [data-adim]:not([hidden])").await;
    // In the stepper the arrows walk, Home and End jump.
    desk.tab_to("[data-deneme=\"1\"] [data-adimlar] input[type=\"range\"]").await;
    let shown = "return document.querySelector('[data-deneme=\"1\"] [data-adim]:not([hidden])').dataset.adim";
    desk.keys(Key::Home).await;
    assert_eq!(desk.script(shown, 0).await, "1");
    desk.keys(Key::Right).await;
    assert_eq!(desk.script(shown, 0).await, "2");
    desk.keys(Key::End).await;
    desk.keys(Key::Left).await;
    let before_last =
        "const all = document.querySelectorAll('[data-deneme=\"1\"] [data-adim]'); return String(all.length - 1)";
    assert_eq!(desk.script(shown, 0).await, desk.script(before_last, 0).await);
    // Back to the tabs, and along them with the arrows to the picture, whose parts explain themselves on focus.
    desk.script("document.querySelector('[data-deneme=\"1\"] [role=\"tab\"][aria-selected=\"true\"]').focus()", 0)
        .await;
    desk.keys(Key::Left).await;
    assert!(desk.focus().await.contains("data-sekme=\"ne-oldu\""));
    desk.tab_to("[data-deneme=\"1\"] [data-parca^=\"Path\"]").await;
    let strip = desk.find("[data-deneme=\"1\"] [data-parca-anlami]").await;
    let said = strip.prop("textContent").await.expect("it has text").unwrap_or_default();
    assert!(said.starts_with("Path=/"), "the strip explains what has the focus: {said}");
    // What happened in the Depo was said in one sentence.
    let voice = desk.find("[data-deneme=\"1\"] [data-duyuru]").await;
    let said = voice.prop("textContent").await.expect("it has text").unwrap_or_default();
    assert!(said.contains("Depoda yeni çerez: ad, soyad."), "{said}");
    // And on: the quiz and the next lesson.
    desk.tab_to("[data-soru] input").await;
    desk.keys(" ").await;
    desk.tab_to("[rel=\"next\"]").await;
    desk.keys(Key::Enter).await;
    desk.find("body[data-ders=\"cerezleri-okuma\"]").await;
    desk.close().await;
}

#[tokio::test]
async fn nothing_jumps_when_a_result_arrives() {
    let desk = Desk::open().await;
    for shape in [DESK, TABLET, (1366, 650, false), PHONE] {
        desk.shape(shape).await;
        desk.go("/ders/cerezleri-depolama").await;
        desk.script("document.querySelectorAll('[data-tahmin] [data-gec]').forEach((button) => button.click())", 0)
            .await;
        desk.choose(1, 1).await;
        // One column: the result grows downward, and what is below it goes with it. Nothing else may move, anywhere.
        desk.script(
            "const out = document.querySelector('[data-deneme=\"1\"] [role=\"tabpanel\"]'); const column = innerWidth < 1000; \
             const below = (node) => column && node && out.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING; \
             window.shifts = []; new PerformanceObserver((list) => { for (const one of list.getEntries()) { const who = \
             one.sources.map((s) => s.node).filter((node) => !below(node)).map((node) => node?.className ?? node?.nodeName ?? ''); \
             if (who.length) window.shifts.push({v: one.value, who}); } }).observe({type: 'layout-shift'})",
            0,
        )
        .await;
        desk.script("document.querySelector('[data-deneme=\"1\"] [data-dene]').click()", 0).await;
        desk.find("[data-deneme=\"1\"] [data-alisveris]").await;
        desk.find("[data-deneme=\"1\"] [data-madde]").await;
        // Two frames later the browser has told of every shift.
        let settle = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => \
                      setTimeout(() => done(window.shifts), 0)))";
        let shifts = desk.script_later(settle).await;
        let sum: f64 = shifts.as_array().expect("a list").iter().filter_map(|one| one["v"].as_f64()).sum();
        assert!(sum < 0.01, "{shape:?}: {sum}: {shifts}");
    }
    desk.close().await;
}

#[tokio::test]
async fn no_page_has_to_be_scrolled_sideways() {
    let desk = Desk::open().await;
    let mut wide = String::new();
    for (width, height) in [
        (320, 640),
        (390, 844),
        (500, 800),
        (800, 500),
        (1000, 700),
        (1180, 820),
        (1400, 900),
        (1600, 1000),
        (2560, 1440),
    ] {
        desk.shape((width, height, false)).await;
        for path in
            ["/", "/ara?s=oturum", "/sozluk", "/hakkinda", "/araclar/set-cookie", "/ders/cerezleri-depolama", LESSON]
        {
            desk.go(path).await;
            if path == LESSON {
                desk.try_it(LOGIN, 3).await;
            }
            let over = desk
                .script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", 0)
                .await;
            if over != 0 {
                writeln!(wide, "{path} at {width}: {over} px too wide").expect("a String takes text");
            }
        }
    }
    desk.close().await;
    assert!(wide.is_empty(), "{wide}");
}
