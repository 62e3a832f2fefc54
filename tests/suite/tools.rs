//! The tools beside the lessons: JSON shapes, forms without scripts, hostile input, and that a key stays unsaid.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use http::StatusCode;
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use crate::test_app::{Answer, TestApp};

const COOKIE: &str = "eyJzYXlhYyI6MX0.aaQqQA.nzOiVnQnG-xbP6_B_8TCAx0MKuo";
const LINES: &str = "/araclar/set-cookie";
const SESSION: &str = "/araclar/oturum";

async fn ask(path: &str, order: Value) -> Answer {
    TestApp::new().ask("POST", &format!("{path}.json")).json(&order).send().await
}

async fn post(path: &str, fields: &[(&str, &str)]) -> Answer {
    let escape =
        |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let body = fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&");
    let app = TestApp::new();
    app.ask("POST", path).header("content-type", "application/x-www-form-urlencoded").body(body).send().await
}

#[tokio::test]
async fn lines_become_verdicts_a_jar_and_a_header() {
    let answer = ask(LINES, json!({
        "adresler": [
            {"adres": "http://localhost:3000/giris", "satirlar": ["a=1; Path=/", "b=2; Max-Age=60"], "zaman": "2026-03-01T12:00:00Z"},
            {"adres": "http://ornek.com.tr/", "satirlar": ["c=3; Domain=com.tr"], "zaman": 1_772_366_400},
        ],
        "hedef": "http://localhost:3000/oku", "zaman": "2026-03-01T12:00:30Z",
    })).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "no-store");
    let said = answer.json();
    assert_eq!(said["cookie"], "a=1; b=2");
    let verdicts: Vec<_> = said["kararlar"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["adres_no"].as_u64(), one["sonuc"].as_str()))
        .collect();
    assert_eq!(verdicts, [(Some(0), Some("saklandi")), (Some(0), Some("saklandi")), (Some(1), Some("reddedildi"))]);
    assert_eq!(said["kararlar"][2]["neden"], "herkese-acik-sonek");
    let b = &said["kavanoz"][1];
    assert_eq!(
        (&b["ad"], &b["deger"], &b["alan"], &b["yol"]),
        (&json!("b"), &json!("2"), &json!("localhost"), &json!("/"))
    );
    assert_eq!((&b["bitis"], &b["omur"], &b["gonderilir"]), (&json!("2026-03-01T12:01:00Z"), &json!(30), &json!(true)));
}

#[tokio::test]
async fn every_key_is_snake_case_without_diacritics() {
    fn keys(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| {
                into.push(key.clone());
                keys(value, into);
            }),
            Value::Array(list) => list.iter().for_each(|value| keys(value, into)),
            _ => {}
        }
    }
    let lines = ask(
        LINES,
        json!({"adresler": [{"adres": "http://a.com/", "satirlar": ["a=1; Path=/; X"]}], "hedef": "http://a.com/"}),
    )
    .await;
    let session = ask(SESSION, json!({"cerez": COOKIE, "anahtar": "dev", "yeni_yuk": {"x": 1}})).await;
    let mut all = Vec::new();
    keys(&lines.json(), &mut all);
    keys(&session.json(), &mut all);
    assert!(all.iter().all(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')), "{all:?}");
}

#[tokio::test]
async fn a_session_cookie_is_read_and_its_signature_tried_without_echoing_the_key() {
    let opened = |key: &'static str| ask(SESSION, json!({"cerez": COOKIE, "anahtar": key, "zaman": 1_772_366_410}));
    let said = opened("dev").await.json();
    assert_eq!((&said["yuk"], &said["imza"]["durum"]), (&json!({"sayac": 1}), &json!("gecerli")));
    let wrong = opened("gizli-anahtar-91").await;
    assert_eq!(wrong.json()["imza"]["durum"], "imza-gecersiz");
    assert!(!wrong.text().contains("gizli-anahtar-91"));
}

#[tokio::test]
async fn bad_input_is_422_with_a_turkish_sentence() {
    let cases = [
        (LINES, json!({})),
        (LINES, json!([])),
        (LINES, json!({"adresler": []})),
        (LINES, json!({"adresler": [{"adres": "ornek"}]})),
        (LINES, json!({"adresler": [{"adres": "http://a/", "zaman": "dün"}]})),
        (LINES, json!({"adresler": [{"adres": "http://a/"}], "hedef": "ftp://a/"})),
        (LINES, json!({"adresler": [{"adres": "http://a/"}], "baslatan": "ay"})),
        (LINES, json!({"adresler": [{"adres": "http://a/", "satirlar": vec!["a=1"; 201]}]})),
        (SESSION, json!({"cerez": ""})),
        (SESSION, json!({"cerez": "kimlik"})),
        (SESSION, json!({"cerez": "a.b.c"})),
        (SESSION, json!({"cerez": COOKIE, "yeni_yuk": "{}"})),
        (SESSION, json!({"cerez": COOKIE, "anahtar": 5})),
    ];
    for (path, order) in cases {
        let answer = ask(path, order.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{order}");
        assert!(answer.json()["hata"].as_str().is_some_and(|text| text.ends_with('.')), "{order}: {}", answer.text());
    }
    let app = TestApp::new();
    let broken = app.ask("POST", "/araclar/oturum.json").body(b"{\"anahtar\": \"gizli\xff".to_vec()).send().await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!broken.text().contains("gizli"));
}

#[tokio::test]
async fn huge_bodies_are_refused_and_large_ones_are_quick() {
    for path in ["/araclar/set-cookie.json", "/araclar/oturum.json", LINES, SESSION] {
        let app = TestApp::new();
        let kind = "application/x-www-form-urlencoded";
        let answer = app.ask("POST", path).header("content-type", kind).body(vec![b'a'; 100_000]).send().await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
    let line = format!("a={};{}", "x".repeat(5000), ";=".repeat(20_000));
    let said = ask(LINES, json!({"adresler": [{"adres": "http://a.com/", "satirlar": [line]}]})).await.json();
    assert_eq!(said["kararlar"][0]["neden"], "buyuk");
}

#[tokio::test]
async fn control_characters_and_markup_are_only_text() {
    let said = ask(
        LINES,
        json!({"adresler": [{"adres": "http://a.com/", "satirlar": ["a=1\r\nX: y", "b=\u{0}", "c=<script>"]}]}),
    )
    .await
    .json();
    let reasons: Vec<_> = (0..3).map(|n| said["kararlar"][n]["neden"].clone()).collect();
    assert_eq!(reasons, [json!("kontrol-karakteri"), json!("kontrol-karakteri"), Value::Null]);
    let evil = "\"><script>alert(1)</script>";
    let page = post(
        LINES,
        &[("adres", "http://a.com/"), ("satirlar", &format!("a={evil}; Path=/{evil}")), ("hedef", "http://a.com/")],
    )
    .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    let bad = post(LINES, &[("adres", evil)]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!bad.text().contains("<script>alert") && bad.text().contains("data-hata"));
    let payload = json!({"<b>": evil}).to_string();
    let fields = [("cerez", COOKIE), ("anahtar", "dev"), ("yeni_yuk", payload.as_str())];
    assert!(!post(SESSION, &fields).await.text().contains("<script>alert"));
}

#[tokio::test]
async fn the_forms_work_without_scripts() {
    let page = post(
        LINES,
        &[
            ("adres", "https://a.com/"),
            ("satirlar", "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nDate: x"),
            ("zaman", ""),
            ("hedef", "https://a.com/x"),
            ("baslatan", "adres-cubugu"),
            ("hedef_zaman", ""),
        ],
    )
    .await
    .text();
    for part in ["data-karar=\"saklandi\"", "data-cerez=\"a\"", "data-gonderilir=\"evet\"", "data-cookie"] {
        assert!(page.contains(part), "{part}");
    }
    let more = post(LINES, &[("adres", "https://a.com/"), ("satirlar", "a=1"), ("ekle", "1")]).await.text();
    assert!(more.contains("id=\"adres-2\"") && !more.contains("data-karar"));
    let page = post(SESSION, &[("cerez", COOKIE), ("anahtar", "gizli-anahtar-91"), ("yeni_yuk", "{\"x\": 1}")]).await;
    assert!(page.text().contains("data-imza=\"imza-gecersiz\"") && page.text().contains("data-yeni-cerez"));
    assert!(!page.text().contains("gizli-anahtar-91"), "the key is never sent back");
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_pages_stand_under_the_strict_policy_and_are_linked() {
    let app = TestApp::new();
    for path in ["/araclar", LINES, SESSION, "/araclar/set-cookie?ornek=red", "/araclar/oturum?ornek=ad"] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'") && page.cookies().is_empty());
        let text = page.text();
        assert!(!text.contains("<script>") && !text.contains(" style=") && !text.contains(" onclick="), "{path}");
    }
    for path in ["/hakkinda", "/ders/deneme"] {
        let text = app.get(path).await.text();
        assert!(text.contains(LINES) && text.contains(SESSION), "{path}");
    }
}

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Written {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn nothing_that_was_pasted_is_logged() {
    let written = Written::default();
    let log = || String::from_utf8_lossy(&written.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned();
    // A place that logs and that another test's thread comes to for the first time at this very moment may not hear of this
    // subscriber; it hears of the next.
    for _ in 0..20 {
        let subscriber =
            tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(written.clone()).finish();
        let guard = tracing::subscriber::set_default(subscriber);
        ask(SESSION, json!({"cerez": COOKIE, "anahtar": "gizli-anahtar-91"})).await;
        ask(LINES, json!({"adresler": [{"adres": "http://gizli-ad.com/", "satirlar": ["gizli-cerez=1"]}]})).await;
        post(SESSION, &[("cerez", "gizli-cerez"), ("anahtar", "gizli-anahtar-91")]).await;
        drop(guard);
        if log().contains("/araclar/oturum") {
            break;
        }
    }
    let log = log();
    assert!(log.contains("/araclar/oturum"), "the route is logged: {log}");
    for secret in ["gizli", "aaQqQA"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}
