//! Search as HTTP: a page that works without scripts, and JSON for the field in the bar.
//!
//! In: `GET /ara?s=…`, `GET /ara.json?s=…`. Out: results of the lessons as they are now. Fails: only with a 500 of ours.
//! The index belongs to one version of the catalog: it is made on the first question after a change, away from the async
//! threads, and everybody who asks meanwhile waits for that one. The JSON's schema is documented in `pages::search`.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde::Deserialize;

use crate::app::App;
use crate::app::page::{HTML, failed};
use crate::lessons::Catalog;
use crate::pages::search::{Found, Index};

/// Entries on the page.
const LISTED: usize = 40;
/// Entries under the field.
const OFFERED: usize = 8;

/// The index of one version of the catalog.
#[derive(Debug, Default)]
pub struct Searched(Mutex<Option<(u64, Arc<Index>)>>);

impl Searched {
    /// The index of this version; may take a while.
    fn index(&self, version: u64, catalog: &Catalog) -> Arc<Index> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((own, index)) if *own == version => Arc::clone(index),
            _ => {
                let index = Arc::new(Index::new(catalog));
                *kept = Some((version, Arc::clone(&index)));
                index
            }
        }
    }
}

/// `?s=…`.
#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default)]
    s: String,
}

/// `/ara`.
pub async fn page(State(app): State<App>, asking: Result<Query<Asking>, QueryRejection>) -> Response {
    let found = found(&app, asking, LISTED).await;
    let found = found.filter(|found| !found.query.is_empty());
    match app.pages.search(&app.live.catalog.current(), found.as_ref()) {
        Ok(html) => ([(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-store")], html).into_response(),
        Err(error) => failed(&app, &error),
    }
}

/// `/ara.json`.
pub async fn json(State(app): State<App>, asking: Result<Query<Asking>, QueryRejection>) -> Response {
    match found(&app, asking, OFFERED).await {
        Some(found) => ([(CACHE_CONTROL, "no-store")], Json(found)).into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `None` when the search itself broke, which the runtime logs.
async fn found(app: &App, asking: Result<Query<Asking>, QueryRejection>, most: usize) -> Option<Found> {
    // A query that is not UTF-8 asks for nothing.
    let asked = asking.map(|Query(asking)| asking.s).unwrap_or_default();
    let (edition, searched) = (app.live.catalog.current(), Arc::clone(&app.searched));
    let work = move || searched.index(edition.version, &edition).search(&edition, &asked, most);
    tokio::task::spawn_blocking(work).await.ok()
}
