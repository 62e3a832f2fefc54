//! Where a program run by `calistir` speaks to its author.
//! In: lines for one of the two streams. Out: nothing; a terminal that is gone loses them. Cannot fail.

/// One piece of text for the terminal, newline included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What the program printed.
    Program(String),
    /// Requests, errors and explanations.
    Notice(String),
}

/// Takes what shall be shown.
pub trait Terminal: Send + Sync + 'static {
    /// Shows one piece.
    fn show(&self, line: Line);
}
