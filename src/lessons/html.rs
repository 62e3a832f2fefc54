//! The HTML of a lesson's prose, made from pulldown-cmark's events by hand: every tag on the page is one of these.
//! In: events with places. Out: HTML, the links that the catalog must look up, and mistakes: raw HTML, addresses that
//! lead out of the lesson's folder, unknown alerts. Everything that the author wrote is escaped.

use std::{collections::HashMap, fmt::Write as _, ops::Range};

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::{
    address::{self, LinkTarget, LocalLink},
    code_block,
    error::{LessonError, LessonErrorKind},
    fold::{nearest, slug_of},
    markdown::{Placed, content, end_of, is_paragraph, level_number},
    model::Html,
    source::{Fragment, Source},
};

/// The alerts a lesson may have; `[!CAUTION]` is not one of ours.
const ALERTS: [&str; 4] = ["[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]"];

/// Escapes text for element content and quoted attributes.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// The text that [`escape`] wrote.
pub fn unescape(html: &str) -> String {
    ["&lt;", "&gt;", "&quot;", "&#39;", "&amp;"]
        .into_iter()
        .zip(["<", ">", "\"", "'", "&"])
        .fold(html.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

/// Renders the prose of one lesson: footnotes are numbered over all of it.
pub(crate) struct Renderer<'s> {
    source: &'s Source,
    /// Links and images to look up beside the lesson.
    pub(crate) links: Vec<LocalLink>,
    /// Everything that went wrong.
    pub(crate) errors: Vec<LessonError>,
    /// Footnote label to number and how many references there were.
    footnotes: HashMap<String, (usize, usize)>,
}

impl<'s> Renderer<'s> {
    pub(crate) fn new(source: &'s Source) -> Self {
        Self { source, links: Vec::new(), errors: Vec::new(), footnotes: HashMap::new() }
    }

    /// Records a mistake at a range of a fragment.
    pub(crate) fn fail(&mut self, fragment: &Fragment, range: Range<usize>, kind: LessonErrorKind) {
        self.errors.push(self.source.error(fragment.in_file(range), kind));
    }

    /// Records a mistake at a range of the file.
    pub(crate) fn fail_in_file(&mut self, range: Range<usize>, kind: LessonErrorKind) {
        self.errors.push(self.source.error(range, kind));
    }

    /// Blocks as they stand.
    pub(crate) fn blocks(&mut self, fragment: &Fragment, events: &[Placed<'_>]) -> Html {
        let mut out = String::new();
        self.render(fragment, events, &mut out);
        Html(out)
    }

    /// The same without paragraph tags, for a heading, an option, a goal.
    pub(crate) fn inline(&mut self, fragment: &Fragment, events: &[Placed<'_>]) -> Html {
        let bare: Vec<Placed<'_>> = events.iter().filter(|(event, _)| !is_paragraph(event)).cloned().collect();
        let mut html = self.blocks(fragment, &bare);
        html.0.truncate(html.0.trim_end().len());
        html
    }

    fn render(&mut self, fragment: &Fragment, events: &[Placed<'_>], out: &mut String) {
        let mut columns: Vec<Alignment> = Vec::new();
        let mut column = 0;
        let mut in_head = false;
        let mut at = 0;
        while at < events.len() {
            let (event, range) = &events[at];
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let end = end_of(events, at);
                    let language = match kind {
                        CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
                        CodeBlockKind::Indented => "",
                    };
                    code_block::write(language, &content(&events[at..=end]), out);
                    at = end;
                }
                Event::Start(Tag::HtmlBlock) => {
                    let end = end_of(events, at);
                    self.html(fragment, &events[at + 1..end], range.clone());
                    at = end;
                }
                Event::InlineHtml(_) | Event::Html(_) => self.html(fragment, &events[at..=at], range.clone()),
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let end = end_of(events, at);
                    let alt = super::markdown::plain_words(&events[at + 1..end]);
                    self.image(fragment, range.clone(), dest_url, title, &alt, out);
                    at = end;
                }
                Event::Start(Tag::Link { dest_url, title, .. }) => {
                    let href = self.link(fragment, range.clone(), dest_url);
                    out.push_str("<a href=\"");
                    escape(&href, out);
                    if !title.is_empty() {
                        out.push_str("\" title=\"");
                        escape(title, out);
                    }
                    out.push_str(if href.starts_with("http") { "\" rel=\"noreferrer\">" } else { "\">" });
                }
                Event::Start(Tag::Table(alignments)) => {
                    columns.clone_from(alignments);
                    out.push_str("<div class=\"tbl\" tabindex=\"0\" role=\"group\" aria-label=\"Tablo\"><table>\n");
                }
                Event::Start(Tag::TableHead) => {
                    (in_head, column) = (true, 0);
                    out.push_str("<thead><tr>");
                }
                Event::End(TagEnd::TableHead) => {
                    in_head = false;
                    out.push_str("</tr></thead><tbody>\n");
                }
                Event::Start(Tag::TableRow) => {
                    column = 0;
                    out.push_str("<tr>");
                }
                Event::Start(Tag::TableCell) => {
                    let class = match columns.get(column) {
                        Some(Alignment::Center) => " class=\"orta\"",
                        Some(Alignment::Right) => " class=\"sag\"",
                        _ => "",
                    };
                    let _ = if in_head { write!(out, "<th scope=\"col\"{class}>") } else { write!(out, "<td{class}>") };
                    column += 1;
                }
                // A corner without words names no column.
                Event::End(TagEnd::TableCell) if in_head && out.ends_with("<th scope=\"col\">") => {
                    out.truncate(out.len() - "<th scope=\"col\">".len());
                    out.push_str("<td></td>");
                }
                Event::End(TagEnd::TableCell) => out.push_str(if in_head { "</th>" } else { "</td>" }),
                Event::Start(Tag::BlockQuote(kind)) => {
                    self.alert(fragment, *kind, &events[at..=end_of(events, at)], out);
                }
                Event::Start(Tag::FootnoteDefinition(label)) => self.footnote(label, out),
                Event::FootnoteReference(label) => self.reference(label, out),
                Event::Start(Tag::Heading { level, .. }) => {
                    // Inside a list or a quotation: no anchor, and never higher than the page's own headings.
                    let _ = write!(out, "<h{}>", level_number(*level).max(3));
                }
                Event::End(TagEnd::Heading(level)) => {
                    let _ = writeln!(out, "</h{}>", level_number(*level).max(3));
                }
                Event::Start(tag) => start(tag, out),
                Event::End(tag) => end(tag, out),
                Event::Text(text) => escape(text, out),
                Event::Code(code) => {
                    out.push_str("<code>");
                    escape(code, out);
                    out.push_str("</code>");
                }
                Event::SoftBreak => out.push('\n'),
                Event::HardBreak => out.push_str("<br>\n"),
                Event::Rule => out.push_str("<hr>\n"),
                // Task lists belong to questions; mathematics is not enabled.
                Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
            at += 1;
        }
    }

    /// A comment vanishes; anything else is a mistake.
    fn html(&mut self, fragment: &Fragment, events: &[Placed<'_>], range: Range<usize>) {
        let html: String = events
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Html(text) | Event::InlineHtml(text) | Event::Text(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let offset = events.first().map_or(range.start, |(_, range)| range.start);
        let mut rest = html.as_str();
        loop {
            let skipped = rest.len() - rest.trim_start().len();
            rest = &rest[skipped..];
            if rest.is_empty() {
                return;
            }
            let start = offset + (html.len() - rest.len());
            let Some(comment) = rest.strip_prefix("<!--") else {
                let tag =
                    rest.find(['>', '\n']).map_or(rest.len(), |end| end + usize::from(rest[end..].starts_with('>')));
                let opened = self.errors.iter().any(|error| matches!(error.kind, LessonErrorKind::RawHtml { .. }));
                if rest.starts_with("</") && opened {
                    // The end of an element whose start was reported.
                    return;
                }
                let kind = LessonErrorKind::RawHtml { found: rest[..tag].to_owned() };
                return self.fail(fragment, start..start + tag, kind);
            };
            let Some(end) = comment.find("-->") else {
                return self.fail(fragment, start..start + 4, LessonErrorKind::UnclosedComment);
            };
            rest = &comment[end + 3..];
        }
    }

    fn link(&mut self, fragment: &Fragment, range: Range<usize>, dest: &str) -> String {
        match address::link(dest) {
            Some((href, target)) => {
                self.remember(fragment, range, target);
                href
            }
            None => {
                self.fail(fragment, range, LessonErrorKind::BadLink { found: dest.to_owned() });
                String::new()
            }
        }
    }

    fn image(
        &mut self,
        fragment: &Fragment,
        range: Range<usize>,
        dest: &CowStr<'_>,
        title: &CowStr<'_>,
        alt: &str,
        out: &mut String,
    ) {
        let Some((src, target)) = address::image(dest) else {
            return self.fail(fragment, range, LessonErrorKind::BadImage { found: dest.to_string() });
        };
        self.remember(fragment, range, Some(target));
        for (name, value) in [("<img src=\"", src.as_str()), ("\" alt=\"", alt), ("\" title=\"", title)] {
            if name.starts_with("\" title") && value.is_empty() {
                continue;
            }
            out.push_str(name);
            escape(value, out);
        }
        out.push_str("\" loading=\"lazy\">");
    }

    fn remember(&mut self, fragment: &Fragment, range: Range<usize>, target: Option<LinkTarget>) {
        if let Some(target) = target {
            let place = self.source.place(fragment.in_file(range));
            self.links.push(LocalLink { target, place });
        }
    }

    fn alert(&mut self, fragment: &Fragment, kind: Option<BlockQuoteKind>, block: &[Placed<'_>], out: &mut String) {
        let (class, name) = match kind {
            Some(BlockQuoteKind::Note) => ("not", "Not"),
            Some(BlockQuoteKind::Tip) => ("ipucu", "İpucu"),
            Some(BlockQuoteKind::Important) => ("onemli", "Önemli"),
            Some(BlockQuoteKind::Warning) => ("dikkat", "Dikkat"),
            Some(BlockQuoteKind::Caution) => return self.unknown_alert(fragment, block),
            None => {
                let words = super::markdown::plain_words(block);
                if words.starts_with("[!") && words.split_whitespace().next().is_some_and(|word| word.ends_with(']')) {
                    self.unknown_alert(fragment, block);
                }
                return out.push_str("<blockquote>\n");
            }
        };
        let _ = writeln!(out, "<aside class=\"note note--{class}\"><p class=\"note__h\">{name}</p>");
    }

    fn unknown_alert(&mut self, fragment: &Fragment, block: &[Placed<'_>]) {
        let range = block[0].1.clone();
        let text = &fragment.text[range.clone()];
        let start = text.find("[!").unwrap_or(0);
        let end = text[start..].find(']').map_or(text.len(), |end| start + end + 1);
        let found = text[start..end].to_owned();
        let nearest = nearest(&found, &ALERTS);
        let kind = LessonErrorKind::UnknownAlert { found, nearest };
        self.fail(fragment, range.start + start..range.start + end, kind);
    }

    fn number(&mut self, label: &str) -> (usize, &mut usize) {
        let next = self.footnotes.len() + 1;
        let entry = self.footnotes.entry(label.to_owned()).or_insert((next, 0));
        (entry.0, &mut entry.1)
    }

    fn reference(&mut self, label: &str, out: &mut String) {
        let (number, references) = self.number(label);
        *references += 1;
        let anchor = footnote_anchor(label, number);
        let id = if *references == 1 { format!(" id=\"{anchor}-yer\"") } else { String::new() };
        let _ = write!(
            out,
            "<sup class=\"dipnot\"><a href=\"#{anchor}\"{id} aria-label=\"Dipnot {number}\">{number}</a></sup>"
        );
    }

    fn footnote(&mut self, label: &str, out: &mut String) {
        let (number, _) = self.number(label);
        let anchor = footnote_anchor(label, number);
        let _ = writeln!(
            out,
            "<div class=\"dipnot\" id=\"{anchor}\"><a href=\"#{anchor}-yer\" aria-label=\"Dipnot {number}, metne dön\">{number}</a>"
        );
    }
}

fn footnote_anchor(label: &str, number: usize) -> String {
    format!("dipnot-{number}-{}", slug_of(label)).trim_end_matches('-').to_owned()
}

fn start(tag: &Tag<'_>, out: &mut String) {
    match tag {
        Tag::Paragraph => out.push_str("<p>"),
        Tag::List(None) => out.push_str("<ul>\n"),
        Tag::List(Some(1)) => out.push_str("<ol>\n"),
        Tag::List(Some(first)) => {
            let _ = writeln!(out, "<ol start=\"{first}\">");
        }
        Tag::Item => out.push_str("<li>"),
        Tag::Emphasis => out.push_str("<em>"),
        Tag::Strong => out.push_str("<strong>"),
        Tag::Strikethrough => out.push_str("<del>"),
        _ => {}
    }
}

fn end(tag: &TagEnd, out: &mut String) {
    match tag {
        TagEnd::Paragraph => out.push_str("</p>\n"),
        TagEnd::List(false) => out.push_str("</ul>\n"),
        TagEnd::List(true) => out.push_str("</ol>\n"),
        TagEnd::Item => out.push_str("</li>\n"),
        TagEnd::Emphasis => out.push_str("</em>"),
        TagEnd::Strong => out.push_str("</strong>"),
        TagEnd::Strikethrough => out.push_str("</del>"),
        TagEnd::Link => out.push_str("</a>"),
        TagEnd::Table => out.push_str("</tbody></table></div>\n"),
        TagEnd::TableRow => out.push_str("</tr>\n"),
        TagEnd::BlockQuote(None) => out.push_str("</blockquote>\n"),
        TagEnd::BlockQuote(Some(_)) => out.push_str("</aside>\n"),
        TagEnd::FootnoteDefinition => out.push_str("</div>\n"),
        _ => {}
    }
}
