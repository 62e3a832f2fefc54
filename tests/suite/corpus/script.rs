//! The corpus on disk: `tests/corpus/NAME.py` with its requests in `NAME.http` and its templates in `NAME.sablonlar/`.
//! Requests are parted by `###`; `@bekle SECONDS` and `@cerez-yaz name=value` stand before the request line, header lines
//! after it, and a body after a blank line (a multipart one gets CRLF). A program without requests must not load.

use std::fs;
use std::path::{Path, PathBuf};

/// What happens before a request.
#[derive(Debug)]
pub(crate) enum Act {
    Wait(f64),
    WriteCookie(String, String),
}

/// One request, without cookies of the browser's.
#[derive(Debug)]
pub(crate) struct Sending {
    pub(crate) acts: Vec<Act>,
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// One program, copied to a folder of its own as a student has it.
pub(crate) struct Script {
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    pub(crate) source: String,
    pub(crate) sendings: Vec<Sending>,
}

/// All programs in the order of their names.
pub(crate) fn all(into: &Path) -> Vec<Script> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the corpus")
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".py")?.to_owned()))
        .collect();
    names.sort();
    names.into_iter().map(|name| one(&folder, into, name)).collect()
}

fn one(folder: &Path, into: &Path, name: String) -> Script {
    let own = into.join(&name);
    fs::create_dir(&own).expect("a folder of its own");
    let file = own.join(format!("{name}.py"));
    let source = fs::read_to_string(folder.join(format!("{name}.py"))).expect("a program");
    fs::write(&file, &source).expect("written");
    for (beside, called) in [("sablonlar", "templates"), ("statik", "static")] {
        let from = folder.join(format!("{name}.{beside}"));
        if from.is_dir() {
            fs::create_dir(own.join(called)).expect("a folder");
            for entry in fs::read_dir(from).expect("files").flatten() {
                fs::copy(entry.path(), own.join(called).join(entry.file_name())).expect("copied");
            }
        }
    }
    let requests = fs::read_to_string(folder.join(format!("{name}.http"))).unwrap_or_default();
    let sendings = parse(&requests);
    // The real path, as `calistir` and `flask run` see it.
    Script { name, file: file.canonicalize().expect("there"), source, sendings }
}

/// The requests of a `.http` file.
pub(crate) fn parse(text: &str) -> Vec<Sending> {
    let mut sendings = Vec::new();
    for block in text.split("\n###\n") {
        let mut lines = block.trim_matches('\n').lines().peekable();
        let mut acts = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('@')) {
            let (verb, rest) = line.split_once(' ').expect("an action with its value");
            acts.push(match verb {
                "@bekle" => Act::Wait(rest.parse().expect("seconds")),
                "@cerez-yaz" => {
                    let (name, value) = rest.split_once('=').expect("name=value");
                    Act::WriteCookie(name.to_owned(), value.to_owned())
                }
                other => panic!("{other} is no action of the corpus"),
            });
        }
        let Some(line) = lines.next() else { continue };
        let (method, target) = line.split_once(' ').expect("a request line");
        let mut headers = Vec::new();
        for line in lines.by_ref().take_while(|line| !line.is_empty()) {
            let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("{line:?} is no header"));
            headers.push((name.to_owned(), value.to_owned()));
        }
        let multipart = headers.iter().any(|(_, value)| value.starts_with("multipart/"));
        let body = lines.collect::<Vec<_>>().join(if multipart { "\r\n" } else { "\n" });
        sendings.push(Sending { acts, method: method.to_owned(), target: target.to_owned(), headers, body });
    }
    sendings
}
