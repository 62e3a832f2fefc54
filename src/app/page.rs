//! The workbook's own pages as HTTP: rendered once for a catalog version, then sent as packed bytes.
//!
//! In: GET requests. Out: pages, static files, files beside lessons. Fails: 404 and 500 pages of ours.
//! A template that fails is logged once, with its cause; the learner gets a fixed sentence.
//! Not here: what stands on a page (`pages`).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::app::App;
use crate::app::asset::Packed;
use crate::pages::{PageError, Trouble};

/// The content type of pages.
pub const HTML: &str = "text/html; charset=utf-8";
/// The guide's slug.
const GUIDE: &str = "egitmen-rehberi";
/// The browser may keep a page, but asks before it shows it.
const ASK: &str = "no-cache";

/// Rendered pages of one catalog version, by address.
#[derive(Debug, Default)]
pub struct Rendered {
    // A std lock: held for a lookup or an insert, not while rendering.
    inner: Mutex<(u64, HashMap<String, Arc<Packed>>)>,
}

impl Rendered {
    fn get(&self, version: u64, key: &str) -> Option<Arc<Packed>> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.0 == version { inner.1.get(key).cloned() } else { None }
    }

    fn put(&self, version: u64, key: &str, page: Arc<Packed>) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.0 != version {
            *inner = (version, HashMap::new());
        }
        inner.1.insert(key.to_owned(), page);
    }
}

/// `/`.
pub async fn index(State(app): State<App>, headers: HeaderMap) -> Response {
    cached(&app, "/", StatusCode::OK, headers, |app| app.pages.index(&app.live.catalog.current())).await
}

/// `/ders/{slug}`: the lesson, or what is wrong in its file.
pub async fn lesson(State(app): State<App>, Path(slug): Path<String>, headers: HeaderMap) -> Response {
    let catalog = app.live.catalog.current();
    if catalog.lesson(&slug).is_some() {
        cached(&app, &slug.clone(), StatusCode::OK, headers, move |app| app.pages.lesson(&catalog, &slug)).await
    } else if catalog.entry(&slug).is_some() {
        let key = format!("!{slug}");
        let broken = StatusCode::INTERNAL_SERVER_ERROR;
        cached(&app, &key, broken, headers, move |app| app.pages.broken_lesson(&catalog, &slug)).await
    } else {
        missing(&app, headers).await
    }
}

/// Renders the first lesson before anybody asks for it: whoever opens one waits for no grammar and no template.
pub fn warm(app: &App) {
    let catalog = app.live.catalog.current();
    let first = catalog.lessons.iter().find(|entry| entry.lesson.is_ok()).map(|entry| entry.slug.as_str());
    if let Some(slug) = first
        && let Ok(html) = app.pages.lesson(&catalog, slug)
    {
        app.rendered.put(catalog.version, slug, Arc::new(Packed::new(html, HTML, ASK)));
    }
}

/// `/egitmen`: the teachers' guide.
pub async fn guide(State(app): State<App>, headers: HeaderMap) -> Response {
    cached(&app, "/egitmen", StatusCode::OK, headers, |app| app.pages.lesson(&app.live.catalog.current(), GUIDE)).await
}

/// `/hakkinda`.
pub async fn about(State(app): State<App>, headers: HeaderMap) -> Response {
    cached(&app, "/hakkinda", StatusCode::OK, headers, |app| app.pages.about(&app.live.catalog.current())).await
}

/// `/sozluk`.
pub async fn glossary(State(app): State<App>, headers: HeaderMap) -> Response {
    cached(&app, "/sozluk", StatusCode::OK, headers, |app| app.pages.glossary()).await
}

/// `/static/*`.
pub async fn asset(State(app): State<App>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    match app.assets.get(&name) {
        Some(file) => file.respond(StatusCode::OK, &headers),
        None => missing(&app, headers).await,
    }
}

/// `/favicon.ico`, which browsers ask for without being told.
pub async fn icon(State(app): State<App>, headers: HeaderMap) -> Response {
    match app.assets.get("favicon.svg") {
        Some(file) => file.respond(StatusCode::OK, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `/ders-dosya/*`: a picture or another file beside the lessons. Its own policy: an SVG or HTML file runs nothing.
pub async fn lesson_file(State(app): State<App>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let catalog = app.live.catalog.current();
    // Which names are files at all is the catalog's to say; reading one may block.
    let file = tokio::task::spawn_blocking(move || catalog.asset(&name)).await;
    let Ok(Some(file)) = file else { return missing(&app, headers).await };
    let mut response = Packed::new(file.bytes, file.content_type, ASK).respond(StatusCode::OK, &headers);
    response.headers_mut().insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'"),
    );
    response
}

/// 404.
pub async fn missing(app: &App, headers: HeaderMap) -> Response {
    cached(app, "?404", StatusCode::NOT_FOUND, headers, |app| {
        app.pages.trouble(&app.live.catalog.current(), Trouble::NotFound)
    })
    .await
}

/// 405.
pub async fn not_allowed(app: &App, headers: HeaderMap) -> Response {
    let mut response = cached(app, "?405", StatusCode::METHOD_NOT_ALLOWED, headers, |app| {
        app.pages.trouble(&app.live.catalog.current(), Trouble::MethodNotAllowed)
    })
    .await;
    response.headers_mut().entry(ALLOW).or_insert(HeaderValue::from_static("GET, HEAD"));
    response
}

/// 500, made without a template: one of them may be what failed.
pub fn failed(app: &App, error: &PageError) -> Response {
    tracing::error!(error = %error, cause = ?std::error::Error::source(error), "page not rendered");
    trouble(app)
}

fn trouble(app: &App) -> Response {
    let page = app.pages.plain_trouble(Trouble::Failed);
    (StatusCode::INTERNAL_SERVER_ERROR, [(CONTENT_TYPE, HTML)], page).into_response()
}

/// A page of this catalog version: rendered and compressed on first use, away from the async threads, then sent as it is.
pub async fn cached(
    app: &App,
    key: &str,
    status: StatusCode,
    headers: HeaderMap,
    render: impl FnOnce(&App) -> Result<String, PageError> + Send + 'static,
) -> Response {
    let version = app.live.catalog.current().version;
    if let Some(page) = app.rendered.get(version, key) {
        return page.respond(status, &headers);
    }
    let (own, key) = (app.clone(), key.to_owned());
    let work = move || match render(&own) {
        Ok(html) => {
            let page = Arc::new(Packed::new(html, HTML, ASK));
            let response = page.respond(status, &headers);
            own.rendered.put(version, &key, page);
            response
        }
        Err(error) => failed(&own, &error),
    };
    // One that panicked has been logged by the runtime.
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| trouble(app))
}
