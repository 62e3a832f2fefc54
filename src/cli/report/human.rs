//! Diagnostics in the form of rustc's: place, excerpt, marked words, why, what to write, the line as it could stand.
//! In: a report. Out: text with ANSI colours, which `anstream` takes away where nobody sees them. Cannot fail.

use std::fmt::Write as _;
use std::time::Duration;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::app::check::Report;
use crate::lessons::LessonError;
use crate::pages::text::lesson_reasons::diagnosis;
use crate::pages::text::{Counts, check_summary};

/// Everything, and one line of summary.
pub(super) fn report(report: &Report, took: Duration) -> String {
    let mut all = String::new();
    for error in &report.errors {
        all.push_str(&one(error));
        all.push_str("\n\n");
    }
    let tally = report.tally;
    let counts = Counts {
        lessons: tally.lessons,
        cells: tally.cells,
        requests: tally.requests,
        expectations: tally.expectations,
        exercises: tally.exercises,
        errors: report.errors.len(),
    };
    let _ = writeln!(all, "{}", check_summary(counts, took));
    all
}

/// One diagnostic, without a final line end.
pub(super) fn one(error: &LessonError) -> String {
    let said = diagnosis(error);
    let span = span(error);
    let mut annotation = AnnotationKind::Primary.span(span.clone());
    if !said.seen.is_empty() {
        annotation = annotation.label(said.seen.as_str());
    }
    let mut main = Level::ERROR
        .with_name(Some("hata"))
        .primary_title(said.what.as_str())
        .id(said.id)
        .element(source(error).annotation(annotation));
    if !said.why.is_empty() {
        main = main.element(Level::NOTE.with_name(Some("neden")).message(said.why.as_str()));
    }
    let help = Level::HELP.with_name(Some("yardım"));
    let groups: Vec<Group<'_>> = match &said.instead {
        Some(instead) => {
            let patch = Patch::new(span, instead.as_str());
            vec![main, help.secondary_title(said.todo.as_str()).element(source(error).patch(patch))]
        }
        None if said.todo.is_empty() => vec![main],
        None => vec![main.element(help.message(said.todo.as_str()))],
    };
    Renderer::styled().render(&groups)
}

/// The line with its place.
fn source<T: Clone>(error: &LessonError) -> Snippet<'_, T> {
    Snippet::source(error.source_line.as_str()).line_start(error.line).path(error.file.as_str())
}

/// The marked words as bytes of the line.
fn span(error: &LessonError) -> std::ops::Range<usize> {
    let line = error.source_line.as_str();
    let byte = |characters: usize| line.char_indices().nth(characters).map_or(line.len(), |(at, _)| at);
    let start = byte(error.column.saturating_sub(1));
    start..byte(error.column.saturating_sub(1) + error.length).max(start)
}

#[cfg(test)]
mod tests {
    use super::one;
    use crate::lessons::{LessonError, LessonErrorKind};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_line_and_any_place_can_be_shown(
            line in 1usize..9999, column in 1usize..400, length in 1usize..400, text in "\\PC{0,200}|[\u{0}-\u{1f}a]{0,20}"
        ) {
            let error = LessonError {
                file: "01-ders.md".to_owned(),
                line,
                column,
                length,
                source_line: text.replace('\n', " "),
                kind: LessonErrorKind::UnclosedFence,
            };
            let shown = one(&error);
            prop_assert!(shown.contains("01-ders.md") && shown.contains("kapanmam"));
        }
    }
}
