//! What `denetle` says of itself: why it could not check, and the line at its end.
//! In: the trouble, or the counts. Out: sentences.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::time::Duration;

use crate::pages::text::cause_of;

/// Why nothing could be checked.
#[derive(Debug)]
pub enum CheckTrouble<'a> {
    /// A path that is not there.
    NoSuchPath {
        /// The path.
        path: &'a Path,
    },
    /// A file that is no Markdown.
    NotMarkdown {
        /// The file.
        path: &'a Path,
    },
    /// A folder that cannot be read.
    Folder {
        /// The folder.
        folder: &'a Path,
        /// The cause.
        cause: &'a Error,
    },
    /// A folder without lessons.
    NoLessons {
        /// The folder.
        folder: &'a Path,
    },
    /// Where this binary lies is not known.
    Program {
        /// The cause.
        cause: &'a Error,
    },
}

/// The message for stderr.
pub fn check_trouble(trouble: &CheckTrouble<'_>) -> String {
    let (what, todo) = match trouble {
        CheckTrouble::NoSuchPath { path } => (
            format!("`{}` bulunamadı.", path.display()),
            "Bir ders dosyasının ya da klasörünün yolunu yazın: `cerez-defteri denetle lessons`.".to_owned(),
        ),
        CheckTrouble::NotMarkdown { path } => (
            format!("`{}` bir ders dosyası değil.", path.display()),
            "Adı `.md` ile biten bir dosya ya da bir klasör verin.".to_owned(),
        ),
        CheckTrouble::Folder { folder, cause } if cause.kind() == ErrorKind::PermissionDenied => {
            (format!("`{}` klasörü için izin yok.", folder.display()), "Klasörün izinlerini denetleyin.".to_owned())
        }
        CheckTrouble::Folder { folder, cause } => (
            format!("`{}` klasörü okunamıyor ({}).", folder.display(), cause_of(cause)),
            "Klasörün izinlerini denetleyin.".to_owned(),
        ),
        CheckTrouble::NoLessons { folder } => (
            format!("`{}` klasöründe ders yok.", folder.display()),
            "İlk dersi açmak için: `cerez-defteri yeni \"Başlık\"`.".to_owned(),
        ),
        CheckTrouble::Program { cause } => (
            format!("Programın kendi yeri bilinmiyor ({}).", cause_of(cause)),
            "Programı tam yoluyla çalıştırın.".to_owned(),
        ),
    };
    format!("Hata: {what}\nNe yapmalı? {todo}")
}

/// After mistakes in the lessons were told.
pub fn lessons_mended() -> &'static str {
    "Derslerdeki yanlışlar düzeldi."
}

/// What was looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Lesson files.
    pub lessons: usize,
    /// Cells.
    pub cells: usize,
    /// Requests.
    pub requests: usize,
    /// Expectations.
    pub expectations: usize,
    /// Exercises.
    pub exercises: usize,
    /// Mistakes.
    pub errors: usize,
}

/// The last line of a report.
pub fn check_summary(counts: Counts, took: Duration) -> String {
    let seconds = format!("{:.1}", took.as_secs_f64()).replace('.', ",");
    let Counts { lessons, cells, requests, expectations, exercises, errors } = counts;
    let looked = format!(
        "{lessons} ders, {cells} deneme, {requests} istek, {expectations} beklenti, {exercises} alıştırma; {seconds} saniye"
    );
    match errors {
        0 => format!("Hepsi doğru: {looked}."),
        errors => format!("{errors} yanlış bulundu ({looked})."),
    }
}
