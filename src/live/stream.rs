//! The log of exchanges for the page: a list to catch up with, and a stream of server-sent events.
//!
//! In: `GET /kayit/{ws}?sonra=N`, `GET /akis/{ws}`. Out: the JSON of `exchange`; events `alisveris` whose id is the number.
//! Fails: 404 for the common bench and for what is no workspace, 429 beyond the bound on streams.
//! Rule: HTML standard §9.2 (server-sent events): `Last-Event-ID`, comments keep the connection alive.
//! The stream ends when the server stops, when the client goes, or when it lags behind (the page then asks `/kayit`).

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use http::header::CACHE_CONTROL;
use http::{HeaderMap, HeaderValue};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::watch;

use crate::exchange::Exchange;
use crate::live::names::Workspace;
use crate::live::wording::Refused;
use crate::live::{Live, refuse};

/// Between two comments on a quiet stream.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// `?sonra=N`.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    sonra: Option<u64>,
}

/// `GET /kayit/{ws}`: exchanges after a number, and the last number.
pub async fn log(State(live): State<Live>, Path(workspace): Path<String>, Query(after): Query<After>) -> Response {
    let Some(workspace) = Workspace::parse(&workspace).filter(|one| !one.is_common()) else {
        return refuse(&live, Refused::BadAddress);
    };
    let (exchanges, last) = live.log.since(workspace.as_str(), after.sonra.unwrap_or(0));
    let exchanges: Vec<&Exchange> = exchanges.iter().map(Arc::as_ref).collect();
    let mut response = Json(json!({ "alisverisler": exchanges, "son": last })).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// `GET /akis/{ws}`: exchanges as they happen; after a reconnection, those missed first.
pub async fn events(
    State(live): State<Live>,
    Path(workspace): Path<String>,
    Query(after): Query<After>,
    headers: HeaderMap,
) -> Response {
    let Some(workspace) = Workspace::parse(&workspace).filter(|one| !one.is_common()) else {
        return refuse(&live, Refused::BadAddress);
    };
    let seen = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let Ok(subscription) = live.log.subscribe(workspace.as_str(), seen.or(after.sonra)) else {
        return refuse(&live, Refused::TooManyStreams);
    };
    let missed = subscription.missed.into_iter().map(|exchange| Ok(event(&exchange)));
    let opening = stream::iter(std::iter::once(Ok(Event::default().comment("hazır"))).chain(missed));
    let following = follow(subscription.news, live.shutdown.clone());
    let events = futures_util::StreamExt::chain(opening, following);
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Tells nginx in front of us not to collect the events.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

fn follow(news: Receiver<Arc<Exchange>>, stop: watch::Receiver<bool>) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold((news, stop), async |(mut news, mut stop)| {
        let next = tokio::select! {
            biased;
            _ = stop.wait_for(|stopping| *stopping) => None,
            next = news.recv() => next.ok(),
        };
        next.map(|exchange| (Ok(event(&exchange)), (news, stop)))
    })
}

fn event(exchange: &Exchange) -> Event {
    let event = Event::default().event("alisveris").id(exchange.no.to_string());
    // Plain data with string keys always becomes JSON.
    event.json_data(exchange).unwrap_or_default()
}
