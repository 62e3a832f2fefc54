//! Ways into a lesson that the rooms above use: slugs, cells by number, exercises, a cell's whole program.
//! In: a lesson. Out: its parts. Cannot fail.

use std::{fmt, sync::Arc};

use super::{
    fold::is_slug,
    model::{Block, Cell, CellKind, Exercise, Html, Lesson, LessonSlug, Section, TryRequest},
};

impl LessonSlug {
    /// A slug from an address, `None` when no lesson can have it.
    pub fn parse(text: &str) -> Option<Self> {
        (is_slug(text) && text.len() <= 100).then(|| Self(text.into()))
    }

    /// As in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LessonSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for LessonSlug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Lets a map keyed by slugs be asked with a plain text.
impl std::borrow::Borrow<str> for LessonSlug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Html {
    /// The HTML text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Lesson {
    /// Every cell in file order: cell `n` is at `n - 1`.
    pub fn cells(&self) -> &[Arc<Cell>] {
        &self.cells
    }

    /// A cell by its number, from 1.
    pub fn cell(&self, number: u32) -> Option<&Arc<Cell>> {
        self.cells.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    /// The blocks before the first section, then every section's; an exercise's own blocks are inside it.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.intro.iter().chain(self.sections.iter().flat_map(|section| &section.blocks))
    }

    /// Every exercise in file order: exercise `n` is the `n`th.
    pub fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.blocks().filter_map(|block| if let Block::Exercise(exercise) = block { Some(exercise) } else { None })
    }

    /// An exercise by its number, from 1.
    pub fn exercise(&self, number: u32) -> Option<&Exercise> {
        self.exercises().find(|exercise| exercise.number == number)
    }

    /// True when a heading has this anchor.
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.anchors.iter().any(|own| own == anchor)
    }
}

impl Section {
    /// The section's exercise, when the `##` heading itself is one: its title and anchor are the section's, once on a page.
    pub fn own_exercise(&self) -> Option<&Exercise> {
        self.blocks.iter().find_map(|block| match block {
            Block::Exercise(exercise) if exercise.level == 2 => Some(exercise),
            _ => None,
        })
    }
}

/// What stands between the folded program and the editor's.
const GAP: &str = "\n\n\n";

impl TryRequest {
    /// Path with query; an absolute target without its origin.
    pub fn path_and_query(&self) -> &str {
        match self.target.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
            None => &self.target,
        }
    }
}

impl Cell {
    /// A cell of nothing: what programs outside of cells are run as.
    pub fn blank() -> Self {
        Self {
            number: 0,
            kind: CellKind::Live,
            code: String::new(),
            folded: String::new(),
            file_name: "app.py".to_owned(),
            origin: None,
            templates: Vec::new(),
            requests: Vec::new(),
            has_own_requests: false,
            prediction: None,
            line: 0,
        }
    }

    /// The whole program with the lesson's own code.
    pub fn program(&self) -> String {
        self.program_with(&self.code)
    }

    /// The whole program with a learner's code in the editor.
    pub fn program_with(&self, code: &str) -> String {
        if self.folded.is_empty() { code.to_owned() } else { format!("{}{GAP}{code}", self.folded) }
    }

    /// How many lines of the program stand before the editor's first: a program's line minus this is the editor's.
    pub fn line_offset(&self) -> usize {
        if self.folded.is_empty() { 0 } else { self.folded.matches('\n').count() + GAP.len() }
    }

    /// True for `bozuk`.
    pub fn is_broken(&self) -> bool {
        matches!(self.kind, CellKind::Broken(_))
    }
}
