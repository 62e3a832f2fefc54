//! The binary itself, serving on a free port.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::test_app::lessons;

/// The binary, undisturbed by the environment.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cerez-defteri"));
    for name in ["CEREZ_ADRES", "CEREZ_DERSLER", "CEREZ_VERI", "CEREZ_DEPO"] {
        command.env_remove(name);
    }
    command
}

/// A running `sun` on this data folder, and its address; the caller ends it.
pub fn started(data: &Path) -> (Child, String) {
    let mut child = command()
        .args(["sun", "--adres", "127.0.0.1:0", "--dersler"])
        .arg(lessons())
        .arg("--veri")
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("stdout")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("Hazır: http://").unwrap_or_else(|| panic!("ready line: {line}")).to_owned();
    (child, address)
}
