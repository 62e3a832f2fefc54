//! When two answers are the same. Byte for byte, but for what cannot be: `Expires` may be 2 seconds apart, a signed session
//! is equal when its payload is (that the signature holds is seen by the other side's reading it), random runs of 16 or
//! more characters when their lengths are, and `Allow`, a set in Flask, in any order.

use std::time::{Duration, SystemTime};

use crate::corpus::wire::Answer;

/// Lines that belong to the server, not to the app.
const OF_THE_SERVER: &[&str] = &["server", "date", "connection", "transfer-encoding", "content-length"];

/// What differs, in words; empty when nothing does. `ahead`: seconds that Flask's clock was moved.
pub(crate) fn differences(real: &Answer, ours: &Answer, ahead: f64) -> Vec<String> {
    let mut found = Vec::new();
    if real.status != ours.status {
        found.push(format!("status {} but ours {}", real.status, ours.status));
    }
    let mut names: Vec<&str> = real.headers.iter().chain(&ours.headers).map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let (expected, got) = (real.lines(name), ours.lines(name));
        let alike = match name {
            "content-length" => expected.is_empty() || got.is_empty() || expected == got,
            "set-cookie" => pairwise(&expected, &got, |a, b| same_cookie(a, b, ahead)),
            "allow" => pairwise(&expected, &got, |a, b| sorted(a) == sorted(b)),
            _ if OF_THE_SERVER.contains(&name) => true,
            _ => pairwise(&expected, &got, same_but_random),
        };
        if !alike {
            found.push(format!("{name} {expected:?} but ours {got:?}"));
        }
    }
    if real.chunked != ours.chunked {
        found.push(format!("chunked {} but ours {}", real.chunked, ours.chunked));
    }
    let (expected, got) = (String::from_utf8_lossy(&real.body), String::from_utf8_lossy(&ours.body));
    let is_text = std::str::from_utf8(&real.body).is_ok();
    if !(if is_text { same_but_random(&expected, &got) } else { real.body == ours.body }) {
        found.push(format!("body {expected:?} but ours {got:?}"));
    }
    found
}

/// A traceback without what may differ: how deep a recursion went, what it guesses was meant, where Flask is installed, and
/// the marks below a template's line, or one with other than ASCII characters, which CPython 3.11 puts at the wrong place.
pub(crate) fn comparable(traceback: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in traceback.lines() {
        let marks = line.contains(['^', '~']) && line.trim_matches([' ', '^', '~']).is_empty();
        let source = lines.last().copied().unwrap_or_default();
        if marks && (!source.is_ascii() || source.contains("{{") || source.contains("{%")) {
            continue;
        }
        let line = line.trim_end();
        let line = line.split(". Did you mean: '").next().unwrap_or(line);
        let line = if line.starts_with("ImportError: ") { line.split(" (/").next().unwrap_or(line) } else { line };
        let counted = line.trim_start().starts_with("[Previous line repeated ");
        lines.push(if counted { "  [Previous line repeated]" } else { line });
    }
    lines.join("\n")
}

fn pairwise(a: &[String], b: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

fn sorted(list: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = list.split(", ").collect();
    parts.sort_unstable();
    parts
}

fn same_cookie(real: &str, ours: &str, ahead: f64) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (real.split("; ").collect(), ours.split("; ").collect());
    a.len() == b.len()
        && a.iter().zip(&b).enumerate().all(|(index, (a, b))| {
            match (a.strip_prefix("Expires="), b.strip_prefix("Expires=")) {
                (Some(a), Some(b)) if index > 0 => a == b || near(a, b, ahead),
                _ => a == b || same_signed(a, b) || same_but_random(a, b),
            }
        })
}

/// Flask's own `datetime.now` is not moved with its `time.time`, so a moved clock shows in ours alone.
fn near(a: &str, b: &str, ahead: f64) -> bool {
    let (Ok(a), Ok(b)) = (httpdate::parse_http_date(a), httpdate::parse_http_date(b)) else { return false };
    let seconds =
        |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs_f64();
    let apart = seconds(b) - seconds(a);
    apart.abs() <= 2.0 || (apart - ahead).abs() <= 2.0
}

/// `name=payload.timestamp.signature` on both sides, with one payload.
fn same_signed(a: &str, b: &str) -> bool {
    let payload = |text: &str| {
        let (rest, signature) = text.rsplit_once('.')?;
        let (payload, timestamp) = rest.rsplit_once('.')?;
        (signature.len() >= 27 && timestamp.len() == 6).then(|| payload.to_owned())
    };
    payload(a).is_some_and(|own| Some(own) == payload(b))
}

/// Equal, or equal but for runs of 16 or more token characters, which no two runs of a program with random numbers share.
fn same_but_random(a: &str, b: &str) -> bool {
    let token = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    let shape = |text: &str| {
        let mut shape = String::new();
        for piece in text.split_inclusive(|character| !token(character)) {
            let run = piece.trim_end_matches(|character| !token(character));
            let mixed =
                run.contains(|c: char| c.is_ascii_uppercase()) && run.contains(|c: char| c.is_ascii_lowercase());
            let random = run.len() >= 16 && (mixed || run.contains(|c: char| c.is_ascii_digit()));
            if random {
                shape.push_str(&format!("<{}>", run.len()))
            } else {
                shape.push_str(run)
            }
            shape.push_str(&piece[run.len()..]);
        }
        shape
    };
    a == b || shape(a) == shape(b)
}
