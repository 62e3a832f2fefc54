//! Joins the rooms into one service: state, routes, layers, the server's loop.
//!
//! In: a [`Config`](crate::config::Config) or parts made by a test. Out: a router ([`build`]), or a running server
//! ([`server::run`]). Fails: [`StartError`], before the first request only.
//! Routes are one readable list in [`router`], layers another in the same file, with the order explained.
//! Not here: handlers of live addresses (`live`), what pages say (`pages`).

pub mod asset;
pub mod check;
pub mod classroom;
pub mod cross_site;
pub mod log;
pub mod metrics;
pub mod page;
pub mod policy;
pub mod proxy;
pub mod records;
pub mod renew;
pub mod router;
pub mod search;
pub mod server;
pub mod single;
pub mod start;
pub mod teacher;
pub mod tool;
pub mod wording;

pub use router::build;
pub use start::{StartError, start};

use std::sync::Arc;

use crate::live::Live;
use crate::pages::Pages;

/// What all handlers share; each takes the part that it uses.
#[derive(Clone)]
pub struct App {
    /// The live side.
    pub live: Live,
    /// The workbook's own pages.
    pub pages: Arc<Pages>,
    /// Pages already rendered.
    pub rendered: Arc<page::Rendered>,
    /// What search asks.
    pub searched: Arc<search::Searched>,
    /// Static files, packed.
    pub assets: Arc<asset::Assets>,
    /// The key of the teacher's pages; without one they do not exist.
    pub teacher: Option<teacher::Key>,
    /// What the service counts.
    pub metrics: Arc<metrics::Metrics>,
}

impl axum::extract::FromRef<App> for Live {
    fn from_ref(app: &App) -> Self {
        app.live.clone()
    }
}

/// The teachers' guide: a lesson file like any other, in no list.
pub fn guide() -> crate::lessons::Catalog {
    crate::lessons::Catalog::embedded(embedded::GUIDE)
}

/// Files that live inside the binary; `src/build.rs` lists them.
mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}
