//! The live endpoint: the app's view on the inside, the prefix on the outside, raw cookie lines, bounds.

use http::StatusCode;
use serde_json::json;

use crate::test_app::TestApp;

const CELL: &str = "/dene/abcd/deneme/1";

#[tokio::test]
async fn cookie_lines_leave_in_order_and_byte_for_byte_but_for_the_prefix() {
    let answer = TestApp::new().get("/dene/abcd/deneme/1/").await;
    let lines = ["ad=Levent; Path=/", "yer=x; Path=/dene/abcd/deneme/1/oku", "ad=iki; Path=/; HttpOnly"];
    assert_eq!(answer.cookies(), lines);
}

#[tokio::test]
async fn links_redirects_and_referer_are_translated() {
    let app = TestApp::new();
    let page = app.get(&format!("{CELL}/")).await.text();
    assert!(
        page.contains("href=\"/dene/abcd/deneme/1/oku\"") && page.contains("action=\"/dene/abcd/deneme/1/yaz\""),
        "{page}"
    );
    let away = app.get(&format!("{CELL}/git")).await;
    assert_eq!((away.status, away.header("location")), (StatusCode::FOUND, "/dene/abcd/deneme/1/oku"));
    let referer = format!("http://127.0.0.1:3000{CELL}/form?x=1");
    let read = app.ask("GET", &format!("{CELL}/oku")).header("referer", &referer).send().await;
    assert_eq!(read.text(), "yok http://127.0.0.1:3000/form?x=1");
    let bare = app.get(CELL).await;
    assert_eq!((bare.status.as_u16(), bare.header("location")), (308, "/dene/abcd/deneme/1/"));
}

#[tokio::test]
async fn a_live_answer_has_its_own_policy() {
    let app = TestApp::new();
    for path in ["/", "/oku", "/yok", "/kir"] {
        let answer = app.get(&format!("{CELL}{path}")).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("sandbox allow-forms allow-same-origin;"), "{path}: {policy}");
        assert!(policy.contains("form-action http://127.0.0.1:3000/dene/abcd/deneme/1/;"), "{path}: {policy}");
        assert!(!policy.contains("allow-scripts"));
        assert_eq!((answer.header("x-content-type-options"), answer.header("cache-control")), ("nosniff", "no-store"));
    }
}

#[tokio::test]
async fn an_exchange_is_recorded_in_the_apps_view() {
    let app = TestApp::new();
    app.ask("GET", &format!("{CELL}/?q=%C3%A7")).header("cookie", "x=1").header("user-agent", "deneme").send().await;
    let log = app.exchanges("abcd").await;
    let own = &log[0];
    assert_eq!(own["no"], 1);
    assert_eq!((&own["istek"]["yol"], &own["istek"]["sorgu"]), (&json!("/"), &json!("q=%C3%A7")));
    assert!(own["istek"]["basliklar"].as_array().expect("lines").contains(&json!(["User-Agent", "deneme"])));
    assert_eq!(own["onek"], CELL);
    assert_eq!(own["kararlar"][1]["satir"], "yer=x; Path=/oku");
    let outcomes: Vec<_> =
        own["kararlar"].as_array().expect("verdicts").iter().map(|one| one["sonuc"].clone()).collect();
    assert_eq!(outcomes, ["saklandi", "saklandi", "degisti"]);
    assert_eq!(own["kararlar"][2]["eski"], "Levent");
}

#[tokio::test]
async fn an_error_of_the_program_is_explained_with_its_line() {
    let app = TestApp::new();
    let answer = app.get(&format!("{CELL}/kir")).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    let own = &app.exchanges("abcd").await[0];
    assert_eq!(own["hata"]["tur"], "ZeroDivisionError");
    assert_eq!(own["hata"]["aciklama"]["kod"], "python.ZeroDivisionError");
    assert!(own["hata"]["satir"].as_u64().is_some());
    app.get(&format!("{CELL}/okuu")).await;
    let own = &app.exchanges("abcd").await[1];
    assert_eq!((&own["hata"], &own["uyarilar"][0]["kod"]), (&json!(null), &json!("http.404")));
}

#[tokio::test]
async fn every_method_reaches_the_app_and_a_body_is_bounded() {
    let app = TestApp::new();
    let yaz = format!("{CELL}/yaz");
    let posted = app.ask("POST", &yaz).header("content-type", "text/plain").body("ğ").send().await;
    assert_eq!(posted.text(), "gelen: ğ");
    assert_eq!(app.ask("PATCH", &yaz).send().await.status, StatusCode::METHOD_NOT_ALLOWED);
    let long = app.ask("POST", &yaz).body(vec![b'x'; 64 * 1024 + 1]).send().await;
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(long.text().contains("çok uzun"), "{}", long.text());
    let head = app.ask("HEAD", &format!("{CELL}/oku")).send().await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn a_foreign_page_may_post_to_a_cell_because_that_is_taught() {
    let app = TestApp::new();
    let asking = app.ask("POST", &format!("{CELL}/yaz")).header("sec-fetch-site", "cross-site");
    assert_eq!(asking.header("origin", "http://kotu.example").send().await.status, StatusCode::OK);
}

#[tokio::test]
async fn wrong_addresses_are_pages_of_ours() {
    let app = TestApp::new();
    for path in [
        "/dene/abc/deneme/1/",
        "/dene/abcd/yok/1/",
        "/dene/abcd/deneme/99/",
        "/dene/abcd/bozuk/1/",
        "/dene/abcd/deneme/0/",
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.header("content-security-policy").starts_with("sandbox"), "{path}");
    }
}

#[tokio::test]
async fn module_state_is_one_workspaces_own() {
    let app = TestApp::new();
    let say = |ws: &str| format!("/dene/{ws}/deneme/1/say");
    assert_eq!(app.get(&say("abcd")).await.text(), "1");
    assert_eq!(app.get(&say("abcd")).await.text(), "2");
    assert_eq!(app.get(&say("efgh")).await.text(), "1");
}

#[tokio::test]
async fn visitors_of_the_common_bench_share_nothing_and_leave_no_record() {
    let app = TestApp::new();
    assert_eq!(app.get("/dene/ortak/deneme/1/say").await.text(), "1");
    assert_eq!(app.get("/dene/ortak/deneme/1/say").await.text(), "1");
    assert_eq!(app.get("/kayit/ortak").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/akis/ortak").await.status, StatusCode::NOT_FOUND);
    for (method, path) in [
        ("PUT", "/atolye/ortak/deneme/1"),
        ("DELETE", "/atolye/ortak/deneme/1"),
        ("POST", "/atolye/ortak/deneme/1/sifirla"),
        ("POST", "/atolye/ortak/sifirla"),
        ("POST", "/atolye/ortak/cerez"),
    ] {
        assert_eq!(app.ask(method, path).send().await.status, StatusCode::FORBIDDEN, "{method} {path}");
    }
}

#[tokio::test]
async fn an_endless_loop_is_stopped_and_said_so() {
    let app = TestApp::new();
    let code = "from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef index():\n    while True:\n        pass\n";
    app.ask("PUT", "/atolye/abcd/deneme/1").body(code).send().await;
    let answer = app.get(&format!("{CELL}/")).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text().contains("alan.sure-siniri"), "{}", answer.text());
    assert_eq!(app.exchanges("abcd").await[0]["hata"]["aciklama"]["kod"], "alan.sure-siniri");
    assert_eq!(app.get("/dene/efgh/deneme/1/oku").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_error_opened_by_its_own_address_is_explained_there_and_recorded_as_flask_answered() {
    let app = TestApp::new();
    let opened = app
        .ask("GET", &format!("{CELL}/kir"))
        .header("sec-fetch-mode", "navigate")
        .header("sec-fetch-dest", "document")
        .send()
        .await;
    let page = opened.text();
    assert_eq!(opened.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.contains("data-hata=\"python.ZeroDivisionError\"") && page.contains("Ne yapmalı?"), "{page}");
    assert!(page.contains("ZeroDivisionError: division by zero") && page.contains("File &quot;app.py&quot;"), "{page}");
    let fetched = app.get(&format!("{CELL}/kir")).await.text();
    assert!(
        fetched.starts_with("<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>"),
        "{fetched}"
    );
    for own in app.exchanges("abcd").await {
        assert!(own["yanit"]["govde"].as_str().is_some_and(|body| !body.contains("Ne yapmalı?")), "{own}");
    }
}
