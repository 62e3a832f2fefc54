//! Why a cookie does not come along, in Turkish: the rules' reasons, and what may be wrong when a browser keeps other rules.
//! In: a [`Withheld`], or an [`Unkept`]. Out: a chip and a sentence with what to do. Cannot fail: the matches are exhaustive.
//! Rule: RFC 6265bis §5.8.3; Safari's and Chromium's habits as `cookies::trustworthy` notes them.
//! Not here: why a line is refused (`verdicts`).

use crate::cookies::Withheld;

/// Why a cookie stays at home: a chip and a sentence.
pub fn withheld(withheld: Withheld) -> (&'static str, &'static str) {
    match withheld {
        Withheld::Expired => ("süresi doldu", "Çerezin ömrü bu andan önce bitti. Daha uzun bir `max_age` yazın."),
        Withheld::Domain => (
            "başka sunucunun",
            "Çerez bu sunucuya ait değil. Alt alan adlarına da gitsin istiyorsanız yazarken `domain=` verin.",
        ),
        Withheld::Path => (
            "yol uymuyor",
            "Çerezin `Path` değeri bu yolu kapsamıyor. Her sayfaya gitsin istiyorsanız `path=\"/\"` yazın.",
        ),
        Withheld::Insecure => {
            ("bağlantı güvenli değil", "`Secure` çerez yalnız güvenli bağlantıyla gider. Sayfayı HTTPS ile açın.")
        }
        Withheld::HttpOnly => {
            ("JavaScript göremez", "`HttpOnly` çerez `document.cookie` içinde görünmez; yalnız istekle gider.")
        }
        Withheld::OtherPartition => {
            ("başka bölmede", "Bölmeli çerez yalnız yazıldığı üst sitenin içindeyken kullanılır.")
        }
        Withheld::Strict => (
            "`SameSite=Strict`",
            "İstek başka bir siteden başladı. Bağlantıya tıklanınca gitsin istiyorsanız `samesite=\"Lax\"` yazın.",
        ),
        Withheld::Lax => (
            "`SameSite=Lax`",
            "İstek başka bir siteden başladı ve bir bağlantıya tıklama değil. Gerçekten gerekiyorsa `samesite=\"None\", secure=True` yazın.",
        ),
        Withheld::ThirdPartyBlocked => (
            "üçüncü taraf çerezleri kapalı",
            "Tarayıcı üçüncü taraf çerezlerini engelliyor. Çerezi kendi sitenizde kullanın.",
        ),
    }
}

/// Why, most likely, a real browser did not keep what the rules let it keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unkept {
    /// Safari and `Secure` over plain `http` on this computer.
    SafariLocalSecure,
    /// Another browser and `Secure` over plain `http`.
    SecureOverHttp,
    /// `Partitioned`, which older browsers do not know or which they switch off.
    Partitioned,
    /// The browser sent no cookie at all.
    NoneSent,
    /// The old value came instead.
    OldValue,
    /// The page was opened by an address of the local network.
    LocalNetwork,
    /// Nothing points anywhere.
    Unknown,
}

/// A chip, and what may be the matter with what to do.
pub fn unkept(unkept: Unkept) -> (&'static str, &'static str) {
    match unkept {
        Unkept::SafariLocalSecure => (
            "Safari ve `Secure`",
            "Safari `localhost` için ayrıcalık tanımaz: HTTP ile gelen `Secure` çerezi saklamaz. Bu denemeyi Chrome ya da Firefox ile yapın.",
        ),
        Unkept::SecureOverHttp => (
            "`Secure` ama bağlantı HTTP",
            "Tarayıcınız HTTP ile gelen `Secure` çerezi `localhost` adresinde de saklamıyor olabilir. Tarayıcıyı güncelleyin ya da Chrome veya Firefox ile deneyin.",
        ),
        Unkept::Partitioned => (
            "`Partitioned` desteği",
            "Tarayıcınız bölmeli çerezi tanımıyor ya da kapatmış olabilir. Güncel bir tarayıcıyla deneyin.",
        ),
        Unkept::NoneSent => (
            "çerezler kapalı olabilir",
            "Tarayıcınız bu adrese hiç çerez göndermedi. Ayarlarında çerezler kapalı olabilir ya da bir eklenti onları engelliyor olabilir; bu site için izin verin.",
        ),
        Unkept::OldValue => (
            "eski değer duruyor",
            "Tarayıcınız yeni değeri almadı, eskisini göndermeyi sürdürüyor. Çerezi silip yeniden deneyin.",
        ),
        Unkept::LocalNetwork => (
            "yerel ağ adresi",
            "Sayfayı sınıf ağındaki bir adresten açtınız. Tarayıcı ya da ağ kuralları bu adresin çerezlerini kısıtlıyor olabilir; gizli pencerede değilseniz site ayarlarına bakın.",
        ),
        Unkept::Unknown => (
            "nedeni bilinmiyor",
            "Kurallara göre saklanmalıydı. Bir tarayıcı ayarı ya da eklentisi engellemiş olabilir; gizlilik ayarlarına bakın.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Unkept, unkept, withheld};
    use crate::cookies::Withheld;

    #[test]
    fn every_cause_has_a_chip_and_a_sentence() {
        let rules = [
            Withheld::Expired,
            Withheld::Domain,
            Withheld::Path,
            Withheld::Insecure,
            Withheld::HttpOnly,
            Withheld::OtherPartition,
            Withheld::Strict,
            Withheld::Lax,
            Withheld::ThirdPartyBlocked,
        ];
        let habits = [
            Unkept::SafariLocalSecure,
            Unkept::SecureOverHttp,
            Unkept::Partitioned,
            Unkept::NoneSent,
            Unkept::OldValue,
            Unkept::LocalNetwork,
            Unkept::Unknown,
        ];
        for (short, long) in rules.map(withheld).into_iter().chain(habits.map(unkept)) {
            assert!(!short.is_empty() && !short.ends_with('.') && long.ends_with('.'), "{short}: {long}");
            assert!(long.matches('`').count().is_multiple_of(2), "{long}");
        }
    }
}
