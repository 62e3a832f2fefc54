//! The small language of `http dene` and `http cozum` (rule 5): requests parted by `###`.
//! In: the block's content. Out: requests with their actions and expectations, or mistakes with line and column.
//! Not here: single `@` and expectation lines (`action`, `expectation`), judging (`expect`).

use super::{
    action,
    error::LessonErrorKind,
    expectation::{self, Line},
    format::is_method,
    html::Renderer,
    model::TryRequest,
    source::Fragment,
};

/// Where in a request the reader is.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// `@` lines, then the request line.
    Before,
    /// After the request line: expectations, or a blank line and a body.
    Line,
    /// After that blank line, up to the first expectation.
    Body,
    /// Expectations only.
    After,
}

struct Reader<'r, 's> {
    renderer: &'r mut Renderer<'s>,
    fragment: &'r Fragment,
    first_line: usize,
    part: Part,
    request: TryRequest,
    /// The `###` line or the block's first line, for a request that has no request line.
    opened: std::ops::Range<usize>,
    /// A broken request line counts as one, so that only it is complained of.
    has_line: bool,
    done: Vec<TryRequest>,
}

/// Reads all requests of a block whose content begins on `first_line` of the file.
pub(crate) fn read(renderer: &mut Renderer<'_>, fragment: &Fragment, first_line: usize) -> Vec<TryRequest> {
    let mut reader = Reader {
        renderer,
        fragment,
        first_line,
        part: Part::Before,
        request: TryRequest::default(),
        opened: 0..fragment.text.lines().next().map_or(0, str::len),
        has_line: false,
        done: Vec::new(),
    };
    let mut offset = 0;
    for (index, line) in fragment.text.split_inclusive('\n').enumerate() {
        reader.line(line.trim_end_matches('\n'), offset, index);
        offset += line.len();
    }
    reader.finish();
    reader.done
}

impl Reader<'_, '_> {
    fn line(&mut self, line: &str, offset: usize, index: usize) {
        let text = line.trim();
        let start = offset + (line.len() - line.trim_start().len());
        let range = start..start + text.len();
        if let Some(label) = line.strip_prefix("###") {
            // A label may stand above the first request, too.
            let first = self.done.is_empty() && self.opened.start == 0 && !self.has_line;
            if !(first && self.fragment.text[..offset].trim().is_empty()) {
                self.finish();
            }
            self.opened = range;
            self.request.label = label.trim().to_owned();
            return;
        }
        let number = self.first_line + index;
        match self.part {
            Part::Before if text.is_empty() => {}
            Part::Before if text.starts_with('@') => {
                if let Err((place, kind)) = action::read(text, &mut self.request) {
                    self.renderer.fail(self.fragment, start + place.start..start + place.end, kind);
                }
            }
            Part::Before => self.request_line(text, range, number),
            Part::Line if text.is_empty() => self.part = Part::Body,
            Part::Body if !expectation::looks_like_one(text) => {
                self.request.body.push_str(line);
                self.request.body.push('\n');
            }
            Part::After if text.is_empty() => {}
            Part::Line | Part::Body | Part::After => {
                self.part = Part::After;
                self.expectation(text, range, number);
            }
        }
    }

    fn request_line(&mut self, text: &str, range: std::ops::Range<usize>, number: usize) {
        if expectation::looks_like_one(text) {
            let kind = LessonErrorKind::ExpectationBeforeRequest { found: text.to_owned() };
            return self.renderer.fail(self.fragment, range, kind);
        }
        self.part = Part::Line;
        self.has_line = true;
        self.request.line = number;
        match split_request_line(text) {
            Some((method, target)) => {
                self.request.method = method.to_owned();
                self.request.target = target.to_owned();
            }
            None => {
                let kind = LessonErrorKind::BadRequestLine { found: text.to_owned() };
                self.renderer.fail(self.fragment, range, kind);
            }
        }
    }

    fn expectation(&mut self, text: &str, range: std::ops::Range<usize>, number: usize) {
        let kind = if text.starts_with('@') {
            LessonErrorKind::ActionAfterRequest { found: text.to_owned() }
        } else if split_request_line(text).is_some() {
            LessonErrorKind::RequestNotParted { found: text.to_owned() }
        } else {
            match expectation::read(text, number) {
                Line::Good(expectation) => return self.request.expectations.push(expectation),
                Line::Wrong(place, kind) => {
                    let at = range.start + place.start..range.start + place.end;
                    return self.renderer.fail(self.fragment, at, kind);
                }
            }
        };
        self.renderer.fail(self.fragment, range, kind);
    }

    /// Closes the request at `###` or at the end.
    fn finish(&mut self) {
        let mut request = std::mem::take(&mut self.request);
        if self.has_line {
            request.body = request.body.trim_end().trim_start_matches('\n').to_owned();
            self.done.push(request);
        } else {
            self.renderer.fail(self.fragment, self.opened.clone(), LessonErrorKind::EmptyRequest);
        }
        self.part = Part::Before;
        self.has_line = false;
    }
}

/// `POST /giris` or `GET http://ornek.test/` as method and target.
fn split_request_line(text: &str) -> Option<(&str, &str)> {
    let (method, target) = text.split_once(' ')?;
    let target = target.trim();
    let absolute = target.starts_with("http://") || target.starts_with("https://");
    (is_method(method) && (target.starts_with('/') || absolute)).then_some((method, target))
}
