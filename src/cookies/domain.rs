//! Decides to which hosts a cookie goes: the one that set it, or a domain with everything below it.
//! In: the `Domain` attribute and the request's host. Out: a [`Scope`], or the [`Reason`] for refusing the cookie.
//! Rule: RFC 6265bis §5.1.3 (domain-match), §5.6.3, §5.7 (public suffixes, mismatch).
//! As Chromium: an IP address may name only itself; a host that is a public suffix or a single label (`localhost`) may
//! name only itself, and stays host-only; `Domain=.` is refused, where the standard ignores it; letters outside ASCII
//! are taken through IDNA (`Domain=çerez.com`), where the standard refuses the cookie.
//! Not here: RFC 6265's rule that a leading dot matters; it is dropped.

use super::host::Host;
use super::site::{is_public_suffix, registrable_domain};
use super::verdict::Reason;

/// Where a cookie goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Only to the host that set it.
    HostOnly,
    /// To this domain and every subdomain.
    Domain(String),
}

/// §5.1.3: whether `host` is `domain` or lies below it.
#[must_use]
pub fn domain_matches(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|head| head.is_empty() || head.ends_with('.'))
}

/// Weighs a `Domain` attribute (`None`: not written) against the host that sent it.
///
/// # Errors
/// The [`Reason`] why the whole cookie is refused.
pub fn scope(attribute: Option<&[u8]>, host: &Host) -> Result<Scope, Reason> {
    let attribute = match attribute {
        None | Some(b"") => return Ok(Scope::HostOnly),
        Some(attribute) => attribute,
    };
    let text = std::str::from_utf8(attribute).map_err(|_| Reason::DomainMismatch)?;
    let asked = text.strip_prefix('.').unwrap_or(text);
    let Some(host_name) = host.name() else {
        return if asked.eq_ignore_ascii_case(&host.text()) {
            Ok(Scope::HostOnly)
        } else {
            Err(Reason::DomainMismatch)
        };
    };
    let Some(Host::Name(domain)) = Host::parse(asked) else {
        return Err(Reason::DomainMismatch);
    };
    if !domain_matches(host_name, &domain) || host_name.ends_with("..") {
        return Err(Reason::DomainMismatch);
    }
    if registrable_domain(host_name).is_none() && host_name == domain {
        return Ok(Scope::HostOnly);
    }
    if is_public_suffix(&domain) {
        return Err(Reason::PublicSuffix);
    }
    Ok(Scope::Domain(domain))
}

#[cfg(test)]
mod tests {
    use super::{Scope, domain_matches, scope};
    use crate::cookies::host::Host;
    use crate::cookies::verdict::Reason;
    use rstest::rstest;

    #[rstest]
    #[case("ornek.com", "ornek.com", true)]
    #[case("a.ornek.com", "ornek.com", true)]
    #[case("aornek.com", "ornek.com", false)]
    #[case("ornek.com", "a.ornek.com", false)]
    fn a_domain_covers_itself_and_its_subdomains(#[case] host: &str, #[case] domain: &str, #[case] covered: bool) {
        assert_eq!(domain_matches(host, domain), covered);
    }

    #[rstest]
    #[case("ders.ornek.localhost", "ornek.localhost", Ok("ornek.localhost"))]
    #[case("ders.ornek.localhost", ".ornek.localhost", Ok("ornek.localhost"))]
    #[case("ders.ornek.localhost", "ORNEK.localhost", Ok("ornek.localhost"))]
    #[case("ornek.com", "ornek.com", Ok("ornek.com"))]
    #[case("ornek.com", "", Ok(""))]
    #[case("ornek.com", ".", Err(Reason::DomainMismatch))]
    #[case("ders.ornek.localhost", "baska.localhost", Err(Reason::DomainMismatch))]
    #[case("ornek.com", "a.ornek.com", Err(Reason::DomainMismatch))]
    #[case("ornek.com", "rnek.com", Err(Reason::DomainMismatch))]
    #[case("ornek.com", "ornek.com.", Err(Reason::DomainMismatch))]
    #[case("ornek.com", "ornek.com:80", Err(Reason::DomainMismatch))]
    #[case("ornek.com", "..ornek.com", Err(Reason::DomainMismatch))]
    #[case("ders.localhost", "localhost", Err(Reason::PublicSuffix))]
    #[case("ornek.com.tr", "com.tr", Err(Reason::PublicSuffix))]
    #[case("ornek.com.tr", "tr", Err(Reason::PublicSuffix))]
    #[case("a.github.io", "github.io", Err(Reason::PublicSuffix))]
    #[case("github.io", "github.io", Ok(""))]
    #[case("localhost", "localhost", Ok(""))]
    #[case("localhost", ".localhost", Ok(""))]
    #[case("127.0.0.1", "127.0.0.1", Ok(""))]
    #[case("127.0.0.1", "0.0.1", Err(Reason::DomainMismatch))]
    #[case("[::1]", "[::1]", Ok(""))]
    #[case("xn--erez-zoa.com", "çerez.com", Ok("xn--erez-zoa.com"))]
    #[case("a.xn--erez-zoa.com", ".ÇEREZ.com", Ok("xn--erez-zoa.com"))]
    #[case("erez.com", "çerez.com", Err(Reason::DomainMismatch))]
    #[case("ornek.com.", "com.", Err(Reason::PublicSuffix))]
    #[case("ornek.com.", "ornek.com", Err(Reason::DomainMismatch))]
    #[case("a.xn--erez-zoa.com", "xn--erez-zoa.com", Ok("xn--erez-zoa.com"))]
    fn a_domain_attribute_widens_or_is_refused(
        #[case] host: &str,
        #[case] attribute: &str,
        #[case] expected: Result<&str, Reason>,
    ) {
        let host = Host::parse(host).unwrap();
        let expected = expected.map(|domain| match domain {
            "" => Scope::HostOnly,
            domain => Scope::Domain(domain.to_owned()),
        });
        assert_eq!(scope(Some(attribute.as_bytes()), &host), expected);
    }
}
