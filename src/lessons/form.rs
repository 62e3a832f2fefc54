//! Form bodies and queries as pairs.
//! In: `application/x-www-form-urlencoded` text. Out: decoded names and values in order. Cannot fail.
//! Rule: URL Standard §5.1.

/// The pairs of a form body; a part without `=` has an empty value.
pub fn form_pairs(text: &str) -> Vec<(String, String)> {
    let decoded = |part: &str| {
        let spaced = part.replace('+', " ");
        percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
    };
    let parts = text.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, ""))).map(|(a, b)| (decoded(a), decoded(b))).collect()
}
