//! Annotations that GitHub shows beside the lines of a pull request.
//! Rule: GitHub's workflow commands, `::error file=…,line=…,col=…,endColumn=…,title=…::message`, with their escapes.

use crate::app::check::Report;
use crate::pages::text::lesson_reasons::diagnosis;

/// One line for each mistake.
pub(super) fn report(report: &Report) -> String {
    let line = |error: &crate::lessons::LessonError| {
        let said = diagnosis(error);
        let mut message = vec![said.what];
        message.extend([said.seen, said.why, said.todo].into_iter().filter(|part| !part.is_empty()));
        message.extend(said.instead);
        format!(
            "::error file={},line={},col={},endColumn={},title={}::{}\n",
            property(&error.file),
            error.line,
            error.column,
            error.column + error.length,
            property(said.id),
            data(&message.join("\n")),
        )
    };
    report.errors.iter().map(line).collect()
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
