//! The shipped lessons as a learner clicks through them: every request of every cell, in order, in a real browser.
//! Not here: cells at a host name of their own (`kok=`), which play in a window beside the page.

use std::path::Path;

use cerez_defteri::lessons::Catalog;
use serde_json::Value;

use super::desk::Desk;

/// Forgets what the cell before left: apps, records, cookies.
const FRESH: &str = "return fetch(`/atolye/${localStorage.getItem('cerez-atolye')}/sifirla`, {method: 'POST'}) \
                     .then((answer) => answer.ok)";

#[tokio::test]
async fn what_every_lesson_expects_of_its_requests_holds_in_a_real_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons");
    let catalog = Catalog::from_dir(&folder).expect("the lessons");
    let desk = Desk::open().await;
    let (mut judged, mut failed) = (0, Vec::new());
    for entry in &catalog.lessons {
        let lesson = entry.lesson.as_ref().expect("a lesson without mistakes");
        desk.go(&format!("/ders/{}", lesson.slug)).await;
        for cell in lesson.cells().iter().filter(|cell| cell.origin.is_none()) {
            assert_eq!(desk.script(FRESH, cell.number).await, true);
            for (index, request) in cell.requests.iter().enumerate() {
                let number = u32::try_from(index + 1).expect("a few requests");
                desk.try_it(cell.number, number).await;
                if request.expectations.is_empty() {
                    continue;
                }
                desk.find(&format!("[data-deneme=\"{}\"] [data-madde]", cell.number)).await;
                let items = "return [...document.querySelectorAll(`[data-deneme=\"${arguments[0]}\"] [data-madde]`)] \
                             .map((one) => [one.dataset.gecti, one.textContent])";
                for item in desk.script(items, cell.number).await.as_array().into_iter().flatten() {
                    judged += 1;
                    if item[0] != "evet" {
                        failed.push(format!("{} {}.{number}: {}", lesson.slug, cell.number, text(&item[1])));
                    }
                }
            }
        }
    }
    desk.close().await;
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(judged > 200, "{judged} expectations are too few to be all lessons");
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
