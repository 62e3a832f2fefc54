//! What a trusted proxy says about the browser's side of the connection, as Werkzeug's
//! `ProxyFix(x_for=1, x_proto=1, x_host=1)`.
//!
//! In: a request as the proxy sent it. Out: the same with the browser's `Host`, [`Peer`] and [`Encrypted`]. Cannot fail: an
//! absent or senseless header changes nothing. Rule: the last value counts, the one that the nearest proxy wrote.
//! Not here: whether to trust it (`--guvenilir-vekil`).

use std::net::IpAddr;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::HOST;
use http::{HeaderMap, HeaderValue};

use crate::live::{Encrypted, Peer};

/// The layer, outside all others.
pub async fn believe(mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let encrypted = last(headers, "x-forwarded-proto").is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"));
    let host = last(headers, "x-forwarded-host").and_then(|host| HeaderValue::try_from(host).ok());
    let peer = last(headers, "x-forwarded-for").and_then(|address| address.parse::<IpAddr>().ok());
    if let Some(host) = host {
        request.headers_mut().insert(HOST, host);
    }
    if let Some(address) = peer {
        request.extensions_mut().insert(Peer(address));
    }
    if encrypted {
        request.extensions_mut().insert(Encrypted);
    }
    next.run(request).await
}

/// The last value of a header that may be a list.
fn last<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let value = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    let value = value.rsplit(',').next().unwrap_or_default().trim();
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::believe;
    use crate::live::{Encrypted, Peer};
    use axum::Router;
    use axum::body::Body;
    use axum::extract::Request;
    use axum::middleware::from_fn;
    use http_body_util::BodyExt as _;
    use tower::ServiceExt as _;

    async fn seen(lines: &[(&str, &str)]) -> String {
        let show = |request: Request| async move {
            let host = request.headers()["host"].to_str().unwrap_or_default().to_owned();
            let peer = request.extensions().get::<Peer>().map(|peer| peer.0.to_string());
            let encrypted = request.extensions().get::<Encrypted>().is_some();
            format!("{host} {} {encrypted}", peer.unwrap_or_default())
        };
        let mut request = Request::new(Body::empty());
        request.headers_mut().insert("host", "127.0.0.1:3000".parse().expect("host"));
        request.extensions_mut().insert(Peer([10, 0, 0, 9].into()));
        for (name, value) in lines {
            let name = http::HeaderName::try_from(*name).expect("name");
            request.headers_mut().append(name, value.parse().expect("value"));
        }
        let answer = Router::new().fallback(show).layer(from_fn(believe)).oneshot(request).await.expect("infallible");
        let body = answer.into_body().collect().await.expect("body").to_bytes();
        String::from_utf8_lossy(&body).into_owned()
    }

    #[tokio::test]
    async fn the_nearest_proxys_value_counts_and_an_absent_or_senseless_one_changes_nothing() {
        assert_eq!(seen(&[]).await, "127.0.0.1:3000 10.0.0.9 false");
        let lines =
            [("x-forwarded-proto", "http, https"), ("x-forwarded-host", "a"), ("x-forwarded-host", "okul.example")];
        assert_eq!(seen(&lines).await, "okul.example 10.0.0.9 true");
        assert_eq!(seen(&[("x-forwarded-for", "1.2.3.4, 10.1.1.1")]).await, "127.0.0.1:3000 10.1.1.1 false");
        let senseless = [("x-forwarded-for", "kedi"), ("x-forwarded-proto", "gopher"), ("x-forwarded-host", " ")];
        assert_eq!(seen(&senseless).await, "127.0.0.1:3000 10.0.0.9 false");
    }
}
