//! What goes into the sandbox and what comes out: plain values, framed between the pool and its worker processes.
//! In and out: postcard-encoded [`Order`] and [`Report`]. A learner's error is a normal [`Report`]; only a worker that dies
//! or overstays is a [`super::SandboxError`].

use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
    /// What arrived, in the app's view.
    pub request: RecordedRequest,
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

/// What the parent asks of a worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Order {
    /// Answer a request; load the program first if it is not loaded.
    Serve(Box<Job>),
    /// Load and say the routes.
    Load(Program),
    /// To [`Report::Asked`], in the middle of a job.
    Answer(Option<Vec<u8>>),
    /// Drop a program's state; `None` drops every program of the workspace.
    Forget(Arc<str>, Option<(Arc<str>, u32)>),
}

/// What a worker answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Report {
    /// To [`Order::Serve`].
    Served(Box<Outcome>),
    /// To [`Order::Load`].
    Loaded(Result<Vec<Route>, Box<Traceback>>),
    /// To [`Order::Forget`].
    Forgotten,
    /// A question in the middle of a job; the job's own report follows the answer.
    Asked(RecordQuestion),
    /// The program ran into the time limit, at this line of the learner's file.
    Overstayed(Option<u32>),
}

/// What a running program asks about its server-side session records.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum RecordQuestion {
    /// A record's bytes.
    Get(String),
    /// Write bytes until an epoch second. The answer is `Some` when there was room.
    Put(String, Vec<u8>, f64),
    /// Delete.
    Delete(String),
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
