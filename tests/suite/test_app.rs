//! The whole service behind `oneshot`, with its own lessons, a store in a temporary folder, and requests that chain.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use cerez_defteri::app::start::{Parts, assemble};
use cerez_defteri::app::teacher::Key;
use cerez_defteri::config::Bounds;
use cerez_defteri::lessons::Catalog;
use cerez_defteri::store::SqliteStore;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tokio::sync::watch;
use tower::ServiceExt as _;

/// One service, and what keeps it alive.
pub struct TestApp {
    router: Router,
    pub stop: watch::Sender<bool>,
    folder: Arc<tempfile::TempDir>,
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// A request in the making.
pub struct Asking<'a> {
    app: &'a TestApp,
    builder: http::request::Builder,
    body: Vec<u8>,
}

pub fn lessons() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/lessons")
}

impl TestApp {
    pub fn new() -> Self {
        Self::of(Catalog::from_dir(&lessons()).expect("lessons"))
    }

    /// A service with these lessons.
    pub fn of(catalog: Catalog) -> Self {
        Self::on(Arc::new(tempfile::tempdir().expect("temporary folder")), catalog)
    }

    /// The same data folder, started again.
    pub fn restarted(self) -> Self {
        Self::on(Arc::clone(&self.folder), Catalog::from_dir(&lessons()).expect("lessons"))
    }

    /// A service with the teacher's pages, and their path.
    pub fn teaching() -> (Self, String) {
        let key = Key::random().expect("randomness");
        let path = key.path();
        let folder = Arc::new(tempfile::tempdir().expect("temporary folder"));
        (Self::with(folder, Catalog::from_dir(&lessons()).expect("lessons"), Some(key)), path)
    }

    fn on(folder: Arc<tempfile::TempDir>, catalog: Catalog) -> Self {
        Self::with(folder, catalog, None)
    }

    fn with(folder: Arc<tempfile::TempDir>, catalog: Catalog, teacher: Option<Key>) -> Self {
        let (stop, shutdown) = watch::channel(false);
        let parts = Parts {
            catalog,
            store: Arc::new(SqliteStore::open(&folder.path().join("d.sqlite3")).expect("store")),
            program: PathBuf::from(env!("CARGO_BIN_EXE_cerez-defteri")),
            bounds: Bounds::default(),
            shutdown,
        };
        let mut app = assemble(parts).expect("service");
        app.teacher = teacher;
        let router = cerez_defteri::app::build(app);
        Self { router, stop, folder }
    }

    pub fn ask(&self, method: &str, path: &str) -> Asking<'_> {
        let builder = Request::builder().method(method).uri(path).header("host", "127.0.0.1:3000");
        Asking { app: self, builder, body: Vec::new() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path).send().await
    }

    /// A page as it is under another host name.
    pub async fn at(&self, host: &str, path: &str) -> String {
        let builder = Request::builder().uri(path).header("host", host);
        Asking { app: self, builder, body: Vec::new() }.send().await.text()
    }

    /// The exchanges of a workspace so far.
    pub async fn exchanges(&self, workspace: &str) -> Vec<Value> {
        let answer = self.get(&format!("/kayit/{workspace}?sonra=0")).await.json();
        answer["alisverisler"].as_array().cloned().expect("a list")
    }
}

impl Asking<'_> {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.builder = self.builder.header(name, value);
        self
    }

    /// Asked at another host than the workbook's.
    pub fn at(mut self, host: &str) -> Self {
        let headers = self.builder.headers_mut().expect("no mistake so far");
        headers.insert("host", host.parse().expect("a host"));
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    /// The response with its body still open.
    pub async fn open(self) -> axum::response::Response {
        let request = self.builder.body(Body::from(self.body)).expect("a request");
        self.app.router.clone().oneshot(request).await.expect("an answer")
    }

    pub async fn send(self) -> Answer {
        let (head, body) = self.open().await.into_parts();
        let body = body.collect().await.expect("a body").to_bytes().into();
        Answer { status: head.status, headers: head.headers, body }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    pub fn cookies(&self) -> Vec<String> {
        let lines = self.headers.get_all("set-cookie").iter();
        lines.map(|line| String::from_utf8_lossy(line.as_bytes()).into_owned()).collect()
    }
}
