//! The cookie store of one model browser.
//! In: `Set-Cookie` lines with the request they answer and the moment; requests. Out: a [`Verdict`] for each line, the
//! `Cookie` header for each request, what `document.cookie` shows. Never fails; never looks at a clock.
//! Rule: RFC 6265bis §5.7 (the steps that look at other cookies: leave `Secure` alone, replace, evict) and §5.8.3.
//! Cookies lie by registrable domain, so that one call touches at most that domain's few hundred.
//! Differs from the standard as Chromium does: a replaced cookie keeps its creation time only if its value stays.
//! Not here: files, locks; a jar is a value (clone it for a second browser).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::context::{Api, RequestContext};
use super::cookie::Cookie;
use super::domain::domain_matches;
use super::eviction::{JAR_LIMIT, JAR_PURGE, make_room_in_class, rank};
use super::host::Host;
use super::octets::Octets;
use super::parse::parse_set_cookie;
use super::path::path_matches;
use super::retrieval::{Retrieval, Withheld, serialize, sort};
use super::site::domain_class;
use super::storage::{self, Reading};
use super::timestamp::Timestamp;
use super::verdict::{Outcome, Reason, Verdict, Warning};
use super::warnings::warnings;

/// A cookie store. In JSON: an array of cookies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Cookie>", into = "Vec<Cookie>")]
pub struct Jar {
    /// Cookies by domain class, each list in order of arrival.
    classes: BTreeMap<String, Vec<Cookie>>,
    /// The next cookie's serial number.
    next_serial: u64,
}

impl From<Vec<Cookie>> for Jar {
    fn from(cookies: Vec<Cookie>) -> Self {
        let mut jar = Self::default();
        for cookie in cookies {
            jar.next_serial = jar.next_serial.max(cookie.serial.saturating_add(1));
            jar.classes.entry(class_of(&cookie)).or_default().push(cookie);
        }
        jar
    }
}

impl From<Jar> for Vec<Cookie> {
    fn from(jar: Jar) -> Self {
        jar.classes.into_values().flatten().collect()
    }
}

impl Jar {
    /// An empty jar.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Processes one `Set-Cookie` line, or one assignment to `document.cookie` when the context says so.
    pub fn set(&mut self, line: &[u8], context: &RequestContext, now: Timestamp) -> Verdict {
        let parsed = parse_set_cookie(line);
        let Reading { cookie, attributes, reasons, missing } = storage::read(&parsed, context, now);
        let mut verdict = Verdict {
            outcome: Outcome::NothingToDelete,
            name: parsed.name,
            value: parsed.value,
            cookie: None,
            attributes,
            other_reasons: Vec::new(),
            missing,
            evicted: Vec::new(),
            warnings: Vec::new(),
        };
        if let Some(cookie) = &cookie {
            verdict.warnings = warnings(cookie, context, &verdict.attributes, &reasons);
        }
        match (cookie, reasons.split_first()) {
            (Some(cookie), None) => self.store(cookie, context, now, &mut verdict),
            (_, Some((first, others))) => {
                verdict.outcome = Outcome::Refused(*first);
                verdict.other_reasons = others.to_vec();
            }
            (None, None) => verdict.outcome = Outcome::Refused(Reason::Empty),
        }
        verdict
    }

    /// §5.7, from "leave secure cookies alone" on.
    fn store(&mut self, mut cookie: Cookie, context: &RequestContext, now: Timestamp, verdict: &mut Verdict) {
        let class = domain_class(context.url.host()).into_owned();
        let cookies = self.classes.entry(class.clone()).or_default();
        cookies.retain(|old| !old.is_expired(now));
        let namesakes = || cookies.iter().filter(|old| old.name == cookie.name);
        let secure_way = context.security().allows_secure();
        if !secure_way && namesakes().any(|old| old.secure && covers(&cookie, old)) {
            verdict.outcome = Outcome::Refused(Reason::WouldCoverSecure);
            return;
        }
        let place = cookies.iter().position(|old| old.has_same_identity(&cookie));
        let old = place.map(|place| &cookies[place]);
        if context.api == Api::Script && old.is_some_and(|old| old.http_only) {
            verdict.outcome = Outcome::Refused(Reason::WouldReplaceHttpOnly);
            return;
        }
        verdict.warnings.extend(
            namesakes()
                .filter(|old| !old.has_same_identity(&cookie))
                .map(|old| Warning::SameNameElsewhere { domain: old.domain.clone(), path: old.path.clone() }),
        );
        let old = place.map(|place| cookies.remove(place));
        if cookie.is_expired(now) {
            verdict.outcome = match old {
                Some(old) => Outcome::Deleted { old_value: old.value },
                None => Outcome::NothingToDelete,
            };
            self.drop_if_empty(&class);
            return;
        }
        cookie.serial = self.next_serial;
        self.next_serial += 1;
        verdict.outcome = match old {
            None => Outcome::Stored,
            Some(old) => {
                if old.value == cookie.value {
                    cookie.creation = old.creation;
                    cookie.serial = old.serial;
                }
                Outcome::Replaced { old_value: old.value }
            }
        };
        let serial = cookie.serial;
        let key = cookie.partition_key.clone();
        verdict.cookie = Some(cookie.clone());
        cookies.push(cookie);
        verdict.evicted = make_room_in_class(cookies, key.as_ref());
        verdict.evicted.extend(self.make_room(now));
        if verdict.evicted.iter().any(|gone| gone.serial == serial) {
            verdict.evicted.retain(|gone| gone.serial != serial);
            verdict.cookie = None;
            verdict.outcome = Outcome::Refused(Reason::NoRoom);
        }
    }

    /// The `Cookie` header for a request; `None` when no cookie goes. The cookies sent count as used at `now`.
    pub fn header(&mut self, context: &RequestContext, now: Timestamp) -> Option<Vec<u8>> {
        let going = self.retrieve(context, now);
        (!going.is_empty()).then(|| serialize(&going))
    }

    /// The cookies that go with a request, in their order. They count as used at `now`.
    pub fn sent(&mut self, context: &RequestContext, now: Timestamp) -> Vec<Cookie> {
        self.retrieve(context, now).iter().map(|cookie| (**cookie).clone()).collect()
    }

    /// What `document.cookie` shows in the document of `context`, whatever its `api` says.
    pub fn script_view(&mut self, context: &RequestContext, now: Timestamp) -> String {
        let context = RequestContext { api: Api::Script, ..context.clone() };
        String::from_utf8_lossy(&serialize(&self.retrieve(&context, now))).into_owned()
    }

    fn retrieve(&mut self, context: &RequestContext, now: Timestamp) -> Vec<&mut Cookie> {
        let retrieval = Retrieval::new(context, now);
        let class = domain_class(context.url.host());
        let mut going: Vec<&mut Cookie> = self
            .classes
            .get_mut(&*class)
            .into_iter()
            .flatten()
            .filter(|cookie| retrieval.withheld(cookie).is_none())
            .collect();
        sort(&mut going);
        for cookie in &mut going {
            cookie.last_access = now;
        }
        going
    }

    /// For every living cookie of the request's site: `None` when it goes with the request, else why not.
    /// Changes nothing.
    #[must_use]
    pub fn explain(&self, context: &RequestContext, now: Timestamp) -> Vec<(&Cookie, Option<Withheld>)> {
        let retrieval = Retrieval::new(context, now);
        self.classes
            .get(&*domain_class(context.url.host()))
            .into_iter()
            .flatten()
            .filter(|cookie| !cookie.is_expired(now))
            .map(|cookie| (cookie, retrieval.withheld(cookie)))
            .collect()
    }

    /// Every living cookie, by domain class, then in order of arrival.
    pub fn cookies(&self, now: Timestamp) -> impl Iterator<Item = &Cookie> {
        self.classes.values().flatten().filter(move |cookie| !cookie.is_expired(now))
    }

    /// The living cookie of a name; `domain` and `path` narrow the search. With several, the last that was set.
    #[must_use]
    pub fn get(&self, name: &[u8], domain: Option<&str>, path: Option<&str>, now: Timestamp) -> Option<&Cookie> {
        self.cookies(now).filter(|cookie| is_meant(cookie, name, domain, path)).max_by_key(|cookie| cookie.serial)
    }

    /// Writes a value by hand, as the panel does, into every cookie that is meant; returns how many there were.
    pub fn edit(&mut self, name: &[u8], domain: Option<&str>, path: Option<&str>, value: impl Into<Octets>) -> usize {
        let value = value.into();
        let mut edited = 0;
        for cookie in self.classes.values_mut().flatten() {
            if is_meant(cookie, name, domain, path) {
                cookie.value = value.clone();
                edited += 1;
            }
        }
        edited
    }

    /// Puts a cookie in by hand, without asking any rule; one of the same identity leaves. For copying between browsers.
    pub fn insert(&mut self, mut cookie: Cookie) {
        cookie.serial = self.next_serial;
        self.next_serial += 1;
        let cookies = self.classes.entry(class_of(&cookie)).or_default();
        cookies.retain(|old| !old.has_same_identity(&cookie));
        let key = cookie.partition_key.clone();
        cookies.push(cookie);
        make_room_in_class(cookies, key.as_ref());
        self.make_room(Timestamp::MIN);
    }

    /// Removes every cookie of a name; `domain` and `path` narrow it. Returns how many there were.
    pub fn remove(&mut self, name: &[u8], domain: Option<&str>, path: Option<&str>) -> usize {
        let before = self.len();
        self.retain(|cookie| !is_meant(cookie, name, domain, path));
        before - self.len()
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        self.classes.clear();
    }

    /// The browser closes: cookies without a lifetime leave.
    pub fn end_session(&mut self) {
        self.retain(|cookie| !cookie.is_session());
    }

    /// How many cookies there are, expired ones that nobody has looked at included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.classes.values().map(Vec::len).sum()
    }

    /// Whether there is no cookie.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn retain(&mut self, keep: impl Fn(&Cookie) -> bool) {
        self.classes.retain(|_, cookies| {
            cookies.retain(&keep);
            !cookies.is_empty()
        });
    }

    fn drop_if_empty(&mut self, class: &str) {
        if self.classes.get(class).is_some_and(Vec::is_empty) {
            self.classes.remove(class);
        }
    }

    /// Keeps the whole jar within its limit: the expired leave, then by rank.
    fn make_room(&mut self, now: Timestamp) -> Vec<Cookie> {
        if self.len() <= JAR_LIMIT {
            return Vec::new();
        }
        self.retain(|cookie| !cookie.is_expired(now));
        if self.len() <= JAR_LIMIT {
            return Vec::new();
        }
        let mut leaving: Vec<&Cookie> = self.classes.values().flatten().collect();
        leaving.sort_by_key(|cookie| rank(cookie));
        leaving.truncate(self.len() - (JAR_LIMIT - JAR_PURGE));
        let leaving: Vec<Cookie> = leaving.into_iter().cloned().collect();
        let serials: std::collections::HashSet<u64> = leaving.iter().map(|c| c.serial).collect();
        self.retain(|cookie| !serials.contains(&cookie.serial));
        leaving
    }
}

/// §5.7 "leave secure cookies alone": the new cookie would stand where a request looks for the old one. The paths are
/// not compared both ways: a wider path does not cover a narrower one, because the narrower is sent first.
fn covers(new: &Cookie, old: &Cookie) -> bool {
    let path = |cookie: &Cookie| cookie.path.to_text().into_owned();
    (domain_matches(&old.domain, &new.domain) || domain_matches(&new.domain, &old.domain))
        && path_matches(&path(new), &path(old))
}

fn is_meant(cookie: &Cookie, name: &[u8], domain: Option<&str>, path: Option<&str>) -> bool {
    cookie.name.as_bytes() == name
        && domain.is_none_or(|domain| cookie.domain == domain)
        && path.is_none_or(|path| cookie.path == path)
}

fn class_of(cookie: &Cookie) -> String {
    Host::parse(&cookie.domain).map_or_else(|| cookie.domain.clone(), |host| domain_class(&host).into_owned())
}

#[cfg(test)]
#[path = "jar_tests.rs"]
mod tests;
