//! A corpus of programs on real Flask 3.1.3 and on `calistir`, over real sockets: the same requests, the same answers.
//!
//! Two browsers follow each program, and they are crossed: `calistir` gets the cookies that Flask set, and Flask those of
//! `calistir`. So every session cookie is read by the side that did not sign it.
//! Programs run one after another on one sandbox, as `calistir` serves them; the binary itself is driven in `command`.

mod command;
mod compare;
mod flask;
mod script;
mod wire;

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use cerez_defteri::app::server;
use cerez_defteri::app::single::{self, Clock, Line, RunError, Terminal};
use cerez_defteri::config::Bounds;
use cerez_defteri::cookies::{Jar, RequestContext, Timestamp};
use cerez_defteri::sandbox::Pool;
use flask::FlaskServer;
use script::{Act, Script, Sending};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use wire::Answer;

/// Requests that are answered differently on purpose: program, request (or `*`), why. A test fails when one no longer is.
const ON_PURPOSE: &[(&str, &str, &str)] = &[
    (
        "cerez_deger_turleri",
        "GET /denetim",
        "HTTP allows no control characters in a header; the line is left out, and said so",
    ),
    ("yanit_turleri", "GET /durum-yalniz", "HTTP has no status 0; 500 goes out, with the program's own words"),
    ("statik_dosya", "GET /static/stil.css", "files are served without ETag, Last-Modified and ranges"),
    ("statik_dosya", "HEAD /static/stil.css", "files are served without ETag, Last-Modified and ranges"),
];

/// Programs whose session lives on the server: the other side cannot know their ids.
fn keeps_records(script: &Script) -> bool {
    script.source.contains("flask_session")
}

/// What our side said on its terminal.
#[derive(Default)]
struct Heard(Mutex<String>);

impl Terminal for Heard {
    fn show(&self, line: Line) {
        let (Line::Program(text) | Line::Notice(text)) = line;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(&text);
    }
}

impl Heard {
    fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn real_now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}

/// One program on both sides, with a browser each.
struct Pair<'a> {
    flask: &'a mut FlaskServer,
    ours: String,
    _stop: watch::Sender<bool>,
    heard: Arc<Heard>,
    /// Seconds that both clocks were moved.
    ahead: Arc<AtomicI64>,
    crossed: bool,
    /// Cookies that Flask set, and cookies that we set.
    jars: [Jar; 2],
}

impl<'a> Pair<'a> {
    /// Loads the program on both sides; on a difference, or when it shall not load, the words for it.
    async fn load(flask: &'a mut FlaskServer, pool: &Pool, script: &Script, proxy: bool) -> Result<Self, Vec<String>> {
        let real = flask.load(&script.file);
        let (heard, ahead) = (Arc::new(Heard::default()), Arc::new(AtomicI64::new(0)));
        let moved = Arc::clone(&ahead);
        let clock: Clock = Arc::new(move || real_now() + moved.load(Ordering::SeqCst) as f64);
        let ours =
            single::load(pool.clone(), &script.file, proxy, Arc::clone(&heard) as Arc<dyn Terminal>, clock).await;
        let router = match (real, ours) {
            (None, Ok(loaded)) => loaded.router,
            (Some(error), Err(ours)) => return Err(load_differences(&error, &ours)),
            (Some(error), Ok(_)) => return Err(vec![format!("loads, but on Flask {error}")]),
            (None, Err(ours)) => return Err(vec![format!("does not load: {}", ours.text())]),
        };
        if proxy {
            flask.trust_proxy();
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address").to_string();
        let (stop, stopping) = watch::channel(false);
        tokio::spawn(async move { server::run(listener, router, &Bounds::default(), stopping).await });
        let crossed = !keeps_records(script);
        Ok(Self { flask, ours: address, _stop: stop, heard, ahead, crossed, jars: [Jar::new(), Jar::new()] })
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_unix_secs(real_now() as i64 + self.ahead.load(Ordering::SeqCst))
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Wait(seconds) => {
                self.ahead.fetch_add(*seconds as i64, Ordering::SeqCst);
                self.flask.wait(*seconds);
            }
            Act::WriteCookie(name, value) => {
                let now = self.now();
                let context = RequestContext::same_origin_fetch("http://localhost/").expect("a URL");
                for jar in &mut self.jars {
                    if jar.edit(name.as_bytes(), None, None, value.as_str()) == 0 {
                        jar.set(format!("{name}={value}; Path=/").as_bytes(), &context, now);
                    }
                }
            }
        }
    }

    /// Sends one request to both sides: (Flask's answer, ours).
    async fn send(&mut self, sending: &Sending) -> (Result<Answer, String>, Result<Answer, String>) {
        for act in &sending.acts {
            self.act(act);
        }
        let url = format!("http://localhost{}", sending.target);
        let context = RequestContext::same_origin_fetch(&url)
            .unwrap_or_else(|_| RequestContext::same_origin_fetch("http://localhost/").expect("a URL"));
        let now = self.now();
        let (to_real, to_ours) = if self.crossed { (1, 0) } else { (0, 1) };
        let real = wire::request(sending, self.jars[to_real].header(&context, now));
        let ours = wire::request(sending, self.jars[to_ours].header(&context, now));
        let real = wire::exchange(&self.flask.address, &real).await;
        let ours = wire::exchange(&self.ours, &ours).await;
        for (answer, jar) in [(&real, 0), (&ours, 1)] {
            let lines = answer.iter().flat_map(|answer| &answer.headers).filter(|(name, _)| name == "set-cookie");
            for (_, value) in lines {
                self.jars[jar].set(value, &context, now);
            }
        }
        (real, ours)
    }

    /// Both clocks back to the present; what differs in the errors that left the views.
    fn end(self) -> Vec<String> {
        self.flask.wait(-(self.ahead.load(Ordering::SeqCst) as f64));
        let said = self.heard.text();
        let raised = self.flask.raised();
        let (mut found, ours) = (Vec::new(), compare::comparable(&said));
        for (error, traceback) in &raised {
            let line = compare::comparable(error.lines().next().unwrap_or_default());
            if !ours.contains(line.trim_end_matches(':')) {
                found.push(format!("raised {line:?}, which our terminal does not say"));
            } else if !ours.contains(&compare::comparable(traceback)) {
                found.push(format!("traceback\n{traceback}but our terminal says\n{said}"));
            }
        }
        if raised.is_empty() && said.contains("Traceback") {
            found.push(format!("nothing was raised, but our terminal says {said:?}"));
        }
        found
    }
}

/// Type, message and line of what kept a file from loading.
fn load_differences(real: &Value, ours: &RunError) -> Vec<String> {
    let RunError::Python { account, .. } = ours else { return vec![format!("not Python's error: {}", ours.text())] };
    let mut found = Vec::new();
    let kind = real["type"].as_str().unwrap_or_default();
    let message = real["message"].as_str().unwrap_or_default();
    let message = message.lines().next().unwrap_or_default();
    // CPython adds where the module lies; our stand-in's place would only confuse.
    let message = message.split(" (/").next().unwrap_or_default();
    let expected = if kind == "NoAppFound" { kind.to_owned() } else { format!("{kind}: {message}") };
    if !account.contains(&expected) {
        found.push(format!("{expected:?} but ours {account:?}"));
    }
    if let Some(line) = real["line"].as_u64()
        && !account.contains(&format!("line {line}"))
    {
        found.push(format!("line {line} but ours {account:?}"));
    }
    let traceback = real["traceback"].as_str().unwrap_or_default();
    if found.is_empty() && !compare::comparable(account).contains(&compare::comparable(traceback)) {
        found.push(format!("traceback\n{traceback}but ours\n{account}"));
    }
    if !account.contains("Ne yapmalı?") {
        found.push(format!("no explanation in {account:?}"));
    }
    found
}

/// `tests/corpus/bozuk.txt`: sources that do not compile, each with the mistake of a beginner.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_broken_source_fails_at_the_line_and_with_the_words_of_cpython() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().canonicalize().expect("there");
    let mut flask = FlaskServer::start(&root);
    let pool = single::pool(env!("CARGO_BIN_EXE_cerez-defteri").into());
    let sources = include_str!("../../corpus/bozuk.txt");
    let mut wrong = Vec::new();
    for (index, source) in sources.trim_end_matches('\n').split("\n---\n").enumerate() {
        let file = root.join(format!("bozuk{index}.py"));
        std::fs::write(&file, format!("{source}\n")).expect("written");
        let clock: Clock = Arc::new(real_now);
        let ours = single::load(pool.clone(), &file, false, Arc::new(Heard::default()), clock).await;
        let found = match (flask.load(&file), ours) {
            (Some(mut real), Err(ours)) => {
                // Where exactly in the line the marks stand is not compared: CPython's differ from version to version.
                real["traceback"] = Value::Null;
                load_differences(&real, &ours)
            }
            (real, ours) => vec![format!("CPython {real:?}, ours {:?}", ours.err().map(|error| error.text()))],
        };
        wrong.extend(found.into_iter().map(|what| format!("{source:?}: {what}")));
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// Runs every program; what differs, named by program and request.
async fn run_all(flask: &mut FlaskServer, pool: &Pool, scripts: &[Script]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for script in scripts {
        let mut note = |place: &str, what: String| found.push((script.name.clone(), place.to_owned(), what));
        match Pair::load(flask, pool, script, false).await {
            Err(differences) => differences.into_iter().for_each(|what| note("load", what)),
            Ok(_) if script.sendings.is_empty() => note("load", "loads, but has no requests".to_owned()),
            Ok(mut pair) => {
                for sending in &script.sendings {
                    let place = format!("{} {}", sending.method, sending.target);
                    match pair.send(sending).await {
                        (Ok(real), Ok(ours)) => {
                            let ahead = pair.ahead.load(Ordering::SeqCst) as f64;
                            compare::differences(&real, &ours, ahead).into_iter().for_each(|what| note(&place, what));
                        }
                        (real, ours) => note(&place, format!("Flask: {real:?}, ours: {ours:?}")),
                    }
                }
                pair.end().into_iter().for_each(|what| note("errors", what));
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_program_of_the_corpus_is_served_as_flask_run_serves_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let scripts = script::all(folder.path());
    let only = std::env::var("CEREZ_KULLIYAT").ok();
    let scripts: Vec<Script> = scripts
        .into_iter()
        .filter(|script| only.as_ref().is_none_or(|only| script.name.contains(only.as_str())))
        .collect();
    assert!(only.is_some() || scripts.len() >= 150, "{} programs", scripts.len());
    let mut flask = FlaskServer::start(folder.path());
    let pool = single::pool(env!("CARGO_BIN_EXE_cerez-defteri").into());
    let found = run_all(&mut flask, &pool, &scripts).await;
    let excused = |program: &str, place: &str| {
        ON_PURPOSE.iter().any(|(own, at, _)| *own == program && (*at == "*" || *at == place))
    };
    let wrong: Vec<String> = found
        .iter()
        .filter(|(program, place, _)| !excused(program, place))
        .map(|(program, place, what)| format!("{program} | {place} | {what}"))
        .collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    let stale: Vec<_> = ON_PURPOSE
        .iter()
        .filter(|(program, at, _)| !found.iter().any(|(own, place, _)| own == program && (*at == "*" || at == place)))
        .filter(|_| only.is_none())
        .collect();
    assert!(stale.is_empty(), "no longer different: {stale:?}");
}
