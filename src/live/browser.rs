//! The model of one workspace's browser: a [`Jar`] that is fed what the real browser was sent.
//!
//! In: `Set-Cookie` lines as they leave (prefix included) with the real URL; the `Cookie` header that came back. Out:
//! verdicts, and the cookies with their attributes, which a server never sees otherwise. Cannot fail.
//! Rule: RFC 6265bis through `cookies`; who started a request is read from Fetch Metadata (`Sec-Fetch-Site`, `-Mode`).
//! What it cannot know: cookies set by scripts or by hand. They show as unknown; what is gone is dropped when noticed.
//! A cookie that never came although it should have (see `doubts`) was not kept by the real browser: that is said. One
//! that comes although the model gave it up is believed again, with the attributes it had, and nothing is said.

use std::time::SystemTime;

use http::HeaderMap;
use http::Method;

use crate::cookies::{Cookie, Jar, RequestContext, Site, Timestamp, Url, Verdict};
use crate::live::bench::CookiePlace;
use crate::live::doubts::{Doubts, Missing};

/// One workspace's model browser.
#[derive(Debug, Default)]
pub struct Browser {
    jar: Jar,
    doubts: Doubts,
}

/// One cookie of a request's `Cookie` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentCookie {
    /// Name, empty for a pair without `=`.
    pub name: Vec<u8>,
    /// Value, quotes included.
    pub value: Vec<u8>,
}

/// One cookie as the Depo lists it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The model's cookie, when the model knows it.
    pub known: Option<Cookie>,
    /// Name and value as the browser sent them; the model's when it was not sent here.
    pub pair: SentCookie,
    /// It came with this request.
    pub sent: bool,
}

impl Browser {
    /// The browser's verdict on one line, with the jar changed accordingly.
    pub fn take(&mut self, line: &[u8], context: &RequestContext) -> Verdict {
        let now = now();
        // What a line without a lifetime pushes out is among the evicted.
        let may_delete = [&b"expires"[..], b"max-age"].iter().any(|word| contains(line, word));
        let before = if may_delete {
            self.named(crate::cookies::parse_set_cookie(line).name.as_bytes(), now)
        } else {
            Vec::new()
        };
        let verdict = self.jar.set(line, context, now);
        let is_left = |old: &Cookie| !self.jar.cookies(now).any(|new| new.has_same_identity(old));
        let evicted = verdict.evicted.iter().filter(|gone| gone.name == verdict.name).cloned();
        let left: Vec<Cookie> = before.into_iter().filter(is_left).chain(evicted).collect();
        self.doubts.gave_up(left);
        self.doubts.took(&verdict, now);
        verdict
    }

    fn named(&self, name: &[u8], now: Timestamp) -> Vec<Cookie> {
        self.jar.cookies(now).filter(|cookie| cookie.name.as_bytes() == name).cloned().collect()
    }

    /// What came with a request of the learner's: cookies that came are really there.
    pub fn saw(&mut self, sent: &[SentCookie]) {
        for pair in sent {
            self.doubts.came(&pair.name, &pair.value);
        }
    }

    /// Cookies that the real browser did not keep.
    pub fn missing(&self) -> &[Missing] {
        self.doubts.missing()
    }

    /// True while it is too early to tell about some cookie.
    pub fn is_waiting(&self) -> bool {
        self.doubts.is_waiting()
    }

    /// The jar, for expectations.
    pub fn jar(&self) -> &Jar {
        &self.jar
    }

    /// Forgets the cookie of this place.
    pub fn forget(&mut self, place: &CookiePlace) {
        self.jar.remove(place.name.as_bytes(), None, Some(&place.path));
        self.doubts.forget(place.name.as_bytes());
    }

    /// Forgets the cookie of this place at one host name.
    pub fn forget_at(&mut self, host: &str, place: &CookiePlace) {
        self.jar.remove(place.name.as_bytes(), Some(place.domain.as_deref().unwrap_or(host)), Some(&place.path));
        self.doubts.forget(place.name.as_bytes());
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.jar.clear();
        self.doubts = Doubts::default();
    }

    /// What the model holds for this URL, taken at its word: the browser sent nothing to compare it with.
    pub fn imagine(&self, context: &RequestContext) -> Vec<Listed> {
        let listed = |(cookie, withheld): (&Cookie, Option<_>)| Listed {
            pair: SentCookie { name: cookie.name.as_bytes().to_vec(), value: cookie.value.as_bytes().to_vec() },
            known: Some(cookie.clone()),
            sent: withheld.is_none(),
        };
        self.jar.explain(context, now()).into_iter().map(listed).collect()
    }

    /// Compares the model with what the browser sent to this URL, drops what is gone, and lists all cookies of the host.
    pub fn list(&mut self, sent: &[SentCookie], context: &RequestContext) -> Vec<Listed> {
        let now = now();
        self.saw(sent);
        for cookie in self.doubts.believe_again(sent, context, now) {
            self.jar.insert(cookie);
        }
        let mut left: Vec<&SentCookie> = sent.iter().collect();
        let mut listed = Vec::new();
        let mut gone = Vec::new();
        let mut other_value = Vec::new();
        for (cookie, withheld) in self.jar.explain(context, now) {
            let same_name = left.iter().position(|pair| pair.name == cookie.name.as_bytes());
            let pair = SentCookie { name: cookie.name.as_bytes().to_vec(), value: cookie.value.as_bytes().to_vec() };
            match (withheld, same_name) {
                (None, Some(at)) => {
                    let pair = left.remove(at).clone();
                    // A script wrote another value over it: its attributes may have changed as well.
                    let known = (pair.value == cookie.value.as_bytes()).then(|| cookie.clone());
                    if known.is_none() {
                        other_value.push((cookie.clone(), pair.value.clone()));
                    }
                    listed.push(Listed { known, pair, sent: true });
                }
                (None, None) => gone.push(cookie.clone()),
                (Some(_), _) => listed.push(Listed { known: Some(cookie.clone()), pair, sent: false }),
            }
        }
        for cookie in gone {
            if self.doubts.keep_waiting(&cookie, sent.is_empty(), now) {
                continue;
            }
            let path = cookie.path.to_text().into_owned();
            self.jar.remove(cookie.name.as_bytes(), Some(&cookie.domain), Some(&path));
            self.doubts.gave_up([cookie]);
        }
        for (cookie, value) in other_value {
            self.doubts.came_with(&cookie, &value, now);
        }
        listed.extend(left.into_iter().map(|pair| Listed { known: None, pair: pair.clone(), sent: true }));
        listed
    }
}

/// Whether a line has a word somewhere, in any case.
fn contains(line: &[u8], word: &[u8]) -> bool {
    line.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// The cookie model's clock.
pub fn now() -> Timestamp {
    Timestamp::from(SystemTime::now())
}

/// The pairs of every `Cookie` header line, bytes as they came. Rule: RFC 6265bis §5.8.3, read backwards.
pub fn sent_cookies(headers: &HeaderMap) -> Vec<SentCookie> {
    let lines = headers.get_all(http::header::COOKIE).iter();
    let parts = lines.flat_map(|line| line.as_bytes().split(|&byte| byte == b';')).map(<[u8]>::trim_ascii);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| match part.iter().position(|&byte| byte == b'=') {
            Some(at) => SentCookie { name: part[..at].to_vec(), value: part[at + 1..].to_vec() },
            None => SentCookie { name: Vec::new(), value: part.to_vec() },
        })
        .collect()
}

/// Who started the request and how, as far as the browser says so. Without Fetch Metadata: the page itself.
pub fn context_of(method: &Method, headers: &HeaderMap, url: &str) -> RequestContext {
    let meta = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Scheme and host were made by `request::origin_of`, whose fallback always parses.
    let url = Url::parse(url).or_else(|_| Url::parse("http://127.0.0.1/"));
    let url = url.expect("the fallback is a URL");
    let foreign = matches!(meta("sec-fetch-site"), "cross-site");
    let mut context = RequestContext::navigation_to(url).with_method(method.clone());
    let own = Site::of(&context.url);
    let initiator = if foreign { Site::opaque() } else { own };
    match (meta("sec-fetch-mode"), meta("sec-fetch-site")) {
        ("navigate", "none") => {}
        ("navigate", _) if meta("sec-fetch-dest") != "iframe" => context = context.started_by(initiator),
        _ => context = context.embedded_in(initiator),
    }
    context
}

#[cfg(test)]
mod tests {
    use super::{Browser, SentCookie, context_of, sent_cookies};
    use http::{HeaderMap, HeaderValue, Method};

    fn sent(line: &'static str) -> Vec<SentCookie> {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", HeaderValue::from_static(line));
        sent_cookies(&headers)
    }

    #[test]
    fn the_model_drops_what_the_browser_lost_and_shows_what_it_did_not_know() {
        let mut browser = Browser::default();
        let context = context_of(&Method::GET, &HeaderMap::new(), "http://localhost:3000/dene/abcd/x/1/oku");
        for line in ["a=1; Path=/", "b=2; Path=/; HttpOnly", "c=3; Path=/dene/abcd/x/1/baska"] {
            browser.take(line.as_bytes(), &context);
        }
        browser.doubts.age(std::time::Duration::from_secs(2));
        let listed = browser.list(&sent("b=2; d=4"), &context);
        let shown: Vec<_> =
            listed.iter().map(|one| (one.pair.name.as_slice(), one.known.is_some(), one.sent)).collect();
        assert_eq!(shown, [(&b"b"[..], true, true), (b"c", true, false), (b"d", false, true)]);
        assert_eq!(browser.jar().len(), 2, "a is gone");
    }

    #[test]
    fn a_cookie_that_never_came_is_missing_and_one_that_comes_after_all_is_believed() {
        let mut browser = Browser::default();
        let context = context_of(&Method::GET, &HeaderMap::new(), "http://localhost:3000/");
        browser.take(b"a=1; Path=/; Max-Age=600", &context);
        browser.list(&[], &context);
        assert!(browser.is_waiting() && browser.missing().is_empty(), "the answer may still be on its way");
        browser.doubts.age(std::time::Duration::from_secs(2));
        assert!(browser.list(&[], &context).is_empty());
        assert_eq!(browser.missing().len(), 1);
        assert_eq!(browser.missing()[0].cookie.name, "a");
        let listed = browser.list(&sent("a=1"), &context);
        assert!(
            listed[0].known.as_ref().is_some_and(|cookie| cookie.expires.is_some()),
            "its attributes are known again"
        );
        assert!(browser.missing().is_empty());
    }

    #[test]
    fn a_cookie_that_came_once_and_then_does_not_was_deleted_by_hand() {
        let mut browser = Browser::default();
        let context = context_of(&Method::GET, &HeaderMap::new(), "http://localhost:3000/");
        browser.take(b"a=1; Path=/", &context);
        browser.saw(&sent("a=1"));
        browser.doubts.age(std::time::Duration::from_secs(2));
        assert!(browser.list(&[], &context).is_empty());
        assert!(browser.missing().is_empty() && !browser.is_waiting());
    }

    #[test]
    fn the_old_value_that_keeps_coming_is_told() {
        let mut browser = Browser::default();
        let context = context_of(&Method::GET, &HeaderMap::new(), "http://localhost:3000/");
        browser.take(b"a=1; Path=/", &context);
        browser.list(&sent("a=1"), &context);
        browser.take(b"a=2; Path=/", &context);
        browser.doubts.age(std::time::Duration::from_secs(2));
        browser.list(&sent("a=1"), &context);
        assert!(browser.missing()[0].old_value_came);
    }

    #[test]
    fn a_value_that_a_script_changed_is_not_shown_with_old_attributes() {
        let mut browser = Browser::default();
        let context = context_of(&Method::GET, &HeaderMap::new(), "http://localhost:3000/");
        browser.take(b"a=1; Path=/; Max-Age=60", &context);
        let listed = browser.list(&sent("a=2"), &context);
        assert!(listed[0].known.is_none());
    }
}
