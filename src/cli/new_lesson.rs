//! `yeni`: writes a lesson to begin with, under the next number.
//!
//! In: a [`NewConfig`]. Out: the file's name and what to do next on stdout; 2 with a message on stderr when nothing was made.
//! Never overwrites: the file is opened as one that must not be there, and a slug that is taken is refused.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::complain;
use crate::config::NewConfig;
use crate::lessons::{Catalog, slug_of};
use crate::pages::text::{self, NewTrouble};

/// Longest title, characters.
const TITLE: usize = 80;

/// Makes the lesson.
pub(super) fn run(config: &NewConfig) -> ExitCode {
    let title = config.title.trim();
    let slug = slug_of(title);
    let trouble = if title.chars().count() > TITLE {
        Some(NewTrouble::TooLong)
    } else if title.contains(char::is_control) {
        Some(NewTrouble::SeveralLines)
    } else if slug.is_empty() {
        Some(NewTrouble::NoLetters { title })
    } else {
        None
    };
    if let Some(trouble) = trouble {
        return complain(&text::new_trouble(&trouble));
    }
    let folder = &config.folder;
    let catalog = match fs::create_dir_all(folder).and_then(|()| Catalog::from_dir(folder)) {
        Ok(catalog) => catalog,
        Err(cause) => return complain(&text::new_trouble(&NewTrouble::Folder { folder, cause: &cause })),
    };
    if let Some(taken) = catalog.entry(&slug) {
        return complain(&text::new_trouble(&NewTrouble::Taken { slug: &slug, file: &taken.file }));
    }
    let number = catalog.lessons.iter().map(|entry| entry.number).max().unwrap_or(0).saturating_add(1);
    let file = folder.join(format!("{number:02}-{slug}.md"));
    match write(&file, &text::new_lesson(title)) {
        Ok(()) => {
            let said = text::new_lesson_made(&shown(&file), &slug);
            // Whoever closed the pipe knows enough.
            let _ = io::stdout().write_all(said.as_bytes());
            ExitCode::SUCCESS
        }
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {
            let name = file.display().to_string();
            complain(&text::new_trouble(&NewTrouble::Taken { slug: &slug, file: &name }))
        }
        Err(cause) => complain(&text::new_trouble(&NewTrouble::File { file: &file, cause: &cause })),
    }
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(file)?.write_all(text.as_bytes())
}

/// Without a leading `./`.
fn shown(file: &Path) -> PathBuf {
    file.strip_prefix(".").unwrap_or(file).to_owned()
}
