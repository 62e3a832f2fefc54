//! What the workbook says when it refuses a request itself.
//! In: the refusal's values. Out: what happened, and what to do. (`live` names the refusals; `app` brings them here.)

use crate::pages::text::grouped;

/// The refusals, as `pages` knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are those of `live::Refused`, which documents them")]
pub enum Refusal {
    NoSuchCell,
    BadAddress,
    TooLong(usize),
    NoBody,
    SourceTooLong(usize),
    NotText,
    CommonBench,
    BadOrder,
    StoreFailed,
    TooManyStreams,
    CrossSite,
    TooEarly,
    NothingToCopy,
    OtherName,
}

/// What happened, and what to do.
pub fn refusal(refusal: Refusal) -> (String, String) {
    let bytes = |count: usize| grouped(&count.to_string());
    let (what, todo) = match refusal {
        Refusal::NoSuchCell => ("Böyle bir deneme yok.".to_owned(), "Derse dönün ve sayfayı yenileyin."),
        Refusal::BadAddress => ("Adres geçerli değil.".to_owned(), "Derse dönün ve “Dene” düğmesini kullanın."),
        Refusal::TooLong(limit) => {
            (format!("İsteğin gövdesi çok uzun: sınır {} bayt.", bytes(limit)), "Daha kısa bir gövde gönderin.")
        }
        Refusal::NoBody => ("İsteğin gövdesi zamanında gelmedi.".to_owned(), "İsteği yeniden gönderin."),
        Refusal::SourceTooLong(limit) => (format!("Kod çok uzun: sınır {} bayt.", bytes(limit)), "Kodu kısaltın."),
        Refusal::NotText => ("Kod UTF-8 metin değil.".to_owned(), "Kodu düz metin olarak yapıştırın."),
        Refusal::CommonBench => {
            ("Bu ortak atölye değiştirilemez.".to_owned(), "JavaScript’i açın; sayfa size ait bir atölye oluşturur.")
        }
        Refusal::BadOrder => ("İstek okunamadı.".to_owned(), "Satırı `ad=değer` biçiminde yazın."),
        Refusal::StoreFailed => (
            "Kodunuz saklanamadı ya da okunamadı.".to_owned(),
            "Yeniden deneyin. Sürerse defteri çalıştıran kişiye haber verin.",
        ),
        Refusal::TooManyStreams => {
            ("Bu atölye çok sayıda sekmede açık.".to_owned(), "Kullanmadığınız sekmeleri kapatın.")
        }
        Refusal::CrossSite => (
            "Bu istek başka bir sitenin sayfasından geldi; kabul edilmedi.".to_owned(),
            "İşlemi defterin kendi sayfasından yapın.",
        ),
        Refusal::TooEarly => (
            "Çözüm iki denemeden sonra açılır.".to_owned(),
            "Önce “Kontrol et” düğmesiyle deneyin ya da çözümü istediğinizi onaylayın.",
        ),
        Refusal::NothingToCopy => {
            ("Kopyalanacak çerez o tarayıcıda yok.".to_owned(), "Önce çerezi alacağınız tarayıcıyla istek gönderin.")
        }
        Refusal::OtherName => (
            "Bu sunucu adında yalnız bazı denemeler çalışır; bu onlardan biri değil.".to_owned(),
            "Derse defterin kendi adresinden girin.",
        ),
    };
    (what, todo.to_owned())
}
