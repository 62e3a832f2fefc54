//! A lesson as data: what the parser makes of one Markdown file. Holds no outputs and no learner state.
//! In: nothing. Out: types that pages render, live serves and checks run. Cannot fail.
//! Not here: how the text becomes this (`parse`), HTML of prose (`html`), what an expectation means when judged.

use std::sync::Arc;

use super::address::LocalLink;

/// The name of a lesson in addresses and progress: `a-z`, `0-9` and single `-`, from the file name after its number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LessonSlug(pub(crate) Arc<str>);

/// One lesson file.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// From the file name.
    pub slug: LessonSlug,
    /// From the file name; lessons are listed in this order.
    pub number: u32,
    /// File name as the author knows it, for messages.
    pub file: String,
    /// Front matter's `baslik`, else the first `#` heading.
    pub title: String,
    /// `ozet`.
    pub summary: String,
    /// `kisim`: the part of the course it is listed under; empty when not given.
    pub part: String,
    /// `sure`.
    pub minutes: Option<u32>,
    /// `on_kosul`: slugs of lessons to read first.
    pub prerequisites: Vec<LessonSlug>,
    /// `hedefler`, as HTML of inline Markdown.
    pub goals: Vec<Html>,
    /// `kaynak`.
    pub source_note: String,
    /// Blocks before the first `##`.
    pub intro: Vec<Block>,
    /// One for each `##`.
    pub sections: Vec<Section>,
    /// Every cell in file order; see [`Lesson::cells`].
    pub(crate) cells: Vec<Arc<Cell>>,
    /// Every heading's anchor.
    pub(crate) anchors: Vec<String>,
    /// Links to other files, for the catalog.
    pub(crate) links: Vec<LocalLink>,
}

/// A `##` heading and all up to the next.
#[derive(Debug, Clone)]
pub struct Section {
    /// Folded heading or its own `{#anchor}`.
    pub anchor: String,
    /// Heading as inline HTML.
    pub title: Html,
    /// Heading as plain text.
    pub title_text: String,
    /// In file order.
    pub blocks: Vec<Block>,
}

/// HTML that our own renderer made from Markdown; safe to put on a page as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(pub String);

/// One block of a lesson.
#[derive(Debug, Clone)]
pub enum Block {
    /// Prose between special blocks: paragraphs, lists, tables, alerts, plain code.
    Prose(Html),
    /// A `###` heading (or deeper) that is not an exercise; kept apart so that pages can begin a new spread there.
    Heading {
        /// 3 to 6.
        level: u8,
        /// Its own anchor, unique in the lesson.
        anchor: String,
        /// Inline HTML.
        html: Html,
    },
    /// A live cell, working or broken on purpose. The number indexes [`Lesson::cells`].
    Cell(Arc<Cell>),
    /// `python ornek`: read, not run.
    Example(Example),
    /// `jinja NAME`: shown as code; also in the `templates` of the cells after it.
    Template(Template),
    /// `tahmin`, where the author wrote it. The first one before a cell's requests is also that cell's `prediction`
    /// (the same `line`): a page shows it once.
    Prediction(Question),
    /// `soru`.
    Quiz(Question),
    /// `ogretmen`: HTML for the teacher's view only.
    Teacher(Html),
    /// An exercise with all its blocks.
    Exercise(Exercise),
}

/// A program to read.
#[derive(Debug, Clone)]
pub struct Example {
    /// The code.
    pub code: String,
    /// `durum=`.
    pub state: ExampleState,
    /// Line of the fence in the file, from 1.
    pub line: usize,
}

/// What an example promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleState {
    /// It compiles.
    Compiles,
    /// `durum=calisir`: it was run on real Flask.
    Runs,
    /// `durum=derlenmez`: it does not compile, on purpose.
    DoesNotCompile,
}

/// A file for `render_template`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// `anasayfa.html`.
    pub name: String,
    /// Jinja source.
    pub source: String,
}

/// A program with its requests, run by the sandbox: `canli`, `bozuk`, or an exercise's own editor.
#[derive(Debug, Clone)]
pub struct Cell {
    /// From 1, in file order, over `canli`, `bozuk` and exercise editors together.
    pub number: u32,
    /// Working, broken on purpose, or an exercise's start.
    pub kind: CellKind,
    /// The program as the learner first sees it in the editor (without the folded part).
    pub code: String,
    /// For `devam`: the code of the continued cell, folded above; empty otherwise. The program is `folded + "\n\n\n" + code`.
    pub folded: String,
    /// `ad=`, default `app.py`.
    pub file_name: String,
    /// `kok=`: origin for the model browser.
    pub origin: Option<String>,
    /// Templates the program may render.
    pub templates: Vec<Template>,
    /// `http dene` requests; when the lesson gives none, made from the routes or the `bozuk` attributes.
    pub requests: Vec<TryRequest>,
    /// True when `requests` come from an `http dene` block.
    pub has_own_requests: bool,
    /// The prediction to answer before the result, if one precedes the try-it requests of this cell.
    pub prediction: Option<Question>,
    /// Line of the fence in the file, from 1.
    pub line: usize,
}

/// What kind of program a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellKind {
    /// `python canli`.
    Live,
    /// `python bozuk`.
    Broken(Breakage),
    /// An exercise's editor; the number is the exercise's, from 1.
    Exercise(u32),
}

/// How a `bozuk` program is declared to fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakage {
    /// `hata=`: last part of the exception's type name.
    pub error: String,
    /// `satir=`.
    pub line: Option<u32>,
    /// `durum=`: present when it fails at the request, absent when it fails to load.
    pub status: Option<u16>,
    /// `yol=`, default `/`.
    pub path: String,
    /// `yontem=`, default `GET`.
    pub method: String,
}

/// One request of an `http dene` block.
#[derive(Debug, Clone, Default)]
pub struct TryRequest {
    /// Text after `###`, empty when not given.
    pub label: String,
    /// `@` lines, in order.
    pub actions: Vec<Action>,
    /// `GET`, …
    pub method: String,
    /// Path with query, or an absolute URL.
    pub target: String,
    /// `@baslik` lines.
    pub headers: Vec<(String, String)>,
    /// Body text, empty when there is none.
    pub body: String,
    /// What must come back, in order.
    pub expectations: Vec<Expectation>,
    /// Line of the request line in the file, from 1.
    pub line: usize,
}

/// What the learner does in the panel before a request (`@` lines).
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// `@bekle N`: seconds.
    Wait(u64),
    /// `@cerez-yaz a=v`.
    WriteCookie(String),
    /// `@cerez-sil a`.
    DeleteCookie(String),
    /// `@cerezleri-sil`.
    DeleteCookies,
    /// `@js-yaz LINE`.
    ScriptWrite(String),
    /// `@sakla a`.
    Keep(String),
    /// `@tarayici NAME`.
    Browser(String),
    /// `@kopyala a FROM`.
    Copy {
        /// Cookie name.
        name: String,
        /// Browser to copy from.
        from: String,
    },
    /// `@kaynak ORIGIN`.
    Initiator(String),
    /// `@ust ORIGIN`.
    TopLevel(String),
    /// `@alt-kaynak`.
    Subresource,
    /// `@kavanoz engelli`.
    BlockThirdParty,
}

/// One expectation line with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// What must hold.
    pub kind: ExpectationKind,
    /// The line as written, for the checklist and for messages.
    pub text: String,
    /// Line in the file, from 1.
    pub line: usize,
}

/// What must hold. Texts may hold `*` wildcards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectationKind {
    /// `HTTP 200`.
    Status(u16),
    /// `Name: value`.
    Header(String, String),
    /// `! Name: value` or `! Name` (value `None`).
    NoHeader(String, Option<String>),
    /// `> text`.
    Body(String),
    /// `! > text`.
    NotBody(String),
    /// `< Cookie: value`.
    SentCookie(String),
    /// `! Cookie`.
    NoCookieSent,
    /// `= kavanoz LINE`.
    InJar(String),
    /// `= kavanozda-yok NAME`.
    NotInJar(String),
    /// `= ret REASON`.
    Refused(String),
    /// `= oturum {…}`: the JSON text.
    Session(String),
    /// `= js NAME`.
    ScriptSees(String),
    /// `= js-gormez NAME`.
    ScriptDoesNotSee(String),
    /// `= hata Type: text`; the text may be empty.
    Error(String, String),
    /// `= uyari text`.
    Warning(String),
    /// `= omur NAME SECONDS`.
    Lifetime(String, String),
}

/// A prediction or a quiz question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Question text as HTML.
    pub text: Html,
    /// In file order.
    pub options: Vec<QuestionOption>,
    /// Line of the fence in the file, from 1.
    pub line: usize,
}

/// One option of a question.
#[derive(Debug, Clone)]
pub struct QuestionOption {
    /// Inline HTML.
    pub text: Html,
    /// `- [x]`.
    pub right: bool,
    /// The quoted line below it.
    pub why: Html,
}

/// An exercise: text, hints, a check and a solution.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// From 1 in the lesson.
    pub number: u32,
    /// 2 or 3. At 2 it fills its section (see [`Section::own_exercise`]).
    pub level: u8,
    /// Its anchor.
    pub anchor: String,
    /// Heading without `Alıştırma:` and without `(tarayıcı görevi)`, as HTML.
    pub title: Html,
    /// True for `(tarayıcı görevi)`: done with the nearest cell, judged by the learner's own exchanges.
    pub browser_task: bool,
    /// The cell it is done in: its own editor, or the nearest one for a browser task.
    pub cell: Arc<Cell>,
    /// Prose and other blocks, in file order; without hints, check, start and solution.
    pub blocks: Vec<Block>,
    /// Hints as HTML, in file order.
    pub hints: Vec<Html>,
    /// `python kontrol`.
    pub check: String,
    /// Line of the check's fence in the file, from 1.
    pub check_line: usize,
    /// How many of its blocks stand before the check.
    pub check_at: usize,
    /// `python cozum` or `http cozum`.
    pub solution: Solution,
    /// Line of the solution's fence in the file, from 1; 0 without one.
    pub solution_line: usize,
}

/// A model solution.
#[derive(Debug, Clone)]
pub enum Solution {
    /// `python cozum`.
    Program(String),
    /// `http cozum`.
    Requests(Vec<TryRequest>),
    /// None was given.
    None,
}
