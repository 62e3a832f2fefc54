//! A lesson's answer key: notes for the teacher, right options with their reasons, expected results, solutions.
//! In: a [`Lesson`]. Out: its parts in file order, for the template. Cannot fail. Not here: who may read it (`app::teacher`).

use minijinja::Value;
use serde::Serialize;

use crate::lessons::{Action, Block, Cell, Exercise, Language, Lesson, Question, Solution, TryRequest, highlight};
use crate::pages::text::expectations;
use crate::pages::view::{safe, section_number};
use crate::pages::{actions, spreads};

/// A section, or the lesson's introduction.
#[derive(Debug, Serialize)]
pub struct Part {
    no: String,
    anchor: String,
    title: Value,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Item {
    Note { html: Value },
    Question { prediction: bool, text: Value, options: Vec<Choice> },
    Cell { label: String, file: String, requests: Vec<Expected> },
    Exercise { title: Value, hints: Vec<Value>, check: Value, solution: Option<Value>, requests: Vec<Expected> },
}

#[derive(Debug, Serialize)]
struct Choice {
    text: Value,
    right: bool,
    why: Value,
}

/// A request and what must come back.
#[derive(Debug, Serialize)]
pub struct Expected {
    method: String,
    target: String,
    label: String,
    /// What is done before it, in words.
    first: Vec<String>,
    lines: Vec<String>,
}

/// The parts that hold something a teacher needs.
pub fn answers(lesson: &Lesson) -> Vec<Part> {
    let mut intro = Reader { label: lesson.number.to_string(), cells: 0, items: Vec::new() };
    intro.blocks(&lesson.intro);
    let first = Part { no: String::new(), anchor: String::new(), title: Value::from("Giriş"), items: intro.items };
    let sections = lesson.sections.iter().enumerate().map(|(index, section)| {
        let no = section_number(lesson, index);
        let mut reader = Reader { label: no.clone(), cells: 0, items: Vec::new() };
        reader.blocks(&section.blocks);
        Part { no, anchor: section.anchor.clone(), title: safe(&section.title), items: reader.items }
    });
    std::iter::once(first).chain(sections).filter(|part| !part.items.is_empty()).collect()
}

/// A request's expectations in words.
pub fn expected(request: &TryRequest) -> Expected {
    Expected {
        method: request.method.clone(),
        target: request.target.clone(),
        label: request.label.clone(),
        first: request.actions.iter().map(|action: &Action| actions::shown(action).label).collect(),
        lines: request.expectations.iter().map(|one| expectations::line(&one.kind)).collect(),
    }
}

struct Reader {
    /// The section's number, for the labels of its cells.
    label: String,
    cells: usize,
    items: Vec<Item>,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Teacher(html) => self.items.push(Item::Note { html: safe(html) }),
                Block::Prediction(question) => self.items.push(asked(question, true)),
                Block::Quiz(question) => self.items.push(asked(question, false)),
                Block::Cell(cell) => self.cell(cell),
                Block::Exercise(exercise) => self.exercise(exercise),
                Block::Prose(_) | Block::Heading { .. } | Block::Example(_) | Block::Template(_) => {}
            }
        }
    }

    fn cell(&mut self, cell: &Cell) {
        self.cells += 1;
        let label = spreads::cell_label(&self.label, self.cells);
        let requests: Vec<Expected> =
            cell.requests.iter().map(expected).filter(|request| !request.lines.is_empty()).collect();
        if !requests.is_empty() {
            self.items.push(Item::Cell { label, file: cell.file_name.clone(), requests });
        }
    }

    fn exercise(&mut self, exercise: &Exercise) {
        self.blocks(&exercise.blocks);
        let (solution, requests) = match &exercise.solution {
            Solution::Program(code) => (Some(python(code)), Vec::new()),
            Solution::Requests(requests) => (None, requests.iter().map(expected).collect()),
            Solution::None => (None, Vec::new()),
        };
        self.items.push(Item::Exercise {
            title: safe(&exercise.title),
            hints: exercise.hints.iter().map(safe).collect(),
            check: python(&exercise.check),
            solution,
            requests,
        });
        // An exercise with an editor of its own takes a label from its section.
        self.cells += usize::from(!exercise.browser_task);
    }
}

fn asked(question: &Question, prediction: bool) -> Item {
    let options = question.options.iter();
    let options =
        options.map(|option| Choice { text: safe(&option.text), right: option.right, why: safe(&option.why) });
    Item::Question { prediction, text: safe(&question.text), options: options.collect() }
}

fn python(code: &str) -> Value {
    safe(&highlight(code, Language::Python))
}
