//! What a lesson expects of one of its requests, judged after the learner's click.
//!
//! In: `POST /atolye/{ws}/{lesson}/{cell}/beklenti/{n}` with `{sonra, js}`. Out: `{maddeler, baska_cerezler}`.
//! Fails: 404 when there is no such request, 400 when the order does not read, 403 on the common bench.
//! Rules 5 and 9 of LESSON-FORMAT: the judging is `lessons::judge`; here its materials are brought together.
//! In order means: since «Sıfırla», requests 1 to n were judged one after the other, each once.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use crate::cookies::{Cookie, Jar, Timestamp};
use crate::exchange::Exchange;
use crate::lessons::{Cell, JarCookie, Seen, foreign_cookies, judge as judge_all, own_name};
use crate::live::browser::now;
use crate::live::prefix::Prefix;
use crate::live::program::{Found, find};
use crate::live::wording::Refused;
use crate::live::{Live, refuse};

/// What the page knows of the click.
#[derive(Debug, Deserialize)]
pub struct Click {
    /// Number of the last exchange before it.
    #[serde(default)]
    sonra: u64,
    /// `document.cookie` after it.
    #[serde(default)]
    js: String,
    /// The model browser that sent it; nothing for the learner's own.
    #[serde(default)]
    tarayici: Option<String>,
}

/// `POST …/beklenti/{n}`.
pub async fn judge(
    State(live): State<Live>,
    Path(place): Path<(String, String, String, usize)>,
    click: Result<Json<Click>, JsonRejection>,
) -> Response {
    let found = match find(&live, &place.0, &place.1, &place.2) {
        Ok(found) if found.workspace.is_common() => return refuse(&live, Refused::CommonBench),
        Ok(found) => found,
        Err(refused) => return refuse(&live, refused),
    };
    let Ok(Json(click)) = click else { return refuse(&live, Refused::BadOrder) };
    let number = place.3;
    let Some(request) = number.checked_sub(1).and_then(|index| found.cell.requests.get(index)) else {
        return refuse(&live, Refused::NoSuchCell);
    };
    let exchanges = exchanges_since(&live, &found, &click);
    let (in_order, names, jar) = {
        let bench = live.bench(found.workspace.as_str());
        let mut memory = bench.lock();
        let (cell, browser) = memory.cell_and_browser(&found.lesson, found.cell.number);
        let at = cell.clock.at(now());
        let jar = match &click.tarayici {
            Some(name) => cell.models.get(name).map(|model| jar_of(&model.jar, "", at, |_| true)).unwrap_or_default(),
            None => jar_of(browser.jar(), &found.prefix(), now(), |own| is_of(&found.cell, own)),
        };
        // The page asks before it knows of a record; without one nothing was sent.
        let in_order = !exchanges.is_empty() && cell.note_sent(number);
        (in_order, cell.names.iter().cloned().collect::<Vec<_>>(), jar)
    };
    // A model browser began empty: every cookie that it sends counts. No script of the page reaches a cell's own name: the
    // model says what one there would see.
    let names = click.tarayici.is_none().then_some(names);
    let away = click.tarayici.is_some() || found.cell.own_name().is_some();
    let scripts = if away { visible(&jar) } else { click.js };
    let exchanges: Vec<&Exchange> = exchanges.iter().map(Arc::as_ref).collect();
    let seen =
        Seen { exchanges: &exchanges, jar: &jar, script_cookies: &scripts, known_names: names.as_deref(), in_order };
    let foreign = foreign_cookies(&seen);
    let items: Vec<_> = judge_all(&request.expectations, &seen)
        .iter()
        .map(|one| {
            let text = live.wording.expectation(&request.expectations[one.expectation].kind);
            json!({
                "gecti": one.passed,
                "metin": text,
                "beklenen": one.expected,
                "gelen": one.got,
                "ileti": live.wording.judgement(one, &request.expectations[one.expectation].kind, &foreign),
            })
        })
        .collect();
    Json(json!({ "maddeler": items, "baska_cerezler": foreign })).into_response()
}

/// The exchanges of the cell and the clicking browser after a number, in order.
fn exchanges_since(live: &Live, found: &Found, click: &Click) -> Vec<Arc<Exchange>> {
    let (exchanges, _) = live.log.since(found.workspace.as_str(), click.sonra);
    let own = exchanges.into_iter().filter(|one| one.ders == found.slug() && one.hucre == found.cell.number);
    own.filter(|one| one.tarayici == click.tarayici).collect()
}

/// `document.cookie` as a model has it.
fn visible(jar: &[JarCookie]) -> String {
    let pairs = jar.iter().filter(|cookie| !cookie.http_only).map(|cookie| format!("{}={}", cookie.name, cookie.value));
    pairs.collect::<Vec<_>>().join("; ")
}

/// A jar's cookies in the app's view, those that count.
fn jar_of(jar: &Jar, prefix: &str, now: Timestamp, counts: impl Fn(&Cookie) -> bool) -> Vec<JarCookie> {
    let prefix = Prefix::new(prefix.to_owned(), "http", "");
    let cookie = |own: &Cookie| JarCookie::of(own, prefix.cookie_path_in(&own.path.to_text()), now);
    jar.cookies(now).filter(|own| counts(own)).map(cookie).collect()
}

/// True for a cookie of the cell's own name; for a cell without one, of the workbook's.
fn is_of(cell: &Cell, cookie: &Cookie) -> bool {
    let host = cookie.domain.as_str();
    match cell.own_name() {
        Some(name) => name == host || name.strip_suffix(host).is_some_and(|rest| rest.ends_with('.')),
        None => own_name(host).is_none(),
    }
}
