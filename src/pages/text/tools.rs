//! What the tools say: what is wrong with an input, what a signature came to.
//! In: a [`ToolError`], a [`Rejection`]. Out: Turkish. Cannot fail: the matches are exhaustive. An input is never repeated
//! in a sentence: it may be a key.

use crate::cookies::UrlError;
use crate::pages::text::{grouped, span};
use crate::pages::tools::ToolError;
use crate::sessions::signed::Rejection;

/// What is wrong with what was pasted: what, and what to do.
pub fn tool_error(error: ToolError) -> (String, String) {
    let place =
        |index: Option<usize>| index.map_or_else(|| "Hedef adres".to_owned(), |index| format!("{}. adres", index + 1));
    let (what, todo) = match error {
        ToolError::NotJson => (
            "Gönderilen veri okunamadı.".to_owned(),
            "JSON’u ve alan adlarını denetleyin: `adresler`, `adres`, `satirlar`, `zaman`, `hedef`; öteki araçta `cerez`, `anahtar`.",
        ),
        ToolError::TooLong(limit) => {
            (format!("Yapıştırılan metin çok uzun: sınır {} bayt.", grouped(&limit.to_string())), "Metni kısaltın.")
        }
        ToolError::NoAddress => ("Adres yok.".to_owned(), "En az bir adres ve bir `Set-Cookie` satırı yazın."),
        ToolError::TooManyAddresses(limit) => {
            (format!("En çok {limit} adres yazılabilir."), "Adreslerin bir kısmını kaldırın.")
        }
        ToolError::TooManyLines(limit) => {
            (format!("En çok {limit} satır yazılabilir."), "Satırların bir kısmını kaldırın.")
        }
        ToolError::BadAddress(index, cause) => match cause {
            UrlError::Scheme => (
                format!("{}: `http://` ya da `https://` ile başlamıyor.", place(index)),
                "Adresin tamamını yazın: `https://ornek.com/giris`.",
            ),
            UrlError::Host => (
                format!("{}: sunucu adı yok ya da geçersiz.", place(index)),
                "`https://` sözünden sonra bir sunucu adı yazın: `https://ornek.com/`.",
            ),
            UrlError::Port => (
                format!("{}: kapı 65.535’e kadar bir sayı olmalı.", place(index)),
                "Kapıyı düzeltin ya da kaldırın: `http://localhost:3000/`.",
            ),
        },
        ToolError::BadTime(index) => (
            format!("{}: zaman okunamadı.", place(index)),
            "`2026-11-22T14:30:00Z`, `2026-11-22`, `Date` başlığının değeri ya da 1970’ten beri geçen saniye yazın.",
        ),
        ToolError::BadStart => (
            "İsteğin nasıl başladığı tanınmadı.".to_owned(),
            "`adres-cubugu`, `baska-site-baglanti`, `baska-site-form`, `baska-site-ic` ya da `betik` yazın.",
        ),
        ToolError::NoCookie => ("Çerez yok.".to_owned(), "`session` çerezinin değerini yapıştırın."),
        ToolError::BadCookie(rejection) => {
            let (_, long) = rejected(rejection);
            return (long, "Değerin tamamını kopyaladığınızı denetleyin. Sunucu taraflı oturumun çerezi yalnız bir kimliktir; içinde veri yoktur.".to_owned());
        }
        ToolError::BadPayload => (
            "Yeni yük bir JSON nesnesi değil.".to_owned(),
            "Süslü ayraçla başlayın ve adları çift tırnakla yazın: `{\"ad\":\"Levent\"}`.",
        ),
        ToolError::NoKey => ("Yeniden imzalamak için gizli anahtar gerekir.".to_owned(), "Gizli anahtarı da yazın."),
        ToolError::BadLifetime => ("Ömür okunamadı.".to_owned(), "Ömrü saniye olarak yazın: `2678400`."),
    };
    (what, todo.to_owned())
}

/// Why a session cookie is not believed: a chip and a sentence.
pub fn rejected(rejection: Rejection) -> (&'static str, String) {
    match rejection {
        Rejection::Malformed => (
            "biçim uymuyor",
            "Bu değer Flask’ın oturum çerezi değil: nokta ile ayrılmış üç bölüm (yük, zaman, imza) yok.".to_owned(),
        ),
        Rejection::BadSignature => (
            "imza tutmuyor",
            "Bu anahtarla bu imza çıkmaz: ya anahtar başka ya da çerez yolda değiştirilmiş. Flask böyle bir oturumu boş sayar.".to_owned(),
        ),
        Rejection::BadTimestamp => ("zaman okunamadı", "İmza tutuyor, ama zaman bölümü bir sayı değil.".to_owned()),
        Rejection::Expired { age_secs } => (
            "süresi dolmuş",
            format!(
                "İmza tutuyor, ama çerez {} önce imzalanmış. Flask bu kadar eski bir oturumu boş sayar.",
                span(i64::try_from(age_secs).unwrap_or(i64::MAX))
            ),
        ),
        Rejection::FromTheFuture { ahead_secs } => (
            "gelecekten",
            format!(
                "İmza tutuyor, ama çerez {} sonrasının zamanını taşıyor. Saatlerden biri yanlış.",
                span(i64::try_from(ahead_secs).unwrap_or(i64::MAX))
            ),
        ),
        Rejection::BadPayload => ("yük okunamadı", "Yük bölümü çözülemedi: Base64 ya da sıkıştırma bozuk.".to_owned()),
        Rejection::PayloadTooLarge => ("yük çok büyük", "Yük açılınca 64 KB sınırını geçiyor; açılmadı.".to_owned()),
    }
}

/// No key was given.
pub const NO_KEY: (&str, &str) = (
    "anahtar verilmedi",
    "Yükü okumak için anahtar gerekmez. İmzanın tutup tutmadığını görmek için gizli anahtarı da yazın.",
);

/// The signature holds.
pub const HOLDS: (&str, &str) =
    ("imza tutuyor", "Çerezi bu anahtarı bilen biri imzalamış ve sonra kimse değiştirmemiş.");

/// What a tag of Flask's JSON stands for, by its key.
pub fn tag(key: &str) -> Option<&'static str> {
    Some(match key {
        " di" => "sözlük (adı etiketle karışmasın diye sarılmış)",
        " t" => "demet (tuple)",
        " b" => "bayt dizisi, Base64 ile",
        " m" => "HTML olarak güvenli metin (Markup)",
        " u" => "UUID",
        " d" => "tarih ve saat",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::tool_error;
    use crate::cookies::UrlError;
    use crate::pages::tools::ToolError;
    use crate::sessions::signed::Rejection;

    #[test]
    fn every_mistake_says_what_and_what_to_do() {
        let all = [
            ToolError::NotJson,
            ToolError::TooLong(65_536),
            ToolError::NoAddress,
            ToolError::TooManyAddresses(8),
            ToolError::TooManyLines(200),
            ToolError::BadAddress(Some(0), UrlError::Scheme),
            ToolError::BadAddress(None, UrlError::Host),
            ToolError::BadAddress(None, UrlError::Port),
            ToolError::BadTime(Some(1)),
            ToolError::BadStart,
            ToolError::NoCookie,
            ToolError::BadCookie(Rejection::Malformed),
            ToolError::BadPayload,
            ToolError::NoKey,
            ToolError::BadLifetime,
        ];
        for error in all {
            let (what, todo) = tool_error(error);
            assert!(what.ends_with('.') && todo.ends_with('.'), "{error:?}: {what} {todo}");
        }
    }
}
