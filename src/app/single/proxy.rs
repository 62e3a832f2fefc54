//! What a trusted proxy says about the browser's side of the connection, as Werkzeug's `ProxyFix(x_proto=1, x_host=1)`.
//! In: header lines, and what the connection itself shows. Out: scheme, host, client. Cannot fail: an absent header
//! changes nothing. Rule: the last value counts, the one that the nearest proxy wrote. Not here: whether to trust it.

use crate::exchange::{Header, text_of};

/// The browser's view of where its request went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// `http` or `https`.
    pub(super) scheme: String,
    /// `Host`'s value.
    pub(super) host: String,
    /// The client's address.
    pub(super) remote: String,
}

impl Origin {
    /// The same, corrected by the proxy's headers.
    pub(super) fn behind_proxy(self, headers: &[Header]) -> Self {
        Self {
            scheme: last(headers, "x-forwarded-proto").unwrap_or(self.scheme),
            host: last(headers, "x-forwarded-host").unwrap_or(self.host),
            remote: last(headers, "x-forwarded-for").unwrap_or(self.remote),
        }
    }
}

fn last(headers: &[Header], name: &str) -> Option<String> {
    let (_, value) = headers.iter().rfind(|(own, _)| own.eq_ignore_ascii_case(name))?;
    let value = text_of(value);
    let value = value.rsplit(',').next().unwrap_or_default().trim();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn the_nearest_proxys_value_counts_and_an_absent_one_changes_nothing() {
        let own = Origin { scheme: "http".into(), host: "127.0.0.1:5000".into(), remote: "10.0.0.9".into() };
        assert_eq!(own.clone().behind_proxy(&[]), own);
        let headers = [
            ("X-Forwarded-Proto".to_owned(), b"http, https".to_vec()),
            ("X-Forwarded-Host".to_owned(), "okul.example".into()),
        ];
        let seen = own.behind_proxy(&headers);
        assert_eq!(
            (seen.scheme.as_str(), seen.host.as_str(), seen.remote.as_str()),
            ("https", "okul.example", "10.0.0.9")
        );
    }
}
