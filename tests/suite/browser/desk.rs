//! A learner's desk for tests: the real binary on a free port and a real Chromium in front of it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::chromium::{Chromium, line_after};

/// How long a page may take to show something before a test says that it does not. A bound, not a wait.
const PATIENCE: Duration = Duration::from_secs(15);

/// The workbook and one browser.
pub(crate) struct Desk {
    pub(crate) address: String,
    chromium: Chromium,
    server: Child,
    _data: TempDir,
}

impl Desk {
    /// Starts both.
    pub(crate) async fn open() -> Self {
        Self::start(&[]).await
    }

    /// Starts both, with the lessons of a folder of this repository.
    pub(crate) async fn with_lessons(folder: &str) -> Self {
        let folder = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
        Self::start(&["--dersler", &folder]).await
    }

    /// Starts both, with the lessons of a folder that may change.
    pub(crate) async fn with_folder(folder: &Path) -> Self {
        Self::start(&["--dersler", folder.to_str().expect("a plain path")]).await
    }

    async fn start(more: &[&str]) -> Self {
        let data = TempDir::new().expect("a temporary folder");
        let mut server = Command::new(env!("CARGO_BIN_EXE_cerez-defteri"))
            .args(["sun", "--adres", "127.0.0.1:0", "--veri"])
            .arg(data.path())
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let address = line_after(&mut server, "Hazır: ");
        // Cookies and secure contexts are those of `localhost`, the address a learner types.
        let address = address.replace("127.0.0.1", "localhost");
        let chromium = Chromium::open(&[]).await;
        Self { address, chromium, server, _data: data }
    }

    /// Opens a page of the workbook.
    pub(crate) async fn go(&self, path: &str) {
        self.chromium.page.goto(format!("{}{path}", self.address)).await.expect("the page opens");
    }

    /// The first element of a selector, waited for.
    pub(crate) async fn find(&self, selector: &str) -> WebElement {
        self.chromium
            .page
            .query(By::Css(selector))
            .wait(PATIENCE, Duration::from_millis(20))
            .first()
            .await
            .unwrap_or_else(|_| panic!("nothing matches {selector}"))
    }

    /// True once nothing matches the selector.
    pub(crate) async fn gone(&self, selector: &str) -> bool {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if self.chromium.page.find_all(By::Css(selector)).await.expect("a selector").is_empty() {
                return true;
            }
            tokio::task::yield_now().await;
        }
        false
    }

    /// Chooses request `request` of cell `cell`, sends it and waits for its exchange. A prediction before it is skipped: what
    /// is asked here is what the result shows.
    pub(crate) async fn try_it(&self, cell: u32, request: u32) {
        self.script("document.querySelectorAll('[data-tahmin] [data-gec]').forEach((button) => button.click())", cell)
            .await;
        let latest = "return Math.max(0, ...[...document.querySelectorAll(`[data-deneme=\"${arguments[0]}\"] \
                      [data-alisveris]`)].map((one) => Number(one.dataset.alisveris)))";
        let before = self.script(latest, cell).await.as_f64();
        self.choose(cell, request).await;
        self.press(cell, "[data-dene]").await;
        let started = Instant::now();
        while self.script(latest, cell).await.as_f64() <= before {
            assert!(started.elapsed() < PATIENCE, "no exchange of cell {cell} arrived");
        }
    }

    /// Chooses a request without sending it.
    pub(crate) async fn choose(&self, cell: u32, request: u32) {
        self.script(
            &format!(
                "const r = document.querySelector('[data-deneme=\"{cell}\"] [data-rota=\"{request}\"]');\
                 const input = r.matches('input') ? r : r.querySelector('input');\
                 r.scrollIntoView({{block: 'center', behavior: 'instant'}}); (input ?? r).click();"
            ),
            cell,
        )
        .await;
    }

    /// Clicks something inside a cell.
    pub(crate) async fn press(&self, cell: u32, selector: &str) {
        let button = self.find(&format!("[data-deneme=\"{cell}\"] {selector}")).await;
        // By script: the sticky cell and the Depo move while results arrive, and a pointer would have to chase the button.
        let press = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'}); arguments[0].click()";
        self.chromium
            .page
            .execute(press, vec![button.to_json().expect("an element")])
            .await
            .expect("it can be pressed");
    }

    /// Keeps addresses of this pattern from ever arriving.
    pub(crate) async fn block(&self, pattern: &str) {
        let cdp = self.chromium.page.cdp();
        cdp.send_raw("Network.enable", ()).await.expect("DevTools answers");
        cdp.send_raw("Network.setBlockedURLs", json!({ "urls": [pattern] })).await.expect("DevTools answers");
    }

    /// How many tabs are open, once the last has loaded.
    pub(crate) async fn tabs(&self) -> usize {
        let tabs = self.chromium.page.windows().await.expect("windows");
        let last = tabs.last().expect("a window").clone();
        self.chromium.page.switch_to_window(last).await.expect("it can be looked at");
        self.find("body").await;
        tabs.len()
    }

    /// Clicks something outside the cells.
    pub(crate) async fn press_on_page(&self, selector: &str) {
        let scroll = format!(
            "document.querySelector({}).scrollIntoView({{block: 'center', behavior: 'instant'}})",
            json!(selector)
        );
        let button = self.find(selector).await;
        self.script(&scroll, 0).await;
        button.click().await.expect("it can be pressed");
    }

    /// Runs a script in the page.
    pub(crate) async fn script(&self, script: &str, cell: u32) -> Value {
        let result = self.chromium.page.execute(script, vec![json!(cell)]).await.expect("the script runs");
        result.json().clone()
    }

    /// Waits until a script, run again and again, gives a value.
    pub(crate) async fn until(&self, script: &str, cell: u32, wanted: &Value) {
        let started = Instant::now();
        loop {
            // A page that comes again has no answer for a moment.
            let got = self.chromium.page.execute(script, vec![json!(cell)]).await.map(|own| own.json().clone());
            if got.as_ref().is_ok_and(|got| got == wanted) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "{got:?} and not {wanted}");
            tokio::task::yield_now().await;
        }
    }

    /// Runs a script whose last argument takes the result.
    pub(crate) async fn script_later(&self, script: &str) -> Value {
        self.chromium.page.execute_async(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    /// Presses everything that matches, one after another.
    pub(crate) async fn press_all(&self, selector: &str) {
        self.script(&format!("document.querySelectorAll({}).forEach((one) => one.click())", json!(selector)), 0).await;
    }

    /// One command of the DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.chromium.page.cdp().send_raw(command, parameters).await.expect("DevTools answers")
    }

    /// The tab.
    pub(crate) fn page(&self) -> &WebDriver {
        &self.chromium.page
    }

    /// Gives the page a screen of this size, CSS pixels.
    pub(crate) async fn screen(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// The browser's own cookies for the workbook's address, as DevTools tells them.
    pub(crate) async fn jar(&self) -> Vec<Value> {
        let answer = self.chromium.page.cdp().send_raw("Network.getAllCookies", ()).await.expect("DevTools answers");
        answer["cookies"].as_array().cloned().unwrap_or_default()
    }

    /// One of the browser's own cookies.
    pub(crate) async fn cookie(&self, name: &str) -> Option<Value> {
        self.jar().await.into_iter().find(|cookie| cookie["name"] == name)
    }

    /// Replaces a cell's code as a learner does: select all, type.
    pub(crate) async fn rewrite(&self, cell: u32, code: &str) {
        self.chromium
            .page
            .execute(
                "const area = document.querySelector(`[data-deneme=\"${arguments[0]}\"] textarea[data-kod], \
                 [data-deneme=\"${arguments[0]}\"] [data-kod] textarea`); \
                 area.focus(); area.select(); document.execCommand('insertText', false, arguments[1]);",
                vec![json!(cell), json!(code)],
            )
            .await
            .expect("the editor takes text");
    }

    /// Closes the browser; the server ends with the desk.
    pub(crate) async fn close(mut self) {
        self.chromium.close().await;
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
