//! A new lesson's text, and what `yeni` says about it.
//! In: the title, the file. Out: Markdown, sentences. The lesson holds as it is: a test checks it.

use std::path::Path;

use crate::pages::text::cause_of;

/// The lesson: front matter, one section that works, an exercise.
pub fn new_lesson(title: &str) -> String {
    let quoted = toml::Value::String(title.to_owned()).to_string();
    include_str!("new_lesson.md").replacen("{baslik}", &quoted, 1).replacen("{ad}", &escaped(title), 1)
}

/// A title as Markdown that shows it letter by letter.
fn escaped(title: &str) -> String {
    title.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}

/// What to do with the new file.
pub fn new_lesson_made(file: &Path, slug: &str) -> String {
    let file = file.display();
    format!(
        "Yazıldı: {file}\n\n\
         Sırada ne var?\n\
         \x20 1. Defteri açın:       cerez-defteri sun\n\
         \x20    Dersin adresi:      http://127.0.0.1:3000/ders/{slug}\n\
         \x20 2. Dosyayı düzenleyin: her kaydettiğinizde açık sayfa yenilenir.\n\
         \x20 3. Denetleyin:         cerez-defteri denetle {file}\n\n\
         Blokların hepsi örneğiyle rehberde: http://127.0.0.1:3000/egitmen\n"
    )
}

/// Why no lesson was made.
#[derive(Debug)]
pub enum NewTrouble<'a> {
    /// A title without a letter or digit.
    NoLetters {
        /// The title.
        title: &'a str,
    },
    /// A title that no list and no address can hold.
    TooLong,
    /// A title of several lines.
    SeveralLines,
    /// A lesson has this slug already.
    Taken {
        /// The slug.
        slug: &'a str,
        /// The lesson's file.
        file: &'a str,
    },
    /// The folder cannot be read or made.
    Folder {
        /// The folder.
        folder: &'a Path,
        /// The cause.
        cause: &'a std::io::Error,
    },
    /// The file cannot be written.
    File {
        /// The file.
        file: &'a Path,
        /// The cause.
        cause: &'a std::io::Error,
    },
}

/// The message for stderr.
pub fn new_trouble(trouble: &NewTrouble<'_>) -> String {
    let (what, todo) = match trouble {
        NewTrouble::NoLetters { title } => (
            format!("“{title}” başlığında harf ya da rakam yok; derse adres yapılamıyor."),
            "Bir başlık yazın: `cerez-defteri yeni \"Çerezlerle tema seçimi\"`.".to_owned(),
        ),
        NewTrouble::TooLong => (
            "Başlık çok uzun.".to_owned(),
            "En çok 80 harflik bir başlık yazın; ayrıntı `ozet` alanına gider.".to_owned(),
        ),
        NewTrouble::SeveralLines => ("Başlık tek satır olmalı.".to_owned(), "Satır sonlarını silin.".to_owned()),
        NewTrouble::Taken { slug, file } => (
            format!("`{slug}` kısa adı kullanılıyor: `{file}`. Hiçbir dosyaya dokunulmadı."),
            "Başka bir başlık seçin ya da o dersi düzenleyin.".to_owned(),
        ),
        NewTrouble::Folder { folder, cause } => (
            format!("`{}` ders klasörü açılamıyor ({}).", folder.display(), cause_of(cause)),
            "`--dersler` seçeneğiyle yazabildiğiniz bir klasör verin.".to_owned(),
        ),
        NewTrouble::File { file, cause } => (
            format!("`{}` yazılamadı ({}).", file.display(), cause_of(cause)),
            "Klasörün izinlerini ve diskte yer olup olmadığını denetleyin.".to_owned(),
        ),
    };
    format!("Hata: {what}\nNe yapmalı? {todo}")
}
