//! The text of one lesson file and the way from an offset in it to a line and a column.
//! In: byte offsets, those of a parser over the file or over a fence's content. Out: places for errors. Cannot fail:
//! an offset beyond the text is its end.

use std::ops::Range;

use super::error::{LessonError, LessonErrorKind};

/// One file's text with the starts of its lines.
pub(crate) struct Source {
    pub(crate) file: String,
    pub(crate) text: String,
    starts: Vec<usize>,
}

impl Source {
    /// Line ends become `\n` and a byte order mark goes, so that offsets and columns mean the same everywhere.
    pub(crate) fn new(file: &str, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: file.to_owned(), text, starts }
    }

    /// Line from 1.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// Offset of a line's start; the text's end beyond the last line.
    pub(crate) fn line_start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// A line without its end.
    pub(crate) fn line(&self, line: usize) -> &str {
        let end = self.starts.get(line).map_or(self.text.len(), |&next| next - 1);
        self.text.get(self.line_start(line)..end).unwrap_or("")
    }

    /// An error at a range of the file.
    pub(crate) fn error(&self, range: Range<usize>, kind: LessonErrorKind) -> LessonError {
        self.place(range).error(kind)
    }

    /// A range of the file for messages; a range over several lines covers the rest of its first one.
    pub(crate) fn place(&self, range: Range<usize>) -> Place {
        let start = self.floor(range.start);
        let line = self.line_of(start);
        let own = self.line(line);
        let before = &self.text[self.line_start(line)..start];
        let end = self.floor(range.end).clamp(start, self.line_start(line) + own.len().max(before.len()));
        Place {
            file: self.file.clone(),
            line,
            column: before.chars().count() + 1,
            length: self.text[start..end].chars().count().max(1),
            source_line: own.to_owned(),
        }
    }

    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// A place in a lesson file that can outlive its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) length: usize,
    pub(crate) source_line: String,
}

impl Place {
    /// A mistake here.
    pub(crate) fn error(&self, kind: LessonErrorKind) -> LessonError {
        let Self { file, line, column, length, source_line } = self.clone();
        LessonError { file, line, column, length, source_line, kind }
    }
}

/// A piece of Markdown or requests taken out of a file, which still knows where each of its lines stands there.
#[derive(Debug, Clone)]
pub(crate) struct Fragment {
    pub(crate) text: String,
    /// (offset in `text`, offset in the file) for each line.
    map: Vec<(usize, usize)>,
    /// When lines cannot be told apart (an escaped TOML string): the place of all of it.
    whole: Option<Range<usize>>,
}

impl Fragment {
    /// The rest of the file from an offset.
    pub(crate) fn rest(source: &Source, from: usize) -> Self {
        Self { text: source.text[from..].to_owned(), map: vec![(0, from)], whole: None }
    }

    /// Text whose every mistake is shown at one range of the file.
    pub(crate) fn at(text: &str, range: Range<usize>) -> Self {
        Self { text: text.to_owned(), map: Vec::new(), whole: Some(range) }
    }

    /// A fence's content, which begins on the given line of the file; its lines may have lost some indentation.
    pub(crate) fn lines(source: &Source, text: String, first_line: usize) -> Self {
        let mut map = Vec::new();
        let mut offset = 0;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let number = first_line + index;
            let lost = source.line(number).len().saturating_sub(line.trim_end_matches('\n').len());
            map.push((offset, source.line_start(number) + lost));
            offset += line.len();
        }
        Self { text, map, whole: None }
    }

    /// A range of this text as a range of the file.
    pub(crate) fn in_file(&self, range: Range<usize>) -> Range<usize> {
        if let Some(whole) = &self.whole {
            return whole.clone();
        }
        let index = self.map.partition_point(|&(own, _)| own <= range.start).saturating_sub(1);
        let (own, file) = self.map.get(index).copied().unwrap_or((0, 0));
        let start = file + range.start.saturating_sub(own);
        start..start + range.len()
    }
}
