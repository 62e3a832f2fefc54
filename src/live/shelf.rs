//! The lessons as they are now: one catalog, replaced as a whole, with a version that caches are kept by.
//! In: a [`Catalog`]. Out: the current one, shared. Cannot fail. Not here: watching the folder.

use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};

use crate::lessons::Catalog;

/// The shelf that all handlers look at. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Shelf(Arc<RwLock<Arc<Edition>>>);

/// One state of the lessons.
#[derive(Debug)]
pub struct Edition {
    /// Counts replacements, from 1.
    pub version: u64,
    catalog: Catalog,
}

impl Shelf {
    /// A shelf with its first catalog.
    pub fn new(catalog: Catalog) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(Edition { version: 1, catalog }))))
    }

    /// The lessons now. What a handler holds stays as it is while it works.
    pub fn current(&self) -> Arc<Edition> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another catalog in its place.
    pub fn replace(&self, catalog: Catalog) {
        let mut own = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *own = Arc::new(Edition { version: own.version + 1, catalog });
    }
}

impl Deref for Edition {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        &self.catalog
    }
}
