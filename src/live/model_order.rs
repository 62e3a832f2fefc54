//! What the page asks of a model browser: send a request, change its cookies, copy one from another browser.
//!
//! In: `GET`, `POST /atolye/{ws}/{lesson}/{cell}/tarayici/{name}` with one of
//! `{islem: "istek", yontem, hedef, basliklar: [[ad, deger]], govde, kaynak, ust, alt_kaynak, engelli}` · `"yaz"`, `"betik-yaz"`, `"sil"` with `satir` ·
//! `"hepsini-sil"` · `{islem: "kopyala", ad, kimden}`. The name `siz` is the real browser: it can only be copied to.
//! `GET /atolye/{ws}/{lesson}/durum`: every cell's clock and model browsers, for a page that was loaded again.
//! Out: `{ad, adres, cerezler}` ([`Shown`]), exchanges in the log. For `siz`: one `Set-Cookie` line.
//! Fails: 400 when the order does not read or there is nothing to copy, 403 on the common bench, 404 for no cell.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use axum::{RequestExt, extract};
use http::header::SET_COOKIE;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cookies::{Api, Cookie, Jar, RequestContext, Timestamp, Url};
use crate::live::bench::{CellMemory, CookiePlace};
use crate::live::browser::{Browser, SentCookie, context_of, now, sent_cookies};
use crate::live::circumstances::Circumstances;
use crate::live::model_request::{Sending, origin_for, send};
use crate::live::models::{REAL, is_name};
use crate::live::names::Workspace;
use crate::live::prefix::Prefix;
use crate::live::program::{Found, find};
use crate::live::request::origin_of;
use crate::live::storage::Shown;
use crate::live::wording::Refused;
use crate::live::{Live, refuse};

/// `{ws}/{lesson}/{cell}/tarayici/{name}` as they came.
type BrowserPath = Path<(String, String, String, String)>;

/// What the page asks for.
#[derive(Debug, Deserialize)]
#[serde(tag = "islem", rename_all = "kebab-case")]
enum Order {
    Istek {
        yontem: String,
        hedef: String,
        #[serde(default)]
        basliklar: Vec<(String, String)>,
        #[serde(default)]
        govde: String,
        #[serde(flatten)]
        around: Circumstances,
    },
    Yaz {
        satir: String,
    },
    BetikYaz {
        satir: String,
    },
    Sil {
        satir: String,
    },
    HepsiniSil,
    Kopyala {
        ad: String,
        kimden: String,
    },
}

/// `GET`: what it holds.
pub async fn show(State(live): State<Live>, Path(place): BrowserPath) -> Response {
    match found_model(&live, &place.0, &place.1, &place.2, &place.3) {
        Ok(found) => Json(state(&live, &found, &place.3)).into_response(),
        Err(refused) => refuse(&live, refused),
    }
}

/// `GET …/durum`: clocks and model browsers of a lesson's cells, by number.
pub async fn lesson(State(live): State<Live>, Path((workspace, lesson)): Path<(String, String)>) -> Response {
    let Some(workspace) = Workspace::parse(&workspace) else { return refuse(&live, Refused::BadAddress) };
    let mut cells = serde_json::Map::new();
    if !workspace.is_common() {
        let bench = live.bench(workspace.as_str());
        let memory = bench.lock();
        for (number, cell) in memory.cells_of(&lesson) {
            let models: Vec<_> = cell.models.iter().map(|(name, _)| model_of(cell, name)).collect();
            if cell.clock.ahead() != 0 || !models.is_empty() {
                cells.insert(number.to_string(), json!({ "ileri": cell.clock.ahead(), "tarayicilar": models }));
            }
        }
    }
    Json(json!({ "hucreler": cells })).into_response()
}

/// `POST`: an order.
pub async fn obey(State(live): State<Live>, Path(place): BrowserPath, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let order = Request::from_parts(head.clone(), body).extract::<Result<Json<Order>, JsonRejection>, _>().await;
    let order = match order {
        Ok(Ok(extract::Json(order))) => order,
        Ok(Err(_)) | Err(_) => return refuse(&live, Refused::BadOrder),
    };
    let done = if place.3 == REAL {
        find(&live, &place.0, &place.1, &place.2).and_then(private).and_then(|found| give(&live, &found, &head, &order))
    } else {
        match found_model(&live, &place.0, &place.1, &place.2, &place.3) {
            Ok(found) => change(&live, &found, &place.3, &head, order).await,
            Err(refused) => Err(refused),
        }
    };
    done.unwrap_or_else(|refused| refuse(&live, refused))
}

fn private(found: Found) -> Result<Found, Refused> {
    if found.workspace.is_common() { Err(Refused::CommonBench) } else { Ok(found) }
}

fn found_model(live: &Live, workspace: &str, lesson: &str, cell: &str, name: &str) -> Result<Found, Refused> {
    if !is_name(name) {
        return Err(Refused::BadAddress);
    }
    find(live, workspace, lesson, cell).and_then(private)
}

async fn change(live: &Live, found: &Found, name: &str, head: &Parts, order: Order) -> Result<Response, Refused> {
    if let Order::Istek { yontem, hedef, basliklar, govde, around } = order {
        let method = Method::from_bytes(yontem.as_bytes()).map_err(|_| Refused::BadOrder)?;
        let sending = Sending { method, target: hedef, headers: basliklar, body: govde, around };
        send(live, found, name, head, sending).await?;
        return Ok(Json(state(live, found, name)).into_response());
    }
    let (scheme, host) = origin_for(found, head);
    let bench = live.bench(found.workspace.as_str());
    {
        let mut memory = bench.lock();
        let (cell, browser) = memory.cell_and_browser(&found.lesson, found.cell.number);
        let at = cell.clock.at(now());
        let copied = match &order {
            Order::Kopyala { ad, kimden } => Some(copy_of(cell, browser, found, head, (ad, kimden), at)?),
            Order::Istek { .. }
            | Order::Yaz { .. }
            | Order::BetikYaz { .. }
            | Order::Sil { .. }
            | Order::HepsiniSil => None,
        };
        let model = cell.models.get_or_open(name).ok_or(Refused::BadOrder)?;
        let path = model.address.split('?').next().filter(|path| !path.is_empty()).unwrap_or("/");
        let url = Url::parse(&format!("{scheme}://{host}{path}")).map_err(|_| Refused::BadOrder)?;
        let context = RequestContext::navigation_to(url);
        match order {
            Order::Yaz { satir } => write(&mut model.jar, &satir, &context, at),
            Order::BetikYaz { satir } => {
                let script = RequestContext { api: Api::Script, ..context };
                model.jar.set(satir.as_bytes(), &script, at);
            }
            Order::Sil { satir } => {
                let (name, path) = named(&satir);
                model.jar.remove(name.as_bytes(), None, path);
            }
            Order::HepsiniSil => model.jar.clear(),
            Order::Kopyala { .. } => model.jar.insert(copied.ok_or(Refused::BadOrder)?),
            Order::Istek { .. } => {}
        }
    }
    Ok(Json(state(live, found, name)).into_response())
}

/// Copies a model browser's cookie into the real one.
fn give(live: &Live, found: &Found, head: &Parts, order: &Order) -> Result<Response, Refused> {
    let Order::Kopyala { ad, kimden } = order else { return Err(Refused::BadOrder) };
    let (scheme, host) = origin_of(head);
    let prefix = Prefix::new(found.prefix(), scheme, &host);
    let bench = live.bench(found.workspace.as_str());
    let mut memory = bench.lock();
    let (cell, browser) = memory.cell_and_browser(&found.lesson, found.cell.number);
    let at = cell.clock.at(now());
    let cookie = copy_of(cell, browser, found, head, (ad, kimden), at)?;
    let line = line_of(&cookie, at);
    let line = prefix.set_cookie_out(&line).unwrap_or(line);
    let context = context_of(&Method::POST, &head.headers, &format!("{scheme}://{host}{}/", prefix.path()));
    let verdict = browser.take(&line, &context);
    if let Some(kept) = &verdict.cookie {
        cell.remember(CookiePlace {
            name: kept.name.to_text().into_owned(),
            domain: (!kept.host_only).then(|| kept.domain.clone()),
            path: kept.path.to_text().into_owned(),
            secure: kept.secure,
        });
    }
    let mut response = Json(json!({})).into_response();
    let line = HeaderValue::from_bytes(&line).map_err(|_| Refused::BadOrder)?;
    response.headers_mut().append(SET_COOKIE, line);
    Ok(response)
}

/// A cookie of `name` in the browser `from`, with its path in the app's view.
fn copy_of(
    cell: &CellMemory,
    browser: &Browser,
    found: &Found,
    head: &Parts,
    (name, from): (&str, &str),
    at: Timestamp,
) -> Result<Cookie, Refused> {
    if from != REAL {
        let cookie = cell.models.get(from).and_then(|model| model.jar.get(name.as_bytes(), None, None, at));
        return cookie.cloned().ok_or(Refused::NothingToCopy);
    }
    let (scheme, host) = origin_for(found, head);
    let sent = value_sent(&head.headers, name);
    let known = browser.jar().get(name.as_bytes(), None, None, now());
    if let Some(cookie) = known {
        let prefix = Prefix::new(found.prefix(), scheme, &host);
        let mut cookie = cookie.clone();
        cookie.path = prefix.cookie_path_in(&cookie.path.to_text()).into();
        if let Some(value) = sent {
            cookie.value = value.into();
        }
        return Ok(cookie);
    }
    // Set by a script or by hand: nothing but the pair is known.
    let value = sent.ok_or(Refused::NothingToCopy)?;
    let url = Url::parse(&format!("{scheme}://{host}/")).map_err(|_| Refused::BadOrder)?;
    let line = [name.as_bytes(), b"=", &value, b"; Path=/"].concat();
    Jar::new().set(&line, &RequestContext::navigation_to(url), at).cookie.ok_or(Refused::NothingToCopy)
}

fn value_sent(headers: &HeaderMap, name: &str) -> Option<Vec<u8>> {
    let is_it = |pair: &SentCookie| pair.name == name.as_bytes();
    sent_cookies(headers).into_iter().find(is_it).map(|pair| pair.value)
}

/// A cookie as a line that sets it.
fn line_of(cookie: &Cookie, at: Timestamp) -> Vec<u8> {
    let mut line = [cookie.name.as_bytes(), b"=", cookie.value.as_bytes()].concat();
    let mut add = |text: &str| {
        line.extend_from_slice(b"; ");
        line.extend_from_slice(text.as_bytes());
    };
    if !cookie.host_only {
        add(&format!("Domain={}", cookie.domain));
    }
    if let Some(left) = cookie.secs_left(at) {
        add(&format!("Max-Age={left}"));
    }
    for (holds, text) in
        [(cookie.secure, "Secure"), (cookie.http_only, "HttpOnly"), (cookie.partition_key.is_some(), "Partitioned")]
    {
        if holds {
            add(text);
        }
    }
    add(&format!("Path={}", cookie.path.to_text()));
    if let Some(mode) = cookie.same_site.as_str() {
        add(&format!("SameSite={mode}"));
    }
    line
}

/// Writes a cookie by hand: its value where it is, else a new one for the whole app. A line with attributes sets them.
fn write(jar: &mut Jar, line: &str, context: &RequestContext, at: Timestamp) {
    let pair = line.split_once('=').filter(|(_, value)| !value.contains(';'));
    let edited = pair.map_or(0, |(name, value)| jar.edit(name.trim().as_bytes(), None, None, value.trim()));
    if edited == 0 {
        jar.set(with_path(line).as_bytes(), context, at);
    }
}

/// A line without a path is meant for all of the app.
fn with_path(line: &str) -> String {
    let parsed = crate::cookies::parse_set_cookie(line.as_bytes());
    let has_path = parsed.attributes.iter().any(|one| one.name.as_bytes().eq_ignore_ascii_case(b"path"));
    if has_path { line.to_owned() } else { format!("{line}; Path=/") }
}

/// `ad`, or `ad; Path=/x`.
fn named(line: &str) -> (&str, Option<&str>) {
    let (name, rest) = line.split_once(';').unwrap_or((line, ""));
    let path = rest.split_once('=').filter(|(key, _)| key.trim().eq_ignore_ascii_case("path"));
    (name.split('=').next().unwrap_or_default().trim(), path.map(|(_, path)| path.trim()))
}

fn state(live: &Live, found: &Found, name: &str) -> Value {
    let bench = live.bench(found.workspace.as_str());
    let mut memory = bench.lock();
    model_of(memory.cell(&found.lesson, found.cell.number), name)
}

fn model_of(cell: &CellMemory, name: &str) -> Value {
    let at = cell.clock.at(now());
    let model = cell.models.get(name);
    let cookies: Vec<_> =
        model.iter().flat_map(|model| model.jar.cookies(at)).map(|one| Shown::of_model(one, at)).collect();
    json!({ "ad": name, "adres": model.map(|model| model.address.as_str()).unwrap_or_default(), "cerezler": cookies })
}
