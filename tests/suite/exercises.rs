//! Exercises of the shipped lessons: each start fails its check, each solution passes it, and nothing a learner writes breaks
//! the checklist.

use std::path::Path;

use cerez_defteri::lessons::{Catalog, Solution};
use http::StatusCode;
use serde_json::{Value, json};

use crate::test_app::TestApp;

fn shipped() -> Catalog {
    Catalog::from_dir(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")).expect("lessons")
}

async fn check(app: &TestApp, workspace: &str, slug: &str, number: u32) -> Value {
    let answer = app.ask("POST", &format!("/atolye/{workspace}/{slug}/kontrol/{number}")).send().await;
    assert_eq!(answer.status, StatusCode::OK, "{slug} {number}: {}", answer.text());
    answer.json()
}

fn states(judged: &Value) -> Vec<Value> {
    judged["maddeler"].as_array().expect("items").iter().map(|item| item["gecti"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_start_fails_its_check_and_every_solution_passes_it() {
    let app = TestApp::of(shipped());
    let mut seen = 0;
    for entry in &shipped().lessons {
        let lesson = entry.lesson.as_ref().expect("a lesson without mistakes");
        for exercise in lesson.exercises() {
            let Solution::Program(solution) = &exercise.solution else { continue };
            let slug = lesson.slug.as_str();
            let start = check(&app, "abcd", slug, exercise.number).await;
            assert_eq!(start["gecti"], false, "{slug} {}: {start}", exercise.number);
            let place = format!("/atolye/efgh/{slug}/{}", exercise.cell.number);
            app.ask("PUT", &place).body(solution.as_str()).send().await;
            let solved = check(&app, "efgh", slug, exercise.number).await;
            assert_eq!(solved["gecti"], true, "{slug} {}: {solved}", exercise.number);
            seen += 1;
        }
    }
    assert!(seen >= 10, "{seen}");
}

#[tokio::test]
async fn a_browser_task_is_judged_by_the_learners_own_exchanges() {
    let app = TestApp::of(shipped());
    let slug = "cerez-nedir";
    let catalog = shipped();
    let task = catalog.lesson(slug).and_then(|lesson| lesson.exercises().find(|one| one.browser_task)).expect("a task");
    let cell = format!("/dene/abcd/{slug}/{}/", task.cell.number);
    let nothing = check(&app, "abcd", slug, task.number).await;
    assert_eq!(nothing["gecti"], false);
    assert_eq!(states(&nothing), [json!(false), json!(null), json!(false), json!(null)], "{nothing}");
    app.get(&cell).await;
    app.ask("GET", &cell).header("cookie", "tanidik=evet").send().await;
    assert_eq!(check(&app, "abcd", slug, task.number).await["gecti"], false);
    app.get(&cell).await;
    let done = check(&app, "abcd", slug, task.number).await;
    assert_eq!(done["gecti"], true, "{done}");
    assert_eq!(check(&app, "efgh", slug, task.number).await["gecti"], false, "another learner's");
}

#[tokio::test]
async fn one_failed_assert_does_not_hide_the_next() {
    let app = TestApp::of(shipped());
    let judged = check(&app, "abcd", "cerez-nedir", 2).await;
    assert_eq!(states(&judged), [json!(false), json!(null), json!(false), json!(true)], "{judged}");
    assert_eq!(
        judged["maddeler"][0]["ileti"],
        "`ziyaret` adlı çerez gelmedi. `set_cookie` çağrısındaki ilk değere bakın."
    );
    assert_eq!(judged["deneme"], 1);
}

#[tokio::test]
async fn an_item_that_holds_says_what_it_asks_for_without_python() {
    let app = TestApp::of(shipped());
    for entry in &shipped().lessons {
        let lesson = entry.lesson.as_ref().expect("a lesson without mistakes");
        for exercise in lesson.exercises() {
            let Solution::Program(solution) = &exercise.solution else { continue };
            let slug = lesson.slug.as_str();
            app.ask("PUT", &format!("/atolye/abcd/{slug}/{}", exercise.cell.number))
                .body(solution.as_str())
                .send()
                .await;
            let solved = check(&app, "abcd", slug, exercise.number).await;
            for item in solved["maddeler"].as_array().expect("items") {
                let said = item["ileti"].as_str().expect("a sentence");
                assert!(said.ends_with('.') && !said.contains("=="), "{slug} {}: {said}", exercise.number);
            }
        }
    }
}

#[tokio::test]
async fn what_an_author_writes_after_the_solution_stands_after_the_buttons() {
    let page = TestApp::of(shipped()).get("/ders/cerezleri-depolama").await.text();
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    let order = ["İnternetteki örnekler her zaman", "data-alistirma=\"1\"", "Hatalar aynı anda ortaya çıkmaz"].map(at);
    assert!(order.is_sorted(), "{order:?}");
}

#[tokio::test]
async fn a_message_that_quotes_an_error_page_names_it_and_keeps_its_markup_out() {
    let app = TestApp::of(shipped());
    let catalog = shipped();
    let cell = catalog.lesson("oturum-nedir").and_then(|lesson| lesson.exercise(2)).expect("an exercise").cell.number;
    let code = "from flask import Flask\napp = Flask(__name__)\n@app.route('/yaz')\n@app.route('/say')\ndef index():\n    return yok\n";
    app.ask("PUT", &format!("/atolye/abcd/oturum-nedir/{cell}")).body(code).send().await;
    let judged = check(&app, "abcd", "oturum-nedir", 2).await;
    assert_eq!(
        judged["maddeler"][1]["ileti"], "İlk istekte “1. ziyaret” yazmalı, “500 Internal Server Error” geldi.",
        "{judged}"
    );
}

/// What a learner's program of lesson 1's second exercise may do, and what the check then says.
async fn hostile(code: &str) -> Value {
    let app = TestApp::of(shipped());
    let cell = shipped().lesson("cerez-nedir").and_then(|lesson| lesson.exercise(2).map(|one| one.cell.number));
    let place = format!("/atolye/abcd/cerez-nedir/{}", cell.expect("a cell"));
    app.ask("PUT", &place).body(code).send().await;
    let judged = check(&app, "abcd", "cerez-nedir", 2).await;
    assert_eq!(judged["gecti"], false, "{judged}");
    assert!(!judged.to_string().contains("kontrol.py"), "a traceback of ours: {judged}");
    judged
}

#[tokio::test]
async fn a_program_that_does_not_load_is_explained() {
    let judged = hostile("from flask import Flask\napp = Flask(__name__)\n  x = 1\n").await;
    assert_eq!(judged["hata"]["aciklama"]["kod"], "python.girinti-fazla");
    assert!(states(&judged).iter().all(Value::is_null) && states(&judged).len() == 4, "{judged}");
}

#[tokio::test]
async fn an_error_in_a_view_is_explained_with_its_line() {
    let judged =
        hostile("from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef index():\n    return yok\n")
            .await;
    assert_eq!((&judged["hata"]["aciklama"]["kod"], &judged["hata"]["satir"]), (&json!("python.NameError"), &json!(5)));
    assert_eq!(judged["istek"], "GET /");
}

#[tokio::test]
async fn an_endless_program_ends_and_leaves_others_alone() {
    let judged =
        hostile("from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef index():\n    while True:\n        pass\n")
            .await;
    assert_eq!(judged["hata"]["aciklama"]["kod"], "alan.sure-siniri", "{judged}");
    assert_eq!(judged["maddeler"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn a_program_that_swallows_the_interruption_is_ended() {
    let judged = hostile(
        "from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef index():\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass\n",
    )
    .await;
    assert_eq!(judged["hata"]["aciklama"]["kod"], "alan.sure-siniri", "{judged}");
}

#[tokio::test]
async fn a_program_that_exits_or_reaches_for_the_check_does_not_pass() {
    for body in ["raise SystemExit(0)", "raise KeyboardInterrupt", "import sys\n    sys._getframe(9).f_globals.clear()"]
    {
        hostile(&format!(
            "from flask import Flask\napp = Flask(__name__)\n@app.route('/')\ndef index():\n    {body}\n"
        ))
        .await;
    }
    hostile("raise GeneratorExit\n").await;
}

#[tokio::test]
async fn a_check_leaves_the_learners_own_app_as_it_was() {
    let app = TestApp::of(shipped());
    let catalog = shipped();
    let lesson = catalog.lesson("oturum-nedir").expect("lesson 5");
    let cell = lesson.exercise(1).expect("an exercise").cell.number;
    let page = format!("/dene/abcd/oturum-nedir/{cell}/birak/mont");
    app.get(&page).await;
    let before = app.exchanges("abcd").await.len();
    check(&app, "abcd", "oturum-nedir", 1).await;
    let again = app.get(&page).await;
    assert_eq!((again.status, app.exchanges("abcd").await.len()), (StatusCode::OK, before + 1));
    assert_eq!(app.exchanges("abcd").await[before]["yeniden_basladi"], false);
}

#[tokio::test]
async fn the_solution_opens_after_two_tries_or_when_confirmed_and_is_not_in_the_page() {
    let app = TestApp::of(shipped());
    let place = "/atolye/abcd/cerez-nedir/cozum/2";
    assert_eq!(app.get(place).await.status, StatusCode::CONFLICT);
    let asked = app.get(&format!("{place}?onay=evet")).await.json();
    let code = asked["kod"].as_str().expect("a program").to_owned();
    check(&app, "abcd", "cerez-nedir", 2).await;
    assert_eq!(app.get(place).await.status, StatusCode::CONFLICT);
    check(&app, "abcd", "cerez-nedir", 2).await;
    assert_eq!(app.get(place).await.json()["kod"], code.as_str());
    let steps = app.get("/atolye/abcd/cerez-nedir/cozum/1?onay=evet").await.json();
    assert_eq!(steps["istekler"][2]["once"], json!(["Bütün çerezler silinir."]));
    let page = app.get("/ders/cerez-nedir").await.text();
    assert!(!page.contains("&quot;ziyaret&quot;") && !page.contains("\"ziyaret\", \"ilk\""));
}

#[tokio::test]
async fn wrong_addresses_and_the_common_bench_are_refused() {
    let app = TestApp::of(shipped());
    for (method, path, status) in [
        ("POST", "/atolye/abcd/cerez-nedir/kontrol/99", StatusCode::NOT_FOUND),
        ("POST", "/atolye/abcd/yok/kontrol/1", StatusCode::NOT_FOUND),
        ("POST", "/atolye/ortak/cerez-nedir/kontrol/1", StatusCode::FORBIDDEN),
        ("GET", "/atolye/ortak/cerez-nedir/cozum/1?onay=evet", StatusCode::FORBIDDEN),
        ("POST", "/atolye/ab/cerez-nedir/kontrol/1", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.ask(method, path).send().await.status, status, "{method} {path}");
    }
    let foreign =
        app.ask("POST", "/atolye/abcd/cerez-nedir/kontrol/1").header("sec-fetch-site", "cross-site").send().await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}
