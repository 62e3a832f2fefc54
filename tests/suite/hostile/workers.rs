//! The life of workers: which end, what that costs whom, and who is told.

use std::sync::Arc;
use std::time::{Duration, Instant};

use cerez_defteri::exchange::RecordedRequest;
use cerez_defteri::sandbox::{Job, Limits, Outcome, Pool, SandboxError};

use super::processes::Zygote;
use super::{NEIGHBOUR, job, pool, told};

/// Lesson code with a bad path.
const FRAGILE: &str = "from flask import Flask\n\napp = Flask(__name__)\nsayac = []\n\n\n@app.route('/')\ndef index():\n    \
    sayac.append(1)\n    return str(len(sayac))\n\n\n@app.route('/doldur')\ndef doldur():\n    return 'x' * 10**10\n\n\n\
    @app.route('/don')\ndef don():\n    while True:\n        pass\n";

/// Keeps so many bytes that it has written to.
const HOARDER: &str = "from flask import Flask\n\napp = Flask(__name__)\ndolu = []\n\n\n@app.route('/')\ndef index():\n    \
    dolu.append(b'x' * 40_000_000)\n    return str(len(dolu))\n\n\n@app.route('/say')\ndef say():\n    \
    return str(len(dolu))\n";

fn at(path: &str, job: Job) -> Job {
    Job { request: RecordedRequest { path: path.to_owned(), ..(*job.request).clone() }.into(), ..job }
}

fn body(outcome: &Outcome) -> String {
    let body = outcome.response.as_ref().map(|response| response.body.clone()).unwrap_or_default();
    String::from_utf8_lossy(&body).into_owned()
}

/// Serves, and says the body and whether a restart was told.
async fn seen(pool: &Pool, job: Job) -> (String, bool) {
    let ran = pool.serve(job).await;
    let outcome = ran.as_ref().unwrap_or_else(|_| panic!("{}", told(&ran)));
    (body(outcome), outcome.restarted)
}

fn says(body: &str, restarted: bool) -> (String, bool) {
    (body.to_owned(), restarted)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_keeps_much_memory_starts_afresh_and_says_so() {
    let limits = Limits { programs: 3_992, resting_mib: 60, ..Limits::default() };
    let pool = pool(limits);
    let mine = || job("dolu", HOARDER, true);
    assert_eq!(seen(&pool, mine()).await, says("1", false));
    assert_eq!(seen(&pool, mine()).await, says("2", false), "over the bound: its worker ends after this");
    assert_eq!(seen(&pool, mine()).await, says("1", true));
    assert_eq!(seen(&pool, at("/say", mine())).await, says("1", false));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workspaces_that_keep_much_together_lose_the_one_idle_longest() {
    let limits = Limits { programs: 3_994, private_rest_mib: 100, ..Limits::default() };
    let pool = pool(limits);
    for name in ["bir", "iki", "uc"] {
        assert_eq!(seen(&pool, job(name, HOARDER, true)).await, says("1", false));
    }
    let say = |name| at("/say", job(name, HOARDER, true));
    assert_eq!(seen(&pool, say("iki")).await, says("1", false));
    assert_eq!(seen(&pool, say("uc")).await, says("1", false));
    assert_eq!(seen(&pool, say("bir")).await, says("0", true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_without_orders_ends_and_its_program_says_that_it_restarted() {
    let limits = Limits { programs: 3_995, idle_millis: 20, shared_workers: 1, ..Limits::default() };
    let pool = pool(limits);
    assert_eq!(seen(&pool, job("sessiz", NEIGHBOUR, true)).await, says("1", false));
    let zygote = Zygote::of_argument("\"programs\":3995");
    zygote.comes_down_to(limits.shared_workers).await;
    assert_eq!(seen(&pool, job("sessiz", NEIGHBOUR, true)).await, says("1", true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_killed_from_outside_costs_its_program_the_state_but_no_answer() {
    let limits = Limits { programs: 3_996, ..Limits::default() };
    let pool = pool(limits);
    let both = [("kurban1", true), ("kurban2", false)];
    for (name, edited) in both {
        assert_eq!(seen(&pool, job(name, NEIGHBOUR, edited)).await, says("1", false));
    }
    Zygote::of_argument("\"programs\":3996").workers().iter().for_each(|worker| worker.kill());
    for (name, edited) in both {
        assert_eq!(seen(&pool, job(name, NEIGHBOUR, edited)).await, says("1", true), "edited: {edited}");
        assert_eq!(seen(&pool, job(name, NEIGHBOUR, edited)).await, says("2", false), "edited: {edited}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_text_did_to_the_modules_is_gone_with_the_next_text_and_meets_no_other_cell() {
    let limits = Limits { programs: 3_999, ..Limits::default() };
    let pool = pool(limits);
    let spoilt = "import json, builtins\nfrom flask import Flask\nimport flask\n\njson.dumps = flask.Response = None\n\
                  builtins.len = lambda _: 99\n";
    let spoiling = format!("{spoilt}\n{}", NEIGHBOUR.replace("from flask import Flask\n", ""));
    let (body, _) = seen(&pool, job("usta", &spoiling, true)).await;
    assert_ne!(body, "1", "it hurts itself");
    let mut other = job("usta", NEIGHBOUR, true);
    other.program.key.cell = 2;
    assert_eq!(seen(&pool, other).await, says("1", false));
    assert_eq!(seen(&pool, job("usta", NEIGHBOUR, true)).await, says("1", false));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lesson_code_that_dies_is_told_to_its_neighbours_once_and_then_runs_apart() {
    let limits = Limits { programs: 3_997, shared_workers: 1, shared_memory_mib: 256, ..Limits::default() };
    let pool = pool(limits);
    let (mine, theirs) = (|| job("fail", FRAGILE, false), || job("komsu", NEIGHBOUR, false));
    assert_eq!(seen(&pool, mine()).await, says("1", false));
    assert_eq!(seen(&pool, theirs()).await, says("1", false));
    let ran = pool.serve(at("/doldur", mine())).await;
    assert!(matches!(ran, Err(SandboxError::MemoryLimit { .. })), "{}", told(&ran));
    assert_eq!(seen(&pool, theirs()).await, says("1", true), "they lost their state, and read it");
    assert_eq!(seen(&pool, mine()).await, says("1", true));
    for count in ["2", "3"] {
        let ran = pool.serve(at("/doldur", mine())).await;
        assert!(matches!(ran, Err(SandboxError::MemoryLimit { .. })), "{}", told(&ran));
        assert_eq!(seen(&pool, theirs()).await, says(count, false), "not again");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn errors_leave_nothing_behind_in_a_worker() {
    let limits = Limits { programs: 4_000, ..Limits::default() };
    let pool = pool(limits);
    let source = "import gc\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route('/say')\ndef say():\n    \
                  return str(len(gc.get_objects()))\n\n\n@app.route('/hata')\ndef hata():\n    return 1 / 0\n";
    let count = async || seen(&pool, at("/say", job("sizan", source, true))).await.0.parse::<i64>().expect("a number");
    let errors = async |times| {
        for _ in 0..times {
            for (path, status) in [("/yok", 404), ("/hata", 500)] {
                let outcome = pool.serve(at(path, job("sizan", source, true))).await.expect("an answer");
                assert_eq!(outcome.response.map(|response| response.status), Some(status));
            }
        }
    };
    // The first of each imports what explains it.
    errors(1).await;
    count().await;
    let before = count().await;
    errors(50).await;
    let left = count().await - before;
    assert!(left < 50, "{left} objects of 100 errors are still there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_endless_requests_to_lesson_code_hold_a_neighbour_up_only_once() {
    let limits = Limits { programs: 3_998, shared_workers: 1, wall_millis: 500, ..Limits::default() };
    let pool = pool(limits);
    assert_eq!(seen(&pool, job("komsu", NEIGHBOUR, false)).await, says("1", false));
    let mut loops = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let pool = pool.clone();
        loops.spawn(async move { pool.serve(at("/don", job("fail", FRAGILE, false))).await });
    }
    tokio::task::yield_now().await;
    let begun = Instant::now();
    seen(&pool, job("komsu", NEIGHBOUR, false)).await;
    // One loop's time, on a machine that is four times too slow; twelve would be six seconds at the least.
    assert!(begun.elapsed() < Duration::from_secs(4), "waited {:?}", begun.elapsed());
    while let Some(ran) = loops.join_next().await {
        let ran = ran.expect("joined");
        assert!(matches!(ran, Err(SandboxError::TimeLimit { .. })), "{}", told(&ran));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_watchdog_cannot_be_had_by_swallowing_every_interruption() {
    let limits = Limits { programs: 3_993, wall_millis: 300, ..Limits::default() };
    let pool = Arc::new(pool(limits));
    let zygote = Zygote::of_argument_soon("\"programs\":3993").await;
    let source =
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n";
    for n in 0..3 {
        let ran = pool.serve(job(&format!("inat{n}"), source, true)).await;
        assert!(matches!(ran, Err(SandboxError::TimeLimit { .. })), "{}", told(&ran));
    }
    zygote.comes_down_to(limits.shared_workers).await;
}
