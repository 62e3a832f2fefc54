//! Arguments to a command; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    cerez_defteri::cli::run(std::env::args_os())
}
