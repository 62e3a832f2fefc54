//! Search as HTTP: the page without scripts, the JSON of the field in the bar, bounds, and an index that follows the lessons.

use http::StatusCode;

use crate::test_app::TestApp;

#[tokio::test]
async fn the_page_of_results_works_without_scripts_and_marks_what_matched() {
    let app = TestApp::new();
    let page = app.get("/ara?s=COOKIES").await;
    assert_eq!(page.status, StatusCode::OK);
    // The template engine escapes a slash of data.
    let text = page.text().replace("&#x2f;", "/");
    assert!(text.contains("href=\"/ders/deneme#iki-cerez\"") && text.contains("<mark>"), "{text}");
    let form = app.get("/ara").await.text();
    assert!(form.contains("action=\"/ara\"") && form.contains("name=\"s\"") && !form.contains("data-toplam"), "{form}");
}

#[tokio::test]
async fn what_was_typed_stays_text() {
    let text = TestApp::new().get("/ara?s=%3Cscript%3Ealert(1)%3C/script%3E%22").await.text();
    assert!(!text.contains("<script>alert"), "{text}");
    assert!(text.contains("&lt;script&gt;alert(1)"), "it is shown again: {text}");
}

#[tokio::test]
async fn the_field_in_the_bar_gets_at_most_eight_entries_as_json() {
    let app = TestApp::new();
    let answer = app.get("/ara.json?s=%C3%A7erez").await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let json = answer.json();
    let hits = json["sonuclar"].as_array().expect("a list");
    assert!(hits.len() <= 8 && json["toplam"].as_u64() >= Some(hits.len() as u64), "{json}");
    let hit = hits.iter().find(|hit| hit["adres"] == "/ders/deneme#iki-cerez").expect("the section is found");
    assert_eq!(hit["tur"], "bolum");
    assert!(hit["baslik"].as_array().expect("pieces").iter().any(|piece| piece[1] == true), "{hit}");
}

#[tokio::test]
async fn a_query_that_is_too_long_or_no_text_is_answered() {
    let app = TestApp::new();
    let long = app.get(&format!("/ara?s={}", "oturum+".repeat(300))).await;
    assert_eq!(long.status, StatusCode::OK);
    assert!(long.text().contains("yalnız ilk"), "the page says that it was cut");
    for odd in ["/ara?s=%ff%fe", "/ara?s", "/ara?s=%00", "/ara?baska=1", "/ara.json?s=%ff"] {
        assert_eq!(app.get(odd).await.status, StatusCode::OK, "{odd}");
    }
}

#[tokio::test]
async fn a_broken_lesson_is_not_found_and_hides_no_other() {
    let json = TestApp::new().get("/ara.json?s=bozuk").await.json();
    let hits = json["sonuclar"].as_array().expect("a list");
    assert!(hits.iter().all(|hit| hit["adres"] != "/ders/bozuk"), "{json}");
}

#[tokio::test]
async fn every_term_of_the_glossary_has_its_place_on_the_page() {
    let app = TestApp::new();
    let page = app.get("/sozluk").await.text();
    assert!(page.contains("id=\"cerez-kavanozu\"") && page.contains("cookie jar"), "{page}");
    let hits = app.get("/ara.json?s=cookie+jar").await.json();
    assert_eq!(hits["sonuclar"][0]["adres"], "/sozluk#cerez-kavanozu", "{hits}");
}
