//! `denetle`: parses lessons and runs everything they promise, as a learner would click it.
//!
//! In: catalogs, a pool. Out: a [`Report`]: every [`LessonError`] in file order, and how much was checked. Cannot fail: what is
//! wrong is what it reports; a worker that cannot be had shows as a stopped program.
//! `browser` clicks · `run` is one program with its browsers · `lesson` knows what each piece promises.
//! Pieces (cells, examples, exercises) run side by side, each as an app of its own. What needs more than one file (links,
//! prerequisites, equal slugs) the catalog has checked already. Not here: sentences (`pages::text`), printing (`cli`).

mod browser;
mod lesson;
mod run;

use std::path::PathBuf;
use std::sync::Arc;

use futures_util::StreamExt as _;
use futures_util::stream;

use crate::app::check::lesson::Checked;
use crate::app::records::Keeper;
use crate::lessons::{Block, Catalog, Cell, Entry, Example, Exercise, Lesson, LessonError};
use crate::sandbox::{Limits, Pool};
use crate::store::SessionRecords;

/// How much was checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lesson files.
    pub lessons: usize,
    /// Live cells and exercise editors.
    pub cells: usize,
    /// Requests sent, without followed redirects.
    pub requests: usize,
    /// Expectations judged.
    pub expectations: usize,
    /// `python ornek` blocks.
    pub examples: usize,
    /// Exercises.
    pub exercises: usize,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.lessons += other.lessons;
        self.cells += other.cells;
        self.requests += other.requests;
        self.expectations += other.expectations;
        self.examples += other.examples;
        self.exercises += other.exercises;
    }
}

/// What a check found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Everything that is wrong, by lesson, then by line.
    pub errors: Vec<LessonError>,
    /// How much was looked at.
    pub tally: Tally,
}

/// How much longer than for a learner a program may run. Many run side by side, and the machine may be busy with other
/// things: what is slow there is no mistake of the lesson, what never ends is found all the same.
const PATIENCE: u64 = 5;

/// A pool for a check: as many workers as there are processors. Must be called on a tokio runtime.
pub fn pool(program: PathBuf) -> Pool {
    let own = Limits::default();
    let limits = Limits {
        shared_workers: processors(),
        wall_millis: own.wall_millis * PATIENCE,
        check_millis: own.check_millis * PATIENCE,
        ..own
    };
    Pool::start(program, limits, Arc::new(Keeper(Arc::new(SessionRecords::new(usize::MAX)))))
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// One thing to check.
enum Piece<'a> {
    Cell(&'a Arc<Cell>),
    Example(&'a Example, &'a Arc<Cell>),
    Exercise(&'a Exercise),
}

/// Checks the lessons that `wanted` names. `pool` is asked for when there is something to run.
pub async fn check(catalog: &Catalog, wanted: impl Fn(&Entry) -> bool, pool: impl FnOnce() -> Pool) -> Report {
    let mut report = Report::default();
    let mut pieces = Vec::new();
    let entries: Vec<&Entry> = catalog.lessons.iter().filter(|entry| wanted(entry)).collect();
    let blank = Arc::new(Cell::blank());
    for entry in &entries {
        report.tally.lessons += 1;
        match &entry.lesson {
            Ok(lesson) => pieces.extend(pieces_of(lesson, &blank).map(|piece| (*entry, piece))),
            Err(errors) => report.errors.extend(errors.iter().cloned()),
        }
    }
    if pieces.is_empty() {
        return report;
    }
    let pool = &pool();
    let runs = pieces.iter().enumerate().map(|(number, (entry, piece))| one(pool, entry, piece, format!("d{number}")));
    // Two a worker: one runs while the other's answer is judged.
    let mut done = stream::iter(runs).buffer_unordered(2 * processors());
    while let Some((errors, tally)) = done.next().await {
        report.errors.extend(errors);
        report.tally += tally;
    }
    let order = |error: &LessonError| entries.iter().position(|entry| entry.file == error.file);
    report.errors.sort_by_key(|error| (order(error), error.line, error.column));
    report
}

async fn one(pool: &Pool, entry: &Entry, piece: &Piece<'_>, name: String) -> Checked {
    let checked = match piece {
        Piece::Cell(cell) => lesson::cell(pool, entry, cell, &name).await,
        Piece::Example(example, blank) => lesson::example(pool, entry, example, blank, &name).await,
        Piece::Exercise(exercise) => lesson::exercise(pool, entry, exercise, &name).await,
    };
    pool.forget(&name, None).await;
    checked
}

fn pieces_of<'a>(lesson: &'a Lesson, blank: &'a Arc<Cell>) -> impl Iterator<Item = Piece<'a>> {
    let examples = lesson.blocks().flat_map(inside).filter_map(move |block| match block {
        Block::Example(example) => Some(Piece::Example(example, blank)),
        _ => None,
    });
    lesson.cells().iter().map(Piece::Cell).chain(examples).chain(lesson.exercises().map(Piece::Exercise))
}

/// The block, or an exercise's blocks.
fn inside(block: &Block) -> &[Block] {
    match block {
        Block::Exercise(exercise) => &exercise.blocks,
        own => std::slice::from_ref(own),
    }
}
