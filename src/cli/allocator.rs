//! Sets glibc's allocator for a server, which it reads from the environment when a program starts, and only then.
//!
//! In: nothing. Out: this very process, once more from its beginning, with the setting; or nothing, where it is set already or
//! cannot be. Rule: glibc manual, "Memory Allocation Tunables"; other C libraries do not know the name.
//! A request's objects are taken by one thread and given back by another, more of one size than the seven that a thread
//! keeps at hand by default: the rest goes through a lock. Measured: a quarter of the server's time for a live request.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

use crate::sandbox::ALLOCATOR;

const TUNABLES: &str = "GLIBC_TUNABLES";

/// Starts the program again if its allocator is not set yet; a millisecond.
pub(super) fn set() {
    if !cfg!(target_env = "gnu") || std::env::var_os(TUNABLES).is_some() {
        return;
    }
    let mut arguments = std::env::args_os();
    let name = arguments.next();
    if let (Ok(program), Some(name)) = (std::env::current_exe(), name) {
        // Comes back only when it failed; then the service is slower, and otherwise the same.
        let _ = Command::new(program).arg0(name).args(arguments).env(TUNABLES, ALLOCATOR).exec();
    }
}
