//! Says whether a URL may set and receive `Secure` cookies.
//! In: a URL. Out: encrypted, trusted because it is this computer, or neither. Cannot fail.
//! Rule: RFC 6265bis §5.7 leaves "secure protocol" to the browser. Chromium and Firefox add names that cannot
//! leave the computer: `localhost`, `*.localhost`, 127.0.0.0/8, `[::1]`. Safari does not: `https` only (WebKit 281149).
//! Not here: `isSecureContext` of a page, which also asks about the pages around it.

use super::host::Host;
use super::url::{Scheme, Url};

/// How safe the way to a host is, as far as `Secure` cookies care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// `https`.
    Encrypted,
    /// `http` to this very computer; Safari does not make this exception.
    Local,
    /// Plain `http`: anyone on the way can read and change it.
    Plain,
}

impl Security {
    /// Judges a URL.
    #[must_use]
    pub fn of(url: &Url) -> Self {
        match url.scheme() {
            Scheme::Https => Self::Encrypted,
            Scheme::Http if is_local(url.host()) => Self::Local,
            Scheme::Http => Self::Plain,
        }
    }

    /// Whether `Secure` cookies pass.
    #[must_use]
    pub fn allows_secure(self) -> bool {
        self != Self::Plain
    }
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::V4(address) => address.is_loopback(),
        Host::V6(address) => address.is_loopback() || address.to_ipv4_mapped().is_some_and(|v4| v4.is_loopback()),
        Host::Name(name) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Security, Url};
    use rstest::rstest;

    #[rstest]
    #[case("https://ornek.com", Security::Encrypted)]
    #[case("http://ornek.com", Security::Plain)]
    #[case("http://localhost:3000", Security::Local)]
    #[case("http://banka.localhost", Security::Local)]
    #[case("http://127.0.0.1", Security::Local)]
    #[case("http://127.9.9.9", Security::Local)]
    #[case("http://[::1]/", Security::Local)]
    #[case("http://192.168.1.5", Security::Plain)]
    #[case("http://localhost.ornek.com", Security::Plain)]
    #[case("http://notlocalhost", Security::Plain)]
    fn only_https_and_this_computer_pass_secure_cookies(#[case] url: &str, #[case] security: Security) {
        assert_eq!(Security::of(&Url::parse(url).unwrap()), security);
    }
}
