//! Which piece belongs to which cell: numbers, templates, predictions, requests, exercises' editors (rules 4, 5, 7).
//! In: the outline. Out: the lesson's cells, and for each exercise its extent and its blocks' places. Mistakes: a block
//! without the cell or the exercise that it needs.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{
    error::LessonErrorKind,
    html::Renderer,
    model::{Cell, CellKind, Expectation, ExpectationKind, Template, TryRequest},
    outline::{Outline, PieceKind},
    routes,
};

/// An exercise as places in the outline.
pub(crate) struct Extent {
    /// The heading's piece and the one after the exercise's last.
    pub(crate) pieces: Range<usize>,
    pub(crate) start: Option<usize>,
    pub(crate) check: Option<usize>,
    pub(crate) solution: Option<usize>,
    /// Index of its cell.
    pub(crate) cell: Option<usize>,
    browser_task: bool,
}

/// Cells and exercises of a lesson.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) cells: Vec<Arc<Cell>>,
    /// Piece of `canli` or `bozuk` to cell.
    pub(crate) cell_of: HashMap<usize, usize>,
    pub(crate) exercises: Vec<Extent>,
}

/// Finds the exercises, then numbers the cells and hands out what belongs to them.
pub(crate) fn plan(outline: &Outline, renderer: &mut Renderer<'_>) -> Plan {
    let exercises = extents(outline, renderer);
    let mut builder = Builder { outline, renderer, cells: Vec::new(), live: Vec::new(), templates: Vec::new() };
    let mut plan = Plan { exercises, ..Plan::default() };
    for (index, piece) in outline.pieces.iter().enumerate() {
        if let Some(number) = plan.exercises.iter().position(|own| own.editor_at() == Some(index)) {
            plan.exercises[number].cell = Some(builder.exercise_cell(number, index));
        }
        let current = builder.cells.len().checked_sub(1);
        match &piece.kind {
            PieceKind::Live { .. } | PieceKind::Broken { .. } => {
                plan.cell_of.insert(index, builder.cells.len());
                builder.cell(index);
            }
            PieceKind::Template(template) => builder.template(template, index),
            PieceKind::Try(requests) => match current {
                Some(current) => {
                    let cell = &mut builder.cells[current];
                    cell.requests.extend(requests.iter().cloned());
                    cell.has_own_requests = true;
                }
                None => builder.fail(index, LessonErrorKind::TryWithoutCell),
            },
            PieceKind::Prediction(question) => match current {
                // Only a question that stands before the requests can hold their results back.
                Some(current) if builder.cells[current].has_own_requests => {}
                Some(current) => {
                    builder.cells[current].prediction.get_or_insert_with(|| question.clone());
                }
                None => builder.fail(index, LessonErrorKind::PredictionWithoutCell),
            },
            PieceKind::Check(_) => builder.task_cell(&mut plan.exercises, index),
            _ => {}
        }
    }
    builder.fill_exercises(&plan.exercises);
    plan.cells = builder.finish();
    plan
}

impl Extent {
    /// Where its own editor stands: at its start, else at its heading; a browser task has none.
    fn editor_at(&self) -> Option<usize> {
        (!self.browser_task).then(|| self.start.unwrap_or(self.pieces.start))
    }
}

/// The exercises with their blocks, and the blocks that stand outside any.
fn extents(outline: &Outline, renderer: &mut Renderer<'_>) -> Vec<Extent> {
    let mut exercises: Vec<Extent> = Vec::new();
    let mut open: Option<u8> = None;
    for (index, piece) in outline.pieces.iter().enumerate() {
        if let PieceKind::Heading(heading) = &piece.kind {
            if let Some(exercise) = &heading.exercise {
                open = Some(heading.level);
                exercises.push(Extent {
                    pieces: index..index + 1,
                    start: None,
                    check: None,
                    solution: None,
                    cell: None,
                    browser_task: exercise.browser_task,
                });
                continue;
            }
            open = open.filter(|&level| heading.level > level);
        }
        let mut own = open.and_then(|_| exercises.last_mut());
        if let Some(own) = &mut own {
            own.pieces.end = index + 1;
        }
        let mut fail = |kind| renderer.fail_in_file(piece.range.clone(), kind);
        let line_of = |index: usize| outline.pieces[index].line;
        match (&piece.kind, own) {
            (PieceKind::Check(_), None) => fail(LessonErrorKind::CheckOutsideExercise),
            (PieceKind::ProgramSolution(_) | PieceKind::RequestSolution(_), None) => {
                fail(LessonErrorKind::SolutionOutsideExercise);
            }
            (PieceKind::Hint(_), None) => fail(LessonErrorKind::HintOutsideExercise),
            (PieceKind::Start(_), None) => fail(LessonErrorKind::StartOutsideExercise),
            (PieceKind::Start(_), Some(own)) if own.browser_task => fail(LessonErrorKind::StartInTask),
            (PieceKind::Check(_), Some(own)) => match own.check {
                Some(first) => fail(LessonErrorKind::SecondCheck { other_line: line_of(first) }),
                None => own.check = Some(index),
            },
            (PieceKind::ProgramSolution(_) | PieceKind::RequestSolution(_), Some(own)) => match own.solution {
                Some(first) => fail(LessonErrorKind::SecondSolution { other_line: line_of(first) }),
                None => own.solution = Some(index),
            },
            (PieceKind::Start(_), Some(own)) => match own.start {
                Some(first) => fail(LessonErrorKind::SecondStart { other_line: line_of(first) }),
                None => own.start = Some(index),
            },
            _ => {}
        }
    }
    for own in exercises.iter().filter(|own| own.check.is_none()) {
        let heading = outline.pieces[own.pieces.start].range.clone();
        renderer.fail_in_file(heading, LessonErrorKind::ExerciseWithoutCheck);
    }
    exercises
}

struct Builder<'o, 'r, 's> {
    outline: &'o Outline,
    renderer: &'r mut Renderer<'s>,
    cells: Vec<Cell>,
    /// Piece and cell of each `python canli`.
    live: Vec<(usize, usize)>,
    /// Piece of each template.
    templates: Vec<(usize, Template)>,
}

impl Builder<'_, '_, '_> {
    fn fail(&mut self, piece: usize, kind: LessonErrorKind) {
        self.renderer.fail_in_file(self.outline.pieces[piece].range.clone(), kind);
    }

    fn blank(&self, kind: CellKind, piece: usize) -> Cell {
        Cell {
            number: u32::try_from(self.cells.len()).map_or(u32::MAX, |count| count + 1),
            kind,
            templates: self.templates_before(piece),
            line: self.outline.pieces[piece].line,
            ..Cell::blank()
        }
    }

    fn templates_before(&self, piece: usize) -> Vec<Template> {
        self.templates.iter().filter(|(at, _)| *at < piece).map(|(_, template)| template.clone()).collect()
    }

    fn template(&mut self, template: &Template, piece: usize) {
        match self.templates.iter().find(|(_, known)| known.name == template.name) {
            Some((_, known)) if known.source == template.source => {}
            Some(&(other, _)) => {
                let other_line = self.outline.pieces[other].line;
                self.fail(piece, LessonErrorKind::TemplateConflict { name: template.name.clone(), other_line });
            }
            None => self.templates.push((piece, template.clone())),
        }
    }

    fn cell(&mut self, piece: usize) {
        match &self.outline.pieces[piece].kind {
            PieceKind::Live { code, continues, origin, file_name } => {
                let mut cell = self.blank(CellKind::Live, piece);
                cell.code.clone_from(code);
                if *continues {
                    match self.live.last().map(|&(_, cell)| &self.cells[cell]) {
                        Some(before) => {
                            cell.folded = before.program();
                            cell.origin.clone_from(&before.origin);
                            cell.file_name.clone_from(&before.file_name);
                        }
                        None => self.fail(piece, LessonErrorKind::ContinueWithoutCell),
                    }
                }
                if origin.is_some() {
                    cell.origin.clone_from(origin);
                }
                if let Some(file_name) = file_name {
                    cell.file_name.clone_from(file_name);
                }
                self.live.push((piece, self.cells.len()));
                self.cells.push(cell);
            }
            PieceKind::Broken { code, breakage } => {
                let mut cell = self.blank(CellKind::Broken(breakage.clone()), piece);
                cell.code.clone_from(code);
                self.cells.push(cell);
            }
            _ => {}
        }
    }

    /// The editor of an exercise. Its code may come from a cell that is not read yet, so it is filled later.
    fn exercise_cell(&mut self, exercise: usize, piece: usize) -> usize {
        let number = u32::try_from(exercise).map_or(u32::MAX, |index| index + 1);
        let cell = self.blank(CellKind::Exercise(number), piece);
        self.cells.push(cell);
        self.cells.len() - 1
    }

    /// A browser task is done in the nearest cell above its check that is not another exercise's editor.
    fn task_cell(&mut self, exercises: &mut [Extent], check: usize) {
        let Some(own) = exercises.iter_mut().find(|own| own.check == Some(check) && own.browser_task) else { return };
        own.cell = self.cells.iter().rposition(|cell| !matches!(cell.kind, CellKind::Exercise(_)));
        if own.cell.is_none() {
            let heading = own.pieces.start;
            self.fail(heading, LessonErrorKind::TaskWithoutCell);
        }
    }

    fn fill_exercises(&mut self, exercises: &[Extent]) {
        for own in exercises.iter().filter(|own| !own.browser_task) {
            let Some(cell) = own.cell else { continue };
            let before = own.check.unwrap_or(own.pieces.end);
            let base =
                self.live.iter().rev().find(|(piece, _)| *piece < before).map(|&(_, cell)| self.cells[cell].clone());
            let start = own.start.and_then(|piece| match &self.outline.pieces[piece].kind {
                PieceKind::Start(code) => Some(code.clone()),
                _ => None,
            });
            let templates = self.templates_before(own.pieces.end);
            match (start, base) {
                (Some(code), _) => self.cells[cell].code = code,
                (None, Some(base)) => {
                    // The whole program: a solution is whole, too.
                    self.cells[cell].code = base.program();
                    self.cells[cell].origin = base.origin;
                    self.cells[cell].file_name = base.file_name;
                }
                (None, None) => {
                    self.fail(own.pieces.start, LessonErrorKind::ExerciseWithoutProgram);
                    continue;
                }
            }
            self.cells[cell].templates = templates;
        }
    }

    fn finish(self) -> Vec<Arc<Cell>> {
        self.cells
            .into_iter()
            .map(|mut cell| {
                if !cell.has_own_requests {
                    cell.requests = match &cell.kind {
                        CellKind::Broken(_) => vec![broken_request(&cell)],
                        _ => routes::requests_of(&cell.program(), cell.line),
                    };
                }
                Arc::new(cell)
            })
            .collect()
    }
}

/// The request of a `bozuk` cell, with what its attributes promise.
fn broken_request(cell: &Cell) -> TryRequest {
    let CellKind::Broken(breakage) = &cell.kind else { return TryRequest::default() };
    let line = cell.line;
    let status = breakage.status.map(|status| Expectation {
        kind: ExpectationKind::Status(status),
        text: format!("HTTP {status}"),
        line,
    });
    let error = Expectation {
        kind: ExpectationKind::Error(breakage.error.clone(), String::new()),
        text: format!("= hata {}", breakage.error),
        line,
    };
    TryRequest {
        method: breakage.method.clone(),
        target: breakage.path.clone(),
        expectations: status.into_iter().chain([error]).collect(),
        line,
        ..TryRequest::default()
    }
}
