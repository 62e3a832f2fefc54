//! One stored cookie.
//! In: nothing; plain data. Out: the fields of the standard's storage model, and its identity. Cannot fail.
//! Rule: RFC 6265bis §5.7, with a partition key (CHIPS) beside name, domain and path.
//! Not here: how a cookie comes to be (`storage`) and when it is sent (`retrieval`).

use serde::{Deserialize, Serialize};

use super::octets::Octets;
use super::site::Site;
use super::timestamp::Timestamp;

/// A cookie in the jar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cookie {
    /// The name; may be empty.
    pub name: Octets,
    /// The value; may be empty, but not together with the name.
    pub value: Octets,
    /// The canonical host, or the `Domain` without its leading dot.
    pub domain: String,
    /// Whether the cookie goes to `domain` only, not to its subdomains.
    pub host_only: bool,
    /// The path, octets as written.
    pub path: Octets,
    /// When a cookie of this identity first came (§5.7 keeps it when a cookie is replaced).
    pub creation: Timestamp,
    /// When it was last set or sent; the oldest leaves first.
    pub last_access: Timestamp,
    /// When it ends; `None`: when the browser closes.
    pub expires: Option<Timestamp>,
    /// Sent over safe connections only.
    pub secure: bool,
    /// Hidden from scripts.
    pub http_only: bool,
    /// Which cross-site requests carry it.
    pub same_site: SameSite,
    /// The top-level site that a `Partitioned` cookie belongs to.
    pub partition_key: Option<Site>,
    /// Who set it.
    pub source: Source,
    /// Orders cookies of one moment; given by the jar.
    pub(super) serial: u64,
}

impl Cookie {
    /// Whether the cookie is over at `now`.
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|end| end <= now)
    }

    /// Whether the cookie ends when the browser closes.
    #[must_use]
    pub fn is_session(&self) -> bool {
        self.expires.is_none()
    }

    /// Seconds left at `now`, rounded down; `None` for a cookie that ends when the browser closes.
    #[must_use]
    pub fn secs_left(&self, now: Timestamp) -> Option<i64> {
        self.expires.map(|end| end.secs_since(now))
    }

    /// §5.7: whether one of the two replaces the other (same name, domain, host-only, path and partition).
    #[must_use]
    pub fn has_same_identity(&self, other: &Self) -> bool {
        self.name == other.name
            && self.path == other.path
            && self.host_only == other.host_only
            && self.domain == other.domain
            && self.partition_key == other.partition_key
    }

    /// What the limits count: name and value in octets.
    #[must_use]
    pub fn size(&self) -> usize {
        self.name.len() + self.value.len()
    }
}

/// §5.6.7: the `SameSite` of a cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SameSite {
    /// Not written, or an unknown value.
    #[default]
    Default,
    /// Sent with every request.
    None,
    /// Not sent with cross-site requests, except when a link is followed.
    Lax,
    /// Never sent with cross-site requests.
    Strict,
}

impl SameSite {
    /// The value as it is written in a line; `None` when nothing was written.
    #[must_use]
    pub const fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Default => None,
            Self::None => Some("None"),
            Self::Lax => Some("Lax"),
            Self::Strict => Some("Strict"),
        }
    }
}

/// Who set a cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Source {
    /// A `Set-Cookie` line.
    #[default]
    Http,
    /// `document.cookie`.
    Script,
}
