//! What a check found, on stdout: for people, as JSON, or as annotations for GitHub.
//! In: a [`Report`]. Out: text. A reader that goes away (`| head`) ends it silently. Not here: the sentences (`pages::text`).

mod github;
mod human;
mod json;

use std::io::Write as _;
use std::time::Duration;

use crate::app::check::Report;
use crate::config::ReportForm;
use crate::lessons::LessonError;

/// Mistakes for people, one after another; empty for none.
pub(super) fn mistakes<'e>(errors: impl Iterator<Item = &'e LessonError>) -> String {
    errors.map(|error| human::one(error) + "\n").collect()
}

/// Prints the report.
pub(super) fn print(form: ReportForm, report: &Report, took: Duration) {
    let mut out = anstream::stdout().lock();
    let text = match form {
        ReportForm::Human => human::report(report, took),
        ReportForm::Json => json::report(report, took),
        // The annotations are lines of the log, too; the report for people goes before them.
        ReportForm::Github => human::report(report, took) + &github::report(report),
    };
    // Whoever closed the pipe has read enough.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
