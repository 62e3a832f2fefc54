//! From a [`Config`] to a running service: lessons, store, sandbox, listener, in the order in which they can fail.
//!
//! In: a [`Config`]. Out: the address it listens on, and a future that ends when the server has stopped.
//! Fails: [`StartError`], whose Turkish is `pages::text`'s; `cli` prints it and exits with 2.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use axum::Router;
use axum::middleware::from_fn;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::asset::Assets;
use crate::app::metrics::Metrics;
use crate::app::records::{Keeper, Lasting, keep_swept};
use crate::app::wording::Words;
use crate::app::{App, build, embedded, guide, page, proxy, renew, server, teacher};
use crate::config::{Bounds, Config, LessonSource, StoreUrl};
use crate::lessons::{Catalog, Watch};
use crate::live::shelf::Shelf;
use crate::live::{Live, LiveParts};
use crate::pages::{Pages, StartTrouble};
use crate::sandbox::{Limits, Pool};
use crate::store::{ExchangeLog, Recent, SessionRecords, SqliteStore, Store, StoreError};

/// Why the service did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The lessons folder is missing or unreadable.
    #[error("lessons folder {folder} cannot be read")]
    Lessons {
        /// The folder.
        folder: String,
        /// The cause.
        #[source]
        source: std::io::Error,
    },
    /// The store cannot be opened.
    #[error("store cannot be opened")]
    Store(#[source] StoreError),
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
    /// The system has no randomness for the teacher's key.
    #[error("no randomness")]
    NoRandomness(#[source] getrandom::Error),
    /// A template does not parse.
    #[error("templates are broken")]
    Templates(#[source] crate::pages::PageError),
}

impl StartError {
    /// The error as `pages` words it.
    pub fn trouble(&self) -> StartTrouble<'_> {
        match self {
            Self::Lessons { folder, source } => StartTrouble::Lessons { folder, cause: source },
            Self::Store(StoreError::Folder { path, source }) => {
                StartTrouble::DataFolder { folder: path, cause: source }
            }
            Self::Store(StoreError::Open { path, .. }) => StartTrouble::StoreFile { file: path },
            Self::Store(StoreError::Query(_) | StoreError::Closed) => StartTrouble::StoreFile { file: "" },
            Self::Listen { address, source } => StartTrouble::Listen { address, cause: source },
            Self::Program(cause) => StartTrouble::Program { cause },
            Self::NoRandomness(_) => StartTrouble::NoRandomness,
            Self::Templates(_) => StartTrouble::Templates,
        }
    }
}

/// A service that listens already.
pub struct Started {
    /// Where; the real port when 0 was asked for.
    pub address: SocketAddr,
    /// The path of the teacher's pages, with its key, when they were asked for.
    pub teacher: Option<String>,
    /// The lessons as they are served.
    pub lessons: Shelf,
    listener: TcpListener,
    router: Router,
    bounds: Bounds,
    stop: watch::Receiver<bool>,
    /// Follows the lessons folder while the service lives.
    _watch: Option<Watch>,
}

impl Started {
    /// Serves until told to stop.
    pub async fn serve(self) {
        server::run(self.listener, self.router, &self.bounds, self.stop).await;
    }
}

/// Starts everything. `stop` becomes true when the server shall end.
pub async fn start(config: &Config, stop: watch::Receiver<bool>) -> Result<Started, StartError> {
    let catalog = match &config.lessons {
        LessonSource::Folder(folder) => Catalog::from_dir(folder)
            .map_err(|source| StartError::Lessons { folder: folder.display().to_string(), source })?,
        LessonSource::Embedded => Catalog::embedded(embedded::LESSONS),
    };
    for error in catalog.errors() {
        tracing::info!(error = %error, "lesson is broken");
    }
    let StoreUrl::Sqlite(path) = &config.store;
    let store = SqliteStore::open(path).map_err(StartError::Store)?;
    let wrong = |source| StartError::Listen { address: config.address.clone(), source };
    let listener = TcpListener::bind(&config.address).await.map_err(wrong)?;
    let address = listener.local_addr().map_err(wrong)?;
    let bounds = Bounds::default();
    let program = std::env::current_exe().map_err(StartError::Program)?;
    let store: Arc<dyn Store> = Arc::new(store);
    tokio::spawn(keep_swept(Arc::clone(&store), stop.clone()));
    let parts = Parts { catalog, store, program, bounds: bounds.clone(), shutdown: stop.clone() };
    let mut app = assemble(parts)?;
    if config.teacher {
        app.teacher = Some(teacher::Key::random().map_err(StartError::NoRandomness)?);
    }
    let teacher = app.teacher.as_ref().map(teacher::Key::path);
    let watch = renew::follow(&app.live);
    let lessons = app.live.catalog.clone();
    let ready = app.clone();
    tokio::task::spawn_blocking(move || {
        page::warm(&ready);
        ready.assets.pack();
    });
    let mut router = build(app);
    if config.trust_proxy {
        router = router.layer(from_fn(proxy::believe));
    }
    Ok(Started { address, teacher, lessons, listener, router, bounds, stop, _watch: watch })
}

/// What a service is made of; tests bring their own.
pub struct Parts {
    /// The lessons.
    pub catalog: Catalog,
    /// Learners' edits.
    pub store: Arc<dyn Store>,
    /// The binary that workers of the sandbox are started from.
    pub program: PathBuf,
    /// Bounds on bodies, streams and logs.
    pub bounds: Bounds,
    /// Becomes true when the server shall stop.
    pub shutdown: watch::Receiver<bool>,
}

/// The parts put together. Must run on a tokio runtime, because the sandbox starts with it.
pub fn assemble(parts: Parts) -> Result<App, StartError> {
    let Parts { catalog, store, program, bounds, shutdown } = parts;
    let records = Arc::new(SessionRecords::new(bounds.workspaces));
    let keeper = Lasting { store: Arc::clone(&store), passing: Keeper(Arc::clone(&records)) };
    let pool = Pool::start(program, Limits::default(), Arc::new(keeper));
    let pages = Pages::new(embedded::TEMPLATES).map_err(StartError::Templates)?;
    let pages = Arc::new(pages);
    let live = Live::new(LiveParts {
        catalog: Shelf::new(catalog.with_unlisted(guide())),
        pool,
        store,
        records,
        log: ExchangeLog::new(bounds.log_length, bounds.log_bytes, bounds.workspaces, bounds.streams),
        benches: Recent::new(bounds.workspaces),
        wording: Arc::new(Words::new(Arc::clone(&pages))),
        bounds,
        shutdown,
        visitors: AtomicU64::new(0),
    });
    Ok(App {
        metrics: Arc::new(Metrics::new(live.clone())),
        live,
        pages,
        rendered: Arc::new(page::Rendered::default()),
        searched: Arc::default(),
        teacher: None,
        assets: Arc::new(Assets::new(embedded::STATIC)),
    })
}
