//! Model browsers and the app's clock: a second visitor, a copied session, a planted one, time that moves on.

use http::StatusCode;
use serde_json::{Value, json};

use crate::test_app::{Answer, TestApp};

const CELL: &str = "/atolye/abcd/deneme/2";
const LOGIN: &str = "
from datetime import timedelta
from flask import Flask, make_response, redirect, request, session

app = Flask(__name__)
app.secret_key = 'deneme'
app.permanent_session_lifetime = timedelta(minutes=1)


@app.route('/giris', methods=['GET', 'POST'])
def giris():
    if request.method == 'GET':
        return 'form'
    session['ad'] = request.form['ad']
    yanit = redirect('/kim?s=1')
    yanit.set_cookie('kisa', '1', max_age=30)
    yanit.set_cookie('uzun', '1', max_age=300, path='/kim')
    return yanit


@app.route('/kim')
def kim():
    return session.get('ad', 'kimse') + ' ' + ' '.join(sorted(request.cookies))
";

async fn desk() -> TestApp {
    let app = TestApp::new();
    let saved = app.ask("PUT", CELL).body(LOGIN).send().await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    app
}

async fn order(app: &TestApp, browser: &str, order: Value) -> Answer {
    app.ask("POST", &format!("{CELL}/tarayici/{browser}")).json(&order).send().await
}

async fn open(app: &TestApp, browser: &str, path: &str) -> String {
    let answer = order(app, browser, json!({ "islem": "istek", "yontem": "GET", "hedef": path })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    last(app).await["yanit"]["govde"].as_str().expect("text").to_owned()
}

async fn login(app: &TestApp, browser: &str) -> Value {
    let form = json!([["Content-Type", "application/x-www-form-urlencoded"]]);
    let asked =
        json!({ "islem": "istek", "yontem": "POST", "hedef": "/giris", "basliklar": form, "govde": "ad=Derya" });
    order(app, browser, asked).await.json()
}

async fn last(app: &TestApp) -> Value {
    app.exchanges("abcd").await.last().cloned().expect("an exchange")
}

#[tokio::test]
async fn a_model_browser_follows_redirects_and_keeps_cookies_apart_from_every_other() {
    let app = desk().await;
    let state = login(&app, "ikinci").await;
    assert_eq!(state["adres"], "/kim?s=1");
    let names: Vec<_> = state["cerezler"].as_array().expect("list").iter().map(|one| one["ad"].clone()).collect();
    assert_eq!(names, [json!("kisa"), json!("uzun"), json!("session")]);
    assert_eq!(state["cerezler"][1]["yol"], "/kim", "its paths are the app's");
    let exchanges = app.exchanges("abcd").await;
    let told: Vec<_> = exchanges.iter().map(|one| (&one["istek"]["yontem"], &one["tarayici"])).collect();
    assert_eq!(told, [(&json!("POST"), &json!("ikinci")), (&json!("GET"), &json!("ikinci"))]);
    assert_eq!(exchanges[1]["yanit"]["govde"], "Derya kisa session uzun");
    assert_eq!(open(&app, "baska", "/kim").await, "kimse ");
    assert_eq!(app.get("/dene/abcd/deneme/2/kim").await.text(), "kimse ", "nor does the learner's own have them");
    assert_eq!(last(&app).await["tarayici"], Value::Null);
}

#[tokio::test]
async fn a_copied_session_cookie_makes_its_bearer_the_same_visitor() {
    let app = desk().await;
    let set = app.ask("POST", "/dene/abcd/deneme/2/giris").header("content-type", "application/x-www-form-urlencoded");
    let lines = set.body("ad=Derya").send().await.cookies();
    let pair = lines.iter().find(|line| line.starts_with("session=")).and_then(|line| line.split(';').next());
    let copy = json!({ "islem": "kopyala", "ad": "session", "kimden": "siz" });
    let path = format!("{CELL}/tarayici/saldirgan");
    let done = app.ask("POST", &path).header("cookie", pair.expect("a session")).json(&copy).send().await;
    assert_eq!(done.json()["cerezler"][0]["httponly"], true, "with all that it was set with");
    assert_eq!(open(&app, "saldirgan", "/kim").await, "Derya session");
    let nothing = order(&app, "saldirgan", json!({ "islem": "kopyala", "ad": "yok", "kimden": "siz" })).await;
    assert_eq!(nothing.status, StatusCode::BAD_REQUEST);
    assert!(nothing.json()["hata"].as_str().is_some_and(|text| text.contains("Kopyalanacak")));
}

#[tokio::test]
async fn a_model_browsers_cookie_can_be_planted_in_the_real_one() {
    let app = desk().await;
    login(&app, "saldirgan").await;
    let plant = |name: &str| json!({ "islem": "kopyala", "ad": name, "kimden": "saldirgan" });
    let session = order(&app, "siz", plant("session")).await;
    assert!(session.cookies()[0].starts_with("session=") && session.cookies()[0].ends_with("; HttpOnly; Path=/"));
    let narrow = order(&app, "siz", plant("uzun")).await;
    assert!(narrow.cookies()[0].contains("; Path=/dene/abcd/deneme/2/kim"), "{:?}", narrow.cookies());
    assert_eq!(order(&app, "siz", json!({ "islem": "hepsini-sil" })).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_model_browsers_cookies_are_changed_by_hand() {
    let app = desk().await;
    let names = |answer: &Answer| {
        let list = answer.json()["cerezler"].as_array().cloned().expect("a list");
        list.iter().map(|one| format!("{}={}", one["ad"], one["deger"]).replace('"', "")).collect::<Vec<_>>()
    };
    order(&app, "ikinci", json!({ "islem": "yaz", "satir": "a=1; HttpOnly" })).await;
    let both = order(&app, "ikinci", json!({ "islem": "betik-yaz", "satir": "b=2; Path=/" })).await;
    assert_eq!(names(&both), ["a=1", "b=2"]);
    let kept = order(&app, "ikinci", json!({ "islem": "betik-yaz", "satir": "a=3; Path=/" })).await;
    assert_eq!(names(&kept), ["a=1", "b=2"], "no script replaces an HttpOnly cookie");
    let same = order(&app, "ikinci", json!({ "islem": "yaz", "satir": "a=4" })).await;
    assert_eq!(
        (names(&same), &same.json()["cerezler"][0]["httponly"]),
        (vec!["a=4".into(), "b=2".into()], &json!(true))
    );
    let less = order(&app, "ikinci", json!({ "islem": "sil", "satir": "a" })).await;
    assert_eq!(names(&less), ["b=2"]);
    assert_eq!(names(&order(&app, "ikinci", json!({ "islem": "hepsini-sil" })).await), Vec::<String>::new());
}

#[tokio::test]
async fn the_apps_clock_ends_sessions_and_model_cookies_but_only_tells_of_the_real_ones() {
    let app = desk().await;
    let set = app.ask("POST", "/dene/abcd/deneme/2/giris").header("content-type", "application/x-www-form-urlencoded");
    let lines = set.body("ad=Derya").send().await.cookies();
    let jar: Vec<_> = lines.iter().filter_map(|line| line.split(';').next()).collect();
    let jar = jar.join("; ");
    login(&app, "ikinci").await;
    let clock = |order: Value| app.ask("POST", &format!("{CELL}/saat")).json(&order).send();
    let who = || app.ask("GET", "/dene/abcd/deneme/2/kim").header("cookie", &jar).send();

    let moved = clock(json!({ "ilerlet": 40 })).await;
    assert_eq!(moved.json(), json!({ "ileri": 40, "dolanlar": [{ "ad": "kisa", "yol": "/" }] }));
    assert!(moved.cookies().is_empty(), "the real browser's cookies stay");
    assert!(who().await.text().starts_with("Derya"));
    assert_eq!(open(&app, "ikinci", "/kim").await, "Derya session uzun", "a model's clock moves along");

    clock(json!({ "ilerlet": 40 })).await;
    assert!(who().await.text().starts_with("kimse"), "the signature is too old now");
    assert_eq!(last(&app).await["saat_ileri"], 80);
    let state = app.get("/atolye/abcd/deneme/durum").await.json();
    assert_eq!(state["hucreler"]["2"]["ileri"], 80);
    assert_eq!(state["hucreler"]["2"]["tarayicilar"][0]["ad"], "ikinci");

    let with = clock(json!({ "ilerlet": 0, "sildir": true })).await.cookies();
    assert!(with.len() == 1 && with[0].starts_with("kisa=;") && with[0].contains("Max-Age=0"), "{with:?}");
    assert_eq!(clock(json!({ "geri": true })).await.json()["ileri"], 0);
    assert!(who().await.text().starts_with("Derya"));
}

#[tokio::test]
async fn resetting_a_cell_closes_its_model_browsers_and_puts_its_clock_back() {
    let app = desk().await;
    login(&app, "ikinci").await;
    app.ask("POST", &format!("{CELL}/saat")).json(&json!({ "ilerlet": 5 })).send().await;
    app.ask("POST", &format!("{CELL}/sifirla")).send().await;
    assert_eq!(app.get("/atolye/abcd/deneme/durum").await.json(), json!({ "hucreler": {} }));
    assert_eq!(app.get(&format!("{CELL}/tarayici/ikinci")).await.json()["cerezler"], json!([]));
}

#[tokio::test]
async fn what_a_model_browser_did_is_judged_by_its_own_jar() {
    let app = TestApp::new();
    let asked = json!({ "islem": "istek", "yontem": "GET", "hedef": "/" });
    app.ask("POST", "/atolye/abcd/deneme/1/tarayici/ikinci").json(&asked).send().await;
    let click = json!({ "sonra": 0, "js": "", "tarayici": "ikinci" });
    let judged = app.ask("POST", "/atolye/abcd/deneme/1/beklenti/1").json(&click).send().await.json();
    let passed: Vec<_> = judged["maddeler"].as_array().expect("list").iter().map(|one| one["gecti"].clone()).collect();
    assert_eq!(passed, [json!(true), json!(true), json!(true)], "{judged}");
}

#[tokio::test]
async fn orders_that_do_not_read_are_refused() {
    let app = desk().await;
    for (browser, asked) in [
        ("ikinci", json!({ "islem": "uydur" })),
        ("ikinci", json!({ "islem": "istek", "yontem": "GET", "hedef": "http://baska.com/" })),
        ("ikinci", json!({ "islem": "istek", "yontem": "G T", "hedef": "/" })),
        ("ikinci", json!({ "islem": "istek", "yontem": "GET", "hedef": "/", "basliklar": [["X", "a\r\nb"]] })),
    ] {
        assert_eq!(order(&app, browser, asked.clone()).await.status, StatusCode::BAD_REQUEST, "{asked}");
    }
    for seconds in [-1, 200_000_000] {
        let answer = app.ask("POST", &format!("{CELL}/saat")).json(&json!({ "ilerlet": seconds })).send().await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    }
    assert_eq!(order(&app, "..%2Fx", json!({ "islem": "hepsini-sil" })).await.status, StatusCode::NOT_FOUND);
    let common = app.ask("POST", "/atolye/ortak/deneme/2/tarayici/ikinci").json(&json!({ "islem": "hepsini-sil" }));
    assert_eq!(common.send().await.status, StatusCode::FORBIDDEN);
}
