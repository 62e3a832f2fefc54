//! A browser without manners: sends bytes over a socket and takes apart what comes back.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::corpus::script::{self, Sending};

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: String,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
    pub(crate) chunked: bool,
}

impl Answer {
    /// The lines of one name, one character a byte.
    pub(crate) fn lines(&self, wanted: &str) -> Vec<String> {
        let own = self.headers.iter().filter(|(name, _)| name == wanted);
        own.map(|(_, value)| value.iter().map(|&byte| char::from(byte)).collect()).collect()
    }
}

/// One request written as in a `.http` file.
pub(crate) fn one(text: &str) -> [Sending; 1] {
    script::parse(text).try_into().unwrap_or_else(|found: Vec<_>| panic!("{} requests", found.len()))
}

/// The bytes of a request. Characters that no request line may carry are percent-encoded, as every browser does.
pub(crate) fn request(sending: &Sending, cookies: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = format!("{} ", sending.method).into_bytes();
    for byte in sending.target.bytes() {
        if byte.is_ascii_graphic() && byte != b'"' {
            bytes.push(byte);
        } else {
            bytes.extend(format!("%{byte:02X}").bytes());
        }
    }
    bytes.extend(b" HTTP/1.1\r\n");
    let has = |name: &str| sending.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
    if !has("host") {
        bytes.extend(b"Host: localhost\r\n");
    }
    for (name, value) in &sending.headers {
        bytes.extend(format!("{name}: {value}\r\n").bytes());
    }
    if let Some(cookies) = cookies.filter(|_| !has("cookie")) {
        bytes.extend(b"Cookie: ");
        bytes.extend(cookies);
        bytes.extend(b"\r\n");
    }
    if !sending.body.is_empty() {
        if !has("content-type") {
            bytes.extend(b"Content-Type: application/x-www-form-urlencoded\r\n");
        }
        bytes.extend(format!("Content-Length: {}\r\n", sending.body.len()).bytes());
    }
    bytes.extend(b"Connection: close\r\n\r\n");
    bytes.extend(sending.body.bytes());
    bytes
}

/// Sends the bytes and reads until the server closes.
pub(crate) async fn exchange(address: &str, request: &[u8]) -> Result<Answer, String> {
    let mut socket = TcpStream::connect(address).await.map_err(|error| error.to_string())?;
    socket.write_all(request).await.map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    // A server that resets after its answer has still answered.
    let _ = socket.read_to_end(&mut bytes).await;
    parse(&bytes).ok_or_else(|| format!("no answer: {:?}", String::from_utf8_lossy(&bytes)))
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = (&bytes[..end], &bytes[end + 4..]);
    // Split at CRLF only: a header value may hold other control characters.
    let mut lines = Vec::new();
    let mut rest = head;
    while let Some(at) = rest.windows(2).position(|two| two == b"\r\n") {
        lines.push(&rest[..at]);
        rest = &rest[at + 2..];
    }
    lines.push(rest);
    let status = String::from_utf8_lossy(lines[0].splitn(2, |&byte| byte == b' ').nth(1)?).into_owned();
    let headers: Vec<(String, Vec<u8>)> = lines[1..]
        .iter()
        .filter_map(|line| {
            let colon = line.iter().position(|&byte| byte == b':')?;
            let name = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
            Some((name, line[colon + 1..].trim_ascii_start().to_vec()))
        })
        .collect();
    let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == b"chunked");
    let body = if chunked { dechunked(body)? } else { body.to_vec() };
    Some(Answer { status, headers, body, chunked })
}

fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend(rest.get(end + 2..end + 2 + size)?);
        rest = rest.get(end + 4 + size..)?;
    }
}
