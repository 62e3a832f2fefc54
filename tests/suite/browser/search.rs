//! The search field in the bar, by keyboard.

use thirtyfour::Key;

use super::desk::Desk;

#[tokio::test]
async fn search_is_reached_by_a_key_chosen_with_arrows_and_opened_with_enter() {
    let desk = Desk::open().await;
    desk.go("/ders/cerez-nedir").await;
    let page = desk.find("body").await;
    page.send_keys("/").await.expect("a key");
    let field = desk.find("#ara").await;
    assert_eq!(desk.script("return document.activeElement.id", 0).await, "ara", "`/` goes to the field");
    field.send_keys("kavanozlar").await.expect("keys");
    desk.find("#ara-liste [role=\"option\"] mark").await;
    assert_eq!(field.attr("aria-expanded").await.expect("an attribute").as_deref(), Some("true"));
    assert_eq!(field.attr("aria-activedescendant").await.expect("an attribute"), None, "nothing is chosen by itself");

    field.send_keys(Key::Down).await.expect("a key");
    let chosen = desk.find("#ara-liste [role=\"option\"][aria-selected=\"true\"]").await;
    let id = chosen.attr("id").await.expect("an attribute");
    assert_eq!(field.attr("aria-activedescendant").await.expect("an attribute"), id);
    let address = chosen.attr("data-adres").await.expect("an attribute").expect("an address");

    field.send_keys(Key::Escape).await.expect("a key");
    assert_eq!(field.attr("aria-expanded").await.expect("an attribute").as_deref(), Some("false"), "Escape closes");
    assert_eq!(field.prop("value").await.expect("a value").as_deref(), Some("kavanozlar"), "and keeps what was typed");
    field.send_keys(Key::Down).await.expect("a key");
    desk.find("#ara[aria-expanded=\"true\"]").await;
    field.send_keys(Key::Down).await.expect("a key");
    desk.find("#ara-liste [aria-selected=\"true\"]").await;
    field.send_keys(Key::Enter).await.expect("a key");
    desk.find(if address.starts_with("/sozluk") { ".terms" } else { "[data-ders]" }).await;
    let here = desk.script("return location.pathname + location.hash", 0).await;
    assert_eq!(here, address.as_str(), "Enter leads to the section");
    desk.close().await;
}

#[tokio::test]
async fn a_slash_typed_into_code_stays_there() {
    let desk = Desk::open().await;
    desk.go("/ders/cerez-nedir").await;
    let editor = desk.find("textarea[data-kod]").await;
    let before = editor.prop("value").await.expect("a value").unwrap_or_default();
    editor.send_keys("/").await.expect("a key");
    let after = editor.prop("value").await.expect("a value").unwrap_or_default();
    assert_eq!(after.len(), before.len() + 1);
    assert_ne!(desk.script("return document.activeElement.id", 0).await, "ara");
    desk.close().await;
}
