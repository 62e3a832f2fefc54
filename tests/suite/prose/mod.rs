//! The lessons' Turkish: every sentence that a learner or a teacher reads, held against the glossary's words and spelling.
//! Code is not looked at: it follows Python's and Flask's rules. `rules` knows what is wrong; here prose is found.

mod rules;
mod terms;

use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A run of prose: a paragraph, a table cell, an option, a heading, a check's message.
struct Passage {
    text: String,
    /// In the file, from 1.
    line: usize,
    heading: bool,
}

/// Stands in prose where code stood, so that what touches it can be seen.
const CODE: char = '\u{FFFC}';
/// Fences that hold Markdown.
const PROSE_FENCES: [&str; 4] = ["tahmin", "soru", "ipucu", "ogretmen"];

/// Every passage of a lesson file.
fn passages(file: &str) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut body = file;
    let mut first_line = 1;
    if let Some(rest) = file.strip_prefix("+++\n") {
        let (head, after) = rest.split_once("\n+++").expect("front matter ends");
        let head: toml::Table = head.parse().expect("front matter is TOML");
        for (key, value) in &head {
            match value {
                // Goals are Markdown; prerequisites are names of files.
                toml::Value::Array(goals) if key == "hedefler" => {
                    goals.iter().filter_map(toml::Value::as_str).for_each(|goal| markdown(goal, 1, &mut found));
                }
                toml::Value::String(text) => found.push(Passage { text: text.clone(), line: 1, heading: false }),
                _ => {}
            }
        }
        first_line += file[..file.len() - after.len()].matches('\n').count();
        body = after;
    }
    markdown(body, first_line, &mut found);
    found
}

fn markdown(text: &str, first_line: usize, found: &mut Vec<Passage>) {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    let line_at = |offset: usize| first_line + text[..offset].matches('\n').count();
    let mut passage = Passage { text: String::new(), line: first_line, heading: false };
    let mut fence: Option<String> = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                close(&mut passage, found);
                fence = Some(match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => fence = None,
            Event::Text(code) if fence.is_some() => {
                let kind = fence.as_deref().unwrap_or_default();
                if PROSE_FENCES.contains(&kind) {
                    // The parser gives a fence's content in pieces; the first one's place opens the whole.
                    let whole = fenced(&text[range.start..]);
                    if !whole.is_empty() {
                        markdown(whole, line_at(range.start), found);
                    }
                    fence = Some(String::new());
                } else if kind == "python kontrol" {
                    found.extend(messages(&code, line_at(range.start)));
                }
            }
            Event::Text(words) => {
                if passage.text.is_empty() {
                    passage.line = line_at(range.start);
                }
                passage.text.push_str(&words);
            }
            Event::Code(_) => passage.text.push(CODE),
            Event::SoftBreak | Event::HardBreak => passage.text.push(' '),
            Event::Start(Tag::Heading { .. }) => {
                close(&mut passage, found);
                passage.heading = true;
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Strikethrough)
            | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Strikethrough) => {}
            Event::Start(_) | Event::End(_) => close(&mut passage, found),
            _ => {}
        }
    }
    close(&mut passage, found);
}

/// A fence's content, from its first line to the closing fence.
fn fenced(rest: &str) -> &str {
    rest.find("\n```").map_or(rest, |end| &rest[..end])
}

fn close(passage: &mut Passage, found: &mut Vec<Passage>) {
    let line = passage.line;
    let done = std::mem::replace(passage, Passage { text: String::new(), line, heading: false });
    if done.text.chars().any(char::is_alphabetic) {
        found.push(done);
    }
}

/// What the asserts of a check say: the last text of their line, without code and without values.
fn messages(code: &str, first_line: usize) -> Vec<Passage> {
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        if !line.trim_start().starts_with("assert ") || !line.ends_with('"') {
            continue;
        }
        let Some(start) =
            line[..line.len() - 1].rmatch_indices('"').map(|(at, _)| at).find(|&at| !line[..at].ends_with('\\'))
        else {
            continue;
        };
        let mut text = String::new();
        let (mut in_code, mut in_value) = (false, 0);
        for c in line[start + 1..line.len() - 1].chars() {
            match c {
                '`' => {
                    in_code = !in_code;
                    if in_code {
                        text.push(CODE);
                    }
                }
                '{' if !in_code => in_value += 1,
                '}' if !in_code => {
                    in_value -= 1;
                    text.push(CODE);
                }
                _ if in_code || in_value > 0 => {}
                _ => text.push(c),
            }
        }
        found.push(Passage { text, line: first_line + index, heading: false });
    }
    found
}

#[test]
fn every_sentence_of_the_lessons_keeps_to_the_glossary() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("lessons").map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let (mut faults, mut letters) = (Vec::new(), 0);
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for passage in passages(&std::fs::read_to_string(path).expect("a lesson")) {
            letters += passage.text.chars().filter(|c| c.is_alphabetic()).count();
            for fault in rules::faults(&passage.text, passage.heading) {
                faults.push(format!("{name}:{}: {fault}: {}", passage.line, passage.text));
            }
        }
    }
    // Six lessons alone hold more: an extraction that finds nothing would find no fault either.
    assert!(files.len() >= 6 && letters > 40_000, "{} files, {letters} letters", files.len());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn prose_is_found_wherever_a_learner_reads_it_and_code_is_left_out() {
    let file = "+++\nbaslik = \"Bir başlık\"\nhedefler = [\"Bir hedef: `kod!`\"]\non_kosul = [\"bir-ders\"]\n+++\n\nBir `kod` metni.\n\n> [!NOTE]\n> Bir not.\n\n\
        | Bir hücre |\n|---|\n| İkinci |\n\n![Bir resim](x.svg)\n\n## Bir bölüm\n\n```python canli\nx = \"Kod!\"\n```\n\n\
        ```soru\nBir soru?\n- [x] Bir şık\n  > Bir neden.\n```\n\n```python kontrol\nassert x == \"{\", f\"Bir ileti: {x} ve `kod!` yok.\"\n```\n";
    let found: Vec<(usize, String)> = passages(file).into_iter().map(|one| (one.line, one.text)).collect();
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.trim()).collect();
    for wanted in [
        "Bir başlık",
        "Bir hedef: \u{FFFC}",
        "Bir \u{FFFC} metni.",
        "Bir not.",
        "Bir hücre",
        "İkinci",
        "Bir resim",
        "Bir bölüm",
        "Bir soru?",
        "Bir neden.",
        "Bir ileti: \u{FFFC} ve \u{FFFC} yok.",
    ] {
        assert!(texts.contains(&wanted), "{wanted} in {texts:?}");
    }
    assert!(texts.iter().any(|text| text.ends_with("Bir şık")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains('!')), "{texts:?}");
    let at = |wanted: &str| found.iter().find(|(_, text)| text == wanted).map(|(line, _)| *line);
    assert_eq!((at("Bir not."), at("Bir soru?"), at("Bir neden.")), (Some(10), Some(25), Some(27)));
}
