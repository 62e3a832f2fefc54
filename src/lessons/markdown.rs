//! Markdown as CommonMark reads it, cut into the pieces of a lesson: headings, fences, prose between them.
//! In: a fragment. Out: pieces with their events, places kept. Fences are what pulldown-cmark says they are, so three
//! back ticks inside a line are not one. Not here: what a piece means (`outline`), its HTML (`html`).

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::{
    error::{LessonError, LessonErrorKind},
    format::{Fence, read_info},
    source::{Fragment, Source},
};

/// An event with its range in the fragment.
pub(crate) type Placed<'t> = (Event<'t>, Range<usize>);

/// One piece of a lesson's Markdown, in file order.
pub(crate) enum Item<'t> {
    /// A heading that stands at the margin.
    Heading { level: u8, own_anchor: Option<String>, events: Vec<Placed<'t>>, range: Range<usize> },
    /// A fence of a special kind.
    Fence { fence: Fence, content: String, range: Range<usize> },
    /// Everything else, neighbours together.
    Prose(Vec<Placed<'t>>),
}

/// The events of a lesson's text.
pub(crate) fn events(text: &str) -> Vec<Placed<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES;
    placed(text, options)
}

/// The events of a hint, a note, an option: no footnotes and no anchors, which belong to the whole lesson.
pub(crate) fn fragment_events(text: &str, task_lists: bool) -> Vec<Placed<'_>> {
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    options.set(Options::ENABLE_TASKLISTS, task_lists);
    placed(text, options)
}

fn placed(text: &str, options: Options) -> Vec<Placed<'_>> {
    TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()).collect()
}

/// The end of the block or span that starts at `at`: the index of its `End` event.
pub(crate) fn end_of(events: &[Placed<'_>], at: usize) -> usize {
    let mut depth = 0usize;
    for (index, (event, _)) in events.iter().enumerate().skip(at) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    events.len().saturating_sub(1)
}

/// Cuts a lesson's body into pieces.
pub(crate) fn items<'t>(source: &Source, fragment: &'t Fragment, errors: &mut Vec<LessonError>) -> Vec<Item<'t>> {
    let events = events(&fragment.text);
    let mut items = Vec::new();
    let mut prose = Vec::new();
    let mut at = 0;
    while at < events.len() {
        let end = end_of(&events, at);
        let (event, range) = &events[at];
        let block = &events[at..=end];
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                flush(&mut prose, &mut items);
                let inner = block[1..block.len() - 1].to_vec();
                let own_anchor = id.as_ref().map(|id| id.to_string());
                items.push(Item::Heading {
                    level: level_number(*level),
                    own_anchor,
                    events: inner,
                    range: range.clone(),
                });
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                match fence(source, fragment, range, &content(block), errors) {
                    Some(Fence::Plain(_)) => prose.extend_from_slice(block),
                    Some(fence) => {
                        flush(&mut prose, &mut items);
                        items.push(Item::Fence { fence, content: content(block), range: range.clone() });
                    }
                    None => {}
                }
            }
            _ => {
                nested_fences(source, fragment, block, errors);
                prose.extend_from_slice(block);
            }
        }
        at = end + 1;
    }
    flush(&mut prose, &mut items);
    items
}

fn flush<'t>(prose: &mut Vec<Placed<'t>>, items: &mut Vec<Item<'t>>) {
    if !prose.is_empty() {
        items.push(Item::Prose(std::mem::take(prose)));
    }
}

/// Reads a fence's first line, with the mistakes it can have.
fn fence(
    source: &Source,
    fragment: &Fragment,
    range: &Range<usize>,
    content: &str,
    errors: &mut Vec<LessonError>,
) -> Option<Fence> {
    let opener = fragment.text[range.clone()].lines().next().unwrap_or("");
    let info = opener.trim_start_matches(['`', '~']);
    let info_start = range.start + (opener.len() - info.len());
    if !is_closed(&fragment.text[range.clone()], opener, content) {
        let at = fragment.in_file(range.start..range.start + opener.len());
        errors.push(source.error(at, LessonErrorKind::UnclosedFence));
        return None;
    }
    match read_info(info) {
        Ok(fence) => Some(fence),
        Err(mistakes) => {
            errors.extend(mistakes.into_iter().map(|(place, kind)| {
                source.error(fragment.in_file(info_start + place.start..info_start + place.end), kind)
            }));
            None
        }
    }
}

/// A fence ends at a bare fence of its own. When its content holds the first line of another block, the author forgot
/// that line, and what looks closed is not.
fn is_closed(block: &str, opener: &str, content: &str) -> bool {
    let mark = opener.chars().next().unwrap_or('`');
    let length = opener.chars().take_while(|&c| c == mark).count();
    let last = block.trim_end_matches('\n').rsplit('\n').next().unwrap_or("");
    let last = last.trim_start_matches([' ', '>', '\t']).trim_end();
    let bare = last.chars().all(|c| c == mark) && last.chars().count() >= length;
    let has_close = bare && block.trim_end_matches('\n').contains('\n');
    let swallows = content.lines().any(|line| {
        let run = line.chars().take_while(|&c| c == mark).count();
        run >= length && line[run..].starts_with(|c: char| c.is_ascii_alphabetic()) && !line[run..].contains('`')
    });
    has_close && !swallows
}

/// Fences inside lists and quotations: plain ones are prose, special ones are out of place.
fn nested_fences(source: &Source, fragment: &Fragment, block: &[Placed<'_>], errors: &mut Vec<LessonError>) {
    for (index, (event, range)) in block.iter().enumerate() {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) = event {
            let content = content(&block[index..=end_of(block, index)]);
            if let Some(found) = fence(source, fragment, range, &content, errors)
                && !matches!(found, Fence::Plain(_))
            {
                let opener = fragment.text[range.clone()].lines().next().unwrap_or("").len();
                let at = fragment.in_file(range.start..range.start + opener);
                errors.push(source.error(at, LessonErrorKind::NestedBlock { block: found.name() }));
            }
        }
    }
}

/// The text of a code block.
pub(crate) fn content(block: &[Placed<'_>]) -> String {
    block
        .iter()
        .filter_map(|(event, _)| if let Event::Text(text) = event { Some(text.as_ref()) } else { None })
        .collect()
}

/// The words of inline events, without marks: for anchors and titles.
pub(crate) fn plain_words(events: &[Placed<'_>]) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

/// `##` is 2.
pub(crate) fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}

/// True for the tags that hold blocks inside an item or a quotation, where a paragraph may stand unwrapped.
pub(crate) fn is_paragraph(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
}
