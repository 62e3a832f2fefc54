//! The model browsers that a check clicks with: what the `@` lines do, what a request carries, what its answer leaves.
//!
//! In: `@` lines, request lines, answers, all of one cell. Out: requests as the program sees them, jars. A cell begins with
//! one empty browser, `siz`; `@tarayici` opens others. The clock stands but for `@bekle` and a second for each request, so
//! that no check depends on when it runs. Fails: an [`Untruth`] for a line that cannot be done.
//! Rule: LESSON-FORMAT 5, RFC 6265bis through `cookies`, Fetch Metadata and `Origin` as Chromium sends them.
//! `$SAKLI` and `$GOVDE` may stand in everything that follows. Redirects that leave the origin are not followed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::cookies::{Jar, Kind, RequestContext, Timestamp, Url, Verdict};
use crate::exchange::RecordedRequest;
use crate::lessons::{Action, JarCookie, TryRequest, Untruth};
use crate::live::circumstances::Circumstances;

/// When every check begins: 15 January 2027, 08:00 UTC.
const START: i64 = 1_800_000_000;
/// The browser that a cell begins with.
const OWN: &str = "siz";
/// The origin of a cell without `kok=`.
const ORIGIN: &str = "http://localhost";

/// All browsers of one cell, with what the learner holds in mind between requests.
pub(super) struct Browsers {
    origin: String,
    jars: BTreeMap<String, Jar>,
    current: String,
    /// Browsers that block third-party cookies, for the rest of the cell.
    blocking: BTreeSet<String>,
    now: i64,
    kept: Option<String>,
    /// The last answer's body.
    body: String,
    /// The page that the last request led to.
    page: Option<Url>,
}

/// A request on its way.
pub(super) struct Trip {
    pub(super) request: Arc<RecordedRequest>,
    pub(super) context: RequestContext,
    pub(super) scheme: &'static str,
    /// With a port that is not the scheme's own, as the `Host` header has it.
    pub(super) host: String,
    /// What the author or a redirect wrote, for messages.
    pub(super) name: String,
    headers: Vec<(String, String)>,
    initiator: Option<String>,
}

impl Browsers {
    pub(super) fn new(origin: Option<&str>) -> Self {
        Self {
            origin: origin.unwrap_or(ORIGIN).trim_end_matches('/').to_owned(),
            jars: BTreeMap::from([(OWN.to_owned(), Jar::new())]),
            current: OWN.to_owned(),
            blocking: BTreeSet::new(),
            now: START,
            kept: None,
            body: String::new(),
            page: None,
        }
    }

    /// The app's clock, seconds since the epoch.
    pub(super) fn clock(&self) -> f64 {
        self.now as f64
    }

    /// A second passes between two clicks.
    pub(super) fn tick(&mut self) {
        self.now += 1;
    }

    /// Does a request's `@` lines and makes the request.
    pub(super) fn prepare(&mut self, request: &TryRequest) -> Result<Trip, Box<Untruth>> {
        let mut around = Circumstances::default();
        for action in &request.actions {
            self.act(action, &mut around)?;
        }
        let target = self.filled(&request.target)?;
        let mut headers = Vec::new();
        for (name, value) in &request.headers {
            headers.push((name.clone(), self.filled(value)?));
        }
        let body = self.filled(&request.body)?;
        self.trip(&request.method, &target, headers, body.into_bytes(), around)
    }

    /// The request that a browser makes after a redirect, if it makes one to this program.
    pub(super) fn follow(&mut self, before: &Trip, status: u16, location: &str) -> Option<Trip> {
        if !matches!(status, 301 | 302 | 303 | 307 | 308) || location.is_empty() {
            return None;
        }
        let here = before.context.url.to_string();
        let origin = format!("{}://{}", before.scheme, before.host);
        let target = match location {
            absolute if absolute.contains("://") => absolute.to_owned(),
            rooted if rooted.starts_with('/') && !rooted.starts_with("//") => format!("{origin}{rooted}"),
            foreign if foreign.starts_with("//") => format!("{}:{foreign}", before.scheme),
            query if query.starts_with('?') => format!("{here}{query}"),
            near => format!("{}/{near}", here.rsplit_once('/').map_or(here.as_str(), |(folder, _)| folder)),
        };
        if !target.starts_with(&origin) {
            return None;
        }
        // Fetch §4.4: 303, and a POST after 301 and 302, go on as GET.
        let turns = status == 303 || (matches!(status, 301 | 302) && before.request.method == "POST");
        let (method, body) = if turns && before.request.method != "HEAD" {
            ("GET", Vec::new())
        } else {
            (before.request.method.as_str(), before.request.body.clone())
        };
        let subresource = before.context.kind == Kind::Subresource;
        let around =
            Circumstances { kaynak: before.initiator.clone(), alt_kaynak: subresource, ..Circumstances::default() };
        let mut trip = self.trip(method, &target, before.headers.clone(), body, around).ok()?;
        trip.context.top_level.clone_from(&before.context.top_level);
        Some(trip)
    }

    /// Takes one `Set-Cookie` line of the answer.
    pub(super) fn take(&mut self, line: &[u8], context: &RequestContext) -> Verdict {
        let now = self.moment();
        self.jar().set(line, context, now)
    }

    /// The current browser's cookies, as expectations see them.
    pub(super) fn cookies(&self) -> Vec<JarCookie> {
        let now = self.moment();
        let own = self.jars.get(&self.current).into_iter().flat_map(|jar| jar.cookies(now));
        own.map(|cookie| JarCookie::of(cookie, &cookie.path.to_text(), now)).collect()
    }

    /// The last request of a click has been answered.
    pub(super) fn arrived(&mut self, trip: &Trip, body: &[u8]) {
        self.body = String::from_utf8_lossy(body).into_owned();
        self.page = Some(trip.context.url.clone());
    }

    /// `document.cookie` on the page that the last request led to.
    pub(super) fn script_view(&mut self) -> String {
        let now = self.moment();
        let page = self.page.as_ref().and_then(|page| RequestContext::script(&page.to_string()).ok());
        page.map(|page| self.jar().script_view(&page, now)).unwrap_or_default()
    }

    fn act(&mut self, action: &Action, around: &mut Circumstances) -> Result<(), Box<Untruth>> {
        let now = self.moment();
        let page = format!("{}/", self.origin);
        match action {
            Action::Wait(seconds) => self.now = self.now.saturating_add(i64::try_from(*seconds).unwrap_or(i64::MAX)),
            Action::WriteCookie(line) => self.write(&self.filled(line)?, &page),
            Action::DeleteCookie(name) => {
                if self.jar().remove(name.as_bytes(), None, None) == 0 {
                    return Err(self.no_such_cookie(name, &self.current));
                }
            }
            Action::DeleteCookies => self.jar().clear(),
            Action::ScriptWrite(line) => {
                let line = self.filled(line)?;
                let script = RequestContext::script(&page).map_err(|_| bad_target(&page))?;
                self.jar().set(line.as_bytes(), &script, now);
            }
            Action::Keep(name) => {
                let found =
                    self.jar().get(name.as_bytes(), None, None, now).map(|own| own.value.to_text().into_owned());
                self.kept = Some(found.ok_or_else(|| self.no_such_cookie(name, &self.current))?);
            }
            Action::Browser(name) => {
                self.jars.entry(name.clone()).or_default();
                self.current.clone_from(name);
            }
            Action::Copy { name, from } => {
                let Some(other) = self.jars.get(from) else {
                    let known = self.jars.keys().cloned().collect();
                    return Err(Box::new(Untruth::NoSuchBrowser { found: from.clone(), known }));
                };
                let copies: Vec<_> = other.cookies(now).filter(|own| own.name == *name.as_str()).cloned().collect();
                if copies.is_empty() {
                    return Err(self.no_such_cookie(name, from));
                }
                copies.into_iter().for_each(|cookie| self.jar().insert(cookie));
            }
            Action::Initiator(origin) => around.kaynak = Some(origin.clone()),
            Action::TopLevel(origin) => around.ust = Some(origin.clone()),
            Action::Subresource => around.alt_kaynak = true,
            Action::BlockThirdParty => drop(self.blocking.insert(self.current.clone())),
        }
        Ok(())
    }

    /// Writes a cookie by hand: its value where it is, else a new one for the whole site.
    fn write(&mut self, line: &str, page: &str) {
        let now = self.moment();
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        let is_pair = !value.contains(';');
        if is_pair && self.jar().edit(name.trim().as_bytes(), None, None, value.trim()) > 0 {
            return;
        }
        let line =
            if line.to_ascii_lowercase().contains("path=") { line.to_owned() } else { format!("{line}; Path=/") };
        if let Ok(context) = RequestContext::navigation(page) {
            self.jar().set(line.as_bytes(), &context, now);
        }
    }

    fn trip(
        &mut self,
        method: &str,
        target: &str,
        given: Vec<(String, String)>,
        body: Vec<u8>,
        around: Circumstances,
    ) -> Result<Trip, Box<Untruth>> {
        let address = if target.starts_with('/') { format!("{}{target}", self.origin) } else { target.to_owned() };
        let url = Url::parse(&address).map_err(|_| bad_target(target))?;
        let query = address.split('#').next().and_then(|one| one.split_once('?')).map_or("", |(_, query)| query);
        let scheme = url.scheme().as_str();
        let own = format!("{scheme}://{}", url.host());
        let port = url.to_string()[own.len()..].split('/').next().unwrap_or("").to_owned();
        let host = format!("{}{port}", url.host());

        let method_name = method.parse().unwrap_or(http::Method::GET);
        let context = around.context(url.clone(), method_name, &self.origin);
        let mut context = context.map_err(bad_target)?;
        context.third_party_blocked = self.blocking.contains(&self.current);

        let now = self.moment();
        let mut headers: Vec<(String, Vec<u8>)> = vec![("Host".to_owned(), host.clone().into_bytes())];
        let mut add = |name: &str, value: &[u8]| {
            if !given.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)) {
                headers.push((name.to_owned(), value.to_vec()));
            }
        };
        add("User-Agent", b"Mozilla/5.0 (cerez-defteri denetle)");
        add("Accept", b"text/html,application/xhtml+xml,*/*;q=0.8");
        add("Accept-Language", b"tr-TR,tr;q=0.9,en;q=0.8");
        for (name, value) in around.lines(&context, &self.origin, &format!("{scheme}://{host}")) {
            add(&name, &value);
        }
        if !body.is_empty() {
            add("Content-Type", b"application/x-www-form-urlencoded");
            add("Content-Length", body.len().to_string().as_bytes());
        }
        headers.extend(given.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes())));
        headers.extend(self.jar().header(&context, now).map(|value| ("Cookie".to_owned(), value)));

        let path = url.path().to_owned();
        let name = format!("{method} {}", target.strip_prefix(self.origin.as_str()).unwrap_or(target));
        let request = RecordedRequest { method: method.to_owned(), path, query: query.to_owned(), headers, body };
        let initiator = around.initiator().map(str::to_owned);
        Ok(Trip { request: request.into(), context, scheme, host, name, headers: given, initiator })
    }

    fn filled(&self, text: &str) -> Result<String, Box<Untruth>> {
        if text.contains("$SAKLI") && self.kept.is_none() {
            return Err(Box::new(Untruth::NothingKept));
        }
        Ok(text.replace("$SAKLI", self.kept.as_deref().unwrap_or("")).replace("$GOVDE", self.body.trim()))
    }

    fn no_such_cookie(&self, name: &str, browser: &str) -> Box<Untruth> {
        let now = self.moment();
        let known = self.jars.get(browser).into_iter().flat_map(|jar| jar.cookies(now));
        let known = known.map(|own| own.name.to_text().into_owned()).collect();
        Box::new(Untruth::NoSuchCookie { name: name.to_owned(), browser: browser.to_owned(), known })
    }

    fn jar(&mut self) -> &mut Jar {
        self.jars.entry(self.current.clone()).or_default()
    }

    fn moment(&self) -> Timestamp {
        Timestamp::from_unix_secs(self.now)
    }
}

fn bad_target(found: &str) -> Box<Untruth> {
    Box::new(Untruth::BadTarget { found: found.to_owned() })
}
