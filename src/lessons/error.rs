//! What is wrong in a lesson file, where, and which data a message about it needs.
//! In: a place and a kind. Out: values that `pages::text` turns into Turkish and `denetle` into a report.
//! `Display` is English, for logs. Not here: any sentence for a person.

use std::fmt;

use super::untruth::Untruth;

/// One mistake in one lesson file. A lesson may have many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonError {
    /// File name as the author knows it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// How many characters of that line the mistake covers; at least 1.
    pub length: usize,
    /// The line itself, without its end.
    pub source_line: String,
    /// What is wrong.
    pub kind: LessonErrorKind,
}

impl fmt::Display for LessonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.kind)
    }
}

impl std::error::Error for LessonError {}

/// The causes, one variant for each message. `found` is what the author wrote, `nearest` the known word most like it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are named by what they hold; the variants carry the sentence")]
pub enum LessonErrorKind {
    // The file.
    /// The name is not `NN-slug.md`.
    #[error("file name is not NN-slug.md")]
    FileName { suggestion: String },
    /// The file could not be read.
    #[error("file cannot be read: {cause}")]
    Unreadable { cause: String },
    /// The file is not UTF-8; the place is the first wrong byte.
    #[error("file is not UTF-8")]
    NotUtf8,
    /// Another file has the same slug.
    #[error("slug `{slug}` is also that of {other_file}")]
    DuplicateSlug { slug: String, other_file: String },
    /// Another file has the same number.
    #[error("number {number} is also that of {other_file}")]
    DuplicateNumber { number: u32, other_file: String },

    // Front matter and headings.
    /// The first `+++` has no second one.
    #[error("front matter is not closed")]
    FrontMatterUnclosed,
    /// Not TOML; the message is the TOML parser's.
    #[error("front matter is not TOML: {message}")]
    FrontMatterSyntax { message: String },
    /// A key that no lesson has.
    #[error("unknown front matter field `{found}`, nearest `{nearest}`")]
    UnknownField { found: String, nearest: &'static str },
    /// A value of the wrong type or form.
    #[error("front matter field `{field}` must be {expected}")]
    FieldShape { field: &'static str, expected: Shape },
    /// Neither `baslik` nor a `#` heading.
    #[error("lesson has no title")]
    MissingTitle,
    /// An empty title.
    #[error("title is empty")]
    EmptyTitle,
    /// A second `#` heading.
    #[error("second `#` heading, the first is on line {other_line}")]
    SecondTitle { other_line: usize },
    /// A heading without letters has no anchor.
    #[error("heading has no letters for an anchor")]
    EmptyAnchor,
    /// `{#…}` with more than `a-z`, `0-9` and `-`.
    #[error("anchor `{found}` is not plain, `{suggestion}` would be")]
    BadAnchor { found: String, suggestion: String },
    /// Two equal anchors in one lesson.
    #[error("anchor `{anchor}` is also on line {other_line}")]
    DuplicateAnchor { anchor: String, other_line: usize },

    // Prose.
    /// HTML other than a comment.
    #[error("raw HTML `{found}`")]
    RawHtml { found: String },
    /// `<!--` without `-->`.
    #[error("comment is not closed")]
    UnclosedComment,
    /// `> [!…]` of another kind.
    #[error("unknown alert `{found}`, nearest `{nearest}`")]
    UnknownAlert { found: String, nearest: &'static str },
    /// A link that is neither http(s), mailto, `#anchor` nor a file beside the lesson.
    #[error("link address `{found}` is not allowed")]
    BadLink { found: String },
    /// An image that is not a picture file beside the lesson.
    #[error("image address `{found}` is not a file beside the lesson")]
    BadImage { found: String },
    /// A `.md` link to a lesson that is not there.
    #[error("no lesson file `{found}`")]
    MissingLesson { found: String, nearest: Option<String> },
    /// A link or image to a file that is not beside the lesson.
    #[error("no file `{found}` beside the lesson")]
    MissingFile { found: String },
    /// A link to a heading that is not there.
    #[error("no anchor `{anchor}` in {file}")]
    MissingAnchor { anchor: String, file: String, nearest: Option<String> },
    /// `on_kosul` names a lesson that is not there.
    #[error("no lesson `{found}` to read first")]
    MissingPrerequisite { found: String, nearest: Option<String> },

    // Fences.
    /// A fence that runs into the next one or to the end of the file.
    #[error("fence is not closed")]
    UnclosedFence,
    /// A second word that is no block kind.
    #[error("unknown block `{found}`, nearest `{nearest}`")]
    UnknownBlock { found: String, nearest: &'static str },
    /// An attribute or word that this block does not have; `nearest` is `None` for a block without any.
    #[error("`{block}` has no attribute `{found}`")]
    UnknownAttribute { block: &'static str, found: String, nearest: Option<&'static str> },
    /// An attribute that this block must have.
    #[error("`{block}` lacks `{attribute}=`")]
    MissingAttribute { block: &'static str, attribute: &'static str },
    /// `key` or `key=` where a value is needed.
    #[error("attribute `{attribute}` of `{block}` has no value")]
    MissingValue { block: &'static str, attribute: &'static str },
    /// A value of the wrong form.
    #[error("attribute `{attribute}` of `{block}` is `{found}`, must be {expected}")]
    BadValue { block: &'static str, attribute: &'static str, found: String, expected: Shape },
    /// The same attribute twice.
    #[error("attribute `{attribute}` of `{block}` is there twice")]
    DuplicateAttribute { block: &'static str, attribute: &'static str },
    /// `jinja NAME` whose name is not a plain file name.
    #[error("template name `{found}` is not a plain file name")]
    BadTemplateName { found: String },
    /// A special block inside a list or a quotation.
    #[error("`{block}` inside a list or a quotation")]
    NestedBlock { block: &'static str },
    /// A special block with nothing in it.
    #[error("`{block}` is empty")]
    EmptyBlock { block: &'static str },
    /// The same template name with other text.
    #[error("template `{name}` differs from the one on line {other_line}")]
    TemplateConflict { name: String, other_line: usize },
    /// `devam` without a `python canli` above.
    #[error("`devam` without a live cell above")]
    ContinueWithoutCell,
    /// `http dene` without a cell above.
    #[error("`http dene` without a cell above")]
    TryWithoutCell,
    /// `tahmin` without a cell above.
    #[error("`tahmin` without a cell above")]
    PredictionWithoutCell,

    // Exercises.
    /// `python kontrol` outside an exercise.
    #[error("`python kontrol` outside an exercise")]
    CheckOutsideExercise,
    /// `python cozum` or `http cozum` outside an exercise.
    #[error("solution outside an exercise")]
    SolutionOutsideExercise,
    /// `ipucu` outside an exercise.
    #[error("`ipucu` outside an exercise")]
    HintOutsideExercise,
    /// `python baslangic` outside an exercise.
    #[error("`python baslangic` outside an exercise")]
    StartOutsideExercise,
    /// An exercise without `python kontrol`.
    #[error("exercise without `python kontrol`")]
    ExerciseWithoutCheck,
    /// A second `python kontrol` in one exercise.
    #[error("second `python kontrol`, the first is on line {other_line}")]
    SecondCheck { other_line: usize },
    /// A second solution in one exercise.
    #[error("second solution, the first is on line {other_line}")]
    SecondSolution { other_line: usize },
    /// A second `python baslangic` in one exercise.
    #[error("second `python baslangic`, the first is on line {other_line}")]
    SecondStart { other_line: usize },
    /// A `python kontrol` that asserts nothing.
    #[error("`python kontrol` without `assert`")]
    CheckWithoutAssert,
    /// Neither `python baslangic` nor a `python canli` above.
    #[error("exercise without a program to start from")]
    ExerciseWithoutProgram,
    /// `(tarayıcı görevi)` without a cell above.
    #[error("browser task without a cell above")]
    TaskWithoutCell,
    /// `python baslangic` in a browser task, which has no editor of its own.
    #[error("`python baslangic` in a browser task")]
    StartInTask,

    // Questions.
    /// No text before the options.
    #[error("question without text")]
    QuestionWithoutText,
    /// No task list.
    #[error("question without options")]
    QuestionWithoutOptions,
    /// No `- [x]`.
    #[error("question without a right option among {options}")]
    NoRightOption { options: usize },
    /// A list item without `[ ]` or `[x]`.
    #[error("option without a box")]
    OptionWithoutBox,
    /// A box without text.
    #[error("option without text")]
    OptionWithoutText,
    /// No `>` line under an option.
    #[error("option without a reason")]
    OptionWithoutReason,
    /// A `>` line that stands at the margin and not under its option.
    #[error("reason is not indented under its option")]
    ReasonNotIndented,
    /// Text after the options.
    #[error("text after the options")]
    TextAfterOptions,

    // Requests.
    /// Nothing between two `###`, or only `@` lines.
    #[error("request without a request line")]
    EmptyRequest,
    /// The line is not `METHOD /path`.
    #[error("`{found}` is not a request line")]
    BadRequestLine { found: String },
    /// A request line where `###` is missing before it.
    #[error("second request line `{found}` without `###`")]
    RequestNotParted { found: String },
    /// An expectation before the request line.
    #[error("expectation `{found}` before the request line")]
    ExpectationBeforeRequest { found: String },
    /// An `@` line after the request line.
    #[error("action `{found}` after the request line")]
    ActionAfterRequest { found: String },
    /// An `@` line of no known kind.
    #[error("unknown action `{found}`, nearest `{nearest}`")]
    UnknownAction { found: String, nearest: &'static str },
    /// An `@` line that needs more words.
    #[error("action `{action}` lacks {expected}")]
    MissingActionValue { action: &'static str, expected: Shape },
    /// An `@` line with words of the wrong form.
    #[error("action `{action}` has `{found}`, must be {expected}")]
    BadActionValue { action: &'static str, found: String, expected: Shape },
    /// A line that is no expectation.
    #[error("unknown expectation `{found}`, nearest `{nearest}`")]
    UnknownExpectation { found: String, nearest: &'static str },
    /// An expectation whose value has the wrong form.
    #[error("expectation `{expectation}` has `{found}`, must be {expected}")]
    BadExpectationValue { expectation: &'static str, found: String, expected: Shape },

    // Seen only by running the lesson.
    /// It reads well and is not so.
    #[error("{0}")]
    Untrue(Box<Untruth>),
}

/// The form that a value must have, for "write it like this".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `"text"` in TOML.
    Text,
    /// A whole number from 1.
    Number,
    /// `["a", "b"]` in TOML.
    TextList,
    /// `["lesson-slug"]` in TOML.
    SlugList,
    /// `100` to `599`.
    StatusCode,
    /// `/path`.
    Path,
    /// `GET`, `POST`, …
    Method,
    /// `TypeError`.
    ErrorType,
    /// `http://banka.localhost`.
    Origin,
    /// `app.py`.
    PythonFile,
    /// `calisir` or `derlenmez`.
    ExampleState,
    /// Whole seconds.
    Seconds,
    /// A cookie's name.
    CookieName,
    /// `name=value`.
    NameValue,
    /// `Name: value`.
    HeaderLine,
    /// `document.cookie = "…"`: `name=value; path=/`.
    CookieLine,
    /// A browser's name: one word.
    BrowserName,
    /// A cookie's name and a browser's name.
    NameAndBrowser,
    /// The word `engelli`.
    Blocked,
    /// Nothing at all.
    Nothing,
    /// Some words.
    Words,
    /// `{"ad": "Levent"}`.
    JsonObject,
    /// `name=value; Path=/; Secure` with the jar's attributes.
    JarLine,
    /// `Type` or `Type: text`.
    RaisedError,
    /// A cookie's name and seconds (or `*`).
    NameAndSeconds,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a quoted text",
            Self::Number => "a whole number from 1",
            Self::TextList => "a list of quoted texts",
            Self::SlugList => "a list of lesson slugs",
            Self::StatusCode => "a status code from 100 to 599",
            Self::Path => "a path that begins with /",
            Self::Method => "a method in capitals",
            Self::ErrorType => "the name of an error type",
            Self::Origin => "an origin such as http://banka.localhost",
            Self::PythonFile => "a file name that ends in .py",
            Self::ExampleState => "calisir or derlenmez",
            Self::Seconds => "whole seconds",
            Self::CookieName => "a cookie name",
            Self::NameValue => "name=value",
            Self::HeaderLine => "Name: value",
            Self::CookieLine => "a cookie line",
            Self::BrowserName => "a browser's name",
            Self::NameAndBrowser => "a cookie name and a browser's name",
            Self::Blocked => "the word engelli",
            Self::Nothing => "nothing",
            Self::Words => "some words",
            Self::JsonObject => "a JSON object",
            Self::JarLine => "name=value with jar attributes",
            Self::RaisedError => "Type: text",
            Self::NameAndSeconds => "a cookie name and seconds",
        })
    }
}
