//! Adds the live prefix on the way out and takes it away on the way in, as a reverse proxy does.
//!
//! In: header values and HTML of an app that believes it runs at `/`. Out: the same for `/dene/{ws}/{lesson}/{cell}`.
//! Cannot fail: what is not understood stays as it is. Rules: nginx's `proxy_redirect` and `proxy_cookie_path`.
//! Left alone on purpose: `Path=/` (a cookie set in one lesson is read in the next), relative addresses (they work as they
//! are), `//host/…` (another host), addresses inside scripts and styles (live pages run no script).

use lol_html::{HtmlRewriter, Settings, element};

/// Attributes that hold an address in HTML.
const ADDRESSES: [&str; 7] = ["href", "src", "action", "formaction", "poster", "data", "cite"];

/// One cell's prefix and the origin it is served from.
#[derive(Debug, Clone)]
pub struct Prefix {
    /// `/dene/{ws}/{lesson}/{cell}`, without a slash at the end.
    path: String,
    /// `http://127.0.0.1:3000`.
    origin: String,
}

impl Prefix {
    /// The prefix of a cell, and the origin that the browser used.
    pub fn new(path: String, scheme: &str, host: &str) -> Self {
        Self { path, origin: format!("{scheme}://{host}") }
    }

    /// The path that is added.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The origin that the browser used.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// An address in the app's view as the browser needs it, when it has to change: it begins with `/`, or with this origin.
    pub fn address_out(&self, address: &str) -> Option<String> {
        if let Some(rest) = after_origin(address, &self.origin) {
            let slash = if rest.starts_with('/') { "" } else { "/" };
            return Some(format!("{}{}{slash}{rest}", self.origin, self.path));
        }
        (address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\"))
            .then(|| format!("{}{address}", self.path))
    }

    /// An address that the browser sent (`Referer`) in the app's view, when it lies under the prefix.
    pub fn address_in(&self, address: &str) -> Option<String> {
        let rest = after_origin(address, &self.origin)?.strip_prefix(self.path.as_str())?;
        match rest.as_bytes().first() {
            None => Some(format!("{}/", self.origin)),
            Some(b'/' | b'?' | b'#') => {
                let slash = if rest.starts_with('/') { "" } else { "/" };
                Some(format!("{}{slash}{rest}", self.origin))
            }
            Some(_) => None,
        }
    }

    /// A `Set-Cookie` value with the prefix in its `Path`, when it names one other than `/`. All other bytes stay.
    pub fn set_cookie_out(&self, line: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(line.len() + self.path.len());
        let mut changed = false;
        for (index, part) in line.split(|&byte| byte == b';').enumerate() {
            if index > 0 {
                out.push(b';');
            }
            match path_value(part).filter(|_| index > 0) {
                Some(at) if part[at..].starts_with(b"/") && part[at..].trim_ascii() != b"/" => {
                    out.extend_from_slice(&part[..at]);
                    out.extend_from_slice(self.path.as_bytes());
                    out.extend_from_slice(&part[at..]);
                    changed = true;
                }
                _ => out.extend_from_slice(part),
            }
        }
        changed.then_some(out)
    }

    /// A cookie path as the browser keeps it, in the app's view.
    pub fn cookie_path_in<'a>(&self, path: &'a str) -> &'a str {
        match path.strip_prefix(self.path.as_str()) {
            Some("") => "/",
            Some(rest) if rest.starts_with('/') => rest,
            _ => path,
        }
    }

    /// A `Refresh` header's value, or the `content` of `<meta http-equiv=refresh>`, with the prefix in its address.
    pub fn refresh_out(&self, value: &str) -> Option<String> {
        let at = value.to_ascii_lowercase().find("url=")? + 4;
        let (before, address) = value.split_at(at);
        let bare = address.trim_start_matches(['"', '\'', ' ']);
        let quote = &address[..address.len() - bare.len()];
        self.address_out(bare).map(|address| format!("{before}{quote}{address}"))
    }

    /// HTML with the prefix in its leading-slash addresses; `None` when nothing has to change.
    pub fn html_out(&self, html: &[u8]) -> Option<Vec<u8>> {
        if !may_hold_address(html) {
            return None;
        }
        let mut out = Vec::with_capacity(html.len() + 512);
        let handler = element!("*", |element| {
            for name in ADDRESSES {
                if let Some(address) = element.get_attribute(name).and_then(|value| self.address_out(value.trim())) {
                    element.set_attribute(name, &address)?;
                }
            }
            if element.tag_name() == "meta"
                && element.get_attribute("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"))
                && let Some(value) = element.get_attribute("content").and_then(|value| self.refresh_out(&value))
            {
                element.set_attribute("content", &value)?;
            }
            Ok(())
        });
        let settings = Settings::new().append_element_content_handler(handler).with_strict(false);
        let mut rewriter = HtmlRewriter::new(settings, |chunk: &[u8]| out.extend_from_slice(chunk));
        rewriter.write(html).ok()?;
        rewriter.end().ok()?;
        Some(out)
    }
}

fn after_origin<'a>(address: &'a str, origin: &str) -> Option<&'a str> {
    let head = address.get(..origin.len())?;
    let rest = &address[origin.len()..];
    let ends = rest.is_empty() || rest.starts_with(['/', '?', '#']);
    (head.eq_ignore_ascii_case(origin) && ends).then_some(rest)
}

/// Where the value of a `Path` attribute begins in one part of a `Set-Cookie` line.
fn path_value(part: &[u8]) -> Option<usize> {
    let equals = part.iter().position(|&byte| byte == b'=')?;
    if !part[..equals].trim_ascii().eq_ignore_ascii_case(b"path") {
        return None;
    }
    let blanks = part[equals + 1..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    Some(equals + 1 + blanks)
}

/// A quick look before the rewriter is built: `=/`, `="/`, `='/`, a blank after `=`, this origin, or a refresh.
fn may_hold_address(html: &[u8]) -> bool {
    html.iter().enumerate().any(|(at, &byte)| {
        byte == b'='
            && matches!(
                html[at + 1..],
                [b'/' | b' ' | b'\n' | b'\t', ..] | [b'"' | b'\'', b'/' | b'h' | b'H' | b' ', ..]
            )
    }) || html.windows(7).any(|part| part.eq_ignore_ascii_case(b"refresh"))
}

#[cfg(test)]
mod tests {
    use super::Prefix;

    fn prefix() -> Prefix {
        Prefix::new("/dene/abcd/ders/1".to_owned(), "http", "127.0.0.1:3000")
    }

    #[test]
    fn only_addresses_of_this_origin_get_the_prefix() {
        let p = prefix();
        assert_eq!(p.address_out("/giris?x=1").as_deref(), Some("/dene/abcd/ders/1/giris?x=1"));
        assert_eq!(
            p.address_out("http://127.0.0.1:3000/a").as_deref(),
            Some("http://127.0.0.1:3000/dene/abcd/ders/1/a")
        );
        assert_eq!(p.address_out("http://127.0.0.1:3000").as_deref(), Some("http://127.0.0.1:3000/dene/abcd/ders/1/"));
        for other in
            ["giris", "?x", "//baska.example/x", "http://127.0.0.1:30001/", "https://example.com/", "mailto:a@b"]
        {
            assert_eq!(p.address_out(other), None, "{other}");
        }
    }

    #[test]
    fn referer_loses_the_prefix_only_under_it() {
        let p = prefix();
        let own = "http://127.0.0.1:3000/dene/abcd/ders/1";
        assert_eq!(p.address_in(&format!("{own}/form?a=b")).as_deref(), Some("http://127.0.0.1:3000/form?a=b"));
        assert_eq!(p.address_in(own).as_deref(), Some("http://127.0.0.1:3000/"));
        assert_eq!(p.address_in("http://127.0.0.1:3000/dene/abcd/ders/12/x"), None);
        assert_eq!(p.address_in("http://127.0.0.1:3000/ders/ders"), None);
    }

    #[test]
    fn a_cookie_path_other_than_the_root_gets_the_prefix_and_the_rest_keeps_its_bytes() {
        let p = prefix();
        let out = |line: &[u8]| p.set_cookie_out(line).map(|line| String::from_utf8_lossy(&line).into_owned());
        assert_eq!(out(b"a=1; Path=/"), None);
        assert_eq!(out(b"a=1; Path=/ ; HttpOnly"), None);
        assert_eq!(out(b"Path=/x; HttpOnly"), None, "a cookie named Path");
        assert_eq!(
            out(b"a=\"1\";  pAtH= /oku;HttpOnly").as_deref(),
            Some("a=\"1\";  pAtH= /dene/abcd/ders/1/oku;HttpOnly")
        );
        assert_eq!(out(b"a=1; Path=oku"), None, "not a path: the browser takes its default");
        assert_eq!(p.set_cookie_out(b"a=\xff; Path=/x").as_deref(), Some(&b"a=\xff; Path=/dene/abcd/ders/1/x"[..]));
    }

    #[test]
    fn leading_slash_links_in_html_get_the_prefix() {
        let html = "<a href=\"/giris\">x</a><form method=post action='/cikis'><img src=/r.png>\
                    <a href=oku>y</a><a href=\"//h/z\">z</a><meta http-equiv=refresh content=\"0; url=/son\">";
        let out = prefix().html_out(html.as_bytes()).expect("changed");
        let out = String::from_utf8(out).expect("text");
        for part in [
            "href=\"/dene/abcd/ders/1/giris\"",
            "action=\"/dene/abcd/ders/1/cikis\"",
            "src=\"/dene/abcd/ders/1/r.png\"",
            "href=oku",
            "href=\"//h/z\"",
            "0; url=/dene/abcd/ders/1/son",
        ] {
            assert!(out.contains(part), "{part} in {out}");
        }
        assert!(prefix().html_out("<p>Merhaba, 1/2 = yarım</p>".replace("= ", "").as_bytes()).is_none());
    }
}
