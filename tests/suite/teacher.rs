//! The teacher's pages: there with the key only, and careful with it.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use http::StatusCode;

use crate::served::command;
use crate::test_app::{TestApp, lessons};

#[tokio::test]
async fn without_the_flag_there_is_no_such_page() {
    let app = TestApp::new();
    let missing = app.get("/boyle-bir-sayfa-yok").await;
    for path in ["/ogretmen", "/ogretmen/", "/ogretmen/x", "/ogretmen/00000000000000000000000000000000/deneme"] {
        let page = app.get(path).await;
        assert_eq!((page.status, &page.body), (StatusCode::NOT_FOUND, &missing.body), "{path}");
    }
}

#[tokio::test]
async fn a_wrong_key_is_answered_like_a_page_that_does_not_exist() {
    let (app, path) = TestApp::teaching();
    let missing = app.get("/boyle-bir-sayfa-yok").await;
    let last = path.chars().last().expect("a key");
    let other = if last == '0' { '1' } else { '0' };
    let near = format!("{}{other}", &path[..path.len() - 1]);
    for wrong in [near.as_str(), &path[..path.len() - 1], &format!("{path}0"), "/ogretmen/x", &format!("{near}/deneme")]
    {
        let page = app.get(wrong).await;
        assert_eq!((page.status, &page.body), (StatusCode::NOT_FOUND, &missing.body), "{wrong}");
    }
    assert_eq!(app.get(&format!("{path}/yok")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_key_is_never_cached_sent_on_or_kept_in_a_cookie() {
    let (app, path) = TestApp::teaching();
    for path in [path.clone(), format!("{path}/deneme")] {
        let page = app.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
        assert!(page.header("content-security-policy").starts_with("default-src 'none'") && page.cookies().is_empty());
    }
    let metrics = app.get("/olcumler").await.text();
    let key = path.rsplit('/').next().expect("a key");
    assert!(metrics.contains("/ogretmen/{key}") && !metrics.contains(key), "{metrics}");
    let (_, second) = TestApp::teaching();
    assert_ne!(path, second, "a key lives as long as the program");
}

#[tokio::test]
async fn the_answer_key_holds_notes_right_options_results_and_solutions_that_learners_do_not_get() {
    let (app, path) = TestApp::teaching();
    // The template engine escapes a slash of data.
    let list = app.get(&path).await.text().replace("&#x2f;", "/");
    assert!(list.contains(&format!("{path}/deneme")) && list.contains("/ders/deneme?sunum"), "{list}");
    let key = app.get(&format!("{path}/deneme")).await.text();
    for part in ["Yalnız öğretmen bilir.", "data-dogru", "Durum kodu 200", "cozum_degeri", "Beklenen değer gelmedi."]
    {
        assert!(key.contains(part), "{part}: {key}");
    }
    let page = app.get("/ders/deneme").await.text();
    for secret in ["Yalnız öğretmen bilir.", "cozum_degeri"] {
        assert!(!page.contains(secret), "{secret}");
    }
}

#[test]
fn the_program_tells_the_address_after_it_is_ready_and_only_when_asked() {
    let data = tempfile::tempdir().expect("temporary folder");
    let lines = |more: &[&str], count: usize| {
        let mut child = command()
            .args(["sun", "--adres", "127.0.0.1:0", "--dersler"])
            .arg(lessons())
            .arg("--veri")
            .arg(data.path())
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let out = BufReader::new(child.stdout.take().expect("stdout")).lines();
        let lines: Vec<String> = out.map_while(Result::ok).take(count).collect();
        let _ = child.kill();
        let _ = child.wait();
        lines
    };
    let told = lines(&["--ogretmen"], 2);
    assert!(told[0].starts_with("Hazır: http://") && told[1].contains("/ogretmen/"), "{told:?}");
    assert!(lines(&[], 1)[0].starts_with("Hazır: "));
}
