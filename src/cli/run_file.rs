//! `calistir`: serves one Flask file as `flask run` would, until Ctrl-C.
//! In: a [`RunConfig`]. Out: an exit code. Fails with 2 before the ready line: Python's traceback and its explanation when
//! the file does not load, a Turkish message otherwise. What the program prints goes to stdout, all else to stderr.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::sync::watch;

use crate::app::single::{self, Line, RunError, Terminal};
use crate::cli::{complain, serve};
use crate::config::RunConfig;
use crate::pages::text;

/// The two standard streams; one that is closed loses its lines.
struct Standard;

impl Terminal for Standard {
    fn show(&self, line: Line) {
        match line {
            Line::Program(text) => {
                let mut out = std::io::stdout().lock();
                let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
            }
            Line::Notice(text) => drop(std::io::stderr().lock().write_all(text.as_bytes())),
        }
    }
}

/// Serves until a signal comes.
pub(super) fn run(config: &RunConfig) -> ExitCode {
    serve::on_runtime(run_file(config))
}

async fn run_file(config: &RunConfig) -> ExitCode {
    let (stop, stopping) = watch::channel(false);
    let ready = match single::start(config, Arc::new(Standard), stopping).await {
        Ok(ready) => ready,
        Err(error) => {
            if let RunError::Python { console, .. } = &error {
                Standard.show(Line::Program(console.clone()));
            }
            return complain(&error.text());
        }
    };
    Standard.show(Line::Program(ready.console.clone()));
    serve::say_ready(ready.address);
    Standard.show(Line::Notice(format!("{}\n", text::restart_hint())));
    serve::stop_on_signal(stop);
    ready.serve().await;
    ExitCode::SUCCESS
}
