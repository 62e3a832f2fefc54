//! `sun`: starts the service, says that it is ready, and ends it on Ctrl-C or SIGTERM.
//! In: a [`Config`]. Out: an exit code. Fails with a Turkish message and 2, before the ready line.

use std::io::Write as _;
use std::net::SocketAddr;
use std::process::ExitCode;

use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use crate::app;
use crate::cli::{allocator, complain, report};
use crate::config::Config;
use crate::live::shelf::Shelf;
use crate::pages::text;

/// Serves until a signal comes.
pub(super) fn run(config: &Config) -> ExitCode {
    allocator::set();
    on_runtime(serve(config))
}

/// Runs a command on the async runtime, with the log on stderr.
pub(super) fn on_runtime(command: impl Future<Output = ExitCode>) -> ExitCode {
    // Quiet by default: in a class the terminal shows the ready line and what goes wrong. `RUST_LOG=info` shows requests.
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    // Half of the processors; the other half is for Python's workers, for rendering and for the store. With a thread for each,
    // threads and workers push one another aside: a third fewer live requests on two.
    let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let threads = (processors / 2).max(1);
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&text::no_runtime(&error)),
    };
    let code = runtime.block_on(command);
    runtime.shutdown_background();
    code
}

async fn serve(config: &Config) -> ExitCode {
    let (stop, stopping) = watch::channel(false);
    let started = match app::start(config, stopping).await {
        Ok(started) => started,
        Err(error) => return complain(&text::start_error(&error.trouble())),
    };
    say_ready(started.address);
    if let Some(path) = &started.teacher {
        let _ = writeln!(std::io::stdout(), "{}", text::teacher_address(&format!("http://{}{path}", started.address)));
    }
    tokio::spawn(tell_of_lessons(started.lessons.clone()));
    stop_on_signal(stop);
    started.serve().await;
    ExitCode::SUCCESS
}

/// Says on stderr what is wrong in the lessons, now and whenever that changes.
async fn tell_of_lessons(lessons: Shelf) {
    let mut news = lessons.news();
    let mut told = String::new();
    loop {
        let now = report::mistakes(lessons.current().errors());
        if now != told {
            let text = if now.is_empty() { text::lessons_mended() } else { now.as_str() };
            // A closed stderr loses them; the pages say the same.
            let _ = writeln!(anstream::stderr().lock(), "{text}");
            told = now;
        }
        if news.changed().await.is_err() {
            return;
        }
    }
}

/// The ready line (DESIGN §6).
pub(super) fn say_ready(address: SocketAddr) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "Hazır: http://{address}");
    let _ = out.flush();
}

/// Sends `true` at the first Ctrl-C or SIGTERM.
pub(super) fn stop_on_signal(stop: watch::Sender<bool>) {
    tokio::spawn(async move {
        signal().await;
        let _ = stop.send(true);
        // A second signal does not wait for open requests.
        signal().await;
        std::process::exit(130);
    });
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
