//! The live endpoint: one request of the learner's browser, answered by the learner's program.
//!
//! In: any method on `/dene/{ws}/{lesson}/{cell}/…`. Out: the app's answer, prefix added, our policy on top; an exchange in
//! the log. Fails: 404 and 413 pages of ours; a program that does not load or overstays is an answer (500, 503) and an
//! exchange like any other. [`serve`] is the walk of DESIGN §5, leg A, and the only place that knows its order.
//! Not here: routes (`app`). The common bench runs each request in a namespace of its own and leaves no record.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderValue, Method};

use crate::cookies::{Outcome as CookieOutcome, Verdict};
use crate::exchange::{Exchange, Explanation, Judged, Late, Raised, RecordedRequest, RecordedResponse, SessionView};
use crate::live::bench::CookiePlace;
use crate::live::names::Place;
use crate::live::prefix::Prefix;
use crate::live::program::{Found, found};
use crate::live::request::{Refusal, origin_of, read_body, recorded, remote_of};
use crate::live::response::outgoing;
use crate::live::wording::{Refused, Scene};
use crate::live::{Live, browser, clock, code, own_name, policy, status_of, storage};
use crate::sandbox::{Job, Outcome, Program, SandboxError};

/// One request to a learner's program.
pub async fn serve(State(live): State<Live>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let Some(place) = Place::parse(head.uri.path()) else { return refused_page(&live, &head, Refused::BadAddress) };
    if place.path.is_empty() {
        return Redirect::permanent(&with_query(&format!("{}/", place.prefix()), head.uri.query())).into_response();
    }
    if let Some(path) = place.path.strip_suffix("/.depo").filter(|_| head.method == Method::GET) {
        return storage::show(&live, &place, path, &head).await;
    }
    let found = match found(&live, place.workspace, &place.lesson, place.cell) {
        Ok(found) => found,
        Err(refused) => return refused_page(&live, &head, refused),
    };
    if let Some(answer) = own_name::aside(&live, &found, &place.path, &head) {
        return answer;
    }
    let (scheme, host) = origin_of(&head);
    let prefix = Prefix::new(found.prefix(), scheme, &host);
    let address = format!("{}{}", prefix.origin(), prefix.path());
    let arrived = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);

    // live: what arrived.
    let body = match read_body(body, live.bounds.live_body, live.bounds.body_read).await {
        Ok(body) => body,
        Err(Refusal::TooLong) => return refused_page(&live, &head, Refused::TooLong(live.bounds.live_body)),
        Err(Refusal::TooSlow | Refusal::Broken) => return refused_page(&live, &head, Refused::NoBody),
    };
    let request = Arc::new(recorded(&head, place.path, body, &prefix));
    // store: the learner's edit, if any.
    let edit = match code::edit_of(&live, &found).await {
        Ok(edit) => edit,
        Err(refused) => return refused_page(&live, &head, refused),
    };
    // lessons: the program.
    let program = program_of(&live, &found, edit.as_ref());
    let ahead = clock::ahead(&live, &found);
    // sandbox: the run.
    let watched = !found.workspace.is_common() && live.log.is_watched(found.workspace.as_str());
    let ran = live
        .pool
        .serve(Job {
            program: program.clone(),
            request: Arc::clone(&request),
            scheme: scheme.to_owned(),
            host: host.clone(),
            remote: remote_of(&head),
            now: arrived.as_secs_f64() + ahead as f64,
            trace: watched,
        })
        .await;
    let run = Run { live: &live, found: &found, program: &program, request: &request, prefix: &prefix };
    let (answer, account) = run.account(ran);
    // live: the response, prefix added.
    let alone = crate::lessons::own_name(&host).is_some();
    let shown = run.explained(&head, &answer, &account);
    let shown = shown.as_ref().unwrap_or(&answer);
    let response = outgoing(&head.method, shown, &prefix, &address, alone);
    if found.workspace.is_common() {
        // Nobody comes back to this namespace.
        live.records.forget(&program.key.workspace);
        tokio::spawn(async move { live.pool.forget(&program.key.workspace, None).await });
        return response;
    }
    // cookies: a verdict for each line.
    let verdicts = run.judge(&head, scheme, &host, &answer);
    // exchange: one immutable value; store: the log, which wakes the stream.
    let asked = Asked { at: arrived, ahead, by: None, watched };
    live.log.append(found.workspace.as_str(), run.exchange(asked, answer, account, verdicts));
    response
}

/// Who asked, and when.
pub(super) struct Asked {
    /// The real moment, since the epoch.
    pub(super) at: Duration,
    /// How far the app's clock is ahead, seconds.
    pub(super) ahead: i64,
    /// A model browser's name; `None`: the learner's own browser.
    pub(super) by: Option<String>,
    /// Whether steps were asked for.
    pub(super) watched: bool,
}

/// What stays the same while one request is accounted for.
pub(super) struct Run<'a> {
    pub(super) live: &'a Live,
    pub(super) found: &'a Found,
    pub(super) program: &'a Program,
    pub(super) request: &'a Arc<RecordedRequest>,
    pub(super) prefix: &'a Prefix,
}

/// What a run came to, beside its response.
pub(super) struct Account {
    outcome: Outcome,
    session: SessionView,
    warnings: Vec<Explanation>,
    raised: Option<Raised>,
}

impl Run<'_> {
    pub(super) fn scene(&self) -> Scene<'_> {
        Scene {
            source: &self.program.source,
            request: Some(self.request),
            templates: &self.program.templates,
            routes: &[],
            wall_seconds: self.live.wall_seconds(),
        }
    }

    /// The answer to send and to record, and everything said about it.
    pub(super) fn account(&self, ran: Result<Outcome, SandboxError>) -> (RecordedResponse, Account) {
        let scene = self.scene();
        let wording = &self.live.wording;
        match ran {
            Ok(mut outcome) => {
                let raised = outcome.raised.take().map(|traceback| Raised {
                    aciklama: wording.raised(&traceback, &scene),
                    tur: traceback.type_name,
                    ileti: traceback.message,
                    satir: traceback.line,
                    sutun: traceback.column,
                    izleme: traceback.text,
                });
                let answer = outcome.response.take().unwrap_or_else(|| match &raised {
                    Some(raised) => failed(wording.failed_page(500, &raised.aciklama, &raised.izleme), 500),
                    None => failed(String::new(), 500),
                });
                let mut warnings: Vec<_> = outcome
                    .warnings
                    .iter()
                    .map(|(kind, message, line)| wording.warning(kind, message, *line, &scene))
                    .collect();
                if raised.is_none() {
                    warnings.extend(wording.status(answer.status, &scene));
                }
                let session = session_of(&mut outcome);
                (answer, Account { outcome, session, warnings, raised })
            }
            Err(error) => {
                tracing::warn!(error = %error, lesson = %self.found.slug(), cell = self.found.cell.number, "sandbox");
                let explained = wording.sandbox(&error, &scene);
                let (status, line) = match &error {
                    SandboxError::TimeLimit { line, .. } => (500, *line),
                    SandboxError::MemoryLimit { .. } => (500, None),
                    SandboxError::Crashed(_) | SandboxError::Busy | SandboxError::Start(_) => (503, None),
                };
                let answer = failed(wording.failed_page(status, &explained, ""), status);
                let raised = Raised {
                    tur: String::new(),
                    ileti: String::new(),
                    satir: line,
                    sutun: None,
                    izleme: String::new(),
                    aciklama: explained,
                };
                let steps = if let SandboxError::TimeLimit { steps, .. } = error { steps } else { Vec::new() };
                let account = Account {
                    outcome: Outcome {
                        steps_cut: steps.last().is_some_and(|last| last.kesildi),
                        steps,
                        ..Outcome::default()
                    },
                    session: SessionView::default(),
                    warnings: Vec::new(),
                    raised: Some(raised),
                };
                (answer, account)
            }
        }
    }

    /// Who opens the address itself has no panel beside it: in place of Flask's bare page of an error the explanation, and
    /// the traceback. The record keeps what the app answered.
    fn explained(&self, head: &Parts, answer: &RecordedResponse, account: &Account) -> Option<RecordedResponse> {
        let raised = account.raised.as_ref()?;
        let fetched = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
        let opened = fetched("sec-fetch-mode") == Some("navigate") && fetched("sec-fetch-dest") == Some("document");
        let bare = format!("<!doctype html>\n<html lang=en>\n<title>{} ", answer.status);
        if !opened || !answer.body.starts_with(bare.as_bytes()) {
            return None;
        }
        let page = self.live.wording.failed_page(answer.status, &raised.aciklama, &raised.izleme);
        Some(RecordedResponse { body: page.into_bytes(), ..answer.clone() })
    }

    /// The record of it all.
    pub(super) fn exchange(
        &self,
        asked: Asked,
        answer: RecordedResponse,
        account: Account,
        verdicts: Late<Vec<Judged>>,
    ) -> Exchange {
        Exchange {
            no: 0,
            zaman: asked.at.as_millis().try_into().unwrap_or(u64::MAX),
            ders: self.found.slug().to_owned(),
            hucre: self.found.cell.number,
            tarayici: asked.by,
            saat_ileri: asked.ahead,
            onek: self.prefix.path().to_owned(),
            istek: Arc::clone(self.request),
            yanit: answer,
            oturum: account.session,
            kararlar: verdicts,
            adimlar: account.outcome.steps,
            adimlar_kesildi: account.outcome.steps_cut,
            izlendi: asked.watched,
            konsol: account.outcome.console,
            uyarilar: account.warnings,
            hata: account.raised,
            yeniden_basladi: account.outcome.restarted,
            sure_us: account.outcome.micros,
        }
    }

    /// Feeds each `Set-Cookie` line to the model browser as it leaves; what became of it is said in the app's view when somebody
    /// reads the record.
    fn judge(&self, head: &Parts, scheme: &str, host: &str, answer: &RecordedResponse) -> Late<Vec<Judged>> {
        let came = browser::sent_cookies(&head.headers);
        let mut lines = answer.header("set-cookie").peekable();
        if lines.peek().is_none() && came.is_empty() {
            return Vec::new().into();
        }
        let url = format!("{scheme}://{host}{}{}", self.prefix.path(), self.request.path);
        let context = browser::context_of(&head.method, &head.headers, &url);
        let bench = self.live.bench(self.found.workspace.as_str());
        let mut memory = bench.lock();
        memory.browser.saw(&came);
        let mut verdicts = Vec::new();
        for line in lines {
            let sent = self.prefix.set_cookie_out(line);
            let verdict = memory.browser.take(sent.as_deref().unwrap_or(line), &context);
            let cell = memory.cell(&self.found.lesson, self.found.cell.number);
            match (&verdict.cookie, &verdict.outcome) {
                (Some(cookie), _) => cell.remember(CookiePlace {
                    name: cookie.name.to_text().into_owned(),
                    domain: (!cookie.host_only).then(|| cookie.domain.clone()),
                    path: cookie.path.to_text().into_owned(),
                    secure: cookie.secure,
                }),
                // Names count as set by this cell even when the browser refused or removed them (LESSON-FORMAT rule 9).
                (None, CookieOutcome::Refused(_) | CookieOutcome::Deleted { .. } | CookieOutcome::NothingToDelete) => {
                    cell.remember_name(&verdict.name.to_text());
                }
                (None, CookieOutcome::Stored | CookieOutcome::Replaced { .. }) => {}
            }
            verdicts.push((line.to_vec(), verdict));
        }
        let (wording, request, prefix) =
            (Arc::clone(&self.live.wording), Arc::clone(self.request), self.prefix.clone());
        let judged = move |(line, verdict): &(Vec<u8>, Verdict)| wording.judged(line, verdict, &request, &prefix);
        Late::new(move || verdicts.iter().map(judged).collect())
    }
}

/// The lesson's or the learner's program; on the common bench in a namespace that is used once.
fn program_of(live: &Live, found: &Found, edit: Option<&Arc<str>>) -> Program {
    let mut program = found.program(edit);
    if found.workspace.is_common() {
        program.key.workspace = live.visitor();
    }
    program
}

fn session_of(outcome: &mut Outcome) -> SessionView {
    let data = |text: &str| serde_json::from_str(text).unwrap_or(serde_json::Value::Null);
    SessionView {
        tur: outcome.session_kind,
        kimlik: outcome.session_id.take(),
        once: data(&outcome.session_before),
        sonra: data(&outcome.session_after),
    }
}

/// A page of ours in place of an answer that never came.
fn failed(page: String, status: u16) -> RecordedResponse {
    let reason = if status == 503 { "SERVICE UNAVAILABLE" } else { "INTERNAL SERVER ERROR" };
    RecordedResponse {
        status,
        reason: reason.to_owned(),
        headers: vec![("Content-Type".to_owned(), b"text/html; charset=utf-8".to_vec())],
        body: page.into_bytes(),
    }
}

fn with_query(path: &str, query: Option<&str>) -> String {
    query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

/// A refusal of ours at a live address: a small page under the live policy.
pub fn refused_page(live: &Live, head: &Parts, refused: Refused) -> Response {
    let status = status_of(refused);
    let page = live.wording.refused_page(status.as_u16(), refused);
    let mut response = (status, page).into_response();
    let (scheme, host) = origin_of(head);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(
        http::header::CONTENT_SECURITY_POLICY,
        policy::content_security_policy(&format!("{scheme}://{host}/dene"), false),
    );
    headers.insert(http::header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(http::header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
