//! What a result shows of an entry: the stretch that holds most of the words asked, marked.
//! In: texts and the words. Out: pieces of text, each marked or not; a template or a script writes them as text. Cannot fail.

use std::ops::Range;

use serde::Serialize;

use crate::pages::search::words::{Asked, Kind, closeness, fold, spans, stem, with_parts};

/// Text in pieces, `[[metin, isaretli], …]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marked(pub Vec<(String, bool)>);

/// About how much of a text is shown, bytes.
const LENGTH: usize = 170;

/// A whole text, marked.
pub(super) fn marked(text: &str, kind: Kind, words: &[Asked]) -> Marked {
    pieces(text, 0..text.len(), &matches(text, kind, words))
}

/// A stretch of a text, and what speaks for it.
struct Stretch<'t> {
    worth: usize,
    text: &'t str,
    kind: Kind,
    range: Range<usize>,
    found: Vec<Match>,
}

/// The best stretch of some texts, and what it is. Prose is preferred: it explains.
pub(super) fn of(texts: &[(Kind, String)], words: &[Asked]) -> (Marked, Kind) {
    let mut best: Option<Stretch<'_>> = None;
    for (kind, text) in texts {
        let found = matches(text, *kind, words);
        let (different, range) = densest(text, &found);
        let worth = 2 * different + usize::from(*kind == Kind::Prose && different > 0);
        if best.as_ref().is_none_or(|best| worth > best.worth) {
            best = Some(Stretch { worth, text, kind: *kind, range, found });
        }
    }
    match best {
        Some(best) => (pieces(best.text, best.range, &best.found), best.kind),
        None => (Marked(Vec::new()), Kind::Prose),
    }
}

/// A word of the text that answers word `asked` of the query.
struct Match {
    span: Range<usize>,
    asked: usize,
}

fn matches(text: &str, kind: Kind, words: &[Asked]) -> Vec<Match> {
    let answers = |word: &str| {
        let mut best = (0.0, 0);
        for part in with_parts(word) {
            let (surface, stem) = (fold(part), stem(part));
            for (number, asked) in words.iter().enumerate() {
                let close = closeness(asked, &surface, &stem);
                if close > best.0 {
                    best = (close, number);
                }
            }
        }
        (best.0 > 0.0).then_some(best.1)
    };
    let spans = spans(text, kind).into_iter();
    spans.filter_map(|span| answers(&text[span.clone()]).map(|asked| Match { span, asked })).collect()
}

/// The stretch of about [`LENGTH`] bytes with the most different words, widened to whole words.
fn densest(text: &str, found: &[Match]) -> (usize, Range<usize>) {
    let different = |from: usize| {
        let near = found[from..].iter().take_while(|one| one.span.end <= found[from].span.start + LENGTH);
        let mut seen: Vec<usize> = near.map(|one| one.asked).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    };
    // The first of equals: where a subject begins it is explained.
    let mut best = (0, 0);
    for (at, one) in found.iter().enumerate() {
        let worth = different(at);
        if worth > best.0 {
            best = (worth, one.span.start);
        }
    }
    let begin = before(text, best.1.saturating_sub(LENGTH / 3));
    (best.0, begin..after(text, begin + LENGTH))
}

/// The last beginning of a word at or before a place.
fn before(text: &str, at: usize) -> usize {
    let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + text[space..].chars().next().map_or(0, char::len_utf8))
}

/// The first end of a word at or after a place.
fn after(text: &str, at: usize) -> usize {
    let at = (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space)
}

fn pieces(text: &str, stretch: Range<usize>, found: &[Match]) -> Marked {
    let mut out: Vec<(String, bool)> = Vec::new();
    let mut push = |part: &str, mark: bool| {
        if !part.is_empty() {
            out.push((part.to_owned(), mark));
        }
    };
    let mut at = stretch.start;
    if at > 0 {
        push("… ", false);
    }
    for one in found.iter().filter(|one| one.span.start >= stretch.start && one.span.end <= stretch.end) {
        push(&text[at..one.span.start], false);
        push(&text[one.span.clone()], true);
        at = one.span.end;
    }
    push(&text[at..stretch.end], false);
    if stretch.end < text.trim_end().len() {
        push(" …", false);
    }
    Marked(out)
}
