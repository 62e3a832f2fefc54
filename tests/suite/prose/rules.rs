//! What is wrong with a passage of Turkish: forbidden words, quotes and apostrophes, letters, capitals, dashes, numbers.
//! In: a passage whose code is [`CODE`]. Out: the faults in words. Rule: GLOSSARY, sections 1 and 2.

use super::CODE;
use super::terms::{BARE, CAPITALS, FINE, FORBIDDEN, PROPER};

/// Names that stay as they are: the tutorial that the first lessons are built on, a tool, extensions, guides of OWASP.
const NAMES: [&str; 7] = [
    "“Flask ile Session ve Cookies Kullanımı”",
    "Set-Cookie çözümleyici",
    "Flask-Session",
    "OWASP Session Management",
    "OWASP Authentication ve Session Management",
    "Cross Site Scripting Prevention",
    "Cross-Site Request Forgery Prevention",
];

/// Every fault of a passage.
pub(super) fn faults(text: &str, heading: bool) -> Vec<String> {
    let mut found = terms(&without_glosses(&NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""))));
    found.extend(letters(text));
    found.extend(marks(text));
    found.extend(numbers(text));
    if heading {
        found.extend(capitals_of_a_heading(text));
    }
    found
}

/// Takes away “(request)”: the English word at a term's first mention.
fn without_glosses(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, tail)) = after.split_once(')') else { break };
        let gloss = inside.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | ',' | '-'));
        out.push_str(before);
        if !gloss {
            out.push_str(&format!("({inside})"));
        }
        rest = tail;
    }
    out + rest
}

/// Small letters the Turkish way.
fn small(text: &str) -> String {
    text.replace('I', "ı").replace('İ', "i").to_lowercase()
}

/// Words with their suffixes: letters, and what an apostrophe ties to them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() || c == '’' || c == '\u{307}')).filter(|word| !word.is_empty())
}

fn terms(text: &str) -> Vec<String> {
    let small = small(text);
    // An English word written with a capital I would fold to ı.
    let plain = text.to_lowercase();
    let mut found = Vec::new();
    for (term, instead) in FORBIDDEN {
        let held = if term.contains(' ') {
            small.contains(term)
        } else {
            [&small, &plain].iter().any(|text| {
                words(text).any(|word| word.starts_with(term) && !FINE.iter().any(|fine| word.starts_with(fine)))
            })
        };
        if held {
            found.push(format!("“{term}” yerine: {instead}"));
        }
    }
    found
}

fn letters(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if text.contains('\u{307}') {
        found.push("i harfinin üstünde ikinci nokta (U+0307)".to_owned());
    }
    for word in words(text) {
        let stem = word.split('’').next().unwrap_or(word);
        let mut letters = stem.chars();
        let (first, second) = (letters.next(), letters.next());
        let real = ["Iğdır", "Işıl", "Isparta", "Irmak", "Işık", "Ilgaz"].contains(&stem);
        if first == Some('I') && second.is_some_and(char::is_lowercase) && !real {
            found.push(format!("“{word}”: İ yerine I"));
        }
        if stem.chars().count() > 2 && stem.chars().all(char::is_uppercase) && !CAPITALS.contains(&stem) {
            found.push(format!("“{word}”: baştan sona büyük harf"));
        }
        if BARE.iter().any(|bare| word.to_lowercase().starts_with(bare)) {
            found.push(format!("“{word}”: Türkçe harfleri eksik"));
        }
        if stem == "KVKK" && word != "KVKK" {
            found.push(format!("“{word}”: KVKK ek almaz"));
        }
    }
    found
}

fn marks(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (mark, what) in [
        ('"', "düz tırnak"),
        ('\'', "düz kesme işareti"),
        ('´', "yanlış kesme işareti"),
        ('`', "tek başına arka tırnak"),
        ('ʼ', "yanlış kesme işareti"),
        ('«', "açılı tırnak"),
        ('»', "açılı tırnak"),
        ('—', "uzun çizgi"),
        ('–', "uzun çizgi"),
        ('!', "ünlem"),
        ('\u{a0}', "bölünmez boşluk"),
    ] {
        if text.contains(mark) {
            found.push(format!("{what}: {mark}"));
        }
    }
    if text.contains(" - ") {
        found.push("çizgi gibi kullanılan tire".to_owned());
    }
    if text.contains("...") {
        found.push("üç nokta tek karakterdir: …".to_owned());
    }
    if text.matches('“').count() != text.matches('”').count() {
        found.push("tırnağın eşi yok".to_owned());
    }
    let around: Vec<char> = text.chars().collect();
    for pair in around.windows(2) {
        match pair {
            [CODE, next] if next.is_alphabetic() => found.push(format!("koda bitişik harf: {next}")),
            [' ', ',' | ';' | '.' | '?'] => found.push("noktalamadan önce boşluk".to_owned()),
            [' ', ' '] => found.push("iki boşluk".to_owned()),
            _ => {}
        }
    }
    found
}

/// `4096` is written 4.096 from four digits on; a year and the numbers of an RFC and of a law are not counts. A percent sign stands in front.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() && chars[at].is_ascii_digit() {
            at += 1;
        }
        let number: String = chars[start..at].iter().collect();
        let before: String = chars[..start].iter().collect();
        let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        let named = before.ends_with("RFC ")
            || before.ends_with("localhost:")
            || before.ends_with('.')
            || before.ends_with("U+")
            || chars[at..].iter().collect::<String>().starts_with(" sayılı");
        if number.len() >= 4 && !year && !named {
            found.push(format!("{number}: binlik nokta eksik"));
        }
        if chars.get(at) == Some(&'%') {
            found.push(format!("{number}%: yüzde işareti önde durur"));
        }
    }
    found
}

/// Only the first word of a heading has a capital, and the first after a colon.
fn capitals_of_a_heading(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut may = true;
    for word in text.split_whitespace() {
        let stem = word.trim_matches(|c: char| !c.is_alphanumeric()).split('’').next().unwrap_or("");
        if !may && stem.chars().next().is_some_and(char::is_uppercase) && !PROPER.contains(&stem) {
            found.push(format!("“{word}”: başlıkta yalnız ilk sözcük büyük harfle başlar"));
        }
        may = word.ends_with([':', '?', '.']) || (may && stem.is_empty() && !word.contains(CODE));
    }
    found
}

#[test]
fn each_rule_finds_its_fault() {
    for (text, fault) in [
        ("Sunucuya bir talep gider.", "talep"),
        ("Cevabı bekleyin.", "cevab"),
        ("Session nedir?", "session"),
        ("Cookie’ler saklanır.", "cookie"),
        ("INPUT alanı", "input"),
        ("Bunu kolayca yaparsınız.", "kolayca"),
        ("Üst bilgi satırına bakın.", "üst bilgi"),
        ("Sunucu \"evet\" dedi.", "düz tırnak"),
        ("Flask'ın işi", "düz kesme"),
        ("Flask´ın işi", "yanlış kesme"),
        ("i\u{307}stek gelir.", "U+0307"),
        ("Istek gelir.", "İ yerine I"),
        ("BUNU okuyun.", "büyük harf"),
        ("cerez yazılır.", "Türkçe harfleri eksik"),
        ("KVKK’nın metni", "ek almaz"),
        ("Bir ara söz — böyle — olmaz.", "uzun çizgi"),
        ("Aralık 3–5 olur.", "uzun çizgi"),
        ("Bir ara söz - böyle olmaz.", "tire"),
        ("Bravo!", "ünlem"),
        ("Bekleyin...", "üç nokta"),
        ("“Eşi yok.", "tırnağın eşi"),
        ("Şu \u{FFFC}a yazın.", "koda bitişik"),
        ("Önce boşluk , sonra.", "noktalamadan önce"),
        ("Sınır 4096 bayttır.", "binlik"),
        ("Yaklaşık 20% indirim", "yüzde"),
    ] {
        let found = faults(text, false);
        assert!(found.iter().any(|one| one.contains(fault)), "{text}: {found:?}");
    }
    assert!(!faults("Çerezleri Okuma", true).is_empty());
}

#[test]
fn good_turkish_has_no_fault() {
    for text in [
        "Buna **istek (request)** denir, “Dene” düğmesine basın.",
        "JavaScript’in yazdığı çerez 4.096 baytı geçerse 2026’da da saklanmaz (RFC 6265bis).",
        "Iğdır’dan gelen %20 indirim, İzmir’de \u{FFFC}’dır.",
        "kaynak: “Flask ile Session ve Cookies Kullanımı”, ilk bölüm",
        "Özellikle imza önemlidir; \u{FFFC} yöntemi `yok` sayılır".replace('`', "").as_str(),
    ] {
        assert_eq!(faults(text, false), Vec::<String>::new(), "{text}");
    }
    for heading in [
        "Oturum (session) nedir?",
        "Alıştırma: Gerçekten sil",
        "Flask ile oturum kullanımı",
        "\u{FFFC}: yalnız güvenli yolda",
    ] {
        assert_eq!(faults(heading, true), Vec::<String>::new(), "{heading}");
    }
}
