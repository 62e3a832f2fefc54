//! «Oturum çerezi çözücü»: Flask's session cookie taken apart, its signature tried, a changed payload signed anew.
//!
//! In (`POST /araclar/oturum.json`): `{cerez, anahtar?, omur?, zaman?, yeni_yuk?}`. `cerez`: the value, or the header line it
//! stands in. `anahtar`: the key, or the Python literal of it. `omur`: seconds Flask believes a signature, 31 days when absent.
//! `zaman`: the moment to look at and to sign at, now when absent. `yeni_yuk`: a JSON object, or its text, to sign.
//! Out: [`Report`]; the key is not in it. Fails: [`ToolError`]. Rule: `sessions::signed`; Flask's tagged JSON.
//! Not here: other salts and digests, `SECRET_KEY_FALLBACKS` (try the keys one by one).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cookies::Timestamp;
use crate::pages::text::tools::{HOLDS, NO_KEY, rejected, tag};
use crate::pages::tools::ToolError;
use crate::pages::tools::moment::{moment, rfc3339};
use crate::pages::tools::python_json;
use crate::pages::tools::secret::Secret;
use crate::sessions::signed::{self, Rejection};

/// Flask's `PERMANENT_SESSION_LIFETIME`, seconds.
const LIFETIME: u64 = 31 * 24 * 60 * 60;
/// What Werkzeug warns beyond: octets of a whole cookie.
const COOKIE_LIMIT: usize = 4093;

/// What to open. No `Debug`: it holds a key.
#[derive(Default, Deserialize)]
pub struct Order {
    /// The cookie.
    pub cerez: String,
    /// The key.
    #[serde(default)]
    pub anahtar: Option<String>,
    /// Seconds.
    #[serde(default)]
    pub omur: Option<Value>,
    /// The moment.
    #[serde(default)]
    pub zaman: Option<Value>,
    /// The payload to sign.
    #[serde(default)]
    pub yeni_yuk: Option<Value>,
}

/// What it came to. This is the JSON.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The three parts as written.
    pub parcalar: Parts,
    /// True when the payload was compressed (it begins with a dot).
    pub sikistirilmis: bool,
    /// The payload as JSON; null when it is not JSON.
    pub yuk: Value,
    /// The payload as text.
    pub yuk_metni: String,
    /// The payload's rows, for people.
    pub satirlar: Vec<Row>,
    /// When it was signed, RFC 3339, as it claims; null when that part cannot be read.
    pub zaman: Option<String>,
    /// The same in epoch seconds.
    pub zaman_s: Option<u64>,
    /// Seconds since then; negative when it lies ahead.
    pub yas: Option<i64>,
    /// The signature.
    pub imza: Signature,
    /// The changed payload, signed; null when none was asked for.
    pub yeni: Option<Signed>,
}

/// The parts between the dots.
#[derive(Debug, Serialize)]
pub struct Parts {
    /// Payload, with the dot that marks compression.
    pub yuk: String,
    /// Time.
    pub zaman: String,
    /// Signature.
    pub imza: String,
}

/// One entry of the session.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Key.
    pub ad: String,
    /// Value as compact JSON.
    pub deger: String,
    /// What its tag stands for; empty without one.
    pub etiket: &'static str,
}

/// What came of trying the key.
#[derive(Debug, Serialize)]
pub struct Signature {
    /// `anahtar-yok`, `gecerli`, or a rejection's stable id (`imza-gecersiz`, `suresi-doldu`, `gelecekten`, …).
    pub durum: &'static str,
    /// Whether the signature itself holds, however old it is; null without a key.
    pub tutuyor: Option<bool>,
    /// Chip.
    pub kisa: &'static str,
    /// Sentence.
    pub uzun: String,
}

/// A payload signed anew.
#[derive(Debug, Serialize)]
pub struct Signed {
    /// The cookie's value.
    pub cerez: String,
    /// The payload as it was signed: compact, keys sorted, ASCII.
    pub yuk: String,
    /// True when name and value are longer than Werkzeug thinks browsers take.
    pub buyuk: bool,
}

/// Works an order out. `now` is the clock's moment.
pub fn open(order: &Order, now: Timestamp) -> Result<Report, ToolError> {
    let value = value_of(&order.cerez).ok_or(ToolError::NoCookie)?;
    let at = moment(order.zaman.as_ref()).map_err(|()| ToolError::BadTime(None))?.unwrap_or(now);
    let at_secs = u64::try_from(at.unix_secs()).unwrap_or(0);
    let lifetime = lifetime(order.omur.as_ref())?;
    let peeked = signed::peek(value).map_err(ToolError::BadCookie)?;
    let mut parts = value.rsplitn(3, '.');
    let (Some(signature), Some(time), Some(payload)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(ToolError::BadCookie(Rejection::Malformed));
    };
    let secret = order.anahtar.as_deref().and_then(Secret::parse);
    let held = match &secret {
        None => Signature { durum: "anahtar-yok", tutuyor: None, kisa: NO_KEY.0, uzun: NO_KEY.1.to_owned() },
        Some(secret) => match signed::unsign(&secret.keys(), value, Some(lifetime), at_secs) {
            Ok(_) => Signature { durum: "gecerli", tutuyor: Some(true), kisa: HOLDS.0, uzun: HOLDS.1.to_owned() },
            Err(rejection) => {
                let (short, long) = rejected(rejection);
                let holds = !matches!(rejection, Rejection::Malformed | Rejection::BadSignature);
                Signature { durum: rejection.id(), tutuyor: Some(holds), kisa: short, uzun: long }
            }
        },
    };
    let data: Value = serde_json::from_str(&peeked.payload_json).unwrap_or(Value::Null);
    let new = match (new_payload(order.yeni_yuk.as_ref())?, &secret) {
        (None, _) => None,
        (Some(_), None) => return Err(ToolError::NoKey),
        (Some(payload), Some(secret)) => {
            // The key that opened the cookie signs; with none, the first.
            let opens = |key: &&&[u8]| signed::unsign(&[**key], value, None, at_secs).is_ok();
            let keys = secret.keys();
            let key = keys.iter().find(opens).copied().unwrap_or_else(|| secret.first());
            let json = python_json::write(&payload);
            let cookie = signed::sign(key, &json, at_secs);
            Some(Signed { buyuk: cookie.len() + "session=".len() > COOKIE_LIMIT, cerez: cookie, yuk: json })
        }
    };
    let signed_at = peeked.timestamp.and_then(|secs| i64::try_from(secs).ok()).map(Timestamp::from_unix_secs);
    Ok(Report {
        parcalar: Parts { yuk: payload.to_owned(), zaman: time.to_owned(), imza: signature.to_owned() },
        sikistirilmis: peeked.compressed,
        satirlar: rows(&data),
        yuk: data,
        yuk_metni: peeked.payload_json,
        zaman: signed_at.and_then(rfc3339),
        zaman_s: peeked.timestamp,
        yas: signed_at.map(|then| at.secs_since(then)),
        imza: held,
        yeni: new,
    })
}

/// The cookie's value, out of a `Cookie` or `Set-Cookie` line if it stands in one.
fn value_of(text: &str) -> Option<&str> {
    let text = text.trim();
    let from = text.find("session=").map_or(text, |at| &text[at + "session=".len()..]);
    let value = from.split(';').next().unwrap_or_default().trim().trim_matches('"');
    (!value.is_empty()).then_some(value)
}

fn lifetime(written: Option<&Value>) -> Result<u64, ToolError> {
    match written {
        None | Some(Value::Null) => Ok(LIFETIME),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(LIFETIME),
        Some(Value::String(text)) => text.trim().parse().map_err(|_| ToolError::BadLifetime),
        Some(Value::Number(number)) => number.as_u64().ok_or(ToolError::BadLifetime),
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => Err(ToolError::BadLifetime),
    }
}

fn new_payload(written: Option<&Value>) -> Result<Option<Value>, ToolError> {
    match written {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => match serde_json::from_str(text) {
            Ok(value @ Value::Object(_)) => Ok(Some(value)),
            Ok(_) | Err(_) => Err(ToolError::BadPayload),
        },
        Some(value @ Value::Object(_)) => Ok(Some(value.clone())),
        Some(Value::Bool(_) | Value::Number(_) | Value::Array(_)) => Err(ToolError::BadPayload),
    }
}

fn rows(data: &Value) -> Vec<Row> {
    let Value::Object(map) = data else { return Vec::new() };
    map.iter()
        .map(|(key, value)| {
            let (value, meaning) = match value {
                Value::Object(inner) if inner.len() == 1 => {
                    let only = inner.iter().next().and_then(|(key, value)| Some((value, tag(key)?)));
                    only.unwrap_or((value, ""))
                }
                value => (value, ""),
            };
            Row { ad: key.clone(), deger: value.to_string(), etiket: meaning }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Order, open};
    use crate::cookies::Timestamp;
    use crate::pages::tools::ToolError;
    use serde_json::{Value, json};

    const NOW: Timestamp = Timestamp::from_unix_secs(1_772_366_410);
    const COOKIE: &str = "eyJzYXlhYyI6MX0.aaQqQA.nzOiVnQnG-xbP6_B_8TCAx0MKuo";

    fn opened(order: Value) -> Result<Value, ToolError> {
        let order: Order = serde_json::from_value(order).expect("an order");
        open(&order, NOW).map(|report| serde_json::to_value(report).expect("JSON"))
    }

    #[test]
    fn anyone_reads_the_payload_and_only_the_key_tells_about_the_signature() {
        let said = opened(json!({"cerez": COOKIE})).expect("readable");
        assert_eq!(
            (&said["yuk"], &said["imza"]["durum"], &said["yas"]),
            (&json!({"sayac": 1}), &json!("anahtar-yok"), &json!(10))
        );
        assert_eq!(said["zaman"], "2026-03-01T12:00:00Z");
        let status = |order: Value| opened(order).expect("readable")["imza"]["durum"].clone();
        assert_eq!(
            status(json!({"cerez": format!("Set-Cookie: session={COOKIE}; HttpOnly; Path=/"), "anahtar": "dev"})),
            "gecerli"
        );
        assert_eq!(status(json!({"cerez": COOKIE, "anahtar": "b'dev'"})), "gecerli");
        assert_eq!(status(json!({"cerez": COOKIE, "anahtar": "başka"})), "imza-gecersiz");
        assert_eq!(status(json!({"cerez": COOKIE, "anahtar": "dev", "omur": 5})), "suresi-doldu");
        assert_eq!(status(json!({"cerez": COOKIE, "anahtar": "dev", "zaman": 5})), "gelecekten");
    }

    #[test]
    fn a_changed_payload_is_signed_as_flask_would_and_opens_again() {
        let said =
            opened(json!({"cerez": COOKIE, "anahtar": "dev", "yeni_yuk": "{\"b\": \"ş\", \"a\": 1}"})).expect("signed");
        assert_eq!(said["yeni"]["yuk"], r#"{"a":1,"b":"\u015f"}"#);
        let again = opened(json!({"cerez": said["yeni"]["cerez"], "anahtar": "dev"})).expect("readable");
        assert_eq!((&again["imza"]["durum"], &again["yuk"]["b"]), (&json!("gecerli"), &json!("ş")));
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let fails = |order: Value| opened(order).expect_err("a mistake");
        assert_eq!(fails(json!({"cerez": "  "})), ToolError::NoCookie);
        assert!(matches!(fails(json!({"cerez": "a1b2c3"})), ToolError::BadCookie(_)));
        assert_eq!(fails(json!({"cerez": COOKIE, "yeni_yuk": {"a": 1}})), ToolError::NoKey);
        assert_eq!(fails(json!({"cerez": COOKIE, "anahtar": "dev", "yeni_yuk": "[1]"})), ToolError::BadPayload);
        assert_eq!(fails(json!({"cerez": COOKIE, "omur": "çok"})), ToolError::BadLifetime);
    }

    #[test]
    fn a_tagged_value_is_named() {
        let said =
            opened(json!({"cerez": COOKIE, "anahtar": "dev", "yeni_yuk": {"t": {" t": [1, 2]}}})).expect("signed");
        let again = opened(json!({"cerez": said["yeni"]["cerez"]})).expect("readable");
        assert_eq!(again["satirlar"][0]["deger"], "[1,2]");
        assert!(again["satirlar"][0]["etiket"].as_str().is_some_and(|text| text.contains("tuple")));
    }
}
