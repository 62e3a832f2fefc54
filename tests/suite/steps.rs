//! The recorded steps: what the step view shows must be what the program did, line by line, and nothing else.

use axum::body::Body;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};

use crate::test_app::TestApp;

const PROGRAM: &str = r#"from flask import Flask, make_response, request, session

app = Flask(__name__)
app.secret_key = "deneme"
print("yüklendi")


def selam(ad):
    metin = f"Merhaba {ad}"
    return metin


@app.route("/")
def index():
    resp = make_response(selam("Levent"))
    resp.set_cookie("ad", "Levent")
    session["kez"] = 1
    print("yazıldı")
    resp.delete_cookie("soyad")
    return resp


@app.route("/baska")
def baska():
    resp = make_response("biri")
    resp.set_cookie("ad", "Levent")
    return "öteki"


@app.route("/hata")
def hata():
    try:
        x = request.form["yok"]
    except KeyError as sorun:
        x = str(type(sorun))
    return 1 / 0


@app.route("/dongu")
def dongu():
    n = 0
    while True:
        n += 1


@app.route("/uzun")
def uzun():
    for i in range(5000):
        a = i
    return "bitti"
"#;

/// A workspace that somebody watches, with [`PROGRAM`] in its second cell.
struct Watched {
    app: TestApp,
    stream: Body,
}

impl Watched {
    async fn new() -> Self {
        let app = TestApp::new();
        let saved =
            app.ask("PUT", "/atolye/abcd/deneme/2").header("content-type", "text/plain").body(PROGRAM).send().await;
        assert_eq!(saved.status, 200, "{}", saved.text());
        let mut stream = app.ask("GET", "/akis/abcd").open().await.into_body();
        stream.frame().await.expect("the stream opens").expect("a frame");
        Self { app, stream }
    }

    /// The steps of one request.
    async fn steps(&mut self, path: &str) -> Vec<Value> {
        self.exchange(path).await["adimlar"].as_array().cloned().expect("a list")
    }

    async fn exchange(&mut self, path: &str) -> Value {
        self.app.get(&format!("/dene/abcd/deneme/2{path}")).await;
        let frame = self.stream.frame().await.expect("news").expect("a frame");
        let text = String::from_utf8(frame.into_data().expect("data").to_vec()).expect("text");
        let line = text.lines().find_map(|line| line.strip_prefix("data:")).expect("an event");
        serde_json::from_str(line.trim()).expect("JSON")
    }
}

/// Lines and kinds in order.
fn order(steps: &[Value]) -> Vec<(u64, &str)> {
    steps.iter().map(|step| (step["satir"].as_u64().unwrap_or(0), step["olay"].as_str().unwrap_or(""))).collect()
}

fn at(steps: &[Value], line: u64, kind: &str) -> Value {
    let found = steps.iter().find(|step| step["satir"] == line && step["olay"] == kind);
    found.unwrap_or_else(|| panic!("no step {kind} at {line}: {steps:?}")).clone()
}

#[tokio::test]
async fn each_change_belongs_to_the_line_that_made_it() {
    let mut desk = Watched::new().await;
    let all = desk.steps("/").await;
    let steps: Vec<Value> = all.into_iter().filter(|step| step["yukleme"] == false).collect();
    assert_eq!(
        order(&steps),
        [
            (14, "cagri"),
            (15, "satir"),
            (8, "cagri"),
            (9, "satir"),
            (10, "satir"),
            (15, "devam"),
            (16, "satir"),
            (17, "satir"),
            (18, "satir"),
            (19, "satir"),
            (20, "satir"),
        ]
    );
    assert_eq!(at(&steps, 8, "cagri")["degisen"], json!([["ad", "'Levent'"]]), "the parameter");
    assert_eq!(at(&steps, 9, "satir")["degisen"], json!([["metin", "'Merhaba Levent'"]]));
    assert_eq!(at(&steps, 15, "satir")["degisen"], json!([]), "`resp` is there only when `selam` has come back");
    assert_eq!(at(&steps, 15, "devam")["degisen"][0][0], "resp");
    assert_eq!(at(&steps, 14, "cagri")["oturum"], "{}", "the session that the request came with");
    assert_eq!(at(&steps, 17, "satir")["oturum"], "{\"kez\":1}");
    assert_eq!(at(&steps, 16, "satir")["cerezler"], json!(["ad=Levent; Path=/"]));
    assert_eq!(at(&steps, 18, "satir")["konsol"], "yazıldı\n");
    let waiting = at(&steps, 19, "satir")["cerezler"].clone();
    assert_eq!(waiting.as_array().map(Vec::len), Some(2));
    assert!(waiting[1].as_str().is_some_and(|line| line.starts_with("soyad=;")), "{waiting}");
    assert_eq!(at(&steps, 20, "satir")["cerezler"], Value::Null, "`return` changes nothing");
}

#[tokio::test]
async fn the_first_watched_request_tells_the_loading_too_and_the_next_does_not() {
    let mut desk = Watched::new().await;
    let first = desk.steps("/").await;
    let loading: Vec<Value> = first.iter().filter(|step| step["yukleme"] == true).cloned().collect();
    assert_eq!(loading[0]["satir"], 1);
    assert!(loading.iter().all(|step| step["islev"] == "<module>"));
    assert_eq!(at(&loading, 5, "satir")["konsol"], "yüklendi\n");
    assert!(at(&loading, 8, "satir")["degisen"].to_string().contains("selam"));
    assert!(desk.steps("/").await.iter().all(|step| step["yukleme"] == false));
}

#[tokio::test]
async fn a_cookie_on_a_response_that_is_not_returned_waits_in_vain() {
    let mut desk = Watched::new().await;
    let exchange = desk.exchange("/baska").await;
    let steps = exchange["adimlar"].as_array().cloned().expect("steps");
    assert_eq!(at(&steps, 26, "satir")["cerezler"], json!(["ad=Levent; Path=/"]));
    assert!(!exchange["yanit"]["basliklar"].to_string().contains("ad=Levent"));
}

#[tokio::test]
async fn an_error_is_told_where_it_rose_whether_caught_or_not() {
    let mut desk = Watched::new().await;
    let exchange = desk.exchange("/hata").await;
    let steps = exchange["adimlar"].as_array().cloned().expect("steps");
    assert!(at(&steps, 33, "satir")["hata"].as_str().is_some_and(|text| text.starts_with("BadRequestKeyError")));
    assert_eq!(at(&steps, 36, "satir")["hata"], "ZeroDivisionError: division by zero");
    assert_eq!(exchange["hata"]["satir"], 36);
    let told: Vec<&Value> = steps.iter().filter(|step| step["hata"] != Value::Null).collect();
    assert_eq!(told.len(), 2, "each error once: {told:?}");
    let gone = steps.iter().any(|step| step["silinen"].to_string().contains("sorun"));
    assert!(gone, "`except … as sorun` deletes the name: {steps:?}");
}

#[tokio::test]
async fn steps_are_bounded_and_say_where_they_were_cut() {
    let mut desk = Watched::new().await;
    let exchange = desk.exchange("/uzun").await;
    assert_eq!(exchange["yanit"]["durum"], 200);
    assert_eq!(exchange["adimlar_kesildi"], true);
    let steps: Vec<Value> = exchange["adimlar"].as_array().cloned().expect("steps");
    let own: Vec<&Value> = steps.iter().filter(|step| step["yukleme"] == false).collect();
    assert_eq!(own.len(), 500);
    assert_eq!(own.iter().filter(|step| step["kesildi"] == true).count(), 1);
    assert_eq!(own[499]["kesildi"], true);
}

#[tokio::test]
async fn an_endless_loop_leaves_its_first_turns() {
    let mut desk = Watched::new().await;
    let exchange = desk.exchange("/dongu").await;
    assert_eq!(exchange["hata"]["aciklama"]["kod"], "alan.sure-siniri");
    let steps = exchange["adimlar"].as_array().cloned().expect("steps");
    assert!(steps.iter().any(|step| step["degisen"] == json!([["n", "3"]])), "the third turn is there");
    assert_eq!(exchange["adimlar_kesildi"], true);
}

/// The response's header lines; of the session cookie, which carries the second of its signing, only its name.
fn headers(exchange: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let lines = exchange["yanit"]["basliklar"].as_array().expect("header lines");
    let line = |line: &Value| {
        let value = text(&line[1]);
        (text(&line[0]), if value.starts_with("session=") { "session".to_owned() } else { value })
    };
    lines.iter().map(line).collect()
}

#[tokio::test]
async fn watching_does_not_change_the_answer() {
    let mut desk = Watched::new().await;
    let watched = desk.exchange("/").await;
    let Watched { app, stream } = desk;
    drop(stream);
    app.get("/dene/abcd/deneme/2/").await;
    let alone = app.exchanges("abcd").await.last().cloned().expect("it is recorded");
    assert_eq!((watched["izlendi"].clone(), alone["izlendi"].clone()), (json!(true), json!(false)));
    assert_eq!(alone["adimlar"], json!([]));
    for part in ["durum", "govde"] {
        assert_eq!(watched["yanit"][part], alone["yanit"][part], "{part}");
    }
    assert_eq!(headers(&watched), headers(&alone));
    assert_eq!(watched["oturum"]["sonra"], alone["oturum"]["sonra"]);
    assert_eq!(watched["konsol"], json!("yazıldı\n"));
}
