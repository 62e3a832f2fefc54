//! One log line for each request, at the boundary: id, method, route, status, time. Never cookies, bodies, queries or keys.
//!
//! In: a request. Out: its response with `X-Istek-No`. A cause that a handler put into the response's extensions is logged.
//! The route's pattern is logged instead of the path: a workspace id is a key to that workspace.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::MatchedPath;
use axum::response::Response;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Method};

static NEXT: AtomicU64 = AtomicU64::new(1);

/// A request that is being answered.
#[derive(Debug)]
pub struct Entry {
    id: u64,
    begun: Instant,
    method: Method,
    route: Option<MatchedPath>,
}

impl Entry {
    /// The request has come.
    pub fn begin(head: &Parts) -> Self {
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            begun: Instant::now(),
            method: head.method.clone(),
            route: head.extensions.get::<MatchedPath>().cloned(),
        }
    }

    /// The pattern of its route.
    pub fn route(&self) -> Option<&str> {
        self.route.as_ref().map(MatchedPath::as_str)
    }

    /// Time since it came.
    pub fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// It is answered: writes the line, and the number into the response.
    pub fn end(self, response: &mut Response) {
        if tracing::enabled!(tracing::Level::INFO) {
            let (route, status) = (self.route().unwrap_or("-"), response.status().as_u16());
            let micros = self.elapsed().as_micros() as u64;
            tracing::info!(id = self.id, method = %self.method, route, status, micros, "request");
        }
        response.headers_mut().insert(HeaderName::from_static("x-istek-no"), HeaderValue::from(self.id));
    }
}
