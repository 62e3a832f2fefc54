//! What the workbook remembers of one workspace between requests: a model of its browser, and each cell's record.
//!
//! In: exchanges as they happen. Out: cookies to show and to expire, names a cell has set, whether requests came in order.
//! Cannot fail; bounded. Lost at a restart, on purpose: the browser itself still has the cookies, and sends them.
//! Not here: edits on disk (`store`), rules of cookies (`cookies`).

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::live::browser::Browser;
use crate::live::clock::Clock;
use crate::live::models::Models;

/// Names remembered for one cell; a browser keeps 180 of one site.
const NAMES: usize = 400;
/// Cookie places remembered for one cell.
const PLACES: usize = 400;
/// Cells remembered for one workspace; the course has fewer.
const CELLS: usize = 600;

/// One workspace's memory.
#[derive(Debug, Default)]
pub struct Bench {
    // A std lock: held for moments, never across an await.
    inner: Mutex<Memory>,
}

/// The memory itself, behind its lock.
#[derive(Debug, Default)]
pub struct Memory {
    /// What the browser must hold by now.
    pub browser: Browser,
    cells: HashMap<(Arc<str>, u32), CellMemory>,
}

/// What is remembered of one cell since its last reset.
#[derive(Debug, Default)]
pub struct CellMemory {
    /// Names of the cookies that it has set.
    pub names: BTreeSet<String>,
    /// Where it has set cookies.
    pub places: Vec<CookiePlace>,
    /// The last request of the lesson that was judged in order; 0 for none.
    pub judged: usize,
    /// True once a request was sent out of order: what builds on earlier ones cannot be judged any more.
    pub disordered: bool,
    /// Failed checks of the exercises done in this cell, by their number.
    pub tries: HashMap<u32, u32>,
    /// The app's clock.
    pub clock: Clock,
    /// Model browsers beside the real one.
    pub models: Models,
    /// The learner's edit as far as it is known here: not asked yet, none, or the text.
    pub edit: Option<Option<Arc<str>>>,
}

/// Where a cookie lives in the browser: what is needed to expire it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CookiePlace {
    /// Name.
    pub name: String,
    /// `Domain` as written, when there was one.
    pub domain: Option<String>,
    /// Path as the browser keeps it, prefix included.
    pub path: String,
    /// The cookie is `Secure`: a line without it may not touch it everywhere.
    pub secure: bool,
}

impl CookiePlace {
    /// True when only a line with `Secure` may touch the cookie.
    pub fn needs_secure(&self) -> bool {
        if self.secure {
            return true;
        }
        let name = self.name.to_ascii_lowercase();
        ["__host-", "__secure-", "__http-"].iter().any(|prefix| name.starts_with(prefix))
    }
}

impl Bench {
    /// The memory, locked.
    pub fn lock(&self) -> MutexGuard<'_, Memory> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory {
    /// What is remembered of a cell.
    pub fn cell(&mut self, lesson: &Arc<str>, cell: u32) -> &mut CellMemory {
        if self.cells.len() >= CELLS && !self.cells.contains_key(&(Arc::clone(lesson), cell)) {
            self.cells.clear();
        }
        self.cells.entry((Arc::clone(lesson), cell)).or_default()
    }

    /// The same, together with the model of the real browser.
    pub fn cell_and_browser(&mut self, lesson: &Arc<str>, cell: u32) -> (&mut CellMemory, &mut Browser) {
        self.cell(lesson, cell);
        let Self { browser, cells } = self;
        (cells.entry((Arc::clone(lesson), cell)).or_default(), browser)
    }

    /// What is remembered of a lesson's cells.
    pub fn cells_of<'a>(&'a self, lesson: &'a str) -> impl Iterator<Item = (u32, &'a CellMemory)> {
        self.cells.iter().filter(move |((own, _), _)| &**own == lesson).map(|((_, cell), memory)| (*cell, memory))
    }

    /// Forgets cookies, order, names, clock and model browsers of one cell and gives its cookie places back; the edit stays.
    pub fn reset_cell(&mut self, lesson: &Arc<str>, cell: u32) -> Vec<CookiePlace> {
        self.cell(lesson, cell).reset()
    }

    /// The same for every cell.
    pub fn reset_all(&mut self) -> Vec<CookiePlace> {
        let mut places = Vec::new();
        for own in self.cells.values_mut() {
            places.append(&mut own.reset());
        }
        places.sort();
        places.dedup();
        places
    }

    /// True when some cell has set a cookie of this name since its reset.
    pub fn knows(&self, name: &str) -> bool {
        self.cells.values().any(|own| own.names.contains(name))
    }

    /// Places of every cell, without forgetting them.
    pub fn places(&self) -> impl Iterator<Item = &CookiePlace> {
        self.cells.values().flat_map(|own| &own.places)
    }
}

impl CellMemory {
    fn reset(&mut self) -> Vec<CookiePlace> {
        self.names.clear();
        self.judged = 0;
        self.disordered = false;
        self.clock.back();
        self.models.clear();
        std::mem::take(&mut self.places)
    }

    /// Remembers where a cookie was set.
    pub fn remember(&mut self, place: CookiePlace) {
        self.remember_name(&place.name);
        if self.places.len() < PLACES && !self.places.contains(&place) {
            self.places.push(place);
        }
    }

    /// Remembers a name whose cookie is not in the browser: refused or removed.
    pub fn remember_name(&mut self, name: &str) {
        if self.names.len() < NAMES && !self.names.contains(name) {
            self.names.insert(name.to_owned());
        }
    }

    /// Notes that request `n` (from 1) was sent; true when every earlier one was sent before it, in order, since the reset.
    pub fn note_sent(&mut self, n: usize) -> bool {
        if n != self.judged + 1 {
            self.disordered = true;
        }
        if !self.disordered {
            self.judged = n;
        }
        !self.disordered
    }
}

#[cfg(test)]
mod tests {
    use super::{CellMemory, Memory};
    use std::sync::Arc;

    #[test]
    fn a_repeated_or_skipped_request_ends_the_order_until_a_reset() {
        let mut cell = CellMemory::default();
        assert!(cell.note_sent(1) && cell.note_sent(2));
        assert!(!cell.note_sent(2), "sent twice");
        assert!(!cell.note_sent(3), "after a repetition");
        assert!(!CellMemory::default().note_sent(2), "the first was skipped");
        let (mut memory, lesson) = (Memory::default(), Arc::from("ders"));
        memory.cell(&lesson, 1).note_sent(2);
        memory.reset_cell(&lesson, 1);
        assert!(memory.cell(&lesson, 1).note_sent(1));
    }
}
