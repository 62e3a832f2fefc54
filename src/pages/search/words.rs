//! Words of a text, and when one of them is what was asked for.
//! In: prose, code or a query. Out: where each word stands; its forms: folded as written, and folded after the Turkish
//! Snowball stemmer took its suffixes off. Cannot fail.
//! Folding takes case and diacritics away, so `ışık`, `IŞIK` and `isik` are one word. Lower case before the stemmer needs
//! Turkish's two letters only (Unicode CaseFolding.txt, status T: `I`→`ı`, `İ`→`i`); no locale tables are carried for them.

use std::ops::Range;

use frostem::{Algorithm, Stemmer};

use crate::lessons::plain_text;

/// How text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A suffix after an apostrophe (`Flask’ın`) is no word.
    Prose,
    /// An apostrophe is a quote.
    Code,
}

/// A word of a query in its two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) surface: String,
    pub(super) stem: String,
}

/// Longest suffix that is taken for one after an apostrophe, letters.
const SUFFIX: usize = 6;
/// A stem shorter than this says too little to be found at the beginning of another word.
const TELLING: usize = 4;

/// Where words stand in a text, bytes. An underscore and a combining mark are letters.
pub(super) fn spans(text: &str, kind: Kind) -> Vec<Range<usize>> {
    let letter = |c: char| c.is_alphanumeric() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c);
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let before = text[..from].chars().next_back();
                let attached = spans.last().is_some_and(|last| last.end + before.map_or(0, char::len_utf8) == from);
                let suffix = kind == Kind::Prose
                    && attached
                    && matches!(before, Some('’' | '\''))
                    && text[from..at].chars().count() <= SUFFIX;
                if !suffix {
                    spans.push(from..at);
                }
            }
            _ => {}
        }
    }
    spans
}

/// A word without case and diacritics.
pub(super) fn fold(word: &str) -> String {
    plain_text(word).to_lowercase()
}

/// A word without its suffixes, folded.
pub(super) fn stem(word: &str) -> String {
    let lower = |c: char| match c {
        'I' => 'ı',
        'İ' => 'i',
        c => c.to_lowercase().next().unwrap_or(c),
    };
    let lower: String = word.chars().map(lower).collect();
    fold(&Stemmer::new(Algorithm::Turkish).stem(&lower))
}

/// The words of a query, each once.
pub(super) fn asked(query: &str) -> Vec<Asked> {
    let mut words: Vec<Asked> = Vec::new();
    for span in spans(query, Kind::Prose) {
        let word = &query[span];
        let word = Asked { surface: fold(word), stem: stem(word) };
        if !word.surface.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// A word and the parts of a compound one: `set_cookie` is also `set` and `cookie`.
pub(super) fn with_parts(word: &str) -> impl Iterator<Item = &str> {
    let compound = word.trim_matches('_').contains('_');
    std::iter::once(word).chain(word.split('_').filter(move |part| compound && !part.is_empty()))
}

/// How well a word of a text answers one of a query: 1 the same, 0 not at all.
pub(super) fn closeness(asked: &Asked, surface: &str, stem: &str) -> f32 {
    if asked.surface == surface {
        1.0
    } else if asked.stem == stem && !stem.is_empty() {
        0.75
    } else if asked.surface.len() > 1 && surface.starts_with(&asked.surface) {
        // Somebody is still typing, or a suffix that the stemmer does not know.
        0.35 + 0.25 * share(asked.surface.len(), surface.len())
    } else if stem.len() >= TELLING && asked.surface.starts_with(stem) {
        // The same the other way round: `oturumlarin`, typed without Turkish letters.
        0.2 + 0.2 * share(stem.len(), asked.surface.len())
    } else {
        0.0
    }
}

fn share(part: usize, whole: usize) -> f32 {
    // Words are short: the lengths are exact in f32.
    part as f32 / whole.max(1) as f32
}
