//! A lesson's pieces in file order, read but not yet put together.
//! In: Markdown items. Out: pieces with anchors, HTML and parsed blocks; mistakes inside a piece are collected here.
//! Not here: which cell a piece belongs to (`cells`), the tree of sections and exercises (`assemble`).

use std::{collections::HashMap, ops::Range};

use pulldown_cmark::Event;

use super::{
    error::LessonErrorKind,
    fold::{is_slug, slug_of},
    format::Fence,
    html::Renderer,
    markdown::{Item, Placed, fragment_events, plain_words},
    model::{Breakage, Example, Html, Question, Template, TryRequest},
    question, requests,
    source::{Fragment, Source},
};

/// A piece and where its first line stands in the file.
pub(crate) struct Piece {
    pub(crate) kind: PieceKind,
    pub(crate) range: Range<usize>,
    pub(crate) line: usize,
}

/// What a piece is.
pub(crate) enum PieceKind {
    Prose(Html),
    Heading(Heading),
    Live { code: String, continues: bool, origin: Option<String>, file_name: Option<String> },
    Broken { code: String, breakage: Breakage },
    Start(String),
    Example(Example),
    Template(Template),
    Try(Vec<TryRequest>),
    Prediction(Question),
    Quiz(Question),
    Hint(Html),
    Teacher(Html),
    Check(String),
    ProgramSolution(String),
    RequestSolution(Vec<TryRequest>),
}

/// A heading at the margin.
pub(crate) struct Heading {
    pub(crate) level: u8,
    pub(crate) anchor: String,
    pub(crate) html: Html,
    pub(crate) text: String,
    /// Present when it opens an exercise.
    pub(crate) exercise: Option<ExerciseHeading>,
}

/// What an exercise's heading says besides `Alıştırma`.
pub(crate) struct ExerciseHeading {
    pub(crate) title: Html,
    pub(crate) browser_task: bool,
}

/// The pieces of a lesson and its `#` heading.
#[derive(Default)]
pub(crate) struct Outline {
    pub(crate) pieces: Vec<Piece>,
    /// The first `#` heading's words and line.
    pub(crate) title: Option<(String, usize)>,
    /// Anchor to line.
    pub(crate) anchors: HashMap<String, usize>,
}

/// Reads every item.
pub(crate) fn read(source: &Source, fragment: &Fragment, items: Vec<Item<'_>>, renderer: &mut Renderer<'_>) -> Outline {
    let mut outline = Outline::default();
    for item in items {
        match item {
            Item::Prose(events) => {
                let html = renderer.blocks(fragment, &events);
                if !html.0.trim().is_empty() {
                    let range = events.first().map_or(0..0, |(_, range)| range.clone());
                    outline.push(source, fragment.in_file(range), PieceKind::Prose(html));
                }
            }
            Item::Heading { level: 1, events, range, .. } => {
                let range = fragment.in_file(range);
                let words = plain_words(&events);
                match &outline.title {
                    Some((_, other_line)) => {
                        renderer.fail_in_file(range, LessonErrorKind::SecondTitle { other_line: *other_line });
                    }
                    None => {
                        if words.is_empty() {
                            renderer.fail_in_file(range.clone(), LessonErrorKind::EmptyTitle);
                        }
                        outline.title = Some((words, source.line_of(range.start)));
                    }
                }
            }
            Item::Heading { level, own_anchor, events, range } => {
                let range = fragment.in_file(range);
                let heading = heading(source, fragment, renderer, &mut outline, (level, own_anchor, events, &range));
                outline.push(source, range, PieceKind::Heading(heading));
            }
            Item::Fence { fence, content, range } => {
                let range = fragment.in_file(range);
                let line = source.line_of(range.start);
                let opener = range.start
                    ..range.start + (source.line(line).len().saturating_sub(range.start - source.line_start(line)));
                let kind = block(source, renderer, fence, content, opener.clone(), line);
                outline.push(source, opener, kind);
            }
        }
    }
    outline
}

impl Outline {
    fn push(&mut self, source: &Source, range: Range<usize>, kind: PieceKind) {
        self.pieces.push(Piece { line: source.line_of(range.start), range, kind });
    }
}

type HeadingParts<'t, 'r> = (u8, Option<String>, Vec<Placed<'t>>, &'r Range<usize>);

fn heading(
    source: &Source,
    fragment: &Fragment,
    renderer: &mut Renderer<'_>,
    outline: &mut Outline,
    (level, own_anchor, events, range): HeadingParts<'_, '_>,
) -> Heading {
    let text = plain_words(&events);
    let folded = slug_of(&text);
    let line = source.line_of(range.start);
    let anchor = match own_anchor {
        Some(own) => {
            if !is_slug(&own) {
                let kind = LessonErrorKind::BadAnchor { suggestion: slug_of(&own), found: own.clone() };
                renderer.fail_in_file(range.clone(), kind);
            }
            own
        }
        None => folded.clone(),
    };
    if anchor.is_empty() {
        renderer.fail_in_file(range.clone(), LessonErrorKind::EmptyAnchor);
    } else if let Some(&other_line) = outline.anchors.get(&anchor) {
        let kind = LessonErrorKind::DuplicateAnchor { anchor: anchor.clone(), other_line };
        renderer.fail_in_file(range.clone(), kind);
    } else {
        outline.anchors.insert(anchor.clone(), line);
    }
    let opens = level <= 3 && (folded == "alistirma" || folded.starts_with("alistirma-"));
    let exercise = opens.then(|| {
        let (events, browser_task) = without_exercise_words(&events);
        let mut title = renderer.inline(fragment, &events);
        if title.0.is_empty() {
            title = Html("Alıştırma".to_owned());
        }
        ExerciseHeading { title, browser_task }
    });
    let html = renderer.inline(fragment, &events);
    Heading { level, anchor, html, text, exercise }
}

/// The heading without `Alıştırma 3.B:` at its start and without `(tarayıcı görevi)` at its end.
fn without_exercise_words<'t>(events: &[Placed<'t>]) -> (Vec<Placed<'t>>, bool) {
    let mut events = events.to_vec();
    if let Some((Event::Text(text), _)) = events.iter_mut().find(|(event, _)| matches!(event, Event::Text(_))) {
        let rest: String = text.trim_start().chars().skip("Alıştırma".chars().count()).collect();
        let rest = rest.trim_start();
        let number = rest.find(':').filter(|&colon| {
            rest[..colon].chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '.' || c == ' ')
        });
        let rest = number.map_or(rest, |colon| &rest[colon + 1..]);
        *text = rest.trim_start().to_owned().into();
    }
    let mut browser_task = false;
    if let Some((Event::Text(text), _)) = events.last_mut()
        && let Some(open) = text.rfind('(')
        && slug_of(&text[open..]) == "tarayici-gorevi"
    {
        browser_task = true;
        *text = text[..open].trim_end().to_owned().into();
    }
    (events, browser_task)
}

/// Reads a special fence's content.
fn block(
    source: &Source,
    renderer: &mut Renderer<'_>,
    fence: Fence,
    content: String,
    opener: Range<usize>,
    line: usize,
) -> PieceKind {
    let may_be_empty = matches!(fence, Fence::Template(_) | Fence::Start);
    if content.trim().is_empty() && !may_be_empty {
        renderer.fail_in_file(opener.clone(), LessonErrorKind::EmptyBlock { block: fence.name() });
        return PieceKind::Prose(Html::default());
    }
    // A file of its own would end with one line end; an editor shows none.
    let code = || content.trim_end().to_owned();
    let inner = || Fragment::lines(source, content.clone(), line + 1);
    match fence {
        Fence::Plain(_) => PieceKind::Prose(Html::default()),
        Fence::Live { continues, origin, file_name } => PieceKind::Live { code: code(), continues, origin, file_name },
        Fence::Broken(breakage) => PieceKind::Broken { code: code(), breakage },
        Fence::Start => PieceKind::Start(code()),
        Fence::Example(state) => PieceKind::Example(Example { code: code(), state, line }),
        Fence::Template(name) => PieceKind::Template(Template { name, source: content }),
        Fence::Try => PieceKind::Try(requests::read(renderer, &inner(), line + 1)),
        Fence::RequestSolution => PieceKind::RequestSolution(requests::read(renderer, &inner(), line + 1)),
        Fence::Prediction => PieceKind::Prediction(question::read(renderer, &inner(), opener, line)),
        Fence::Quiz => PieceKind::Quiz(question::read(renderer, &inner(), opener, line)),
        Fence::Hint => PieceKind::Hint(markdown(renderer, &inner())),
        Fence::Teacher => PieceKind::Teacher(markdown(renderer, &inner())),
        Fence::Check => {
            if !has_assert(&content) {
                renderer.fail_in_file(opener, LessonErrorKind::CheckWithoutAssert);
            }
            PieceKind::Check(code())
        }
        Fence::ProgramSolution => PieceKind::ProgramSolution(code()),
    }
}

fn markdown(renderer: &mut Renderer<'_>, inner: &Fragment) -> Html {
    renderer.blocks(inner, &fragment_events(&inner.text, false))
}

fn has_assert(check: &str) -> bool {
    check.lines().any(|line| {
        line.split([';', ':']).any(|part| {
            part.trim_start().strip_prefix("assert").is_some_and(|rest| rest.starts_with([' ', '(', '\t', '"', '\'']))
        })
    })
}
