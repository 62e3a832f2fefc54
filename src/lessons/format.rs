//! The grammar of a lesson file as data: block kinds, their attributes, and the reading of a fence's info string.
//! In: an info string. Out: the block's kind, or every mistake with its place in that string.
//!
//! The rules, in the order of LESSON-FORMAT.md:
//! 1. Front matter: TOML between `+++` lines at the very start (`front_matter`).
//! 2. Section: a `##` heading; its anchor is folded the Turkish way (`fold`) or its own; anchors are unique.
//! 3. Prose: CommonMark, tables, strikethrough, footnotes, alerts; raw HTML is an error, comments are dropped (`html`).
//! 4. A fence's info string: a language, then words and `key=value` (this file). A lone language is plain code.
//! 5. `http dene`: requests and what must come back (`requests`).
//! 6. `tahmin` and `soru`: text, then a task list with reasons (`question`).
//! 7. Exercise: a heading that begins with `Alıştırma`, with one `python kontrol` (`outline`, `cells`, `assemble`).
//! 8. to 10. State, other lessons' cookies, origins: no grammar of their own; `expect` knows rule 9.
//!
//! Not here: what stands inside a block.

use std::ops::Range;

use super::{
    error::{LessonErrorKind, Shape},
    fold::{distance, nearest, plain_text},
    model::{Breakage, ExampleState},
};

/// What a fence is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fence {
    /// Plain code in a language (may be empty).
    Plain(String),
    /// `python canli`.
    Live { continues: bool, origin: Option<String>, file_name: Option<String> },
    /// `python bozuk`.
    Broken(Breakage),
    /// `python baslangic`.
    Start,
    /// `python ornek`.
    Example(ExampleState),
    /// `jinja NAME`.
    Template(String),
    /// `http dene`.
    Try,
    /// `tahmin`.
    Prediction,
    /// `soru`.
    Quiz,
    /// `ipucu`.
    Hint,
    /// `ogretmen`.
    Teacher,
    /// `python kontrol`.
    Check,
    /// `python cozum`.
    ProgramSolution,
    /// `http cozum`.
    RequestSolution,
}

impl Fence {
    /// The words that make it this kind.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Plain(_) => "",
            Self::Live { .. } => "python canli",
            Self::Broken(_) => "python bozuk",
            Self::Start => "python baslangic",
            Self::Example(_) => "python ornek",
            Self::Template(_) => "jinja",
            Self::Try => "http dene",
            Self::Prediction => "tahmin",
            Self::Quiz => "soru",
            Self::Hint => "ipucu",
            Self::Teacher => "ogretmen",
            Self::Check => "python kontrol",
            Self::ProgramSolution => "python cozum",
            Self::RequestSolution => "http cozum",
        }
    }
}

/// The blocks of two words with their attributes.
const PAIRS: [(&str, &[&str]); 8] = [
    ("python canli", &["devam", "kok", "ad"]),
    ("python bozuk", &["hata", "satir", "durum", "yol", "yontem"]),
    ("python baslangic", &[]),
    ("python ornek", &["durum"]),
    ("python kontrol", &[]),
    ("python cozum", &[]),
    ("http dene", &[]),
    ("http cozum", &[]),
];

/// The attributes that a block may have.
pub fn attributes_of(block: &str) -> &'static [&'static str] {
    PAIRS.iter().find(|(name, _)| *name == block).map_or(&[], |(_, known)| known)
}

/// The blocks of one word.
const SINGLES: [&str; 4] = ["tahmin", "soru", "ipucu", "ogretmen"];

/// Languages that are never taken for a misspelt block kind.
const LANGUAGES: [&str; 27] = [
    "bash",
    "css",
    "csv",
    "diff",
    "html",
    "http",
    "ini",
    "javascript",
    "jinja",
    "js",
    "json",
    "markdown",
    "md",
    "plain",
    "powershell",
    "py",
    "python",
    "rust",
    "sh",
    "shell",
    "sql",
    "svg",
    "text",
    "toml",
    "txt",
    "xml",
    "yaml",
];

/// A word of an info string with its place in it.
struct Word<'i> {
    text: &'i str,
    range: Range<usize>,
}

/// Reads an info string. An error's range is in that string.
pub(crate) fn read_info(info: &str) -> Result<Fence, Vec<(Range<usize>, LessonErrorKind)>> {
    let words: Vec<Word> = info
        .split_whitespace()
        .map(|text| {
            let start = text.as_ptr() as usize - info.as_ptr() as usize;
            Word { text, range: start..start + text.len() }
        })
        .collect();
    let Some((first, rest)) = words.split_first() else { return Ok(Fence::Plain(String::new())) };
    if let Some(&single) = SINGLES.iter().find(|&&single| single == first.text) {
        return match rest.first() {
            Some(extra) => Err(vec![unknown_attribute(single, &[], extra)]),
            None => Ok(match single {
                "tahmin" => Fence::Prediction,
                "soru" => Fence::Quiz,
                "ipucu" => Fence::Hint,
                _ => Fence::Teacher,
            }),
        };
    }
    let Some((second, rest)) = rest.split_first() else { return lone_word(first) };
    if first.text == "jinja" {
        return template(second, rest);
    }
    let pair = format!("{} {}", first.text, second.text);
    match PAIRS.iter().find(|(name, _)| *name == pair) {
        Some(&(block, known)) => read_attributes(block, known, rest, &second.range),
        None => {
            let same_language: Vec<&str> = PAIRS
                .iter()
                .map(|(name, _)| *name)
                .filter(|name| name.starts_with(&format!("{} ", first.text)))
                .collect();
            let all: Vec<&str> = PAIRS.iter().map(|(name, _)| *name).collect();
            let nearest = nearest(&pair, if same_language.is_empty() { &all } else { &same_language });
            // When the kind is right and the language is not, the language is what to look at.
            let kind_is_known = PAIRS.iter().any(|(name, _)| name.ends_with(&format!(" {}", second.text)));
            let range = if kind_is_known { first.range.clone() } else { second.range.clone() };
            Err(vec![(range, LessonErrorKind::UnknownBlock { found: pair, nearest })])
        }
    }
}

/// A lone language is plain code, but a misspelt `tahmin` must not pass for a language.
fn lone_word(word: &Word) -> Result<Fence, Vec<(Range<usize>, LessonErrorKind)>> {
    if !LANGUAGES.contains(&word.text) {
        let plain = plain_text(word.text);
        let whole = PAIRS.iter().map(|(name, _)| *name).find(|name| name.split(' ').nth(1) == Some(&plain));
        let close = SINGLES.iter().copied().find(|single| distance(&plain, single) <= 1);
        if let Some(nearest) = whole.or(close) {
            let kind = LessonErrorKind::UnknownBlock { found: word.text.to_owned(), nearest };
            return Err(vec![(word.range.clone(), kind)]);
        }
    }
    Ok(Fence::Plain(word.text.to_owned()))
}

fn template(name: &Word, rest: &[Word]) -> Result<Fence, Vec<(Range<usize>, LessonErrorKind)>> {
    if let Some(extra) = rest.first() {
        return Err(vec![unknown_attribute("jinja", &[], extra)]);
    }
    if !is_template_name(name.text) {
        let kind = LessonErrorKind::BadTemplateName { found: name.text.to_owned() };
        return Err(vec![(name.range.clone(), kind)]);
    }
    Ok(Fence::Template(name.text.to_owned()))
}

fn unknown_attribute(block: &'static str, known: &[&'static str], word: &Word) -> (Range<usize>, LessonErrorKind) {
    let key = word.text.split('=').next().unwrap_or("");
    let nearest = (!known.is_empty()).then(|| nearest(key, known));
    let kind = LessonErrorKind::UnknownAttribute { block, found: key.to_owned(), nearest };
    (word.range.start..word.range.start + key.len().max(1), kind)
}

/// The attributes of one block while they are read, with the mistakes so far.
struct Attributes<'i> {
    block: &'static str,
    given: Vec<(&'static str, Option<&'i str>, Range<usize>)>,
    errors: Vec<(Range<usize>, LessonErrorKind)>,
}

impl<'i> Attributes<'i> {
    fn read(block: &'static str, known: &'static [&'static str], words: &[Word<'i>]) -> Self {
        let mut own = Self { block, given: Vec::new(), errors: Vec::new() };
        for word in words {
            let (key, value) = word.text.split_once('=').map_or((word.text, None), |(key, value)| (key, Some(value)));
            let Some(&attribute) = known.iter().find(|&&name| name == key) else {
                own.errors.push(unknown_attribute(block, known, word));
                continue;
            };
            if own.given.iter().any(|(name, ..)| *name == attribute) {
                own.errors.push((word.range.clone(), LessonErrorKind::DuplicateAttribute { block, attribute }));
                continue;
            }
            let wrong = match (attribute, value) {
                ("devam", Some(found)) => Some(LessonErrorKind::BadValue {
                    block,
                    attribute,
                    found: found.to_owned(),
                    expected: Shape::Nothing,
                }),
                ("devam", None) => None,
                (_, None | Some("")) => Some(LessonErrorKind::MissingValue { block, attribute }),
                _ => None,
            };
            match wrong {
                Some(kind) => own.errors.push((word.range.clone(), kind)),
                None => own.given.push((attribute, value, word.range.clone())),
            }
        }
        own
    }

    fn flag(&self, attribute: &str) -> bool {
        self.given.iter().any(|(name, ..)| *name == attribute)
    }

    /// The value made by `read`, which gives `None` for a wrong form.
    fn value<T>(&mut self, attribute: &'static str, expected: Shape, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (_, value, range) = self.given.iter().find(|(name, ..)| *name == attribute)?;
        let found = value.unwrap_or("");
        let made = read(found);
        if made.is_none() {
            let at = range.end - found.len()..range.end;
            let kind = LessonErrorKind::BadValue { block: self.block, attribute, found: found.to_owned(), expected };
            self.errors.push((at, kind));
        }
        made
    }
}

fn read_attributes(
    block: &'static str,
    known: &'static [&'static str],
    words: &[Word],
    kind_range: &Range<usize>,
) -> Result<Fence, Vec<(Range<usize>, LessonErrorKind)>> {
    let mut given = Attributes::read(block, known, words);
    let fence = match block {
        "python canli" => Fence::Live {
            continues: given.flag("devam"),
            origin: given.value("kok", Shape::Origin, |value| is_origin(value).then(|| value.to_owned())),
            file_name: given.value("ad", Shape::PythonFile, |value| is_python_file(value).then(|| value.to_owned())),
        },
        "python bozuk" => {
            let named = given.flag("hata") || given.errors.iter().any(|(_, kind)| is_about(kind, "hata"));
            if !named {
                let kind = LessonErrorKind::MissingAttribute { block, attribute: "hata" };
                given.errors.push((kind_range.clone(), kind));
            }
            Fence::Broken(Breakage {
                error: given
                    .value("hata", Shape::ErrorType, |value| {
                        is_error_type(value).then(|| value.rsplit('.').next().unwrap_or("").to_owned())
                    })
                    .unwrap_or_default(),
                line: given.value("satir", Shape::Number, |value| value.parse().ok().filter(|&line: &u32| line > 0)),
                status: given.value("durum", Shape::StatusCode, status_code),
                path: given
                    .value("yol", Shape::Path, |value| value.starts_with('/').then(|| value.to_owned()))
                    .unwrap_or_else(|| "/".to_owned()),
                method: given
                    .value("yontem", Shape::Method, |value| is_method(value).then(|| value.to_owned()))
                    .unwrap_or_else(|| "GET".to_owned()),
            })
        }
        "python ornek" => Fence::Example(
            given
                .value("durum", Shape::ExampleState, |value| match value {
                    "calisir" => Some(ExampleState::Runs),
                    "derlenmez" => Some(ExampleState::DoesNotCompile),
                    _ => None,
                })
                .unwrap_or(ExampleState::Compiles),
        ),
        "python baslangic" => Fence::Start,
        "python kontrol" => Fence::Check,
        "python cozum" => Fence::ProgramSolution,
        "http dene" => Fence::Try,
        _ => Fence::RequestSolution,
    };
    if given.errors.is_empty() { Ok(fence) } else { Err(given.errors) }
}

fn is_about(kind: &LessonErrorKind, wanted: &str) -> bool {
    matches!(kind, LessonErrorKind::MissingValue { attribute, .. } if *attribute == wanted)
}

/// True for `GET` and the like.
pub(crate) fn is_method(text: &str) -> bool {
    (3..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `100` to `599`, three digits.
pub(crate) fn status_code(text: &str) -> Option<u16> {
    let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|status| digits && (100..600).contains(status))
}

/// `http://host` or `https://host`, with an optional port and without a path.
pub(crate) fn is_origin(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")) else { return false };
    let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    host.split('.').all(label) && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

/// `TypeError`, `werkzeug.routing.BuildError`.
pub(crate) fn is_error_type(text: &str) -> bool {
    text.split('.').all(|part| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

fn is_python_file(text: &str) -> bool {
    is_plain_file(text) && text.len() > 3 && text.ends_with(".py")
}

/// `page.html`, or in folders: `kullanici/page.html`.
fn is_template_name(text: &str) -> bool {
    text.split('/').all(is_plain_file) && text.rsplit('/').next().is_some_and(|file| file.contains('.'))
}

/// A file name that can stand in an address and on any disk: letters, digits, `_`, `-`, `.`, not first a dot.
pub(crate) fn is_plain_file(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.len() <= 100
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// `03-cerezleri-depolama.md` as its number and its slug.
pub(crate) fn file_parts(file_name: &str) -> Option<(u32, &str)> {
    let (number, slug) = file_name.strip_suffix(".md")?.split_once('-')?;
    let digits = (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let slug = super::fold::is_slug(slug).then_some(slug)?;
    number.parse().ok().filter(|_| digits).map(|number| (number, slug))
}
