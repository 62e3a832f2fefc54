//! One expectation line of a request: what must come back.
//! In: the line. Out: what it means, or the mistake with its place in the line. Not here: judging it (`expect`).

use std::ops::Range;

use super::{
    error::{LessonErrorKind, Shape},
    fold::nearest,
    format::{is_error_type, status_code},
    model::{Expectation, ExpectationKind},
};

/// A line that was read.
pub(crate) enum Line {
    /// It means this.
    Good(Expectation),
    /// It is wrong here.
    Wrong(Range<usize>, LessonErrorKind),
}

/// The words after `= ` with the form of what follows.
const WORDS: [(&str, Shape); 9] = [
    ("= kavanoz", Shape::JarLine),
    ("= kavanozda-yok", Shape::CookieName),
    ("= ret", Shape::Words),
    ("= oturum", Shape::JsonObject),
    ("= js", Shape::CookieName),
    ("= js-gormez", Shape::CookieName),
    ("= hata", Shape::RaisedError),
    ("= uyari", Shape::Words),
    ("= omur", Shape::NameAndSeconds),
];

/// The attributes that a `= kavanoz` line may list.
pub(crate) const JAR_ATTRIBUTES: [&str; 8] =
    ["path", "domain", "secure", "httponly", "samesite", "partitioned", "max-age", "expires"];

/// True when a line is meant as an expectation, right or wrong: such a line ends a body.
pub(crate) fn looks_like_one(text: &str) -> bool {
    let status = text.strip_prefix("HTTP ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let marked = ["> ", "! ", "< ", "= "].iter().any(|mark| text.starts_with(mark)) || text == ">";
    status || marked || header_line(text).is_some()
}

/// RFC 9110's token, beginning with a letter.
pub(crate) fn is_header_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// `Name: value`; the space after the colon keeps `http://…` and `{"a":1}` out.
fn header_line(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let spaced = value.is_empty() || value.starts_with(' ');
    (is_header_name(name) && spaced).then(|| (name, value.trim()))
}

/// Reads one expectation line.
pub(crate) fn read(text: &str, line: usize) -> Line {
    let good = |kind| Line::Good(Expectation { kind, text: text.to_owned(), line });
    if let Some(status) = text.strip_prefix("HTTP ") {
        return match status_code(status.trim()) {
            Some(status) => good(ExpectationKind::Status(status)),
            None => bad(text, "HTTP", status, Shape::StatusCode),
        };
    }
    if let Some(wanted) = text.strip_prefix("> ") {
        return good(ExpectationKind::Body(wanted.to_owned()));
    }
    if let Some(wanted) = text.strip_prefix("! > ") {
        return good(ExpectationKind::NotBody(wanted.to_owned()));
    }
    if let Some(sent) = text.strip_prefix("< Cookie:") {
        return good(ExpectationKind::SentCookie(sent.trim().to_owned()));
    }
    if let Some(absent) = text.strip_prefix("! ") {
        let absent = absent.trim();
        return match header_line(absent) {
            Some((name, _)) if name.eq_ignore_ascii_case("Cookie") => unknown(text, "! Cookie"),
            Some((name, value)) => good(ExpectationKind::NoHeader(name.to_owned(), Some(value.to_owned()))),
            None if absent.eq_ignore_ascii_case("Cookie") => good(ExpectationKind::NoCookieSent),
            None if is_header_name(absent) => good(ExpectationKind::NoHeader(absent.to_owned(), None)),
            None => unknown(text, nearest_form(text)),
        };
    }
    if text.starts_with("= ") {
        return state(text, good);
    }
    match header_line(text) {
        Some((name, value)) => good(ExpectationKind::Header(name.to_owned(), value.to_owned())),
        None => unknown(text, nearest_form(text)),
    }
}

/// The lines that begin with `=`.
fn state(text: &str, good: impl Fn(ExpectationKind) -> Line) -> Line {
    let rest = text[2..].trim_start();
    let (word, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let value = value.trim();
    let Some(&(expectation, expected)) = WORDS.iter().find(|(known, _)| known[2..] == *word) else {
        let known = WORDS.map(|(known, _)| &known[2..]);
        let found = nearest(word, &known);
        let nearest = WORDS.iter().map(|(known, _)| *known).find(|known| &known[2..] == found).unwrap_or("");
        return unknown(text, nearest);
    };
    let name = value.to_owned();
    let kind = match expectation {
        "= kavanoz" => is_jar_line(value).then_some(ExpectationKind::InJar(name)),
        "= kavanozda-yok" => is_name(value).then_some(ExpectationKind::NotInJar(name)),
        "= ret" => (!value.is_empty()).then_some(ExpectationKind::Refused(name)),
        "= oturum" => serde_json::from_str::<serde_json::Value>(value)
            .is_ok_and(|json| json.is_object())
            .then_some(ExpectationKind::Session(name)),
        "= js" => is_name(value).then_some(ExpectationKind::ScriptSees(name)),
        "= js-gormez" => is_name(value).then_some(ExpectationKind::ScriptDoesNotSee(name)),
        "= hata" => {
            let (error, message) = value.split_once(':').unwrap_or((value, ""));
            is_error_type(error).then(|| ExpectationKind::Error(error.to_owned(), message.trim().to_owned()))
        }
        "= uyari" => (!value.is_empty()).then_some(ExpectationKind::Warning(name)),
        _ => value.rsplit_once(char::is_whitespace).and_then(|(cookie, seconds)| {
            let number = seconds == "*" || seconds.parse::<u64>().is_ok();
            let cookie = cookie.trim();
            (number && is_name(cookie)).then(|| ExpectationKind::Lifetime(cookie.to_owned(), seconds.to_owned()))
        }),
    };
    kind.map_or_else(|| bad(text, expectation, value, expected), good)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(['=', ';'])
}

fn is_jar_line(text: &str) -> bool {
    let mut parts = text.split(';').map(str::trim);
    let pair = parts.next().and_then(|pair| pair.split_once('='));
    pair.is_some_and(|(name, _)| !name.trim().is_empty())
        && parts.all(|part| {
            let name = part.split('=').next().unwrap_or("").trim();
            part == "*" || JAR_ATTRIBUTES.iter().any(|known| known.eq_ignore_ascii_case(name))
        })
}

/// The form that a line without one was probably meant to have.
fn nearest_form(text: &str) -> &'static str {
    match text.chars().next() {
        Some('!') if text.contains('>') => "! > metin",
        Some('!') if text.contains("Set") => "! Set-Cookie",
        Some('!') => "! Cookie",
        Some('<') => "< Cookie: ad=değer",
        Some('=') => "= kavanoz",
        Some('H' | 'h') if text.to_ascii_lowercase().starts_with("http") => "HTTP 200",
        Some(_) if text.contains(':') => "Set-Cookie: ad=değer",
        // Plain words after a request are most often meant to be in the body that came back.
        _ => "> metin",
    }
}

fn unknown(text: &str, nearest: &'static str) -> Line {
    Line::Wrong(0..text.len(), LessonErrorKind::UnknownExpectation { found: text.to_owned(), nearest })
}

fn bad(text: &str, expectation: &'static str, value: &str, expected: Shape) -> Line {
    let start = if value.is_empty() { 0 } else { text.len() - value.len() };
    let found = value.to_owned();
    Line::Wrong(start..text.len(), LessonErrorKind::BadExpectationValue { expectation, found, expected })
}
