//! Lays a lesson out: prose on the left, at most one cell beside it.
//!
//! In: a [`Lesson`]. Out: spreads in order, with the names of the page contract. Cannot fail.
//! A section begins a spread. A second cell in it begins another, which takes the prose that stands right before the cell:
//! there the author leads up to it. An exercise with an editor of its own is such a cell.
//! A cell parts its prose: what leads up to it, its prediction included, and what is to be read after a try. In one column it
//! stands between the two; beside the prose both follow each other.
//! Not here: Markdown (`lessons`), the teacher's notes (their view comes later).

use minijinja::Value;
use serde::Serialize;

use crate::lessons::{
    Action, Block, Cell, CellKind, Exercise, Language, Lesson, Question, Section, TryRequest, form_pairs, highlight,
};
use crate::pages::answers::{Expected, expected};
use crate::pages::view::{safe, section_number};
use crate::pages::{actions, asks};

/// Prose and the cell beside it.
#[derive(Debug, Serialize)]
pub struct Spread {
    section: Option<Heading>,
    lead_html: Value,
    cells: Vec<Shown>,
    rest_html: Value,
}

#[derive(Debug, Serialize)]
struct Heading {
    anchor: String,
    no: String,
    title_html: Value,
}

#[derive(Debug, Serialize)]
struct Shown {
    no: u32,
    label: String,
    file: String,
    code: String,
    code_html: Value,
    rows: usize,
    first_line: usize,
    folded_html: Value,
    broken: bool,
    /// The host name of its own that it answers at.
    own_name: Option<String>,
    /// `kok=` as written.
    origin: Option<String>,
    exercise: Option<u32>,
    requests: Vec<Request>,
}

#[derive(Debug, Serialize)]
struct Request {
    n: usize,
    method: String,
    target: String,
    label: String,
    url: String,
    fields: Vec<Field>,
    body: String,
    content_type: Option<&'static str>,
    headers: Vec<(String, String)>,
    actions: Vec<actions::Shown>,
    browser: Option<String>,
    /// Host name of the page that starts it in a real browser.
    start: Option<String>,
    expected: Expected,
}

#[derive(Debug, Serialize)]
struct Field {
    name: String,
    value: String,
}

/// The lesson's spreads; the first is its introduction.
pub fn spreads(lesson: &Lesson) -> Vec<Spread> {
    let mut layout = Layout {
        lesson,
        spreads: Vec::new(),
        open: Open::default(),
        label: lesson.number.to_string(),
        cells: 0,
        quizzes: 0,
        loose: 0,
    };
    layout.blocks(&lesson.intro);
    layout.close(true);
    for (index, section) in lesson.sections.iter().enumerate() {
        layout.section(index, section);
    }
    layout.spreads
}

struct Layout<'a> {
    lesson: &'a Lesson,
    spreads: Vec<Spread>,
    open: Open,
    /// The section's number, for the labels of its cells.
    label: String,
    /// Cells of the section so far.
    cells: usize,
    /// Quiz questions of the lesson so far.
    quizzes: usize,
    /// Predictions of the lesson so far that no cell waits for.
    loose: usize,
}

/// The spread that is being filled.
#[derive(Default)]
struct Open {
    heading: Option<Heading>,
    prose: String,
    /// Where the last run of prose begins, to be taken along by a second cell.
    last_prose: Option<usize>,
    cell: Option<Shown>,
    /// Where in the prose the cell stands.
    cell_at: usize,
}

impl Layout<'_> {
    fn section(&mut self, index: usize, section: &Section) {
        self.label = section_number(self.lesson, index);
        self.cells = 0;
        let heading =
            Heading { anchor: section.anchor.clone(), no: self.label.clone(), title_html: safe(&section.title) };
        self.open.heading = Some(heading);
        self.blocks(&section.blocks);
        self.close(true);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Prose(html) => self.lead(&html.coloured()),
            Block::Heading { level, anchor, html } => {
                self.lead(&format!("<h{level} id=\"{anchor}\">{}</h{level}>\n", html.as_str()));
            }
            Block::Cell(cell) => self.cell(cell),
            Block::Example(example) => self.aside(&code(&example.code, Language::Python)),
            Block::Template(template) => {
                let name = escaped(&template.name);
                let code = code(&template.source, Language::Jinja);
                self.aside(&format!(
                    "<figure class=\"file\"><figcaption><code>{name}</code></figcaption>{code}</figure>\n"
                ));
            }
            Block::Prediction(question) => self.prediction(question),
            Block::Quiz(question) => {
                self.quizzes += 1;
                self.aside(&asks::quiz(question, self.quizzes));
            }
            Block::Teacher(_) => {}
            Block::Exercise(exercise) => self.exercise(exercise),
        }
    }

    /// Prose that may lead up to the next cell.
    fn lead(&mut self, html: &str) {
        self.open.last_prose.get_or_insert(self.open.prose.len());
        self.open.prose.push_str(html);
    }

    /// Something that belongs to what stands before it.
    fn aside(&mut self, html: &str) {
        self.open.last_prose = None;
        self.open.prose.push_str(html);
    }

    fn cell(&mut self, cell: &Cell) {
        if self.open.cell.is_some() {
            let tail = self.open.last_prose.map(|at| self.open.prose.split_off(at)).unwrap_or_default();
            self.close(false);
            self.open.prose = tail;
        }
        self.cells += 1;
        let label = cell_label(&self.label, self.cells);
        self.open.cell = Some(shown(self.lesson, cell, label));
        self.cell_stands_here();
    }

    fn cell_stands_here(&mut self) {
        self.open.cell_at = self.open.prose.len();
        self.open.last_prose = None;
    }

    /// A prediction; the result of the cell whose requests it precedes waits for it.
    fn prediction(&mut self, question: &Question) {
        let holds =
            |cell: &&std::sync::Arc<Cell>| cell.prediction.as_ref().is_some_and(|own| own.line == question.line);
        let cell = self.lesson.cells().iter().find(holds).map(|cell| cell.number);
        let key = cell.map_or_else(
            || {
                self.loose += 1;
                format!("t{}", self.loose)
            },
            |cell| format!("d{cell}"),
        );
        self.aside(&asks::prediction(question, &key, cell));
        if self.open.cell.as_ref().is_some_and(|open| cell == Some(open.no)) {
            self.cell_stands_here();
        }
    }

    fn exercise(&mut self, exercise: &Exercise) {
        let own_cell = !exercise.browser_task && matches!(exercise.cell.kind, CellKind::Exercise(_));
        // Its text stands beside its own editor, not beside the cell before it.
        if own_cell && self.open.cell.is_some() {
            self.close(false);
        }
        // At level 2 the section's own heading is the exercise's.
        if exercise.level != 2 {
            self.lead(&format!("<h3 id=\"{}\">Alıştırma: {}</h3>\n", exercise.anchor, exercise.title.as_str()));
        }
        let (text, after) = exercise.blocks.split_at(exercise.check_at);
        self.blocks(text);
        if own_cell {
            self.cell(&exercise.cell);
            if let Some(cell) = &mut self.open.cell {
                cell.exercise = Some(exercise.number);
            }
        }
        self.aside(&asks::exercise(exercise));
        self.blocks(after);
    }

    /// Ends the spread; an empty one vanishes unless it carries the lesson's head.
    fn close(&mut self, end: bool) {
        let open = std::mem::take(&mut self.open);
        let first = self.spreads.is_empty();
        if !first && end && open.heading.is_none() && open.prose.is_empty() && open.cell.is_none() {
            return;
        }
        let mut lead = open.prose;
        let rest = if open.cell.is_some() { lead.split_off(open.cell_at) } else { String::new() };
        self.spreads.push(Spread {
            section: open.heading,
            lead_html: Value::from_safe_string(lead),
            cells: open.cell.into_iter().collect(),
            rest_html: Value::from_safe_string(rest),
        });
    }
}

/// The name of a section's cell: the section's number, from the second cell on with its own.
pub fn cell_label(section: &str, cell: usize) -> String {
    if cell == 1 { section.to_owned() } else { format!("{section}-{cell}") }
}

fn shown(lesson: &Lesson, cell: &Cell, label: String) -> Shown {
    let folded = if cell.folded.is_empty() { String::new() } else { highlight(&cell.folded, Language::Python).0 };
    Shown {
        no: cell.number,
        label,
        file: cell.file_name.clone(),
        code: cell.code.clone(),
        code_html: safe(&highlight(&cell.code, Language::Python)),
        rows: cell.code.lines().count().clamp(3, 40) + 1,
        first_line: cell.line_offset() + 1,
        folded_html: Value::from_safe_string(folded),
        broken: cell.is_broken(),
        own_name: cell.own_name(),
        origin: cell.origin.clone(),
        exercise: None,
        requests: cell.requests.iter().enumerate().map(|(index, one)| request(lesson, cell, index, one)).collect(),
    }
}

fn request(lesson: &Lesson, cell: &Cell, index: usize, request: &TryRequest) -> Request {
    let own_type = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let form = own_type.is_none_or(|(_, value)| value.starts_with("application/x-www-form-urlencoded"));
    let fields = if form && request.method == "POST" { fields(&request.body) } else { Vec::new() };
    let browser = browser_of(cell, &cell.requests[..=index]);
    // An absolute address is for the model browser; the link shows its path.
    let path = request.path_and_query();
    Request {
        n: index + 1,
        method: request.method.clone(),
        target: request.target.clone(),
        label: request.label.clone(),
        url: format!("/dene/ortak/{}/{}{path}", lesson.slug, cell.number),
        content_type: (!request.body.is_empty() && own_type.is_none()).then_some("application/x-www-form-urlencoded"),
        body: request.body.clone(),
        fields,
        headers: request.headers.clone(),
        actions: request.actions.iter().map(|action: &Action| actions::shown(action)).collect(),
        start: if browser.is_none() { cell.start(request).map(|start| start.page) } else { None },
        browser,
        expected: expected(request),
    }
}

/// The model browser that sends the last of these requests: `@tarayici` holds until the next one; `siz` is the learner's own.
/// A page cannot make its own browser block third-party cookies: a model browser does. At a name of its own, a cell goes on in
/// the model from the first request that only the model can send.
fn browser_of(cell: &Cell, requests: &[TryRequest]) -> Option<String> {
    let named = |action: &Action| match action {
        Action::Browser(name) => Some(name.clone()),
        Action::BlockThirdParty => Some(actions::MODEL.to_owned()),
        _ => None,
    };
    let last = requests.iter().rev().find_map(|request| request.actions.iter().rev().find_map(named));
    let real = cell.origin.is_none() || requests.iter().all(|request| cell.start(request).is_some());
    last.filter(|name| name != actions::OWN).or_else(|| (!real).then(|| actions::MODEL.to_owned()))
}

/// Form fields of a urlencoded body; none when it is something else.
fn fields(body: &str) -> Vec<Field> {
    let body = body.trim();
    if body.is_empty() || body.contains(['\n', '{']) {
        return Vec::new();
    }
    form_pairs(body).into_iter().map(|(name, value)| Field { name, value }).collect()
}

fn code(source: &str, language: Language) -> String {
    format!("<pre class=\"code\" tabindex=\"0\"><code>{}</code></pre>\n", highlight(source, language).0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
