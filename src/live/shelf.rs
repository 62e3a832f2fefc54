//! The lessons as they are now: one catalog, replaced as a whole, with a version that caches are kept by.
//! In: a [`Catalog`]. Out: the current one, shared; word of each replacement. Cannot fail. Not here: watching the folder.

use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;

use crate::lessons::Catalog;

/// The shelf that all handlers look at. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Shelf(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    current: RwLock<Arc<Edition>>,
    /// The current version.
    news: watch::Sender<u64>,
}

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
        let current = RwLock::new(Arc::new(Edition { version: 1, catalog }));
        Self(Arc::new(Inner { current, news: watch::Sender::new(1) }))
    }

    /// The lessons now. What a handler holds stays as it is while it works.
    pub fn current(&self) -> Arc<Edition> {
        Arc::clone(&self.0.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another catalog in its place.
    pub fn replace(&self, catalog: Catalog) {
        let mut own = self.0.current.write().unwrap_or_else(PoisonError::into_inner);
        let version = own.version + 1;
        *own = Arc::new(Edition { version, catalog });
        drop(own);
        self.0.news.send_replace(version);
    }

    /// Changes with each replacement.
    pub fn news(&self) -> watch::Receiver<u64> {
        self.0.news.subscribe()
    }
}

impl Deref for Edition {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        &self.catalog
    }
}
