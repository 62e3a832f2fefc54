//! The live side: learners' programs answering real requests, and everything the page asks about them.
//!
//! In: HTTP under `/dene/`, `/atolye/`, `/akis/`, `/kayit/`. Out: the app's answer with the prefix added, exchanges, cookies.
//! The walk of one click is [`endpoint::serve`], one line a room. Fails: [`wording::Refused`], said in Turkish by `pages`
//! through [`Wording`] (a neighbour, so `app` hands it over).
//! Not here: routes and layers (`app`), rules of cookies (`cookies`), Python (`sandbox`).

pub mod bench;
pub mod browser;
pub mod circumstances;
pub mod clock;
pub mod code;
pub mod doubts;
pub mod endpoint;
pub mod exercise;
pub mod expectation;
pub mod jar_order;
pub mod model_order;
pub mod model_request;
pub mod models;
pub mod names;
pub mod own_name;
pub mod policy;
pub mod prefix;
pub mod program;
pub mod record;
pub mod request;
pub mod reset;
pub mod response;
pub mod shelf;
pub mod storage;
pub mod stream;
pub mod unkept;
pub mod wording;

pub use wording::{Refused, Scene, Unkept, Wording};

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde_json::json;
use tokio::sync::watch;

use crate::config::Bounds;
use crate::live::bench::Bench;
use crate::live::shelf::Shelf;
use crate::sandbox::Pool;
use crate::store::{ExchangeLog, Recent, SessionRecords, Store};

/// What the live handlers share. Cheap to clone.
#[derive(Clone)]
pub struct Live(Arc<LiveParts>);

/// The parts of [`Live`].
pub struct LiveParts {
    /// Lessons as they are now.
    pub catalog: Shelf,
    /// Python.
    pub pool: Pool,
    /// Learners' edits and their programs' session records.
    pub store: Arc<dyn Store>,
    /// Session records of namespaces that are used once ([`Live::visitor`]).
    pub records: Arc<SessionRecords>,
    /// Exchanges.
    pub log: ExchangeLog,
    /// Model browsers and what cells have set.
    pub benches: Recent<Bench>,
    /// Turkish.
    pub wording: Arc<dyn Wording>,
    /// Bounds on bodies, streams and logs.
    pub bounds: Bounds,
    /// Becomes true when the server stops.
    pub shutdown: watch::Receiver<bool>,
    /// Numbers the namespaces of visitors without JavaScript.
    pub visitors: AtomicU64,
}

impl Live {
    /// Shares the parts.
    pub fn new(parts: LiveParts) -> Self {
        Self(Arc::new(parts))
    }

    /// The bench of a workspace.
    pub fn bench(&self, workspace: &str) -> Arc<Bench> {
        self.benches.get_or(workspace, Bench::default)
    }

    /// Seconds a program may run.
    pub fn wall_seconds(&self) -> f64 {
        self.pool.limits().wall_millis as f64 / 1000.0
    }

    /// A namespace name that no workspace can have, used once.
    pub fn visitor(&self) -> Arc<str> {
        Arc::from(format!("ortak~{}", self.visitors.fetch_add(1, Ordering::Relaxed)))
    }

    /// Forgets a workspace's session records: one app's, or all. A failure is for the log; they end by themselves, too.
    pub async fn forget_records(&self, workspace: &str, app: Option<(&str, u32)>) {
        let app = app.map(|(lesson, cell)| (Arc::from(lesson), cell));
        if let Err(error) = self.store.drop_records(Arc::from(workspace), app).await {
            tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "records not dropped");
        }
    }
}

/// True for a namespace of [`Live::visitor`]'s.
pub fn is_passing(workspace: &str) -> bool {
    workspace.contains('~')
}

impl Deref for Live {
    type Target = LiveParts;

    fn deref(&self) -> &LiveParts {
        &self.0
    }
}

/// The address of the browser's end of the connection, put into the request by the server's loop.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub std::net::IpAddr);

/// The browser's connection is `https`: a proxy in front of us said so.
#[derive(Debug, Clone, Copy)]
pub struct Encrypted;

/// A refusal as JSON, for the page's scripts: `{hata, yapin}`.
pub fn refuse(live: &Live, refused: Refused) -> Response {
    let (what, todo) = live.wording.refused(refused);
    (status_of(refused), Json(json!({ "hata": what, "yapin": todo }))).into_response()
}

/// The status of a refusal.
pub fn status_of(refused: Refused) -> StatusCode {
    match refused {
        Refused::NoSuchCell | Refused::BadAddress | Refused::OtherName => StatusCode::NOT_FOUND,
        Refused::TooLong(_) | Refused::SourceTooLong(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Refused::NoBody => StatusCode::REQUEST_TIMEOUT,
        Refused::NotText | Refused::BadOrder | Refused::NothingToCopy => StatusCode::BAD_REQUEST,
        Refused::CommonBench | Refused::CrossSite => StatusCode::FORBIDDEN,
        Refused::StoreFailed => StatusCode::INTERNAL_SERVER_ERROR,
        Refused::TooManyStreams => StatusCode::TOO_MANY_REQUESTS,
        Refused::TooEarly => StatusCode::CONFLICT,
    }
}
