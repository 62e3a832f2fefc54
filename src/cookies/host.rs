//! Canonicalises the host of a URL or of a `Domain` attribute.
//! In: a host as written (`ÖRNEK.com`, `127.1`, `[::1]`). Out: lower-case ASCII labels, or an IP address.
//! Fails on a host that no URL can have (empty, forbidden characters, a bad `xn--` label, a bad IP address).
//! Rule: RFC 6265bis §5.1.2 by way of the URL standard's host parser, which is what browsers do.
//! Not here: percent-encoded hosts (`%61.com`) and any DNS look-up.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

/// A canonical host.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Host {
    /// A name: lower-case ASCII, international labels as `xn--`; a trailing dot stays.
    Name(String),
    /// An IPv4 address.
    V4(Ipv4Addr),
    /// An IPv6 address; written in brackets.
    V6(Ipv6Addr),
}

impl Host {
    /// Canonicalises `written`; `None` when no URL can have this host.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        if let Some(inner) = written.strip_prefix('[') {
            let address = inner.strip_suffix(']')?;
            return address.parse().ok().map(Self::V6);
        }
        let name = canonical_name(written)?;
        if ends_in_a_number(&name) {
            return parse_v4(&name).map(Self::V4);
        }
        Some(Self::Name(name))
    }

    /// The name, unless this is an address.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::V4(_) | Self::V6(_) => None,
        }
    }

    /// The same as it displays, without a formatter's work.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::V4(address) => dotted(*address),
            Self::V6(address) => format!("[{address}]"),
        }
    }

    /// Whether this is an IP address; addresses have no subdomains.
    #[must_use]
    pub fn is_ip(&self) -> bool {
        self.name().is_none()
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// An address as text. Every verdict needs it some times, and the standard library's way is ten times as long.
fn dotted(address: Ipv4Addr) -> String {
    let mut text = String::with_capacity(15);
    for (place, octet) in address.octets().into_iter().enumerate() {
        if place > 0 {
            text.push('.');
        }
        for (least, power) in [(100, 100), (10, 10), (0, 1)] {
            if octet >= least {
                text.push(char::from(b'0' + octet / power % 10));
            }
        }
    }
    text
}

fn canonical_name(written: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    let name = if written.bytes().all(plain) && !written.to_ascii_lowercase().contains("xn--") {
        written.to_ascii_lowercase()
    } else {
        idna::domain_to_ascii_cow(written.as_bytes(), idna::AsciiDenyList::URL).ok()?.into_owned()
    };
    (!name.is_empty()).then_some(name)
}

/// The URL standard's "ends in a number": the last label, a trailing dot aside, is digits or a `0x` number.
fn ends_in_a_number(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or_default();
    !last.is_empty() && (last.bytes().all(|b| b.is_ascii_digit()) || v4_number(last).is_some())
}

fn parse_v4(name: &str) -> Option<Ipv4Addr> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let parts = name.split('.').map(v4_number).collect::<Option<Vec<u64>>>()?;
    let (last, heads) = parts.split_last()?;
    if heads.len() > 3 || heads.iter().any(|&part| part > 255) {
        return None;
    }
    let room = 4 - heads.len();
    if *last >= 1_u64 << (8 * room) {
        return None;
    }
    let mut value = *last;
    for (place, part) in heads.iter().enumerate() {
        value += part << (8 * (3 - place));
    }
    u32::try_from(value).ok().map(Ipv4Addr::from)
}

/// One part of an IPv4 address: decimal, `0…` octal or `0x…` hexadecimal.
fn v4_number(part: &str) -> Option<u64> {
    if part.is_empty() {
        return None;
    }
    let (digits, radix) = match part.strip_prefix("0x") {
        Some(hex) => (hex, 16),
        None if part.len() > 1 && part.starts_with('0') => (&part[1..], 8),
        None => (part, 10),
    };
    if digits.is_empty() {
        return Some(0);
    }
    if digits.starts_with('+') {
        return None;
    }
    u64::from_str_radix(digits, radix).ok()
}

#[cfg(test)]
mod tests {
    use super::Host;
    use rstest::rstest;

    #[rstest]
    #[case("ORNEK.com", "ornek.com")]
    #[case("çerez.com", "xn--erez-zoa.com")]
    #[case("ÇEREZ.com", "xn--erez-zoa.com")]
    #[case("127.1", "127.0.0.1")]
    #[case("0x7f.0.0.1", "127.0.0.1")]
    #[case("2130706433", "127.0.0.1")]
    #[case("[::1]", "[::1]")]
    #[case("[0:0:0:0:0:0:0:1]", "[::1]")]
    #[case("ornek.com.", "ornek.com.")]
    fn a_host_has_one_canonical_form(#[case] written: &str, #[case] canonical: &str) {
        assert_eq!(Host::parse(written).map(|h| h.to_string()).as_deref(), Some(canonical));
    }

    #[rstest]
    #[case("")]
    #[case("a b")]
    #[case("256.0.0.1")]
    #[case("1.2.3.4.5")]
    #[case("[::1")]
    #[case("ornek.com:80")]
    #[case("xn--")]
    fn a_host_no_url_can_have_is_refused(#[case] written: &str) {
        assert_eq!(Host::parse(written), None);
    }
}
