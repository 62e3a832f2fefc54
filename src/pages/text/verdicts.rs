//! What a browser did with one `Set-Cookie` line, in Turkish: reasons, attributes, warnings.
//! In: the ids of `cookies`. Out: a chip, a sentence with what to write instead, a sentence an attribute.

use crate::cookies::{Meaning, Outcome, Reason, Requirement, SameSite, Timestamp, Warning};
use crate::pages::text::{grouped, span};

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
            "`Secure` çerez yalnız güvenli bağlantıyla kurulur. Sayfayı HTTPS ile ya da `localhost` adresinde açın; `Secure` özniteliğini kaldırmayın.".to_owned(),
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
            format!("`__Host-` öneki `Secure` ve `Path=/` ister. Eksik olan: {}.", requirements(missing)),
        ),
        Reason::HttpPrefix => (
            "`__Http-` koşulları eksik",
            format!("`__Http-` öneki `Secure` ve `HttpOnly` ister. Eksik olan: {}.", requirements(missing)),
        ),
        Reason::HiddenPrefix => (
            "adsız, değeri öneke benziyor",
            "Adı olmayan bir çerezin değeri `__Host-` gibi bir önekle başlıyor; sunucu onu önekli çerez sanırdı. Çereze bir ad verin.".to_owned(),
        ),
        Reason::PartitionedInsecure => (
            "`Partitioned` ama `Secure` yok",
            "Bölmeli çerez `Secure` olmak zorundadır. `secure=True` ekleyin.".to_owned(),
        ),
        Reason::HttpOnlyFromScript => (
            "betik `HttpOnly` yazamaz",
            "`document.cookie` ile yazılan çerez `HttpOnly` olamaz. Bu özniteliği yalnız sunucu verir.".to_owned(),
        ),
        Reason::CrossSite => (
            "başka siteden gelen istek",
            "İsteği başka bir sitenin sayfası yaptı. Böyle bir yanıt yalnız `SameSite=None; Secure` çerez kurabilir.".to_owned(),
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
            "Aynı adlı `HttpOnly` bir çerez var. Betik onun yerine yenisini yazamaz; sunucu yazabilir.".to_owned(),
        ),
        Reason::NoRoom => (
            "yer kalmadı",
            "Bu alan adı için saklanabilecek çerez sayısı doldu. Kullanmadığınız çerezleri silin.".to_owned(),
        ),
    };
    (short.to_owned(), long)
}

/// What a prefix asks for and the line lacks.
pub fn requirements(missing: &[Requirement]) -> String {
    let word = |one: &Requirement| match one {
        Requirement::Secure => "`Secure`",
        Requirement::HttpOnly => "`HttpOnly`",
        Requirement::PathRoot => "`Path=/`",
        Requirement::NoDomain => "`Domain` olmaması",
    };
    missing.iter().map(word).collect::<Vec<_>>().join(", ")
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

/// What one attribute came to mean.
pub fn meaning(meaning: &Meaning, shown_path: impl Fn(&str) -> String) -> String {
    match meaning {
        Meaning::Expires { date } => format!("Çerez {} tarihine kadar yaşar.", day(*date)),
        Meaning::ExpiresCapped { asked } => {
            format!("{} istendi; tarayıcı en çok 400 gün saklar.", day(*asked))
        }
        Meaning::ExpiresDeletes { date } => format!("Tarih geçmişte ({}): satır çerezi siler.", day(*date)),
        Meaning::ExpiresOverruledByMaxAge => "`Max-Age` de var; tarayıcı ona bakar, bunu yok sayar.".to_owned(),
        Meaning::ExpiresUnreadable => "Tarih okunamadı; tarayıcı bu özniteliği yok sayar.".to_owned(),
        Meaning::MaxAge { secs } => format!("Çerez {} yaşar.", span(*secs)),
        Meaning::MaxAgeCapped { asked_secs } => {
            format!("{} istendi; tarayıcı en çok 400 gün saklar.", span(*asked_secs))
        }
        Meaning::MaxAgeDeletes => "Ömür sıfır ya da daha az: satır çerezi siler.".to_owned(),
        Meaning::MaxAgeUnreadable => "Değer tam sayı değil; tarayıcı bu özniteliği yok sayar.".to_owned(),
        Meaning::DomainWidens { domain } => format!("Çerez `{domain}` sunucusuna ve bütün alt alan adlarına gider."),
        Meaning::DomainEmpty => "Değer boş: öznitelik hiç yazılmamış sayılır.".to_owned(),
        Meaning::DomainIsHost => "Sunucunun kendi adı: çerez yalnız bu sunucuya gider.".to_owned(),
        Meaning::DomainRefused => "Bu sunucu o alan adı için çerez yazamaz.".to_owned(),
        Meaning::Path { path } => {
            let path = shown_path(&path.to_text());
            if path == "/" {
                "Çerez sitenin her sayfasına gider.".to_owned()
            } else {
                format!("Çerez `{path}` yoluna ve altındakilere gider.")
            }
        }
        Meaning::PathDefault { path } => {
            format!("Değer bir yol değil; tarayıcı isteğin kendi yolunu alır: `{}`.", shown_path(&path.to_text()))
        }
        Meaning::Secure => "Çerez yalnız güvenli bağlantıyla gider.".to_owned(),
        Meaning::HttpOnly => "JavaScript bu çerezi göremez.".to_owned(),
        Meaning::SameSite { mode } => match mode {
            SameSite::Strict => "Başka bir siteden gelen hiçbir istekle gitmez.".to_owned(),
            SameSite::Lax => "Başka bir siteden, yalnız bağlantıya tıklanınca gider.".to_owned(),
            SameSite::None => "Her siteden gelen istekle gider; `Secure` ister.".to_owned(),
            SameSite::Default => "Yazılmamış sayılır; tarayıcı `Lax` gibi davranır.".to_owned(),
        },
        Meaning::SameSiteUnknown => "Değer tanınmıyor; öznitelik yazılmamış sayılır.".to_owned(),
        Meaning::Partitioned { key } => format!("Çerez yalnız `{key}` sitesinin içindeyken kullanılır."),
        Meaning::OverruledByLater => "Aynı öznitelik daha sonra yine yazılmış; sonraki geçerlidir.".to_owned(),
        Meaning::TooLong => "Değer 1.024 baytı geçiyor; tarayıcı bu özniteliği yok sayar.".to_owned(),
        Meaning::Unknown => "Tarayıcının tanımadığı bir öznitelik; yok sayılır.".to_owned(),
        Meaning::NotRead => "Satır daha önce reddedildi; bu özniteliğe bakılmadı.".to_owned(),
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

const MONTHS: [&str; 12] = [
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
];

/// `22 Kasım 2026`.
fn day(moment: Timestamp) -> String {
    match time::OffsetDateTime::from_unix_timestamp(moment.unix_secs()) {
        Ok(date) => format!("{} {} {}", date.day(), MONTHS[usize::from(u8::from(date.month())) - 1], date.year()),
        Err(_) => "çok uzak bir".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{reason, warning_id};
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
            Warning::OnlyOnLocalhost, Warning::SafariRefusesLocalSecure, Warning::SafariKeepsInsecureNone,
            Warning::SafariIgnoresHttpPrefix, Warning::SameSiteNotWritten, Warning::NameNotAscii, Warning::NameNotToken,
            Warning::DomainNotAscii, Warning::ValueNotAscii, Warning::ValueEscaped, Warning::LooksLikePassword, Warning::LooksLikePersonalData,
        ] {
            assert!(is_known(warning_id(&one)), "{one:?}");
        }
        assert!(is_known("cerez.ayni-adli"));
    }
}
