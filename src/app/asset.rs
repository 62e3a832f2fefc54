//! Bytes that are sent again and again: packed once, compressed once, with an entity tag.
//!
//! In: bytes and a content type. Out: a [`Packed`] and its response, 304 when the browser has it. Cannot fail.
//! Rule: RFC 9110 §8.8.3 (entity tags), §12.5.3 (`Accept-Encoding`), §13.1.2 (`If-None-Match`).
//! Not here: which pages there are (`page`). Compression is made on first use, so that start stays quick.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;
use std::sync::OnceLock;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::StatusCode;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH, VARY,
};

/// Header lines of a page, all layers' together.
const HEADERS: usize = 16;
/// Smaller bodies are not worth compressing.
const WORTH_IT: usize = 860;

/// One body in the forms it is sent in.
#[derive(Debug)]
pub struct Packed {
    plain: Bytes,
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
    kind: HeaderValue,
    tag: HeaderValue,
    cache: HeaderValue,
    compressible: bool,
}

impl Packed {
    /// Packs a body. `cache` is the `Cache-Control` that goes with it.
    pub fn new(plain: impl Into<Bytes>, kind: &'static str, cache: &'static str) -> Self {
        let plain = plain.into();
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let tag = format!("\"{:016x}-{:x}\"", hasher.finish(), plain.len());
        let text =
            kind.starts_with("text/") || kind.contains("javascript") || kind.contains("svg") || kind.contains("json");
        Self {
            compressible: text && plain.len() >= WORTH_IT,
            plain,
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
            kind: HeaderValue::from_static(kind),
            // Hexadecimal digits and quotes are always a header value.
            tag: HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"0\"")),
            cache: HeaderValue::from_static(cache),
        }
    }

    /// The body as it is.
    pub fn plain(&self) -> &Bytes {
        &self.plain
    }

    /// The response to a request with these headers.
    pub fn respond(&self, status: StatusCode, asked: &HeaderMap) -> Response {
        let known = asked.get(IF_NONE_MATCH).is_some_and(|tags| matches_tag(tags.as_bytes(), self.tag.as_bytes()));
        let mut response = if known && status == StatusCode::OK {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            let (body, encoding) = self.encoded(asked);
            let mut response = Response::new(Body::from(body));
            *response.status_mut() = status;
            if let Some(encoding) = encoding {
                response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
            response
        };
        let headers = response.headers_mut();
        // Room for the security headers too, so that the map does not grow three times on its way out.
        headers.reserve(HEADERS);
        headers.insert(CONTENT_TYPE, self.kind.clone());
        headers.insert(ETAG, self.tag.clone());
        headers.insert(CACHE_CONTROL, self.cache.clone());
        if self.compressible {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        response
    }

    fn encoded(&self, asked: &HeaderMap) -> (Bytes, Option<&'static str>) {
        let accepted = asked.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        if !self.compressible || accepted.is_empty() {
            return (self.plain.clone(), None);
        }
        if accepts(accepted, "br")
            && let Some(body) = self.brotli.get_or_init(|| self.smaller(brotli_of(&self.plain, QUICK)))
        {
            return (body.clone(), Some("br"));
        }
        if accepts(accepted, "gzip")
            && let Some(body) = self.gzip.get_or_init(|| self.smaller(gzip_of(&self.plain)))
        {
            return (body.clone(), Some("gzip"));
        }
        (self.plain.clone(), None)
    }

    fn smaller(&self, packed: Option<Vec<u8>>) -> Option<Bytes> {
        packed.filter(|packed| packed.len() < self.plain.len()).map(Bytes::from)
    }
}

/// Static files by name.
#[derive(Debug, Default)]
pub struct Assets(HashMap<&'static str, Packed>);

impl Assets {
    /// Packs files whose names carry their extension.
    pub fn new(files: &'static [(&'static str, &'static [u8])]) -> Self {
        let packed = files.iter().map(|(name, bytes)| {
            let plain = if name.ends_with(".css") { joined(files, name, bytes) } else { Bytes::from_static(bytes) };
            (*name, Packed::new(plain, content_type(name), "no-cache"))
        });
        Self(packed.collect())
    }

    /// Compresses everything, so that no visitor waits for it. Takes some tenths of a second.
    pub fn pack(&self) {
        for packed in self.0.values().filter(|packed| packed.compressible) {
            packed.brotli.get_or_init(|| packed.smaller(brotli_of(&packed.plain, BEST)));
        }
    }

    /// The file of this name.
    pub fn get(&self, name: &str) -> Option<&Packed> {
        self.0.get(name)
    }
}

/// A sheet with the ones that its `@import "name.css";` lines name in their places: one response, not twenty in a row.
fn joined(files: &[(&'static str, &'static [u8])], name: &str, bytes: &'static [u8]) -> Bytes {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| text.contains("@import \"")) else {
        return Bytes::from_static(bytes);
    };
    let mut out = String::new();
    for line in text.lines() {
        let named = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        let sheet = named.and_then(|named| files.iter().find(|(own, _)| own.rsplit_once('/') == Some((folder, named))));
        out.push_str(sheet.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()).unwrap_or(line));
        out.push('\n');
    }
    out.into()
}

/// The content type that a file name tells. Unknown ones are downloaded, never interpreted.
pub fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

fn matches_tag(list: &[u8], tag: &[u8]) -> bool {
    let one = |part: &[u8]| {
        let part = part.trim_ascii();
        part == b"*" || part.strip_prefix(b"W/").unwrap_or(part) == tag
    };
    list.split(|&byte| byte == b',').any(one)
}

/// True when the coding is listed without `q=0`.
fn accepts(list: &str, coding: &str) -> bool {
    list.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let zero = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q == 0.0));
        name.trim().eq_ignore_ascii_case(coding) && !zero
    })
}

/// For pages, made while somebody waits.
const QUICK: u32 = 9;
/// For what is packed once and sent to everybody: a tenth smaller, ten times slower.
const BEST: u32 = 11;

fn brotli_of(plain: &[u8], quality: u32) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 16 * 1024, quality, 20);
    writer.write_all(plain).ok()?;
    drop(writer);
    Some(out)
}

fn gzip_of(plain: &[u8]) -> Option<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(plain).ok()?;
    writer.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::{Packed, accepts};
    use http::StatusCode;
    use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH};

    #[test]
    fn a_known_tag_gets_no_body_and_a_coding_is_used_only_when_accepted() {
        let packed = Packed::new("çerez ".repeat(400), "text/html; charset=utf-8", "no-cache");
        let mut asked = HeaderMap::new();
        assert!(packed.respond(StatusCode::OK, &asked).headers().get(CONTENT_ENCODING).is_none());
        asked.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip, br;q=0.9"));
        let response = packed.respond(StatusCode::OK, &asked);
        assert_eq!(response.headers()[CONTENT_ENCODING], "br");
        asked.insert(IF_NONE_MATCH, response.headers()[ETAG].clone());
        assert_eq!(packed.respond(StatusCode::OK, &asked).status(), StatusCode::NOT_MODIFIED);
        assert!(!accepts("br;q=0, gzip", "br") && accepts("br;q=0, gzip", "gzip"));
    }
}
