//! Where the real browser and its model disagree: what it was sent and never gave back.
//!
//! In: verdicts as they are made, cookies that came, cookies that should have come. Out: [`Missing`] cookies; cookies to
//! believe in again. Cannot fail; bounded. A cookie is doubted from its `Set-Cookie` line until it comes once: one that came
//! and then does not was deleted by hand, which is nobody's disagreement. The page may ask before the browser has read the
//! answer, so that nothing is told within [`GRACE`].
//! Rule: none; RFC 6265bis §5.7 lets a browser ignore any line. Not here: the likely cause in words (`storage`, `pages`).

use std::time::Duration;

use crate::cookies::{Cookie, Outcome, RequestContext, Timestamp, Verdict};
use crate::live::browser::SentCookie;

/// How long an answer may be on its way.
pub const GRACE: Duration = Duration::from_millis(1200);
/// Most entries of each list; the oldest leave.
const MOST: usize = 64;

/// A cookie that the rules keep and the real browser did not.
#[derive(Debug, Clone)]
pub struct Missing {
    /// The cookie as it should be.
    pub cookie: Cookie,
    /// No cookie at all came with that request.
    pub none_came: bool,
    /// Another value of that name came: the one before.
    pub old_value_came: bool,
}

/// One workspace's doubts.
#[derive(Debug, Default)]
pub struct Doubts {
    /// Set, and not seen since.
    unseen: Vec<Unseen>,
    /// Seen to be missing.
    missing: Vec<Missing>,
    /// Given up by the model; they may come after all.
    given_up: Vec<Cookie>,
    /// The last list was made too early to tell.
    waiting: bool,
}

#[derive(Debug)]
struct Unseen {
    cookie: Cookie,
    old_value: Option<Vec<u8>>,
    since: Timestamp,
}

impl Doubts {
    /// A line was judged: its name is open again.
    pub fn took(&mut self, verdict: &Verdict, now: Timestamp) {
        let Some(cookie) = &verdict.cookie else {
            if !matches!(verdict.outcome, Outcome::Refused(_)) {
                self.forget(verdict.name.as_bytes());
            }
            return;
        };
        self.unseen.retain(|one| !one.cookie.has_same_identity(cookie));
        self.missing.retain(|one| !one.cookie.has_same_identity(cookie));
        self.given_up.retain(|one| !one.has_same_identity(cookie));
        let old_value = match &verdict.outcome {
            // The same value again: what comes tells nothing.
            Outcome::Replaced { old_value } if *old_value == cookie.value => return,
            Outcome::Replaced { old_value } => Some(old_value.as_bytes().to_vec()),
            Outcome::Stored | Outcome::Deleted { .. } | Outcome::NothingToDelete | Outcome::Refused(_) => None,
        };
        push(&mut self.unseen, Unseen { cookie: cookie.clone(), old_value, since: now });
    }

    /// A pair came with a request.
    pub fn came(&mut self, name: &[u8], value: &[u8]) {
        let is_it = |cookie: &Cookie| cookie.name.as_bytes() == name && cookie.value.as_bytes() == value;
        self.unseen.retain(|one| !is_it(&one.cookie));
        self.missing.retain(|one| !is_it(&one.cookie));
    }

    /// A pair came under the cookie's name, with another value. Only the value before is a disagreement.
    pub fn came_with(&mut self, cookie: &Cookie, value: &[u8], now: Timestamp) {
        let Some(at) = self.unseen.iter().position(|one| one.cookie.has_same_identity(cookie)) else { return };
        if self.unseen[at].old_value.as_deref() != Some(value) {
            self.unseen.remove(at);
        } else if is_early(self.unseen[at].since, now) {
            self.waiting = true;
        } else {
            let cookie = self.unseen.remove(at).cookie;
            push(&mut self.missing, Missing { cookie, none_came: false, old_value_came: true });
        }
    }

    /// A cookie should have come and did not. True: it is too early to tell, the model keeps it.
    pub fn keep_waiting(&mut self, cookie: &Cookie, none_came: bool, now: Timestamp) -> bool {
        let Some(at) = self.unseen.iter().position(|one| one.cookie.has_same_identity(cookie)) else { return false };
        if is_early(self.unseen[at].since, now) {
            self.waiting = true;
            return true;
        }
        self.unseen.remove(at);
        push(&mut self.missing, Missing { cookie: cookie.clone(), none_came, old_value_came: false });
        false
    }

    /// Cookies that left the model.
    pub fn gave_up(&mut self, cookies: impl IntoIterator<Item = Cookie>) {
        for cookie in cookies {
            self.given_up.retain(|other| !other.has_same_identity(&cookie));
            push(&mut self.given_up, cookie);
        }
    }

    /// Begins a new list: cookies that the model gave up and that came with this request all the same.
    pub fn believe_again(&mut self, sent: &[SentCookie], context: &RequestContext, now: Timestamp) -> Vec<Cookie> {
        self.waiting = false;
        let host = context.url.host().to_string();
        let came = |cookie: &Cookie| {
            cookie.domain == host
                && !cookie.is_expired(now)
                && sent.iter().any(|pair| pair.name == cookie.name.as_bytes() && pair.value == cookie.value.as_bytes())
        };
        let (back, gone) = std::mem::take(&mut self.given_up).into_iter().partition(|cookie| came(cookie));
        self.given_up = gone;
        back
    }

    /// Nothing more is said about this name.
    pub fn forget(&mut self, name: &[u8]) {
        self.unseen.retain(|one| one.cookie.name.as_bytes() != name);
        self.missing.retain(|one| one.cookie.name.as_bytes() != name);
    }

    /// What was not kept.
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// The last list was made too early to tell about some cookie.
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// Makes every doubt older, for tests.
    #[cfg(test)]
    pub fn age(&mut self, by: Duration) {
        for one in &mut self.unseen {
            one.since = one.since.plus_secs(-i64::try_from(by.as_secs()).unwrap_or(0));
        }
    }
}

fn is_early(since: Timestamp, now: Timestamp) -> bool {
    let grace = i64::try_from(GRACE.as_micros()).unwrap_or(0);
    (0..grace).contains(&(now.unix_micros() - since.unix_micros()))
}

fn push<T>(list: &mut Vec<T>, one: T) {
    if list.len() >= MOST {
        list.remove(0);
    }
    list.push(one);
}
