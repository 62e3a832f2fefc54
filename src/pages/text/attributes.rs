//! What one attribute of a `Set-Cookie` line came to mean, in Turkish and in two lengths.
//! In: a [`Meaning`], and how a path is shown. Out: a chip, and a sentence that says what to write where something was
//! ignored. Cannot fail: the `match` is exhaustive. Rule: RFC 6265bis §5.6, whose sections `cookies::verdict` names.
//! Not here: reasons for a refusal and warnings (`verdicts`).

use crate::cookies::{Meaning, SameSite};
use crate::pages::text::{day, span};

/// The meaning as a chip and as a sentence.
pub fn meaning(meaning: &Meaning, shown_path: impl Fn(&str) -> String) -> (String, String) {
    let fixed = |short: &str, long: &str| (short.to_owned(), long.to_owned());
    let ignored = |long: &str| ("yok sayıldı".to_owned(), long.to_owned());
    match meaning {
        Meaning::Expires { date } => {
            (format!("{} gününe kadar", day(*date)), format!("Çerez {} tarihine kadar yaşar.", day(*date)))
        }
        Meaning::ExpiresCapped { asked } => (
            "400 güne indi".to_owned(),
            format!("{} istendi; tarayıcı en çok 400 gün saklar. Daha yakın bir tarih yazın.", day(*asked)),
        ),
        Meaning::ExpiresDeletes { date } => {
            ("siler".to_owned(), format!("Tarih geçmişte ({}): satır çerezi siler.", day(*date)))
        }
        Meaning::ExpiresOverruledByMaxAge => ignored("`Max-Age` de var; tarayıcı ona bakar, bunu yok sayar."),
        Meaning::ExpiresUnreadable => ignored(
            "Tarih okunamadı; tarayıcı bu özniteliği yok sayar. `Sun, 01 Mar 2026 12:00:00 GMT` biçiminde yazın.",
        ),
        Meaning::MaxAge { secs } => (format!("{} yaşar", span(*secs)), format!("Çerez {} yaşar.", span(*secs))),
        Meaning::MaxAgeCapped { asked_secs } => (
            "400 güne indi".to_owned(),
            format!("{} istendi; tarayıcı en çok 400 gün saklar. Daha kısa bir ömür yazın.", span(*asked_secs)),
        ),
        Meaning::MaxAgeDeletes => fixed("siler", "Ömür sıfır ya da daha az: satır çerezi siler."),
        Meaning::MaxAgeUnreadable => {
            ignored("Değer tam sayı değil; tarayıcı bu özniteliği yok sayar. `max_age=3600` gibi saniye yazın.")
        }
        Meaning::DomainWidens { domain } => (
            "alt alan adlarına da gider".to_owned(),
            format!("Çerez `{domain}` sunucusuna ve bütün alt alan adlarına gider."),
        ),
        Meaning::DomainEmpty => ignored("Değer boş: öznitelik hiç yazılmamış sayılır."),
        Meaning::DomainIsHost => fixed("yalnız bu sunucu", "Sunucunun kendi adı: çerez yalnız bu sunucuya gider."),
        Meaning::DomainRefused => {
            fixed("bu sunucu yazamaz", "Bu sunucu o alan adı için çerez yazamaz. `domain=` değerini kaldırın.")
        }
        Meaning::Path { path } => {
            let path = shown_path(&path.to_text());
            if path == "/" {
                fixed("bütün yollar", "Çerez sitenin her sayfasına gider.")
            } else {
                (format!("{path} ve altı"), format!("Çerez `{path}` yoluna ve altındakilere gider."))
            }
        }
        Meaning::PathDefault { path } => {
            let path = shown_path(&path.to_text());
            (
                format!("yok sayıldı: {path}"),
                format!(
                    "Değer `/` ile başlayan bir yol değil; tarayıcı isteğin kendi yolunu alır: `{path}`. `path=\"/\"` yazın."
                ),
            )
        }
        Meaning::Secure => fixed("yalnız güvenli bağlantı", "Çerez yalnız güvenli bağlantıyla gider."),
        Meaning::HttpOnly => fixed("JavaScript göremez", "JavaScript bu çerezi göremez."),
        Meaning::SameSite { mode } => match mode {
            SameSite::Strict => fixed("yalnız aynı siteden", "Başka bir siteden gelen hiçbir istekle gitmez."),
            SameSite::Lax => {
                fixed("başka siteden yalnız bağlantıyla", "Başka bir siteden, yalnız bağlantıya tıklanınca gider.")
            }
            SameSite::None => fixed("her siteden", "Her siteden gelen istekle gider; `Secure` ister."),
            SameSite::Default => fixed("yazılmamış sayıldı", "Yazılmamış sayılır; Chrome `Lax` gibi davranır."),
        },
        Meaning::SameSiteUnknown => {
            ignored("Değer tanınmıyor; öznitelik yazılmamış sayılır. `Strict`, `Lax` ya da `None` yazın.")
        }
        Meaning::Partitioned { key } => {
            ("bölmeli".to_owned(), format!("Çerez yalnız `{key}` sitesinin içindeyken kullanılır."))
        }
        Meaning::OverruledByLater => {
            ignored("Aynı öznitelik daha sonra yine yazılmış; sonraki geçerlidir. Birini kaldırın.")
        }
        Meaning::TooLong => ignored("Değer 1.024 baytı geçiyor; tarayıcı bu özniteliği yok sayar. Değeri kısaltın."),
        Meaning::Unknown => ignored("Tarayıcının tanımadığı bir öznitelik; yok sayılır. Yazımını denetleyin."),
        Meaning::NotRead => fixed("bakılmadı", "Satır daha önce reddedildi; bu özniteliğe bakılmadı."),
    }
}

#[cfg(test)]
mod tests {
    use super::meaning;
    use crate::cookies::{Meaning, SameSite, Site, Timestamp};

    #[test]
    fn every_meaning_has_a_chip_and_a_sentence() {
        let at = Timestamp::from_unix_secs(1_772_366_400);
        let all = [
            Meaning::Expires { date: at },
            Meaning::ExpiresCapped { asked: at },
            Meaning::ExpiresDeletes { date: at },
            Meaning::ExpiresOverruledByMaxAge,
            Meaning::ExpiresUnreadable,
            Meaning::MaxAge { secs: 90 },
            Meaning::MaxAgeCapped { asked_secs: 90_000_000 },
            Meaning::MaxAgeDeletes,
            Meaning::MaxAgeUnreadable,
            Meaning::DomainWidens { domain: "ornek.com".into() },
            Meaning::DomainEmpty,
            Meaning::DomainIsHost,
            Meaning::DomainRefused,
            Meaning::Path { path: "/".into() },
            Meaning::Path { path: "/x".into() },
            Meaning::PathDefault { path: "/".into() },
            Meaning::Secure,
            Meaning::HttpOnly,
            Meaning::SameSite { mode: SameSite::Strict },
            Meaning::SameSite { mode: SameSite::Lax },
            Meaning::SameSite { mode: SameSite::None },
            Meaning::SameSite { mode: SameSite::Default },
            Meaning::SameSiteUnknown,
            Meaning::Partitioned { key: Site::opaque() },
            Meaning::OverruledByLater,
            Meaning::TooLong,
            Meaning::Unknown,
            Meaning::NotRead,
        ];
        for one in all {
            let (short, long) = meaning(&one, str::to_owned);
            assert!(!short.is_empty() && !short.ends_with('.') && short.chars().count() < 40, "{one:?}: {short}");
            assert!(long.ends_with('.') && long.matches('`').count().is_multiple_of(2), "{one:?}: {long}");
        }
    }
}
