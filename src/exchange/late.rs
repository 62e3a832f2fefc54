//! A value that is made when somebody first reads it: most exchanges leave the log unread.
//! In: how it is made. Out: the value, by dereference; the same in JSON. Cannot fail.

use std::fmt;
use std::ops::Deref;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

/// Made at the first look, once.
pub struct Late<T>(LazyLock<T, Box<dyn FnOnce() -> T + Send>>);

impl<T> Late<T> {
    /// A value that `make` will make.
    pub fn new(make: impl FnOnce() -> T + Send + 'static) -> Self {
        Self(LazyLock::new(Box::new(make)))
    }
}

impl<T: Send + 'static> From<T> for Late<T> {
    fn from(value: T) -> Self {
        Self::new(move || value)
    }
}

impl<T> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Late<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Serialize> Serialize for Late<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(out)
    }
}
