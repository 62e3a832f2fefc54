//! A request's expectations as lines of a checklist, and what to say when one did not hold.
//! In: the expectation, the judgement. Out: a phrase, a sentence. Cannot fail.

use crate::lessons::{ExpectationKind, Judgement};

/// The expectation as a line of the checklist. Texts in backticks are code.
pub fn line(kind: &ExpectationKind) -> String {
    match kind {
        ExpectationKind::Status(status) => format!("Durum kodu {status}"),
        ExpectationKind::Header(name, value) => format!("Yanıt başlığı `{name}: {value}`"),
        ExpectationKind::NoHeader(name, None) => format!("Yanıtta `{name}` başlığı yok"),
        ExpectationKind::NoHeader(name, Some(value)) => format!("Yanıtta `{name}: {value}` başlığı yok"),
        ExpectationKind::Body(text) => format!("Gövdede `{text}` geçiyor"),
        ExpectationKind::NotBody(text) => format!("Gövdede `{text}` geçmiyor"),
        ExpectationKind::SentCookie(value) => format!("Tarayıcı `Cookie: {value}` gönderdi"),
        ExpectationKind::NoCookieSent => "Tarayıcı çerez göndermedi".to_owned(),
        ExpectationKind::InJar(line) => format!("Tarayıcıda `{line}` saklı"),
        ExpectationKind::NotInJar(name) => format!("Tarayıcıda `{name}` çerezi yok"),
        ExpectationKind::Refused(reason) => format!("Tarayıcı çerezi reddetti: {reason}"),
        ExpectationKind::Session(json) => format!("Oturumda `{json}` var"),
        ExpectationKind::ScriptSees(name) => format!("JavaScript `{name}` çerezini görüyor"),
        ExpectationKind::ScriptDoesNotSee(name) => format!("JavaScript `{name}` çerezini görmüyor"),
        ExpectationKind::Error(error, text) if text.is_empty() => format!("`{error}` hatası çıktı"),
        ExpectationKind::Error(error, text) => format!("`{error}: {text}` hatası çıktı"),
        ExpectationKind::Warning(text) => format!("Uyarı: {text}"),
        ExpectationKind::Lifetime(name, seconds) => format!("`{name}` çerezinin ömrü {seconds} saniye"),
    }
}

/// What to say below a line; empty when it held.
pub fn advice(judgement: &Judgement, kind: &ExpectationKind, foreign: &[String]) -> String {
    match judgement.passed {
        Some(true) => String::new(),
        None => "İstekler sırayla gönderilmediği için değerlendirilmedi. “Sıfırla” düğmesine basıp baştan deneyin."
            .to_owned(),
        Some(false) => {
            let body = matches!(kind, ExpectationKind::Body(_) | ExpectationKind::NotBody(_));
            if body && !foreign.is_empty() {
                return "Tarayıcıda başka bölümlerin çerezleri var; gövde bu yüzden farklı olabilir. “Çerezleri sil” düğmesini deneyin.".to_owned();
            }
            if body {
                "Gövde bunu göstermiyor. “Sayfa” sekmesine bakın.".to_owned()
            } else if judgement.got.is_empty() {
                "Beklenen gelmedi.".to_owned()
            } else {
                format!("Gelen: `{}`", judgement.got.replace('`', "'"))
            }
        }
    }
}
