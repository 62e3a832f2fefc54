//! The log of exchanges for the page: a list to catch up with, and a stream of server-sent events.
//!
//! In: `GET /kayit/{ws}?sonra=N`, `GET /akis/{ws}`, `GET /yenilik`. Out: the JSON of `exchange`; events `alisveris` whose id is
//! the number. With `?ders=KISA-AD` (empty for the list) also events `ders`: the mark of that lesson's file, at once and when it
//! changes. A page has one stream for both, because a browser has six connections.
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

/// `?sonra=N`, `?ders=KISA-AD`.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    sonra: Option<u64>,
    ders: Option<String>,
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
    match after.ders {
        // Ends with the exchanges: a page that lost those comes again for both.
        Some(slug) => sse(until_first_ends(events, lesson_news(&live, slug))),
        None => sse(events),
    }
}

/// `GET /yenilik`: the lessons' marks alone, for pages without a workspace.
pub async fn lessons(State(live): State<Live>, Query(after): Query<After>) -> Response {
    sse(lesson_news(&live, after.ders.unwrap_or_default()))
}

/// The mark of a lesson now, and whenever it changes.
fn lesson_news(live: &Live, slug: String) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let (live, news, stop) = (live.clone(), live.catalog.news(), live.shutdown.clone());
    stream::unfold((live, news, stop, slug, None::<String>), async |(live, mut news, mut stop, slug, told)| {
        loop {
            let mark = live.catalog.current().mark(&slug).unwrap_or_default();
            if told.as_ref() != Some(&mark) {
                let event = Event::default().event("ders").data(&mark);
                return Some((Ok(event), (live, news, stop, slug, Some(mark))));
            }
            tokio::select! {
                biased;
                _ = stop.wait_for(|stopping| *stopping) => return None,
                changed = news.changed() => changed.ok()?,
            }
        }
    })
}

/// Both, until the first has no more.
fn until_first_ends<S: Stream>(first: S, other: impl Stream<Item = S::Item>) -> impl Stream<Item = S::Item> {
    use futures_util::StreamExt as _;
    let first = first.map(Some).chain(stream::iter([None]));
    let both = stream::select(Box::pin(first), Box::pin(other.map(Some)));
    both.take_while(|one| std::future::ready(one.is_some())).filter_map(std::future::ready)
}

fn sse(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
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
