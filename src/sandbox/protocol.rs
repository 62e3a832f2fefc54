//! What goes into the sandbox and what comes out: plain values, framed between the pool and its worker processes.
//! In and out: postcard-encoded [`Order`] and [`Report`]. A learner's error is a normal [`Report`]; only a worker that dies
//! or overstays is a [`super::SandboxError`].

use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

use super::limits::Limits;
use crate::exchange::{RecordedRequest, RecordedResponse, SessionKind, Step};

/// Which app: one cell of one lesson on one workspace's bench.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AppKey {
    /// Workspace id.
    pub workspace: Arc<str>,
    /// Lesson slug.
    pub lesson: Arc<str>,
    /// Cell number, from 1.
    pub cell: u32,
}

/// A program to run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// Whose.
    pub key: AppKey,
    /// True for a learner's own text, which is never run in a process that another workspace uses.
    pub edited: bool,
    /// The whole source.
    pub source: Arc<str>,
    /// Name shown in tracebacks, `app.py`.
    pub file_name: Arc<str>,
    /// Name and Jinja source of each template.
    pub templates: Arc<Vec<(String, String)>>,
}

/// One request for a program.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Job {
    /// What to run.
    pub program: Program,
    /// What arrived, in the app's view; its record holds the same.
    pub request: Arc<RecordedRequest>,
    /// `http` or `https`.
    pub scheme: String,
    /// `Host` header's value.
    pub host: String,
    /// The client's address, without port.
    pub remote: String,
    /// The app's clock, seconds since the Unix epoch.
    pub now: f64,
    /// Record executed lines.
    pub trace: bool,
}

/// An exercise's check, to be run on a learner's program with module state of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CheckJob {
    /// The program. Its key is one that no app has: records of a check are its own.
    pub program: Program,
    /// `python kontrol`.
    pub criterion: String,
    /// The learner's own exchanges with the cell, oldest first.
    pub diary: Vec<(RecordedRequest, RecordedResponse)>,
    /// Where the model browser finds the program, `http://localhost`.
    pub origin: String,
    /// The client's address that the program sees.
    pub remote: String,
}

/// What came of a check.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CheckOutcome {
    /// The asserts in the check's order, and a step of the check that could not be done.
    pub items: Vec<CheckItem>,
    /// The program's error that made the check fail.
    pub raised: Option<Box<Traceback>>,
    /// Method and path of the request it rose in.
    pub request: Option<(String, String)>,
    /// True when `raised` is the time limit.
    pub overstayed: bool,
    /// Why the check itself could not go on, for the log.
    pub fault: Option<String>,
}

/// One line of a check's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckItem {
    /// `None`: not reached.
    pub passed: Option<bool>,
    /// Assert or step.
    pub kind: ItemKind,
    /// The assert's message when it failed; may be empty.
    pub message: String,
    /// The condition, or the step, as the lesson's author wrote it.
    pub condition: String,
    /// What the assert asks for, in the words of the comment above it; may be empty.
    pub aim: String,
}

/// What a [`CheckItem`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemKind {
    /// An `assert`.
    Assert,
    /// A statement between asserts that could not run.
    Step,
}

/// What the parent asks of a worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Order {
    /// Answer a request; load the program first if it is not loaded.
    Serve(Box<Job>),
    /// Load and say the routes.
    Load(Program),
    /// Run a check on a program that is loaded for it and dropped after it.
    Check(Box<CheckJob>),
    /// To [`Report::Asked`], in the middle of a job.
    Answer(RecordAnswer),
    /// Drop a program's state; `None` drops every program of the workspace.
    Forget(Arc<str>, Option<(Arc<str>, u32)>),
}

impl Order {
    /// Whose order it is; empty for an answer, which belongs to the order before it.
    pub(crate) fn workspace(&self) -> &Arc<str> {
        static NOBODY: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from(""));
        match self {
            Self::Serve(job) => &job.program.key.workspace,
            Self::Load(program) => &program.key.workspace,
            Self::Check(job) => &job.program.key.workspace,
            Self::Forget(workspace, _) => workspace,
            Self::Answer(_) => &NOBODY,
        }
    }

    /// The program that it runs, and that may ask about its records meanwhile.
    pub(crate) fn program(&self) -> Option<&Program> {
        match self {
            Self::Serve(job) => Some(&job.program),
            Self::Load(program) => Some(program),
            Self::Check(job) => Some(&job.program),
            Self::Forget(..) | Self::Answer(_) => None,
        }
    }

    /// How long it may take, milliseconds.
    pub(crate) fn millis(&self, limits: &Limits) -> u64 {
        if matches!(self, Self::Check(_)) { limits.check_millis } else { limits.wall_millis }
    }
}

/// What a worker answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Report {
    /// To [`Order::Serve`].
    Served(Box<Outcome>),
    /// To [`Order::Load`], with what the program printed meanwhile.
    Loaded(Result<Vec<Route>, Box<Traceback>>, String),
    /// To [`Order::Check`].
    Checked(Box<CheckOutcome>),
    /// To [`Order::Forget`].
    Forgotten,
    /// A question in the middle of a job; the job's own report follows the answer.
    Asked(RecordQuestion),
    /// The program ran into the time limit, at this line of the learner's file; the steps until then, if they were asked for.
    Overstayed(Option<u32>, Vec<Step>),
    /// Not carried out: this workspace's lesson code has just held the shared worker up.
    Elsewhere,
}

/// What a running program asks about its server-side session records.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum RecordQuestion {
    /// A record's bytes, if it still lives at this epoch second.
    Get(String, f64),
    /// Write bytes until an epoch second.
    Put(String, Vec<u8>, f64),
    /// Delete.
    Delete(String),
}

/// To a [`RecordQuestion`].
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) enum RecordAnswer {
    /// No such record; not kept; deleted.
    #[default]
    No,
    /// The record's bytes.
    Found(Vec<u8>),
    /// Written; so many of the workspace's other records had to go.
    Kept(usize),
}

/// A report, and what the worker says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Reply {
    pub(crate) report: Report,
    /// Memory that it uses beyond what it was born with, when it has looked.
    pub(crate) growth_kib: Option<u64>,
    /// It ends after this.
    pub(crate) last: bool,
}

/// What came of one request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// The app's answer; `None` when the program did not even load (then `raised` says why).
    pub response: Option<RecordedResponse>,
    /// Where the session's data lives.
    pub session_kind: SessionKind,
    /// Record id, for server-side sessions.
    pub session_id: Option<String>,
    /// Session data before the view, as a JSON object's text; empty for none.
    pub session_before: String,
    /// Session data after, likewise.
    pub session_after: String,
    /// Executed lines, when asked for.
    pub steps: Vec<Step>,
    /// True when more lines ran than are kept.
    pub steps_cut: bool,
    /// What the program printed, bounded.
    pub console: String,
    /// Warnings: category or stable id, message, line.
    pub warnings: Vec<(String, String, Option<u32>)>,
    /// The error that reached Flask, or kept the program from loading.
    pub raised: Option<Box<Traceback>>,
    /// True when the program was loaded for this request.
    pub fresh: bool,
    /// True when it had been loaded before and lost its state without the learner asking.
    pub restarted: bool,
    /// Microseconds spent in the worker.
    pub micros: u64,
}

/// Python's account of an error, in the learner's file only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traceback {
    /// As CPython prints it: `TypeError`, `werkzeug.routing.exceptions.BuildError`.
    pub type_name: String,
    /// What follows the colon.
    pub message: String,
    /// Line in the learner's file, from 1.
    pub line: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// The whole traceback text.
    pub text: String,
    /// What it is about: the unknown name, the missing key, the template, the endpoint.
    pub name: Option<String>,
    /// The function it rose in.
    pub function: Option<String>,
    /// The line itself.
    pub source_line: Option<String>,
}

/// One rule of an app's URL map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// `/ad/<yeni>`.
    pub rule: String,
    /// `GET`, `POST`, … without HEAD and OPTIONS.
    pub methods: Vec<String>,
    /// View function's name.
    pub endpoint: String,
}
