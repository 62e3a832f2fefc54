//! The bench: edits, resets, cookies by hand, the storage view, expectations, the cross-site guard.

use http::StatusCode;
use serde_json::{Value, json};

use crate::test_app::TestApp;

const CODE: &str = "/atolye/abcd/deneme/1";
const OWN: &str = "from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef index():\n    return 'benim'\n";

#[tokio::test]
async fn an_edit_is_run_survives_a_restart_and_can_be_given_up() {
    let app = TestApp::new();
    let saved = app.ask("PUT", CODE).header("content-type", "text/plain").body(OWN).send().await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    assert_eq!(saved.json()["rotalar"], json!([{ "yontemler": ["GET"], "yol": "/", "ad": "index" }]));
    assert_eq!(app.get("/dene/abcd/deneme/1/").await.text(), "benim");
    assert_ne!(app.get("/dene/efgh/deneme/1/").await.text(), "benim", "another workspace keeps the lesson's");
    let app = app.restarted();
    assert_eq!(app.get(CODE).await.json(), json!({ "kod": OWN, "degisti": true }));
    assert_eq!(app.get("/dene/abcd/deneme/1/").await.text(), "benim");
    assert_eq!(app.ask("DELETE", CODE).send().await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.get(CODE).await.json()["degisti"], false);
    assert_ne!(app.get("/dene/abcd/deneme/1/").await.text(), "benim");
}

#[tokio::test]
async fn code_that_does_not_load_answers_422_and_its_page_explains() {
    let app = TestApp::new();
    let refused = app.ask("PUT", CODE).body("from flask import Flask\ndef x()\n    pass\n").send().await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let error = &refused.json()["hatalar"][0];
    assert_eq!((&error["satir"], &error["tur"]), (&json!(2), &json!("SyntaxError")));
    assert_eq!(error["aciklama"]["kod"], "python.yazim-iki-nokta");
    let page = app.get("/dene/abcd/deneme/1/").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.text().contains("data-hata=\"python.yazim-iki-nokta\""), "{}", page.text());
    assert!(page.header("content-security-policy").starts_with("sandbox"));
}

#[tokio::test]
async fn a_source_is_bounded_and_must_be_text() {
    let app = TestApp::new();
    assert_eq!(app.ask("PUT", CODE).body(vec![b'#'; 32 * 1024 + 1]).send().await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(app.ask("PUT", CODE).body(vec![0xff, 0xfe]).send().await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_foreign_page_cannot_change_a_bench() {
    let app = TestApp::new();
    for (method, path) in [
        ("PUT", CODE),
        ("DELETE", CODE),
        ("POST", "/atolye/abcd/deneme/1/sifirla"),
        ("POST", "/atolye/abcd/sifirla"),
        ("POST", "/atolye/abcd/cerez"),
        ("POST", "/atolye/abcd/deneme/1/beklenti/1"),
        ("POST", "/atolye/abcd/deneme/1/saat"),
        ("POST", "/atolye/abcd/deneme/1/tarayici/ikinci"),
    ] {
        for (name, value) in
            [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "http://kotu.example")]
        {
            let answer = app.ask(method, path).header(name, value).body("x").send().await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path} {name}: {value}");
            assert!(answer.cookies().is_empty());
        }
    }
    assert_eq!(app.get(CODE).await.json()["degisti"], false);
}

#[tokio::test]
async fn resetting_a_cell_expires_its_cookies_where_they_live() {
    let app = TestApp::new();
    app.get("/dene/abcd/deneme/1/").await;
    app.get("/dene/abcd/deneme/2/").await;
    app.get("/dene/abcd/deneme/1/say").await;
    let reset = app.ask("POST", "/atolye/abcd/deneme/1/sifirla").header("cookie", "ad=iki; session=x").send().await;
    let lines = reset.cookies();
    let expires = |name: &str, path: &str| {
        lines.iter().any(|line| {
            line.starts_with(&format!("{name}=;"))
                && line.contains(&format!("Path={path};"))
                && line.contains("Max-Age=0")
        })
    };
    assert!(expires("ad", "/") && expires("yer", "/dene/abcd/deneme/1/oku"), "{lines:?}");
    assert!(!lines.iter().any(|line| line.starts_with("session=")), "the other cell's stays: {lines:?}");
    assert_eq!(app.get("/dene/abcd/deneme/1/say").await.text(), "1");
    let cells: Vec<_> = app.exchanges("abcd").await.iter().map(|one| one["hucre"].clone()).collect();
    assert_eq!(cells, [2, 1], "the other cell's record stays");
}

#[tokio::test]
async fn resetting_a_workspace_expires_everything_but_keeps_edits() {
    let app = TestApp::new();
    app.ask("PUT", CODE).body(OWN).send().await;
    app.get("/dene/abcd/deneme/2/").await;
    let reset = app.ask("POST", "/atolye/abcd/sifirla").header("cookie", "elle=1").send().await;
    let names: Vec<_> = reset.cookies().iter().filter_map(|line| line.split('=').next().map(str::to_owned)).collect();
    assert_eq!(names, ["elle", "session"]);
    assert!(app.exchanges("abcd").await.is_empty());
    assert_eq!(app.get(CODE).await.json()["degisti"], true);
}

#[tokio::test]
async fn cookies_are_written_and_deleted_by_hand() {
    let app = TestApp::new();
    let order = |value: Value| app.ask("POST", "/atolye/abcd/cerez").json(&value).send();
    let written = order(json!({ "islem": "yaz", "satir": "ad=Derya; Path=/; HttpOnly" })).await;
    assert_eq!(written.cookies(), ["ad=Derya; Path=/; HttpOnly"]);
    assert_eq!(order(json!({ "islem": "yaz", "satir": "a=1" })).await.cookies(), ["a=1; Path=/"]);
    let deleted = order(json!({ "islem": "sil", "satir": "ad" })).await;
    assert!(deleted.cookies().iter().all(|line| line.starts_with("ad=;") && line.contains("Max-Age=0")));
    for wrong in [
        json!({ "islem": "yaz", "satir": "a=1\r\nX: y" }),
        json!({ "islem": "uydur" }),
        json!({ "islem": "yaz", "satir": "" }),
    ] {
        assert_eq!(order(wrong).await.status, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn the_storage_view_knows_attributes_and_what_it_does_not_know() {
    let app = TestApp::new();
    app.get("/dene/abcd/deneme/1/").await;
    let view =
        app.ask("GET", "/dene/abcd/deneme/1/oku/.depo").header("cookie", "yer=x; ad=iki; betik=1").send().await.json();
    let of = |name: &str| {
        view["cerezler"].as_array().expect("list").iter().find(|one| one["ad"] == name).cloned().expect("cookie")
    };
    assert_eq!((&of("ad")["httponly"], &of("ad")["bilinen"]), (&json!(true), &json!(true)));
    assert_eq!((&of("yer")["yol"], &of("yer")["kapsam"]), (&json!("/oku"), &json!("bu-deneme")));
    assert_eq!(of("betik")["bilinen"], false);
    assert_eq!(app.exchanges("abcd").await.len(), 1, "the view is not recorded");
    let root = app.ask("GET", "/dene/abcd/deneme/1/.depo").header("cookie", "ad=iki").send().await.json();
    let yer = root["cerezler"].as_array().expect("list").iter().find(|one| one["ad"] == "yer").cloned().expect("kept");
    assert_eq!(yer["gonderiliyor"], false);
}

#[tokio::test]
async fn the_storage_view_opens_a_signed_session() {
    let app = TestApp::new();
    let cookie = app.get("/dene/abcd/deneme/2/").await.cookies()[0].split(';').next().expect("pair").to_owned();
    let view = app.ask("GET", "/dene/abcd/deneme/2/.depo").header("cookie", &cookie).send().await.json();
    assert_eq!((&view["sunucu"]["tur"], &view["sunucu"]["veri"]), (&json!("imzali"), &json!({ "kez": 1 })));
    assert!(view["sunucu"]["imza"]["zaman_ms"].as_u64().is_some());
}

#[tokio::test]
async fn expectations_are_judged_in_order_only() {
    let app = TestApp::new();
    let judge = |n: u32, after: u64| {
        app.ask("POST", &format!("/atolye/abcd/deneme/1/beklenti/{n}"))
            .json(&json!({ "sonra": after, "js": "" }))
            .send()
    };
    app.get("/dene/abcd/deneme/1/").await;
    let first = judge(1, 0).await.json();
    let passed = |answer: &Value| {
        answer["maddeler"].as_array().expect("list").iter().map(|one| one["gecti"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(passed(&first), [json!(true), json!(true), json!(true)], "{first}");
    app.ask("GET", "/dene/abcd/deneme/1/oku").header("cookie", "ad=iki; baska=1").send().await;
    let second = judge(2, 1).await.json();
    assert_eq!((passed(&second), &second["baska_cerezler"]), (vec![json!(true)], &json!(["baska"])));
    app.get("/dene/abcd/deneme/1/oku").await;
    assert_eq!(passed(&judge(2, 2).await.json()), [json!(null)], "sent twice: not judged");
    assert_eq!(judge(9, 0).await.status, StatusCode::NOT_FOUND);
}
