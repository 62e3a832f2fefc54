//! Cuts an outcome to what the parent will keep: a program decides how much it answers, not how much others carry for it.
//! In: an [`Outcome`] as the program made it. Out: the same, bounded, with a warning where the learner's browser gets less.
//! Cannot fail. Not here: the body and the console, cut where they are made (`bridge`, `run`); steps (`trace`).

use super::limits::Limits;
use super::protocol::{Outcome, Traceback};

/// Bytes of one text that explains an error.
const TEXT_BYTES: usize = 16 * 1024;
/// Bytes of a session shown beside the exchange; a signed cookie holds 4 KiB, a record 64 KiB.
const SESSION_BYTES: usize = 128 * 1024;
/// Stands for a session that is too large to show.
const SESSION_CUT: &str = "{\"…\":\"gösterilemeyecek kadar büyük\"}";
/// Warnings of one request.
const WARNINGS: usize = 50;
/// What a header line takes in memory beside its text.
const LINE_COST: usize = 32;

/// Cuts everything that a program can make long.
pub(crate) fn cut(outcome: &mut Outcome, limits: &Limits) {
    outcome.warnings.truncate(WARNINGS);
    for (kind, message, _) in &mut outcome.warnings {
        shorten(kind);
        shorten(message);
    }
    if let Some(response) = &mut outcome.response {
        shorten(&mut response.reason);
        let (mut lines, mut bytes, before) = (0, 0, response.headers.len());
        response.headers.retain(|(name, value)| {
            let size = name.len() + value.len() + LINE_COST;
            let fits = lines < limits.header_lines && bytes + size <= limits.header_bytes;
            if fits {
                lines += 1;
                bytes += size;
            }
            fits
        });
        if response.headers.len() < before {
            outcome.warnings.push(("alan.baslik-siniri".to_owned(), limits.header_bytes.to_string(), None));
        }
    }
    for session in [&mut outcome.session_before, &mut outcome.session_after] {
        if session.len() > SESSION_BYTES {
            *session = SESSION_CUT.to_owned();
        }
    }
    if let Some(id) = &mut outcome.session_id {
        shorten(id);
    }
    if let Some(raised) = &mut outcome.raised {
        cut_traceback(raised);
    }
}

/// Shortens the texts of an error.
pub(crate) fn cut_traceback(raised: &mut Traceback) {
    let texts = [&mut raised.type_name, &mut raised.message, &mut raised.text];
    let maybe = [&mut raised.name, &mut raised.function, &mut raised.source_line];
    texts.into_iter().chain(maybe.into_iter().flatten()).for_each(shorten);
}

fn shorten(text: &mut String) {
    if text.len() > TEXT_BYTES {
        text.truncate(text.floor_char_boundary(TEXT_BYTES));
        text.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::{SESSION_BYTES, SESSION_CUT, TEXT_BYTES, cut};
    use crate::exchange::RecordedResponse;
    use crate::sandbox::{Limits, Outcome, Traceback};

    fn answer(headers: Vec<(String, Vec<u8>)>) -> Outcome {
        Outcome { response: Some(RecordedResponse { headers, ..RecordedResponse::default() }), ..Outcome::default() }
    }

    #[test]
    fn a_header_that_does_not_fit_goes_and_the_small_ones_stay() {
        let limits = Limits::default();
        let line = |name: &str, size| (name.to_owned(), vec![b'x'; size]);
        let mut outcome = answer(vec![line("A", 1), line("B", limits.header_bytes), line("C", 1)]);
        cut(&mut outcome, &limits);
        let kept: Vec<_> =
            outcome.response.iter().flat_map(|one| &one.headers).map(|(name, _)| name.as_str()).collect();
        assert_eq!(kept, ["A", "C"]);
        assert_eq!(outcome.warnings[0].0, "alan.baslik-siniri");

        let mut outcome = answer(vec![line("A", 1); limits.header_lines + 1]);
        cut(&mut outcome, &limits);
        assert_eq!(outcome.response.map(|one| one.headers.len()), Some(limits.header_lines));
    }

    #[test]
    fn long_texts_are_cut_at_a_letter() {
        let raised = Some(Box::new(Traceback { message: "ş".repeat(TEXT_BYTES), ..Traceback::default() }));
        let mut outcome = Outcome { raised, session_after: "x".repeat(SESSION_BYTES + 1), ..Outcome::default() };
        cut(&mut outcome, &Limits::default());
        let message = outcome.raised.map(|one| one.message).unwrap_or_default();
        assert_eq!((message.len(), message.ends_with('…')), (TEXT_BYTES + '…'.len_utf8(), true));
        assert_eq!(outcome.session_after, SESSION_CUT);
        assert!(serde_json::from_str::<serde_json::Value>(SESSION_CUT).is_ok(), "it must stay JSON");
    }
}
