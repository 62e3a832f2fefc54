//! Turns the app's answer into what the browser gets: prefix added, our policy on top, cookie lines byte for byte.
//!
//! In: a [`RecordedResponse`]. Out: an HTTP response. Cannot fail: a line that HTTP cannot carry is left out.
//! Not here: the record, which keeps the app's view untouched.

use std::borrow::Cow;

use axum::body::Body;
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderName, HeaderValue, Method, StatusCode};

use crate::exchange::{RecordedResponse, text_of};
use crate::live::policy;
use crate::live::prefix::Prefix;

/// The response for the browser. `own_name`: the cell answers at a name of its own, where its scripts may run.
pub fn outgoing(
    method: &Method,
    recorded: &RecordedResponse,
    prefix: &Prefix,
    address: &str,
    own_name: bool,
) -> Response {
    let html = recorded
        .header("content-type")
        .any(|value| value.trim_ascii_start().to_ascii_lowercase().starts_with(b"text/html"));
    let encoded = recorded.header("content-encoding").next().is_some();
    let rewritten = if html && !encoded { prefix.html_out(&recorded.body) } else { None };
    let body = rewritten.unwrap_or_else(|| recorded.body.clone());

    let mut response = Response::new(Body::empty());
    // 1xx would not be a final answer; HTTP has no way to send it as one.
    *response.status_mut() = StatusCode::from_u16(recorded.status)
        .ok()
        .filter(|status| !status.is_informational())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    // Room for the policy's lines and for what the layers around add.
    headers.reserve(recorded.headers.len() + 8);
    for (name, value) in &recorded.headers {
        if !policy::goes_out(name) {
            continue;
        }
        let value = translated(name, value, prefix);
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::from_bytes(&value)) {
            headers.append(name, value);
        }
    }
    if method == Method::HEAD {
        // The length that GET would have had is the app's to say; there is no body to measure.
        if let Some(length) = recorded.header("content-length").next().and_then(|v| HeaderValue::from_bytes(v).ok()) {
            headers.insert(CONTENT_LENGTH, length);
        }
    }
    headers.append(CONTENT_SECURITY_POLICY, policy::content_security_policy(address, own_name));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if method != Method::HEAD {
        *response.body_mut() = Body::from(body);
    }
    response
}

fn translated<'a>(name: &str, value: &'a [u8], prefix: &Prefix) -> Cow<'a, [u8]> {
    let changed = if name.eq_ignore_ascii_case("set-cookie") {
        prefix.set_cookie_out(value)
    } else if name.eq_ignore_ascii_case("location") || name.eq_ignore_ascii_case("content-location") {
        prefix.address_out(&text_of(value)).map(String::into_bytes)
    } else if name.eq_ignore_ascii_case("refresh") {
        prefix.refresh_out(&text_of(value)).map(String::into_bytes)
    } else {
        None
    };
    changed.map_or(Cow::Borrowed(value), Cow::Owned)
}
