//! The catalogue of explanations: `messages.toml`, read once.
//! In: an id and the values for its placeholders. Out: an [`Explanation`]. Cannot fail: an unknown id is a bug that a test
//! catches, and gives the general text. Placeholders are filled in one pass, so that a learner's braces stay braces.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::exchange::{Explanation, Level};

#[derive(Debug, Deserialize)]
struct File {
    ileti: Vec<Message>,
}

#[derive(Debug, Deserialize)]
struct Message {
    kod: String,
    duzey: LevelWord,
    ne: String,
    nerede: String,
    neden: String,
    yapin: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LevelWord {
    Hata,
    Uyari,
    Bilgi,
}

static MESSAGES: LazyLock<HashMap<String, Message>> = LazyLock::new(|| {
    // The file is part of the binary, and a test reads it: it always parses.
    let file: File = toml::from_str(include_str!("messages.toml")).expect("messages.toml is TOML");
    file.ileti.into_iter().map(|message| (message.kod.clone(), message)).collect()
});

/// Values for the placeholders. An empty one leaves its place empty.
#[derive(Debug, Clone, Default)]
pub struct Fill {
    /// `{satir}`.
    pub line: Option<u32>,
    /// `{kaynak}`: the line itself.
    pub source: String,
    /// `{ad}`.
    pub name: String,
    /// `{yol}`.
    pub path: String,
    /// `{yontem}`.
    pub method: String,
    /// `{sinir}`.
    pub limit: String,
    /// `{oneri}`.
    pub hint: String,
}

/// True when the catalogue has this id.
pub fn is_known(id: &str) -> bool {
    MESSAGES.contains_key(id)
}

/// The explanation with this id; `original` is Python's own message.
pub fn explanation(id: &str, fill: &Fill, original: String) -> Explanation {
    let known = MESSAGES.get(id).or_else(|| MESSAGES.get("python.genel"));
    let Some(message) = known else {
        return Explanation {
            kod: id.to_owned(),
            duzey: Level::Hata,
            ne: String::new(),
            nerede: String::new(),
            neden: String::new(),
            yapin: String::new(),
            asil: original,
        };
    };
    Explanation {
        kod: message.kod.clone(),
        duzey: match message.duzey {
            LevelWord::Hata => Level::Hata,
            LevelWord::Uyari => Level::Uyari,
            LevelWord::Bilgi => Level::Bilgi,
        },
        ne: filled(&message.ne, fill),
        nerede: place(&message.nerede, fill),
        neden: filled(&message.neden, fill),
        yapin: filled(&message.yapin, fill).trim_end().to_owned(),
        asil: original,
    }
}

/// The place, without a line that is not known and without a request that was not made.
fn place(template: &str, fill: &Fill) -> String {
    let needs_line = template.contains("{satir}") && fill.line.is_none();
    let needs_request = template.contains("{yol}") && fill.path.is_empty();
    match (needs_line, needs_request) {
        (false, false) => filled(template, fill),
        (true, _) if !fill.path.is_empty() => format!("İstek: {} {}", fill.method, fill.path),
        (false, true) if fill.line.is_some() => filled("{satir}. satır: {kaynak}", fill),
        _ => String::new(),
    }
}

fn filled(template: &str, fill: &Fill) -> String {
    let mut out = String::with_capacity(template.len() + 40);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let value = from.find('}').and_then(|close| Some((close, value_of(&from[1..close], fill, before)?)));
        match value {
            Some((close, value)) => {
                out.push_str(&value);
                rest = &from[close + 1..];
            }
            None => {
                out.push('{');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn value_of(placeholder: &str, fill: &Fill, before: &str) -> Option<String> {
    // A value inside backticks must not close them.
    let coded = before.matches('`').count() % 2 == 1;
    let plain = |text: &str| if coded { text.replace('`', "'") } else { text.to_owned() };
    Some(match placeholder {
        "satir" => fill.line.map(|line| line.to_string()).unwrap_or_default(),
        "kaynak" if fill.source.is_empty() => String::new(),
        "kaynak" => format!("`{}`", fill.source.trim().replace('`', "'")),
        "ad" => plain(&fill.name),
        "yol" => plain(&fill.path),
        "yontem" => plain(&fill.method),
        "sinir" => fill.limit.clone(),
        "oneri" => fill.hint.clone(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Fill, MESSAGES, explanation};

    #[test]
    fn every_message_has_its_parts_and_knows_its_placeholders() {
        for message in MESSAGES.values() {
            for part in [&message.ne, &message.neden, &message.yapin] {
                assert!(!part.is_empty(), "{}", message.kod);
            }
            for part in [&message.ne, &message.nerede, &message.neden, &message.yapin] {
                assert!(!part.contains('!') && !part.contains('—'), "{}: {part}", message.kod);
            }
        }
    }

    #[test]
    fn a_learners_braces_and_backticks_are_only_text() {
        let fill = Fill { line: Some(3), source: "  x = `{ad}`".into(), name: "a`{satir}".into(), ..Fill::default() };
        let said = explanation("python.NameError", &fill, String::new());
        assert_eq!(said.ne, "`a'{satir}` adı tanınmıyor.");
        assert_eq!(said.nerede, "3. satır: `x = '{ad}'`");
    }

    #[test]
    fn a_place_that_is_not_known_is_not_invented() {
        assert_eq!(explanation("python.NameError", &Fill::default(), String::new()).nerede, "");
        let fill = Fill { path: "/x".into(), method: "GET".into(), ..Fill::default() };
        assert_eq!(explanation("python.NameError", &fill, String::new()).nerede, "İstek: GET /x");
    }
}
