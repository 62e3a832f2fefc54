//! Programs that mean harm (`tests/hostile/*.py`), through the pool. The first line of each says what it tries and, after
//! `->`, what may come of it: `time`, `memory`, `crash`, `raised NAME`, `answer STATUS`, alternatives between bars.
//! Every end must have its words for the learner. While the programs run, a neighbour's edited and unedited programs must go on
//! answering. Afterwards processes and memory are back. Every other program runs watched, with its lines recorded.

mod processes;
mod requests;
mod workers;

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cerez_defteri::exchange::{Explanation, RecordedRequest};
use cerez_defteri::pages::explain::{self, Case};
use cerez_defteri::sandbox::{AppKey, Job, Limits, Outcome, Pool, Program, Records, SandboxError, Soon};
use processes::Zygote;

/// What only the neighbour knows.
const SECRET: &str = "KOMSUNUN-SIRRI";
/// Slack over the limits' own promise, for a loaded machine.
const SLACK: Duration = Duration::from_secs(3);
/// Programs that run at a time.
const LANES: usize = 4;
/// Time of one program: enough for what answers, short enough for so many that never would.
const MILLIS: u64 = 500;

const NEIGHBOUR: &str = "from flask import Flask\n\napp = Flask(__name__)\nsir = 'KOMSUNUN-SIRRI'\nsayac = []\n\n\n\
    @app.route('/')\ndef index():\n    sayac.append(1)\n    return str(len(sayac))\n";

/// Everybody's records: the neighbour's secret is among them.
#[derive(Default)]
struct Memory(Mutex<HashMap<(String, String), Vec<u8>>>);

impl Memory {
    fn with_a_secret() -> Arc<Self> {
        let records = Self::default();
        let key = ("komsu".to_owned(), "KOMSU-KAYDI".to_owned());
        records.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, SECRET.into());
        Arc::new(records)
    }
}

impl Records for Memory {
    fn get<'a>(&'a self, app: &'a AppKey, id: String, _now: f64) -> Soon<'a, Option<Vec<u8>>> {
        Box::pin(async move {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(app.workspace.to_string(), id)).cloned()
        })
    }

    fn put<'a>(&'a self, app: &'a AppKey, id: String, bytes: Vec<u8>, _expires: f64) -> Soon<'a, Option<usize>> {
        Box::pin(async move {
            let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            records.insert((app.workspace.to_string(), id), bytes);
            Some(0)
        })
    }

    fn delete<'a>(&'a self, app: &'a AppKey, id: String) -> Soon<'a, ()> {
        Box::pin(async move {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&(app.workspace.to_string(), id));
        })
    }
}

/// A pool under these limits. Their `programs` tells its zygote from those of other tests.
fn pool(limits: Limits) -> Pool {
    Pool::start(env!("CARGO_BIN_EXE_cerez-defteri").into(), limits, Memory::with_a_secret())
}

fn job(workspace: &str, source: &str, edited: bool) -> Job {
    let key = AppKey { workspace: Arc::from(workspace), lesson: Arc::from("ders"), cell: 1 };
    let program =
        Program { key, edited, source: Arc::from(source), file_name: Arc::from("app.py"), templates: Arc::default() };
    let request = RecordedRequest { method: "GET".to_owned(), path: "/".to_owned(), ..RecordedRequest::default() };
    Job {
        program,
        request: request.into(),
        scheme: "http".to_owned(),
        host: "localhost".to_owned(),
        remote: "127.0.0.1".to_owned(),
        now: 1_800_000_000.0,
        trace: false,
    }
}

fn programs() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut programs: Vec<_> = fs::read_dir(folder)
        .expect("the programs")
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("UTF-8"))
        })
        .collect();
    programs.sort();
    programs
}

fn came_as(verdict: &str, ran: &Result<Outcome, SandboxError>) -> bool {
    let status = |outcome: &Outcome| outcome.response.as_ref().map(|response| response.status);
    match (verdict.split_once(' ').unwrap_or((verdict, "")), ran) {
        (("time", ""), Err(SandboxError::TimeLimit { .. }))
        | (("memory", ""), Err(SandboxError::MemoryLimit { .. })) => true,
        (("crash", ""), Err(SandboxError::Crashed(_))) => true,
        (("raised", name), Ok(outcome)) => outcome.raised.as_ref().is_some_and(|raised| raised.type_name == name),
        (("answer", number), Ok(outcome)) => status(outcome).is_some_and(|status| status.to_string() == number),
        _ => false,
    }
}

/// What came back, in a few words.
fn told(ran: &Result<Outcome, SandboxError>) -> String {
    match ran {
        Ok(outcome) => {
            let status = outcome.response.as_ref().map(|response| response.status);
            format!(
                "{status:?} {:?}",
                outcome.raised.as_ref().map(|one| format!("{}: {:.60}", one.type_name, one.message))
            )
        }
        Err(error) => format!("{error:.120}"),
    }
}

/// What the learner reads about it, when it was no ordinary answer.
fn explained(ran: &Result<Outcome, SandboxError>, source: &str) -> Option<Explanation> {
    let case = Case { source, request: None, templates: &[], wall_seconds: MILLIS as f64 / 1000.0 };
    match ran {
        Ok(outcome) => outcome.raised.as_ref().map(|raised| explain::raised(raised, &case)),
        Err(error) => Some(explain::sandbox(error, &case)),
    }
}

/// Everything a program was able to say.
fn said(outcome: &Outcome) -> String {
    let mut said = format!("{}{}{}", outcome.console, outcome.session_before, outcome.session_after);
    if let Some(response) = &outcome.response {
        said += &String::from_utf8_lossy(&response.body);
        for (name, value) in &response.headers {
            said += &format!("{name}: {}\n", String::from_utf8_lossy(value));
        }
    }
    if let Some(raised) = &outcome.raised {
        said += &raised.text;
        said += &raised.message;
    }
    said
}

/// What is wrong with one program's end, if anything.
async fn trial(pool: &Pool, name: &str, source: &str, watched: bool) -> Vec<String> {
    let limits = pool.limits();
    let mut wrong = Vec::new();
    let Some((_, verdicts)) = source.lines().next().and_then(|line| line.split_once(" -> ")) else {
        return vec![format!("{name}: no verdict in its first line")];
    };
    let begun = Instant::now();
    let ran = pool.serve(Job { trace: watched, ..job(name, source, true) }).await;
    let took = begun.elapsed();
    println!("{name:24} {:>5} ms  {}", took.as_millis(), told(&ran));
    if explained(&ran, source).is_some_and(|told| told.ne.is_empty() || told.yapin.is_empty()) {
        wrong.push(format!("{name}: {} has no words", told(&ran)));
    }
    if !verdicts.split(" | ").any(|verdict| came_as(verdict, &ran)) {
        wrong.push(format!("{name}: {} instead of {verdicts}", told(&ran)));
    }
    if took > Duration::from_millis(Limits::PATIENCE * limits.wall_millis + 4 * Limits::GRACE_MILLIS) + SLACK {
        wrong.push(format!("{name}: took {took:?}"));
    }
    if let Ok(outcome) = &ran {
        let said = said(outcome);
        for secret in [SECRET, "root:x:", "CARGO", env!("CARGO_MANIFEST_DIR")] {
            if said.contains(secret) {
                wrong.push(format!("{name}: told {secret}"));
            }
        }
        let headers = outcome.response.iter().flat_map(|response| &response.headers);
        let size: usize = headers.map(|(name, value)| name.len() + value.len()).sum();
        if size > limits.header_bytes || said.len() > 3 * limits.body_bytes {
            wrong.push(format!("{name}: answered {size} bytes of headers, {} in all", said.len()));
        }
    }
    pool.forget(name, None).await;
    wrong
}

/// Asks the neighbour's two programs until told to stop; says the longest wait.
async fn neighbour(pool: Pool, stop: tokio::sync::watch::Receiver<bool>) -> (u64, Duration, Vec<String>) {
    let (mut asked, mut longest, mut wrong) = (0_u64, Duration::ZERO, Vec::new());
    let mut pace = tokio::time::interval(Duration::from_millis(50));
    while !*stop.borrow() {
        pace.tick().await;
        asked += 1;
        for edited in [true, false] {
            let begun = Instant::now();
            let ran = pool.serve(job("komsu", NEIGHBOUR, edited)).await;
            longest = longest.max(begun.elapsed());
            let counted = ran.as_ref().ok().and_then(|one| one.response.as_ref()).map(|one| one.body.clone());
            if counted != Some(asked.to_string().into_bytes()) {
                wrong.push(format!("neighbour (edited: {edited}), request {asked}: {}", told(&ran)));
            }
        }
    }
    (asked, longest, wrong)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_programs_end_in_bounded_time_and_harm_no_neighbour() {
    let limits = Limits { wall_millis: MILLIS, programs: 3_991, ..Limits::default() };
    let pool = pool(limits);
    for edited in [true, false] {
        pool.serve(job("isinma", NEIGHBOUR, edited)).await.expect("a peaceful program runs");
    }
    let zygote = Zygote::of_argument("\"programs\":3991");
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let neighbour = tokio::spawn(neighbour(pool.clone(), stopped));
    let queue = Arc::new(Mutex::new(programs().into_iter().enumerate()));
    let mut lanes = Vec::new();
    for _ in 0..LANES {
        let (queue, pool) = (Arc::clone(&queue), pool.clone());
        lanes.push(tokio::spawn(async move {
            let mut wrong = Vec::new();
            loop {
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((number, (name, source))) = next else { return wrong };
                wrong.extend(trial(&pool, &name, &source, number % 2 == 1).await);
            }
        }));
    }
    let mut wrong = Vec::new();
    for lane in lanes {
        wrong.extend(lane.await.expect("a lane ends"));
    }
    stop.send(true).expect("the neighbour listens");
    let (asked, longest, harmed) = neighbour.await.expect("the neighbour ends");
    println!("neighbour: {asked} requests, longest wait {longest:?}");
    wrong.extend(harmed);
    assert!(longest < Duration::from_secs(1) + SLACK, "the neighbour waited {longest:?}");
    assert!(asked > 50, "the neighbour asked all the while");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    // The neighbour's, the first program's, and the shared ones stay.
    let living = 2 + limits.shared_workers;
    zygote.comes_down_to(living).await;
    for worker in zygote.workers() {
        assert_eq!(worker.field("Threads"), "2", "interpreter and watchdog");
        assert_eq!(worker.field("Seccomp"), "2", "the wall stands");
        assert_eq!(worker.field("NoNewPrivs"), "1");
        assert!(worker.megabytes() < 150, "{} MB", worker.megabytes());
    }
    drop(pool);
    zygote.is_gone().await;
}
