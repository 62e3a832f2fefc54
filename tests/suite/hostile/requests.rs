//! Requests that mean harm, to the binary itself: each gets an answer or a closed connection, and the workbook goes on.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::served::started;

/// Longer than any answer takes here.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends bytes and says the status line of what comes back; empty when the connection was closed on us.
fn status(address: &str, request: &[u8]) -> String {
    let mut socket = TcpStream::connect(address).expect("connects");
    socket.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    // The server may answer and close before it has read everything.
    let _ = socket.write_all(request);
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n").into_bytes()
}

fn post(path: &str, length: usize, body: usize) -> Vec<u8> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
    );
    let mut request = head.into_bytes();
    request.resize(request.len() + body, b'&');
    request
}

#[test]
fn giant_heads_bodies_and_cookies_are_refused_and_the_workbook_goes_on() {
    let data = tempfile::tempdir().expect("temporary folder");
    let (mut server, address) = started(data.path());
    let cell = "/dene/saldirgan/deneme/1/";
    let cookies = |count: usize| {
        let pairs: Vec<_> = (0..count).map(|n| format!("c{n}={n}")).collect();
        format!("Cookie: {}\r\n", pairs.join("; "))
    };
    let asked = [
        ("a head of ten megabytes", get(cell, &format!("X: {}\r\n", "x".repeat(10_000_000))), &["", "431"][..]),
        ("ten thousand headers", get(cell, &"X: y\r\n".repeat(10_000)), &["", "431"]),
        ("three thousand cookies", get(cell, &cookies(3_000)), &["200", "431"]),
        ("an address of a megabyte", get(&format!("{cell}{}", "a".repeat(1_000_000)), ""), &["", "414", "431"]),
        ("a body that is announced as a terabyte", post(cell, 1 << 40, 1_000_000), &["413"]),
        ("a body of a megabyte", post(cell, 1_000_000, 1_000_000), &["413"]),
        ("sixty thousand empty form fields", post(cell, 60_000, 60_000), &["200", "405", "413"]),
        ("no HTTP at all", vec![0; 100_000], &["", "400"]),
        ("two lengths", get(cell, "Content-Length: 1\r\nContent-Length: 2\r\n"), &["", "400"]),
        ("a name with a null", get(cell, "X\0: y\r\n"), &["", "400"]),
    ];
    for (what, request, expected) in asked {
        let answer = status(&address, &request);
        let code = answer.split(' ').nth(1).unwrap_or_default();
        assert!(expected.contains(&code), "{what}: {answer:?}");
        assert_eq!(status(&address, &get("/saglik", "")), "HTTP/1.1 200 OK", "after {what}");
    }
    server.kill().expect("killed");
    server.wait().expect("gone");
}
