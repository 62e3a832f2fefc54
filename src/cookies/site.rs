//! Says which site a URL belongs to, and whether two are the same site.
//! In: URLs or origins. Out: scheme + registrable domain (`http` + `ornek.com.tr`), and a bool.
//! Fails only when the text is not a URL; `null` is an opaque site, the same as no other.
//! Rule: RFC 6265bis §5.2; with the scheme, as HTML and Chromium have it ("schemeful same-site"). The registrable
//! domain comes from the Public Suffix List, private part included; a suffix it does not know is one label long, so
//! every `x.localhost` is a site of its own. Ports never count.
//! Not here: First-Party Sets and other ways to declare two domains one.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::host::Host;
use super::url::{Scheme, Url, UrlError};

/// A site: what the address bar, or the page that started a request, belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Site(String);

const OPAQUE: &str = "null";

impl Site {
    /// The site of an origin or URL as text (`http://forum.localhost:3000`); `null` gives [`Site::opaque`].
    ///
    /// # Errors
    /// [`UrlError`] when the text is neither.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if text.trim() == OPAQUE {
            return Ok(Self::opaque());
        }
        Url::parse(text).map(|url| Self::of(&url))
    }

    /// The site of a URL.
    #[must_use]
    pub fn of(url: &Url) -> Self {
        Self([url.scheme().as_str(), "://", &domain_class(url.host())].concat())
    }

    /// Whether a URL belongs to this site. An opaque site has none.
    #[must_use]
    pub fn is_of(&self, url: &Url) -> bool {
        let rest = self.0.strip_prefix(url.scheme().as_str()).and_then(|rest| rest.strip_prefix("://"));
        rest.is_some_and(|rest| rest == domain_class(url.host()))
    }

    /// The site of a page without an origin (a sandboxed frame, `data:`): cross-site to everything.
    #[must_use]
    pub fn opaque() -> Self {
        Self(OPAQUE.to_owned())
    }

    /// Whether requests between the two are same-site.
    #[must_use]
    pub fn is_same_site_as(&self, other: &Self) -> bool {
        self == other && self.0 != OPAQUE
    }

    /// `scheme://registrable-domain`, or `null`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The scheme, unless opaque.
    #[must_use]
    pub fn scheme(&self) -> Option<Scheme> {
        match self.0.split_once("://")?.0 {
            "https" => Some(Scheme::Https),
            _ => Some(Scheme::Http),
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The registrable domain of a name: its public suffix and one label more. `None` for a bare suffix or a single label.
#[must_use]
pub fn registrable_domain(name: &str) -> Option<&str> {
    // The list knows no empty label: a leading dot or `..` has no registrable domain.
    if name.starts_with('.') || name.contains("..") {
        return None;
    }
    psl::domain_str(name)
}

/// Whether a name is a public suffix (`com.tr`, `github.io`), known to the list or, like `localhost`, by being one label.
#[must_use]
pub fn is_public_suffix(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    !name.is_empty() && registrable_domain(name).is_none() && psl::suffix_str(name) == Some(name)
}

/// What cookies are counted under (Chromium: 180 for each): the registrable domain, or else the host itself.
pub(super) fn domain_class(host: &Host) -> Cow<'_, str> {
    match host.name() {
        Some(name) => Cow::Borrowed(registrable_domain(name).unwrap_or(name)),
        None => Cow::Owned(host.text()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Site, is_public_suffix, registrable_domain};
    use rstest::rstest;

    #[rstest]
    #[case("http://blog.banka.localhost:3000", "http://banka.localhost:4000", true)]
    #[case("http://hediye.localhost", "http://banka.localhost", false)]
    #[case("http://banka.localhost", "https://banka.localhost", false)]
    #[case("https://a.ornek.test", "https://b.ornek.test", true)]
    #[case("https://a.com.tr", "https://b.com.tr", false)]
    #[case("https://a.github.io", "https://b.github.io", false)]
    #[case("http://127.0.0.1", "http://127.0.0.2", false)]
    #[case("http://localhost:1", "http://localhost:2", true)]
    #[case("null", "null", false)]
    fn a_site_is_scheme_and_registrable_domain(#[case] one: &str, #[case] two: &str, #[case] same: bool) {
        let (one, two) = (Site::parse(one).unwrap(), Site::parse(two).unwrap());
        assert_eq!(one.is_same_site_as(&two), same);
        assert_eq!(two.is_same_site_as(&one), same);
    }

    #[test]
    fn an_unknown_suffix_is_one_label_long() {
        assert_eq!(registrable_domain("a.b.localhost"), Some("b.localhost"));
        assert_eq!(registrable_domain("localhost"), None);
        assert!(is_public_suffix("localhost"));
        assert!(is_public_suffix("com.tr"));
        assert!(is_public_suffix("com."));
        assert!(!is_public_suffix("ornek.com.tr"));
        assert!(!is_public_suffix(""));
        assert!(!is_public_suffix(".."));
    }
}
