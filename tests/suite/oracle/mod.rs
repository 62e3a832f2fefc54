//! Every live block of the lessons, and a corpus of beginners' programs, on real Flask 3.1.3 and on our emulation: the same
//! requests, the same status, headers, `Set-Cookie` bytes, body, error and signed session.

mod browser;
mod exercises;
mod flask;
pub(crate) mod shelf;

use std::sync::Arc;

use browser::{Address, Browsers, Errand};
use cerez_defteri::cookies::Timestamp;
use cerez_defteri::exchange::RecordedRequest;
use cerez_defteri::lessons::{Catalog, Cell, TryRequest};
use cerez_defteri::sandbox::{AppKey, Job, Limits, Outcome, Pool, Program};
use cerez_defteri::sessions::signed;
use flask::RealFlask;
use serde_json::Value;
use shelf::Shelf;

/// Both clocks stand here, so that signatures and lifetimes agree to the byte.
const NOW: i64 = 1_800_000_000;
/// Headers whose every line is compared, in order.
const COMPARED: &[&str] = &["content-type", "location", "vary", "allow", "set-cookie", "x-sinif"];

/// A pool whose workers are the real binary's.
fn pool() -> Pool {
    // Hashing a password takes as long as the machine is busy; what is compared here is answers, not time.
    let patient = Limits { wall_millis: 30_000, ..Limits::default() };
    Pool::start(env!("CARGO_BIN_EXE_cerez-defteri").into(), patient, Arc::new(Shelf::default()))
}

/// One program in both worlds, each with browsers of its own.
struct Pair<'a> {
    flask: &'a mut RealFlask,
    pool: &'a Pool,
    program: Program,
    origin: String,
    browsers: [Browsers; 2],
    clock: i64,
    differences: Vec<String>,
}

impl<'a> Pair<'a> {
    fn load(flask: &'a mut RealFlask, pool: &'a Pool, program: Program, origin: &str) -> Result<Self, Value> {
        match flask.load(&program.source, &program.file_name, &program.templates) {
            Some(error) => Err(error),
            None => Ok(Self {
                flask,
                pool,
                program,
                origin: origin.to_owned(),
                browsers: Default::default(),
                clock: NOW,
                differences: Vec::new(),
            }),
        }
    }

    async fn send(&mut self, request: &TryRequest) {
        let address = Address::new(&self.origin, &request.target);
        let errand = Errand::of(request, &address);
        for action in &request.actions {
            self.clock += browser::waiting(action);
            let now = Timestamp::from_unix_secs(self.clock);
            for browsers in &mut self.browsers {
                browsers.act(action, &address, now);
            }
        }
        let mut headers = vec![("Host".to_owned(), address.host.as_bytes().to_vec())];
        headers.extend(errand.headers.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes())));
        let body = request.body.clone().into_bytes();
        if !body.is_empty() && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
            headers.push(("Content-Type".to_owned(), b"application/x-www-form-urlencoded".to_vec()));
        }
        let now = Timestamp::from_unix_secs(self.clock);
        let mut sent = RecordedRequest {
            method: request.method.clone(),
            path: address.path.clone(),
            query: address.query.clone(),
            headers,
            body,
        };
        let bare = sent.headers.clone();
        let with_cookies = |browsers: &mut Browsers| {
            let mut headers = bare.clone();
            let cookies = browsers.header(&errand, now);
            headers.extend(cookies.map(|value| ("Cookie".to_owned(), value)));
            headers
        };
        sent.headers = with_cookies(&mut self.browsers[0]);
        let real = self.flask.request(&sent, self.clock as f64);
        sent.headers = with_cookies(&mut self.browsers[1]);
        let ours = self
            .pool
            .serve(Job {
                program: self.program.clone(),
                request: sent.clone().into(),
                scheme: "http".to_owned(),
                host: address.host.clone(),
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
                let body = ours.response.as_ref().map(|response| String::from_utf8_lossy(&response.body).into_owned());
                let real_body = real["body"].as_str().unwrap_or_default().to_owned();
                self.browsers[0].took(&errand, &real_lines(&real, "set-cookie"), real_body, now);
                self.browsers[1].took(&errand, &our_lines(&ours, "set-cookie"), body.unwrap_or_default(), now);
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
    match (signed_session(a), signed_session(b)) {
        (None, None) => without_random(a) == without_random(b),
        (Some((a, own)), Some((b, other))) => {
            // A payload may hold a random number itself, such as a form's token.
            let same_payload =
                a.payload_json != b.payload_json && without_random(&a.payload_json) == without_random(&b.payload_json);
            same_payload && a.timestamp == b.timestamp && own == other
        }
        _ => false,
    }
}

/// A line that sets a signed session, opened, and its attributes.
fn signed_session(line: &str) -> Option<(signed::Peeked, &str)> {
    let (value, attributes) = line.strip_prefix("session=")?.split_once(';')?;
    signed::peek(value).ok().map(|peeked| (peeked, attributes))
}

fn without_random(text: &str) -> String {
    let token = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    let mut shape = String::new();
    for piece in text.split_inclusive(|character| !token(character)) {
        let run = piece.trim_end_matches(|character| !token(character));
        if run.len() >= 16 {
            shape.push_str(&format!("<{}>", run.len()));
            shape.push_str(&piece[run.len()..]);
        } else {
            shape.push_str(piece);
        }
    }
    shape
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
        for cell in lesson.cells() {
            let program = program(entry.slug.as_str(), cell);
            let origin = cell.origin.as_deref().unwrap_or("http://localhost");
            cells += 1;
            match Pair::load(&mut flask, &pool, program.clone(), origin) {
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
