//! Where a cell stands: between its prediction and the reasons in one column, beside both where there is room.

use serde_json::Value;

use super::desk::Desk;

const LESSON: &str = "/ders/cerezleri-depolama";

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
