//! Chromium's side: what it makes of a case, told by DevTools and by the octets that arrive at the server.
//! In: a case's lines, the URL they answer, the URLs asked after it. Out: a [`Judgement`].
//! Fails the test when the browser says nothing for a long time.
//! Standard: the Chrome DevTools Protocol: `Network.responseReceivedExtraInfo` has the refused lines, `Storage.getCookies`
//! what is held, `Network.getCookies` what goes to a URL.
//! Not here: what ours says. A fetch and not a navigation brings each answer: both set cookies alike on their own site,
//! and a fetch takes a tenth of the time.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::StreamExt;
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::cdp::{CdpEvent, CdpSession, EventStream};

use super::answers::{Answers, TARGET};
use super::judgement::{Held, Identity, Judgement};

/// How long the browser may keep silent before the test gives up. A bound, not a wait.
const PATIENCE: Duration = Duration::from_secs(30);

/// A page of one host, from which everything is fetched.
pub(super) struct Judge {
    page: WebDriver,
    session: CdpSession,
    events: EventStream<ExtraInfo>,
    answers: Answers,
    /// How many fresh URLs there have been.
    asked: usize,
}

/// `Network.responseReceivedExtraInfo`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExtraInfo {
    headers: BTreeMap<String, String>,
    blocked_cookies: Vec<Blocked>,
}

/// `Network.BlockedSetCookieWithReason`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Blocked {
    blocked_reasons: Vec<String>,
    cookie_line: String,
}

impl CdpEvent for ExtraInfo {
    const METHOD: &'static str = "Network.responseReceivedExtraInfo";
    const ENABLE: Option<&'static str> = Some("Network.enable");
}

impl Judge {
    /// Listens to a tab.
    pub(super) async fn new(page: &WebDriver, answers: Answers) -> Self {
        let session = page.cdp().connect().await.expect("a DevTools session");
        let events = session.subscribe().await.expect("DevTools tells events");
        Self { page: page.clone(), session, events, answers, asked: 0 }
    }

    /// Opens a page of `host`, which does the fetching from then on.
    pub(super) async fn visit(&self, host: &str) {
        self.page.goto(self.url(host, "/")).await.expect("the page opens");
    }

    /// The URL of a path at a host, on the server's port.
    pub(super) fn url(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.answers.port)
    }

    /// The URL of a path that no request has been for; cookies do not look at the query.
    pub(super) fn fresh_url(&mut self, host: &str, path: &str) -> String {
        self.asked += 1;
        format!("{}?{}", self.url(host, path), self.asked)
    }

    /// Judges the lines, with nothing in the jar before them.
    pub(super) async fn judge(&mut self, lines: &[Vec<u8>], url: &str, then: &[String]) -> Judgement {
        self.call("Network.clearBrowserCookies", json!({})).await;
        self.answers.say(target(url), lines.to_vec());
        self.fetch(url).await;
        let blocked = self.answered(target(url)).await;
        let mut refused: Vec<_> = blocked
            .into_iter()
            .map(|Blocked { cookie_line, mut blocked_reasons }| {
                blocked_reasons.sort();
                (cookie_line, blocked_reasons)
            })
            .collect();
        refused.sort();
        let (held, going) = tokio::join!(
            self.call("Storage.getCookies", json!({})),
            self.call("Network.getCookies", json!({ "urls": then })),
        );
        let mut sent = Vec::new();
        for url in then {
            self.fetch(url).await;
            sent.push(self.answers.heard(target(url)).unwrap_or_else(|| panic!("no request came for {url}")));
        }
        let mut going: Vec<_> = cookies(&going).map(identity).collect();
        going.sort();
        Judgement {
            refused,
            held: cookies(&held).map(|cookie| (identity(cookie), rest(cookie))).collect(),
            going,
            sent,
        }
    }

    async fn fetch(&self, url: &str) {
        let script = format!(
            "fetch({}, {{cache: 'no-store', credentials: 'include', mode: 'no-cors'}}).then(() => true, String)",
            json!(url)
        );
        let done = self.run(&script).await;
        assert_eq!(done, true, "{url} could not be fetched");
    }

    /// Waits until DevTools has told everything about the answer to `target`; the lines that it says were refused.
    async fn answered(&mut self, target: &str) -> Vec<Blocked> {
        let told = async {
            while let Some(event) = self.events.next().await {
                if event.headers.iter().any(|(name, value)| name.eq_ignore_ascii_case(TARGET) && value == target) {
                    return event.blocked_cookies;
                }
            }
            panic!("the browser is gone")
        };
        tokio::time::timeout(PATIENCE, told).await.unwrap_or_else(|_| panic!("DevTools says nothing about {target}"))
    }

    async fn run(&self, script: &str) -> Value {
        let done = self
            .call("Runtime.evaluate", json!({ "expression": script, "awaitPromise": true, "returnByValue": true }))
            .await;
        done["result"]["value"].clone()
    }

    async fn call(&self, method: &str, parameters: Value) -> Value {
        let answer = tokio::time::timeout(PATIENCE, self.session.send_raw(method, parameters)).await;
        let answer = answer.unwrap_or_else(|_| panic!("{method} is not answered"));
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

/// What a request line has of a URL: path and query.
fn target(url: &str) -> &str {
    let after_scheme = url.find("//").map_or(0, |slashes| slashes + 2);
    url[after_scheme..].find('/').map_or("/", |slash| &url[after_scheme + slash..])
}

fn cookies(answer: &Value) -> impl Iterator<Item = &Value> {
    answer["cookies"].as_array().expect("a list of cookies").iter()
}

fn identity(cookie: &Value) -> Identity {
    Identity {
        name: text(&cookie["name"]).expect("a name"),
        domain: text(&cookie["domain"]).expect("a domain"),
        path: text(&cookie["path"]).expect("a path"),
        partition: text(&cookie["partitionKey"]["topLevelSite"]),
    }
}

fn rest(cookie: &Value) -> Held {
    Held {
        value: text(&cookie["value"]).expect("a value"),
        expires: cookie["expires"].as_f64().filter(|_| cookie["session"] != true),
        secure: cookie["secure"] == true,
        http_only: cookie["httpOnly"] == true,
        same_site: text(&cookie["sameSite"]),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
