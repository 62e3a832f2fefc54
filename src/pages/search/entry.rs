//! What is searched: the entries of a lesson, each with the texts a reader sees under its anchor.
//! In: a [`Lesson`]. Out: its entries in file order; the same lesson always gives the same ones, so an index keeps numbers
//! only. Cannot fail. Not here: hints, solutions, checks, teachers' notes.

use crate::lessons::{Block, Exercise, Lesson, Question, Section, unescape};
use crate::pages::search::words::Kind;
use crate::pages::view::section_number;

/// One place to jump to.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Empty for the lesson's introduction.
    pub(super) anchor: String,
    /// `3.2`; empty where there is no number.
    pub(super) number: String,
    pub(super) title: String,
    /// In reading order.
    pub(super) texts: Vec<(Kind, String)>,
}

/// The entries of a lesson.
pub(super) fn entries(lesson: &Lesson) -> Vec<Entry> {
    let mut reader = Reader { done: Vec::new(), open: Entry { title: lesson.title.clone(), ..Entry::default() } };
    reader.open.texts.push((Kind::Prose, lesson.summary.clone()));
    let goals = lesson.goals.iter().map(|goal| (Kind::Prose, plain(goal.as_str())));
    reader.open.texts.extend(goals);
    reader.blocks(&lesson.intro);
    for (index, section) in lesson.sections.iter().enumerate() {
        reader.section(section, section_number(lesson, index));
    }
    reader.turn(Entry::default());
    reader.done
}

struct Reader {
    done: Vec<Entry>,
    open: Entry,
}

impl Reader {
    fn turn(&mut self, next: Entry) {
        self.done.push(std::mem::replace(&mut self.open, next));
    }

    fn section(&mut self, section: &Section, number: String) {
        let (anchor, title) = (section.anchor.clone(), section.title_text.clone());
        self.turn(Entry { anchor, number, title, texts: Vec::new() });
        self.blocks(&section.blocks);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Prose(html) => self.text(Kind::Prose, plain(html.as_str())),
                Block::Heading { anchor, html, .. } => self.heading(anchor, plain(html.as_str())),
                Block::Cell(cell) => self.text(Kind::Code, cell.code.clone()),
                Block::Example(example) => self.text(Kind::Code, example.code.clone()),
                Block::Template(template) => self.text(Kind::Code, format!("{}\n{}", template.name, template.source)),
                Block::Prediction(question) | Block::Quiz(question) => self.question(question),
                Block::Teacher(_) => {}
                Block::Exercise(exercise) => self.exercise(exercise),
            }
        }
    }

    fn heading(&mut self, anchor: &str, title: String) {
        let number = self.open.number.clone();
        self.turn(Entry { anchor: anchor.to_owned(), number, title, texts: Vec::new() });
    }

    fn exercise(&mut self, exercise: &Exercise) {
        // At level 2 the section's own heading is the exercise's.
        if exercise.level != 2 {
            self.heading(&exercise.anchor, format!("Alıştırma: {}", plain(exercise.title.as_str())));
        }
        self.blocks(&exercise.blocks);
    }

    /// The question and its options; why one is right is for those who answered.
    fn question(&mut self, question: &Question) {
        let options = question.options.iter().map(|option| plain(option.text.as_str()));
        let all: Vec<String> = std::iter::once(plain(question.text.as_str())).chain(options).collect();
        self.text(Kind::Prose, all.join(" · "));
    }

    fn text(&mut self, kind: Kind, text: String) {
        if !text.trim().is_empty() {
            self.open.texts.push((kind, text));
        }
    }
}

/// Elements inside a line; all others part words.
const INLINE: [&str; 10] = ["a", "b", "code", "del", "em", "i", "small", "span", "strong", "sup"];

/// The words of our own renderer's HTML on one line.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        // Our renderer escapes what authors write: a `<` always opens a tag of its own.
        let Some(length) = rest[open..].find('>') else { break };
        let name = rest[open + 1..open + length].trim_start_matches('/');
        let name = name.split([' ', '\n']).next().unwrap_or("");
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        rest = &rest[open + length + 1..];
    }
    text.push_str(rest);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    unescape(&text)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn the_words_of_html_stand_on_one_line_without_tags_and_escapes() {
        let html = "<p>Bir <code>&lt;b&gt;</code>’yi\n<em>oku</em>.</p><ul><li>iki</li><li>üç &amp;lt;</li></ul>";
        assert_eq!(plain(html), "Bir <b>’yi oku. iki üç &lt;");
    }
}
