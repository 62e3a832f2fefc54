//! The log and the stream of events: what comes, what is caught up with, when it ends.

use std::time::Duration;

use http::StatusCode;
use http_body_util::BodyExt as _;

use crate::test_app::TestApp;

/// Reads frames until `wanted` is in the text, or the stream ends.
async fn read_until(body: &mut axum::body::Body, wanted: &str) -> (String, bool) {
    let mut text = String::new();
    loop {
        match tokio::time::timeout(Duration::from_secs(5), body.frame()).await {
            Ok(Some(Ok(frame))) => {
                if let Ok(data) = frame.into_data() {
                    text.push_str(&String::from_utf8_lossy(&data));
                }
                if !wanted.is_empty() && text.contains(wanted) {
                    return (text, false);
                }
            }
            Ok(_) => return (text, true),
            Err(_) => panic!("nothing came; so far: {text}"),
        }
    }
}

#[tokio::test]
async fn an_exchange_reaches_the_stream_with_its_number_and_steps() {
    let app = TestApp::new();
    let mut body = app.ask("GET", "/akis/abcd").open().await.into_body();
    read_until(&mut body, ":").await;
    app.get("/dene/abcd/deneme/1/oku").await;
    let (text, _) = read_until(&mut body, "\n\n").await;
    assert!(text.contains("event: alisveris") && text.contains("id: 1"), "{text}");
    assert!(text.contains("\"yol\":\"/oku\""), "{text}");
    assert!(text.contains("\"islev\""), "somebody watches, so lines are recorded: {text}");
    drop(body);
    app.get("/dene/abcd/deneme/1/oku").await;
    assert_eq!(app.exchanges("abcd").await[1]["adimlar"], serde_json::json!([]), "nobody watches");
}

#[tokio::test]
async fn a_stream_that_comes_back_gets_what_it_missed() {
    let app = TestApp::new();
    for _ in 0..3 {
        app.get("/dene/abcd/deneme/1/oku").await;
    }
    let mut body = app.ask("GET", "/akis/abcd").header("last-event-id", "1").open().await.into_body();
    let (text, _) = read_until(&mut body, "id: 3").await;
    assert!(text.contains("id: 2") && !text.contains("id: 1\n"), "{text}");
    let log = app.get("/kayit/abcd?sonra=2").await.json();
    assert_eq!((log["son"].as_u64(), log["alisverisler"].as_array().map(Vec::len)), (Some(3), Some(1)));
}

#[tokio::test]
async fn streams_are_bounded_and_end_when_the_server_stops() {
    let app = TestApp::new();
    let mut open = Vec::new();
    for _ in 0..8 {
        open.push(app.ask("GET", "/akis/abcd").open().await);
    }
    assert_eq!(app.ask("GET", "/akis/abcd").open().await.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(app.ask("GET", "/akis/efgh").open().await.status(), StatusCode::OK);
    app.stop.send(true).expect("listeners");
    let mut body = open.remove(0).into_body();
    let (_, ended) = read_until(&mut body, "").await;
    assert!(ended);
}
