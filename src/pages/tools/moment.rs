//! Reads a moment as people and programs write it.
//! In: JSON's `zaman`: RFC 3339, an ISO date or date and time, an HTTP date, epoch seconds as number or text; nothing means
//! `None`. Out: a [`Timestamp`]. Fails with `Err(())` for anything else and outside 1970 to 9000.
//! Rule: RFC 3339 §5.6; a time without a zone is UTC. HTTP dates are read as browsers read `Expires` (RFC 6265bis §5.1.1).
//! Not here: the clock; the caller brings the default.

use serde_json::Value;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

use crate::cookies::Timestamp;
use crate::cookies::date::parse_cookie_date;

/// The last moment that is taken, 9000-01-01: a cookie's 400 days later there is still a date.
const LAST: i64 = 221_845_392_000;

/// The moment, or `None` when nothing was written.
#[expect(clippy::result_unit_err, reason = "the caller knows which field it was and has nothing else to ask")]
pub fn moment(written: Option<&Value>) -> Result<Option<Timestamp>, ()> {
    let secs = match written {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Number(number)) => whole(number.as_f64().ok_or(())?)?,
        Some(Value::String(text)) if text.trim().is_empty() => return Ok(None),
        Some(Value::String(text)) => read(text.trim()).ok_or(())?,
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => return Err(()),
    };
    if (0..=LAST).contains(&secs) { Ok(Some(Timestamp::from_unix_secs(secs))) } else { Err(()) }
}

/// `2026-03-01T12:00:00Z`; `None` outside the years that have four digits.
pub fn rfc3339(at: Timestamp) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(at.unix_secs()).ok()?.format(&Rfc3339).ok()
}

fn whole(number: f64) -> Result<i64, ()> {
    // The bounds are checked before the cast, so that it only drops the fraction.
    #[expect(clippy::cast_possible_truncation, reason = "within ±1e15")]
    if number.abs() < 1e15 { Ok(number.floor() as i64) } else { Err(()) }
}

fn read(text: &str) -> Option<i64> {
    if text.len() > 64 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return whole(text.parse().ok()?).ok();
    }
    let joined = if text.as_bytes().get(10) == Some(&b' ') { text.replacen(' ', "T", 1) } else { text.to_owned() };
    if let Ok(at) = OffsetDateTime::parse(&joined, &Rfc3339) {
        return Some(at.unix_timestamp());
    }
    let local = [
        PrimitiveDateTime::parse(&joined, format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]")),
        PrimitiveDateTime::parse(&joined, format_description!("[year]-[month]-[day]T[hour]:[minute]")),
    ];
    if let Some(at) = local.into_iter().find_map(Result::ok) {
        return Some(at.assume_utc().unix_timestamp());
    }
    if let Ok(day) = Date::parse(&joined, format_description!("[year]-[month]-[day]")) {
        return Some(PrimitiveDateTime::new(day, Time::MIDNIGHT).assume_utc().unix_timestamp());
    }
    parse_cookie_date(text.as_bytes()).map(Timestamp::unix_secs)
}

#[cfg(test)]
mod tests {
    use super::{moment, rfc3339};
    use rstest::rstest;
    use serde_json::{Value, json};

    #[rstest]
    #[case(json!("2026-03-01T12:00:00Z"))]
    #[case(json!("2026-03-01T15:00:00+03:00"))]
    #[case(json!("2026-03-01T12:00:00"))]
    #[case(json!("2026-03-01 12:00"))]
    #[case(json!("Sun, 01 Mar 2026 12:00:00 GMT"))]
    #[case(json!("1772366400"))]
    #[case(json!(1_772_366_400))]
    #[case(json!(1_772_366_400.9))]
    fn one_moment_is_read_however_it_is_written(#[case] written: Value) {
        let at = moment(Some(&written)).expect("readable").expect("written");
        assert_eq!(rfc3339(at).as_deref(), Some("2026-03-01T12:00:00Z"));
    }

    #[rstest]
    #[case(json!("yarın"))]
    #[case(json!("2026-13-01"))]
    #[case(json!(-1))]
    #[case(json!(1e300))]
    #[case(json!("9999999999999999999999"))]
    #[case(json!([]))]
    #[case(json!(true))]
    fn what_is_no_moment_is_not_guessed(#[case] written: Value) {
        assert!(moment(Some(&written)).is_err());
    }

    #[test]
    fn nothing_written_is_no_mistake() {
        assert_eq!(moment(None), Ok(None));
        assert_eq!(moment(Some(&json!("  "))), Ok(None));
    }
}
