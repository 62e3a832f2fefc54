//! One lesson file's text as a [`Lesson`], or everything that is wrong with it.
//! In: the file's name and text. Out: the lesson, or its mistakes in file order. Pure: nothing is read, nothing is run.
//! The steps, one room each: front matter, Markdown, outline, cells, tree. Not here: what another file must hold
//! (`catalog`), whether programs do what the lesson says (`denetle`).

use super::{
    address::{LinkTarget, LocalLink},
    assemble, cells,
    error::{LessonError, LessonErrorKind},
    fold::slug_of,
    format::file_parts,
    front_matter::{self, FrontMatter},
    html::Renderer,
    markdown,
    model::{Html, Lesson, LessonSlug},
    outline,
    source::{Fragment, Source},
};

/// Reads one lesson. The mistakes are in file order and never empty.
pub fn parse(file_name: &str, text: &str) -> Result<Lesson, Vec<LessonError>> {
    let source = Source::new(file_name, text);
    let mut errors = Vec::new();
    let parts = file_parts(file_name);
    if parts.is_none() {
        let suggestion = suggested_name(file_name);
        errors.push(source.error(0..0, LessonErrorKind::FileName { suggestion }));
    }
    let (number, slug) = parts.unwrap_or((0, ""));

    let front = front_matter::read(&source, &mut errors);
    let body = Fragment::rest(&source, front.body);
    let items = markdown::items(&source, &body, &mut errors);
    let mut renderer = Renderer::new(&source);
    let outline = outline::read(&source, &body, items, &mut renderer);
    let title = title(&front, outline.title.as_ref().map(|(title, _)| title.as_str()), &mut renderer);
    let goals: Vec<Html> = front
        .goals
        .iter()
        .map(|(goal, range)| {
            let goal = Fragment::at(goal, range.clone());
            let events = markdown::fragment_events(&goal.text, false);
            renderer.inline(&goal, &events)
        })
        .collect();
    let plan = cells::plan(&outline, &mut renderer);

    let mut links = std::mem::take(&mut renderer.links);
    check_anchors(&links, &outline, file_name, &mut renderer);
    links.retain(|link| !matches!(link.target, LinkTarget::Anchor(_)));
    links.extend(prerequisites(&source, &front));
    errors.append(&mut renderer.errors);
    if !errors.is_empty() {
        without_consequences(&mut errors);
        errors.sort_by_key(|error| (error.line, error.column));
        errors.dedup();
        return Err(errors);
    }

    let anchors = outline.anchors.keys().cloned().collect();
    let (intro, sections) = assemble::assemble(outline, &plan);
    Ok(Lesson {
        slug: LessonSlug(slug.into()),
        number,
        file: file_name.to_owned(),
        title,
        summary: front.summary,
        part: front.part,
        minutes: front.minutes,
        prerequisites: front.prerequisites.into_iter().map(|(slug, _)| LessonSlug(slug.into())).collect(),
        goals,
        source_note: front.source_note,
        intro,
        sections,
        cells: plan.cells,
        anchors,
        links,
    })
}

/// A fence whose first line is wrong is no cell or check; that others then miss it is not a second mistake.
fn without_consequences(errors: &mut Vec<LessonError>) {
    use LessonErrorKind as Kind;
    let is_fence = |error: &LessonError| {
        matches!(
            error.kind,
            Kind::UnknownBlock { .. }
                | Kind::UnknownAttribute { .. }
                | Kind::MissingAttribute { .. }
                | Kind::MissingValue { .. }
                | Kind::BadValue { .. }
                | Kind::DuplicateAttribute { .. }
                | Kind::UnclosedFence
                | Kind::NestedBlock { .. }
                | Kind::EmptyBlock { .. }
        )
    };
    let misses_another = |error: &LessonError| {
        matches!(
            error.kind,
            Kind::ContinueWithoutCell
                | Kind::TryWithoutCell
                | Kind::PredictionWithoutCell
                | Kind::TaskWithoutCell
                | Kind::ExerciseWithoutCheck
                | Kind::ExerciseWithoutProgram
        )
    };
    if errors.iter().any(is_fence) {
        errors.retain(|error| !misses_another(error));
    }
}

/// `baslik`, else the first `#` heading.
fn title(front: &FrontMatter, heading: Option<&str>, renderer: &mut Renderer<'_>) -> String {
    match (&front.title, heading) {
        (Some(title), _) => title.clone(),
        (None, Some(heading)) => heading.to_owned(),
        (None, None) => {
            renderer.fail_in_file(0..0, LessonErrorKind::MissingTitle);
            String::new()
        }
    }
}

/// Links to headings of this lesson.
fn check_anchors(links: &[LocalLink], outline: &outline::Outline, file: &str, renderer: &mut Renderer<'_>) {
    for link in links {
        if let LinkTarget::Anchor(anchor) = &link.target
            && !outline.anchors.contains_key(anchor)
        {
            let known: Vec<&str> = outline.anchors.keys().map(String::as_str).collect();
            renderer.errors.push(link.place.error(missing_anchor(anchor, file, &known)));
        }
    }
}

/// The mistake of a link to a heading that is not there.
pub(crate) fn missing_anchor(anchor: &str, file: &str, known: &[&str]) -> LessonErrorKind {
    let mut known = known.to_vec();
    known.sort_unstable();
    let nearest = (!known.is_empty()).then(|| super::fold::nearest(anchor, &known).to_owned());
    LessonErrorKind::MissingAnchor { anchor: anchor.to_owned(), file: file.to_owned(), nearest }
}

fn prerequisites(source: &Source, front: &FrontMatter) -> Vec<LocalLink> {
    front
        .prerequisites
        .iter()
        .map(|(slug, range)| LocalLink {
            target: LinkTarget::Prerequisite(LessonSlug(slug.as_str().into())),
            place: source.place(range.clone()),
        })
        .collect()
}

/// The name that was probably meant: `7 Çerez.MD` becomes `07-cerez.md`.
fn suggested_name(file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let digits: String = stem.chars().take_while(char::is_ascii_digit).take(6).collect();
    let slug = slug_of(&stem[digits.len()..]);
    let slug = if slug.is_empty() { "ders" } else { &slug };
    format!("{:0>2}-{slug}.md", if digits.is_empty() { "01" } else { &digits })
}
