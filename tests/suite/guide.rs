//! The teachers' pages: the guide with its live cells, and the address for a class.

use http::StatusCode;

use crate::test_app::TestApp;

#[tokio::test]
async fn the_guide_has_live_cells_and_stands_in_no_list() {
    let app = TestApp::new();
    let page = app.get("/egitmen").await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    assert!(page.contains("data-ders=\"egitmen-rehberi\"") && page.contains("data-deneme=\"1\""), "{page}");
    let answer = app.get("/dene/abcd/egitmen-rehberi/1/sec/koyu").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.cookies().len(), 1, "{:?}", answer.headers);
    for list in ["/", "/ders/deneme"] {
        assert!(!app.get(list).await.text().contains("/ders/egitmen-rehberi"), "{list}");
    }
}

#[tokio::test]
async fn a_class_is_shown_the_address_that_it_can_open() {
    let app = TestApp::new();
    let open = app.at("192.168.1.20:3000", "/sinif").await;
    assert!(open.contains("192.168.1.20:3000") && open.contains("class=\"room__code\""), "{open}");
    // Nobody listens behind this router, so there is nothing that a phone could open.
    let closed = app.at("localhost:1", "/sinif").await;
    assert!(closed.contains("--adres 0.0.0.0:3000") && !closed.contains("room__code\""), "{closed}");
}
