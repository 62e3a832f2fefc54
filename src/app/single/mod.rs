//! One Flask file at `/`, as `flask run` serves it: the same sandbox, no workbook around it.
//!
//! In: a [`RunConfig`]. Out: [`Ready`], which listens already and knows what the file printed while it loaded. What the
//! program prints, its errors and their Turkish explanation go to a [`Terminal`]; the browser gets Flask's own pages.
//! Fails: [`RunError`], before the first request only.
//! On purpose unlike `flask run`: one request at a time, a limit on time and memory, no `Server` header, connections stay
//! open, tracebacks without Flask's own lines; `static/` is served without `ETag`. No reload: an edit needs a restart.

mod answer;
mod file;
mod terminal;

pub use terminal::{Line, Terminal};

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::records::Keeper;
use crate::app::single::file::FlaskFile;
use crate::app::{proxy, server};
use crate::config::{Bounds, RunConfig};
use crate::pages::RunTrouble;
use crate::pages::explain::{self, Case};
use crate::pages::text;
use crate::sandbox::{Limits, Pool, Program, Route, SandboxError, Traceback};
use crate::store::SessionRecords;

/// Largest request body and response body, bytes; what goes to a worker and comes back must fit one message.
const BODY_BYTES: usize = 8 * 1024 * 1024;

/// Why a file is not served.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The file is missing or unreadable.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The file is not UTF-8.
    #[error("{} is not UTF-8", .0.display())]
    NotText(PathBuf),
    /// The address is taken, or not ours.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: String,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// Where this binary lies is not known, so that no worker can be started.
    #[error("own path is not known")]
    Program(#[source] std::io::Error),
    /// Python runs, and the file does not: its traceback and the explanation, as the terminal shows them.
    #[error("the file does not load")]
    Python {
        /// What it printed before.
        console: String,
        /// Traceback and explanation.
        account: String,
    },
}

impl RunError {
    /// What the terminal shows.
    pub fn text(&self) -> String {
        match self {
            Self::Unreadable { path, source } => text::run_error(&RunTrouble::Unreadable { path, cause: source }),
            Self::NotText(path) => text::run_error(&RunTrouble::NotText { path }),
            Self::Listen { address, source } => text::run_error(&RunTrouble::Listen { address, cause: source }),
            Self::Program(cause) => text::run_error(&RunTrouble::Program { cause }),
            Self::Python { account, .. } => account.clone(),
        }
    }
}

/// The app's clock, epoch seconds; tests bring one that can be moved.
pub type Clock = Arc<dyn Fn() -> f64 + Send + Sync>;

/// What answers requests. Cheap to clone.
#[derive(Clone)]
pub struct Single(Arc<Inner>);

struct Inner {
    pool: Pool,
    program: Program,
    /// The folder whose files `/static/` is.
    statics: PathBuf,
    bounds: Bounds,
    terminal: Arc<dyn Terminal>,
    clock: Clock,
}

/// A file that has loaded.
pub struct Loaded {
    /// Answers at `/`.
    pub router: Router,
    /// What it printed while it loaded.
    pub console: String,
    /// Its rules.
    pub routes: Vec<Route>,
}

/// Limits of a program that only its own author runs: wide, so that homework is not cut short, yet an endless loop ends.
/// Nobody else waits for the worker, so it is never ended to make room.
pub fn limits() -> Limits {
    Limits {
        wall_millis: 30_000,
        console_bytes: 1024 * 1024,
        body_bytes: BODY_BYTES,
        shared_workers: 1,
        memory_mib: 2_048,
        resting_mib: 2_048,
        private_rest_mib: 2_048,
        idle_millis: u64::MAX,
        ..Limits::default()
    }
}

/// A pool for [`load`]; must be made on a tokio runtime.
pub fn pool(program: PathBuf) -> Pool {
    Pool::start(program, limits(), Arc::new(Keeper(Arc::new(SessionRecords::new(1_000)))))
}

/// Reads and loads one file.
///
/// # Errors
/// When the file cannot be read, or Python does not take it.
pub async fn load(
    pool: Pool,
    path: &Path,
    trust_proxy: bool,
    terminal: Arc<dyn Terminal>,
    clock: Clock,
) -> Result<Loaded, RunError> {
    let FlaskFile { program, statics } = file::read(path)?;
    let case = Case {
        source: &program.source,
        request: None,
        templates: &program.templates,
        wall_seconds: pool.limits().wall_millis as f64 / 1000.0,
    };
    let (routes, console) = match pool.load_aloud(program.clone()).await {
        Ok((Ok(routes), console)) => (routes, console),
        Ok((Err(traceback), console)) => return Err(RunError::Python { console, account: account(&traceback, &case) }),
        Err(error) => return Err(RunError::Python { console: String::new(), account: sandbox_account(&error, &case) }),
    };
    let bounds = Bounds { live_body: BODY_BYTES, ..Bounds::default() };
    let single = Single(Arc::new(Inner { pool, program, statics, bounds, terminal, clock }));
    let mut router = Router::new().fallback(answer::serve).with_state(single);
    if trust_proxy {
        router = router.layer(from_fn(proxy::believe));
    }
    Ok(Loaded { router, console, routes })
}

/// Python's traceback and the Turkish explanation below it.
fn account(traceback: &Traceback, case: &Case<'_>) -> String {
    let explained = text::in_terminal(&explain::raised(traceback, case));
    if traceback.text.is_empty() { explained } else { format!("{}\n\n{explained}", traceback.text.trim_end()) }
}

fn sandbox_account(error: &SandboxError, case: &Case<'_>) -> String {
    text::in_terminal(&explain::sandbox(error, case))
}

/// A service that listens already.
pub struct Ready {
    /// Where; the real port when 0 was asked for.
    pub address: SocketAddr,
    /// What the file printed while it loaded.
    pub console: String,
    listener: TcpListener,
    router: Router,
    stop: watch::Receiver<bool>,
}

impl Ready {
    /// Serves until told to stop.
    pub async fn serve(self) {
        server::run(self.listener, self.router, &Bounds::default(), self.stop).await;
    }
}

/// Loads the file and listens.
///
/// # Errors
/// As [`load`], or when the address cannot be had.
pub async fn start(
    config: &RunConfig,
    terminal: Arc<dyn Terminal>,
    stop: watch::Receiver<bool>,
) -> Result<Ready, RunError> {
    let program = std::env::current_exe().map_err(RunError::Program)?;
    let clock: Clock = Arc::new(answer::real_now);
    let Loaded { router, console, .. } = load(pool(program), &config.file, config.trust_proxy, terminal, clock).await?;
    let wrong = |source| RunError::Listen { address: config.address.clone(), source };
    let listener = TcpListener::bind(&config.address).await.map_err(wrong)?;
    let address = listener.local_addr().map_err(wrong)?;
    Ok(Ready { address, console, listener, router, stop })
}
