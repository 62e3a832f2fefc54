//! What a lesson says and running it shows to be otherwise, in Turkish.
//! In: an [`Untruth`]. Out: what, why, and what to write. Exhaustive, without `_`.

use crate::lessons::{ExpectationKind, Failure, Untruth as U};
use crate::pages::text::expectations;

/// The sentences about one untruth. `seen` is a word of what came, for beside the marked words; may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Saying {
    /// What is wrong.
    pub what: String,
    /// Why it matters, or how it can come about.
    pub why: String,
    /// What to write.
    pub todo: String,
    /// What was seen instead.
    pub seen: String,
}

/// Says what is not so.
pub fn untruth(untruth: &U) -> Saying {
    match untruth {
        U::NotLoaded(failure) => failed("Canlı kod yüklenmiyor", failure),
        U::Raised { request, failure } => {
            let mut saying = failed(&format!("`{request}` isteğinde hata çıkıyor"), failure);
            saying.todo = format!("{} Hata bilerek gösteriliyorsa isteğin altına `= hata …` yazın.", saying.todo);
            saying
        }
        U::Stopped { request, failure } => failed(&format!("`{request}` durduruldu"), failure),
        U::ExampleDoesNotCompile(failure) => {
            let mut saying = failed("Örnek kod derlenmiyor", failure);
            saying.todo = format!("{} Kod bilerek bozuksa bloğu `python ornek durum=derlenmez` yapın.", saying.todo);
            saying
        }
        U::ExampleCompiles => say(
            "`durum=derlenmez` yazılmış, ama kod derleniyor.",
            "Okur, burada bir yazım hatası arar; Python bu kodda hata bulmuyor.",
            "Hatayı koda ekleyin ya da `durum=derlenmez` sözünü silin.",
        ),
        U::DidNotFail { declared } => say(
            format!("Bozuk kodda `{declared}` hatası çıkmıyor: kod çalışıyor."),
            "`python bozuk` bloğu, söylediği gibi bozuk olmalıdır; öğrenci hatayı kendi gözüyle görecek.",
            "Hatayı koda ekleyin, isteğin yolunu `yol=` ile verin ya da bloğu `python canli` yapın.",
        ),
        U::OtherError { declared, got } => {
            let mut saying = say(
                format!("Bozuk kodda `{declared}` yerine başka bir hata çıkıyor: `{}`.", brief(&got.error)),
                got.what.clone(),
                format!("`hata={}` yazın ya da kodu düzeltin.", error_type(&got.error).unwrap_or(declared)),
            );
            saying.seen = format!("çıkan: {}", error_type(&got.error).unwrap_or(""));
            saying
        }
        U::OtherLine { declared, got: Some(got) } => {
            let mut saying = say(
                format!("Hata {declared}. satırda değil, {got}. satırda çıkıyor."),
                "Satırlar, bloğun ilk kod satırından başlayarak sayılır.",
                format!("`satir={got}` yazın."),
            );
            saying.seen = format!("çıkan: {got}");
            saying
        }
        U::OtherLine { declared, got: None } => say(
            format!("Hatanın {declared}. satırda çıkacağı yazılmış, ama bu hatanın bir satırı yok."),
            "Flask bu hatayı görünüm fonksiyonu bittikten sonra buluyor; öğrencinin kodunda bir satırı göstermiyor.",
            "`satir=` özniteliğini silin.",
        ),
        U::OtherStatus { declared, got } => {
            let mut saying = say(
                format!("Bozuk kodun yanıtı {declared} değil, {got}."),
                "`durum=`, hatayla biten isteğin durum kodudur.",
                format!("`durum={got}` yazın ya da kodu düzeltin."),
            );
            saying.seen = format!("gelen: {got}");
            saying
        }
        U::FailsAtLoad { declared, got } => say(
            format!("Bozuk kod istek gelmeden, yüklenirken bozuluyor: `{}`.", brief(&got.error)),
            format!("`durum={declared}`, kodun yüklendiğini ve hatanın istekte çıktığını söyler."),
            "`durum=` özniteliğini silin ya da hatayı görünüm fonksiyonunun içine alın.",
        ),
        U::FailsAtRequest { request, status, got } => say(
            format!("Bozuk kod yükleniyor; hata `{request}` isteğinde çıkıyor: `{}`.", brief(&got.error)),
            "`durum=` yazılmayan bozuk kod, yüklenirken bozulmalıdır.",
            format!("Bloğun ilk satırına `durum={status}` ekleyin."),
        ),
        U::Expectation { request, kind, got, failure } => expectation(request, kind, got, failure.as_ref()),
        U::BadTarget { found } => say(
            format!("`{}` bir adres değil.", plain(found)),
            "İstek satırında bir yol ya da tam bir adres durur.",
            "Yolu `/` ile başlatın (`/oku`) ya da adresi tam yazın (`http://banka.localhost/oku`).",
        ),
        U::NothingKept => say(
            "`$SAKLI` kullanılmış, ama henüz bir değer saklanmadı.",
            "`$SAKLI`, en son `@sakla` satırının bir kenara yazdığı çerez değeridir.",
            "Bu istekten önceki bir isteğe `@sakla ad` satırı ekleyin.",
        ),
        U::NoSuchCookie { name, browser, known } => say(
            format!("“{browser}” tarayıcısında `{name}` çerezi yok."),
            match known.as_slice() {
                [] => "O sırada bu tarayıcıda hiç çerez yok.".to_owned(),
                names => format!("O sırada bu tarayıcıda şu çerezler var: {}.", listed(names)),
            },
            "Çerezi yazan isteği bundan önceye alın ya da adı düzeltin.",
        ),
        U::NoSuchBrowser { found, known } => say(
            format!("“{found}” adlı bir tarayıcı yok."),
            format!(
                "İlk tarayıcının adı `siz`; ötekileri `@tarayici` açar. Şimdiye kadar açılanlar: {}.",
                listed(known)
            ),
            "Adı düzeltin ya da önce `@tarayici` ile o tarayıcıya geçin.",
        ),
        U::StartPasses => say(
            "Kontrol, başlangıç kodunda da geçiyor.",
            "Öğrenci hiçbir şey yapmadan “Doğru.” sonucunu alırdı.",
            "Alıştırmanın istediği değişikliği ölçen bir `assert` ekleyin.",
        ),
        U::NoSolution => say(
            "Alıştırmanın örnek çözümü yok.",
            "Çözüm olmadan kontrolün geçilebildiği bilinemez. Öğrenci çözümü iki denemeden önce görmez.",
            "Alıştırmaya bir `python cozum` (tarayıcı görevinde `http cozum`) bloğu ekleyin.",
        ),
        U::SolutionFails { condition, message, failure } => unsolved(condition, message, failure.as_ref()),
        U::CheckBroken { cause } => say(
            match cause.is_empty() {
                true => "Kontrol çalıştırılamadı.".to_owned(),
                false => format!("Kontrol çalıştırılamadı: `{}`", plain(cause)),
            },
            "Kontrolün kendisi hata veriyor; öğrencinin kodu ne olursa olsun geçilemez.",
            "Kontroldeki hatayı düzeltin. Kullanılabilen adlar: `istemci`, `yeni_istemci`, `gunluk`, `oturum_coz`, `imzali_oturum`.",
        ),
        U::OtherSolution { browser_task: true } => say(
            "Tarayıcı görevinin çözümü `python cozum` olamaz.",
            "Tarayıcı görevinde kod değişmez; öğrencinin gönderdiği istekler ölçülür.",
            "Çözümü `http cozum` bloğuna istek olarak yazın.",
        ),
        U::OtherSolution { browser_task: false } => say(
            "Bu alıştırmanın çözümü `http cozum` olamaz.",
            "Öğrenci bu alıştırmayı kod yazarak yapar.",
            "Çözümü `python cozum` bloğuna yazın ya da başlığa `(tarayıcı görevi)` ekleyin.",
        ),
    }
}

fn expectation(request: &str, kind: &ExpectationKind, got: &str, failure: Option<&Failure>) -> Saying {
    let mut saying = say(
        format!("`{request}` isteğinden sonra beklenen olmadı: {}.", lowered(&expectations::line(kind))),
        "",
        match kind.instead(got) {
            Some(_) => "Doğrusu buysa satırı aşağıdaki gibi yazın; değilse kodu düzeltin.",
            None => "Beklentiyi ya da kodu düzeltin.",
        },
    );
    saying.seen = seen(kind, got);
    if let Some(failure) = failure {
        saying.why = match failure.error.is_empty() {
            true => failure.what.clone(),
            false => format!("İstekte hata çıktı: `{}`. {}", brief(&failure.error), failure.what),
        };
    } else if let ExpectationKind::Refused(_) = kind {
        saying.why = match got.is_empty() {
            true => "Tarayıcı bu yanıttaki bütün çerezleri kabul etti ya da yanıtta çerez yok.".to_owned(),
            false => format!("Reddedilenler ve gerekçeleri: {}.", got.replace('\n', "; ")),
        };
    }
    saying
}

/// What came, for beside the marked line.
fn seen(kind: &ExpectationKind, got: &str) -> String {
    if matches!(kind, ExpectationKind::Lifetime(..)) && got == "-" {
        return "oturumluk çerez: ömrü yok".to_owned();
    }
    if !got.trim().is_empty() {
        let one = got.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = one.chars().take(100).collect();
        return format!("gelen: {short}{}", if short.len() < one.len() { "…" } else { "" });
    }
    match kind {
        ExpectationKind::Status(_) => "yanıt gelmedi",
        ExpectationKind::Header(..) | ExpectationKind::NoHeader(..) => "yanıtta bu başlık yok",
        ExpectationKind::Body(_) | ExpectationKind::NotBody(_) => "gövde boş",
        ExpectationKind::SentCookie(_) | ExpectationKind::NoCookieSent => "tarayıcı çerez göndermedi",
        ExpectationKind::InJar(_) | ExpectationKind::NotInJar(_) | ExpectationKind::Lifetime(..) => {
            "tarayıcıda bu adlı çerez yok"
        }
        ExpectationKind::Refused(_) => "reddedilen çerez yok",
        ExpectationKind::Session(_) => "oturum yok",
        ExpectationKind::ScriptSees(_) | ExpectationKind::ScriptDoesNotSee(_) => "JavaScript hiç çerez görmüyor",
        ExpectationKind::Error(..) => "hata çıkmadı",
        ExpectationKind::Warning(_) => "uyarı gelmedi",
    }
    .to_owned()
}

fn unsolved(condition: &str, message: &str, failure: Option<&Failure>) -> Saying {
    let first = condition.lines().next().unwrap_or("");
    match failure {
        Some(failure) => {
            let mut saying = failed("Örnek çözüm kontrolü geçmiyor", failure);
            saying.seen = "buraya gelmeden hata çıktı".to_owned();
            saying
        }
        None => Saying {
            what: format!("Örnek çözüm kontrolü geçmiyor: `{}` tutmadı.", plain(first)),
            why: match message.is_empty() {
                true => "Çözüm, kontrolün geçilebildiğinin kanıtıdır.".to_owned(),
                false => format!("Öğrenci şunu görürdü: {message}"),
            },
            todo: "Çözümü ya da kontrolü düzeltin.".to_owned(),
            seen: "çözümde tutmuyor".to_owned(),
        },
    }
}

fn failed(what: &str, failure: &Failure) -> Saying {
    let named = if failure.error.is_empty() { &failure.what } else { &failure.error };
    Saying {
        what: format!("{what}: `{}`.", brief(named).trim_end_matches('.')),
        why: match failure.error.is_empty() {
            true => failure.why.clone(),
            false => [failure.what.as_str(), failure.why.as_str()].join(" ").trim().to_owned(),
        },
        todo: failure.todo.clone(),
        seen: String::new(),
    }
}

fn say(what: impl Into<String>, why: impl Into<String>, todo: impl Into<String>) -> Saying {
    Saying { what: what.into(), why: why.into(), todo: todo.into(), seen: String::new() }
}

/// `TypeError` of `TypeError: …`.
fn error_type(error: &str) -> Option<&str> {
    let name = error.split(':').next()?.rsplit('.').next()?;
    (!name.is_empty()).then_some(name)
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A quoted text without the mark that quotes it, on one line.
fn plain(text: &str) -> String {
    text.replace('`', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An error's type and message, as long as it stays short.
fn brief(error: &str) -> String {
    let whole = plain(error);
    if whole.chars().count() <= 80 { whole } else { error_type(error).unwrap_or("").to_owned() }
}

/// The first letter small, the Turkish way: a phrase inside a sentence.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some('İ') => format!("i{}", letters.as_str()),
        Some('I') => format!("ı{}", letters.as_str()),
        // Names keep their capitals.
        Some(_) if text.starts_with("JavaScript") => text.to_owned(),
        Some(first) => format!("{}{}", first.to_lowercase(), letters.as_str()),
        None => String::new(),
    }
}
