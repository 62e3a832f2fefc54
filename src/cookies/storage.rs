//! Turns a parsed line into a cookie, or into the reasons why a browser refuses it.
//! In: a [`Parsed`] line, the request it answers, the moment. Out: the cookie, what each attribute came to mean, and the
//! reasons against it in the order they are looked for. Never fails otherwise.
//! Rule: RFC 6265bis §5.7, up to the steps that look at the jar's other cookies (those are in `jar`), with the rule for
//! `Partitioned` (CHIPS §2.1: needs `Secure`; keyed by the top-level site) and the permission of §7.1 to block third
//! parties.
//! As Chromium: of several attributes with one name the last counts, even when its value cannot be read; a cookie without
//! a name may have no `=` in its value.
//! Not here: `Priority`, `SameParty` and other attributes of one browser; they read as unknown.

use super::context::{Api, RequestContext};
use super::cookie::{Cookie, SameSite, Source};
use super::domain::{Scope, scope};
use super::lifetime::lifetime;
use super::octets::Octets;
use super::parse::{Parsed, RawAttribute};
use super::path::{default_path, written_path};
use super::prefix::{Written, prefix_of};
use super::same_site::parse_same_site;
use super::timestamp::Timestamp;
use super::verdict::{AttributeReading, Meaning, Reason, Requirement};

/// A line as one browser reads it in one context.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// The cookie, also when there are reasons against it; `None` when the line was dropped unread.
    pub(super) cookie: Option<Cookie>,
    /// Every attribute with its meaning.
    pub(super) attributes: Vec<AttributeReading>,
    /// The reasons against it, the first being the one to show.
    pub(super) reasons: Vec<Reason>,
    /// What the name's prefix asks for and the line lacks.
    pub(super) missing: Vec<Requirement>,
}

/// The attributes that browsers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Expires,
    MaxAge,
    Domain,
    Path,
    Secure,
    HttpOnly,
    SameSite,
    Partitioned,
}

const KNOWN: [(&[u8], Known); 8] = [
    (b"expires", Known::Expires),
    (b"max-age", Known::MaxAge),
    (b"domain", Known::Domain),
    (b"path", Known::Path),
    (b"secure", Known::Secure),
    (b"httponly", Known::HttpOnly),
    (b"samesite", Known::SameSite),
    (b"partitioned", Known::Partitioned),
];

fn known(attribute: &RawAttribute) -> Option<Known> {
    KNOWN.into_iter().find_map(|(name, known)| attribute.name.as_bytes().eq_ignore_ascii_case(name).then_some(known))
}

/// For each known attribute the place of the one that counts: the last that is not too long.
struct Last([Option<usize>; KNOWN.len()]);

impl Last {
    fn of(attributes: &[RawAttribute]) -> Self {
        let mut last = [None; KNOWN.len()];
        for (place, attribute) in attributes.iter().enumerate() {
            if let Some(known) = known(attribute)
                && !attribute.is_too_long()
            {
                last[known as usize] = Some(place);
            }
        }
        Self(last)
    }

    fn place(&self, known: Known) -> Option<usize> {
        self.0[known as usize]
    }
}

/// Reads a line in a context.
pub(super) fn read(parsed: &Parsed, context: &RequestContext, now: Timestamp) -> Reading {
    if let Some(reason) = parsed.refused {
        let attributes = readings(parsed, |_| Meaning::NotRead);
        return Reading { cookie: None, attributes, reasons: vec![reason], missing: Vec::new() };
    }
    let last = Last::of(&parsed.attributes);
    let value = |known| last.place(known).map(|place| parsed.attributes[place].value_bytes());
    let has = |known| last.place(known).is_some();

    let life = lifetime(value(Known::MaxAge), value(Known::Expires), now);
    let domain_written = value(Known::Domain).filter(|value| !value.is_empty());
    let host = context.url.host();
    let scope = scope(value(Known::Domain), host);
    let path_written = value(Known::Path).and_then(written_path);
    let path = Octets::from(path_written.unwrap_or_else(|| default_path(context.url.path()).as_bytes()));
    let secure = has(Known::Secure);
    let http_only = has(Known::HttpOnly);
    let same_site = value(Known::SameSite).and_then(parse_same_site);
    let partition_key = has(Known::Partitioned).then(|| context.top_level_site());
    let prefix = prefix_of(parsed.name.as_bytes());
    let missing = prefix.map_or_else(Vec::new, |prefix| {
        prefix.missing(Written {
            secure,
            http_only,
            path_root: path_written == Some(b"/"),
            domain: domain_written.is_some_and(|domain| !(host.is_ip() && domain == host.text().as_bytes())),
        })
    });

    let nameless = parsed.name.is_empty();

    // The reasons, in the order of §5.7; what the standard's later drafts and Chromium add stands where it belongs.
    let checks = [
        scope.as_ref().err().copied(),
        (secure && !context.security().allows_secure()).then_some(Reason::SecureOverHttp),
        prefix.and_then(|prefix| prefix.reason(&missing)),
        (nameless && prefix_of(parsed.value.as_bytes()).is_some()).then_some(Reason::HiddenPrefix),
        (nameless && parsed.value.as_bytes().contains(&b'=')).then_some(Reason::NamelessPair),
        (same_site == Some(SameSite::None) && !secure).then_some(Reason::SameSiteNoneInsecure),
        (partition_key.is_some() && !secure).then_some(Reason::PartitionedInsecure),
        (http_only && context.api == Api::Script).then_some(Reason::HttpOnlyFromScript),
        (same_site != Some(SameSite::None) && !context.may_set_same_site()).then_some(Reason::CrossSite),
        (context.third_party_blocked && partition_key.is_none() && context.is_third_party())
            .then_some(Reason::ThirdPartyBlocked),
    ];

    let meaning = |place: usize, known: Known| match known {
        _ if last.place(known) != Some(place) => Meaning::OverruledByLater,
        Known::Expires => life.expires_meaning.clone().unwrap_or(Meaning::NotRead),
        Known::MaxAge => life.max_age.clone().unwrap_or(Meaning::NotRead),
        Known::Domain => match (&scope, domain_written) {
            (Err(_), _) => Meaning::DomainRefused,
            (Ok(_), None) => Meaning::DomainEmpty,
            (Ok(Scope::HostOnly), Some(_)) => Meaning::DomainIsHost,
            (Ok(Scope::Domain(domain)), Some(_)) => Meaning::DomainWidens { domain: domain.clone() },
        },
        Known::Path if path_written.is_some() => Meaning::Path { path: path.clone() },
        Known::Path => Meaning::PathDefault { path: path.clone() },
        Known::Secure => Meaning::Secure,
        Known::HttpOnly => Meaning::HttpOnly,
        Known::SameSite => same_site.map_or(Meaning::SameSiteUnknown, |mode| Meaning::SameSite { mode }),
        Known::Partitioned => partition_key.clone().map_or(Meaning::NotRead, |key| Meaning::Partitioned { key }),
    };
    let attributes = readings(parsed, |place| {
        let attribute = &parsed.attributes[place];
        if attribute.is_too_long() {
            return Meaning::TooLong;
        }
        known(attribute).map_or(Meaning::Unknown, |known| meaning(place, known))
    });

    let (domain, host_only) = match scope {
        Ok(Scope::Domain(domain)) => (domain, false),
        _ => (host.text(), true),
    };
    let cookie = Cookie {
        name: parsed.name.clone(),
        value: parsed.value.clone(),
        domain,
        host_only,
        path,
        creation: now,
        last_access: now,
        expires: life.expires,
        secure,
        http_only,
        same_site: same_site.unwrap_or_default(),
        partition_key,
        source: match context.api {
            Api::Http => Source::Http,
            Api::Script => Source::Script,
        },
        serial: 0,
    };
    Reading { cookie: Some(cookie), attributes, reasons: checks.into_iter().flatten().collect(), missing }
}

fn readings(parsed: &Parsed, meaning: impl Fn(usize) -> Meaning) -> Vec<AttributeReading> {
    parsed
        .attributes
        .iter()
        .enumerate()
        .map(|(place, attribute)| AttributeReading {
            name: attribute.name.clone(),
            value: attribute.value.clone(),
            meaning: meaning(place),
        })
        .collect()
}
