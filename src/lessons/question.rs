//! `tahmin` and `soru`: text, a task list, a reason under every option (rule 6).
//! In: the block's content. Out: a question whose options all have a reason and one of which is right, or mistakes.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{
    error::LessonErrorKind,
    html::Renderer,
    markdown::{Placed, end_of, fragment_events, plain_words},
    model::{Html, Question, QuestionOption},
    source::Fragment,
};

/// Reads a question whose fence stands on `line`.
pub(crate) fn read(renderer: &mut Renderer<'_>, fragment: &Fragment, fence: Range<usize>, line: usize) -> Question {
    let events = fragment_events(&fragment.text, true);
    let mut text: Vec<Placed<'_>> = Vec::new();
    let mut options: Vec<(QuestionOption, Range<usize>)> = Vec::new();
    let mut seen_list = false;
    let mut complained = false;
    let mut at = 0;
    while at < events.len() {
        let end = end_of(&events, at);
        let block = &events[at..=end];
        match &block[0].0 {
            Event::Start(Tag::List(_)) if seen_list || has_box(block) || plain_list_ends(&events, end) => {
                seen_list = true;
                read_list(renderer, fragment, block, &mut options);
            }
            // The quotation at the margin that should have stood under the option before it.
            Event::Start(Tag::BlockQuote(_)) if seen_list => {
                renderer.fail(fragment, first_line(fragment, &block[0].1), LessonErrorKind::ReasonNotIndented);
                if let Some((option, _)) = options.last_mut()
                    && option.why.0.is_empty()
                {
                    option.why = renderer.inline(fragment, &block[1..block.len() - 1]);
                }
            }
            _ if seen_list => {
                if !complained {
                    renderer.fail(fragment, first_line(fragment, &block[0].1), LessonErrorKind::TextAfterOptions);
                }
                complained = true;
            }
            _ => text.extend_from_slice(block),
        }
        at = end + 1;
    }
    let at_fence = |renderer: &mut Renderer<'_>, kind| renderer.fail_in_file(fence.clone(), kind);
    if plain_words(&text).is_empty() {
        at_fence(renderer, LessonErrorKind::QuestionWithoutText);
    }
    if options.is_empty() {
        at_fence(renderer, LessonErrorKind::QuestionWithoutOptions);
    } else if !options.iter().any(|(option, _)| option.right) {
        at_fence(renderer, LessonErrorKind::NoRightOption { options: options.len() });
    }
    for (option, range) in &options {
        if option.text.0.is_empty() {
            renderer.fail(fragment, first_line(fragment, range), LessonErrorKind::OptionWithoutText);
        } else if option.why.0.is_empty() {
            renderer.fail(fragment, first_line(fragment, range), LessonErrorKind::OptionWithoutReason);
        }
    }
    let text = renderer.blocks(fragment, &text);
    Question { text, options: options.into_iter().map(|(option, _)| option).collect(), line }
}

fn has_box(block: &[Placed<'_>]) -> bool {
    block.iter().any(|(event, _)| matches!(event, Event::TaskListMarker(_)))
}

/// A list without boxes is part of the text, unless it is the last thing: then its boxes were forgotten.
fn plain_list_ends(events: &[Placed<'_>], end: usize) -> bool {
    end + 1 == events.len()
}

fn read_list(
    renderer: &mut Renderer<'_>,
    fragment: &Fragment,
    list: &[Placed<'_>],
    options: &mut Vec<(QuestionOption, Range<usize>)>,
) {
    let mut at = 1;
    while at + 1 < list.len() {
        let end = end_of(list, at);
        let item = &list[at..=end];
        let range = item[0].1.clone();
        let mut right = None;
        let (mut text, mut why): (Vec<Placed<'_>>, Html) = (Vec::new(), Html::default());
        let mut inner = 1;
        while inner + 1 < item.len() {
            let (event, _) = &item[inner];
            match event {
                Event::TaskListMarker(checked) => right = Some(*checked),
                Event::Start(Tag::BlockQuote(_)) => {
                    let quote_end = end_of(item, inner);
                    why = renderer.inline(fragment, &item[inner + 1..quote_end]);
                    inner = quote_end;
                }
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                _ => text.push(item[inner].clone()),
            }
            inner += 1;
        }
        if right.is_none() {
            renderer.fail(fragment, first_line(fragment, &range), LessonErrorKind::OptionWithoutBox);
        }
        let text = renderer.inline(fragment, &text);
        options.push((QuestionOption { text, right: right.unwrap_or(false), why }, range));
        at = end + 1;
    }
}

/// The first line of a block, without the indentation before it.
fn first_line(fragment: &Fragment, range: &Range<usize>) -> Range<usize> {
    let text = fragment.text.get(range.clone()).unwrap_or("");
    let line = text.trim_start().lines().next().unwrap_or("").trim_end();
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + line.len()
}
