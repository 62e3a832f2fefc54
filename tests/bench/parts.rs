//! What one click is made of, each part by itself: the whole service without a socket, the sandbox's round trip, signing, the
//! model browser, the prefix, a lesson file. `cargo bench --bench parts [name]`. Beside others: `tests/bench/pair`.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use cerez_defteri::app::start::{Parts, assemble};
use cerez_defteri::config::Bounds;
use cerez_defteri::cookies::{Jar, RequestContext, Timestamp};
use cerez_defteri::exchange::RecordedRequest;
use cerez_defteri::lessons::{Catalog, parse};
use cerez_defteri::live::prefix::Prefix;
use cerez_defteri::sandbox::{AppKey, Job, Limits, Pool, Program, Records, Soon};
use cerez_defteri::sessions::signed;
use cerez_defteri::store::SqliteStore;
use criterion::{Criterion, criterion_group, criterion_main};
use http::Request;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

const LESSON: &str = include_str!("lessons/01-olcum.md");
const PROGRAM: &str = include_str!("iki_cerez.py");
const NOW: u64 = 1_772_366_400;

/// Keeps nothing: the program has no server-side session.
struct Nowhere;

impl Records for Nowhere {
    fn get<'a>(&'a self, _: &'a AppKey, _: String, _: f64) -> Soon<'a, Option<Vec<u8>>> {
        Box::pin(async { None })
    }

    fn put<'a>(&'a self, _: &'a AppKey, _: String, _: Vec<u8>, _: f64) -> Soon<'a, Option<usize>> {
        Box::pin(async { None })
    }

    fn delete<'a>(&'a self, _: &'a AppKey, _: String) -> Soon<'a, ()> {
        Box::pin(async {})
    }
}

fn binary() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_cerez-defteri"))
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime")
}

fn job(trace: bool) -> Job {
    Job {
        program: Program {
            key: AppKey { workspace: Arc::from("olcum"), lesson: Arc::from("olcum"), cell: 1 },
            edited: false,
            source: Arc::from(PROGRAM),
            file_name: Arc::from("app.py"),
            templates: Arc::default(),
        },
        request: RecordedRequest { method: "GET".to_owned(), path: "/".to_owned(), ..RecordedRequest::default() }
            .into(),
        scheme: "http".to_owned(),
        host: "localhost".to_owned(),
        remote: "127.0.0.1".to_owned(),
        now: NOW as f64,
        trace,
    }
}

fn service(bench: &mut Criterion) {
    let runtime = runtime();
    let folder = tempfile::tempdir().expect("a folder");
    let lessons = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bench/lessons");
    let (_stop, shutdown) = tokio::sync::watch::channel(false);
    let router = runtime.block_on(async {
        let store = Arc::new(SqliteStore::open(&folder.path().join("d.sqlite3")).expect("a store"));
        let catalog = Catalog::from_dir(&lessons).expect("lessons");
        let parts = Parts { catalog, store, program: binary(), bounds: Bounds::default(), shutdown };
        cerez_defteri::app::build(assemble(parts).expect("a service"))
    });
    for (name, path) in [("live click", "/dene/olcum/olcum/1/"), ("lesson page", "/ders/olcum"), ("health", "/saglik")]
    {
        bench.bench_function(&format!("service: {name}"), |bench| {
            bench.to_async(&runtime).iter(|| async {
                let request = Request::builder().uri(path).header("host", "localhost:3000").body(Body::empty());
                let answer = router.clone().oneshot(request.expect("a request")).await.expect("an answer");
                assert!(answer.status().is_success());
                answer.into_body().collect().await.expect("a body")
            });
        });
    }
}

fn sandbox(bench: &mut Criterion) {
    let runtime = runtime();
    let pool = runtime.block_on(async { Pool::start(binary(), Limits::default(), Arc::new(Nowhere)) });
    for (name, trace) in [("plain", false), ("stepped", true)] {
        bench.bench_function(&format!("sandbox: {name}"), |bench| {
            bench.to_async(&runtime).iter(|| async { pool.serve(job(trace)).await.expect("an outcome") });
        });
    }
}

fn pure(bench: &mut Criterion) {
    let payload = r#"{"ad":"Levent","soyad":"Kalkavan"}"#;
    bench.bench_function("sessions: sign", |bench| bench.iter(|| signed::sign(b"dev", black_box(payload), NOW)));
    let cookie = signed::sign(b"dev", payload, NOW);
    bench.bench_function("sessions: unsign", |bench| {
        bench.iter(|| signed::unsign(&[b"dev"], black_box(&cookie), Some(2_678_400), NOW));
    });

    let context = RequestContext::navigation("http://localhost:3000/dene/olcum/olcum/1/").expect("an address");
    let now = Timestamp::from_unix_micros(NOW as i64 * 1_000_000);
    bench.bench_function("cookies: one line into a jar", |bench| {
        let mut jar = Jar::new();
        bench.iter(|| jar.set(black_box(b"tema=koyu; Path=/; HttpOnly; SameSite=Lax"), &context, now));
    });

    let prefix = Prefix::new("/dene/olcum/olcum/1".to_owned(), "http", "localhost:3000");
    let page = "<p>Merhaba</p><a href=\"/oku\">oku</a><form action=\"/yaz\" method=\"post\"></form>".repeat(10);
    bench.bench_function("live: prefix into a page with 20 links", |bench| {
        bench.iter(|| prefix.html_out(black_box(page.as_bytes())));
    });
    bench.bench_function("lessons: parse a small file", |bench| {
        bench.iter(|| parse("01-olcum.md", black_box(LESSON)).expect("a lesson"));
    });
}

criterion_group!(parts, service, sandbox, pure);
criterion_main!(parts);
