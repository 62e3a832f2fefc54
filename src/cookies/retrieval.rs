//! Decides which cookies go with a request, in which order, and how they are written.
//! In: cookies, a request, the moment. Out: for each cookie "goes" or the [`Withheld`] reason; the `Cookie` header.
//! Cannot fail.
//! Rule: RFC 6265bis §5.8.3: its conditions in its order; longer paths first, then older cookies; `name=value`, joined
//! by `; `, without `=` when the name is empty. Partitions as in CHIPS, third-party blocking as §7.1 permits.
//! Not here: writing `last_access` (the jar does), splitting the header (HTTP/2 may).

use std::cmp::Reverse;

use super::context::{Api, RequestContext, SameSiteContext};
use super::cookie::{Cookie, SameSite};
use super::domain::domain_matches;
use super::path::path_matches;
use super::same_site::same_site_allows;
use super::site::Site;
use super::timestamp::Timestamp;

/// Why a cookie stays at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Withheld {
    /// It is over.
    Expired,
    /// §5.1.3: the host is not the cookie's, nor below its domain.
    Domain,
    /// §5.1.4: the path is not covered.
    Path,
    /// §5.8.3: `Secure` over plain `http`.
    Insecure,
    /// §5.8.3: `HttpOnly` and a script.
    HttpOnly,
    /// CHIPS: another top-level site's partition.
    OtherPartition,
    /// §5.6.7.1: `SameSite=Strict` and a cross-site request.
    Strict,
    /// §5.6.7.1: `SameSite=Lax`, or none written, and a cross-site request that is not a link.
    Lax,
    /// §7.1: the browser blocks third-party cookies.
    ThirdPartyBlocked,
}

impl Withheld {
    /// The stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Expired => "suresi-doldu",
            Self::Domain => "alan-uymuyor",
            Self::Path => "yol-uymuyor",
            Self::Insecure => "guvenli-degil",
            Self::HttpOnly => "betikten-gizli",
            Self::OtherPartition => "baska-bolme",
            Self::Strict => "samesite-strict",
            Self::Lax => "samesite-lax",
            Self::ThirdPartyBlocked => "ucuncu-taraf-engelli",
        }
    }
}

/// A request with what is asked of every cookie worked out once.
pub(super) struct Retrieval<'a> {
    context: &'a RequestContext,
    host: String,
    top_level: Site,
    third_party: bool,
    same_site: SameSiteContext,
    now: Timestamp,
}

impl<'a> Retrieval<'a> {
    pub(super) fn new(context: &'a RequestContext, now: Timestamp) -> Self {
        Self {
            context,
            host: context.url.host().to_string(),
            top_level: context.top_level_site(),
            third_party: context.is_third_party(),
            same_site: context.same_site_context(),
            now,
        }
    }

    /// Why `cookie` does not go with the request; `None`: it goes.
    pub(super) fn withheld(&self, cookie: &Cookie) -> Option<Withheld> {
        let secure_way = self.context.security().allows_secure();
        // A path may hold any octets; one that is not UTF-8 covers no path, since request paths are ASCII.
        let covers =
            |path: &[u8]| std::str::from_utf8(path).is_ok_and(|path| path_matches(self.context.url.path(), path));
        let domain =
            if cookie.host_only { self.host == cookie.domain } else { domain_matches(&self.host, &cookie.domain) };
        let partition = cookie.partition_key.as_ref();
        if cookie.is_expired(self.now) {
            Some(Withheld::Expired)
        } else if !domain {
            Some(Withheld::Domain)
        } else if !covers(cookie.path.as_bytes()) {
            Some(Withheld::Path)
        } else if cookie.secure && !secure_way {
            Some(Withheld::Insecure)
        } else if cookie.http_only && self.context.api == Api::Script {
            Some(Withheld::HttpOnly)
        } else if partition.is_some_and(|key| *key != self.top_level) {
            Some(Withheld::OtherPartition)
        } else if !same_site_allows(cookie, self.same_site, self.now) {
            Some(match cookie.same_site {
                SameSite::Strict => Withheld::Strict,
                _ => Withheld::Lax,
            })
        } else if self.context.third_party_blocked && self.third_party && partition.is_none() {
            Some(Withheld::ThirdPartyBlocked)
        } else {
            None
        }
    }
}

/// §5.8.3: longer paths first, then earlier creation.
pub(super) fn sort(cookies: &mut [&mut Cookie]) {
    cookies.sort_by_key(|cookie| (Reverse(cookie.path.len()), cookie.creation, cookie.serial));
}

/// §5.8.3: writes cookies as a `Cookie` header or as `document.cookie` shows them.
pub(super) fn serialize(cookies: &[&mut Cookie]) -> Vec<u8> {
    let mut header = Vec::new();
    for (place, cookie) in cookies.iter().enumerate() {
        if place > 0 {
            header.extend_from_slice(b"; ");
        }
        if !cookie.name.is_empty() {
            header.extend_from_slice(cookie.name.as_bytes());
            header.push(b'=');
        }
        header.extend_from_slice(cookie.value.as_bytes());
    }
    header
}
