//! Hands `live` its Turkish: the trait of one neighbour, filled with the sentences of the other.
//! In: `live`'s questions. Out: `pages`' answers. Cannot fail: a page whose template fails becomes plain text.

use std::sync::Arc;

use crate::cookies::Verdict;
use crate::exchange::{Explanation, Judged, RecordedRequest};
use crate::lessons::{Action, ExpectationKind, Judgement, StartPage};
use crate::live::prefix::Prefix;
use crate::live::{Refused, Scene, Unkept, Wording};
use crate::pages::actions;
use crate::pages::explain::{self, Case};
use crate::pages::judged::{Answered, judged};
use crate::pages::refusals::{Refusal, refusal};
use crate::pages::text::{self, exercises, expectations, sending};
use crate::pages::{Pages, Trouble};
use crate::sandbox::{CheckItem, SandboxError, Traceback};

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

    fn judged(&self, line: &[u8], verdict: &Verdict, request: &RecordedRequest, prefix: &Prefix) -> Judged {
        let request = Answered { method: &request.method, path: &request.path };
        judged(line, verdict, request, |path| prefix.cookie_path_in(path).to_owned())
    }

    fn unkept(&self, unkept: Unkept) -> (&'static str, &'static str) {
        sending::unkept(match unkept {
            Unkept::SafariLocalSecure => sending::Unkept::SafariLocalSecure,
            Unkept::SecureOverHttp => sending::Unkept::SecureOverHttp,
            Unkept::Partitioned => sending::Unkept::Partitioned,
            Unkept::NoneSent => sending::Unkept::NoneSent,
            Unkept::OldValue => sending::Unkept::OldValue,
            Unkept::LocalNetwork => sending::Unkept::LocalNetwork,
            Unkept::Unknown => sending::Unkept::Unknown,
        })
    }

    fn expectation(&self, kind: &ExpectationKind) -> String {
        expectations::line(kind)
    }

    fn judgement(&self, judgement: &Judgement, kind: &ExpectationKind, foreign: &[String]) -> String {
        expectations::advice(judgement, kind, foreign)
    }

    fn check_item(&self, item: &CheckItem) -> String {
        exercises::line(item)
    }

    fn action(&self, action: &Action) -> String {
        actions::shown(action).label
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

    fn start_page(&self, page: &StartPage) -> String {
        self.0.start_page(page).unwrap_or_else(|error| {
            tracing::error!(error = %error, "live page not rendered");
            self.0.plain_trouble(Trouble::Failed)
        })
    }

    fn deleted_page(&self, name: &str, cookies: &[String]) -> String {
        self.0.deleted_page(name, cookies).unwrap_or_else(|error| {
            tracing::error!(error = %error, "live page not rendered");
            self.0.plain_trouble(Trouble::Failed)
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
        Refused::TooEarly => Refusal::TooEarly,
        Refused::NothingToCopy => Refusal::NothingToCopy,
        Refused::OtherName => Refusal::OtherName,
    }
}
