//! The terms of the workbook with their English names, for readers who meet the subject elsewhere.
//! In: `glossary.toml`, read once. Out: terms in the order of the Turkish alphabet. Cannot fail: a file that does not parse
//! gives no terms, and a test says so.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::lessons::slug_of;

/// One term.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The Turkish name, the only one lessons use after the first mention.
    #[serde(rename(deserialize = "ad"))]
    pub name: String,
    /// English names, parted by `, `; the first is the usual one.
    #[serde(rename(deserialize = "ingilizce"))]
    pub english: String,
    /// A sentence or two; backticks mark code.
    #[serde(rename(deserialize = "anlam"))]
    pub meaning: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    terim: Vec<Term>,
}

impl Term {
    /// Its place on the page of terms.
    pub fn anchor(&self) -> String {
        slug_of(&self.name)
    }

    /// Every English name.
    pub fn english_names(&self) -> impl Iterator<Item = &str> {
        self.english.split(", ")
    }
}

/// All terms.
pub fn terms() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(|| {
        let mut terms = parsed().map(|file| file.terim).unwrap_or_default();
        terms.sort_by_key(|term| turkish_order(&term.name));
        terms
    })
}

fn parsed() -> Result<File, toml::de::Error> {
    toml::from_str(include_str!("glossary.toml"))
}

/// Letters by their place in the Turkish alphabet.
fn turkish_order(text: &str) -> Vec<usize> {
    const LETTERS: &str = " abcçdefgğhıijklmnoöpqrsştuüvwxyz";
    text.chars().map(|c| LETTERS.chars().position(|letter| letter == c).unwrap_or(usize::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{parsed, terms, turkish_order};

    #[test]
    fn every_term_has_a_meaning_and_an_address_and_an_english_name_of_its_own() {
        assert!(parsed().is_ok(), "{:?}", parsed().err());
        let mut anchors = HashSet::new();
        let mut names = HashSet::new();
        for term in terms() {
            assert!(term.meaning.ends_with('.') && term.meaning.matches('`').count() % 2 == 0, "{}", term.name);
            assert!(anchors.insert(term.anchor()), "{} stands twice", term.name);
            for name in term.english_names() {
                assert!(names.insert(name), "{name} stands twice");
            }
        }
    }

    #[test]
    fn terms_stand_in_the_order_of_the_turkish_alphabet() {
        assert!(turkish_order("çerez") > turkish_order("cerez"));
        assert!(turkish_order("ısı") < turkish_order("istek"));
        assert!(terms().is_sorted_by_key(|term| turkish_order(&term.name)));
    }
}
