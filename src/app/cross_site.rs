//! Refuses state-changing requests to the workbook's own routes when another site's page made them.
//!
//! In: a request. Out: the handler's answer, or 403. Rule: Fetch Metadata's `Sec-Fetch-Site`; without it, `Origin` against
//! `Host`; a request with neither comes from no browser page. Live endpoints are exempt on purpose: CSRF is taught there.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header::{HOST, ORIGIN};

use crate::live::{Live, Refused, refuse};

/// The layer over `/atolye`.
pub async fn guard(State(live): State<Live>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(request.headers()) {
        return next.run(request).await;
    }
    refuse(&live, Refused::CrossSite)
}

fn is_own(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let host = headers.get(HOST).map(|host| host.as_bytes()).unwrap_or_default();
    let origin = origin.as_bytes();
    let bare = origin.strip_prefix(b"http://").or_else(|| origin.strip_prefix(b"https://"));
    bare.is_some_and(|bare| !bare.is_empty() && bare.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::is_own;
    use http::{HeaderMap, HeaderName, HeaderValue};

    fn own(lines: &[(&'static str, &'static str)]) -> bool {
        let lines = lines.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_own(&lines.collect::<HeaderMap>())
    }

    #[test]
    fn only_this_origin_and_no_page_at_all_may_change_state() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[("sec-fetch-site", "none")]));
        assert!(own(&[("host", "localhost:3000"), ("origin", "http://localhost:3000")]));
        assert!(own(&[("host", "localhost:3000")]));
        assert!(!own(&[
            ("sec-fetch-site", "same-site"),
            ("origin", "http://localhost:3000"),
            ("host", "localhost:3000")
        ]));
        assert!(!own(&[("sec-fetch-site", "cross-site")]));
        assert!(!own(&[("host", "localhost:3000"), ("origin", "http://kotu.localhost:3000")]));
        assert!(!own(&[("host", "localhost:3000"), ("origin", "null")]));
        assert!(!own(&[("origin", "http://")]));
    }
}
