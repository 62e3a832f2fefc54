//! Puts the lessons on the shelf again when their folder changes: neighbours joined by `app`.
//! In: the live side. Out: a [`Watch`] to keep, `None` for embedded lessons or when the system cannot watch. A folder that cannot
//! be read for a moment leaves the lessons as they are. Pages hear of it from `live::stream`; apps whose source is as it was
//! go on.

use crate::lessons::{Catalog, Watch};
use crate::live::Live;

/// Follows the folder of the lessons.
pub fn follow(live: &Live) -> Option<Watch> {
    let folder = live.catalog.current().folder()?.to_owned();
    let live = live.clone();
    let watch = Watch::start(&folder, move || look(&live));
    watch.inspect_err(|error| tracing::warn!(error = %error, "lessons folder cannot be watched")).ok()
}

fn look(live: &Live) {
    let now = live.catalog.current();
    match now.again() {
        Ok(catalog) if is_same(&now, &catalog) => {}
        Ok(catalog) => live.catalog.replace(catalog),
        Err(error) => tracing::warn!(error = %error, "lessons folder cannot be read"),
    }
}

fn is_same(now: &Catalog, then: &Catalog) -> bool {
    now.stamp() == then.stamp()
}
