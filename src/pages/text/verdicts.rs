//! What a browser did with one `Set-Cookie` line, in Turkish: reasons, attributes, warnings.
//! In: the ids of `cookies`. Out: a chip and a sentence with what to write instead; a warning's sentences are in the
//! catalogue (`messages.toml`). Cannot fail: each `match` is exhaustive. Not here: attributes (`attributes`).

use crate::cookies::{Outcome, Reason, Requirement, Warning};
use crate::pages::text::grouped;

/// The reason as a chip and as a sentence with the next step.
pub fn reason(reason: Reason, missing: &[Requirement], size: usize) -> (String, String) {
    let (short, long) = match reason {
        Reason::ControlCharacter => (
            "denetim karakteri var",
            "Satırda satır sonu ya da sekme gibi bir denetim karakteri var; tarayıcı satırın tümünü atar. Karakteri değerden çıkarın.".to_owned(),
        ),
        Reason::Empty => ("ad da değer de boş", "Çerezin adı da değeri de yok. `ad=değer` biçiminde yazın.".to_owned()),
        Reason::TooLarge => (
            "çok büyük",
            format!("Ad ile değer toplam {} bayt; sınır 4.096 bayt. Çereze yalnız bir kimlik yazın, verinin kendisini sunucuda tutun.", grouped(&size.to_string())),
        ),
        Reason::DomainMismatch => (
            "`Domain` bu sunucunun değil",
            "Bir sunucu yalnız kendi alan adı ve onun üstündeki alan adı için çerez yazabilir. `domain=` değerini kaldırın ya da bu sunucunun alan adını yazın.".to_owned(),
        ),
        Reason::PublicSuffix => (
            "`Domain` herkese açık bir sonek",
            "`com.tr` gibi bir sonek için çerez yazılamaz; yazılsaydı o sonekteki her siteye giderdi. `domain=` değerini kaldırın.".to_owned(),
        ),
        Reason::SecureOverHttp => (
            "`Secure` ama bağlantı HTTP",
            "`Secure` çerez yalnız güvenli bağlantıda saklanır. Sayfayı HTTPS ile ya da `localhost` adresinde açın; `Secure` özniteliğini kaldırmayın.".to_owned(),
        ),
        Reason::SameSiteNoneInsecure => (
            "`SameSite=None` ama `Secure` yok",
            "Her siteden gönderilen çerez `Secure` olmak zorundadır. `secure=True` ekleyin ya da `samesite=\"Lax\"` yazın.".to_owned(),
        ),
        Reason::SecurePrefix => (
            "`__Secure-` ama `Secure` yok",
            "Adı `__Secure-` ile başlayan çerez `Secure` ister. `secure=True` ekleyin.".to_owned(),
        ),
        Reason::HostPrefixDomain => (
            "`__Host-` ile `Domain` olmaz",
            "`__Host-` çerezi tek bir sunucuya bağlar, `Domain` ise alt alan adlarına açar. `domain=` değerini kaldırın.".to_owned(),
        ),
        Reason::HostPrefixCondition => (
            "`__Host-` koşulları eksik",
            format!("`__Host-` öneki `Secure` ve `Path=/` ister: {}.", requirements(missing)),
        ),
        Reason::HttpPrefix => (
            "`__Http-` koşulları eksik",
            format!("`__Http-` öneki `Secure` ve `HttpOnly`, `__Host-Http-` öneki ayrıca `Path=/` ister: {}.", requirements(missing)),
        ),
        Reason::HiddenPrefix => (
            "adsız, değeri öneke benziyor",
            "Adı olmayan bir çerezin değeri `__Host-` gibi bir önekle başlıyor; sunucu onu önekli çerez sanırdı. Çereze bir ad verin.".to_owned(),
        ),
        Reason::NamelessPair => (
            "adsız, değerinde `=` var",
            "Satır `=` ile başlıyor: çerezin adı yok, değerinde ise `=` var. Geri gönderilince adı olan bir çerez gibi okunurdu. Baştaki `=` işaretini kaldırın ya da çereze bir ad verin.".to_owned(),
        ),
        Reason::PartitionedInsecure => (
            "`Partitioned` ama `Secure` yok",
            "Bölmeli çerez `Secure` olmak zorundadır. `secure=True` ekleyin.".to_owned(),
        ),
        Reason::HttpOnlyFromScript => (
            "betik `HttpOnly` yazamaz",
            "`document.cookie` ile yazılan çerez `HttpOnly` olamaz. Bu özniteliği yalnız sunucu verir: çerezi `set_cookie(…, httponly=True)` ile yazın.".to_owned(),
        ),
        Reason::CrossSite => (
            "başka siteden gelen istek",
            "İsteği başka bir sitenin sayfası yaptı. Böyle bir yanıt yalnız `SameSite=None; Secure` çerez yazabilir: `samesite=\"None\", secure=True`.".to_owned(),
        ),
        Reason::ThirdPartyBlocked => (
            "üçüncü taraf çerezleri kapalı",
            "Tarayıcı üçüncü taraf çerezlerini engelliyor. Çerezi kendi sitenizin yanıtıyla gönderin.".to_owned(),
        ),
        Reason::WouldCoverSecure => (
            "güvenli bir çerezi ezerdi",
            "Aynı adlı `Secure` bir çerez var. HTTP ile gelen bir satır onun yerine geçemez. Sayfayı HTTPS ile açın.".to_owned(),
        ),
        Reason::WouldReplaceHttpOnly => (
            "`HttpOnly` çerezi ezerdi",
            "Aynı adlı `HttpOnly` bir çerez var. Betik onun yerine yenisini yazamaz. Yeni değeri sunucuda `set_cookie()` ile yazın.".to_owned(),
        ),
        Reason::NoRoom => (
            "yer kalmadı",
            "Bu alan adı için saklanabilecek çerez sayısı doldu. Kullanmadığınız çerezleri silin.".to_owned(),
        ),
    };
    (short.to_owned(), long)
}

/// What to change, for what a prefix asks for and the line lacks.
pub fn requirements(missing: &[Requirement]) -> String {
    let deed = |one: &Requirement| match one {
        Requirement::Secure => "`secure=True` ekleyin",
        Requirement::HttpOnly => "`httponly=True` ekleyin",
        Requirement::PathRoot => "`path=\"/\"` yazın",
        Requirement::NoDomain => "`domain=` değerini kaldırın",
    };
    missing.iter().map(deed).collect::<Vec<_>>().join(", ")
}

/// The outcome's id in the exchange's schema.
pub fn outcome_id(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Stored => "saklandi",
        Outcome::Replaced { .. } => "degisti",
        Outcome::Deleted { .. } => "silindi",
        Outcome::NothingToDelete => "silinecek-yok",
        Outcome::Refused(_) => "reddedildi",
    }
}

/// The catalogue's id for a warning.
pub fn warning_id(warning: &Warning) -> &'static str {
    match warning {
        Warning::OnlyOnLocalhost => "cerez.yalniz-localhost",
        Warning::SafariRefusesLocalSecure => "cerez.safari-localhost",
        Warning::SafariKeepsInsecureNone => "cerez.safari-samesite-none",
        Warning::SafariIgnoresHttpPrefix => "cerez.safari-http-oneki",
        Warning::SameSiteNotWritten => "cerez.samesite-yok",
        Warning::NameNotAscii | Warning::NameNotToken => "cerez.ad-gecersiz",
        Warning::DomainNotAscii => "cerez.domain-ascii-degil",
        Warning::ValueNotAscii => "cerez.deger-ascii-degil",
        Warning::ValueEscaped => "cerez.deger-turkce",
        Warning::LooksLikePassword => "cerez.parola",
        Warning::LooksLikePersonalData => "cerez.kisisel-veri",
        Warning::SameNameElsewhere { .. } => "cerez.ayni-adli",
    }
}

/// A warning as a chip.
pub fn warning_chip(warning: &Warning) -> &'static str {
    match warning {
        Warning::OnlyOnLocalhost => "yalnız `localhost` için",
        Warning::SafariRefusesLocalSecure => "Safari saklamaz",
        Warning::SafariKeepsInsecureNone => "Safari yine de saklar",
        Warning::SafariIgnoresHttpPrefix => "Safari öneki bilmez",
        Warning::SameSiteNotWritten => "`SameSite` yazılmamış",
        Warning::NameNotAscii => "adında Türkçe harf var",
        Warning::NameNotToken => "adında uygun olmayan karakter var",
        Warning::DomainNotAscii => "`Domain` değerinde Türkçe harf var",
        Warning::ValueNotAscii => "değerinde kaçışsız harf var",
        Warning::ValueEscaped => "değer kaçışlı",
        Warning::LooksLikePassword => "parola olabilir",
        Warning::LooksLikePersonalData => "kişisel veri olabilir",
        Warning::SameNameElsewhere { .. } => "aynı adlı çerez var",
    }
}

#[cfg(test)]
mod tests {
    use super::{reason, warning_chip, warning_id};
    use crate::cookies::{Reason, Warning};
    use crate::pages::messages::is_known;

    #[test]
    fn every_reason_says_what_it_is_and_what_to_do() {
        for one in Reason::ALL {
            let (short, long) = reason(one, &[], 5000);
            assert!(!short.is_empty() && long.ends_with('.'), "{one:?}");
        }
    }

    #[test]
    fn every_warning_is_in_the_catalogue() {
        for one in [
            Warning::OnlyOnLocalhost,
            Warning::SafariRefusesLocalSecure,
            Warning::SafariKeepsInsecureNone,
            Warning::SafariIgnoresHttpPrefix,
            Warning::SameSiteNotWritten,
            Warning::NameNotAscii,
            Warning::NameNotToken,
            Warning::DomainNotAscii,
            Warning::ValueNotAscii,
            Warning::ValueEscaped,
            Warning::LooksLikePassword,
            Warning::LooksLikePersonalData,
        ] {
            assert!(is_known(warning_id(&one)), "{one:?}");
        }
        assert!(is_known("cerez.ayni-adli"));
        assert!(!warning_chip(&Warning::SameSiteNotWritten).is_empty());
    }
}
