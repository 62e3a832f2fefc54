//! What a browser does with cookies, as pure functions: RFC 6265bis (draft 22), one algorithm a file.
//!
//! In: the octets of a `Set-Cookie` line, the request it answers, the moment. Out: a [`Verdict`] for the line; the
//! `Cookie` header of later requests. Nothing here fails, waits, reads a clock or knows a server.
//!
//! A line's way: [`parse`] cuts it · [`lifetime`](mod@lifetime) (with [`date`]), [`domain`] (with [`host`], [`site`]),
//! [`path`], [`same_site`], [`prefix`] read its parts · `storage` weighs them in the order of §5.7 · [`jar`] compares
//! with what is there, replaces, deletes, evicts (`eviction`) · `warnings` looks for what will surprise elsewhere.
//! A request's way: [`context`] says how close it is to its site · [`retrieval`] chooses, orders and writes.
//!
//! Where the standard leaves a choice, or Chromium differs, Chromium is followed and the file's head says so: learners
//! compare with their own browser.
//!
//! The successor draft, layered-cookies, says in other words mostly the same. Where it says something else:
//! - `__Http-` and `__Host-Http-` come from there; browsers have them ([`prefix`]).
//! - An attribute that cannot be read leaves an earlier one of its name in force (`SameSite=Lax; SameSite=x` is Lax, an
//!   `Expires` or `Path` likewise). Here, as in RFC 6265bis and Chromium, the last one counts, readable or not.
//! - An empty `Domain` refuses the cookie; RFC 6265bis and browsers ignore it.
//! - `__Host-` may have a `Domain` that comes to host-only all the same (an address, a public suffix's own name).
//!   Chromium allows the address only.
//! - A line that changes neither `Secure`, `SameSite` nor the end of a stored cookie changes nothing, not even the value;
//!   no browser does that.
//! - Excess cookies are counted for each host; RFC 6265bis leaves it open, Chromium counts 180 for a registrable domain.
//! - `Partitioned` and the two minutes of Lax are left to browsers; here they follow CHIPS and RFC 6265bis §5.6.7.2.

pub mod context;
pub mod cookie;
pub mod date;
pub mod domain;
pub mod eviction;
pub mod host;
pub mod jar;
pub mod lifetime;
pub mod octets;
pub mod parse;
pub mod path;
pub mod prefix;
pub mod retrieval;
pub mod same_site;
pub mod site;
mod storage;
pub mod timestamp;
pub mod trustworthy;
pub mod url;
pub mod verdict;
mod warnings;
mod work;

pub use context::{Api, Kind, RequestContext, SameSiteContext};
pub use cookie::{Cookie, SameSite, Source};
pub use host::Host;
pub use jar::Jar;
pub use octets::Octets;
pub use parse::{Parsed, RawAttribute, parse_set_cookie};
pub use retrieval::Withheld;
pub use site::Site;
pub use timestamp::Timestamp;
pub use trustworthy::Security;
pub use url::{Scheme, Url, UrlError};
pub use verdict::{AttributeReading, Meaning, Outcome, Reason, Requirement, Verdict, Warning};

#[cfg(test)]
mod laws;
