//! «Sıfırla»: a cell's or a whole workspace's apps, records and cookies go; edits stay.
//!
//! In: `POST /atolye/{ws}/{lesson}/{cell}/sifirla`, `POST /atolye/{ws}/sifirla`. Out: `{silinen: [{ad, yol}]}` and one
//! `Set-Cookie` line for each cookie to expire. Fails: 403 on the common bench, 404 for no cell.
//! Cookies are expired where this workspace saw them set (name, domain, path), and by name on `/` when they came with the
//! request: all of them for the workspace, for one cell only those that no other cell has set.
//! tower-cookies reads the request here and writes the expiry lines; its jar would merge two cookies of one name, so the
//! lines are appended one by one.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue};
use serde_json::json;
use tower_cookies::cookie::time::{Duration, OffsetDateTime};
use tower_cookies::{Cookie, Cookies};

use crate::live::bench::CookiePlace;
use crate::live::code::CellPath;
use crate::live::names::Workspace;
use crate::live::program::find;
use crate::live::wording::Refused;
use crate::live::{Live, browser, refuse};

/// `POST …/{lesson}/{cell}/sifirla`.
pub async fn cell(State(live): State<Live>, Path(place): CellPath, cookies: Cookies, headers: HeaderMap) -> Response {
    let found = match find(&live, &place.0, &place.1, &place.2) {
        Ok(found) if found.workspace.is_common() => return refuse(&live, Refused::CommonBench),
        Ok(found) => found,
        Err(refused) => return refuse(&live, refused),
    };
    let workspace = found.workspace.as_str();
    live.pool.forget(workspace, Some((found.slug(), found.cell.number))).await;
    live.forget_records(workspace, Some((found.slug(), found.cell.number))).await;
    live.log.forget(workspace, Some((found.slug(), found.cell.number)));
    let places = {
        let bench = live.bench(workspace);
        let mut memory = bench.lock();
        let mut places = memory.reset_cell(&found.lesson, found.cell.number);
        if found.cell.own_name().is_some() {
            // They live at another name, and end there (`own_name`).
            std::mem::swap(&mut places, &mut memory.cell(&found.lesson, found.cell.number).places);
        }
        places.extend(sent_names(&cookies, &headers).filter(|name| !memory.knows(name)).map(at_root));
        places
    };
    expired(&live, workspace, places)
}

/// `POST /atolye/{ws}/sifirla`.
pub async fn workspace(
    State(live): State<Live>,
    Path(workspace): Path<String>,
    cookies: Cookies,
    headers: HeaderMap,
) -> Response {
    let Some(workspace) = Workspace::parse(&workspace) else { return refuse(&live, Refused::BadAddress) };
    if workspace.is_common() {
        return refuse(&live, Refused::CommonBench);
    }
    let workspace = workspace.as_str();
    live.pool.forget(workspace, None).await;
    live.forget_records(workspace, None).await;
    live.log.forget(workspace, None);
    let places = {
        let bench = live.bench(workspace);
        let mut memory = bench.lock();
        let mut places = memory.reset_all();
        places.extend(sent_names(&cookies, &headers).map(at_root));
        places
    };
    expired(&live, workspace, places)
}

/// The answer: what is deleted, and the lines that delete it. The model browser forgets the same.
pub fn expired(live: &Live, workspace: &str, mut places: Vec<CookiePlace>) -> Response {
    places.sort();
    places.dedup();
    places.retain(|place| !place.name.is_empty());
    let listed: Vec<_> = places.iter().map(|place| json!({ "ad": place.name, "yol": place.path })).collect();
    let mut response = Json(json!({ "silinen": listed })).into_response();
    expire(live, workspace, &places, response.headers_mut());
    response
}

/// Adds the lines that delete these cookies; the model browser forgets them.
pub fn expire(live: &Live, workspace: &str, places: &[CookiePlace], headers: &mut HeaderMap) {
    let bench = live.bench(workspace);
    let mut memory = bench.lock();
    for place in places {
        memory.browser.forget(place);
        if let Ok(line) = HeaderValue::from_bytes(expiry_line(place).as_bytes()) {
            headers.append(SET_COOKIE, line);
        }
    }
}

/// Names of the request's cookies: as tower-cookies reads them, and those it cannot read.
pub fn sent_names(cookies: &Cookies, headers: &HeaderMap) -> impl Iterator<Item = String> {
    let mut names: Vec<String> = cookies.list().iter().map(|cookie| cookie.name().to_owned()).collect();
    for pair in browser::sent_cookies(headers) {
        if let Ok(name) = String::from_utf8(pair.name)
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names.into_iter()
}

/// A cookie that is known by name only lives, most likely, on `/`.
pub fn at_root(name: String) -> CookiePlace {
    CookiePlace { name, domain: None, path: "/".to_owned(), secure: false }
}

/// The line that expires a cookie. `Secure` is written where a prefix asks for it.
pub fn expiry_line(place: &CookiePlace) -> String {
    let mut cookie = Cookie::build((place.name.clone(), ""))
        .path(place.path.clone())
        .expires(OffsetDateTime::UNIX_EPOCH)
        .max_age(Duration::ZERO)
        .build();
    if let Some(domain) = &place.domain {
        cookie.set_domain(domain.clone());
    }
    if place.needs_secure() {
        cookie.set_secure(true);
    }
    cookie.to_string()
}

#[cfg(test)]
mod tests {
    use super::{CookiePlace, expiry_line};

    #[test]
    fn a_cookie_is_expired_where_it_lives() {
        let place = CookiePlace {
            name: "ad".into(),
            domain: Some("localhost".into()),
            path: "/dene/a/b/1/x".into(),
            secure: false,
        };
        let line = expiry_line(&place);
        assert!(line.starts_with("ad=; "), "{line}");
        for part in ["Path=/dene/a/b/1/x", "Domain=localhost", "Max-Age=0", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"] {
            assert!(line.contains(part), "{part} in {line}");
        }
    }
}
