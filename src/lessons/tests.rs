//! Tests of the whole room: texts in, lessons or mistakes out. Small rooms keep theirs beside them.

mod catalog;
mod errors;
mod forms;
mod judging;
mod prose;
mod robustness;
mod sample;

use super::{Lesson, LessonError, parse};

/// A lesson without mistakes.
fn good(text: &str) -> Lesson {
    match parse("01-ders.md", text) {
        Ok(lesson) => lesson,
        Err(errors) => panic!("unexpected mistakes: {errors:#?}"),
    }
}

/// The mistakes of a lesson that has some.
fn bad(text: &str) -> Vec<LessonError> {
    match parse("01-ders.md", text) {
        Ok(lesson) => panic!("no mistake in {text:?}: {lesson:#?}"),
        Err(errors) => errors,
    }
}
