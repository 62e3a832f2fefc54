//! Notices what works here and now but will surprise elsewhere or later.
//! In: the line as read, the request it answers. Out: [`Warning`]s, in a fixed order. Cannot fail; linear in the value.
//! Rule: none; RFC 6265bis §8 warns of most of it. Facts about other browsers: MDN's compatibility data, August 2026.
//! Not here: whether data is personal in the law's sense. Only shapes are looked at: e-mail, Turkish telephone, identity
//! number (with its check digits), card number (Luhn), IBAN, and names and values that say "password".

use std::borrow::Cow;

use super::context::RequestContext;
use super::cookie::{Cookie, SameSite};
use super::prefix::{Prefix, prefix_of};
use super::trustworthy::Security;
use super::verdict::{AttributeReading, Meaning, Reason, Warning};
use super::work::looks_at;

/// Warnings about one line; `reasons` are those it was refused for.
pub(super) fn warnings(
    cookie: &Cookie,
    context: &RequestContext,
    attributes: &[AttributeReading],
    reasons: &[Reason],
) -> Vec<Warning> {
    let local = cookie.secure && context.security() == Security::Local;
    let kept = reasons.is_empty();
    let name = cookie.name.as_bytes();
    let value = cookie.value.as_bytes();
    let http_prefix = matches!(prefix_of(name), Some(Prefix::Http | Prefix::HostHttp));
    let domain_not_ascii = attributes.iter().any(|attribute| {
        matches!(attribute.meaning, Meaning::DomainWidens { .. })
            && attribute.value.as_ref().is_some_and(|v| !v.as_bytes().is_ascii())
    });
    let escaped = is_flask_escaped(value);
    let checks = [
        (kept && local, Warning::OnlyOnLocalhost),
        (kept && local, Warning::SafariRefusesLocalSecure),
        (reasons.contains(&Reason::SameSiteNoneInsecure), Warning::SafariKeepsInsecureNone),
        (http_prefix, Warning::SafariIgnoresHttpPrefix),
        (cookie.same_site == SameSite::Default, Warning::SameSiteNotWritten),
        (!name.is_ascii(), Warning::NameNotAscii),
        (name.iter().any(|&b| b.is_ascii() && !is_token(b)), Warning::NameNotToken),
        (domain_not_ascii, Warning::DomainNotAscii),
        (!value.is_ascii(), Warning::ValueNotAscii),
        (escaped, Warning::ValueEscaped),
        (names_a_password(name) || holds_a_password(value), Warning::LooksLikePassword),
        (looks_personal(name, value), Warning::LooksLikePersonalData),
    ];
    checks.into_iter().filter_map(|(holds, warning)| holds.then_some(warning)).collect()
}

/// RFC 9110 §5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Werkzeug's form: in quotes, with an octet of two hundred or more (octal) escaped.
fn is_flask_escaped(value: &[u8]) -> bool {
    value.len() > 2
        && value.starts_with(b"\"")
        && value.ends_with(b"\"")
        && value
            .windows(4)
            .any(|w| w[0] == b'\\' && matches!(w[1], b'2' | b'3') && w[2..].iter().all(|b| matches!(b, b'0'..=b'7')))
}

/// Words for a password.
const PASSWORD_WORDS: [&str; 7] = ["parola", "sifre", "şifre", "password", "passwd", "pwd", "passphrase"];

fn names_a_password(name: &[u8]) -> bool {
    looks_at(name.len());
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    PASSWORD_WORDS.iter().any(|word| name.contains(word))
        || name.split(['_', '-', '.']).any(|word| matches!(word, "pass" | "pin"))
}

/// A value such as `parola123` or `{"sifre":"…"}`: one of the words, then a digit or a sign that its value follows.
fn holds_a_password(value: &[u8]) -> bool {
    looks_at(value.len());
    let text = String::from_utf8_lossy(value).to_ascii_lowercase();
    let follows = |rest: &str| {
        let rest = rest.strip_prefix(['"', '\'']).or_else(|| rest.strip_prefix("%22")).unwrap_or(rest);
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | '='))
            || ["%3a", "%3d"].iter().any(|sign| rest.starts_with(sign))
    };
    let mut words = PASSWORD_WORDS.iter().filter(|word| text.contains(**word));
    words.any(|word| text.match_indices(word).any(|(at, _)| follows(&text[at + word.len()..])))
}

fn looks_personal(name: &[u8], value: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    let words = [
        "tckn",
        "tcno",
        "tc_no",
        "tc_kimlik",
        "telefon",
        "eposta",
        "e-posta",
        "e_posta",
        "email",
        "e-mail",
        "adres",
        "dogum",
        "iban",
        "kart_no",
        "kartno",
    ];
    if !value.is_empty() && words.iter().any(|word| name.contains(word)) {
        return true;
    }
    looks_at(value.len());
    let text = String::from_utf8_lossy(value);
    let text = text.trim_matches('"');
    let text = if text.contains('%') { Cow::Owned(text.replace("%40", "@")) } else { Cow::Borrowed(text) };
    text.split([' ', ',', '|', '&', ':', ';', '/']).any(|word| is_email(word) || is_iban(word))
        || is_telephone(&text)
        || is_identity_number(&text)
        || is_card_number(&text)
}

fn is_email(word: &str) -> bool {
    looks_at(word.len());
    let Some((local, domain)) = word.split_once('@') else {
        return false;
    };
    let plain = |c: char| c.is_alphanumeric() || "._%+-=".contains(c);
    !local.is_empty()
        && local.chars().all(plain)
        && domain.rsplit_once('.').is_some_and(|(head, tail)| {
            !head.is_empty() && tail.len() >= 2 && tail.chars().all(|c| c.is_ascii_alphabetic())
        })
}

fn is_iban(word: &str) -> bool {
    word.len() == 26 && word.starts_with("TR") && word[2..].bytes().all(|b| b.is_ascii_digit())
}

/// The digits of a text that has nothing but digits and the signs people write between them.
fn only_digits(text: &str) -> Option<Vec<u8>> {
    looks_at(text.len());
    let mut digits = Vec::new();
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => digits.push(byte - b'0'),
            b' ' | b'-' | b'(' | b')' | b'+' => {}
            _ => return None,
        }
        if digits.len() > 19 {
            return None;
        }
    }
    Some(digits)
}

/// A Turkish mobile number: `5xx…`, `05xx…` or `905xx…`.
fn is_telephone(text: &str) -> bool {
    only_digits(text).is_some_and(|digits| {
        let local = digits.strip_prefix(&[9, 0]).or_else(|| digits.strip_prefix(&[0])).unwrap_or(&digits);
        local.len() == 10 && local[0] == 5
    })
}

/// A Turkish identity number: eleven digits, the last two of which are sums of the others.
fn is_identity_number(text: &str) -> bool {
    let Some(d) = only_digits(text).filter(|d| d.len() == 11 && d[0] != 0) else {
        return false;
    };
    let digit = |place: usize| i32::from(d[place]);
    let odd: i32 = (0..9).step_by(2).map(digit).sum();
    let even: i32 = (1..8).step_by(2).map(digit).sum();
    let all: i32 = (0..10).map(digit).sum();
    digit(9) == (odd * 7 - even).rem_euclid(10) && digit(10) == all % 10
}

/// A payment card: 13 to 19 digits with Luhn's sum.
fn is_card_number(text: &str) -> bool {
    only_digits(text).is_some_and(|digits| {
        let sum: u32 = digits
            .iter()
            .rev()
            .enumerate()
            .map(|(place, &d)| match (place % 2, u32::from(d)) {
                (0, d) => d,
                (_, d) if d > 4 => 2 * d - 9,
                (_, d) => 2 * d,
            })
            .sum();
        (13..=19).contains(&digits.len()) && digits[0] != 0 && sum.is_multiple_of(10)
    })
}

#[cfg(test)]
mod tests {
    use super::{holds_a_password, is_flask_escaped, looks_personal, names_a_password};
    use rstest::rstest;

    #[rstest]
    #[case("x", "ayse@ornek.com", true)]
    #[case("x", "ayse%40ornek.com", true)]
    #[case("x", "\"ayse@ornek.com\"", true)]
    #[case("x", "0532 123 45 67", true)]
    #[case("x", "+905321234567", true)]
    #[case("x", "10000000146", true)]
    #[case("x", "10000000147", false)]
    #[case("x", "4111111111111111", true)]
    #[case("x", "4111111111111112", false)]
    #[case("x", "TR330006100519786457841326", true)]
    #[case("telefon", "yok", true)]
    #[case("telefon", "", false)]
    #[case("sayac", "3", false)]
    #[case("zaman", "1772366400", false)]
    #[case("tema", "koyu", false)]
    #[case("ad", "Levent", false)]
    #[case("x", "a@b", false)]
    fn personal_data_is_told_by_its_shape(#[case] name: &str, #[case] value: &str, #[case] personal: bool) {
        assert_eq!(looks_personal(name.as_bytes(), value.as_bytes()), personal);
    }

    #[rstest]
    #[case("parola", true)]
    #[case("kullanici_sifre", true)]
    #[case("PASSWORD", true)]
    #[case("pin", true)]
    #[case("pinterest", false)]
    #[case("session", false)]
    fn a_password_is_told_by_its_name(#[case] name: &str, #[case] password: bool) {
        assert_eq!(names_a_password(name.as_bytes()), password);
    }

    #[rstest]
    #[case("parola123", true)]
    #[case("Sifre=acik", true)]
    #[case("{\"password\":\"x\"}", true)]
    #[case("%22sifre%22%3A%221%22", true)]
    #[case("parola", false)]
    #[case("yanlis-parola", false)]
    #[case("1772366400", false)]
    fn a_password_is_told_by_what_follows_the_word(#[case] value: &str, #[case] password: bool) {
        assert_eq!(holds_a_password(value.as_bytes()), password);
    }

    #[test]
    fn flasks_octal_form_is_told_from_a_quoted_space() {
        assert!(is_flask_escaped(br#""I\304\237d\304\261r""#));
        assert!(!is_flask_escaped(br#""a b""#));
        assert!(!is_flask_escaped(br#""a\054b""#));
    }
}
