//! The workbook's own pages: what they carry, how they are cached, what a broken lesson shows.

use http::StatusCode;

use crate::test_app::TestApp;

#[tokio::test]
async fn every_page_has_the_strict_policy_and_sets_no_cookie() {
    let app = TestApp::new();
    for path in ["/", "/ders/deneme", "/ders/bozuk", "/hakkinda", "/yok", "/static/favicon.svg", "/saglik"] {
        let page = app.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert!(page.cookies().is_empty(), "{path}");
        assert!(!page.header("referrer-policy").is_empty() && !page.header("permissions-policy").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn sheets_and_modules_carry_what_they_need_and_few_bytes_of_headers() {
    let app = TestApp::new();
    for path in ["/static/css/base.css", "/static/js/main.js"] {
        let part = app.get(path).await;
        assert_eq!(part.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(part.header("cross-origin-resource-policy"), "same-origin", "{path}");
        let bytes: usize = part.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        assert!(bytes < 320, "{path}: {bytes} bytes, seventy times a page");
    }
}

#[tokio::test]
async fn pages_hold_no_inline_script_style_or_handler() {
    let app = TestApp::new();
    for path in ["/", "/ders/deneme", "/ders/bozuk", "/hakkinda", "/yok"] {
        let page = app.get(path).await.text();
        assert!(!page.contains("<script>") && !page.contains("<style") && !page.contains(" style="), "{path}");
        assert!(!page.contains(" onclick=") && !page.contains("javascript:"), "{path}");
        assert!(page.contains("<html lang=\"tr\""), "{path}");
    }
}

#[tokio::test]
async fn the_lesson_page_carries_its_cells_and_their_requests() {
    let page = TestApp::new().get("/ders/deneme").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for part in
        ["data-deneme=\"1\"", "data-deneme=\"2\"", "data-kod", "data-rota=\"2\"", "data-dene", "id=\"iki-cerez\""]
    {
        assert!(text.contains(part), "{part}");
    }
    assert!(text.contains("action=\"/dene/ortak/deneme/1/\"") || text.contains("&#x2f;dene&#x2f;ortak"), "{text}");
}

#[tokio::test]
async fn a_broken_lesson_shows_its_mistake_and_the_others_work() {
    let app = TestApp::new();
    let page = app.get("/ders/bozuk").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    let text = page.text();
    assert!(text.contains("02-bozuk.md") && text.contains("data-hata"), "{text}");
    assert_eq!(app.get("/ders/deneme").await.status, StatusCode::OK);
    assert!(app.get("/").await.text().contains("/ders/bozuk") || app.get("/").await.text().contains("bozuk"));
}

#[tokio::test]
async fn a_page_that_the_browser_has_is_not_sent_again() {
    let app = TestApp::new();
    let first = app.ask("GET", "/ders/deneme").header("accept-encoding", "br, gzip").send().await;
    assert_eq!(first.header("content-encoding"), "br");
    let tag = first.header("etag").to_owned();
    let again = app.ask("GET", "/ders/deneme").header("if-none-match", &tag).send().await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let gzip = app.ask("GET", "/static/css/base.css").header("accept-encoding", "gzip").send().await;
    assert_eq!(gzip.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn what_is_not_there_is_a_page_of_ours() {
    let app = TestApp::new();
    for path in [
        "/ders/yok",
        "/yok",
        "/static/yok.css",
        "/static/../Cargo.toml",
        "/ders-dosya/01-deneme.md",
        "/ders-dosya/..%2fmain.rs",
    ] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.text().contains("404"), "{path}");
    }
    let wrong = app.ask("POST", "/ders/deneme").send().await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_metrics_count_by_pattern_and_name_no_workspace() {
    let app = TestApp::new();
    app.get("/dene/gizliatolye/deneme/1/").await;
    app.get("/yok").await;
    let answer = app.get("/olcumler").await;
    assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
    let text = answer.text();
    assert!(text.contains("cerez_defteri_istekler_total{yol=\"/dene/{*place}\",durum=\"200\"} 1\n"), "{text}");
    assert!(text.contains("cerez_defteri_istekler_total{yol=\"-\",durum=\"404\"} 1\n"), "{text}");
    assert!(text.contains("cerez_defteri_atolyeler 1\n") && text.contains("cerez_defteri_akislar 0\n"), "{text}");
    assert!(text.contains("cerez_defteri_istek_saniye_bucket{le=\"0.06\",yol=\"-\"}"), "{text}");
    assert!(!text.contains("gizliatolye"), "{text}");
}
