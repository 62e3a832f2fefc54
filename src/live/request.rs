//! Turns what arrived at a live address into a [`RecordedRequest`] in the app's view.
//!
//! In: an HTTP request and its cell's prefix. Out: header lines with their value bytes, path as it came, bounded body.
//! Fails: [`Refusal`] when the body is too long or does not come in time.
//! Limits: the HTTP library hands names over in lower case and lines of one name together; names are shown here as
//! browsers of HTTP/1 write them (`User-Agent`), lines in the order of each name's first appearance.
//! Not here: what hyper adds to the answer (`Date`).

use std::time::Duration;

use axum::body::{Body, HttpBody};
use http::HeaderMap;
use http::header::REFERER;
use http::request::Parts;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::exchange::{Header, RecordedRequest, text_of};
use crate::live::prefix::Prefix;
use crate::live::{Encrypted, Peer};

/// Why a body was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Longer than the bound.
    TooLong,
    /// It did not come in time.
    TooSlow,
    /// The connection broke.
    Broken,
}

/// Reads a body up to `limit` bytes, within `patience`.
pub async fn read_body(body: Body, limit: usize, patience: Duration) -> Result<Vec<u8>, Refusal> {
    if body.is_end_stream() {
        return Ok(Vec::new());
    }
    let whole = tokio::time::timeout(patience, Limited::new(body, limit).collect());
    match whole.await {
        Err(_) => Err(Refusal::TooSlow),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::TooLong),
        Ok(Err(_)) => Err(Refusal::Broken),
        Ok(Ok(body)) => Ok(body.to_bytes().into()),
    }
}

/// The request as the app receives it.
pub fn recorded(head: &Parts, path: String, body: Vec<u8>, prefix: &Prefix) -> RecordedRequest {
    RecordedRequest {
        method: head.method.as_str().to_owned(),
        path,
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: header_lines(&head.headers, prefix),
        body,
    }
}

fn header_lines(headers: &HeaderMap, prefix: &Prefix) -> Vec<Header> {
    headers
        .iter()
        .map(|(name, value)| {
            let own = (name == REFERER).then(|| prefix.address_in(&text_of(value.as_bytes()))).flatten();
            (title_case(name.as_str()), own.map_or_else(|| value.as_bytes().to_vec(), String::into_bytes))
        })
        .collect()
}

/// `user-agent` as `User-Agent`; Chromium's own `sec-ch-ua…` are in lower case on the wire and stay so.
pub fn title_case(name: &str) -> String {
    if name.starts_with("sec-ch-") {
        return name.to_owned();
    }
    match name {
        "dnt" => return "DNT".to_owned(),
        "sec-gpc" => return "Sec-GPC".to_owned(),
        _ => {}
    }
    let mut begins = true;
    name.chars()
        .map(|c| {
            let shown = if begins { c.to_ascii_uppercase() } else { c };
            begins = c == '-';
            shown
        })
        .collect()
}

/// The scheme and the host that the browser used: `Host` as it came, `127.0.0.1` when HTTP/1.0 sent none.
pub fn origin_of(head: &Parts) -> (&'static str, String) {
    let host = head.headers.get(http::header::HOST).map(|value| text_of(value.as_bytes()));
    let host = host.or_else(|| head.uri.authority().map(|authority| authority.as_str().to_owned()));
    (scheme_of(head), host.filter(|host| is_host(host)).unwrap_or_else(|| "127.0.0.1".to_owned()))
}

/// `https` when the proxy in front of us is trusted and says so.
pub fn scheme_of(head: &Parts) -> &'static str {
    if head.extensions.get::<Encrypted>().is_some() { "https" } else { "http" }
}

/// The client's address, as `REMOTE_ADDR` has it; tests without a connection come from this machine.
pub fn remote_of(head: &Parts) -> String {
    head.extensions.get::<Peer>().map_or_else(|| "127.0.0.1".to_owned(), |peer| peer.0.to_string())
}

/// A host that may stand in a policy or an address: no blanks, quotes or separators.
fn is_host(host: &str) -> bool {
    !host.is_empty()
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']' | b'_'))
}
