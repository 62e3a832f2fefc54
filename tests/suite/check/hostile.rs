//! A lesson from somebody who means harm: nothing of it runs on the page, nothing outside its folder is read.

use std::fs;

use cerez_defteri::lessons::Catalog;
use http::StatusCode;

use crate::test_app::TestApp;

const SCRIPT: &str = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>";

fn app(lesson: &str) -> (tempfile::TempDir, TestApp) {
    let folder = tempfile::tempdir().expect("temporary folder");
    fs::write(folder.path().join("01-ders.md"), lesson).expect("writes");
    let catalog = Catalog::from_dir(folder.path()).expect("the folder");
    (folder, TestApp::of(catalog))
}

#[tokio::test]
async fn no_text_of_a_lesson_becomes_a_tag() {
    let quoted = SCRIPT.replace('"', "\\\"");
    let lesson = format!(
        "+++\nbaslik = \"{quoted}\"\nozet = \"{quoted}\"\nkisim = \"{quoted}\"\nkaynak = \"{quoted}\"\nhedefler = [\"`{quoted}`\"]\n+++\n\n\
         ## Bölüm `{SCRIPT}`\n\n```python canli\n# {SCRIPT}\nfrom flask import Flask\napp = Flask(__name__)\n```\n\n\
         ```http dene\n### {SCRIPT}\n@cerez-yaz a={SCRIPT}\n@baslik X-A: {SCRIPT}\nPOST /?{SCRIPT}\n\n{SCRIPT}\n> {SCRIPT}\n```\n\n\
         ```jinja a.html\n{SCRIPT}\n```\n\n```html\n{SCRIPT}\n```\n\n```soru\n`{SCRIPT}`\n- [x] `{SCRIPT}`\n  > `{SCRIPT}`\n```\n"
    );
    let (_folder, app) = app(&lesson);
    for path in ["/ders/ders", "/"] {
        let answer = app.get(path).await;
        let page = answer.text();
        assert_eq!(answer.status, StatusCode::OK, "{path}: {page}");
        assert!(page.contains("&lt;img") || page.contains("&#x27;"), "{path}: the text is on the page, escaped");
        assert!(!page.contains("<img src=x") && !page.contains("<script>alert"), "{path}: {page}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'; script-src 'self';"));
    }
}

#[tokio::test]
async fn a_broken_lesson_shows_its_line_as_text() {
    let (_folder, app) = app(&format!("# Ders\n\n{SCRIPT}\n"));
    let page = app.get("/ders/ders").await.text();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>alert"), "{page}");
}

#[tokio::test]
async fn templates_links_and_pictures_stay_in_the_folder() {
    let program = |name: &str| {
        format!(
            "# Ders\n\n```python canli\nfrom flask import Flask, render_template\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef index():\n    return render_template({name:?})\n```\n"
        )
    };
    for name in ["/etc/hostname", "../01-ders.md", "01-ders.md"] {
        let (_folder, app) = app(&program(name));
        assert_eq!(app.get("/dene/abcd/ders/1/").await.status, StatusCode::INTERNAL_SERVER_ERROR, "{name}");
        let exchanges = app.exchanges("abcd").await;
        assert_eq!(exchanges[0]["hata"]["tur"], "jinja2.exceptions.TemplateNotFound", "{name}");
    }
    for wrong in [
        "[a](../gizli.txt)",
        "[a](/etc/passwd)",
        "[a](file:///etc/passwd)",
        "![a](../gizli.png)",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "![a](https://ornek.com/a.png)",
    ] {
        let (_folder, app) = app(&format!("# Ders\n\n{wrong}\n"));
        assert_eq!(app.get("/ders/ders").await.status, StatusCode::INTERNAL_SERVER_ERROR, "{wrong}");
    }
}
