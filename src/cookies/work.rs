//! Counts the octets of a line that the algorithms look at, so that a test holds them to linear time without a clock.
//! In: how many octets a loop looks at. Out: in tests, the thread's sum; elsewhere nothing is left of it. Cannot fail.
//! Every loop over a line's octets says so here. Not here: loops over something of fixed size.

#[cfg(test)]
pub(super) use tally::{during, looks_at};

/// A loop looks at so many octets.
#[cfg(not(test))]
pub(super) const fn looks_at(_octets: usize) {}

#[cfg(test)]
mod tally {
    use std::cell::Cell;

    thread_local! {
        static LOOKED_AT: Cell<usize> = const { Cell::new(0) };
    }

    /// A loop looks at so many octets.
    pub(in crate::cookies) fn looks_at(octets: usize) {
        LOOKED_AT.with(|sum| sum.set(sum.get() + octets));
    }

    /// How many octets `deed` looks at.
    pub(in crate::cookies) fn during(deed: impl FnOnce()) -> usize {
        let before = LOOKED_AT.with(Cell::get);
        deed();
        LOOKED_AT.with(Cell::get) - before
    }
}
