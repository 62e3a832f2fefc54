//! The model browsers of an exercise's check: jars by number, for the natives that `_check_browser.py` calls.
//! In: `Set-Cookie` lines and addresses. Out: what a browser keeps and sends, by `cookies`. Fails on an address that is none.
//! One program runs at a time on a worker's thread, so a thread-local holds the jars; [`clear`] empties it before a check.
//! Not here: the Python names of a cookie's parts, the app's clock (`run`).

use std::cell::RefCell;

use http::Method;

use super::run;
use crate::cookies::{Cookie, Jar, RequestContext, Site, Timestamp};

/// Model browsers of one check; a loop that makes more gets an error.
const JARS: usize = 256;

thread_local! {
    static OPEN: RefCell<Vec<Jar>> = const { RefCell::new(Vec::new()) };
}

/// Who asks for what: the address, the method, and the page that started it (`None`: the person did).
pub(crate) struct Trip<'a> {
    pub(crate) url: &'a str,
    pub(crate) method: &'a str,
    pub(crate) initiator: Option<&'a str>,
}

impl Trip<'_> {
    fn context(&self) -> Result<RequestContext, String> {
        let wrong = |what: &str| format!("{what} is not an address");
        let context = RequestContext::navigation(self.url).map_err(|_| wrong(self.url))?;
        let context = context.with_method(Method::from_bytes(self.method.as_bytes()).unwrap_or_default());
        match self.initiator {
            Some(page) => Ok(context.started_by(Site::parse(page).map_err(|_| wrong(page))?)),
            None => Ok(context),
        }
    }
}

/// Throws every jar away.
pub(crate) fn clear() {
    OPEN.with_borrow_mut(Vec::clear);
}

/// A new, empty jar's number.
pub(crate) fn open() -> Result<usize, String> {
    OPEN.with_borrow_mut(|jars| {
        if jars.len() >= JARS {
            return Err(format!("at most {JARS} browsers"));
        }
        jars.push(Jar::new());
        Ok(jars.len() - 1)
    })
}

/// Takes one line; the cookie that is now kept, if it is.
pub(crate) fn set(jar: usize, line: &[u8], trip: &Trip<'_>) -> Result<Option<Cookie>, String> {
    let context = trip.context()?;
    with(jar, |jar| jar.set(line, &context, now()).cookie)
}

/// The `Cookie` header of a request.
pub(crate) fn header(jar: usize, trip: &Trip<'_>) -> Result<Option<Vec<u8>>, String> {
    let context = trip.context()?;
    with(jar, |jar| jar.header(&context, now()))
}

/// Every living cookie with the seconds it has left, in order of arrival.
pub(crate) fn cookies(jar: usize) -> Result<Vec<(Cookie, Option<i64>)>, String> {
    let now = now();
    with(jar, |jar| jar.cookies(now).map(|cookie| (cookie.clone(), cookie.secs_left(now))).collect())
}

/// Removes by name, path and, if given, domain; says how many went.
pub(crate) fn remove(jar: usize, name: &str, path: &str, domain: Option<&str>) -> Result<usize, String> {
    with(jar, |jar| jar.remove(name.as_bytes(), domain, Some(path)))
}

fn with<R>(jar: usize, work: impl FnOnce(&mut Jar) -> R) -> Result<R, String> {
    OPEN.with_borrow_mut(|jars| jars.get_mut(jar).map(work)).ok_or_else(|| "no such browser".to_owned())
}

fn now() -> Timestamp {
    Timestamp::from_unix_micros((run::now() * 1e6) as i64)
}
