//! What `live` needs said in Turkish. The sentences live in `pages`, a neighbour; `app` joins the two with this trait.
//!
//! In: what happened, as values. Out: explanations, verdict texts and small pages. Cannot fail.
//! Not here: any Turkish.

use crate::cookies::Verdict;
use crate::exchange::{Explanation, Judged, RecordedRequest};
use crate::lessons::{Action, ExpectationKind, Judgement, StartPage};
use crate::live::prefix::Prefix;
use crate::sandbox::{CheckItem, Route, SandboxError, Traceback};

/// What a sentence may point at: the program, the request, and names to suggest.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The whole source that ran.
    pub source: &'a str,
    /// The request, when there was one.
    pub request: Option<&'a RecordedRequest>,
    /// Names of the templates that the program may render.
    pub templates: &'a [(String, String)],
    /// The app's routes as far as they are known.
    pub routes: &'a [Route],
    /// Seconds a program may run, for the message.
    pub wall_seconds: f64,
}

/// Why the workbook itself refuses a request to a live or bench address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No such lesson or cell.
    NoSuchCell,
    /// The address is not one of ours.
    BadAddress,
    /// The body is longer than so many bytes.
    TooLong(usize),
    /// The body did not come.
    NoBody,
    /// The source is longer than so many bytes.
    SourceTooLong(usize),
    /// The source is not UTF-8.
    NotText,
    /// The bench of visitors without JavaScript cannot be changed.
    CommonBench,
    /// The JSON or the cookie line does not read.
    BadOrder,
    /// The store failed.
    StoreFailed,
    /// Too many event streams.
    TooManyStreams,
    /// A foreign page asked for a change.
    CrossSite,
    /// The solution of an exercise that was not tried yet.
    TooEarly,
    /// A cookie that the other browser does not have.
    NothingToCopy,
    /// A `*.localhost` name at which only some cells' programs answer, and not this.
    OtherName,
}

/// Why, most likely, the real browser did not keep a cookie that the rules keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unkept {
    /// Safari and `Secure` over plain `http` on this computer.
    SafariLocalSecure,
    /// Another browser and `Secure` over plain `http`.
    SecureOverHttp,
    /// `Partitioned`.
    Partitioned,
    /// The browser sent no cookie at all.
    NoneSent,
    /// The value before came instead.
    OldValue,
    /// The page was opened by an address of the local network.
    LocalNetwork,
    /// Nothing points anywhere.
    Unknown,
}

impl Unkept {
    /// The stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::SafariLocalSecure => "safari-localhost",
            Self::SecureOverHttp => "secure-http",
            Self::Partitioned => "bolmeli",
            Self::NoneSent => "cerezler-kapali",
            Self::OldValue => "eski-deger",
            Self::LocalNetwork => "yerel-ag",
            Self::Unknown => "bilinmiyor",
        }
    }
}

/// Turkish for `live`.
pub trait Wording: Send + Sync + 'static {
    /// An error of the learner's program.
    fn raised(&self, traceback: &Traceback, scene: &Scene<'_>) -> Explanation;
    /// A sandbox failure: time, memory, crash.
    fn sandbox(&self, error: &SandboxError, scene: &Scene<'_>) -> Explanation;
    /// A warning by category or stable id.
    fn warning(&self, kind: &str, message: &str, line: Option<u32>, scene: &Scene<'_>) -> Explanation;
    /// The app's own 404 or 405, where the routes help.
    fn status(&self, status: u16, scene: &Scene<'_>) -> Option<Explanation>;
    /// A verdict on one `Set-Cookie` line of the app. The line is in the app's view.
    fn judged(&self, line: &[u8], verdict: &Verdict, request: &RecordedRequest, prefix: &Prefix) -> Judged;
    /// What may be the matter when the real browser did not keep a cookie: a chip, and a sentence with what to do.
    fn unkept(&self, unkept: Unkept) -> (&'static str, &'static str);
    /// An expectation as a line of the checklist.
    fn expectation(&self, kind: &ExpectationKind) -> String;
    /// What to say under it once it is judged; empty when it held. `foreign`: cookies of other cells that came along.
    fn judgement(&self, judgement: &Judgement, kind: &ExpectationKind, foreign: &[String]) -> String;
    /// A line of an exercise's checklist.
    fn check_item(&self, item: &CheckItem) -> String;
    /// What the learner does in the panel before a request.
    fn action(&self, action: &Action) -> String;
    /// The page for a program that gave no answer: explanation and Python's own account.
    fn failed_page(&self, status: u16, explanation: &Explanation, traceback: &str) -> String;
    /// What a refusal says: one sentence and what to do.
    fn refused(&self, refused: Refused) -> (String, String);
    /// A whole page for a refusal at a live address.
    fn refused_page(&self, status: u16, refused: Refused) -> String;
    /// The page that starts a request of a cell on a name of its own.
    fn start_page(&self, page: &StartPage) -> String;
    /// The page that says which cookies were deleted at this name.
    fn deleted_page(&self, name: &str, cookies: &[String]) -> String;
}
