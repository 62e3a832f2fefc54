//! The report for programs: one JSON document.
//! `{ozet: {gecti, dosya, deneme, istek, beklenti, ornek, alistirma, hata, sure_ms}, hatalar: [{dosya, satir, sutun, uzunluk,
//! kod, ne, neden, yapin, gelen, yerine, kaynak}]}`; `gelen` and `yerine` are null when there is nothing to say.

use std::time::Duration;

use serde_json::{Value, json};

use crate::app::check::Report;
use crate::pages::text::lesson_reasons::diagnosis;

/// The document, with a final line end.
pub(super) fn report(report: &Report, took: Duration) -> String {
    let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    let errors = report.errors.iter().map(|error| {
        let said = diagnosis(error);
        json!({
            "dosya": error.file,
            "satir": error.line,
            "sutun": error.column,
            "uzunluk": error.length,
            "kod": said.id,
            "ne": said.what,
            "neden": said.why,
            "yapin": said.todo,
            "gelen": text(&said.seen),
            "yerine": said.instead,
            "kaynak": error.source_line,
        })
    });
    let errors: Vec<Value> = errors.collect();
    let tally = &report.tally;
    let whole = json!({
        "ozet": {
            "gecti": errors.is_empty(),
            "dosya": tally.lessons,
            "deneme": tally.cells,
            "istek": tally.requests,
            "beklenti": tally.expectations,
            "ornek": tally.examples,
            "alistirma": tally.exercises,
            "hata": errors.len(),
            "sure_ms": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        },
        "hatalar": errors,
    });
    format!("{whole:#}\n")
}
