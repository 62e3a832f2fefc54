//! The security headers of a live response: lesson HTML shares our origin, so it may do little.
//!
//! In: the cell's address. Out: header lines; and which of the app's own lines must not leave. Cannot fail.
//! Rule: CSP Level 3; measured in Chromium: without `allow-same-origin` a form posts with `Origin: null`, cross-site, and
//! carries only cookies without SameSite, which would falsify the lessons. Never `allow-scripts` on the workbook's origin:
//! scripts run only on a cell's own `*.localhost` name, which serves no workbook route.
//! Not here: the policy of the workbook's own pages, see `app::policy`.

use http::HeaderValue;

/// Lines of the app that would outlive the page or reach beyond its prefix, or that belong to the connection.
const NOT_FORWARDED: [&str; 22] = [
    "alt-svc",
    "clear-site-data",
    "connection",
    "content-length",
    "content-security-policy-report-only",
    "keep-alive",
    "nel",
    "origin-agent-cluster",
    "proxy-authenticate",
    "proxy-connection",
    "public-key-pins",
    "report-to",
    "reporting-endpoints",
    "service-worker-allowed",
    "speculation-rules",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "cache-control",
    "x-content-type-options",
];

/// True when a line of the app's answer goes on to the browser. `Cache-Control` and `nosniff` are ours; the record keeps
/// the app's own.
pub fn goes_out(name: &str) -> bool {
    !NOT_FORWARDED.iter().any(|kept| kept.eq_ignore_ascii_case(name))
}

/// The live policy of the cell at `address`, `http://127.0.0.1:3000/dene/{ws}/{lesson}/{cell}`. On a name of its own the
/// cell's page may run scripts, which reach that name only.
pub fn content_security_policy(address: &str, own_name: bool) -> HeaderValue {
    let (powers, scripts) = if own_name {
        (" allow-scripts allow-modals", " script-src 'unsafe-inline' 'self'; connect-src 'self';")
    } else {
        ("", "")
    };
    let policy = format!(
        "sandbox allow-forms allow-same-origin{powers}; default-src 'none';{scripts} img-src 'self' data:; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action {address}/; frame-ancestors 'self'"
    );
    // An address with a byte that no header may hold gets the policy without any form target.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("sandbox; default-src 'none'; form-action 'none'"))
}

/// The policy of a page of ours that starts a request to the cell at `address`, on another name: our script or none, a form
/// or an image of that cell's.
pub fn start_page_policy(address: &str) -> HeaderValue {
    let policy = format!(
        "sandbox allow-forms allow-scripts allow-same-origin; default-src 'none'; script-src 'self'; \
         style-src 'unsafe-inline'; img-src {address}/; base-uri 'none'; form-action {address}/; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("sandbox; default-src 'none'"))
}

#[cfg(test)]
mod tests {
    use super::{content_security_policy, goes_out};

    #[test]
    fn lesson_html_never_runs_scripts_and_posts_only_under_its_prefix() {
        let policy = content_security_policy("http://127.0.0.1:3000/dene/abcd/ders/1", false);
        let policy = policy.to_str().expect("ascii");
        assert!(policy.starts_with("sandbox allow-forms allow-same-origin;"));
        assert!(!policy.contains("allow-scripts") && !policy.contains("script-src"));
        assert!(policy.contains("default-src 'none'"));
        assert!(policy.contains("form-action http://127.0.0.1:3000/dene/abcd/ders/1/;"));
    }

    #[test]
    fn lines_that_outlive_the_page_stay_here() {
        assert!(!goes_out("Clear-Site-Data") && !goes_out("Strict-Transport-Security"));
        assert!(goes_out("Set-Cookie") && goes_out("Location") && goes_out("X-Ders"));
    }
}
