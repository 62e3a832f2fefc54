//! One request to the one program: what arrived goes in as it is, what Flask wrote goes out as it is.
//!
//! In: any method on any path. Out: the app's status, phrase, header lines and body; `Date` and the framing are hyper's.
//! Fails: 413 for a body over the bound, 500 in Flask's own words when the worker overstayed or died; the account of an
//! error is for the terminal only. A header line that HTTP cannot carry (control characters) is left out, and said so.
//! Not here: cookies' verdicts, records, prefixes: there is no workbook here.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use http::header::CONTENT_LENGTH;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use hyper::ext::ReasonPhrase;

use crate::app::single::{Inner, Line, Single, account, file, sandbox_account};
use crate::exchange::{RecordedRequest, RecordedResponse, text_of};
use crate::live::request::{Refusal, read_body, remote_of, scheme_of, title_case};
use crate::pages::explain::{self, Case};
use crate::pages::text;
use crate::sandbox::{Job, Outcome, SandboxError};

/// Answers one request.
pub(super) async fn serve(State(Single(single)): State<Single>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = match read_body(body, single.bounds.live_body, single.bounds.body_read).await {
        Ok(body) => body,
        Err(Refusal::TooLong) => return outgoing(&head.method, &too_large(), &single),
        Err(Refusal::TooSlow | Refusal::Broken) => return outgoing(&head.method, &failed(), &single),
    };
    let request = Arc::new(arrived(&head, body));
    let remote = remote_of(&head);
    let ran = single
        .pool
        .serve(Job {
            program: single.program.clone(),
            request: Arc::clone(&request),
            scheme: scheme_of(&head).to_owned(),
            host: host_of(&head),
            remote: remote.clone(),
            now: (single.clock)(),
            trace: false,
        })
        .await;
    let case = Case {
        source: &single.program.source,
        request: Some(&request),
        templates: &single.program.templates,
        wall_seconds: single.pool.limits().wall_millis as f64 / 1000.0,
    };
    let mut answer = match ran {
        Ok(outcome) => told(&single, outcome, &case),
        Err(error) => {
            // The learner's own doing (a limit) is explained; what is ours is also logged.
            if matches!(error, SandboxError::Crashed(_) | SandboxError::Start(_)) {
                tracing::warn!(%error, "sandbox");
            }
            single.terminal.show(Line::Notice(format!("{}\n", sandbox_account(&error, &case))));
            failed()
        }
    };
    if answer.status == 404 {
        with_static_file(&single, &request, &mut answer);
    }
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    single.terminal.show(Line::Notice(format!("{remote} - \"{} {target}\" {}\n", head.method, answer.status)));
    outgoing(&head.method, &answer, &single)
}

/// Shows what the run said, and gives its answer.
fn told(single: &Inner, mut outcome: Outcome, case: &Case<'_>) -> RecordedResponse {
    let show = |text: String| single.terminal.show(Line::Notice(text));
    if outcome.restarted {
        show(format!("{}\n", text::program_restarted()));
    }
    if !outcome.console.is_empty() {
        single.terminal.show(Line::Program(outcome.console.clone()));
    }
    for (kind, message, line) in &outcome.warnings {
        show(format!("{}\n", text::in_terminal(&explain::warning(kind, message, *line, case))));
    }
    if let Some(raised) = outcome.raised.take() {
        // Flask logs what nobody caught, so the traceback may be on the terminal already; a missing form key that is
        // answered with 400 it does not even log, but it is worth an explanation.
        let answered = outcome.response.as_ref().is_some_and(|response| response.status == 400);
        let known = outcome.console.contains(raised.text.trim_end())
            || (answered && raised.type_name.ends_with("BadRequestKeyError"));
        let explained = if known { text::in_terminal(&explain::raised(&raised, case)) } else { account(&raised, case) };
        show(format!("{explained}\n"));
    }
    outcome.response.take().unwrap_or_else(failed)
}

/// What arrived, in the app's view.
fn arrived(head: &Parts, body: Vec<u8>) -> RecordedRequest {
    let headers: Vec<_> = head
        .headers
        .iter()
        // As Werkzeug's server: `X_A` and `X-A` would be one name to WSGI, so that the first could pose as the second.
        .filter(|(name, _)| !name.as_str().contains('_'))
        .map(|(name, value)| (title_case(name.as_str()), value.as_bytes().to_vec()))
        .collect();
    RecordedRequest {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body,
    }
}

/// `Host` as it came, senseless or not: Werkzeug judges it.
fn host_of(head: &Parts) -> String {
    let host = head.headers.get(http::header::HOST).map(|value| text_of(value.as_bytes()));
    host.or_else(|| head.uri.authority().map(|authority| authority.as_str().to_owned())).unwrap_or_default()
}

/// `/static/…` of a program: the sandbox has no files, so its own answer is 404, and the file's bytes are put in here.
fn with_static_file(single: &Inner, request: &RecordedRequest, answer: &mut RecordedResponse) {
    let Some(name) =
        request.path.strip_prefix("/static/").filter(|_| matches!(request.method.as_str(), "GET" | "HEAD"))
    else {
        return;
    };
    let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned();
    let Some(bytes) = file::static_file(&single.statics, &name) else { return };
    answer.status = 200;
    answer.reason = "OK".to_owned();
    answer
        .headers
        .retain(|(own, _)| !own.eq_ignore_ascii_case("content-type") && !own.eq_ignore_ascii_case("content-length"));
    answer.headers.extend([
        ("Content-Type".to_owned(), file::content_type(&name).as_bytes().to_vec()),
        ("Content-Length".to_owned(), bytes.len().to_string().into_bytes()),
        ("Cache-Control".to_owned(), b"no-cache".to_vec()),
    ]);
    answer.body = bytes;
}

fn outgoing(method: &Method, answer: &RecordedResponse, single: &Inner) -> Response {
    let mut response = Response::new(Body::empty());
    // 1xx would not be a final answer; HTTP has no way to send it as one.
    *response.status_mut() = StatusCode::from_u16(answer.status)
        .ok()
        .filter(|status| !status.is_informational())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Ok(phrase) = ReasonPhrase::try_from(answer.reason.as_bytes()) {
        response.extensions_mut().insert(phrase);
    }
    for (name, value) in &answer.headers {
        match (HeaderName::try_from(name.as_str()), HeaderValue::from_bytes(value)) {
            (Ok(name), Ok(value)) => drop(response.headers_mut().append(name, value)),
            _ => single.terminal.show(Line::Notice(format!("{}\n", text::unsendable_header(name)))),
        }
    }
    let body = if *method == Method::HEAD { Vec::new() } else { answer.body.clone() };
    *response.body_mut() = if response.headers().contains_key(CONTENT_LENGTH) {
        Body::from(body)
    } else {
        // A generator: nobody knows its length in advance, so no `Content-Length` goes out.
        Body::from_stream(futures_util::stream::once(async move { Ok::<_, Infallible>(Bytes::from(body)) }))
    };
    response
}

/// What Flask answers when a program fails in a way that it could not answer itself.
fn failed() -> RecordedResponse {
    page(
        500,
        "Internal Server Error",
        "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.",
    )
}

fn too_large() -> RecordedResponse {
    page(413, "Request Entity Too Large", "The data value transmitted exceeds the capacity limit.")
}

/// An error page as Werkzeug writes it.
fn page(status: u16, name: &str, description: &str) -> RecordedResponse {
    let body = format!(
        "<!doctype html>\n<html lang=en>\n<title>{status} {name}</title>\n<h1>{name}</h1>\n<p>{description}</p>\n"
    );
    RecordedResponse {
        status,
        reason: name.to_uppercase(),
        headers: vec![
            ("Content-Type".to_owned(), b"text/html; charset=utf-8".to_vec()),
            ("Content-Length".to_owned(), body.len().to_string().into_bytes()),
        ],
        body: body.into_bytes(),
    }
}

/// The real clock, epoch seconds.
pub(super) fn real_now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}
