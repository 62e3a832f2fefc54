//! Every expectation, held and broken, against one exchange made by hand.

use serde_json::json;

use super::{
    super::{Expectation, JarCookie, Judgement, Seen, foreign_cookies, judge},
    good,
};
use crate::exchange::{
    Exchange, Explanation, Judged, Late, Level, Raised, RecordedRequest, RecordedResponse, SessionKind, SessionView,
};

fn explanation(asil: &str) -> Explanation {
    let text = String::new;
    Explanation {
        kod: text(),
        duzey: Level::Uyari,
        ne: text(),
        nerede: text(),
        neden: text(),
        yapin: text(),
        asil: asil.into(),
    }
}

fn exchange() -> Exchange {
    let line = |name: &str, value: &str| (name.to_owned(), value.as_bytes().to_vec());
    Exchange {
        no: 1,
        zaman: 0,
        ders: "a".into(),
        hucre: 1,
        tarayici: None,
        saat_ileri: 0,
        onek: String::new(),
        istek: RecordedRequest { headers: vec![line("cookie", "ad=1; yabanci=2; session=x.y")], ..Default::default() }
            .into(),
        yanit: RecordedResponse {
            status: 302,
            headers: vec![
                line("Set-Cookie", "ad=Levent; Path=/"),
                line("set-cookie", "kisa=1; Expires=Thu; Max-Age=2; Path=/"),
                line("Location", "/"),
            ],
            body: "<p>Merhaba Iğdır</p>".into(),
            ..Default::default()
        },
        oturum: SessionView {
            tur: SessionKind::Imzali,
            kimlik: None,
            once: json!({}),
            sonra: json!({"ad": "Levent", "adet": [1, 2]}),
        },
        kararlar: Late::from(vec![Judged {
            satir: "dolu=xxx".into(),
            ad: "dolu".into(),
            deger: "xxx".into(),
            sonuc: "reddedildi",
            neden: Some("boyut"),
            kisa: "4.096 baytı aşıyor".into(),
            uzun: "Ad ile değerin toplamı sınırı geçti; üçüncü taraf değil.".into(),
            eski: None,
            oznitelikler: Vec::new(),
            uyarilar: Vec::new(),
            uyari_adlari: Vec::new(),
        }]),
        adimlar: Vec::new(),
        adimlar_kesildi: false,
        izlendi: false,
        konsol: String::new(),
        uyarilar: vec![explanation("UserWarning: The 'dolu' cookie is too large: it is 4115 bytes")],
        hata: Some(Raised {
            tur: "werkzeug.exceptions.BadRequestKeyError".into(),
            ileti: "'ad' yok".into(),
            satir: None,
            sutun: None,
            izleme: String::new(),
            aciklama: explanation(""),
        }),
        yeniden_basladi: false,
        sure_us: 0,
    }
}

fn jar() -> Vec<JarCookie> {
    let cookie = |name: &str, value: &str| JarCookie {
        name: name.into(),
        value: value.into(),
        path: "/".into(),
        ..Default::default()
    };
    vec![
        cookie("ad", "Levent"),
        JarCookie { secure: true, same_site: Some("None".into()), partitioned: true, ..cookie("__Host-g", "uydu") },
        JarCookie {
            domain: Some("ornek.localhost".into()),
            http_only: true,
            seconds_left: Some(59),
            ..cookie("uzun", "x1")
        },
        JarCookie { path: "/panel".into(), ..cookie("not", "gizli") },
        cookie("ad soyad", "a=b"),
    ]
}

fn expectations(lines: &str) -> Vec<Expectation> {
    let lesson = good(&format!("# A\n```python canli\nx\n```\n```http dene\nGET /\n{lines}\n```\n"));
    lesson.cells()[0].requests[0].expectations.clone()
}

fn judged(lines: &str, in_order: bool) -> Vec<Judgement> {
    let second = Exchange { yanit: RecordedResponse { status: 200, ..Default::default() }, ..exchange() };
    let known = ["ad".to_owned(), "session".to_owned()];
    let jar = jar();
    let seen = Seen {
        exchanges: &[&exchange(), &second],
        jar: &jar,
        script_cookies: "ad=Levent; acik=1",
        known_names: Some(&known),
        in_order,
    };
    judge(&expectations(lines), &seen)
}

#[test]
fn what_holds_passes() {
    for line in [
        "HTTP 302",
        "Set-Cookie: ad=Levent; Path=/",
        "Set-Cookie: kisa=1; Expires=*; Max-Age=2; Path=/",
        "location: /",
        "! X-Yok",
        "! Set-Cookie: *Secure*",
        "> Merhaba I*d*r",
        "> <p>",
        "! > Ankara",
        "< Cookie: ad=1; session=*",
        "= kavanoz ad=Levent; Path=/",
        "= kavanoz ad=Lev*",
        "= kavanoz __Host-g=uydu; Path=/; Secure; SameSite=None; Partitioned",
        "= kavanoz uzun=x*; HttpOnly; Domain=ornek.localhost; *",
        "= kavanoz uzun=x*; Max-Age=*",
        "= kavanoz ad soyad=a=b",
        "= kavanozda-yok yok",
        "= ret boyut",
        "= ret 4096",
        "= ret üçüncü taraf",
        "= oturum {\"adet\": [1, 2], \"ad\": \"Lev*\"}",
        "= js ad",
        "= js acik",
        "= js-gormez uzun",
        "= hata BadRequestKeyError",
        "= hata BadRequestKeyError: *ad*",
        "= uyari too large",
        "= omur uzun 60",
        "= omur uzun *",
    ] {
        let judged = judged(line, true);
        assert_eq!(judged[0].passed, Some(true), "{line}: {judged:?}");
        assert_eq!(judged[0].expected, line);
    }
}

#[test]
fn what_does_not_hold_fails_and_says_what_came() {
    for (line, got) in [
        ("HTTP 200", "302"),
        ("Set-Cookie: ad=Derya; Path=/", "ad=Levent; Path=/\nkisa=1; Expires=Thu; Max-Age=2; Path=/"),
        ("! Location", "/"),
        ("! Set-Cookie: ad=*", "ad=Levent; Path=/"),
        ("> Ankara", "<p>Merhaba Iğdır</p>"),
        ("! > Merhaba", "<p>Merhaba Iğdır</p>"),
        ("< Cookie: ad=1", "ad=1; session=x.y"),
        ("! Cookie", "ad=1; session=x.y"),
        ("= kavanoz ad=Derya", "ad=Levent; Path=/"),
        ("= kavanoz ad=Levent; Secure", "ad=Levent; Path=/"),
        ("= kavanoz not=gizli; Path=/", "not=gizli; Path=/panel"),
        ("= kavanoz yok=1", ""),
        ("= kavanozda-yok not", "not=gizli; Path=/panel"),
        ("= ret Secure", "dolu: 4.096 baytı aşıyor"),
        ("= oturum {\"ad\": \"Levent\"}", "{\"ad\":\"Levent\",\"adet\":[1,2]}"),
        ("= js uzun", "ad=Levent; acik=1"),
        ("= js-gormez ad", "ad=Levent; acik=1"),
        ("= hata KeyError", "werkzeug.exceptions.BadRequestKeyError: 'ad' yok"),
        ("= hata BadRequestKeyError: ad", "werkzeug.exceptions.BadRequestKeyError: 'ad' yok"),
        ("= uyari çok büyük", "UserWarning: The 'dolu' cookie is too large: it is 4115 bytes"),
        ("= omur uzun 3600", "59"),
        ("= omur ad *", "-"),
    ] {
        let judged = judged(line, true);
        assert_eq!((judged[0].passed, judged[0].got.as_str()), (Some(false), got), "{line}");
    }
}

#[test]
fn out_of_order_a_failure_is_left_open_and_a_success_counts() {
    let passed: Vec<Option<bool>> =
        judged("HTTP 302\n! Cookie\n> Merhaba", false).iter().map(|own| own.passed).collect();
    assert_eq!(passed, [Some(true), None, Some(true)]);
}

#[test]
fn cookies_of_other_lessons_are_named_and_not_judged() {
    let exchanges = [&exchange()];
    let known = ["session".to_owned(), "ad".to_owned()];
    let seen = Seen { exchanges: &exchanges, jar: &[], script_cookies: "", known_names: Some(&known), in_order: true };
    assert_eq!(foreign_cookies(&seen), ["yabanci"]);
    let none: [String; 0] = [];
    let seen = Seen { known_names: Some(&none), ..seen };
    assert_eq!(judge(&expectations("! Cookie"), &seen)[0].passed, Some(true));
    // In a check nothing is foreign.
    let seen = Seen { known_names: None, ..seen };
    assert!(foreign_cookies(&seen).is_empty());
    assert_eq!(judge(&expectations("< Cookie: ad=1; yabanci=2; session=*"), &seen)[0].passed, Some(true));
}

#[test]
fn without_an_exchange_nothing_about_it_holds() {
    let seen = Seen { exchanges: &[], jar: &[], script_cookies: "", known_names: None, in_order: true };
    let lines = "HTTP 200\n! X-Yok\n! > x\n! Cookie\n= oturum {}\n= hata E\n= ret x";
    assert!(judge(&expectations(lines), &seen).iter().all(|own| own.passed == Some(false)));
}
