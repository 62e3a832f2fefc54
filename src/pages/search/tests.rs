//! What search must find, over lessons of its own.

use crate::lessons::Catalog;
use crate::pages::search::{Found, Index, LETTERS, WORDS};

const LESSONS: &[(&str, &[u8])] = &[
    (
        "01-cerezler.md",
        "# Çerezler\n\nGiriş: ışık ve İzmir.\n\n## Kavanozun içi\n\nTarayıcı çerezleri kavanozunda saklar. Flask’ın işi \
         değildir.\n\n```python canli\nfrom flask import Flask, make_response\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\n\
         def index():\n    yanit = make_response(\"Iğdır\")\n    yanit.set_cookie(\"sehir\", \"36\")\n    return yanit\n```\n\n\
         ```ogretmen\nBunu yalnız öğretmenler bilsin: zürafa.\n```\n"
            .as_bytes(),
    ),
    (
        "02-oturumlar.md",
        "# Oturumlar\n\n## Oturum kimliği\n\nOturumların kimliği tahmin edilmez; çerez yalnız bu kimliği taşır.\n\n### Yenileme\n\n\
         Girişte kimlik yenilenir.\n\n## Imza\n\nImza tutmazsa oturum boş sayılır. Örnek: `<b>kalın</b>`.\n"
            .as_bytes(),
    ),
];

fn search(typed: &str) -> Found {
    let catalog = Catalog::embedded(LESSONS);
    assert_eq!(catalog.errors().count(), 0, "{:?}", catalog.errors().next());
    Index::new(&catalog).search(&catalog, typed, 20)
}

fn addresses(typed: &str) -> Vec<String> {
    search(typed).hits.into_iter().map(|hit| hit.url).filter(|url| url.starts_with("/ders/")).collect()
}

fn marks(typed: &str, url: &str) -> Vec<String> {
    let hit = search(typed).hits.into_iter().find(|hit| hit.url == url).expect("it is found");
    hit.title.0.into_iter().chain(hit.snippet.0).filter(|(_, mark)| *mark).map(|(text, _)| text).collect()
}

#[test]
fn dotted_and_dotless_i_and_missing_diacritics_find_the_same() {
    for typed in ["ışık", "IŞIK", "isik", "Işık", "ISIK", "izmir", "İZMİR", "IZMIR", "I\u{307}zmir"] {
        assert_eq!(addresses(typed), ["/ders/cerezler"], "{typed}");
    }
    for typed in ["Iğdır", "igdir", "İĞDİR"] {
        assert_eq!(addresses(typed), ["/ders/cerezler#kavanozun-ici"], "{typed}");
    }
    assert_eq!(addresses("imza")[0], "/ders/oturumlar#imza", "`Imza` typed without its dot in the lesson");
}

#[test]
fn suffixes_do_not_matter_and_a_beginning_is_enough() {
    for typed in ["kavanoz", "kavanozlar", "kavanozdaki", "kavan", "KAVANOZUN"] {
        assert_eq!(addresses(typed).first().map(String::as_str), Some("/ders/cerezler#kavanozun-ici"), "{typed}");
    }
    for typed in ["oturumlarin kimligi", "oturumun kimliğini", "oturum kimlik"] {
        assert_eq!(addresses(typed).first().map(String::as_str), Some("/ders/oturumlar#oturum-kimligi"), "{typed}");
    }
    assert_eq!(
        addresses("flask").first().map(String::as_str),
        Some("/ders/cerezler#kavanozun-ici"),
        "the suffix is no word"
    );
}

#[test]
fn a_heading_stands_before_a_mention() {
    let found = addresses("çerez");
    assert_eq!(found[0], "/ders/cerezler", "the lesson that is called so");
    assert!(found.contains(&"/ders/oturumlar#oturum-kimligi".to_owned()));
    assert_eq!(addresses("yenileme"), ["/ders/oturumlar#yenileme"], "a heading inside a section has its own address");
}

#[test]
fn code_is_found_whole_and_in_parts_and_shown_as_code() {
    for typed in ["set_cookie", "make_response", "sehir"] {
        let found = search(typed);
        let hit = found.hits.iter().find(|hit| hit.url == "/ders/cerezler#kavanozun-ici").expect(typed);
        assert_eq!(hit.kind, "kod", "{typed}");
    }
    assert!(addresses("set cookie").contains(&"/ders/cerezler#kavanozun-ici".to_owned()));
}

#[test]
fn an_english_term_leads_to_its_meaning_and_to_turkish_sections() {
    let found = search("cookie jar");
    assert!(found.hits.iter().any(|hit| hit.url == "/sozluk#cerez-kavanozu" && hit.kind == "terim"));
    assert!(addresses("cookie jar").contains(&"/ders/cerezler#kavanozun-ici".to_owned()));
    assert!(addresses("Session ID").contains(&"/ders/oturumlar#oturum-kimligi".to_owned()));
}

#[test]
fn what_matched_is_marked_in_its_own_letters() {
    assert_eq!(marks("cerez kavanoz", "/ders/cerezler#kavanozun-ici"), ["Kavanozun", "çerezleri", "kavanozunda"]);
    assert!(marks("kalin", "/ders/oturumlar#imza").contains(&"kalın".to_owned()));
}

#[test]
fn what_only_teachers_read_is_not_found() {
    assert!(addresses("zürafa").is_empty());
}

#[test]
fn a_slip_of_the_pen_gets_a_suggestion_and_some_words_are_better_than_none() {
    let found = search("kavanzo");
    assert_eq!((found.total, found.suggestion.to_lowercase().starts_with("kavano")), (0, true), "{}", found.suggestion);
    let some = search("kavanoz zebra");
    assert!(some.partial && some.hits[0].url.ends_with("kavanozun-ici"));
}

#[test]
fn a_query_is_bounded_and_any_text_is_answered() {
    let long = search(&"çerez ".repeat(1000));
    assert!(long.cut && long.query.chars().count() <= LETTERS && long.total > 0);
    let words: Vec<String> = (0..40).map(|n| format!("z{n}")).collect();
    assert!(search(&words.join(" ")).cut && WORDS < 40);
    for odd in ["", "   ", "’", "'a", "_", "__", "\u{307}", "<script>", "%00\0", "👩‍🍳 çerez", "İ", "a’b’c’d"]
    {
        search(odd);
    }
}
