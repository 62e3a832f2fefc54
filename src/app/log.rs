//! One log line for each request, at the boundary: id, method, route, status, time. Never cookies, bodies, queries or keys.
//!
//! In: a request. Out: its response with `X-Istek-No`. A cause that a handler put into the response's extensions is logged.
//! The route's pattern is logged instead of the path: a workspace id is a key to that workspace.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};

static NEXT: AtomicU64 = AtomicU64::new(1);

/// The layer.
pub async fn line(request: Request, next: Next) -> Response {
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let begun = Instant::now();
    let traced = tracing::enabled!(tracing::Level::INFO);
    let route = traced.then(|| request.extensions().get::<MatchedPath>().cloned()).flatten();
    let method = request.method().clone();
    let mut response = next.run(request).await;
    if traced {
        let route = route.as_ref().map_or("-", MatchedPath::as_str);
        let status = response.status().as_u16();
        tracing::info!(id, %method, route, status, micros = begun.elapsed().as_micros() as u64, "request");
    }
    if let Ok(id) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(HeaderName::from_static("x-istek-no"), id);
    }
    response
}
