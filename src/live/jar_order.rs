//! Cookies by hand: what the panel's `@` actions and its editor do to cookies that scripts cannot reach.
//!
//! In: `POST /atolye/{ws}/cerez` with `{islem: "yaz"|"sil"|"hepsini-sil", satir}`. Out: `Set-Cookie` lines, as written.
//! `betik-yaz` tells what the page's script has written: no line goes out, the model browser takes it as a script's.
//! Fails: 400 when the order does not read or the line cannot be a header, 403 on the common bench.
//! `yaz` without `Path` means `/`: the default path would be that of this address, which no lesson has.
//! Not here: verdicts shown for it; the model browser takes the line all the same.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{OriginalUri, Path, State};
use axum::response::{IntoResponse, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue, Method};
use serde::Deserialize;
use serde_json::json;
use tower_cookies::Cookies;

use crate::cookies::{Api, RequestContext, parse_set_cookie};
use crate::live::bench::CookiePlace;
use crate::live::names::Workspace;
use crate::live::reset::{at_root, expired, sent_names};
use crate::live::wording::Refused;
use crate::live::{Live, browser, refuse};

/// Longest line: a browser takes 4096 bytes of name and value, and some attributes.
const LINE: usize = 8 * 1024;

/// What the page asks for.
#[derive(Debug, Deserialize)]
pub struct Order {
    islem: Deed,
    #[serde(default)]
    satir: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Deed {
    Yaz,
    BetikYaz,
    Sil,
    HepsiniSil,
}

/// `POST /atolye/{ws}/cerez`.
pub async fn obey(
    State(live): State<Live>,
    Path(workspace): Path<String>,
    OriginalUri(uri): OriginalUri,
    cookies: Cookies,
    headers: HeaderMap,
    order: Result<Json<Order>, JsonRejection>,
) -> Response {
    let Some(workspace) = Workspace::parse(&workspace) else { return refuse(&live, Refused::BadAddress) };
    if workspace.is_common() {
        return refuse(&live, Refused::CommonBench);
    }
    let Ok(Json(order)) = order else { return refuse(&live, Refused::BadOrder) };
    if order.satir.len() > LINE {
        return refuse(&live, Refused::BadOrder);
    }
    match order.islem {
        Deed::Yaz => {
            let Some(line) = line_to_write(&order.satir) else { return refuse(&live, Refused::BadOrder) };
            let host = headers.get(http::header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1");
            let context = browser::context_of(&Method::POST, &headers, &format!("http://{host}{}", uri.path()));
            live.bench(workspace.as_str()).lock().browser.take(line.as_bytes(), &context);
            let mut response = Json(json!({})).into_response();
            response.headers_mut().append(SET_COOKIE, line);
            response
        }
        Deed::BetikYaz => {
            // The page's script has done it; the model browser follows, and keeps what it knows of the attributes.
            let host = headers.get(http::header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1");
            let context = browser::context_of(&Method::GET, &headers, &format!("http://{host}/"));
            let context = RequestContext { api: Api::Script, ..context };
            live.bench(workspace.as_str()).lock().browser.take(order.satir.as_bytes(), &context);
            Json(json!({})).into_response()
        }
        Deed::Sil => {
            let Some(places) = places_to_delete(&live, &workspace, &order.satir) else {
                return refuse(&live, Refused::BadOrder);
            };
            expired(&live, workspace.as_str(), places)
        }
        Deed::HepsiniSil => {
            let mut places: Vec<_> = live.bench(workspace.as_str()).lock().places().cloned().collect();
            places.extend(sent_names(&cookies, &headers).map(at_root));
            expired(&live, workspace.as_str(), places)
        }
    }
}

/// The line as a header value, with `Path=/` when it has no path.
pub fn line_to_write(line: &str) -> Option<HeaderValue> {
    let parsed = parse_set_cookie(line.as_bytes());
    if parsed.refused.is_some() {
        return None;
    }
    let has_path = parsed.attributes.iter().any(|one| one.name.as_bytes().eq_ignore_ascii_case(b"path"));
    let line = if has_path { line.to_owned() } else { format!("{}; Path=/", line.trim_end_matches([';', ' '])) };
    HeaderValue::from_bytes(line.as_bytes()).ok()
}

/// `ad`, or `ad; Path=/x` for one place only. By name alone: wherever this workspace saw it set, and `/`.
fn places_to_delete(live: &Live, workspace: &Workspace, line: &str) -> Option<Vec<CookiePlace>> {
    let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
    let name = pair.split('=').next().unwrap_or_default().trim();
    if name.is_empty() || HeaderValue::from_bytes(name.as_bytes()).is_err() {
        return None;
    }
    let path = rest.split(';').find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case("path").then(|| value.trim().to_owned())
    });
    let bench = live.bench(workspace.as_str());
    let mut places: Vec<_> = bench.lock().places().filter(|place| place.name == name).cloned().collect();
    match path {
        Some(path) => {
            places.retain(|place| place.path == path);
            if places.is_empty() {
                places.push(CookiePlace { path, ..at_root(name.to_owned()) });
            }
        }
        None => places.push(at_root(name.to_owned())),
    }
    Some(places)
}
