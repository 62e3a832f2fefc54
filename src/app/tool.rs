//! The tools as HTTP: a page with a form that posts to itself, and the same as JSON.
//!
//! In: GET and POST `/araclar/…`, POST `/araclar/….json`. Out: pages and JSON, never cached. Fails: 422 with a Turkish
//! `{hata, yapin}` (or the same on the page), 413 for a body over [`BODY`]. The schemas are documented in `pages::tools`.
//! Nothing is stored and nothing is logged but the route: what is pasted may be a key.
//! Not here: what is worked out (`pages::tools`).

use axum::Json;
use axum::extract::rejection::{BytesRejection, FormRejection, QueryRejection};
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::app::App;
use crate::app::page::{HTML, cached, failed};
use crate::cookies::Timestamp;
use crate::pages::PageError;
use crate::pages::text::tools::tool_error;
use crate::pages::tools::page::{LineForm, SessionForm};
use crate::pages::tools::{ToolError, session, set_cookie};

/// Longest body, bytes.
pub const BODY: usize = 64 * 1024;

/// The fields of a form, in order.
type Fields = Result<Form<Vec<(String, String)>>, FormRejection>;

/// `?ornek=…`, and `&anahtar=evet`: with the example's own key.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    ornek: String,
    #[serde(default)]
    anahtar: String,
}

/// `/araclar`.
pub async fn list(State(app): State<App>, headers: HeaderMap) -> Response {
    cached(&app, "/araclar", StatusCode::OK, headers, |app| app.pages.tools(&app.live.catalog.current())).await
}

/// `GET /araclar/set-cookie`: the empty form, or an example worked out.
pub async fn line_page(
    State(app): State<App>,
    chosen: Result<Query<Chosen>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Some(form) = chosen.ok().and_then(|Query(chosen)| LineForm::example(&chosen.ornek)) else {
        return cached(&app, "/araclar/set-cookie", StatusCode::OK, headers, |app| {
            app.pages.line_tool(&app.live.catalog.current(), &LineForm::default(), None)
        })
        .await;
    };
    let report = set_cookie::analyse(&form.order(), now());
    page(&app, StatusCode::OK, app.pages.line_tool(&app.live.catalog.current(), &form, Some(&report)))
}

/// `POST /araclar/set-cookie`.
pub async fn line_form(State(app): State<App>, fields: Fields) -> Response {
    let catalog = app.live.catalog.current();
    let mut form = match fields {
        Ok(Form(fields)) => LineForm::read(fields),
        Err(rejection) => {
            let error = unread(rejection.status());
            let report = Err(error);
            return page(&app, status_of(error), app.pages.line_tool(&catalog, &LineForm::default(), Some(&report)));
        }
    };
    if form.adding {
        form.add();
        return page(&app, StatusCode::OK, app.pages.line_tool(&catalog, &form, None));
    }
    let report = set_cookie::analyse(&form.order(), now());
    page(&app, status_after(&report), app.pages.line_tool(&catalog, &form, Some(&report)))
}

/// `POST /araclar/set-cookie.json`.
pub async fn line_json(body: Result<Bytes, BytesRejection>) -> Response {
    let order = order_of::<set_cookie::Order>(body);
    answer(order.and_then(|order| set_cookie::analyse(&order, now())))
}

/// `GET /araclar/oturum`: the empty form, or an example taken apart.
pub async fn session_page(
    State(app): State<App>,
    chosen: Result<Query<Chosen>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let example = |Query(chosen): Query<Chosen>| SessionForm::example(&chosen.ornek, chosen.anahtar == "evet");
    let Some((form, order)) = chosen.ok().and_then(example) else {
        return cached(&app, "/araclar/oturum", StatusCode::OK, headers, |app| {
            app.pages.session_tool(&app.live.catalog.current(), &SessionForm::default(), None)
        })
        .await;
    };
    let report = session::open(&order, now());
    page(&app, StatusCode::OK, app.pages.session_tool(&app.live.catalog.current(), &form, Some(&report)))
}

/// `POST /araclar/oturum`.
pub async fn session_form(State(app): State<App>, fields: Fields) -> Response {
    let catalog = app.live.catalog.current();
    let (form, order) = match fields {
        Ok(Form(fields)) => SessionForm::read(fields),
        Err(rejection) => {
            let error = unread(rejection.status());
            let report = Err(error);
            return page(
                &app,
                status_of(error),
                app.pages.session_tool(&catalog, &SessionForm::default(), Some(&report)),
            );
        }
    };
    let report = session::open(&order, now());
    page(&app, status_after(&report), app.pages.session_tool(&catalog, &form, Some(&report)))
}

/// `POST /araclar/oturum.json`.
pub async fn session_json(body: Result<Bytes, BytesRejection>) -> Response {
    let order = order_of::<session::Order>(body);
    answer(order.and_then(|order| session::open(&order, now())))
}

fn order_of<T: DeserializeOwned>(body: Result<Bytes, BytesRejection>) -> Result<T, ToolError> {
    let body = body.map_err(|rejection| unread(rejection.status()))?;
    // The cause is dropped on purpose: serde's messages repeat the input.
    serde_json::from_slice(&body).map_err(|_| ToolError::NotJson)
}

fn unread(status: StatusCode) -> ToolError {
    if status == StatusCode::PAYLOAD_TOO_LARGE { ToolError::TooLong(BODY) } else { ToolError::NotJson }
}

fn status_of(error: ToolError) -> StatusCode {
    match error {
        ToolError::TooLong(_) => StatusCode::PAYLOAD_TOO_LARGE,
        ToolError::NotJson
        | ToolError::NoAddress
        | ToolError::TooManyAddresses(_)
        | ToolError::TooManyLines(_)
        | ToolError::BadAddress(..)
        | ToolError::BadTime(_)
        | ToolError::BadStart
        | ToolError::NoCookie
        | ToolError::BadCookie(_)
        | ToolError::BadPayload
        | ToolError::NoKey
        | ToolError::BadLifetime => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn status_after<T>(report: &Result<T, ToolError>) -> StatusCode {
    report.as_ref().map_or_else(|error| status_of(*error), |_| StatusCode::OK)
}

fn answer<T: serde::Serialize>(report: Result<T, ToolError>) -> Response {
    let mut response = match report {
        Ok(report) => Json(report).into_response(),
        Err(error) => {
            let (what, todo) = tool_error(error);
            (status_of(error), Json(json!({ "hata": what, "yapin": todo }))).into_response()
        }
    };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn page(app: &App, status: StatusCode, html: Result<String, PageError>) -> Response {
    match html {
        Ok(html) => {
            let headers = [(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-store")];
            (status, headers, html).into_response()
        }
        Err(error) => failed(app, &error),
    }
}

fn now() -> Timestamp {
    Timestamp::from(std::time::SystemTime::now())
}
