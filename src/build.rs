//! Lists the files that live inside the binary: `static/`, `lessons/`, the page templates and the teachers' guide.
//! In: those folders. Out: `$OUT_DIR/embedded.rs` with one `(name, bytes)` slice for each. Fails when a folder is unreadable.
//! Not here: compression and entity tags, which `app::asset` makes once at start.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    // Frozen by a macro that does not say which files it has read.
    println!("cargo:rerun-if-changed={}", root.join("src/sandbox/python").display());
    let mut text = String::new();
    for (name, folder) in [
        ("STATIC", "static"),
        ("LESSONS", "lessons"),
        ("TEMPLATES", "src/pages/templates"),
        ("GUIDE", "src/pages/guide"),
    ] {
        let base = root.join(folder);
        println!("cargo:rerun-if-changed={}", base.display());
        let mut files = Vec::new();
        if base.is_dir() {
            collect(&base, &mut files)?;
        }
        files.sort();
        let _ = writeln!(text, "pub(crate) static {name}: &[(&str, &[u8])] = &[");
        for file in files {
            let own = file.strip_prefix(&base).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
            let _ = writeln!(text, "    ({own:?}, include_bytes!({:?})),", file.to_string_lossy());
        }
        text.push_str("];\n");
    }
    fs::write(PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("embedded.rs"), text)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
