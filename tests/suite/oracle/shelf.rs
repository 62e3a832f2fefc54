//! Records of server-side sessions, kept in memory: what Flask-Session's cache directory is to the real one.

use std::collections::HashMap;
use std::sync::Mutex;

use cerez_defteri::sandbox::{AppKey, Records, Soon};

/// Every program's records. Lifetimes are not kept: no lesson waits for a record to grow old.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<HashMap<(AppKey, String), Vec<u8>>>);

impl Records for Shelf {
    fn get<'a>(&'a self, app: &'a AppKey, id: String, _: f64) -> Soon<'a, Option<Vec<u8>>> {
        let found = self.0.lock().expect("no test panics here").get(&(app.clone(), id)).cloned();
        Box::pin(async move { found })
    }

    fn put<'a>(&'a self, app: &'a AppKey, id: String, record: Vec<u8>, _: f64) -> Soon<'a, Option<usize>> {
        self.0.lock().expect("no test panics here").insert((app.clone(), id), record);
        Box::pin(async { Some(0) })
    }

    fn delete<'a>(&'a self, app: &'a AppKey, id: String) -> Soon<'a, ()> {
        self.0.lock().expect("no test panics here").remove(&(app.clone(), id));
        Box::pin(async {})
    }
}
