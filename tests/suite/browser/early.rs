//! The page before its modules arrive, which on a slow network is a while.

use super::desk::Desk;

#[tokio::test]
async fn before_its_modules_arrive_the_lesson_reads_well_and_a_press_still_sends_the_request() {
    let desk = Desk::open().await;
    desk.block("*/static/js/main.js").await;
    desk.go("/ders/flask-ile-cerez-kullanimi").await;
    let state = desk
        .script(
            "return { text: document.querySelector('.sec p').getBoundingClientRect().height > 0, \
             code: document.querySelector('[data-kod]').value.length > 50, \
             contents: document.querySelectorAll('.rail a').length > 3, \
             search: document.querySelector('[data-ara]').action.endsWith('/ara') }",
            0,
        )
        .await;
    for part in ["text", "code", "contents", "search"] {
        assert_eq!(state[part], true, "{part}: {state}");
    }
    desk.press_on_page("[data-deneme=\"2\"] [data-dene]").await;
    assert_eq!(desk.tabs().await, 2, "the answer opens in a tab of its own");
    assert!(desk.cookie("dil").await.is_some(), "and its cookies are real");
    desk.close().await;
}
