//! `/sinif`: the address of this workbook for a class, large, with a QR code.
//!
//! In: a request. Out: a page. Cannot fail: without an address that others can open, it says how to start one.
//! The address: the one the teacher opened the page by, unless that means this computer only; then this computer's own in the
//! local network, if the workbook answers there. Not here: drawing the code (`pages`).

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use tokio::net::TcpStream;

use crate::app::App;
use crate::app::page::{HTML, failed};
use crate::cookies::Url;
use crate::live::request::origin_of;

/// How long the workbook may take to answer at its own address.
const PATIENCE: Duration = Duration::from_millis(300);

/// `GET /sinif`.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let (scheme, host) = origin_of(&head);
    let address = address(scheme, &host).await;
    match app.pages.classroom(address.as_deref()) {
        Ok(page) => ([(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-store")], page).into_response(),
        Err(error) => failed(&app, &error),
    }
}

/// An address that other computers can open.
async fn address(scheme: &str, host: &str) -> Option<String> {
    let opened = format!("{scheme}://{host}");
    let url = Url::parse(&opened).ok()?;
    let name = url.host().to_string();
    let here = name == "localhost" || name.ends_with(".localhost");
    let own = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified());
    if !here && !own {
        return Some(opened);
    }
    let place = SocketAddr::new(in_network()?, url.port());
    let answers = tokio::time::timeout(PATIENCE, TcpStream::connect(place)).await;
    matches!(answers, Ok(Ok(_))).then(|| format!("http://{place}"))
}

/// This computer's address in the network that leads outward. Nothing is sent: a UDP socket only chooses its way.
fn in_network() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // TEST-NET-1 (RFC 5737): an address of nobody.
    socket.connect("192.0.2.1:9").ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}
