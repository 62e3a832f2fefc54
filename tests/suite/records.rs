//! Server-side sessions: records live in the store, the page shows what the store holds, a kill loses none.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::served::started;
use crate::test_app::{Answer, TestApp};

const CODE: &str = "/atolye/kayitci/deneme/1";
const CELL: &str = "/dene/kayitci/deneme/1";

fn program(kind: &str) -> String {
    format!(
        "from datetime import timedelta\nfrom flask import Flask, session\nfrom flask_session import Session\n\n\
         app = Flask(__name__)\napp.config.update(SESSION_TYPE='{kind}', PERMANENT_SESSION_LIFETIME=timedelta(hours=1))\n\
         Session(app)\n\n\n@app.route('/')\ndef index():\n    session['kez'] = session.get('kez', 0) + 1\n    \
         session.setdefault('sepet', []).append(('elma', 1))\n    return str(session['kez'])\n\n\n\
         @app.route('/cik')\ndef cik():\n    session.clear()\n    return 'tamam'\n\n\n\
         @app.route('/buyuk')\ndef buyuk():\n    session['x'] = 'x' * 70_000\n    return 'sakladım'\n"
    )
}

fn id_of(answer: &Answer) -> String {
    let line = answer.cookies().pop().expect("a cookie");
    line.strip_prefix("session=").and_then(|line| line.split(';').next()).expect("the session's").to_owned()
}

async fn visit(app: &TestApp, path: &str, id: &str) -> Answer {
    app.ask("GET", &format!("{CELL}{path}")).header("cookie", &format!("session={id}")).send().await
}

async fn shelf(app: &TestApp, id: &str) -> Value {
    visit(app, "/.depo", id).await.json()["sunucu"].take()
}

#[tokio::test]
async fn every_type_keeps_its_record_in_the_store_and_the_page_shows_it_after_a_restart() {
    for kind in ["filesystem", "cachelib", "redis"] {
        let app = TestApp::new();
        app.ask("PUT", CODE).body(program(kind)).send().await;
        let first = app.get(&format!("{CELL}/")).await;
        let id = id_of(&first);
        assert_eq!((first.text().as_str(), id.len()), ("1", 43), "{kind}");
        assert_eq!(visit(&app, "/", &id).await.text(), "2", "{kind}");
        let exchange = app.exchanges("kayitci").await.pop().expect("an exchange");
        assert_eq!((&exchange["oturum"]["tur"], &exchange["oturum"]["kimlik"]), (&json!("kayit"), &json!(id)));
        assert_eq!((&exchange["oturum"]["once"]["kez"], &exchange["oturum"]["sonra"]["kez"]), (&json!(1), &json!(2)));

        let app = app.restarted();
        let shown = shelf(&app, &id).await;
        assert_eq!((&shown["tur"], &shown["kimlik"]), (&json!("kayit"), &json!(id)), "{kind}");
        assert_eq!(shown["veri"], exchange["oturum"]["sonra"], "{kind}: as the exchange showed it");
        assert_eq!(visit(&app, "/", &id).await.text(), "3", "{kind}");
    }
}

#[tokio::test]
async fn a_record_goes_with_clear_and_with_the_reset_and_belongs_to_one_workspace() {
    let app = TestApp::new();
    for workspace in ["kayitci", "komsu"] {
        app.ask("PUT", &format!("/atolye/{workspace}/deneme/1")).body(program("cachelib")).send().await;
    }
    let id = id_of(&app.get(&format!("{CELL}/")).await);
    let stolen = app.ask("GET", "/dene/komsu/deneme/1/").header("cookie", &format!("session={id}")).send().await;
    assert_eq!(stolen.text(), "1", "another workspace has no such record");
    assert_ne!(id_of(&stolen), id, "and does not take over the id");

    visit(&app, "/cik", &id).await;
    assert_eq!(shelf(&app, &id).await["veri"], Value::Null);
    let id = id_of(&app.get(&format!("{CELL}/")).await);
    assert_eq!(shelf(&app, &id).await["veri"]["kez"], 1);
    app.ask("POST", &format!("{CODE}/sifirla")).send().await;
    assert_eq!(shelf(&app, &id).await["veri"], Value::Null);
    assert_eq!(visit(&app, "/", &id).await.text(), "1");
}

#[tokio::test]
async fn a_record_that_is_too_large_is_the_programs_own_error() {
    let app = TestApp::new();
    app.ask("PUT", CODE).body(program("redis")).send().await;
    let answer = app.get(&format!("{CELL}/buyuk")).await;
    let exchange = app.exchanges("kayitci").await.pop().expect("an exchange");
    assert_eq!((answer.status.as_u16(), &exchange["hata"]["tur"]), (500, &json!("OSError")));
    assert_eq!(exchange["hata"]["aciklama"]["kod"], "oturum.kayit-buyuk");
}

#[tokio::test]
async fn a_workspace_that_keeps_too_many_records_is_told_that_the_oldest_went() {
    let app = TestApp::new();
    app.ask("PUT", CODE).body(program("cachelib").replace("'elma'", "'x' * 60_000")).send().await;
    let mut warnings = Vec::new();
    for _ in 0..18 {
        app.get(&format!("{CELL}/")).await;
        let exchange = app.exchanges("kayitci").await.pop().expect("an exchange");
        warnings
            .push(exchange["uyarilar"].as_array().expect("list").iter().any(|one| one["kod"] == "oturum.kayit-atildi"));
    }
    assert!(!warnings[0] && !warnings[16], "17 times 60 KB fit: {warnings:?}");
    assert!(warnings[17], "18 do not: {warnings:?}");
}

/// One request over a socket of its own; the whole answer as text.
fn ask(address: &str, head: &str, body: &str) -> String {
    let mut socket = TcpStream::connect(address).expect("connects");
    let length = body.len();
    write!(socket, "{head}\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}")
        .expect("sends");
    let mut answer = String::new();
    socket.read_to_string(&mut answer).expect("UTF-8");
    answer
}

#[test]
fn a_record_survives_the_kill_of_the_whole_server() {
    let data = tempfile::tempdir().expect("temporary folder");
    let (mut server, address) = started(data.path());
    ask(&address, &format!("PUT {CODE} HTTP/1.1\r\nContent-Type: text/plain"), &program("cachelib"));
    let first = ask(&address, &format!("GET {CELL}/ HTTP/1.1"), "");
    let id = first.split("session=").nth(1).and_then(|rest| rest.split(';').next()).expect("a cookie").to_owned();
    // SIGKILL: nothing of the server's runs any more.
    server.kill().expect("killed");
    server.wait().expect("gone");

    let (mut server, address) = started(data.path());
    let again = ask(&address, &format!("GET {CELL}/ HTTP/1.1\r\nCookie: session={id}"), "");
    server.kill().expect("killed");
    server.wait().expect("gone");
    assert!(again.ends_with("\r\n\r\n2"), "{again}");
}
