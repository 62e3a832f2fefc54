//! The bare axum handler that `tests/bench/pair` holds our lesson page against: one route, one file's bytes, nothing else.
//! In: a file and an address. Out: HTTP, until it is ended.

use axum::Router;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::routing::get;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, address] = arguments.as_slice() else { return Err("give a file and an address".into()) };
    let bytes = bytes::Bytes::from(std::fs::read(file)?);
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_ENCODING, "br")];
    let router = Router::new().route("/", get(move || async move { (headers, bytes) }));
    axum::serve(tokio::net::TcpListener::bind(address).await?, router).await?;
    Ok(())
}
