//! Search over the lessons and the glossary.
//!
//! In: a [`Catalog`] and what somebody typed. Out: an [`Index`] of one state of the lessons; [`Found`], ranked, with the
//! matching words marked. Cannot fail; a query is cut at [`LETTERS`] letters and [`WORDS`] words.
//! An entry is what one anchor leads to: a lesson's introduction, a section, a heading inside it, a term.
//! `words` cuts texts into words and folds them the Turkish way, `entry` says what is searched, `index` ranks, `snippet`
//! chooses what is shown. Hints, solutions and teachers' notes are not searched: search must not give them away.
//! Not here: HTTP and when an index is made anew (`app::search`).

mod entry;
mod index;
mod snippet;
mod words;

pub use index::Index;

use serde::Serialize;

use crate::lessons::Catalog;
use crate::pages::glossary::{self, Term};
use snippet::Marked;
use words::{Asked, asked};

/// Letters of a query that are looked at; the rest is cut off.
pub const LETTERS: usize = 100;

/// Words of a query that are looked at.
pub const WORDS: usize = 8;

/// What a search gave. As JSON (`/ara.json`): `{sorgu, kesildi, kismi, toplam, oneri, sonuclar: […]}`.
#[derive(Debug, Serialize)]
pub struct Found {
    /// The query as it was looked at.
    #[serde(rename = "sorgu")]
    pub query: String,
    /// True when the query was longer than that.
    #[serde(rename = "kesildi")]
    pub cut: bool,
    /// True when nothing holds all words, so that entries with some of them are shown.
    #[serde(rename = "kismi")]
    pub partial: bool,
    /// How many entries there are, shown or not.
    #[serde(rename = "toplam")]
    pub total: usize,
    /// A word of the lessons that may have been meant; empty when something was found.
    #[serde(rename = "oneri")]
    pub suggestion: String,
    /// The best entries, best first.
    #[serde(rename = "sonuclar")]
    pub hits: Vec<Hit>,
}

/// One entry: `{adres, yer, baslik: [[metin, isaretli]], parca: [[metin, isaretli]], tur}`.
#[derive(Debug, Serialize)]
pub struct Hit {
    /// Where it is: `/ders/slug#anchor`.
    #[serde(rename = "adres")]
    pub url: String,
    /// The lesson or list it belongs to: `3. Çerezleri depolama`.
    #[serde(rename = "yer")]
    pub place: String,
    /// Its heading, with the words that matched.
    #[serde(rename = "baslik")]
    pub title: Marked,
    /// A piece of its text, with the words that matched.
    #[serde(rename = "parca")]
    pub snippet: Marked,
    /// `bolum`, `kod` (the piece is code) or `terim`.
    #[serde(rename = "tur")]
    pub kind: &'static str,
}

impl Index {
    /// The best `most` entries for what somebody typed.
    pub fn search(&self, catalog: &Catalog, typed: &str, most: usize) -> Found {
        let query: String = typed.trim().chars().take(LETTERS).collect();
        let mut own = asked(&query);
        let cut = query.chars().count() < typed.trim().chars().count() || own.len() > WORDS;
        own.truncate(WORDS);
        let terms = glossary::terms();
        let ways = ways(own, terms);
        let ranked = self.rank(&ways);
        let suggestion = if ranked.entries.is_empty() { self.suggest(&ways[0]) } else { String::new() };
        let all: Vec<Asked> = ways.into_iter().flatten().collect();
        let shown = ranked.entries.iter().take(most);
        let hits = shown.filter_map(|&number| self.hit(catalog, terms, number, &all)).collect();
        Found { query, cut, partial: ranked.partial, total: ranked.entries.len(), suggestion, hits }
    }
}

/// The words as typed, and the same said in Turkish when they are a term's English name.
fn ways(own: Vec<Asked>, terms: &[Term]) -> Vec<Vec<Asked>> {
    let said = |words: &[Asked]| words.iter().map(|word| word.surface.clone()).collect::<Vec<_>>();
    let typed = said(&own);
    let mut ways = vec![own];
    if !typed.is_empty() {
        let named = terms.iter().filter(|term| term.english_names().any(|name| said(&asked(name)) == typed));
        ways.extend(named.map(|term| asked(&term.name)));
    }
    ways
}

#[cfg(test)]
mod tests;
