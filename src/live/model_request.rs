//! A model browser asks the cell's app, and follows its redirects, as a browser does.
//!
//! In: a [`Sending`] and the browser's name. Out: exchanges in the log that carry the name; the browser holds what was set.
//! Fails: [`Refused`] when the request cannot be one, or the learner's code cannot be read. A program's error is an answer.
//! Rule: RFC 9110 §15.4 (redirects; a POST becomes a GET after 301 to 303), RFC 6265bis for the cookies.
//! A redirect to another server ends the walk: a model browser belongs to one app. Not here: the order's JSON (`model_order`).

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::request::Parts;
use http::{HeaderName, HeaderValue, Method};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::cookies::Url;
use crate::exchange::{Header, RecordedRequest, RecordedResponse, text_of};
use crate::live::browser::now;
use crate::live::circumstances::Circumstances;
use crate::live::endpoint::{Asked, Run};
use crate::live::prefix::Prefix;
use crate::live::program::Found;
use crate::live::request::{origin_of, remote_of};
use crate::live::wording::Refused;
use crate::live::{Live, code};
use crate::sandbox::Job;

/// Redirects that are followed; browsers stop at 20, a lesson needs one or two.
const HOPS: usize = 8;
/// The URL standard's query percent-encode set.
const QUERY: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>');
/// How it calls itself.
const AGENT: &[u8] = b"Mozilla/5.0 (model) CerezDefteri/1";

/// One request of a model browser.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The method.
    pub method: Method,
    /// Path and query in the app's view, or a URL of the app's own server.
    pub target: String,
    /// Further header lines.
    pub headers: Vec<(String, String)>,
    /// Body; empty for none.
    pub body: String,
    /// From where it starts.
    pub around: Circumstances,
}

/// The scheme and the host that a cell's model browsers see: the cell's own, or the workbook's.
pub fn origin_for(found: &Found, head: &Parts) -> (&'static str, String) {
    let (scheme, host) = origin_of(head);
    match found.cell.origin.as_deref().and_then(|origin| origin.split_once("://")) {
        Some(("https", own)) => ("https", own.to_owned()),
        Some((_, own)) => ("http", own.to_owned()),
        None => (scheme, host),
    }
}

/// Sends it, and what follows from it.
pub async fn send(live: &Live, found: &Found, name: &str, head: &Parts, mut sending: Sending) -> Result<(), Refused> {
    let (scheme, host) = origin_for(found, head);
    let origin = format!("{scheme}://{host}");
    let prefix = Prefix::new(String::new(), scheme, &host);
    let extra = header_lines(&sending.headers)?;
    let edit = code::edit_of(live, found).await?;
    let program = found.program(edit.as_ref());
    let mut base = "/".to_owned();
    for _ in 0..=HOPS {
        let (path, query) = resolved(&base, &sending.target, &prefix, &origin).ok_or(Refused::BadOrder)?;
        let url = Url::parse(&format!("{origin}{path}")).map_err(|_| Refused::BadOrder)?;
        let context = sending.around.context(url, sending.method.clone(), &origin);
        let mut context = context.map_err(|_| Refused::BadOrder)?;
        let (cookie, ahead) = {
            let bench = live.bench(found.workspace.as_str());
            let mut memory = bench.lock();
            let cell = memory.cell(&found.lesson, found.cell.number);
            let at = cell.clock.at(now());
            let ahead = cell.clock.ahead();
            let model = cell.models.get_or_open(name).ok_or(Refused::BadOrder)?;
            model.blocks_third_party |= sending.around.engelli;
            context.third_party_blocked = model.blocks_third_party;
            model.address = if query.is_empty() { path.clone() } else { format!("{path}?{query}") };
            (model.jar.header(&context, at), ahead)
        };
        let request = Arc::new(RecordedRequest {
            method: sending.method.as_str().to_owned(),
            path: path.clone(),
            query,
            headers: headers_of(
                &host,
                &extra,
                sending.around.lines(&context, &origin, &origin),
                sending.body.len(),
                cookie,
            ),
            body: sending.body.clone().into_bytes(),
        });
        let arrived = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let watched = live.log.is_watched(found.workspace.as_str());
        let ran = live
            .pool
            .serve(Job {
                program: program.clone(),
                request: Arc::clone(&request),
                scheme: scheme.to_owned(),
                host: host.clone(),
                remote: remote_of(head),
                now: arrived.as_secs_f64() + ahead as f64,
                trace: watched,
            })
            .await;
        let run = Run { live, found, program: &program, request: &request, prefix: &prefix };
        let (answer, account) = run.account(ran);
        let verdicts = {
            let bench = live.bench(found.workspace.as_str());
            let mut memory = bench.lock();
            let cell = memory.cell(&found.lesson, found.cell.number);
            let at = cell.clock.at(now());
            // «Sıfırla» may have closed it meanwhile; then it is a new one.
            let model = cell.models.get_or_open(name).ok_or(Refused::BadOrder)?;
            let judged = |line| {
                let verdict = model.jar.set(line, &context, at);
                live.wording.judged(line, &verdict, &request, &prefix)
            };
            answer.header("set-cookie").map(judged).collect::<Vec<_>>().into()
        };
        let next = redirect_of(&answer);
        let asked = Asked { at: arrived, ahead, by: Some(name.to_owned()), watched };
        live.log.append(found.workspace.as_str(), run.exchange(asked, answer, account, verdicts));
        let Some((target, keeps_method)) = next else { return Ok(()) };
        if resolved(&path, &target, &prefix, &origin).is_none() {
            return Ok(());
        }
        sending.target = target;
        base = path;
        if !keeps_method && sending.method != Method::HEAD {
            sending.method = Method::GET;
            sending.body.clear();
        }
    }
    Ok(())
}

/// The address that an answer leads to, and whether method and body go along.
fn redirect_of(answer: &RecordedResponse) -> Option<(String, bool)> {
    let keeps_method = match answer.status {
        301..=303 => false,
        307 | 308 => true,
        _ => return None,
    };
    answer.header("location").next().map(|location| (text_of(location), keeps_method))
}

/// Path and query of a target as seen from `base`, a path; `None` when it lies on another server.
fn resolved(base: &str, target: &str, prefix: &Prefix, origin: &str) -> Option<(String, String)> {
    let own = prefix.address_in(target.trim());
    let target = own.as_deref().map_or(target.trim(), |own| &own[origin.len()..]);
    let target = target.split('#').next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let is_elsewhere = path.starts_with("//") || path.split('/').next().is_some_and(|first| first.contains(':'));
    if is_elsewhere {
        return None;
    }
    let folder = base.rfind('/').map_or("/", |slash| &base[..=slash]);
    let whole = match path {
        "" => base.to_owned(),
        _ if path.starts_with('/') => path.to_owned(),
        _ => format!("{folder}{path}"),
    };
    let url = Url::parse(&format!("http://a{whole}")).ok()?;
    Some((url.path().to_owned(), utf8_percent_encode(query, QUERY).to_string()))
}

/// The learner's own header lines; what the browser writes itself is left out.
fn header_lines(written: &[(String, String)]) -> Result<Vec<Header>, Refused> {
    let own = ["host", "cookie", "content-length", "connection", "transfer-encoding"];
    let line = |(name, value): &(String, String)| {
        let fits = HeaderName::try_from(name.as_str()).is_ok() && HeaderValue::from_str(value).is_ok();
        fits.then(|| (name.clone(), value.clone().into_bytes())).ok_or(Refused::BadOrder)
    };
    written.iter().filter(|(name, _)| !own.contains(&name.to_ascii_lowercase().as_str())).map(line).collect()
}

fn headers_of(host: &str, extra: &[Header], own: Vec<Header>, body: usize, cookie: Option<Vec<u8>>) -> Vec<Header> {
    let mut headers = vec![
        ("Host".to_owned(), host.as_bytes().to_vec()),
        ("User-Agent".to_owned(), AGENT.to_vec()),
        ("Accept".to_owned(), b"text/html,*/*;q=0.8".to_vec()),
    ];
    if body > 0 {
        headers.push(("Content-Length".to_owned(), body.to_string().into_bytes()));
    }
    // What the learner wrote counts; `Referer` is the one line that both may write.
    headers
        .extend(own.into_iter().filter(|(name, _)| !extra.iter().any(|(given, _)| given.eq_ignore_ascii_case(name))));
    headers.extend(extra.iter().filter(|(name, _)| body > 0 || !name.eq_ignore_ascii_case("content-type")).cloned());
    headers.extend(cookie.map(|cookie| ("Cookie".to_owned(), cookie)));
    headers
}

#[cfg(test)]
mod tests {
    use super::resolved;
    use crate::live::prefix::Prefix;

    #[test]
    fn a_target_is_resolved_as_a_browser_does() {
        let origin = "http://localhost:3000";
        let prefix = Prefix::new(String::new(), "http", "localhost:3000");
        let seen = |base: &str, target: &str| resolved(base, target, &prefix, origin);
        let at = |path: &str, query: &str| Some((path.to_owned(), query.to_owned()));
        assert_eq!(seen("/", "/giris?ad=a b"), at("/giris", "ad=a%20b"));
        assert_eq!(seen("/panel/bir", "iki"), at("/panel/iki", ""));
        assert_eq!(seen("/panel/bir", "../x#y"), at("/x", ""));
        assert_eq!(seen("/panel/bir", "?s=1"), at("/panel/bir", "s=1"));
        assert_eq!(seen("/", "http://localhost:3000/a?b=c"), at("/a", "b=c"));
        assert_eq!(seen("/", "/ş"), at("/%C5%9F", ""));
        for elsewhere in ["http://baska.com/", "//baska.com/", "mailto:a@b", "https://localhost:3000/"] {
            assert_eq!(seen("/", elsewhere), None, "{elsewhere}");
        }
    }
}
