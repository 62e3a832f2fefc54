//! A learner's edit of one cell: save, read, give up.
//!
//! In: `PUT`, `GET`, `DELETE /atolye/{ws}/{lesson}/{cell}`. Out: the JSON of DESIGN §6.
//! Fails: 413 beyond 32 KiB, 422 with the error when the program does not load, 403 on the common bench.
//! A program that does not load is kept all the same: the learner's next click shows the same error on a page.
//! Not here: running a request (`endpoint`).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde_json::json;

use crate::live::program::{Found, find};
use crate::live::request::{Refusal, read_body};
use crate::live::wording::{Refused, Scene};
use crate::live::{Live, refuse};
use crate::store::CellKey;

/// `{ws}/{lesson}/{cell}` as they came.
pub type CellPath = Path<(String, String, String)>;

/// `GET`: the current source.
pub async fn read(State(live): State<Live>, Path(place): CellPath) -> Response {
    let found = match find(&live, &place.0, &place.1, &place.2) {
        Ok(found) => found,
        Err(refused) => return refuse(&live, refused),
    };
    match edit_of(&live, &found).await {
        Ok(Some(code)) => Json(json!({ "kod": &*code, "degisti": true })).into_response(),
        Ok(None) => Json(json!({ "kod": found.cell.code, "degisti": false })).into_response(),
        Err(refused) => refuse(&live, refused),
    }
}

/// `PUT`: keeps the source and loads it.
pub async fn save(State(live): State<Live>, Path(place): CellPath, request: Request) -> Response {
    let found = match find(&live, &place.0, &place.1, &place.2).and_then(editable) {
        Ok(found) => found,
        Err(refused) => return refuse(&live, refused),
    };
    let limit = live.bounds.source;
    let source = match read_body(request.into_body(), limit, live.bounds.body_read).await {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Arc::<str>::from(text),
            Err(_) => return refuse(&live, Refused::NotText),
        },
        Err(Refusal::TooLong) => return refuse(&live, Refused::SourceTooLong(limit)),
        Err(Refusal::TooSlow | Refusal::Broken) => return refuse(&live, Refused::NoBody),
    };
    if let Err(error) = live.store.save_edit(key_of(&found), Arc::clone(&source)).await {
        tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "edit not saved");
        return refuse(&live, Refused::StoreFailed);
    }
    remember(&live, &found, Some(Arc::clone(&source)));

    let program = found.program(Some(&source));
    let scene = Scene {
        source: &program.source,
        request: None,
        templates: &program.templates,
        wall_seconds: live.wall_seconds(),
        routes: &[],
    };
    match live.pool.load(program.clone()).await {
        Ok(Ok(routes)) => {
            let routes: Vec<_> = routes
                .iter()
                .map(|route| json!({ "yontemler": route.methods, "yol": route.rule, "ad": route.endpoint }))
                .collect();
            Json(json!({ "rotalar": routes, "uyarilar": [] })).into_response()
        }
        Ok(Err(traceback)) => {
            let explained = live.wording.raised(&traceback, &scene);
            unloaded(json!({
                "satir": traceback.line,
                "sutun": traceback.column,
                "tur": traceback.type_name,
                "ileti": traceback.message,
                "aciklama": explained,
                "izleme": traceback.text,
            }))
        }
        Err(error) => {
            tracing::warn!(error = %error, "program not loaded");
            let explained = live.wording.sandbox(&error, &scene);
            unloaded(json!({
                "satir": null, "sutun": null, "tur": "", "ileti": "", "aciklama": explained, "izleme": "",
            }))
        }
    }
}

/// `DELETE`: back to the lesson's program.
pub async fn give_up(State(live): State<Live>, Path(place): CellPath) -> Response {
    let found = match find(&live, &place.0, &place.1, &place.2).and_then(editable) {
        Ok(found) => found,
        Err(refused) => return refuse(&live, refused),
    };
    if let Err(error) = live.store.drop_edit(key_of(&found)).await {
        tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "edit not dropped");
        return refuse(&live, Refused::StoreFailed);
    }
    remember(&live, &found, None);
    live.pool.forget(found.workspace.as_str(), Some((found.slug(), found.cell.number))).await;
    StatusCode::NO_CONTENT.into_response()
}

/// The learner's edit of this cell: from memory, from the store the first time.
pub async fn edit_of(live: &Live, found: &Found) -> Result<Option<Arc<str>>, Refused> {
    if found.workspace.is_common() {
        return Ok(None);
    }
    let bench = live.bench(found.workspace.as_str());
    let known = bench.lock().cell(&found.lesson, found.cell.number).edit.clone();
    if let Some(edit) = known {
        return Ok(edit);
    }
    let edit = live.store.edit(key_of(found)).await.map_err(|error| {
        tracing::error!(error = %error, cause = ?std::error::Error::source(&error), "edit not read");
        Refused::StoreFailed
    })?;
    let mut memory = bench.lock();
    // A `PUT` may have come in between; what it left is newer.
    Ok(memory.cell(&found.lesson, found.cell.number).edit.get_or_insert(edit).clone())
}

fn unloaded(error: serde_json::Value) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "hatalar": [error] }))).into_response()
}

fn editable(found: Found) -> Result<Found, Refused> {
    if found.workspace.is_common() { Err(Refused::CommonBench) } else { Ok(found) }
}

fn remember(live: &Live, found: &Found, edit: Option<Arc<str>>) {
    live.bench(found.workspace.as_str()).lock().cell(&found.lesson, found.cell.number).edit = Some(edit);
}

fn key_of(found: &Found) -> CellKey {
    CellKey { workspace: found.workspace.shared_text(), lesson: Arc::clone(&found.lesson), cell: found.cell.number }
}
