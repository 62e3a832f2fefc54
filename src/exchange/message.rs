//! The two messages of an exchange: header lines in order, values byte for byte.
//! Bodies are kept up to a bound and say when they were cut. Not here: what the browser added after us (`Date`).

use serde::{Deserialize, Serialize, Serializer, ser::SerializeSeq};

/// One header line: name as written, value as bytes.
pub type Header = (String, Vec<u8>);

/// Header bytes as text: UTF-8 where they are, otherwise one character for each byte (Latin-1), as browsers show them.
pub fn text_of(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// The request as the app received it: path and query percent-encoded as they came, without the live prefix.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct RecordedRequest {
    /// `GET`, `POST`, …
    #[serde(rename = "yontem")]
    pub method: String,
    /// Path from the app's root, percent-encoded as it came.
    #[serde(rename = "yol")]
    pub path: String,
    /// Query string without `?`, empty when there is none.
    #[serde(rename = "sorgu")]
    pub query: String,
    /// Header lines in order.
    #[serde(rename = "basliklar", serialize_with = "header_lines")]
    pub headers: Vec<Header>,
    /// Body bytes.
    #[serde(rename = "govde", serialize_with = "body_text")]
    pub body: Vec<u8>,
}

/// The response as the app gave it, before the live prefix is added.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct RecordedResponse {
    /// Status code.
    #[serde(rename = "durum")]
    pub status: u16,
    /// The phrase after the code, as Werkzeug writes it.
    #[serde(rename = "durum_metni")]
    pub reason: String,
    /// Header lines in order.
    #[serde(rename = "basliklar", serialize_with = "header_lines")]
    pub headers: Vec<Header>,
    /// Body bytes.
    #[serde(rename = "govde", serialize_with = "body_text")]
    pub body: Vec<u8>,
}

impl RecordedRequest {
    /// The values of every header line of this name, in order.
    pub fn header<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        lines_named(&self.headers, name)
    }
}

impl RecordedResponse {
    /// The values of every header line of this name, in order.
    pub fn header<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        lines_named(&self.headers, name)
    }
}

fn lines_named<'a>(headers: &'a [Header], name: &'a str) -> impl Iterator<Item = &'a [u8]> {
    headers.iter().filter(move |(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_slice())
}

fn header_lines<S: Serializer>(headers: &[Header], out: S) -> Result<S::Ok, S::Error> {
    if !out.is_human_readable() {
        return headers.serialize(out);
    }
    let mut list = out.serialize_seq(Some(headers.len()))?;
    for (name, value) in headers {
        list.serialize_element(&(name, text_of(value)))?;
    }
    list.end()
}

/// As text for people's formats; between processes (postcard) the bytes as they are.
fn body_text<S: Serializer>(body: &[u8], out: S) -> Result<S::Ok, S::Error> {
    if out.is_human_readable() { out.serialize_str(&String::from_utf8_lossy(body)) } else { out.serialize_bytes(body) }
}

#[cfg(test)]
mod tests {
    use super::RecordedResponse;

    #[test]
    fn bytes_that_are_no_text_pass_between_processes_unchanged() {
        let answer = RecordedResponse {
            headers: vec![("Set-Cookie".to_owned(), b"ad=\xff".to_vec())],
            body: b"\x89PNG\xff".to_vec(),
            ..RecordedResponse::default()
        };
        let bytes = postcard::to_stdvec(&answer).expect("encoded");
        let back: RecordedResponse = postcard::from_bytes(&bytes).expect("decoded");
        assert_eq!((back.headers, back.body), (answer.headers, answer.body));
    }
}
