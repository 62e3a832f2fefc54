//! The presentation: turned by a clicker, readable on a class board.

use serde_json::Value;
use thirtyfour::Key;

use super::desk::Desk;

const LESSON: &str = "/ders/flask-ile-cerez-kullanimi";
const SHOWN: &str = "return [...document.querySelectorAll('.spread')].flatMap((one, i) => one.offsetParent ? [i] : [])";

async fn press(desk: &Desk, key: Key) {
    desk.find("body").await.send_keys(key).await.expect("a key");
}

#[tokio::test]
async fn a_clicker_turns_one_page_at_a_time_and_the_address_keeps_the_place() {
    let desk = Desk::open().await;
    desk.go(&format!("{LESSON}?sunum")).await;
    desk.find(".board").await;
    assert_eq!(desk.script(SHOWN, 0).await, serde_json::json!([0]));
    for (key, at) in [(Key::PageDown, 1), (Key::Right, 2), (Key::Space, 3), (Key::PageUp, 2), (Key::Left, 1)] {
        press(&desk, key).await;
        assert_eq!(desk.script(SHOWN, 0).await, serde_json::json!([at]), "{at}");
    }
    // In the editor arrows move the caret; a clicker still turns the page.
    let editor = desk.find(".spread:not([hidden]) textarea[data-kod]").await;
    editor.send_keys(Key::Right).await.expect("a key");
    assert_eq!(desk.script(SHOWN, 0).await, serde_json::json!([1]));
    editor.send_keys(Key::PageDown).await.expect("a key");
    assert_eq!(desk.script(SHOWN, 0).await, serde_json::json!([2]));
    let address = desk.script("return location.search", 0).await;
    assert_eq!(address, "?sunum=3");
    desk.go(&format!("{LESSON}{}", address.as_str().expect("a text"))).await;
    desk.find(".board").await;
    assert_eq!(desk.script(SHOWN, 0).await, serde_json::json!([2]), "a reload comes back");
    press(&desk, Key::Escape).await;
    assert!(desk.gone(".board").await, "Escape leads back to the lesson");
    desk.close().await;
}

#[tokio::test]
async fn cell_and_depo_fit_the_board_at_720_and_1080_lines() {
    let desk = Desk::open().await;
    for (width, height) in [(1280, 720), (1920, 1080)] {
        desk.screen(width, height).await;
        desk.go(&format!("{LESSON}?sunum=3")).await;
        desk.find(".board").await;
        let measured = desk
            .script(
                "const box = (s) => { const r = document.querySelector(s).getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };\
                 const at = '.spread:not([hidden]) ';\
                 return { cell: box(at + '.cell'), send: box(at + '[data-dene]'), result: box(at + '[data-sonuc]'), depo: box('#depo'),\
                 code: parseFloat(getComputedStyle(document.querySelector(at + '[data-kod]')).fontSize), \
                 wide: document.documentElement.scrollWidth }",
                0,
            )
            .await;
        let inside = |value: &Value| {
            let edge = |index: usize| value[index].as_f64().expect("a number");
            edge(0) >= 0.0 && edge(1) >= 0.0 && edge(2) <= f64::from(width) && edge(3) <= f64::from(height)
        };
        for part in ["cell", "send", "result", "depo"] {
            assert!(inside(&measured[part]), "{part} at {width}x{height}: {measured}");
        }
        let lines = f64::from(height) / measured["code"].as_f64().expect("a size");
        assert!(lines <= 48.0, "code is at least a 48th of the board's height: {measured}");
    }
    desk.close().await;
}
