//! Model browsers of one cell: «İkinci tarayıcı», a second visitor with a jar of its own, kept on the server.
//!
//! In: a name, a request in the app's view, the answer's `Set-Cookie` lines. Out: the `Cookie` header, verdicts, what it
//! holds. Cannot fail; bounded. It lives in the app's view: no prefix, and only this cell's cookies, until «Sıfırla».
//! Its clock is the app's: what «Saati ilerlet» moves, it moves too.
//! Rule: RFC 6265bis through `cookies::Jar`. Not here: HTTP (`model_order`), running the program (`model_request`).

use crate::cookies::Jar;

/// The name of the real browser where browsers are named (`@kopyala oturum siz`).
pub const REAL: &str = "siz";
/// Model browsers of one cell.
const MOST: usize = 6;
/// Letters of a name.
const NAME: usize = 32;

/// One model browser.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Its cookies.
    pub jar: Jar,
    /// The path it stands at, with query; empty before the first request.
    pub address: String,
    /// It blocks third-party cookies (`@kavanoz engelli`), until «Sıfırla».
    pub blocks_third_party: bool,
}

/// All model browsers of a cell, in order of their first use.
#[derive(Debug, Default)]
pub struct Models(Vec<(String, Model)>);

impl Models {
    /// The model browser of a name, made when it is not there; `None` when there are too many.
    pub fn get_or_open(&mut self, name: &str) -> Option<&mut Model> {
        let at = self.0.iter().position(|(own, _)| own == name);
        let at = match at {
            Some(at) => at,
            None if self.0.len() >= MOST => return None,
            None => {
                self.0.push((name.to_owned(), Model::default()));
                self.0.len() - 1
            }
        };
        self.0.get_mut(at).map(|(_, model)| model)
    }

    /// The model browser of a name, if it was ever used.
    pub fn get(&self, name: &str) -> Option<&Model> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, model)| model)
    }

    /// Names and browsers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Model)> {
        self.0.iter().map(|(name, model)| (name.as_str(), model))
    }

    /// Closes them all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// A name that may stand in an address: letters, digits, `-` and `_`, and not the real browser's.
pub fn is_name(name: &str) -> bool {
    let fits = (1..=NAME).contains(&name.chars().count());
    fits && name != REAL && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::{Models, is_name};

    #[test]
    fn a_cell_has_a_few_model_browsers_and_each_keeps_its_name() {
        let mut models = Models::default();
        for name in ["a", "b", "c", "d", "e", "f"] {
            models.get_or_open(name).expect("room").address = name.to_owned();
        }
        assert!(models.get_or_open("g").is_none());
        assert_eq!(models.get_or_open("b").expect("there").address, "b");
        assert_eq!(models.iter().map(|(name, _)| name).collect::<String>(), "abcdef");
    }

    #[test]
    fn the_real_browser_is_no_model() {
        assert!(is_name("ikinci") && is_name("saldırgan") && is_name("ayse-2"));
        assert!(!is_name("siz") && !is_name("") && !is_name("a b") && !is_name("../x") && !is_name(&"a".repeat(33)));
    }
}
