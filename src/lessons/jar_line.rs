//! A cookie of the browser's jar as expectations see it, and the `= kavanoz` line it may match.
//! In: the line and the jar's cookies. Out: whether one of them holds every listed attribute; others are free.
//! Not here: how a cookie came into the jar (`cookies`).

use super::wildcard;
use crate::cookies::{Cookie, Timestamp};

/// One cookie of the jar, in the words of its `Set-Cookie` attributes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JarCookie {
    /// Its name.
    pub name: String,
    /// Its value, as sent.
    pub value: String,
    /// `Path`, also when it came from the default.
    pub path: String,
    /// The `Domain` attribute without a leading dot; `None` for a cookie of one host only.
    pub domain: Option<String>,
    /// `Secure`.
    pub secure: bool,
    /// `HttpOnly`.
    pub http_only: bool,
    /// `Strict`, `Lax` or `None` as written; nothing when not written.
    pub same_site: Option<String>,
    /// `Partitioned`.
    pub partitioned: bool,
    /// Seconds it has left; nothing for a session cookie.
    pub seconds_left: Option<i64>,
}

impl JarCookie {
    /// A jar's cookie; `path` is how its path is shown, since a live cell hides its prefix.
    pub fn of(cookie: &Cookie, path: &str, now: Timestamp) -> Self {
        Self {
            name: cookie.name.to_text().into_owned(),
            value: cookie.value.to_text().into_owned(),
            path: path.to_owned(),
            domain: (!cookie.host_only).then(|| cookie.domain.clone()),
            secure: cookie.secure,
            http_only: cookie.http_only,
            same_site: cookie.same_site.as_str().map(str::to_owned),
            partitioned: cookie.partition_key.is_some(),
            seconds_left: cookie.secs_left(now),
        }
    }

    /// The cookie as one line, for "what came instead".
    pub fn line(&self) -> String {
        let mut line = format!("{}={}; Path={}", self.name, self.value, self.path);
        let mut add = |part: &str| {
            line.push_str("; ");
            line.push_str(part);
        };
        if let Some(domain) = &self.domain {
            add(&format!("Domain={domain}"));
        }
        if self.secure {
            add("Secure");
        }
        if self.http_only {
            add("HttpOnly");
        }
        if let Some(same_site) = &self.same_site {
            add(&format!("SameSite={same_site}"));
        }
        if self.partitioned {
            add("Partitioned");
        }
        line
    }

    /// True when name, value and every listed attribute hold.
    pub(crate) fn matches(&self, line: &str) -> bool {
        let mut parts = line.split(';').map(str::trim);
        let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).unwrap_or((line, ""));
        wildcard::matches(name.trim(), &self.name)
            && wildcard::matches(value.trim(), &self.value)
            && parts.all(|part| self.holds(part))
    }

    fn holds(&self, attribute: &str) -> bool {
        let (name, value) =
            attribute.split_once('=').map_or((attribute, None), |(name, value)| (name, Some(value.trim())));
        let same = |own: &str| value.is_none_or(|value| wildcard::matches(value, own));
        let same_letters = |own: &str| {
            value.is_none_or(|value| wildcard::matches(&value.to_ascii_lowercase(), &own.to_ascii_lowercase()))
        };
        match name.trim().to_ascii_lowercase().as_str() {
            "*" | "" => true,
            "path" => same(&self.path),
            "domain" => self
                .domain
                .as_deref()
                .is_some_and(|own| value.is_none_or(|value| wildcard::matches(value.trim_start_matches('.'), own))),
            "secure" => self.secure,
            "httponly" => self.http_only,
            "samesite" => self.same_site.as_deref().is_some_and(same_letters),
            "partitioned" => self.partitioned,
            // The jar keeps a moment, not the attribute: how long is for `= omur`.
            "max-age" | "expires" => self.seconds_left.is_some(),
            _ => false,
        }
    }
}
