//! Judging the expectations of one request by what was seen after the click.
//! In: the expectations and what the panel or the checker saw. Out: one judgement each, in order. Pure; cannot fail.
//! Rules 5 and 9: `*` matches anything; the first exchange since the click answers the request line (a followed redirect
//! makes more); `< Cookie` and `! Cookie` look only at names that this cell has set; what fails out of order is open.
//! Not here: the checklist's Turkish.

use serde_json::Value;

use super::{
    fold::plain_text,
    jar_line::JarCookie,
    model::{Expectation, ExpectationKind},
    wildcard,
};
use crate::exchange::{Exchange, text_of};

/// What was seen after one click.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Recorded since the click, in order; the first answers the request line.
    pub exchanges: &'a [&'a Exchange],
    /// The browser's jar, or the model's, after the last exchange.
    pub jar: &'a [JarCookie],
    /// `document.cookie` after the last exchange.
    pub script_cookies: &'a str,
    /// Names that this cell has set since «Sıfırla»; `None` when the jar began empty, as in a check: all count.
    pub known_names: Option<&'a [String]>,
    /// True when the requests before this one were sent in order.
    pub in_order: bool,
}

/// What became of one expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Place in the request's expectations, from 0.
    pub expectation: usize,
    /// Whether it held; `None` when it cannot be judged because earlier requests were not sent in order.
    pub passed: Option<bool>,
    /// The line as the author wrote it.
    pub expected: String,
    /// What was seen instead, short; empty when there was nothing.
    pub got: String,
}

/// At most so many characters of what was seen.
const SHORT: usize = 300;

/// Judges every expectation of one request.
pub fn judge(expectations: &[Expectation], seen: &Seen<'_>) -> Vec<Judgement> {
    expectations
        .iter()
        .enumerate()
        .map(|(index, expectation)| {
            let (held, got) = seen.one(&expectation.kind);
            let passed = (held || seen.in_order).then_some(held);
            Judgement { expectation: index, passed, expected: expectation.text.clone(), got: shorten(&got) }
        })
        .collect()
}

/// Names of cookies that the browser sent and this cell never set: they may be why a body is not as expected.
pub fn foreign_cookies(seen: &Seen<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in seen.sent() {
        if !seen.is_known(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl Seen<'_> {
    fn one(&self, kind: &ExpectationKind) -> (bool, String) {
        let first = self.exchanges.first();
        match kind {
            ExpectationKind::Status(status) => {
                let got = first.map(|own| own.yanit.status);
                (got == Some(*status), got.map(|status| status.to_string()).unwrap_or_default())
            }
            ExpectationKind::Header(name, value) => {
                let own = self.header(name);
                (own.iter().any(|own| wildcard::matches(value, own)), own.join("\n"))
            }
            ExpectationKind::NoHeader(name, value) => {
                let mut own = self.header(name);
                own.retain(|own| value.as_deref().is_none_or(|value| wildcard::matches(value, own)));
                (first.is_some() && own.is_empty(), own.join("\n"))
            }
            ExpectationKind::Body(text) => self.body(|body| wildcard::is_in(text, body)),
            ExpectationKind::NotBody(text) => self.body(|body| !wildcard::is_in(text, body)),
            ExpectationKind::SentCookie(value) => {
                let sent = self.sent_line();
                (wildcard::matches(value, &sent), sent)
            }
            ExpectationKind::NoCookieSent => {
                let sent = self.sent_line();
                (first.is_some() && sent.is_empty(), sent)
            }
            ExpectationKind::InJar(line) => {
                let name = line.split('=').next().unwrap_or("").trim();
                let held = self.jar.iter().any(|cookie| cookie.matches(line));
                (held, self.in_jar(name))
            }
            ExpectationKind::NotInJar(name) => {
                let got = self.in_jar(name);
                (got.is_empty(), got)
            }
            ExpectationKind::Refused(reason) => self.refused(reason),
            ExpectationKind::Session(json) => {
                let own = first.map_or(&Value::Null, |own| &own.oturum.sonra);
                let wanted: Value = serde_json::from_str(json).unwrap_or(Value::Null);
                // A program without a session has an empty one.
                let empty = Value::Object(serde_json::Map::new());
                let own = if own.is_null() { &empty } else { own };
                (first.is_some() && same_json(&wanted, own), own.to_string())
            }
            ExpectationKind::ScriptSees(name) => (self.script_sees(name), self.script_cookies.to_owned()),
            ExpectationKind::ScriptDoesNotSee(name) => (!self.script_sees(name), self.script_cookies.to_owned()),
            ExpectationKind::Error(error, text) => {
                let Some(own) = first.and_then(|own| own.hata.as_ref()) else { return (false, String::new()) };
                let same_type = last_part(error) == last_part(&own.tur);
                let same_text = text.is_empty() || wildcard::matches(text, &own.ileti);
                (same_type && same_text, format!("{}: {}", own.tur, own.ileti))
            }
            ExpectationKind::Warning(text) => {
                let own = first.map(|own| own.uyarilar.as_slice()).unwrap_or_default();
                let held = own
                    .iter()
                    .any(|own| [&own.asil, &own.ne, &own.neden].iter().any(|said| wildcard::is_in(text, said)));
                let said = own.iter().map(|own| if own.asil.is_empty() { own.ne.as_str() } else { own.asil.as_str() });
                (held, said.collect::<Vec<_>>().join("\n"))
            }
            ExpectationKind::Lifetime(name, seconds) => self.lifetime(name, seconds),
        }
    }

    fn header(&self, name: &str) -> Vec<String> {
        self.exchanges.first().map(|own| own.yanit.header(name).map(text_of).collect()).unwrap_or_default()
    }

    fn body(&self, holds: impl Fn(&str) -> bool) -> (bool, String) {
        match self.exchanges.first() {
            Some(own) => {
                let body = String::from_utf8_lossy(&own.yanit.body);
                (holds(&body), body.into_owned())
            }
            None => (false, String::new()),
        }
    }

    /// Every cookie pair of the first request, as name and whole pair.
    fn sent(&self) -> Vec<(String, String)> {
        let Some(first) = self.exchanges.first() else { return Vec::new() };
        let lines: Vec<String> = first.istek.header("Cookie").map(text_of).collect();
        lines
            .iter()
            .flat_map(|line| line.split(';'))
            .map(str::trim)
            .filter(|pair| !pair.is_empty())
            .map(|pair| (pair.split('=').next().unwrap_or("").trim().to_owned(), pair.to_owned()))
            .collect()
    }

    fn is_known(&self, name: &str) -> bool {
        self.known_names.is_none_or(|known| known.iter().any(|own| own == name))
    }

    fn sent_line(&self) -> String {
        let known = self.sent().into_iter().filter(|(name, _)| self.is_known(name)).map(|(_, pair)| pair);
        known.collect::<Vec<_>>().join("; ")
    }

    fn in_jar(&self, name: &str) -> String {
        let own = self.jar.iter().filter(|cookie| cookie.name == name).map(JarCookie::line);
        own.collect::<Vec<_>>().join("\n")
    }

    /// Refused with the reason's id, or with all words of the reason in what the learner reads.
    fn refused(&self, reason: &str) -> (bool, String) {
        let judged = self.exchanges.first().map(|own| own.kararlar.as_slice()).unwrap_or_default();
        let refused: Vec<_> = judged.iter().filter(|own| own.sonuc == "reddedildi").collect();
        let wanted = comparable(reason);
        let held = refused.iter().any(|own| {
            let said = comparable(&format!("{} {} {} {}", own.neden.unwrap_or(""), own.kisa, own.uzun, own.satir));
            own.neden == Some(reason) || wanted.split_whitespace().all(|word| wildcard::is_in(word, &said))
        });
        let got = refused.iter().map(|own| format!("{}: {}", own.ad, own.kisa)).collect::<Vec<_>>().join("\n");
        (held, got)
    }

    fn script_sees(&self, name: &str) -> bool {
        self.script_cookies.split(';').any(|pair| pair.trim().split('=').next() == Some(name))
    }

    /// Seconds left, with a few lost between the click and the look.
    fn lifetime(&self, name: &str, seconds: &str) -> (bool, String) {
        let own: Vec<Option<i64>> =
            self.jar.iter().filter(|cookie| cookie.name == name).map(|cookie| cookie.seconds_left).collect();
        let held = own.iter().flatten().any(|left| match seconds.parse::<i64>() {
            Ok(wanted) => (wanted - 5..=wanted + 1).contains(left),
            Err(_) => true,
        });
        let got = own.iter().map(|left| left.map_or_else(|| "-".to_owned(), |left| left.to_string()));
        (held, got.collect::<Vec<_>>().join("\n"))
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// Small plain letters, and `4.096` as `4096`: an author writes a reason in words of their own.
fn comparable(text: &str) -> String {
    let plain: Vec<char> = plain_text(text).chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| plain.get(at)).is_some_and(char::is_ascii_digit);
    let grouping = |at: usize| plain[at] == '.' && digit(at.checked_sub(1)) && digit(Some(at + 1));
    (0..plain.len()).filter(|&at| !grouping(at)).map(|at| plain[at]).collect()
}

/// Equal as JSON values; `*` in a wanted text matches anything.
fn same_json(wanted: &Value, own: &Value) -> bool {
    match (wanted, own) {
        (Value::String(wanted), own) if wanted == "*" => !own.is_null(),
        (Value::String(wanted), Value::String(own)) => wildcard::matches(wanted, own),
        (Value::Array(wanted), Value::Array(own)) => {
            wanted.len() == own.len() && wanted.iter().zip(own).all(|(wanted, own)| same_json(wanted, own))
        }
        (Value::Object(wanted), Value::Object(own)) => {
            wanted.len() == own.len()
                && wanted.iter().all(|(key, wanted)| own.get(key).is_some_and(|own| same_json(wanted, own)))
        }
        _ => wanted == own,
    }
}
