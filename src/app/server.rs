//! The server's loop: connections, their bounds, and a stop that ends event streams too.
//!
//! In: a listener and a router. Out: nothing, until it is told to stop. Fails: never after the start; a connection's own
//! error ends that connection. `axum::serve` is not used because it has no header-read timeout.
//! Not here: routes. Rule for the stop: no new connections, streams end, open requests get a grace, then all is closed.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt as _;

use crate::config::Bounds;
use crate::live::Peer;

/// Serves until `stop` becomes true, then until open requests are answered or the grace is over.
pub async fn run(listener: TcpListener, router: Router, bounds: &Bounds, mut stop: watch::Receiver<bool>) {
    let permits = Arc::new(Semaphore::new(bounds.connections));
    let graceful = GracefulShutdown::new();
    loop {
        // The permit comes first: at the bound, new connections wait in the kernel's queue.
        let accepted = tokio::select! {
            biased;
            _ = stop.wait_for(|stopping| *stopping) => break,
            accepted = accept(&listener, &permits) => accepted,
        };
        match accepted {
            Some((stream, peer, permit)) => serve(stream, peer, permit, router.clone(), bounds, &graceful),
            None => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
    drop(listener);
    if tokio::time::timeout(bounds.shutdown_grace, graceful.shutdown()).await.is_err() {
        tracing::warn!("open requests were cut off at the end of the grace");
    }
}

async fn accept(
    listener: &TcpListener,
    permits: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let permit = Arc::clone(permits).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, permit)),
        Err(error) => {
            // Out of file descriptors, or the client is already gone; a short rest, then again.
            tracing::warn!(error = %error, "connection not accepted");
            None
        }
    }
}

fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    permit: OwnedSemaphorePermit,
    router: Router,
    bounds: &Bounds,
    graceful: &GracefulShutdown,
) {
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(Peer(peer.ip()));
            let answer = router.oneshot(request).await;
            Ok::<_, Infallible>(answer.unwrap_or_else(|never| match never {}))
        }
    });
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.header_read)
        .max_buf_size(64 * 1024)
        // Learners read the raw answer with other tools too: `Set-Cookie`, not `set-cookie`.
        .title_case_headers(true)
        .serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(error = %error, "connection ended");
        }
        drop(permit);
    });
}
