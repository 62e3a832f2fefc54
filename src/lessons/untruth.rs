//! What a lesson says and running it shows to be otherwise: programs, expectations, exercises.
//! In: what ran. Out: values that `pages::text` turns into Turkish. Cannot fail.
//! Not here: the running (`app::check`).

use super::{fold::distance, model::ExpectationKind};
use crate::exchange::Explanation;

/// An error of a program: Python's words, and the catalogue's on what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Failure {
    /// `TypeError: …`, empty when the sandbox stopped the program.
    pub error: String,
    /// What happened.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do.
    pub todo: String,
}

impl From<&Explanation> for Failure {
    fn from(own: &Explanation) -> Self {
        Self { error: own.asil.clone(), what: own.ne.clone(), why: own.neden.clone(), todo: own.yapin.clone() }
    }
}

/// One claim that does not hold. `request` is `GET /yol`, as the learner's button says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are named by what they hold; the variants carry the sentence")]
pub enum Untruth {
    // Programs.
    /// A cell's program does not load.
    #[error("program does not load: {}", .0.error)]
    NotLoaded(Failure),
    /// A request raised an error that no expectation announces.
    #[error("{request} raised {}", .failure.error)]
    Raised { request: String, failure: Failure },
    /// The sandbox stopped the program: time, memory, crash.
    #[error("{request} was stopped: {}", .failure.what)]
    Stopped { request: String, failure: Failure },
    /// `python ornek` does not compile.
    #[error("example does not compile: {}", .0.error)]
    ExampleDoesNotCompile(Failure),
    /// `durum=derlenmez` compiles.
    #[error("example compiles")]
    ExampleCompiles,

    // `python bozuk`.
    /// It loads, and the request works.
    #[error("broken program works: {declared} did not rise")]
    DidNotFail { declared: String },
    /// Another error than `hata=`.
    #[error("broken program raises {}, not {declared}", .got.error)]
    OtherError { declared: String, got: Failure },
    /// Another line than `satir=`.
    #[error("broken program fails on line {got:?}, not {declared}")]
    OtherLine { declared: u32, got: Option<u32> },
    /// Another status than `durum=`.
    #[error("broken program answers {got}, not {declared}")]
    OtherStatus { declared: u16, got: u16 },
    /// `durum=` says that it fails at the request, but it does not load.
    #[error("broken program fails when it loads: {}", .got.error)]
    FailsAtLoad { declared: u16, got: Failure },
    /// Without `durum=` it must fail when it loads, but fails at the request.
    #[error("broken program fails at {request}: {}", .got.error)]
    FailsAtRequest { request: String, status: u16, got: Failure },

    // Requests.
    /// An expectation that did not hold.
    #[error("after {request}: {kind:?} does not hold, got {got:?}")]
    Expectation {
        request: String,
        kind: ExpectationKind,
        got: String,
        /// The error that the request raised, when it did.
        failure: Option<Failure>,
    },
    /// The target is no address.
    #[error("{found} is not an address")]
    BadTarget { found: String },
    /// `$SAKLI` before `@sakla`.
    #[error("$SAKLI before @sakla")]
    NothingKept,
    /// `@sakla`, `@kopyala` or `@cerez-sil` names a cookie that this browser does not have.
    #[error("browser {browser} has no cookie {name}")]
    NoSuchCookie { name: String, browser: String, known: Vec<String> },
    /// `@kopyala` names a browser that no `@tarayici` opened.
    #[error("no browser {found}")]
    NoSuchBrowser { found: String, known: Vec<String> },

    // Exercises.
    /// The check passes with the start.
    #[error("check passes with the start")]
    StartPasses,
    /// No solution proves that the check can pass.
    #[error("exercise without a solution")]
    NoSolution,
    /// The solution does not pass the check.
    #[error("solution fails the check: {condition}")]
    SolutionFails {
        /// The assert that failed or was not reached.
        condition: String,
        /// Its message.
        message: String,
        /// The solution's error, when it raised one.
        failure: Option<Failure>,
    },
    /// The check itself cannot run.
    #[error("check cannot run: {cause}")]
    CheckBroken { cause: String },
    /// `http cozum` in an exercise with an editor, or `python cozum` in a browser task.
    #[error("solution of the other kind")]
    OtherSolution { browser_task: bool },
}

/// At most so many characters of what came in a line that could be written instead.
const LINE: usize = 160;

impl ExpectationKind {
    /// The expectation line that what came would satisfy; `None` when no such line helps.
    pub fn instead(&self, got: &str) -> Option<String> {
        let one = got.lines().next().unwrap_or("").trim();
        if one.chars().count() > LINE {
            return None;
        }
        match self {
            Self::Status(_) => (!one.is_empty()).then(|| format!("HTTP {one}")),
            Self::Header(name, _) if one.is_empty() => Some(format!("! {name}")),
            Self::Header(name, _) | Self::NoHeader(name, _) => (!one.is_empty()).then(|| format!("{name}: {one}")),
            Self::Body(text) => nearest_line(text, got).map(|near| format!("> {near}")),
            Self::SentCookie(_) if one.is_empty() => Some("! Cookie".to_owned()),
            Self::SentCookie(_) | Self::NoCookieSent => (!one.is_empty()).then(|| format!("< Cookie: {one}")),
            Self::InJar(line) if one.is_empty() => {
                Some(format!("= kavanozda-yok {}", line.split('=').next().unwrap_or("").trim()))
            }
            Self::InJar(line) => Some(format!("= kavanoz {}", as_listed(line, one))),
            Self::NotInJar(_) => (!one.is_empty()).then(|| format!("= kavanoz {one}")),
            Self::Session(_) => (!one.is_empty()).then(|| format!("= oturum {one}")),
            Self::ScriptSees(name) => Some(format!("= js-gormez {name}")),
            Self::ScriptDoesNotSee(name) => Some(format!("= js {name}")),
            Self::Error(..) => (!one.is_empty()).then(|| format!("= hata {one}")),
            Self::Warning(_) => (!one.is_empty()).then(|| format!("= uyari {one}")),
            Self::Lifetime(name, _) => one.parse::<i64>().is_ok().then(|| format!("= omur {name} {one}")),
            Self::NotBody(_) | Self::Refused(_) => None,
        }
    }
}

/// The line of a body that is written most like the text.
fn nearest_line<'b>(text: &str, body: &'b str) -> Option<&'b str> {
    let lines = body.lines().map(str::trim).filter(|line| !line.is_empty() && line.chars().count() <= LINE);
    lines.min_by_key(|line| distance(text, line))
}

/// A jar's line with only the attributes that the author listed, and those in the author's order.
fn as_listed(wanted: &str, got: &str) -> String {
    let name = |part: &str| part.split('=').next().unwrap_or("").trim().to_ascii_lowercase();
    let mut own = got.split(';').map(str::trim);
    let mut line = own.next().unwrap_or("").to_owned();
    let own: Vec<&str> = own.collect();
    for part in wanted.split(';').skip(1) {
        if let Some(same) = own.iter().find(|one| name(one) == name(part)) {
            line.push_str("; ");
            line.push_str(same);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_written_as_the_line_that_would_hold() {
        let jar = ExpectationKind::InJar("tema=koyu; path=/; HttpOnly".into());
        for (kind, got, line) in [
            (ExpectationKind::Status(200), "404", Some("HTTP 404")),
            (ExpectationKind::Header("Location".into(), "/".into()), "", Some("! Location")),
            (ExpectationKind::Body("Merhaba Levent".into()), "<p>x</p>\n\nMerhaba Levnt\n", Some("> Merhaba Levnt")),
            (ExpectationKind::NoCookieSent, "a=1", Some("< Cookie: a=1")),
            (jar.clone(), "tema=acik; Path=/; SameSite=Lax", Some("= kavanoz tema=acik; Path=/")),
            (jar, "", Some("= kavanozda-yok tema")),
            (ExpectationKind::Lifetime("a".into(), "5".into()), "-", None),
            (ExpectationKind::Refused("Secure".into()), "a: x", None),
        ] {
            assert_eq!(kind.instead(got).as_deref(), line, "{kind:?}");
        }
    }
}
