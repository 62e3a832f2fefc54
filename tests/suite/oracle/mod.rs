//! Every live block of the lessons, and a corpus of beginners' programs, on real Flask 3.1.3 and on our emulation: the same
//! requests, the same status, headers, `Set-Cookie` bytes, body, error and signed session.

mod flask;

use std::sync::Arc;

use cerez_defteri::cookies::{Jar, RequestContext, Timestamp};
use cerez_defteri::exchange::RecordedRequest;
use cerez_defteri::lessons::{Action, Catalog, Cell, TryRequest};
use cerez_defteri::sandbox::{AppKey, Job, Limits, Outcome, Pool, Program, Records, Soon};
use flask::RealFlask;
use serde_json::Value;

const HOST: &str = "localhost";
/// Both clocks stand here, so that signatures and lifetimes agree to the byte.
const NOW: i64 = 1_800_000_000;
/// Headers whose every line is compared, in order.
const COMPARED: &[&str] = &["content-type", "location", "vary", "allow", "set-cookie", "x-sinif"];

/// Keeps no records: no lesson here has server-side sessions.
struct Nowhere;

impl Records for Nowhere {
    fn get<'a>(&'a self, _: &'a AppKey, _: String, _: f64) -> Soon<'a, Option<Vec<u8>>> {
        Box::pin(async { None })
    }

    fn put<'a>(&'a self, _: &'a AppKey, _: String, _: Vec<u8>, _: f64) -> Soon<'a, bool> {
        Box::pin(async { false })
    }

    fn delete<'a>(&'a self, _: &'a AppKey, _: String) -> Soon<'a, ()> {
        Box::pin(async {})
    }
}

/// A pool whose workers are the real binary's.
fn pool() -> Pool {
    // Hashing a password takes as long as the machine is busy; what is compared here is answers, not time.
    let patient = Limits { wall_millis: 30_000, ..Limits::default() };
    Pool::start(env!("CARGO_BIN_EXE_cerez-defteri").into(), patient, Arc::new(Nowhere))
}

/// One program in both worlds, each with a browser of its own.
struct Pair<'a> {
    flask: &'a mut RealFlask,
    pool: &'a Pool,
    program: Program,
    jars: [Jar; 2],
    clock: i64,
    kept: [String; 2],
    differences: Vec<String>,
}

impl<'a> Pair<'a> {
    fn load(flask: &'a mut RealFlask, pool: &'a Pool, program: Program) -> Result<Self, Value> {
        match flask.load(&program.source, &program.file_name, &program.templates) {
            Some(error) => Err(error),
            None => Ok(Self {
                flask,
                pool,
                program,
                jars: [Jar::new(), Jar::new()],
                clock: NOW,
                kept: Default::default(),
                differences: Vec::new(),
            }),
        }
    }

    fn act(&mut self, action: &Action) {
        let url = format!("http://{HOST}/");
        let now = Timestamp::from_unix_secs(self.clock);
        for (jar, kept) in self.jars.iter_mut().zip(&mut self.kept) {
            let context = RequestContext::same_origin_fetch(&url).expect("a URL");
            match action {
                Action::Wait(seconds) => self.clock += i64::try_from(*seconds).expect("a short wait"),
                Action::WriteCookie(line) => {
                    let (name, value) = line.split_once('=').expect("a cookie line");
                    let value = value.replace("$SAKLI", kept);
                    if jar.edit(name.as_bytes(), None, None, value.as_str()) == 0 {
                        jar.set(format!("{name}={value}; Path=/").as_bytes(), &context, now);
                    }
                }
                Action::DeleteCookie(name) => drop(jar.remove(name.as_bytes(), None, None)),
                Action::DeleteCookies => jar.clear(),
                Action::ScriptWrite(line) => {
                    let script = RequestContext::script(&url).expect("a URL");
                    jar.set(line.as_bytes(), &script, now);
                }
                Action::Keep(name) => {
                    *kept = jar
                        .get(name.as_bytes(), None, None, now)
                        .map(|cookie| cookie.value.to_string())
                        .unwrap_or_default();
                }
                other => panic!("{other:?} needs the model browser"),
            }
        }
    }

    async fn send(&mut self, request: &TryRequest) {
        for action in &request.actions {
            self.act(action);
        }
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        let mut headers = vec![("Host".to_owned(), HOST.as_bytes().to_vec())];
        headers.extend(request.headers.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes())));
        let body = request.body.clone().into_bytes();
        if !body.is_empty() && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
            headers.push(("Content-Type".to_owned(), b"application/x-www-form-urlencoded".to_vec()));
        }
        let mut sent = RecordedRequest {
            method: request.method.clone(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers,
            body,
        };
        let url = format!("http://{HOST}{}", request.target);
        let context = RequestContext::same_origin_fetch(&url)
            .unwrap_or_else(|_| panic!("{url} is no URL"))
            .with_method(request.method.parse().expect("a method"));
        let now = Timestamp::from_unix_secs(self.clock);
        let bare = sent.headers.clone();

        let with_cookies = |jar: &mut Jar| {
            let mut headers = bare.clone();
            headers.extend(jar.header(&context, now).map(|value| ("Cookie".to_owned(), value)));
            headers
        };
        sent.headers = with_cookies(&mut self.jars[0]);
        let real = self.flask.request(&sent, self.clock as f64);
        sent.headers = with_cookies(&mut self.jars[1]);
        let ours = self
            .pool
            .serve(Job {
                program: self.program.clone(),
                request: sent.clone(),
                scheme: "http".to_owned(),
                host: HOST.to_owned(),
                remote: "127.0.0.1".to_owned(),
                now: self.clock as f64,
                trace: false,
            })
            .await;
        let name = format!("{} {}", request.method, request.target);
        match ours {
            Err(error) => self.differences.push(format!("{name}: {error}")),
            Ok(ours) => {
                compare(&name, &real, &ours, &mut self.differences);
                for (line, jar) in [(real_lines(&real, "set-cookie"), 0), (our_lines(&ours, "set-cookie"), 1)] {
                    for value in line {
                        let bytes: Vec<u8> = value.chars().map(|character| character as u32 as u8).collect();
                        self.jars[jar].set(&bytes, &context, now);
                    }
                }
            }
        }
        self.clock += 1;
    }
}

fn compare(name: &str, real: &Value, ours: &Outcome, differences: &mut Vec<String>) {
    let Some(response) = &ours.response else {
        differences.push(format!("{name}: did not load: {:?}", ours.raised));
        return;
    };
    if real["status"] != response.status {
        differences.push(format!("{name}: status {} but ours {} ({:?})", real["status"], response.status, ours.raised));
    }
    for header in COMPARED {
        let mut expected = real_lines(real, header);
        let mut got = our_lines(ours, header);
        if *header == "allow" {
            // A set in Flask: its order varies with Python's hash seed.
            for lines in [&mut expected, &mut got] {
                for line in lines.iter_mut() {
                    let mut methods: Vec<&str> = line.split(", ").collect();
                    methods.sort_unstable();
                    *line = methods.join(", ");
                }
            }
        }
        let same = expected.len() == got.len() && expected.iter().zip(&got).all(|(a, b)| same_but_random(a, b));
        if !same {
            differences.push(format!("{name}: {header} {expected:?} but ours {got:?}"));
        }
    }
    let body = String::from_utf8_lossy(&response.body);
    if !same_but_random(real["body"].as_str().unwrap_or_default(), &body) {
        differences.push(format!("{name}: body {} but ours {body:?}", real["body"]));
    }
    let (expected, got) = match (&real["error"], &ours.raised) {
        (Value::Null, raised) => {
            // Flask answers a missing form key by itself; we tell the learner about it as well.
            let own = raised.as_ref().filter(|raised| !raised.type_name.ends_with("BadRequestKeyError"));
            (None, own.map(|raised| (raised.type_name.clone(), raised.message.clone())))
        }
        (error, raised) => (
            Some((
                error["type"].as_str().unwrap_or_default().to_owned(),
                error["message"].as_str().unwrap_or_default().to_owned(),
            )),
            raised.as_ref().map(|raised| (raised.type_name.clone(), raised.message.clone())),
        ),
    };
    if expected != got {
        differences.push(format!("{name}: raised {expected:?} but ours {got:?}"));
    }
}

fn real_lines(real: &Value, wanted: &str) -> Vec<String> {
    let lines = real["headers"].as_array().into_iter().flatten();
    lines
        .filter(|line| line[0].as_str().is_some_and(|name| name.eq_ignore_ascii_case(wanted)))
        .map(|line| line[1].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn our_lines(ours: &Outcome, wanted: &str) -> Vec<String> {
    let response = ours.response.as_ref();
    response
        .into_iter()
        .flat_map(|response| response.header(wanted))
        .map(|value| value.iter().map(|&byte| char::from(byte)).collect())
        .collect()
}

/// Equal, or equal but for runs of 16 or more token characters: random numbers, which no two runs share. A signed session
/// is no such case: with equal payloads, keys and clocks it is equal to the byte.
fn same_but_random(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let token = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    let cut = |text: &str| {
        let mut shape = String::new();
        for piece in text.split_inclusive(|character| !token(character)) {
            let run = piece.trim_end_matches(|character| !token(character));
            if run.len() >= 16 && !text.contains("session=") {
                shape.push_str(&format!("<{}>", run.len()));
                shape.push_str(&piece[run.len()..]);
            } else {
                shape.push_str(piece);
            }
        }
        shape
    };
    cut(a) == cut(b)
}

fn program(lesson: &str, cell: &Cell) -> Program {
    Program {
        key: AppKey { workspace: Arc::from("kahin"), lesson: Arc::from(lesson), cell: cell.number },
        edited: false,
        source: Arc::from(cell.program()),
        file_name: Arc::from(cell.file_name.as_str()),
        templates: Arc::new(cell.templates.iter().map(|each| (each.name.clone(), each.source.clone())).collect()),
    }
}

#[tokio::test]
async fn every_cell_of_every_lesson_behaves_as_on_real_flask() {
    let catalog =
        Catalog::from_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/lessons").as_ref()).expect("the lessons folder");
    let (mut flask, pool) = (RealFlask::start(), pool());
    let (mut cells, mut requests) = (0, 0);
    let mut differences = Vec::new();
    for entry in &catalog.lessons {
        let lesson = entry.lesson.as_ref().unwrap_or_else(|errors| panic!("{}: {errors:?}", entry.file));
        for cell in lesson.cells().iter().filter(|cell| cell.origin.is_none()) {
            let program = program(entry.slug.as_str(), cell);
            cells += 1;
            match Pair::load(&mut flask, &pool, program.clone()) {
                Ok(mut pair) => {
                    for request in &cell.requests {
                        pair.send(request).await;
                        requests += 1;
                    }
                    let place = format!("{} cell {}", entry.file, cell.number);
                    differences.extend(pair.differences.into_iter().map(|difference| format!("{place}: {difference}")));
                }
                Err(error) => {
                    let ours = pool.load(program).await.expect("a worker").expect_err("it must not load here either");
                    let expected = (error["type"].as_str(), error["line"].as_u64().map(|line| line as u32));
                    if expected != (Some(ours.type_name.as_str()), ours.line) {
                        differences
                            .push(format!("{} cell {}: {expected:?} but ours {ours:?}", entry.file, cell.number));
                    }
                }
            }
        }
    }
    assert!(cells >= 30 && requests >= 50, "{cells} cells and {requests} requests are too few to be the six lessons");
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}
