//! The arrows between rooms (DESIGN §3): `main -> cli -> app -> {pages, live} -> {lessons, sandbox, sessions, store} ->
//! {cookies, exchange}`. Reads `use` lines and full paths; a wrong arrow, or a crate outside its room, fails.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms by height; a room may use those below its own floor.
const FLOORS: [&[&str]; 5] =
    [&["cli"], &["app"], &["pages", "live"], &["lessons", "sandbox", "sessions", "store"], &["cookies", "exchange"]];

/// Crates and the rooms that may import them.
const CRATES: &[(&str, &[&str])] = &[
    ("axum", &["app", "live"]),
    ("tower_http", &["app"]),
    ("hyper", &["app"]),
    ("hyper_util", &["app"]),
    ("brotli", &["app"]),
    ("minijinja", &["pages", "sandbox"]),
    ("tower_cookies", &["app", "live"]),
    ("lol_html", &["live"]),
    ("pulldown_cmark", &["lessons"]),
    ("frostem", &["pages"]),
    ("rustpython_vm", &["sandbox"]),
    ("rusqlite", &["store"]),
    ("clap", &["cli"]),
    ("annotate_snippets", &["cli"]),
    ("notify_debouncer_full", &["lessons"]),
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// First names of every path after `crate::` in code; `crate::{a::b, c::{d, e}}` gives `a` and `c`.
fn rooms_named(code: &str) -> Vec<String> {
    let plain: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let word = |text: &str| {
        text.trim_start()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
    };
    let mut names = Vec::new();
    for (at, prefix) in plain.match_indices("crate::") {
        let rest = &plain[at + prefix.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            names.extend(word(rest));
            continue;
        };
        let (mut depth, mut from) = (1, 0);
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && c == ',') {
                names.extend(word(&list[from..at]));
                from = at + 1;
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

#[test]
fn a_list_of_rooms_is_read_across_lines() {
    let code = "use crate::{\n    cookies::{Jar, Url},\n    store,\n};\n// crate::app\nlet x = crate::live::y();";
    assert_eq!(rooms_named(code), ["cookies", "store", "live"]);
}

#[test]
fn every_import_points_down_and_crates_stay_in_their_rooms() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 60, "the sources were found");
    let mut wrong = Vec::new();
    for file in files {
        let own = file.strip_prefix(&root).expect("below src");
        let room = own.components().next().expect("a part").as_os_str().to_string_lossy().into_owned();
        let Some(height) = floor(&room) else { continue };
        let text = fs::read_to_string(&file).expect("readable");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for name in rooms_named(code) {
            if let Some(other) = floor(&name)
                && name != room
                && other <= height
            {
                wrong.push(format!("{}: {room} -> {name}", own.display()));
            }
        }
        for (name, rooms) in CRATES {
            let used = code.contains(&format!("use {name}::")) || code.contains(&format!(" {name}::"));
            if used && !rooms.contains(&room.as_str()) {
                wrong.push(format!("{}: {name} in {room}", own.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "wrong arrows:\n{}", wrong.join("\n"));
}
