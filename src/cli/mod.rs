//! The command line: which command runs, with which configuration.
//!
//! In: arguments and environment. Out: an exit code: 0, or 2 with a Turkish message on stderr when it could not start.
//! Commands: `sun` (the default), `calistir` (one Flask file), `denetle` (check lessons), `yeni` (a new lesson). A worker of
//! the sandbox is this same binary, started with a hidden first argument.
//! Not here: what the flags mean for the rooms below (`config`), the sentences (`pages::text`).

mod allocator;
mod args;
mod check;
mod new_lesson;
mod report;
mod run_file;
mod serve;
mod turkish;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::cli::args::Task;
use crate::sandbox::{Limits, Signing, WORKER_ARGUMENT, run_zygote};
use crate::sessions::signed;

/// What every failed start exits with.
const NOT_STARTED: u8 = 2;

/// Runs the command that the arguments name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|first| first == WORKER_ARGUMENT) {
        return ExitCode::from(run_zygote(Limits::of_argument(arguments.get(2)), signing()));
    }
    let parsed = args::Arguments::command().try_get_matches_from(&arguments);
    let parsed = parsed.and_then(|matches| args::Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => match arguments.task() {
            Ok(Task::Serve(config)) => serve::run(&config),
            Ok(Task::Run(config)) => run_file::run(&config),
            Ok(Task::Check(config)) => check::run(&config),
            Ok(Task::New(config)) => new_lesson::run(&config),
            Err(message) => complain(&message),
        },
        Err(error) if !error.use_stderr() => {
            let _ = write!(std::io::stdout(), "{}", error.render());
            ExitCode::SUCCESS
        }
        Err(error) => complain(&turkish::usage_error(&error)),
    }
}

/// One message on stderr, and the exit code of a failed start.
fn complain(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(NOT_STARTED)
}

/// Flask's signed cookie, for the sandbox, which may not know its neighbour.
pub fn signing() -> Signing {
    Signing {
        sign: signed::sign,
        unsign: |secrets, value, max_age, now| {
            signed::unsign(secrets, value, max_age, now).ok().map(|open| open.payload_json)
        },
        compress: signed::compress,
    }
}
