//! The server that Chromium asks: any octets go out as `Set-Cookie`, and the `Cookie` octets that come in are kept.
//! In: `Set-Cookie` lines for each request target. Out: a port on this computer; for each target the `Cookie` line that
//! the last request for it carried. A broken connection ends itself and nothing else.
//! Standard: as much of HTTP/1.1 (RFC 9112) as a GET needs; written by hand, because every HTTP library refuses some of
//! the octets that are to be tested. Not here: bodies of requests, other methods, TLS.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The header that names the target in every answer, so that DevTools' events can be told apart.
pub(super) const TARGET: &str = "X-Target";

/// What is to be said and what was heard, by request target.
#[derive(Default)]
struct Notes {
    lines: HashMap<String, Vec<Vec<u8>>>,
    heard: HashMap<String, Option<Vec<u8>>>,
}

/// The running server; it ends with the test's runtime.
#[derive(Clone)]
pub(super) struct Answers {
    pub(super) port: u16,
    notes: Arc<Mutex<Notes>>,
}

impl Answers {
    /// Starts listening.
    pub(super) async fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("it has an address").port();
        let answers = Self { port, notes: Arc::default() };
        let server = answers.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.talk(stream).await });
            }
        });
        answers
    }

    /// Has requests for `target` answered with these `Set-Cookie` lines.
    pub(super) fn say(&self, target: &str, lines: Vec<Vec<u8>>) {
        self.notes().lines.insert(target.to_owned(), lines);
    }

    /// The `Cookie` line of the last request for `target`: `None` when no request came, `Some(None)` when it had none.
    pub(super) fn heard(&self, target: &str) -> Option<Option<Vec<u8>>> {
        self.notes().heard.remove(target)
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers one connection's requests, one after the other.
    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let (reader, mut writer) = stream.into_split();
        let mut reader = BufReader::new(reader);
        loop {
            let request = read_line(&mut reader).await?;
            let target = String::from_utf8_lossy(request.split(|&b| b == b' ').nth(1)?).into_owned();
            let mut cookie = None;
            loop {
                let line = read_line(&mut reader).await?;
                if line.is_empty() {
                    break;
                }
                let (name, value) = line.split_at(line.iter().position(|&b| b == b':')?);
                if name.eq_ignore_ascii_case(b"cookie") {
                    cookie = Some(value.strip_prefix(b": ")?.to_vec());
                }
            }
            let lines = {
                let mut notes = self.notes();
                notes.heard.insert(target.clone(), cookie);
                notes.lines.get(&target).cloned().unwrap_or_default()
            };
            writer.write_all(&answer(&target, &lines)).await.ok()?;
        }
    }
}

/// One header line without its line end; `None` at the connection's end.
async fn read_line(reader: &mut (impl AsyncBufReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).await.ok()?;
    line.pop_if(|end| *end == b'\n')?;
    line.pop_if(|end| *end == b'\r');
    Some(line)
}

fn answer(target: &str, lines: &[Vec<u8>]) -> Vec<u8> {
    // The icon is written so that the browser does not ask for one.
    let body = "<!doctype html><link rel=icon href=data:,><title>matris</title>";
    let mut out = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n\
         Content-Length: {}\r\n{TARGET}: {target}\r\n",
        body.len()
    )
    .into_bytes();
    for line in lines {
        out.extend_from_slice(b"Set-Cookie: ");
        out.extend_from_slice(line);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(body.as_bytes());
    out
}
