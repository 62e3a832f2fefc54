//! One verdict as the exchange's JSON tells it: the standard's ids with their Turkish.
//! In: a `Set-Cookie` line, its [`Verdict`], the request it answers, and how a path is shown (a live cell hides its
//! prefix). Out: a [`Judged`], whose schema `exchange` documents. Cannot fail.
//! Not here: the sentences (`text`), the verdict itself (`cookies`).

use crate::cookies::{AttributeReading, Outcome, Reason, Verdict, Warning};
use crate::exchange::{AttributeMeaning, Judged, text_of};
use crate::pages::messages::{Fill, explanation};
use crate::pages::text::{attributes, verdicts};

/// The request that a line answers, for the sentences.
#[derive(Debug, Clone, Copy, Default)]
pub struct Answered<'a> {
    /// Method; empty when not known.
    pub method: &'a str,
    /// Path; empty when not known.
    pub path: &'a str,
}

/// Says in Turkish what a browser made of one line.
pub fn judged(line: &[u8], verdict: &Verdict, request: Answered<'_>, shown_path: impl Fn(&str) -> String) -> Judged {
    let name = text_of(verdict.name.as_bytes());
    let size = verdict.name.len() + verdict.value.len();
    let (short, long) = match &verdict.outcome {
        Outcome::Refused(reason) => verdicts::reason(*reason, &verdict.missing, size),
        Outcome::Stored | Outcome::Replaced { .. } | Outcome::Deleted { .. } | Outcome::NothingToDelete => {
            Default::default()
        }
    };
    let old = match &verdict.outcome {
        Outcome::Replaced { old_value } | Outcome::Deleted { old_value } => Some(text_of(old_value.as_bytes())),
        Outcome::Stored | Outcome::NothingToDelete | Outcome::Refused(_) => None,
    };
    let attribute = |one: &AttributeReading| {
        let value = one.value.as_ref().map(|value| text_of(value.as_bytes())).unwrap_or_default();
        let (short, long) = attributes::meaning(&one.meaning, &shown_path);
        AttributeMeaning { ad: text_of(one.name.as_bytes()), deger: shown_path(&value), kisa: short, anlam: long }
    };
    let warning = |one: &Warning| {
        let path = match one {
            Warning::SameNameElsewhere { path, .. } => shown_path(&path.to_text()),
            _ => request.path.to_owned(),
        };
        let fill = Fill { name: name.clone(), path, method: request.method.to_owned(), ..Fill::default() };
        explanation(verdicts::warning_id(one), &fill, String::new())
    };
    Judged {
        satir: text_of(line),
        deger: text_of(verdict.value.as_bytes()),
        sonuc: verdicts::outcome_id(&verdict.outcome),
        neden: verdict.reason().map(Reason::id),
        kisa: short,
        uzun: long,
        eski: old,
        oznitelikler: verdict.attributes.iter().map(attribute).collect(),
        uyarilar: verdict.warnings.iter().map(warning).collect(),
        uyari_adlari: verdict.warnings.iter().map(verdicts::warning_chip).collect(),
        ad: name,
    }
}
