//! Pages of ours on a cell's own names: the page of another site that starts a request, and the one that says what was deleted.
//! In: names and addresses. Out: HTML under a policy of its own: inline style, one script of ours at the most.
//! Not here: who may ask for it (`live::own_name`).

use minijinja::context;

use crate::lessons::StartPage;
use crate::pages::{PageError, Pages, data};

impl Pages {
    /// The page that starts a request.
    pub fn start_page(&self, shown: &StartPage) -> Result<String, PageError> {
        self.render("start_page.html", context! { shown => data(shown) })
    }

    /// The page after «Sıfırla» at a cell's own name.
    pub fn deleted_page(&self, name: &str, cookies: &[String]) -> Result<String, PageError> {
        self.render("deleted_page.html", context! { name, cookies => data(cookies) })
    }
}
