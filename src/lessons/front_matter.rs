//! Front matter: TOML between `+++` lines at the very start of a lesson (rule 1).
//! In: the file. Out: its fields and where the Markdown begins. Errors carry the place of the key or the value.

use std::ops::Range;

use toml::{Spanned, de::DeValue};

use super::{
    error::{LessonError, LessonErrorKind, Shape},
    fold::{is_slug, nearest},
    source::Source,
};

const FIELDS: [&str; 7] = ["baslik", "ozet", "kisim", "sure", "on_kosul", "hedefler", "kaynak"];

/// What the front matter said; empty when there is none.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    /// Empty after a mistake that may hide it, so that one mistake is not told twice.
    pub(crate) title: Option<String>,
    pub(crate) summary: String,
    pub(crate) part: String,
    pub(crate) minutes: Option<u32>,
    /// With the place of each.
    pub(crate) prerequisites: Vec<(String, Range<usize>)>,
    /// With the place of each.
    pub(crate) goals: Vec<(String, Range<usize>)>,
    pub(crate) source_note: String,
    /// Offset of the first byte of Markdown.
    pub(crate) body: usize,
}

/// Reads the front matter of a file, if it begins with one.
pub(crate) fn read(source: &Source, errors: &mut Vec<LessonError>) -> FrontMatter {
    let mut front = FrontMatter::default();
    if source.line(1).trim_end() != "+++" {
        return front;
    }
    let start = source.line_start(2);
    let last = source.line_of(source.text.len());
    let Some(end_line) = (2..=last).find(|&line| source.line(line).trim_end() == "+++") else {
        errors.push(source.error(0..3, LessonErrorKind::FrontMatterUnclosed));
        front.body = source.text.len();
        front.title = Some(String::new());
        return front;
    };
    let text = &source.text[start..source.line_start(end_line)];
    front.body = source.line_start(end_line + 1);
    match toml::de::DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.get_ref() {
                field(&mut front, source, start, (key.get_ref(), key.span()), value, errors);
            }
        }
        Err(error) => {
            front.title = Some(String::new());
            let span = error.span().unwrap_or(0..0);
            let message = error.message().to_owned();
            let kind = LessonErrorKind::FrontMatterSyntax { message };
            errors.push(source.error(start + span.start..start + span.end, kind));
        }
    }
    front
}

fn field(
    front: &mut FrontMatter,
    source: &Source,
    start: usize,
    (key, key_span): (&str, Range<usize>),
    value: &Spanned<DeValue>,
    errors: &mut Vec<LessonError>,
) {
    let in_file = |span: Range<usize>| start + span.start..start + span.end;
    let Some(&name) = FIELDS.iter().find(|&&name| name == key) else {
        let kind = LessonErrorKind::UnknownField { found: key.to_owned(), nearest: nearest(key, &FIELDS) };
        return errors.push(source.error(in_file(key_span), kind));
    };
    let text = || match value.get_ref() {
        DeValue::String(text) => Ok(text.trim().to_owned()),
        _ => Err((value.span(), Shape::Text)),
    };
    let result = match name {
        "baslik" => text().map(|title| {
            if title.is_empty() {
                errors.push(source.error(in_file(value.span()), LessonErrorKind::EmptyTitle));
            }
            front.title = Some(title);
        }),
        "ozet" => text().map(|text| front.summary = text),
        "kisim" => text().map(|text| front.part = text),
        "kaynak" => text().map(|text| front.source_note = text),
        "sure" => match value.get_ref() {
            DeValue::Integer(number) => u32::from_str_radix(&number.as_str().replace('_', ""), number.radix())
                .ok()
                .filter(|&minutes| minutes > 0),
            _ => None,
        }
        .map(|minutes| front.minutes = Some(minutes))
        .ok_or((value.span(), Shape::Number)),
        "on_kosul" => texts(value, Shape::SlugList).and_then(|list| {
            if let Some((_, span)) = list.iter().find(|(slug, _)| !is_slug(slug)) {
                return Err((span.clone(), Shape::SlugList));
            }
            front.prerequisites = list.into_iter().map(|(slug, span)| (slug, in_file(span))).collect();
            Ok(())
        }),
        _ => texts(value, Shape::TextList).map(|list| {
            front.goals = list.into_iter().map(|(text, span)| (text, in_file(span))).collect();
        }),
    };
    if let Err((span, expected)) = result {
        if name == "baslik" {
            front.title = Some(String::new());
        }
        errors.push(source.error(in_file(span), LessonErrorKind::FieldShape { field: name, expected }));
    }
}

type Texts = Vec<(String, Range<usize>)>;

fn texts(value: &Spanned<DeValue>, expected: Shape) -> Result<Texts, (Range<usize>, Shape)> {
    let DeValue::Array(list) = value.get_ref() else { return Err((value.span(), expected)) };
    list.iter()
        .map(|item| match item.get_ref() {
            DeValue::String(text) => Ok((text.trim().to_owned(), item.span())),
            _ => Err((item.span(), expected)),
        })
        .collect()
}
