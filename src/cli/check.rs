//! `denetle`: checks lesson files and folders, says what is wrong, and ends with 0, 1 or 2.
//!
//! In: a [`CheckConfig`]. Out: the report on stdout; 0 when all holds, 1 when something does not, 2 with a message on stderr
//! when nothing could be checked. A file is checked among its neighbours, so that its links are looked up.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::Instant;

use crate::app::check::{Report, check, pool};
use crate::cli::{complain, report, serve};
use crate::config::CheckConfig;
use crate::lessons::Catalog;
use crate::pages::text::{self, CheckTrouble};
use crate::sandbox::Pool;

/// Checks and reports.
pub(super) fn run(config: &CheckConfig) -> ExitCode {
    serve::on_runtime(run_check(config))
}

/// The lesson files that were asked for, by folder; `None` is all of a folder.
type Wanted = BTreeMap<PathBuf, Option<Vec<OsString>>>;

async fn run_check(config: &CheckConfig) -> ExitCode {
    let begun = Instant::now();
    let wanted = match wanted(&config.paths) {
        Ok(wanted) => wanted,
        Err(trouble) => return complain(&text::check_trouble(&trouble)),
    };
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return complain(&text::check_trouble(&CheckTrouble::Program { cause: &error })),
    };
    // Starting workers takes longer than reading lessons that do not parse.
    let pool = LazyLock::new(move || pool(program));
    let mut whole = Report::default();
    for (folder, files) in &wanted {
        let catalog = match Catalog::from_dir(folder) {
            Ok(catalog) => catalog,
            Err(error) => return complain(&text::check_trouble(&CheckTrouble::Folder { folder, cause: &error })),
        };
        let is_wanted = |file: &str| files.as_ref().is_none_or(|files| files.iter().any(|own| own == file));
        if !catalog.lessons.iter().any(|entry| is_wanted(&entry.file)) {
            return complain(&text::check_trouble(&CheckTrouble::NoLessons { folder }));
        }
        let mut found = check(&catalog, |entry| is_wanted(&entry.file), || Pool::clone(&pool)).await;
        for error in &mut found.errors {
            error.file = shown(folder, &error.file);
        }
        whole.errors.append(&mut found.errors);
        whole.tally += found.tally;
    }
    report::print(config.form, &whole, begun.elapsed());
    if whole.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// Sorts the paths into folders and files in them.
fn wanted(paths: &[PathBuf]) -> Result<Wanted, CheckTrouble<'_>> {
    let mut wanted = Wanted::new();
    for path in paths {
        if path.is_dir() {
            wanted.insert(path.clone(), None);
            continue;
        }
        let name = path.file_name().filter(|_| path.is_file());
        let Some(name) = name else { return Err(CheckTrouble::NoSuchPath { path }) };
        if path.extension().is_none_or(|end| end != "md") {
            return Err(CheckTrouble::NotMarkdown { path });
        }
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        if let Some(files) = wanted.entry(folder.to_owned()).or_insert_with(|| Some(Vec::new())) {
            files.push(name.to_owned());
        }
    }
    Ok(wanted)
}

/// The file as a person at this prompt can open it.
fn shown(folder: &Path, file: &str) -> String {
    if folder == Path::new(".") { file.to_owned() } else { folder.join(file).display().to_string() }
}
