//! What templates see of the catalog: the list of lessons, one lesson's head, a broken lesson's mistakes.
//! In: lessons as data. Out: plain values with the names of the page contract. Cannot fail.
//! Not here: a lesson's body (`spreads`).

use minijinja::Value;
use serde::Serialize;

use crate::lessons::{Catalog, Entry, Html, Lesson};
use crate::pages::text::lesson_reasons::diagnosis;

/// A part of the course with its lessons.
#[derive(Debug, Serialize)]
pub struct Part {
    title: String,
    lessons: Vec<Listed>,
}

#[derive(Debug, Serialize)]
struct Listed {
    no: u32,
    slug: String,
    title: String,
    summary: String,
    minutes: Option<u32>,
    broken: bool,
    current: bool,
    sections: Vec<ListedSection>,
}

#[derive(Debug, Serialize)]
struct ListedSection {
    anchor: String,
    no: String,
    title: String,
}

/// A lesson to go to.
#[derive(Debug, Serialize)]
pub struct Neighbour {
    slug: String,
    no: u32,
    title: String,
}

/// A lesson's head.
#[derive(Debug, Serialize)]
pub struct Head {
    slug: String,
    no: u32,
    title: String,
    part: String,
    minutes: Option<u32>,
    summary: String,
    goals: Vec<Value>,
    prerequisites: Vec<Neighbour>,
    sections: Vec<ListedSection>,
    source: String,
}

/// One mistake of a broken lesson.
#[derive(Debug, Serialize)]
pub struct Diagnostic {
    file: String,
    line: usize,
    column: usize,
    text: String,
    why: String,
    help: String,
    /// The line before, in and after the marked words.
    source: [String; 3],
}

/// HTML of our own renderer, which templates put on the page as it is.
pub fn safe(html: &Html) -> Value {
    Value::from_safe_string(html.coloured().into_owned())
}

/// All lessons by part, in order; a part is the run of lessons that name it.
pub fn parts(catalog: &Catalog, current: Option<&str>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for entry in &catalog.lessons {
        let lesson = entry.lesson.as_ref().ok();
        // A broken lesson stays where it stood: in the part before it.
        let title = lesson.map(|lesson| lesson.part.clone());
        let fits = parts.last().is_some_and(|part| title.as_ref().is_none_or(|title| *title == part.title));
        if !fits {
            parts.push(Part { title: title.unwrap_or_default(), lessons: Vec::new() });
        }
        if let Some(part) = parts.last_mut() {
            part.lessons.push(listed(entry, current));
        }
    }
    parts
}

fn listed(entry: &Entry, current: Option<&str>) -> Listed {
    let slug = entry.slug.to_string();
    let current = current == Some(slug.as_str());
    match &entry.lesson {
        Ok(lesson) => Listed {
            no: lesson.number,
            title: lesson.title.clone(),
            summary: lesson.summary.clone(),
            minutes: lesson.minutes,
            broken: false,
            current,
            sections: sections(lesson),
            slug,
        },
        Err(_) => Listed {
            no: entry.number,
            title: entry.file.clone(),
            summary: String::new(),
            minutes: None,
            broken: true,
            current,
            sections: Vec::new(),
            slug,
        },
    }
}

/// `3.1`, `3.2`, … in file order.
pub fn section_number(lesson: &Lesson, index: usize) -> String {
    // The guide has no number among the lessons.
    if lesson.number == 0 {
        return (index + 1).to_string();
    }
    format!("{}.{}", lesson.number, index + 1)
}

fn sections(lesson: &Lesson) -> Vec<ListedSection> {
    let numbered = lesson.sections.iter().enumerate();
    numbered
        .map(|(index, section)| ListedSection {
            anchor: section.anchor.clone(),
            no: section_number(lesson, index),
            title: section.title_text.clone(),
        })
        .collect()
}

/// The lesson's own head.
pub fn lesson(catalog: &Catalog, lesson: &Lesson) -> Head {
    let before = lesson.prerequisites.iter().filter_map(|slug| catalog.entry(slug.as_str())).map(neighbour).collect();
    Head {
        slug: lesson.slug.to_string(),
        no: lesson.number,
        title: lesson.title.clone(),
        part: lesson.part.clone(),
        minutes: lesson.minutes,
        summary: lesson.summary.clone(),
        goals: lesson.goals.iter().map(safe).collect(),
        prerequisites: before,
        sections: sections(lesson),
        source: lesson.source_note.clone(),
    }
}

/// The lessons before and after.
pub fn neighbours(catalog: &Catalog, slug: &str) -> (Option<Neighbour>, Option<Neighbour>) {
    let at = catalog.lessons.iter().position(|entry| entry.slug.as_str() == slug);
    let Some(at) = at else { return (None, None) };
    let entry = |index: Option<usize>| index.and_then(|index| catalog.lessons.get(index)).map(neighbour);
    (entry(at.checked_sub(1)), entry(at.checked_add(1)))
}

fn neighbour(entry: &Entry) -> Neighbour {
    let title = entry.lesson.as_ref().map_or_else(|_| entry.file.clone(), |lesson| lesson.title.clone());
    Neighbour { slug: entry.slug.to_string(), no: entry.number, title }
}

/// A broken lesson's mistakes.
pub fn diagnostics(catalog: &Catalog, slug: &str) -> Vec<Diagnostic> {
    let diagnostic = |error: &crate::lessons::LessonError| {
        let said = diagnosis(error);
        let letters = || error.source_line.chars();
        let start = error.column.saturating_sub(1);
        Diagnostic {
            file: error.file.clone(),
            line: error.line,
            column: error.column,
            text: said.what,
            why: said.why,
            help: said.todo,
            source: [
                letters().take(start).collect(),
                letters().skip(start).take(error.length).collect(),
                letters().skip(start + error.length).collect(),
            ],
        }
    };
    catalog.entry(slug).map(|entry| entry.mistakes().iter().map(diagnostic).collect()).unwrap_or_default()
}
