//! A cell's own names (`kok=http://banka.localhost`): who answers there, and what is there beside the app.
//!
//! In: a request at `http://banka.localhost:3000/dene/{ws}/{lesson}/{cell}/…`, or at the name of a page that starts one.
//! Out: `None` when the app answers; else a page of ours. Fails: a refusal page for a cell that has no part in the name.
//! ```text
//! /.kaynak/{n}     at the starting page's name: the page that sends request n; ?kendiliginden sends at once, ?govde= fills its form
//! /.kaynak.js      its script
//! /.cerezler/{n}   at the app's name: does the cookie actions of request n (`@cerezleri-sil`, …), then goes on to /.kaynak/{n}
//! /.cerezler       at the app's name: expires the cell's cookies («Sıfırla»)
//! ```
//! Each is a page of its own site, so a browser judges what starts there as it judges the real thing. None is recorded.
//! [`no_workbook`] keeps every workbook route away from such names: scripts run there. A script's absolute path
//! (`fetch("/yorum")`) finds its cell by the `Referer`.

use axum::response::{IntoResponse, Redirect, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERER, SET_COOKIE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Uri};

use crate::lessons::{Action, StartPage, TryRequest, form_pairs, own_name};
use crate::live::browser::{context_of, sent_cookies};
use crate::live::endpoint::refused_page;
use crate::live::jar_order::line_to_write;
use crate::live::names::Place;
use crate::live::program::Found;
use crate::live::request::origin_of;
use crate::live::reset::{at_root, expiry_line};
use crate::live::wording::Refused;
use crate::live::{Live, policy};

const SCRIPT: &str = include_str!("start_page.js");
/// Fields that a page takes over from the learner's form.
const FIELDS: usize = 40;

/// At a cell's own name there are only live addresses: what is said there in place of any other.
pub fn no_workbook(live: &Live, head: &Parts) -> Option<Response> {
    if head.uri.path().starts_with("/dene/") {
        return None;
    }
    let (scheme, host) = origin_of(head);
    own_name(&host)?;
    Some(match cell_that_asked(&head.headers, &format!("{scheme}://{host}")) {
        // The method and the body stay, as 307 asks.
        Some(place) => Redirect::temporary(&format!("{}{}", place.prefix(), path_and_query(&head.uri))).into_response(),
        None => refused_page(live, head, Refused::OtherName),
    })
}

/// The cell whose page on this origin made the request.
fn cell_that_asked(headers: &HeaderMap, origin: &str) -> Option<Place> {
    let from = headers.get(REFERER)?.to_str().ok()?.strip_prefix(origin)?;
    Place::parse(from.split(['?', '#']).next().unwrap_or_default())
}

fn path_and_query(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |whole| whole.as_str())
}

/// What stands at this address instead of the app; `None` when the app answers.
pub fn aside(live: &Live, found: &Found, path: &str, head: &Parts) -> Option<Response> {
    let (scheme, host) = origin_of(head);
    let name = own_name(&host)?;
    let here = Here { live, found, head, scheme, host: &host, name: &name };
    let no_such = || Some(refused_page(live, head, Refused::OtherName));
    let home = found.cell.answers_at(&name);
    if found.workspace.is_common() || !(home || found.cell.starts_at(&name)) {
        return no_such();
    }
    let get = head.method == Method::GET;
    match path {
        "/.kaynak.js" if get => Some(script()),
        "/.cerezler" if get && home => Some(here.delete_all()),
        path if get && path.starts_with("/.kaynak/") => here.start(&path["/.kaynak/".len()..]).or_else(no_such),
        path if get && home && path.starts_with("/.cerezler/") => {
            here.act(&path["/.cerezler/".len()..]).or_else(no_such)
        }
        _ if home => None,
        _ => no_such(),
    }
}

/// One request at a cell's own name.
struct Here<'a> {
    live: &'a Live,
    found: &'a Found,
    head: &'a Parts,
    scheme: &'a str,
    host: &'a str,
    name: &'a str,
}

impl Here<'_> {
    /// The cell's address at another name, on the same port.
    fn address_at(&self, name: &str) -> String {
        let port = self.host.rsplit_once(':').map(|(_, port)| format!(":{port}")).unwrap_or_default();
        format!("{}://{name}{port}{}", self.scheme, self.found.prefix())
    }

    fn request(&self, number: &str) -> Option<&TryRequest> {
        self.found.cell.requests.get(number.parse::<usize>().ok()?.checked_sub(1)?)
    }

    fn query(&self, wanted: &str) -> Option<String> {
        let pairs = form_pairs(self.head.uri.query().unwrap_or_default());
        pairs.into_iter().find(|(name, _)| name == wanted).map(|(_, value)| value)
    }

    /// The page that starts request `number`.
    fn start(&self, number: &str) -> Option<Response> {
        let request = self.request(number)?;
        let start = self.found.cell.start(request).filter(|start| start.page == self.name)?;
        let target = request.path_and_query().to_owned();
        let address = self.address_at(&start.app);
        let body = self.query("govde").unwrap_or_else(|| request.body.trim().to_owned());
        let mut fields = form_pairs(&body);
        fields.truncate(FIELDS);
        let page = StartPage {
            page: start.page,
            app: start.app,
            method: request.method.clone(),
            address: format!("{address}{target}"),
            target,
            fields,
            embedded: start.embedded,
            script: self.query("kendiliginden").map(|_| format!("{}/.kaynak.js", self.found.prefix())),
        };
        Some(self.page(self.live.wording.start_page(&page), policy::start_page_policy(&address)))
    }

    /// Does the cookie actions of request `number`, then goes on to its starting page.
    fn act(&self, number: &str) -> Option<Response> {
        let request = self.request(number)?;
        let start = self.found.cell.start(request)?;
        let query = self.head.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let next = format!("{}/.kaynak/{number}{query}", self.address_at(&start.page));
        let mut response = Redirect::to(&next).into_response();
        for action in &request.actions {
            match action {
                Action::WriteCookie(line) | Action::ScriptWrite(line) => {
                    if let Some(line) = line_to_write(line) {
                        self.take(line.as_bytes());
                        response.headers_mut().append(SET_COOKIE, line);
                    }
                }
                Action::DeleteCookie(name) => {
                    self.delete(&mut response, |own| own == name);
                }
                Action::DeleteCookies => {
                    self.delete(&mut response, |_| true);
                }
                _ => {}
            }
        }
        Some(response)
    }

    /// Expires the cell's cookies at this name.
    fn delete_all(&self) -> Response {
        let mut carrier = Response::new(axum::body::Body::empty());
        let names = self.delete(&mut carrier, |_| true);
        let policy = policy::start_page_policy(&self.address_at(self.name));
        let mut response = self.page(self.live.wording.deleted_page(self.name, &names), policy);
        for line in carrier.headers().get_all(SET_COOKIE) {
            response.headers_mut().append(SET_COOKIE, line.clone());
        }
        response
    }

    /// Adds the lines that expire cookies: where the cell set them, and on `/` what came with the request.
    fn delete(&self, response: &mut Response, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let bench = self.live.bench(self.found.workspace.as_str());
        let mut memory = bench.lock();
        let sent = sent_cookies(&self.head.headers).into_iter().filter_map(|pair| String::from_utf8(pair.name).ok());
        let own = memory.cell(&self.found.lesson, self.found.cell.number).places.clone();
        let mut places: Vec<_> = own.into_iter().chain(sent.map(at_root)).collect();
        places.retain(|place| !place.name.is_empty() && wanted(&place.name));
        places.sort();
        places.dedup();
        for place in &places {
            memory.browser.forget_at(self.name, place);
            if let Ok(line) = HeaderValue::from_bytes(expiry_line(place).as_bytes()) {
                response.headers_mut().append(SET_COOKIE, line);
            }
        }
        let mut names: Vec<String> = places.into_iter().map(|place| place.name).collect();
        names.dedup();
        names
    }

    /// Tells the model browser of a line that leaves.
    fn take(&self, line: &[u8]) {
        let url = format!("{}/", self.address_at(self.name));
        let context = context_of(&Method::GET, &HeaderMap::new(), &url);
        self.live.bench(self.found.workspace.as_str()).lock().browser.take(line, &context);
    }

    fn page(&self, html: String, policy: HeaderValue) -> Response {
        let mut response = html.into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

fn script() -> Response {
    let mut response = SCRIPT.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
