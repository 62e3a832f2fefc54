//! One Flask file and what lies beside it, as the sandbox takes it.
//!
//! In: a path. Out: a [`Program`] with the file's real path and its templates, and the folder of its static files.
//! Fails: [`RunError`] when the file is missing, unreadable or not UTF-8. Templates: every UTF-8 file below `templates/` and
//! below folders that the source names as `template_folder="…"`, up to a bound.
//! Not here: other modules beside the file; the sandbox imports none.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::single::RunError;
use crate::sandbox::{AppKey, Program};

/// Bytes of all templates together; more would not fit a message to a worker.
const TEMPLATE_BYTES: usize = 4 * 1024 * 1024;

/// A file to run.
pub(super) struct FlaskFile {
    pub(super) program: Program,
    pub(super) statics: PathBuf,
}

/// Reads the file and its templates. `app` finds `app.py`, as with `flask --app app`.
pub(super) fn read(path: &Path) -> Result<FlaskFile, RunError> {
    let path = if path.extension().is_none() && !path.exists() { path.with_extension("py") } else { path.to_owned() };
    let unreadable = |source| RunError::Unreadable { path: path.clone(), source };
    let path = path.canonicalize().map_err(unreadable)?;
    let bytes = fs::read(&path).map_err(|source| RunError::Unreadable { path: path.clone(), source })?;
    let source = String::from_utf8(bytes).map_err(|_| RunError::NotText(path.clone()))?;
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    let folder = path.parent().unwrap_or_else(|| Path::new("/"));
    let mut templates = Vec::new();
    let mut room = TEMPLATE_BYTES;
    for name in std::iter::once("templates").chain(folders_named(source, "template_folder")) {
        let root = folder.join(name);
        gather(&root, &root, &mut room, &mut templates);
    }
    let static_folder = folders_named(source, "static_folder").next().unwrap_or("static");
    let program = Program {
        key: AppKey { workspace: Arc::from(path.to_string_lossy()), lesson: Arc::from("calistir"), cell: 1 },
        edited: true,
        source: Arc::from(source),
        file_name: Arc::from(path.to_string_lossy()),
        templates: Arc::new(templates),
    };
    Ok(FlaskFile { program, statics: folder.join(static_folder) })
}

/// The values of `name="…"` in the source: which folders to read must be known before Python runs.
fn folders_named<'a>(source: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    source.match_indices(name).filter_map(move |(at, _)| {
        let rest = source[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next().filter(|folder| !folder.is_empty())
    })
}

/// Adds the text files below `folder`, named by their path from `root` with `/`. The first of one name stays.
fn gather(root: &Path, folder: &Path, room: &mut usize, templates: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            // A folder that is a link could lead back to where we are.
            if !path.is_symlink() {
                gather(root, &path, room, templates);
            }
            continue;
        }
        let Ok(name) = path.strip_prefix(root) else { continue };
        let name = name.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if text.len() <= *room && templates.iter().all(|(known, _)| *known != name) {
            *room -= text.len();
            templates.push((name, text));
        }
    }
}

/// The bytes of a static file; `None` when there is no such file, or the name leads out of the folder.
pub(super) fn static_file(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let root = folder.canonicalize().ok()?;
    let path = root.join(name).canonicalize().ok()?;
    if !path.starts_with(&root) || !path.is_file() {
        return None;
    }
    match fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            if error.kind() != ErrorKind::NotFound {
                tracing::warn!(%error, "static file not read");
            }
            None
        }
    }
}

/// The `Content-Type` that Flask gives a file of this name.
pub(super) fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "css" => "text/css; charset=utf-8",
        "html" | "htm" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "xml" => "text/xml; charset=utf-8",
        "pdf" => "application/pdf",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/vnd.microsoft.icon",
        _ => "application/octet-stream",
    }
}
