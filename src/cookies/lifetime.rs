//! Decides how long a cookie lives from its `Max-Age` and `Expires`.
//! In: the two values, the current moment. Out: a moment, "until the browser closes", or "already over"; and for each
//! attribute what came of it. Cannot fail: what cannot be read is ignored.
//! Rule: RFC 6265bis §5.6.1, §5.6.2, §5.7 (Max-Age wins), and §5.5: never more than 400 days from now.
//! As Chromium: `+5` is a Max-Age, and only the last attribute of each name is looked at, readable or not.
//! Not here: clock skew between server and browser; the jar has one clock.

use super::date::parse_cookie_date;
use super::timestamp::Timestamp;
use super::verdict::Meaning;
use super::work::looks_at;

/// §5.5: no cookie lives longer than this, whatever the server asks.
pub const LIFETIME_LIMIT_SECS: i64 = 400 * 24 * 60 * 60;

/// What the two attributes together came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lifetime {
    /// When the cookie ends; `None` when the browser closes.
    pub(super) expires: Option<Timestamp>,
    /// What `Max-Age` came to mean, if it was written.
    pub(super) max_age: Option<Meaning>,
    /// What `Expires` came to mean, if it was written.
    pub(super) expires_meaning: Option<Meaning>,
}

/// Weighs the last `Max-Age` and the last `Expires` of a line against each other.
pub(super) fn lifetime(max_age: Option<&[u8]>, expires: Option<&[u8]>, now: Timestamp) -> Lifetime {
    let limit = now.plus_secs(LIFETIME_LIMIT_SECS);
    let asked_secs = max_age.and_then(parse_max_age);
    let asked_date = expires.and_then(parse_cookie_date);
    let max_age_meaning = max_age.map(|_| match asked_secs {
        None => Meaning::MaxAgeUnreadable,
        Some(secs) if secs <= 0 => Meaning::MaxAgeDeletes,
        Some(secs) if secs > LIFETIME_LIMIT_SECS => Meaning::MaxAgeCapped { asked_secs: secs },
        Some(secs) => Meaning::MaxAge { secs },
    });
    let expires_meaning = expires.map(|_| match asked_date {
        None => Meaning::ExpiresUnreadable,
        Some(_) if asked_secs.is_some() => Meaning::ExpiresOverruledByMaxAge,
        Some(date) if date <= now => Meaning::ExpiresDeletes { date },
        Some(date) if date > limit => Meaning::ExpiresCapped { asked: date },
        Some(date) => Meaning::Expires { date },
    });
    let end = match asked_secs {
        Some(secs) if secs <= 0 => Some(Timestamp::MIN),
        Some(secs) => Some(now.plus_secs(secs)),
        None => asked_date,
    };
    Lifetime { expires: end.map(|end| end.min(limit)), max_age: max_age_meaning, expires_meaning }
}

/// §5.6.2: whole seconds, or `None` when the value is not a number. Larger than an `i64` means its limit.
#[must_use]
pub fn parse_max_age(value: &[u8]) -> Option<i64> {
    let (negative, digits) = match value.split_first()? {
        (b'-', digits) => (true, digits),
        (b'+', digits) => (false, digits),
        _ => (false, value),
    };
    if digits.is_empty() {
        return None;
    }
    looks_at(digits.len());
    let mut magnitude = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        let grown = magnitude.checked_mul(10);
        match grown.and_then(|number| number.checked_add(i64::from(digit - b'0'))) {
            Some(number) => magnitude = number,
            // What follows the overflow is not looked at any more.
            None if negative => return Some(i64::MIN),
            None => return Some(i64::MAX),
        }
    }
    Some(if negative { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::{LIFETIME_LIMIT_SECS, lifetime, parse_max_age};
    use crate::cookies::timestamp::Timestamp;
    use crate::cookies::verdict::Meaning;
    use rstest::rstest;

    const NOW: Timestamp = Timestamp::from_unix_secs(1_772_366_400);

    #[rstest]
    #[case("60", Some(60))]
    #[case("0", Some(0))]
    #[case("-1", Some(-1))]
    #[case("-0", Some(0))]
    #[case("007", Some(7))]
    #[case("99999999999999999999", Some(i64::MAX))]
    #[case("99999999999999999999x", Some(i64::MAX))]
    #[case("-99999999999999999999", Some(i64::MIN))]
    #[case("+60", Some(60))]
    #[case("+-5", None)]
    #[case("", None)]
    #[case("-", None)]
    #[case("60s", None)]
    #[case("1.5", None)]
    #[case("1 2", None)]
    #[case("\"60\"", None)]
    fn max_age_is_whole_seconds(#[case] text: &str, #[case] secs: Option<i64>) {
        assert_eq!(parse_max_age(text.as_bytes()), secs);
    }

    #[test]
    fn max_age_wins_over_expires() {
        let read = lifetime(Some(b"60"), Some(b"Thu, 01 Jan 1970 00:00:00 GMT"), NOW);
        assert_eq!(read.expires, Some(NOW.plus_secs(60)));
        assert_eq!(read.expires_meaning, Some(Meaning::ExpiresOverruledByMaxAge));
    }

    #[test]
    fn an_unreadable_max_age_leaves_expires_in_charge() {
        let read = lifetime(Some(b"bir gun"), Some(b"Sun, 01 Mar 2026 12:01:00 GMT"), NOW);
        assert_eq!(read.expires, Some(NOW.plus_secs(60)));
        assert_eq!(read.max_age, Some(Meaning::MaxAgeUnreadable));
    }

    #[test]
    fn nothing_lives_longer_than_400_days() {
        let read = lifetime(Some(b"86400000"), None, NOW);
        assert_eq!(read.expires, Some(NOW.plus_secs(LIFETIME_LIMIT_SECS)));
        let read = lifetime(None, Some(b"Fri, 31 Dec 9999 23:59:59 GMT"), NOW);
        assert_eq!(read.expires, Some(NOW.plus_secs(LIFETIME_LIMIT_SECS)));
        assert!(matches!(read.expires_meaning, Some(Meaning::ExpiresCapped { .. })));
    }

    #[test]
    fn neither_attribute_means_until_the_browser_closes() {
        assert_eq!(lifetime(None, None, NOW).expires, None);
        assert_eq!(lifetime(None, Some(b"yarin"), NOW).expires, None);
    }
}
