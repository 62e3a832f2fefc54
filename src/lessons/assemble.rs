//! The tree of sections and exercises, made from an outline without mistakes (rules 2 and 7).
//! In: outline and plan. Out: the intro and the sections with their blocks. Cannot fail.

use std::sync::Arc;

use super::{
    cells::{Extent, Plan},
    model::{Block, Exercise, Html, Section, Solution},
    outline::{Heading, Outline, Piece, PieceKind},
};

/// Puts the pieces together.
pub(crate) fn assemble(outline: Outline, plan: &Plan) -> (Vec<Block>, Vec<Section>) {
    let mut tree = Tree { plan, intro: Vec::new(), sections: Vec::new(), exercise: None };
    for (index, piece) in outline.pieces.into_iter().enumerate() {
        if tree.exercise.as_ref().is_some_and(|(end, _)| *end <= index) {
            tree.close();
        }
        tree.add(index, piece);
    }
    tree.close();
    (tree.intro, tree.sections)
}

struct Tree<'p> {
    plan: &'p Plan,
    intro: Vec<Block>,
    sections: Vec<Section>,
    /// The open exercise and the piece after its last.
    exercise: Option<(usize, Exercise)>,
}

impl Tree<'_> {
    fn add(&mut self, index: usize, piece: Piece) {
        let block = match piece.kind {
            PieceKind::Heading(heading) => return self.heading(index, heading),
            PieceKind::Prose(html) if html.0.is_empty() => return,
            PieceKind::Prose(html) => Block::Prose(html),
            PieceKind::Live { .. } | PieceKind::Broken { .. } => {
                let cell = self.plan.cell_of.get(&index).and_then(|&cell| self.plan.cells.get(cell));
                match cell {
                    Some(cell) => Block::Cell(Arc::clone(cell)),
                    None => return,
                }
            }
            PieceKind::Example(example) => Block::Example(example),
            PieceKind::Template(template) => Block::Template(template),
            PieceKind::Prediction(question) => Block::Prediction(question),
            PieceKind::Quiz(question) => Block::Quiz(question),
            PieceKind::Teacher(html) => Block::Teacher(html),
            // Requests are in their cell, a start in its exercise's cell.
            PieceKind::Try(_) | PieceKind::Start(_) => return,
            PieceKind::Hint(html) => return self.with_exercise(|own| own.hints.push(html)),
            PieceKind::Check(code) => {
                return self.with_exercise(|own| {
                    (own.check, own.check_line, own.check_at) = (code, piece.line, own.blocks.len());
                });
            }
            PieceKind::ProgramSolution(code) => {
                return self.with_exercise(|own| {
                    (own.solution, own.solution_line) = (Solution::Program(code), piece.line);
                });
            }
            PieceKind::RequestSolution(requests) => {
                return self.with_exercise(|own| {
                    (own.solution, own.solution_line) = (Solution::Requests(requests), piece.line);
                });
            }
        };
        self.place(block);
    }

    fn with_exercise(&mut self, change: impl FnOnce(&mut Exercise)) {
        if let Some((_, own)) = &mut self.exercise {
            change(own);
        }
    }

    fn place(&mut self, block: Block) {
        match (&mut self.exercise, self.sections.last_mut()) {
            (Some((_, exercise)), _) => exercise.blocks.push(block),
            (None, Some(section)) => section.blocks.push(block),
            (None, None) => self.intro.push(block),
        }
    }

    fn close(&mut self) {
        if let Some((_, exercise)) = self.exercise.take() {
            self.place(Block::Exercise(exercise));
        }
    }

    fn heading(&mut self, index: usize, heading: Heading) {
        let own = self.plan.exercises.iter().position(|own| own.pieces.start == index);
        if heading.level == 2 {
            self.sections.push(Section {
                anchor: heading.anchor.clone(),
                title: heading.html.clone(),
                title_text: heading.text.clone(),
                blocks: Vec::new(),
            });
        } else if own.is_none() {
            let Heading { level, anchor, html, .. } = heading;
            return self.place(Block::Heading { level, anchor, html });
        }
        if let Some(number) = own {
            self.exercise = self.open(number, &self.plan.exercises[number], heading);
        }
    }

    fn open(&self, number: usize, extent: &Extent, heading: Heading) -> Option<(usize, Exercise)> {
        let cell = extent.cell.and_then(|cell| self.plan.cells.get(cell))?;
        let own = heading.exercise?;
        let exercise = Exercise {
            number: u32::try_from(number).map_or(u32::MAX, |index| index + 1),
            level: heading.level,
            anchor: heading.anchor,
            title: own.title,
            browser_task: own.browser_task,
            cell: Arc::clone(cell),
            blocks: Vec::<Block>::new(),
            hints: Vec::<Html>::new(),
            check: String::new(),
            check_line: 0,
            check_at: 0,
            solution: Solution::None,
            solution_line: 0,
        };
        Some((extent.pieces.end, exercise))
    }
}
