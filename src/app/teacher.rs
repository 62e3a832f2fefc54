//! The teacher's pages: answers, solutions and notes, at an address that holds a key.
//!
//! In: `GET /ogretmen/{key}[/{slug}]`. Out: pages for one pair of eyes: never cached, no referrer sent on. Fails: 404, the same as
//! for an address that does not exist, for every other key; without `--ogretmen` the routes are not there at all.
//! The key stands in the address because the workbook sets no cookie. It is new at every start and kept in memory only; it is
//! compared in constant time, and the log and the metrics know routes by their pattern.
//! Not here: what stands on the pages (`pages::answers`).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY};
use http::{HeaderMap, HeaderName};
use subtle::ConstantTimeEq as _;

use crate::app::App;
use crate::app::page::{HTML, failed, missing};
use crate::pages::PageError;

/// 128 random bits as hexadecimal digits.
#[derive(Clone)]
pub struct Key(Arc<str>);

impl Key {
    /// A new one. Fails when the system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(format!("{:032x}", u128::from_be_bytes(bytes)).into()))
    }

    /// The path of the teacher's first page.
    pub fn path(&self) -> String {
        format!("/ogretmen/{}", self.0)
    }

    fn opens(&self, given: &str) -> bool {
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// `/ogretmen/{key}`: every lesson.
pub async fn index(State(app): State<App>, Path(given): Path<String>, headers: HeaderMap) -> Response {
    match &app.teacher {
        Some(key) if key.opens(&given) => secret(&app, app.pages.teacher(&app.live.catalog.current(), &key.path())),
        _ => missing(&app, headers).await,
    }
}

/// `/ogretmen/{key}/{slug}`: one lesson's answers.
pub async fn lesson(
    State(app): State<App>,
    Path((given, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let catalog = app.live.catalog.current();
    match (&app.teacher, catalog.lesson(&slug)) {
        (Some(key), Some(lesson)) if key.opens(&given) => secret(&app, app.pages.answers(lesson, &key.path())),
        _ => missing(&app, headers).await,
    }
}

fn secret(app: &App, html: Result<String, PageError>) -> Response {
    let own = [
        (CONTENT_TYPE, HTML),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    match html {
        Ok(html) => (own, html).into_response(),
        Err(error) => failed(app, &error),
    }
}
