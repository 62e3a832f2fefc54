//! Names that arrive in addresses, parsed into types that cannot be wrong.
//! In: a raw request path. Out: [`Workspace`] and [`Place`]. Fails with `None`, which a handler answers with 404.
//! Not here: whether the lesson and the cell exist, see `program`.

use std::sync::Arc;

/// The bench of visitors without JavaScript: never editable, no log, no stream, no reset.
const SHARED: &str = "ortak";

/// A workspace id: 4 to 40 of `a-z0-9`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Workspace(Arc<str>);

impl Workspace {
    /// The id, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (4..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        fits.then(|| Self(Arc::from(text)))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id, shared.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// True for the bench that all visitors without JavaScript use.
    pub fn is_common(&self) -> bool {
        &*self.0 == SHARED
    }
}

/// A live address taken apart: whose bench, which cell, and the rest that the app sees.
#[derive(Debug, Clone)]
pub struct Place {
    /// Whose.
    pub workspace: Workspace,
    /// Lesson slug as written; it may not exist.
    pub lesson: Arc<str>,
    /// Cell number, from 1; it may not exist.
    pub cell: u32,
    /// Path from the app's root, percent-encoded as it came.
    pub path: String,
}

impl Place {
    /// Takes `/dene/{ws}/{lesson}/{cell}/…` apart. Without anything after the cell the path is empty.
    pub fn parse(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix("/dene/")?.splitn(4, '/');
        let workspace = Workspace::parse(parts.next()?)?;
        let lesson = parts.next().filter(|slug| is_slug(slug))?;
        let cell = cell_number(parts.next()?)?;
        let path = parts.next().map(|rest| format!("/{rest}")).unwrap_or_default();
        Some(Self { workspace, lesson: Arc::from(lesson), cell, path })
    }

    /// The part of the address that the app does not see: `/dene/{ws}/{lesson}/{cell}`.
    pub fn prefix(&self) -> String {
        format!("/dene/{}/{}/{}", self.workspace.as_str(), self.lesson, self.cell)
    }
}

/// A cell number as addresses write it: from 1, without sign or leading zero.
pub fn cell_number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}

fn is_slug(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::{Place, Workspace};

    #[test]
    fn a_live_address_is_taken_apart_and_its_path_stays_encoded() {
        let place = Place::parse("/dene/abcd/cerez-nedir/2/ad/%C4%9Fx//y").expect("an address");
        assert_eq!((&*place.lesson, place.cell, place.path.as_str()), ("cerez-nedir", 2, "/ad/%C4%9Fx//y"));
        assert_eq!(place.prefix(), "/dene/abcd/cerez-nedir/2");
        assert_eq!(Place::parse("/dene/abcd/x/1").expect("an address").path, "");
    }

    #[test]
    fn wrong_names_are_no_address() {
        for path in ["/dene/abc/x/1/", "/dene/ABCD/x/1/", "/dene/abcd/X/1/", "/dene/abcd/x/0/", "/dene/abcd/x/+1/"] {
            assert!(Place::parse(path).is_none(), "{path}");
        }
        assert!(Workspace::parse("ortak").is_some_and(|one| one.is_common()));
    }
}
