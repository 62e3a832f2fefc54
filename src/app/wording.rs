//! Hands `live` its Turkish: the trait of one neighbour, filled with the sentences of the other.
//! In: `live`'s questions. Out: `pages`' answers. Cannot fail: a page whose template fails becomes plain text.

use std::sync::Arc;

use crate::cookies::{Outcome, Verdict, Warning};
use crate::exchange::{AttributeMeaning, Explanation, Judged, text_of};
use crate::lessons::{ExpectationKind, Judgement};
use crate::live::prefix::Prefix;
use crate::live::{Refused, Scene, Wording};
use crate::pages::explain::{self, Case};
use crate::pages::messages::{Fill, explanation};
use crate::pages::refusals::{Refusal, refusal};
use crate::pages::text::{self, expectations, verdicts};
use crate::pages::{Pages, Trouble};
use crate::sandbox::{SandboxError, Traceback};

/// The wording of the workbook.
pub struct Words(Arc<Pages>);

impl Words {
    /// Words with the pages that small live pages are rendered by.
    pub fn new(pages: Arc<Pages>) -> Self {
        Self(pages)
    }
}

fn case<'a>(scene: &Scene<'a>) -> Case<'a> {
    Case { source: scene.source, request: scene.request, templates: scene.templates, wall_seconds: scene.wall_seconds }
}

impl Wording for Words {
    fn raised(&self, traceback: &Traceback, scene: &Scene<'_>) -> Explanation {
        explain::raised(traceback, &case(scene))
    }

    fn sandbox(&self, error: &SandboxError, scene: &Scene<'_>) -> Explanation {
        explain::sandbox(error, &case(scene))
    }

    fn warning(&self, kind: &str, message: &str, line: Option<u32>, scene: &Scene<'_>) -> Explanation {
        explain::warning(kind, message, line, &case(scene))
    }

    fn status(&self, status: u16, scene: &Scene<'_>) -> Option<Explanation> {
        explain::status(status, &case(scene))
    }

    fn judged(&self, line: &[u8], verdict: &Verdict, scene: &Scene<'_>, prefix: &Prefix) -> Judged {
        let name = verdict.name.to_text().into_owned();
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
        let shown_path = |path: &str| prefix.cookie_path_in(path).to_owned();
        let attribute = |one: &crate::cookies::AttributeReading| {
            let value = one.value.as_ref().map(|value| text_of(value.as_bytes())).unwrap_or_default();
            AttributeMeaning {
                ad: text_of(one.name.as_bytes()),
                deger: shown_path(&value),
                anlam: verdicts::meaning(&one.meaning, shown_path),
            }
        };
        let warning = |one: &Warning| {
            let path = match one {
                Warning::SameNameElsewhere { path, .. } => shown_path(&path.to_text()),
                _ => scene.request.map(|request| request.path.clone()).unwrap_or_default(),
            };
            let method = scene.request.map(|request| request.method.clone()).unwrap_or_default();
            let fill = Fill { name: name.clone(), path, method, ..Fill::default() };
            explanation(verdicts::warning_id(one), &fill, String::new())
        };
        Judged {
            satir: text_of(line),
            deger: text_of(verdict.value.as_bytes()),
            sonuc: verdicts::outcome_id(&verdict.outcome),
            neden: verdict.reason().map(crate::cookies::Reason::id),
            kisa: short,
            uzun: long,
            eski: old,
            oznitelikler: verdict.attributes.iter().map(attribute).collect(),
            uyarilar: verdict.warnings.iter().map(warning).collect(),
            ad: name,
        }
    }

    fn expectation(&self, kind: &ExpectationKind) -> String {
        expectations::line(kind)
    }

    fn judgement(&self, judgement: &Judgement, kind: &ExpectationKind, foreign: &[String]) -> String {
        expectations::advice(judgement, kind, foreign)
    }

    fn failed_page(&self, status: u16, explanation: &Explanation, traceback: &str) -> String {
        self.0.live_error(status, explanation, traceback).unwrap_or_else(|error| {
            tracing::error!(error = %error, "live page not rendered");
            self.0.plain_trouble(Trouble::Failed)
        })
    }

    fn refused(&self, refused: Refused) -> (String, String) {
        refusal(refusal_of(refused))
    }

    fn refused_page(&self, status: u16, refused: Refused) -> String {
        let (what, todo) = refusal(refusal_of(refused));
        self.0.live_refusal(status, &what, &todo).unwrap_or_else(|error| {
            tracing::error!(error = %error, "live page not rendered");
            text::trouble(Trouble::NoSuchCell).what
        })
    }
}

fn refusal_of(refused: Refused) -> Refusal {
    match refused {
        Refused::NoSuchCell => Refusal::NoSuchCell,
        Refused::BadAddress => Refusal::BadAddress,
        Refused::TooLong(limit) => Refusal::TooLong(limit),
        Refused::NoBody => Refusal::NoBody,
        Refused::SourceTooLong(limit) => Refusal::SourceTooLong(limit),
        Refused::NotText => Refusal::NotText,
        Refused::CommonBench => Refusal::CommonBench,
        Refused::BadOrder => Refusal::BadOrder,
        Refused::StoreFailed => Refusal::StoreFailed,
        Refused::TooManyStreams => Refusal::TooManyStreams,
        Refused::CrossSite => Refusal::CrossSite,
    }
}
