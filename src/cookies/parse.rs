//! Cuts a `Set-Cookie` line into name, value and attributes, or says why it is dropped at once.
//! In: the header's octets. Out: [`Parsed`]; linear in the line's length. Never fails: a bad line still has a name to show.
//! Rule: RFC 6265bis §5.6, its steps in its order: control characters, the first `;`, the first `=`, white space, the
//! 4096 octets of name and value, attributes of at most 1024 octets.
//! Differs from the standard as Chromium does: a tab inside the line is a control character like any other.
//! Not here: what an attribute means (`storage`), prefixes (`prefix`), quotes (they are part of the value).

use super::octets::Octets;
use super::verdict::Reason;
use super::work::looks_at;

/// §5.6: name and value together, in octets.
pub const NAME_AND_VALUE_LIMIT: usize = 4096;
/// §5.6: one attribute's value, in octets. A longer attribute is dropped, the cookie stays.
pub const ATTRIBUTE_VALUE_LIMIT: usize = 1024;

/// A `Set-Cookie` line, cut up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The name; empty for a line without `=`.
    pub name: Octets,
    /// The value, quotes included.
    pub value: Octets,
    /// The attributes in the order written, unknown and repeated ones included.
    pub attributes: Vec<RawAttribute>,
    /// Set when the line is dropped before any attribute is read.
    pub refused: Option<Reason>,
}

/// One attribute as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawAttribute {
    /// The part before `=`, white space trimmed, case kept.
    pub name: Octets,
    /// The part after `=`; `None` without a `=` (`Secure`).
    pub value: Option<Octets>,
}

impl RawAttribute {
    /// The value, empty when there is none.
    #[must_use]
    pub fn value_bytes(&self) -> &[u8] {
        self.value.as_ref().map_or(b"", |value| value.as_bytes())
    }

    /// Whether the value is longer than browsers accept.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.value_bytes().len() > ATTRIBUTE_VALUE_LIMIT
    }
}

/// Parses the value of one `Set-Cookie` header, or one assignment to `document.cookie`.
#[must_use]
pub fn parse_set_cookie(line: &[u8]) -> Parsed {
    looks_at(line.len());
    let mut parts = line.split(|&b| b == b';');
    let pair = parts.next().unwrap_or_default();
    let (name, value) = match split_at_equals(pair) {
        (name, Some(value)) => (trim(name), trim(value)),
        // A line without "=" is a value without a name.
        (value, None) => (&b""[..], trim(value)),
    };
    let mut attributes = Vec::new();
    let mut control = has_control(name) || has_control(value);
    for part in parts {
        let (name, value) = split_at_equals(part);
        let (name, value) = (trim(name), value.map(trim));
        control |= has_control(name) || value.is_some_and(has_control);
        // An empty part (`a=1;; Path=/`, a final `;`) is an attribute without a name: nothing to show.
        if !name.is_empty() || value.is_some() {
            attributes.push(RawAttribute { name: name.into(), value: value.map(Octets::from) });
        }
    }
    let refused = if control {
        Some(Reason::ControlCharacter)
    } else if name.is_empty() && value.is_empty() {
        Some(Reason::Empty)
    } else if name.len() + value.len() > NAME_AND_VALUE_LIMIT {
        Some(Reason::TooLarge)
    } else {
        None
    };
    Parsed { name: name.into(), value: value.into(), attributes, refused }
}

fn split_at_equals(part: &[u8]) -> (&[u8], Option<&[u8]>) {
    let equals = part.iter().position(|&b| b == b'=');
    looks_at(equals.unwrap_or(part.len()));
    match equals {
        Some(equals) => (&part[..equals], Some(&part[equals + 1..])),
        None => (part, None),
    }
}

/// WSP is space and tab; no other white space is trimmed.
fn trim(mut text: &[u8]) -> &[u8] {
    let whole = text.len();
    while let [b' ' | b'\t', rest @ ..] = text {
        text = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    looks_at(whole - text.len() + 2);
    text
}

fn has_control(text: &[u8]) -> bool {
    looks_at(text.len());
    text.iter().any(u8::is_ascii_control)
}

#[cfg(test)]
mod tests {
    use super::{Parsed, parse_set_cookie};
    use crate::cookies::verdict::Reason;
    use rstest::rstest;

    fn pair(line: &str) -> (String, String) {
        let Parsed { name, value, .. } = parse_set_cookie(line.as_bytes());
        (name.to_string(), value.to_string())
    }

    #[rstest]
    #[case("a=1", "a", "1")]
    #[case("a=1; Path=/", "a", "1")]
    #[case("  a  =  1  ; Path=/", "a", "1")]
    #[case("\ta\t=\t1\t", "a", "1")]
    #[case("a=b=c==", "a", "b=c==")]
    #[case("a=", "a", "")]
    #[case("a", "", "a")]
    #[case("=a", "", "a")]
    #[case("a b=c d", "a b", "c d")]
    #[case("a=\"1; 2\"", "a", "\"1")]
    #[case("şehir=Iğdır", "şehir", "Iğdır")]
    #[case("a=1,b=2", "a", "1,b=2")]
    fn the_first_equals_parts_name_and_value(#[case] line: &str, #[case] name: &str, #[case] value: &str) {
        assert_eq!(pair(line), (name.to_owned(), value.to_owned()));
    }

    #[rstest]
    #[case(b"", Some(Reason::Empty))]
    #[case(b"=", Some(Reason::Empty))]
    #[case(b"  ; Path=/", Some(Reason::Empty))]
    #[case(b"a=\x01", Some(Reason::ControlCharacter))]
    #[case(b"a=1; Path=/\x7f", Some(Reason::ControlCharacter))]
    #[case(b"a=1; x\x00y", Some(Reason::ControlCharacter))]
    #[case(b"a=1\t2", Some(Reason::ControlCharacter))]
    #[case(b"a=1\t; Path=/", None)]
    #[case(b"a=\xff\xfe", None)]
    fn a_hopeless_line_is_dropped_at_once(#[case] line: &[u8], #[case] reason: Option<Reason>) {
        assert_eq!(parse_set_cookie(line).refused, reason);
    }

    #[test]
    fn name_and_value_may_have_4096_octets_and_not_one_more() {
        let fits = format!("ab={}; Path=/", "x".repeat(4094));
        assert_eq!(parse_set_cookie(fits.as_bytes()).refused, None);
        let over = format!("ab={}; Path=/", "x".repeat(4095));
        assert_eq!(parse_set_cookie(over.as_bytes()).refused, Some(Reason::TooLarge));
        let letters = format!("ab={}", "ğ".repeat(2048));
        assert_eq!(parse_set_cookie(letters.as_bytes()).refused, Some(Reason::TooLarge));
    }

    #[test]
    fn attributes_keep_their_order_their_case_and_their_repeats() {
        let parsed = parse_set_cookie(b"a=1; PATH=/x; Secure ; secure=; =y; ;Path = /z ;");
        let names: Vec<_> =
            parsed.attributes.iter().map(|a| (a.name.to_string(), a.value.as_ref().map(ToString::to_string))).collect();
        let some = |v: &str| Some(v.to_owned());
        assert_eq!(
            names,
            [
                ("PATH".to_owned(), some("/x")),
                ("Secure".to_owned(), None),
                ("secure".to_owned(), some("")),
                (String::new(), some("y")),
                ("Path".to_owned(), some("/z")),
            ]
        );
    }
}
