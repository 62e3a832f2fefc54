//! Cells on names of their own (`kok=`): who answers there, what starts requests, and that the workbook is not there.

use cerez_defteri::lessons::Catalog;
use http::StatusCode;

use crate::test_app::{Answer, TestApp};

const LESSON: &str = "# Banka

## Havale

```python canli kok=http://banka.localhost
from flask import Flask, request, session

app = Flask(__name__)
app.secret_key = \"dev\"


@app.route(\"/\")
def index():
    return '<a href=\"/x\">x</a>'


@app.route(\"/havale\", methods=[\"POST\"])
def havale():
    return request.form[\"tutar\"]
```

```http dene
GET /
###
@cerezleri-sil
@cerez-yaz a=1
@kaynak http://hediye.localhost
POST /havale

tutar=500
###
@kaynak http://haber.localhost
@alt-kaynak
GET /?a=1&b=2
```

## Başka

```python canli
from flask import Flask

app = Flask(__name__)


@app.route(\"/\")
def index():
    return \"Merhaba\"
```
";

const CELL: &str = "/dene/abcd/banka/1";
const BANK: &str = "banka.localhost:3000";
const GIFT: &str = "hediye.localhost:3000";

fn app() -> TestApp {
    let folder = tempfile::tempdir().expect("temporary folder");
    std::fs::write(folder.path().join("01-banka.md"), LESSON).expect("written");
    let catalog = Catalog::from_dir(folder.path()).expect("lessons");
    assert_eq!(catalog.errors().count(), 0);
    TestApp::of(catalog)
}

async fn get(app: &TestApp, host: &str, path: &str) -> Answer {
    app.ask("GET", path).at(host).send().await
}

/// The page with its slashes unescaped.
fn plain(page: &Answer) -> String {
    page.text().replace("&#x2f;", "/")
}

#[tokio::test]
async fn no_workbook_route_answers_at_a_name_of_a_cell() {
    let app = app();
    for path in ["/", "/ders/banka", "/static/css/base.css", "/kayit/abcd", "/araclar", "/atolye/abcd/banka/1", "/x"] {
        assert_eq!(get(&app, BANK, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(app.ask("PUT", "/atolye/abcd/banka/1").at(BANK).body("x").send().await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&app, "localhost:3000", "/ders/banka").await.status, StatusCode::OK);
}

#[tokio::test]
async fn scripts_may_run_at_the_cells_own_name_and_nowhere_else() {
    let app = app();
    let path = format!("{CELL}/");
    let own = get(&app, BANK, &path).await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(own.header("content-security-policy").contains("allow-scripts"));
    assert!(own.text().contains(&format!("{CELL}/x")), "links carry the prefix: {}", own.text());
    let plain = get(&app, "localhost:3000", &path).await;
    assert_eq!(plain.status, StatusCode::OK);
    assert!(!plain.header("content-security-policy").contains("script"));
}

#[tokio::test]
async fn a_cell_answers_at_its_own_name_only() {
    let app = app();
    for (host, path) in [(BANK, "/dene/abcd/banka/2/"), (GIFT, "/dene/abcd/banka/1/"), ("x.localhost:3000", CELL)] {
        let path = format!("{}/", path.trim_end_matches('/'));
        assert_eq!(get(&app, host, &path).await.status, StatusCode::NOT_FOUND, "{host}{path}");
    }
    assert_eq!(
        get(&app, BANK, "/dene/ortak/banka/1/").await.status,
        StatusCode::NOT_FOUND,
        "the common bench stays home"
    );
}

#[tokio::test]
async fn the_page_of_another_site_sends_the_request_to_the_app() {
    let app = app();
    let page = get(&app, GIFT, &format!("{CELL}/.kaynak/2?kendiliginden=1&govde=tutar%3D%22%3E7")).await;
    let text = plain(&page);
    assert!(text.contains(&format!("action=\"http://{BANK}{CELL}/havale\"")), "{text}");
    assert!(text.contains("value=\"&quot;&gt;7\""), "the learner's own field, escaped: {text}");
    assert!(text.contains(&format!("src=\"{CELL}/.kaynak.js\"")), "{text}");
    let policy = page.header("content-security-policy");
    assert!(policy.contains(&format!("form-action http://{BANK}{CELL}/")) && policy.contains("script-src 'self'"));
    assert_eq!(get(&app, GIFT, &format!("{CELL}/.kaynak.js")).await.status, StatusCode::OK);

    let image = get(&app, "haber.localhost:3000", &format!("{CELL}/.kaynak/3")).await;
    let image = plain(&image);
    assert!(image.contains(&format!("<img src=\"http://{BANK}{CELL}/?a=1&amp;b=2\"")), "{image}");
    assert!(!image.contains("<script"), "nothing sends by itself unless asked to");
    for (host, path) in [(GIFT, "/.kaynak/1"), (GIFT, "/.kaynak/9"), (GIFT, "/.kaynak/x"), (BANK, "/.kaynak/2")] {
        assert_eq!(get(&app, host, &format!("{CELL}{path}")).await.status, StatusCode::NOT_FOUND, "{host}{path}");
    }
    assert!(app.exchanges("abcd").await.is_empty(), "pages of ours are no exchanges");
}

#[tokio::test]
async fn cookie_actions_are_done_at_the_apps_name_before_the_request_starts() {
    let app = app();
    let answer =
        app.ask("GET", &format!("{CELL}/.cerezler/2?kendiliginden=1")).at(BANK).header("cookie", "eski=1").send().await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("http://{GIFT}{CELL}/.kaynak/2?kendiliginden=1"));
    let lines = answer.cookies();
    assert!(lines.iter().any(|line| line.starts_with("eski=;") && line.contains("Max-Age=0")), "{lines:?}");
    assert!(lines.contains(&"a=1; Path=/".to_owned()), "{lines:?}");
    let depo = app.get(&format!("{CELL}/.depo")).await.json();
    assert_eq!(depo["modelden"], "banka.localhost");
    assert_eq!(depo["cerezler"][0]["ad"], "a", "the workbook's page is told what lives at the other name: {depo}");
    let gone = app.ask("GET", &format!("{CELL}/.cerezler")).at(BANK).header("cookie", "a=1").send().await;
    assert!(gone.cookies().iter().any(|line| line.starts_with("a=;")), "{:?}", gone.cookies());
    assert_eq!(app.get(&format!("{CELL}/.depo")).await.json()["cerezler"], serde_json::json!([]));
}

#[tokio::test]
async fn a_scripts_absolute_path_finds_its_cell_by_the_referrer() {
    let app = app();
    let asked = |from: &str| app.ask("POST", "/havale?a=1").at(BANK).header("referer", from);
    let answer = asked(&format!("http://{BANK}{CELL}/?x=1")).send().await;
    assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(answer.header("location"), format!("{CELL}/havale?a=1"));
    for from in [format!("http://{GIFT}{CELL}/"), format!("http://{BANK}/"), "http://kotu.example/".to_owned()] {
        assert_eq!(asked(&from).send().await.status, StatusCode::NOT_FOUND, "{from}");
    }
}
