//! Every Turkish sentence of the Rust code that is not in the catalogue of explanations (`messages.toml`).
//!
//! In: what happened, as values. Out: sentences in the voice of GLOSSARY §2. Cannot fail.
//! Each `match` is exhaustive, without `_`: a new variant does not compile until somebody writes its sentence.

pub mod attributes;
mod checking;
pub mod exercises;
pub mod expectations;
pub mod lesson_errors;
pub mod lesson_reasons;
mod new_lesson;
mod running;
pub mod sending;
pub mod tools;
pub mod untruths;
pub mod verdicts;

pub use checking::{CheckTrouble, Counts, check_summary, check_trouble, lessons_mended};
pub use new_lesson::{NewTrouble, new_lesson, new_lesson_made, new_trouble};
pub use running::{in_terminal, program_restarted, restart_hint, run_error, unsendable_header};

use std::io::{Error, ErrorKind};

use crate::cookies::Timestamp;
use crate::pages::{Saying, StartTrouble, Trouble};

/// What a page of trouble says: title, what happened, what to do.
pub fn trouble(trouble: Trouble) -> Saying {
    let (title, what, todo) = match trouble {
        Trouble::NotFound => (
            "Sayfa bulunamadı",
            "Bu adreste bir sayfa yok. Adres yanlış yazılmış ya da ders kaldırılmış olabilir.",
            "Adresi denetleyin ya da ders listesine dönün.",
        ),
        Trouble::MethodNotAllowed => {
            ("Bu adres bu yöntemi kabul etmiyor", "Adres doğru, istek yöntemi değil.", "Sayfayı bağlantısından açın.")
        }
        Trouble::Failed => (
            "Sayfa hazırlanamadı",
            "Defterde bir hata oluştu. Yazdığınız kod ve çerezleriniz yerinde.",
            "Sayfayı yenileyin. Sürerse defteri çalıştıran kişiye haber verin.",
        ),
        Trouble::BrokenLesson => (
            "Bu ders açılamıyor",
            "Ders dosyasında yanlışlar var. Öteki dersler çalışmaya devam ediyor.",
            "Dosyayı aşağıdaki açıklamalara göre düzeltin.",
        ),
        Trouble::NoSuchCell => (
            "Böyle bir deneme yok",
            "Adres geçerli bir dersi ya da denemeyi göstermiyor.",
            "Derse dönün ve “Dene” düğmesini kullanın.",
        ),
    };
    Saying { title: title.to_owned(), what: what.to_owned(), todo: todo.to_owned() }
}

/// Why the service did not start.
pub fn start_error(trouble: &StartTrouble<'_>) -> String {
    let (what, todo) = match trouble {
        StartTrouble::Lessons { folder, cause } if cause.kind() == ErrorKind::NotFound => (
            format!("`{folder}` ders klasörü bulunamadı."),
            "`--dersler` seçeneğiyle var olan bir klasör verin ya da seçeneği hiç yazmayın.".to_owned(),
        ),
        StartTrouble::Lessons { folder, cause } => (
            format!("`{folder}` ders klasörü okunamıyor ({}).", cause_of(cause)),
            "Klasörün izinlerini denetleyin.".to_owned(),
        ),
        StartTrouble::DataFolder { folder, cause } => (
            format!("`{folder}` veri klasörüne yazılamıyor ({}).", cause_of(cause)),
            "`--veri` seçeneğiyle yazabildiğiniz bir klasör verin.".to_owned(),
        ),
        StartTrouble::StoreFile { file } => (
            format!("`{file}` deposu açılamadı: dosya bozuk ya da Çerez Defteri deposu değil."),
            "`--depo sqlite:YOL` seçeneğiyle başka bir dosya verin ya da bu dosyayı başka yere taşıyın.".to_owned(),
        ),
        StartTrouble::Listen { address, cause } if cause.kind() == ErrorKind::AddrInUse => (
            format!("`{address}` adresi dolu: bu kapıyı başka bir program kullanıyor."),
            "O programı kapatın ya da `--adres 127.0.0.1:3001` gibi başka bir kapı verin.".to_owned(),
        ),
        StartTrouble::Listen { address, cause } if cause.kind() == ErrorKind::PermissionDenied => (
            format!("`{address}` adresi için izin yok."),
            "1024 ve üstü bir kapı verin: `--adres 127.0.0.1:3000`.".to_owned(),
        ),
        StartTrouble::Listen { address, cause } => (
            format!("`{address}` adresi dinlenemiyor ({}).", cause_of(cause)),
            "`--adres` seçeneğinde bu bilgisayarın bir adresini yazın: `127.0.0.1:3000`.".to_owned(),
        ),
        StartTrouble::Program { cause } => (
            format!("Programın kendi yeri bulunamadı ({}).", cause_of(cause)),
            "Programı tam yoluyla çalıştırın.".to_owned(),
        ),
        StartTrouble::NoRandomness => (
            "İşletim sistemi öğretmen anahtarı için rastgele değer vermedi.".to_owned(),
            "Programı `--ogretmen` olmadan başlatın.".to_owned(),
        ),
        StartTrouble::Templates => {
            ("Sayfa şablonları okunamadı.".to_owned(), "Program bozuk derlenmiş; yeniden derleyin.".to_owned())
        }
    };
    complaint(&what, &todo)
}

/// `--adres` without a port, or with a wrong one.
pub fn bad_address(text: &str) -> String {
    complaint(&format!("`--adres` değeri geçersiz: `{text}`."), "Sunucu adı ve kapı yazın: `127.0.0.1:3000`.")
}

/// `--depo` of another kind.
pub fn bad_store(text: &str) -> String {
    complaint(
        &format!("`--depo` değeri geçersiz: `{text}`."),
        "`sqlite:YOL` biçiminde yazın: `sqlite:./defter.sqlite3`.",
    )
}

/// The line that tells the teacher's address.
pub fn teacher_address(address: &str) -> String {
    format!("Öğretmen: {address}")
}

/// The async runtime could not be made.
pub fn no_runtime(cause: &Error) -> String {
    complaint(&format!("Program başlatılamadı ({}).", cause_of(cause)), "Açık programları azaltıp yeniden deneyin.")
}

fn complaint(what: &str, todo: &str) -> String {
    format!("Hata: {what}\nNe yapmalı? {todo}")
}

/// A cause of the operating system's, in a few words.
fn cause_of(cause: &Error) -> String {
    match cause.kind() {
        ErrorKind::NotFound => "bulunamadı".to_owned(),
        ErrorKind::PermissionDenied => "izin yok".to_owned(),
        ErrorKind::AlreadyExists => "aynı adda bir dosya var".to_owned(),
        ErrorKind::NotADirectory => "klasör değil".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "disk salt okunur".to_owned(),
        ErrorKind::StorageFull => "disk dolu".to_owned(),
        ErrorKind::AddrNotAvailable => "bu bilgisayarın adresi değil".to_owned(),
        // The kinds are an open list of the standard library; the number helps who looks it up.
        _ => cause.raw_os_error().map_or_else(|| "bilinmeyen neden".to_owned(), |code| format!("sistem hatası {code}")),
    }
}

/// Seconds with a decimal comma: `1`, `2,5`.
pub fn seconds(seconds: f64) -> String {
    let text = format!("{seconds:.1}");
    text.strip_suffix(".0").map_or_else(|| text.replace('.', ","), str::to_owned)
}

/// A number's digits in groups of three from four digits on: `4.096`. Other texts stay.
pub fn grouped(text: &str) -> String {
    if text.len() < 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in text.chars().enumerate() {
        if index > 0 && (text.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A span in its two largest units: `2 gün 3 saat`, `45 saniye`.
pub fn span(seconds: i64) -> String {
    let units = [(86_400, "gün"), (3_600, "saat"), (60, "dakika"), (1, "saniye")];
    let mut left = seconds.max(0);
    let mut parts = Vec::new();
    for (size, name) in units {
        let count = left / size;
        left %= size;
        if count > 0 {
            parts.push(format!("{} {name}", grouped(&count.to_string())));
        } else if !parts.is_empty() {
            break;
        }
        if parts.len() == 2 {
            break;
        }
    }
    if parts.is_empty() { "0 saniye".to_owned() } else { parts.join(" ") }
}

const MONTHS: [&str; 12] =
    ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"];

/// `22 Kasım 2026`.
pub fn day(moment: Timestamp) -> String {
    match time::OffsetDateTime::from_unix_timestamp(moment.unix_secs()) {
        Ok(date) => format!("{} {} {}", date.day(), MONTHS[usize::from(u8::from(date.month())) - 1], date.year()),
        Err(_) => "çok uzak bir".to_owned(),
    }
}

/// `22.11.2026 14:30:05 UTC`.
pub fn moment(at: Timestamp) -> String {
    let Ok(date) = time::OffsetDateTime::from_unix_timestamp(at.unix_secs()) else { return "çok uzak".to_owned() };
    format!(
        "{:02}.{:02}.{} {:02}:{:02}:{:02} UTC",
        date.day(),
        u8::from(date.month()),
        date.year(),
        date.hour(),
        date.minute(),
        date.second()
    )
}

#[cfg(test)]
mod tests {
    use super::{grouped, seconds, span};

    #[test]
    fn numbers_are_written_the_turkish_way() {
        assert_eq!((seconds(1.0), seconds(2.5)), ("1".to_owned(), "2,5".to_owned()));
        assert_eq!(
            (grouped("4096"), grouped("999"), grouped("1234567")),
            ("4.096".into(), "999".into(), "1.234.567".into())
        );
        assert_eq!(
            (span(183_600), span(45), span(86_400)),
            ("2 gün 3 saat".into(), "45 saniye".into(), "1 gün".into())
        );
    }
}
