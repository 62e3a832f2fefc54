//! The parts of a request's URL that cookies look at.
//! In: an absolute `http`/`https`/`ws`/`wss` URL. Out: scheme, canonical host, port, path without query.
//! Fails on another scheme, a host no URL can have, a port that is not a number.
//! Rule: RFC 6265bis §5.8.3 and §5.1.4 ask for exactly these parts; they are cut as the URL standard cuts them
//! (dot segments resolved, `\` read as `/`, characters outside ASCII percent-encoded in the path).
//! Not here: user names and passwords are dropped, relative references are errors.

use std::fmt;

use thiserror::Error;

use super::host::Host;

/// The scheme of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// `http`, or `ws`: not encrypted.
    Http,
    /// `https`, or `wss`: encrypted.
    Https,
}

impl Scheme {
    /// `http` or `https`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// The port used when none is written.
    #[must_use]
    pub const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// Why a text is not a URL that cookies can be set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UrlError {
    /// No scheme, or one without cookies (`data:`, `file:`, …).
    #[error("the URL does not begin with http:// or https://")]
    Scheme,
    /// Empty or malformed host.
    #[error("the URL's host is empty or malformed")]
    Host,
    /// The port is not a number up to 65535.
    #[error("the URL's port is not a number up to 65535")]
    Port,
}

/// A request's URL, without query and fragment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url {
    scheme: Scheme,
    host: Host,
    port: u16,
    path: String,
}

impl Url {
    /// Cuts `text` into its parts.
    ///
    /// # Errors
    /// [`UrlError`] names the part that is wrong.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let text = text.trim_matches(|c: char| c <= ' ');
        let (scheme, rest) = text.split_once("://").ok_or(UrlError::Scheme)?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" | "ws" => Scheme::Http,
            "https" | "wss" => Scheme::Https,
            _ => return Err(UrlError::Scheme),
        };
        let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, h)| h);
        let (host, port) = match host_and_port.rfind(':') {
            Some(colon) if !host_and_port[colon..].contains(']') => {
                let digits = &host_and_port[colon + 1..];
                (&host_and_port[..colon], parse_port(digits, scheme)?)
            }
            _ => (host_and_port, scheme.default_port()),
        };
        let host = Host::parse(host).ok_or(UrlError::Host)?;
        let path = &tail[..tail.find(['?', '#']).unwrap_or(tail.len())];
        Ok(Self { scheme, host, port, path: canonical_path(path) })
    }

    /// `http` or `https`.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The canonical host.
    #[must_use]
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The port, written or not. Cookies do not look at it (RFC 6265bis §8.5).
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The path as a browser sends it; begins with `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same URL with another path (a path may carry a query, which is dropped).
    #[must_use]
    pub fn with_path(&self, path: &str) -> Self {
        let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
        Self { path: canonical_path(path), ..self.clone() }
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme.as_str(), self.host)?;
        if self.port != self.scheme.default_port() {
            write!(f, ":{}", self.port)?;
        }
        f.write_str(&self.path)
    }
}

fn parse_port(digits: &str, scheme: Scheme) -> Result<u16, UrlError> {
    if digits.is_empty() {
        return Ok(scheme.default_port());
    }
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(UrlError::Port);
    }
    digits.parse().map_err(|_| UrlError::Port)
}

/// The URL standard's path state: `\` is `/`, dot segments go, what a path cannot hold is percent-encoded.
fn canonical_path(path: &str) -> String {
    if path.starts_with('/') && !path.contains("/.") && path.bytes().all(|byte| byte != b'%' && stands(byte)) {
        return path.to_owned();
    }
    let mut segments: Vec<&str> = Vec::with_capacity(8);
    let mut open = true;
    for segment in path.strip_prefix(['/', '\\']).unwrap_or(path).split(['/', '\\']) {
        open = true;
        match dots(segment) {
            1 => {}
            2 => {
                segments.pop();
            }
            _ => {
                segments.push(segment);
                open = false;
            }
        }
    }
    let mut out = String::with_capacity(path.len() + 1);
    for segment in &segments {
        out.push('/');
        for byte in segment.bytes() {
            if stands(byte) {
                out.push(char::from(byte));
            } else {
                out.extend(percent_encoded(byte));
            }
        }
    }
    if open || out.is_empty() {
        out.push('/');
    }
    out
}

/// Whether a path holds this byte as it is.
fn stands(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~') && !b"\"#<>?`{}^\\".contains(&byte)
}

/// How many dots a segment is made of, `%2e` being one; 0 when there is something else in it.
fn dots(segment: &str) -> usize {
    let (mut rest, mut dots) = (segment.as_bytes(), 0);
    while !rest.is_empty() {
        rest = match rest {
            [b'.', rest @ ..] | [b'%', b'2', b'e' | b'E', rest @ ..] => rest,
            _ => return 0,
        };
        dots += 1;
    }
    dots
}

fn percent_encoded(byte: u8) -> [char; 3] {
    let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble)]);
    ['%', digit(byte >> 4), digit(byte & 15)]
}

#[cfg(test)]
mod tests {
    use super::{Url, UrlError};
    use rstest::rstest;

    #[rstest]
    #[case("http://localhost", "http://localhost/")]
    #[case("HTTP://Ornek.LocalHost:3000/a/b?x=1#y", "http://ornek.localhost:3000/a/b")]
    #[case("https://ornek.com:443/", "https://ornek.com/")]
    #[case("http://u:p@ornek.com/a/../b/./c", "http://ornek.com/b/c")]
    #[case("http://ornek.com/a/..", "http://ornek.com/")]
    #[case("http://[::1]:8080/x", "http://[::1]:8080/x")]
    #[case("http://ornek.com/şehir adı", "http://ornek.com/%C5%9Fehir%20ad%C4%B1")]
    #[case("http://ornek.com?x", "http://ornek.com/")]
    #[case("http://ornek.com//a", "http://ornek.com//a")]
    fn a_url_is_cut_as_a_browser_cuts_it(#[case] written: &str, #[case] canonical: &str) {
        assert_eq!(Url::parse(written).unwrap().to_string(), canonical);
    }

    #[rstest]
    #[case("ornek.com", UrlError::Scheme)]
    #[case("ftp://ornek.com", UrlError::Scheme)]
    #[case("http://", UrlError::Host)]
    #[case("http://a b/", UrlError::Host)]
    #[case("http://a:99999/", UrlError::Port)]
    #[case("http://a:x/", UrlError::Port)]
    fn a_bad_url_names_its_bad_part(#[case] written: &str, #[case] error: UrlError) {
        assert_eq!(Url::parse(written), Err(error));
    }
}
