//! The browsers of one world: what a lesson's `@` lines do to them, and which cookies they send.
//! In: actions, a request, `Set-Cookie` lines. Out: the `Cookie` header. The cookie rules are the model browser's.

use std::collections::HashMap;

use cerez_defteri::cookies::{Jar, RequestContext, Site, Timestamp};
use cerez_defteri::lessons::{Action, TryRequest};

/// The browser that a request uses which names none.
const FIRST: &str = "siz";

/// Where a request goes.
pub(crate) struct Address {
    /// `http://banka.localhost`.
    pub(crate) origin: String,
    /// `banka.localhost`.
    pub(crate) host: String,
    /// `/giris`.
    pub(crate) path: String,
    /// What follows `?`.
    pub(crate) query: String,
}

impl Address {
    /// A request line's target, a path or a whole URL, of a cell on `origin`.
    pub(crate) fn new(origin: &str, target: &str) -> Self {
        let at = target.find("://").map_or(0, |at| at + 3);
        let slash = target[at..].find('/').map_or(target.len(), |slash| at + slash);
        let origin = if at == 0 { origin } else { &target[..slash] };
        let path = if at == 0 { target } else { &target[slash..] };
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        Self { origin: origin.into(), host: host.into(), path: path.into(), query: query.into() }
    }

    fn url(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }
}

/// One request as a browser sees it: who started it, and what that adds to it.
pub(crate) struct Errand {
    /// The `@baslik` lines, and what browsers tell of another page.
    pub(crate) headers: Vec<(String, String)>,
    browser: String,
    context: RequestContext,
}

impl Errand {
    pub(crate) fn of(request: &TryRequest, address: &Address) -> Self {
        let mut headers = request.headers.clone();
        let mut browser = FIRST.to_owned();
        let (mut starter, mut top, mut embedded, mut blocked) = (None, None, false, false);
        for action in &request.actions {
            match action {
                Action::Browser(name) => browser.clone_from(name),
                Action::Initiator(origin) => starter = Some(origin.clone()),
                Action::TopLevel(origin) => top = Some(origin.clone()),
                Action::Subresource => embedded = true,
                Action::BlockThirdParty => blocked = true,
                _ => {}
            }
        }
        let method = request.method.parse().expect("a method");
        let context = match &starter {
            None => RequestContext::same_origin_fetch(&address.url()),
            Some(origin) => RequestContext::navigation(&address.url()).map(|own| own.started_by(site(origin))),
        };
        let mut context = context.unwrap_or_else(|_| panic!("{} is no URL", address.url())).with_method(method);
        if embedded {
            context = context.embedded_in(site(top.as_ref().or(starter.as_ref()).unwrap_or(&address.origin)));
        }
        context.third_party_blocked = blocked;
        if let Some(origin) = &starter {
            headers.push(("Sec-Fetch-Site".to_owned(), distance(origin, &address.origin).to_owned()));
        }
        Self { headers, browser, context }
    }
}

fn site(origin: &str) -> Site {
    Site::parse(origin).unwrap_or_else(|_| panic!("{origin} is no origin"))
}

fn distance(from: &str, to: &str) -> &'static str {
    match (from == to, site(from).is_same_site_as(&site(to))) {
        (true, _) => "same-origin",
        (false, true) => "same-site",
        (false, false) => "cross-site",
    }
}

/// Seconds that an action lets pass.
pub(crate) fn waiting(action: &Action) -> i64 {
    match action {
        Action::Wait(seconds) => i64::try_from(*seconds).expect("a short wait"),
        _ => 0,
    }
}

/// One world's browsers by name.
#[derive(Default)]
pub(crate) struct Browsers {
    jars: HashMap<String, Jar>,
    used: Option<String>,
    kept: String,
    body: String,
}

impl Browsers {
    /// What a learner does in the panel before the request.
    pub(crate) fn act(&mut self, action: &Action, address: &Address, now: Timestamp) {
        let url = format!("{}/", address.origin);
        let used = self.used.clone().unwrap_or_else(|| FIRST.to_owned());
        match action {
            Action::Browser(name) => self.used = Some(name.clone()),
            Action::Copy { name, from } => {
                let cookie = self.jar(from).get(name.as_bytes(), None, None, now).cloned();
                self.jar(&used).insert(cookie.unwrap_or_else(|| panic!("{from} has no {name}")));
            }
            Action::WriteCookie(line) => {
                let (name, value) = line.split_once('=').expect("a cookie line");
                let value = value.replace("$SAKLI", &self.kept).replace("$GOVDE", &self.body);
                let jar = self.jar(&used);
                if jar.edit(name.as_bytes(), None, None, value.as_str()) == 0 {
                    let context = RequestContext::same_origin_fetch(&url).expect("a URL");
                    jar.set(format!("{name}={value}; Path=/").as_bytes(), &context, now);
                }
            }
            Action::DeleteCookie(name) => drop(self.jar(&used).remove(name.as_bytes(), None, None)),
            Action::DeleteCookies => self.jar(&used).clear(),
            Action::ScriptWrite(line) => {
                let script = RequestContext::script(&url).expect("a URL");
                self.jar(&used).set(line.as_bytes(), &script, now);
            }
            Action::Keep(name) => {
                let cookie = self.jar(&used).get(name.as_bytes(), None, None, now);
                self.kept = cookie.map(|cookie| cookie.value.to_string()).unwrap_or_default();
            }
            // The clock is everybody's; the rest tells who starts the request.
            Action::Wait(_)
            | Action::Initiator(_)
            | Action::TopLevel(_)
            | Action::Subresource
            | Action::BlockThirdParty => {}
        }
    }

    /// The `Cookie` header of a request.
    pub(crate) fn header(&mut self, errand: &Errand, now: Timestamp) -> Option<Vec<u8>> {
        self.jar(&errand.browser).header(&errand.context, now)
    }

    /// What came back.
    pub(crate) fn took(&mut self, errand: &Errand, lines: &[String], body: String, now: Timestamp) {
        for line in lines {
            let bytes: Vec<u8> = line.chars().map(|character| character as u32 as u8).collect();
            self.jar(&errand.browser).set(&bytes, &errand.context, now);
        }
        self.body = body;
        self.used = None;
    }

    fn jar(&mut self, name: &str) -> &mut Jar {
        self.jars.entry(name.to_owned()).or_default()
    }
}
