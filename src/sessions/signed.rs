//! Flask's session cookie: `payload.timestamp.signature`, as itsdangerous' `URLSafeTimedSerializer` writes it.
//! In: secret keys, the tagged JSON as text, epoch seconds. Out: the cookie's value; or the JSON back with its time.
//! Fails with a [`Rejection`] that says what is wrong; Flask itself only ever shows an empty session.
//! Rule: Flask 3.1 `sessions.py`, itsdangerous 2.2 `signer.py`, `timed.py`, `url_safe.py`: salt `cookie-session`, key
//! derivation `hmac`, SHA-1; URL-safe Base64 without padding. Signed, never encrypted: [`peek`] needs no key.
//! Not here: tagged JSON (Python's side writes and reads it), sorting of keys, ASCII escapes, other salts and digests.

use std::io::Read;

use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::engine::{DecodePaddingMode, general_purpose::URL_SAFE_NO_PAD};
use flate2::read::ZlibDecoder;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;
use thiserror::Error;

use super::deflate::zlib_level_6;

/// What a compressed payload may grow to; a cookie of 4 KiB could otherwise unfold to 4 MiB.
pub const PAYLOAD_LIMIT: usize = 64 * 1024;

const SALT: &[u8] = b"cookie-session";
const SIGNATURE_BYTES: usize = 20;

/// As Python decodes: padding or none, and the low bits of the last letter do not count (so that four last letters
/// give the same signature).
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A session cookie whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The tagged JSON.
    pub payload_json: String,
    /// When it was signed, in epoch seconds.
    pub signed_at: u64,
}

/// What anyone can read in a session cookie without the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peeked {
    /// The tagged JSON; nothing says that it was not changed.
    pub payload_json: String,
    /// When it claims to be signed, in epoch seconds; `None` when the part cannot be read.
    pub timestamp: Option<u64>,
    /// The signature as written.
    pub signature: String,
    /// Whether the payload is compressed (it begins with a dot).
    pub compressed: bool,
}

/// Why a session cookie is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Rejection {
    /// Not three parts.
    #[error("the value does not have the three parts payload, timestamp and signature")]
    Malformed,
    /// Changed on the way, or signed with another key.
    #[error("no key gives this signature")]
    BadSignature,
    /// Well signed, but the timestamp is no number.
    #[error("the timestamp cannot be read")]
    BadTimestamp,
    /// Signed longer ago than sessions live.
    #[error("signed {age_secs} seconds ago, which is too long")]
    Expired {
        /// Seconds since it was signed.
        age_secs: u64,
    },
    /// Signed later than now: a clock was set back.
    #[error("signed {ahead_secs} seconds from now")]
    FromTheFuture {
        /// Seconds until the moment it claims.
        ahead_secs: u64,
    },
    /// Well signed, but the payload is no Base64, no zlib data, or no UTF-8.
    #[error("the payload cannot be decoded")]
    BadPayload,
    /// The payload unfolds to more than [`PAYLOAD_LIMIT`].
    #[error("the payload unfolds to more than {PAYLOAD_LIMIT} bytes")]
    PayloadTooLarge,
}

impl Rejection {
    /// The stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Malformed => "bicim",
            Self::BadSignature => "imza-gecersiz",
            Self::BadTimestamp => "zaman-okunamadi",
            Self::Expired { .. } => "suresi-doldu",
            Self::FromTheFuture { .. } => "gelecekten",
            Self::BadPayload => "icerik-okunamadi",
            Self::PayloadTooLarge => "icerik-buyuk",
        }
    }
}

/// Signs `payload_json` (compact, keys sorted, ASCII-escaped, as Flask writes it) at `now_epoch` seconds.
#[must_use]
pub fn sign(secret: &[u8], payload_json: &str, now_epoch: u64) -> String {
    let mut value = encode_payload(payload_json.as_bytes());
    value.push('.');
    value.push_str(&encode_timestamp(now_epoch));
    let signature = signature(secret, value.as_bytes());
    value.push('.');
    value.push_str(&URL_SAFE_NO_PAD.encode(signature));
    value
}

/// Opens a cookie signed with any of `secrets` (in Flask: the current key and its fallbacks).
///
/// `max_age_secs` is Flask's `PERMANENT_SESSION_LIFETIME`; an age equal to it is still good. Without it the age is not
/// looked at, a signature from the future included, as itsdangerous does.
///
/// # Errors
/// A [`Rejection`]; the signature is checked before anything else is read.
pub fn unsign(secrets: &[&[u8]], value: &str, max_age_secs: Option<u64>, now: u64) -> Result<Opened, Rejection> {
    let (signed, written) = value.rsplit_once('.').ok_or(Rejection::Malformed)?;
    let written = LENIENT.decode(written).map_err(|_| Rejection::BadSignature)?;
    // Every key is tried, so that the time taken does not tell which one held.
    let holds = secrets.iter().filter(|secret| !secret.is_empty()).fold(subtle::Choice::from(0), |holds, secret| {
        holds | signature(secret, signed.as_bytes())[..].ct_eq(&written)
    });
    if !bool::from(holds) {
        return Err(Rejection::BadSignature);
    }
    let (payload, timestamp) = signed.rsplit_once('.').ok_or(Rejection::Malformed)?;
    let signed_at = decode_timestamp(timestamp).ok_or(Rejection::BadTimestamp)?;
    if let Some(max_age) = max_age_secs {
        match now.checked_sub(signed_at) {
            None => {
                return Err(Rejection::FromTheFuture { ahead_secs: signed_at - now });
            }
            Some(age_secs) if age_secs > max_age => return Err(Rejection::Expired { age_secs }),
            Some(_) => {}
        }
    }
    Ok(Opened { payload_json: decode_payload(payload)?, signed_at })
}

/// `data` as a zlib stream, octet for octet as CPython's `zlib.compress` writes it; `None` when it is empty or larger than
/// what a cookie could need.
pub fn compress(data: &[u8]) -> Option<Vec<u8>> {
    zlib_level_6(data, usize::MAX)
}

/// Reads a cookie without a key, as anyone can.
///
/// # Errors
/// [`Rejection::Malformed`] when there are not three parts, and what [`Rejection`] says of payloads.
pub fn peek(value: &str) -> Result<Peeked, Rejection> {
    let (signed, signature) = value.rsplit_once('.').ok_or(Rejection::Malformed)?;
    let (payload, timestamp) = signed.rsplit_once('.').ok_or(Rejection::Malformed)?;
    if payload.is_empty() {
        return Err(Rejection::Malformed);
    }
    Ok(Peeked {
        payload_json: decode_payload(payload)?,
        timestamp: decode_timestamp(timestamp),
        signature: signature.to_owned(),
        compressed: payload.starts_with('.'),
    })
}

/// HMAC-SHA1 with the derived key, itself an HMAC-SHA1 of the salt.
fn signature(secret: &[u8], text: &[u8]) -> [u8; SIGNATURE_BYTES] {
    hmac(&hmac(secret, SALT), text)
}

fn hmac(key: &[u8], text: &[u8]) -> [u8; SIGNATURE_BYTES] {
    // HMAC takes keys of any length; the error type exists for ciphers that do not.
    Hmac::<Sha1>::new_from_slice(key).map_or([0; SIGNATURE_BYTES], |mut mac| {
        mac.update(text);
        mac.finalize().into_bytes().into()
    })
}

/// Compressed when that saves at least two bytes, marked by a leading dot.
fn encode_payload(json: &[u8]) -> String {
    match zlib_level_6(json, json.len().saturating_sub(2)) {
        Some(compressed) => format!(".{}", URL_SAFE_NO_PAD.encode(compressed)),
        None => URL_SAFE_NO_PAD.encode(json),
    }
}

fn decode_payload(payload: &str) -> Result<String, Rejection> {
    let (encoded, compressed) = match payload.strip_prefix('.') {
        Some(rest) => (rest, true),
        None => (payload, false),
    };
    let bytes = LENIENT.decode(encoded).map_err(|_| Rejection::BadPayload)?;
    let json = if compressed { inflate(&bytes)? } else { bytes };
    if json.len() > PAYLOAD_LIMIT {
        return Err(Rejection::PayloadTooLarge);
    }
    String::from_utf8(json).map_err(|_| Rejection::BadPayload)
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, Rejection> {
    let mut json = Vec::new();
    ZlibDecoder::new(bytes).take(PAYLOAD_LIMIT as u64 + 1).read_to_end(&mut json).map_err(|_| Rejection::BadPayload)?;
    Ok(json)
}

/// Big-endian, leading zero bytes dropped.
fn encode_timestamp(epoch: u64) -> String {
    let bytes = epoch.to_be_bytes();
    let skip = bytes.iter().take_while(|&&byte| byte == 0).count();
    URL_SAFE_NO_PAD.encode(&bytes[skip..])
}

fn decode_timestamp(text: &str) -> Option<u64> {
    let bytes = LENIENT.decode(text).ok()?;
    let significant = &bytes[bytes.iter().take_while(|&&byte| byte == 0).count()..];
    (significant.len() <= 8).then(|| significant.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::read::ZlibEncoder;
    use proptest::prelude::*;
    use rstest::rstest;

    const AT: u64 = 1_772_366_400;
    const LIFETIME: u64 = 31 * 24 * 60 * 60;
    const SEED_KEY: &[u8] = b"_5#y2L\"F4Q8z\n\xec]/";

    #[rstest]
    #[case(b"dev", r#"{"sayac":1}"#, "eyJzYXlhYyI6MX0.aaQqQA.nzOiVnQnG-xbP6_B_8TCAx0MKuo")]
    #[case(b"dev", r#"{"ad":"I\u015f\u0131l"}"#, "eyJhZCI6IklcdTAxNWZcdTAxMzFsIn0.aaQqQA.cRLLZfJuIWx4Yk0OzgU4IepXUG4")]
    #[case(
        SEED_KEY,
        r#"{"ad":"Levent","soyad":"Kalkavan"}"#,
        "eyJhZCI6IkxldmVudCIsInNveWFkIjoiS2Fsa2F2YW4ifQ.aaQqQA.fpPCIt2aMZjYWdmaEkNKWuXTg7c"
    )]
    fn the_cookie_is_flasks_letter_by_letter(#[case] secret: &[u8], #[case] json: &str, #[case] cookie: &str) {
        assert_eq!(sign(secret, json, AT), cookie);
        let opened = unsign(&[secret], cookie, Some(LIFETIME), AT).unwrap();
        assert_eq!(opened.payload_json, json);
        assert_eq!(opened.signed_at, AT);
    }

    #[test]
    fn a_repetitive_payload_is_compressed_and_comes_back() {
        let json = format!(r#"{{"x":"{}"}}"#, "a".repeat(200));
        let cookie = sign(b"dev", &json, AT);
        assert!(cookie.starts_with('.'));
        let peeked = peek(&cookie).unwrap();
        assert!(peeked.compressed);
        assert_eq!(peeked.payload_json, json);
        assert_eq!(unsign(&[b"dev"], &cookie, None, AT).unwrap().payload_json, json);
    }

    #[test]
    fn a_compressed_cookie_is_itsdangerous_letter_by_letter() {
        // itsdangerous 2.2.0: two flashes and a name, at AT.
        let cookie = concat!(
            ".eJyrVopPy0kszkgtVrKKrlZSKAFSSrmpxcWJ6alKOkq-qUUZiUmJCikxpQYGacl5lYlKs",
            "bU6xKhTqMzMSwUqjtVRSkxRslLySS1LzStRqgUASUElOA.aaQqQA.DIb0V87qBJX7o4QAjRXHX9XiyX4",
        );
        let opened = unsign(&[b"dev"], cookie, Some(LIFETIME), AT).unwrap();
        assert!(opened.payload_json.contains("_flashes"));
        assert_eq!(sign(b"dev", &opened.payload_json, AT), cookie);
    }

    #[test]
    fn an_age_equal_to_the_lifetime_is_still_good() {
        let cookie = sign(b"dev", "{}", AT);
        assert!(unsign(&[b"dev"], &cookie, Some(LIFETIME), AT + LIFETIME).is_ok());
        assert_eq!(
            unsign(&[b"dev"], &cookie, Some(LIFETIME), AT + LIFETIME + 1),
            Err(Rejection::Expired { age_secs: LIFETIME + 1 })
        );
    }

    #[test]
    fn a_cookie_from_the_future_is_not_believed() {
        let cookie = sign(b"dev", "{}", AT);
        assert_eq!(unsign(&[b"dev"], &cookie, Some(LIFETIME), AT - 1), Err(Rejection::FromTheFuture { ahead_secs: 1 }));
    }

    #[test]
    fn a_fallback_key_opens_and_another_key_does_not() {
        let cookie = sign(b"eski", "{}", AT);
        assert!(unsign(&[b"yeni", b"eski"], &cookie, None, AT).is_ok());
        assert_eq!(unsign(&[b"yeni"], &cookie, None, AT), Err(Rejection::BadSignature));
        assert_eq!(unsign(&[], &cookie, None, AT), Err(Rejection::BadSignature));
    }

    #[test]
    fn four_last_letters_give_the_same_signature() {
        let cookie = sign(b"dev", r#"{"sayac":1}"#, AT);
        let head = &cookie[..cookie.len() - 1];
        let good = (b'A'..=b'Z')
            .chain(b'a'..=b'z')
            .chain(b'0'..=b'9')
            .chain(*b"-_")
            .filter(|&letter| unsign(&[b"dev"], &format!("{head}{}", char::from(letter)), None, AT).is_ok())
            .count();
        assert_eq!(good, 4);
    }

    #[test]
    fn an_empty_secret_never_opens() {
        let cookie = sign(b"", "{}", AT);
        assert_eq!(unsign(&[b""], &cookie, None, AT), Err(Rejection::BadSignature));
    }

    #[rstest]
    #[case("", Rejection::Malformed)]
    #[case("a", Rejection::Malformed)]
    #[case("a.b.c", Rejection::BadSignature)]
    #[case("e30.aaQqQA.", Rejection::BadSignature)]
    #[case("e30.aaQqQA.!!", Rejection::BadSignature)]
    fn what_is_no_session_cookie_is_told_so(#[case] value: &str, #[case] rejection: Rejection) {
        assert_eq!(unsign(&[b"dev"], value, None, AT), Err(rejection));
    }

    #[test]
    fn a_zip_bomb_stops_at_the_limit() {
        let mut packed = Vec::new();
        ZlibEncoder::new(&[b'a'; 1 << 20][..], Compression::new(9)).read_to_end(&mut packed).unwrap();
        let signed = format!(".{}.aaQqQA", URL_SAFE_NO_PAD.encode(packed));
        let signature = URL_SAFE_NO_PAD.encode(signature(b"dev", signed.as_bytes()));
        let cookie = format!("{signed}.{signature}");
        assert!(cookie.len() < 4096);
        assert_eq!(unsign(&[b"dev"], &cookie, None, AT), Err(Rejection::PayloadTooLarge));
        assert_eq!(peek(&cookie), Err(Rejection::PayloadTooLarge));
    }

    #[test]
    fn peeking_needs_no_key() {
        let peeked = peek("eyJzYXlhYyI6MX0.aaQqQA.nzOiVnQnG-xbP6_B_8TCAx0MKuo").unwrap();
        assert_eq!(peeked.payload_json, r#"{"sayac":1}"#);
        assert_eq!(peeked.timestamp, Some(AT));
        assert_eq!(peeked.signature, "nzOiVnQnG-xbP6_B_8TCAx0MKuo");
        assert!(!peeked.compressed);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(value in any::<String>()) {
            let _ = peek(&value);
            let _ = unsign(&[b"dev"], &value, Some(LIFETIME), AT);
        }

        #[test]
        fn no_three_parts_make_it_panic(value in "\\.?[A-Za-z0-9_=-]{0,40}\\.[A-Za-z0-9_-]{0,16}\\.[A-Za-z0-9_-]{0,30}") {
            let _ = peek(&value);
            let _ = unsign(&[b"dev"], &value, Some(LIFETIME), AT);
        }

        #[test]
        fn what_is_signed_comes_back(json in "[ -~]{0,300}", secret in proptest::collection::vec(any::<u8>(), 1..80), at in 0..u64::MAX / 2) {
            let cookie = sign(&secret, &json, at);
            let opened = unsign(&[&secret], &cookie, Some(0), at).unwrap();
            prop_assert_eq!(opened.payload_json, json);
            prop_assert_eq!(opened.signed_at, at);
        }
    }
}
