//! The `@` lines of a request: what the learner does in the panel before it.
//! In: one line. Out: an action or a header added to the request, or the mistake with its place in the line.

use std::ops::Range;

use super::{
    error::{LessonErrorKind, Shape},
    expectation::is_header_name,
    fold::nearest,
    format::is_origin,
    model::{Action, TryRequest},
};

/// The known words with what follows each.
const ACTIONS: [(&str, Shape); 13] = [
    ("@bekle", Shape::Seconds),
    ("@cerez-yaz", Shape::NameValue),
    ("@cerez-sil", Shape::CookieName),
    ("@cerezleri-sil", Shape::Nothing),
    ("@js-yaz", Shape::CookieLine),
    ("@sakla", Shape::CookieName),
    ("@tarayici", Shape::BrowserName),
    ("@kopyala", Shape::NameAndBrowser),
    ("@kaynak", Shape::Origin),
    ("@ust", Shape::Origin),
    ("@alt-kaynak", Shape::Nothing),
    ("@kavanoz", Shape::Blocked),
    ("@baslik", Shape::HeaderLine),
];

/// Reads one `@` line into the request.
pub(crate) fn read(line: &str, request: &mut TryRequest) -> Result<(), (Range<usize>, LessonErrorKind)> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let Some(&(action, expected)) = ACTIONS.iter().find(|(known, _)| *known == word) else {
        let known = ACTIONS.map(|(known, _)| known);
        let kind = LessonErrorKind::UnknownAction { found: word.to_owned(), nearest: nearest(word, &known) };
        return Err((0..word.len(), kind));
    };
    if rest.is_empty() && expected != Shape::Nothing {
        return Err((0..line.len(), LessonErrorKind::MissingActionValue { action, expected }));
    }
    let made = match action {
        "@bekle" => rest.parse().ok().map(Action::Wait),
        "@cerez-yaz" => is_name_value(rest).then(|| Action::WriteCookie(rest.to_owned())),
        "@cerez-sil" => is_word(rest).then(|| Action::DeleteCookie(rest.to_owned())),
        "@cerezleri-sil" => rest.is_empty().then_some(Action::DeleteCookies),
        "@js-yaz" => is_name_value(rest).then(|| Action::ScriptWrite(rest.to_owned())),
        "@sakla" => is_word(rest).then(|| Action::Keep(rest.to_owned())),
        "@tarayici" => is_word(rest).then(|| Action::Browser(rest.to_owned())),
        "@kopyala" => {
            let words: Vec<&str> = rest.split_whitespace().collect();
            match words[..] {
                [name, from] => Some(Action::Copy { name: name.to_owned(), from: from.to_owned() }),
                _ => None,
            }
        }
        "@kaynak" => is_origin(rest).then(|| Action::Initiator(rest.to_owned())),
        "@ust" => is_origin(rest).then(|| Action::TopLevel(rest.to_owned())),
        "@alt-kaynak" => rest.is_empty().then_some(Action::Subresource),
        "@kavanoz" => (rest == "engelli").then_some(Action::BlockThirdParty),
        _ => {
            let header = rest.split_once(':').filter(|(name, _)| is_header_name(name));
            return match header {
                Some((name, value)) => {
                    request.headers.push((name.to_owned(), value.trim().to_owned()));
                    Ok(())
                }
                None => Err(bad(line, rest, action, expected)),
            };
        }
    };
    match made {
        Some(made) => {
            request.actions.push(made);
            Ok(())
        }
        None => Err(bad(line, rest, action, expected)),
    }
}

fn bad(line: &str, rest: &str, action: &'static str, expected: Shape) -> (Range<usize>, LessonErrorKind) {
    let start = line.len() - rest.len();
    (start..line.len(), LessonErrorKind::BadActionValue { action, found: rest.to_owned(), expected })
}

fn is_word(text: &str) -> bool {
    !text.contains(char::is_whitespace) && !text.contains(['=', ';', ','])
}

fn is_name_value(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, _)| !name.trim().is_empty())
}
