//! Where a cell stands: between its prediction and the reasons in one column, beside both where there is room.

use serde_json::Value;

use super::desk::Desk;

const LESSON: &str = "/ders/cerezleri-depolama";

/// The addresses of all lessons, from the index.
async fn lessons(desk: &Desk) -> Vec<String> {
    desk.go("/").await;
    let links = "return [...document.querySelectorAll('.lesson a[href^=\"/ders/\"]')].map((link) => link.pathname)";
    let links = desk.script(links, 0).await;
    let links =
        links.as_array().expect("a list").iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
    assert!(links.len() > 10, "{links:?}");
    links
}

#[tokio::test]
async fn on_a_phone_a_cell_follows_its_prediction_and_the_reasons_follow_the_cell() {
    let desk = Desk::open().await;
    desk.screen(390, 844).await;
    for lesson in [LESSON, "/ders/oturum-nedir", "/ders/csrf-ve-samesite"] {
        desk.go(lesson).await;
        let gaps = desk
            .script(
                "return [...document.querySelectorAll('[data-tahmin][data-hucre]')].map((form) => { \
                 const cell = document.querySelector(`[data-deneme=\"${form.dataset.hucre}\"]`); \
                 const rest = cell.closest('.spread').querySelector('.lab ~ .page'); \
                 const edge = (one, side) => one.getBoundingClientRect()[side]; \
                 return [edge(cell, 'top') - edge(form, 'bottom'), rest ? edge(rest, 'top') - edge(cell, 'bottom') : 0]; })",
                0,
            )
            .await;
        let gaps = gaps.as_array().expect("a list");
        assert!(gaps.len() > 1, "{lesson} predicts");
        for gap in gaps.iter().flat_map(|pair| pair.as_array().into_iter().flatten()).filter_map(Value::as_f64) {
            assert!((0.0..80.0).contains(&gap), "{lesson}: nothing stands between: {gaps:?}");
        }
    }
    desk.close().await;
}

#[tokio::test]
async fn beside_its_prose_a_cell_stays_while_that_goes_by() {
    let desk = Desk::open().await;
    for (width, height) in [(1000, 700), (1366, 650), (1600, 1000)] {
        desk.screen(width, height).await;
        desk.go(LESSON).await;
        let measured = desk
            .script(
                "const [lead, rest] = document.querySelectorAll('#bir-yanitta-iki-not > .page'); \
                 const cell = document.querySelector('[data-deneme=\"1\"]'); \
                 const box = (one) => one.getBoundingClientRect(); \
                 const top = (y) => { scrollTo({ top: scrollY + y, behavior: 'instant' }); return box(cell).top; }; \
                 const start = top(box(lead).top); \
                 return { aside: box(cell).left >= box(rest).right, follows: box(rest).top === box(lead).bottom, \
                          moved: top(200) - top(100), hidden: box(cell).bottom > innerHeight, start }",
                0,
            )
            .await;
        assert_eq!((&measured["aside"], &measured["follows"]), (&true.into(), &true.into()), "{width}: {measured}");
        assert_eq!((&measured["moved"], &measured["hidden"]), (&0.into(), &false.into()), "{width}: {measured}");
    }
    desk.close().await;
}

#[tokio::test]
async fn no_lesson_is_wider_than_a_phone() {
    let desk = Desk::open().await;
    for lesson in lessons(&desk).await {
        desk.screen(320, 640).await;
        desk.go(&lesson).await;
        let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(desk.script(over, 0).await, 0, "{lesson}");
    }
    desk.close().await;
}

#[tokio::test]
async fn in_a_low_window_every_request_leaves_room_for_its_result_and_its_button_in_sight() {
    let desk = Desk::open().await;
    for lesson in lessons(&desk).await {
        desk.screen(1280, 720).await;
        desk.go(&lesson).await;
        let bad = desk
            .script(
                "const edge = (one, side) => one.getBoundingClientRect()[side]; \
                 return [...document.querySelectorAll('.cell')].flatMap((cell) => \
                 [...cell.querySelectorAll('[data-rota] input')].flatMap((request) => { request.click(); \
                 const room = edge(cell, 'bottom') - edge(cell.querySelector('[data-sonuc]'), 'top'); \
                 const seen = edge(cell.querySelector('[data-dene]'), 'bottom') < edge(cell, 'bottom'); \
                 return seen && room > 180 ? [] : [`${cell.dataset.etiket}/${request.value}: ${room}`]; }))",
                0,
            )
            .await;
        assert_eq!(bad, serde_json::json!([]), "{lesson}");
    }
    desk.close().await;
}
