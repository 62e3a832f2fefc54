//! One state of the lessons, ready to be asked.
//! In: a [`Catalog`] and the glossary; later, words. Out: entries by rank. Cannot fail.
//! Rank: for each word asked, how close the entry's best word is, where it stands (heading, prose, code) and how rare it is;
//! summed over the words. Entries with all words come first, and alone when they are not few.
//! The words are gone through one by one (some ten thousand short strings, well under a millisecond): one rule decides what
//! matches here and what is marked in a snippet.

use std::collections::HashMap;

use crate::lessons::{Catalog, Lesson};
use crate::pages::glossary::{self, Term};
use crate::pages::names::near;
use crate::pages::search::entry::{Entry, entries};
use crate::pages::search::words::{Asked, Kind, closeness, fold, spans, stem, with_parts};
use crate::pages::search::{Hit, snippet};

/// What a word in each place weighs.
const TITLE: f32 = 6.0;
const PROSE: f32 = 1.0;
const CODE: f32 = 0.9;
/// What an entry of the glossary weighs beside one of a lesson, where the word is used and can be tried.
const TERM: f32 = 0.55;
/// What is found by a term's Turkish name when its English one was typed.
const TRANSLATED: f32 = 0.7;

/// Fewer entries with all words than this: others are shown after them.
const FEW: usize = 3;

/// All words of all entries.
#[derive(Debug, Default)]
pub struct Index {
    places: Vec<Place>,
    words: Vec<Word>,
}

/// Where an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// The lesson's slug and the entry's number in it.
    Lesson(String, usize),
    /// The term's number.
    Term(usize),
}

#[derive(Debug)]
struct Word {
    surface: Box<str>,
    stem: Box<str>,
    /// As it was first written.
    shown: Box<str>,
    /// Entry and weight.
    at: Vec<(u32, f32)>,
}

/// Entries, best first.
pub(super) struct Ranked {
    pub(super) entries: Vec<u32>,
    /// True when none holds all words.
    pub(super) partial: bool,
}

impl Index {
    /// Reads every lesson without mistakes, and the glossary.
    pub fn new(catalog: &Catalog) -> Self {
        let mut builder = Builder::default();
        for lesson in catalog.lessons.iter().filter_map(|entry| entry.lesson.as_ref().ok()) {
            for (number, entry) in entries(lesson).iter().enumerate() {
                builder.add(Place::Lesson(lesson.slug.to_string(), number), entry);
            }
        }
        for (number, term) in glossary::terms().iter().enumerate() {
            builder.add(Place::Term(number), &entry_of(term));
        }
        builder.index
    }

    /// Entries that answer one of the ways to say it; the first is what was typed.
    pub(super) fn rank(&self, ways: &[Vec<Asked>]) -> Ranked {
        let mut best: HashMap<u32, (usize, f32)> = HashMap::new();
        for (number, words) in ways.iter().enumerate() {
            let factor = if number == 0 { 1.0 } else { TRANSLATED };
            // All words of a translation count as all that were typed.
            let missing = |held: usize| words.len() - held;
            for (entry, (held, score)) in self.scores(words) {
                let (least, top) = best.entry(entry).or_insert((usize::MAX, 0.0));
                *least = (*least).min(missing(held));
                *top = top.max(score * factor);
            }
        }
        let mut found: Vec<(u32, usize, f32)> =
            best.into_iter().map(|(entry, (missing, top))| (entry, missing, top)).collect();
        found.sort_by(|a, b| a.1.cmp(&b.1).then(b.2.total_cmp(&a.2)).then(a.0.cmp(&b.0)));
        let least = found.first().map_or(0, |(_, missing, _)| *missing);
        let complete = found.iter().take_while(|(_, missing, _)| *missing == least).count();
        // Few answers: those that miss one word more may help.
        let most = if complete < FEW { least + 1 } else { least };
        let entries = found.into_iter().filter(|(_, missing, _)| *missing <= most).map(|(entry, ..)| entry).collect();
        Ranked { entries, partial: least > 0 }
    }

    /// Entry to how many of the words it holds, and its score.
    fn scores(&self, words: &[Asked]) -> HashMap<u32, (usize, f32)> {
        let mut all: HashMap<u32, (usize, f32)> = HashMap::new();
        for asked in words {
            let mut own: HashMap<u32, f32> = HashMap::new();
            for word in &self.words {
                let close = closeness(asked, &word.surface, &word.stem);
                if close > 0.0 {
                    for &(entry, weight) in &word.at {
                        let top = own.entry(entry).or_default();
                        *top = top.max(close * weight);
                    }
                }
            }
            // Rare words say more. Counts of entries are far below where f32 loses ones.
            let rarity = (1.0 + self.places.len() as f32 / own.len().max(1) as f32).ln();
            for (entry, score) in own {
                let (held, sum) = all.entry(entry).or_default();
                *held += 1;
                *sum += score * rarity;
            }
        }
        all
    }

    /// A word of the lessons that is written much like the first one that none of them holds.
    pub(super) fn suggest(&self, words: &[Asked]) -> String {
        let known = |asked: &&Asked| self.words.iter().any(|word| closeness(asked, &word.surface, &word.stem) > 0.0);
        let Some(missing) = words.iter().find(|asked| !known(asked)) else { return String::new() };
        let surfaces = self.words.iter().filter(|word| word.surface.len() > 2).map(|word| &*word.surface);
        let meant = near(&missing.surface, surfaces);
        let shown = meant.and_then(|meant| self.words.iter().find(|word| *word.surface == *meant));
        shown.map(|word| word.shown.to_string()).unwrap_or_default()
    }

    /// An entry as it is shown.
    pub(super) fn hit(&self, catalog: &Catalog, terms: &[Term], number: u32, words: &[Asked]) -> Option<Hit> {
        match self.places.get(usize::try_from(number).ok()?)? {
            Place::Lesson(slug, number) => {
                let lesson = catalog.lesson(slug)?;
                let entry = entries(lesson).into_iter().nth(*number)?;
                Some(lesson_hit(lesson, &entry, words))
            }
            Place::Term(number) => {
                let term = terms.get(*number)?;
                let entry = entry_of(term);
                let (snippet, _) = snippet::of(&entry.texts, words);
                Some(Hit {
                    url: format!("/sozluk#{}", term.anchor()),
                    place: "Sözlük".to_owned(),
                    title: snippet::marked(&entry.title, Kind::Prose, words),
                    snippet,
                    kind: "terim",
                })
            }
        }
    }
}

fn lesson_hit(lesson: &Lesson, entry: &Entry, words: &[Asked]) -> Hit {
    let (snippet, kind) = snippet::of(&entry.texts, words);
    let hash = if entry.anchor.is_empty() { "" } else { "#" };
    let title = format!("{} {}", entry.number, entry.title);
    Hit {
        url: format!("/ders/{}{hash}{}", lesson.slug, entry.anchor),
        place: format!("{}. {}", lesson.number, lesson.title),
        title: snippet::marked(title.trim_start(), Kind::Prose, words),
        snippet,
        kind: if kind == Kind::Code { "kod" } else { "bolum" },
    }
}

fn entry_of(term: &Term) -> Entry {
    let title = format!("{} ({})", term.name, term.english);
    Entry { title, texts: vec![(Kind::Prose, term.meaning.replace('`', ""))], ..Entry::default() }
}

#[derive(Default)]
struct Builder {
    index: Index,
    numbers: HashMap<String, usize>,
}

impl Builder {
    fn add(&mut self, place: Place, entry: &Entry) {
        // Weight of a word's best place, and how often it stands there or elsewhere.
        let share = if matches!(place, Place::Term(_)) { TERM } else { 1.0 };
        let mut own: HashMap<String, (f32, f32, &str)> = HashMap::new();
        let mut read = |text, kind, weight: f32| {
            for span in spans(text, kind) {
                let word: &str = &text[span];
                for part in with_parts(word) {
                    let seen = own.entry(fold(part)).or_insert((0.0, 0.0, part));
                    seen.0 = seen.0.max(weight);
                    seen.1 += 1.0;
                }
            }
        };
        read(entry.title.as_str(), Kind::Prose, TITLE);
        for (kind, text) in &entry.texts {
            read(text.as_str(), *kind, if *kind == Kind::Code { CODE } else { PROSE });
        }
        // Entries are numbered in u32: four thousand million of them do not fit into memory.
        let number = u32::try_from(self.index.places.len()).unwrap_or(u32::MAX);
        self.index.places.push(place);
        for (surface, (weight, times, shown)) in own {
            let at = *self.numbers.entry(surface.clone()).or_insert_with(|| {
                let word =
                    Word { stem: stem(shown).into(), shown: shown.into(), surface: surface.into(), at: Vec::new() };
                self.index.words.push(word);
                self.index.words.len() - 1
            });
            if let Some(word) = self.index.words.get_mut(at) {
                word.at.push((number, share * weight * (1.0 + 0.3 * times.ln())));
            }
        }
    }
}
