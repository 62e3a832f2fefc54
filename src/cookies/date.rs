//! Reads the date of `Expires`, however it is spelled.
//! In: the attribute's octets. Out: a moment, or `None` when the date cannot be read. Cannot fail otherwise.
//! Rule: RFC 6265bis §5.1.1, as Chromium reads it. The standard's tokens, in any order: a time, a day, a month's first
//! three letters, a year; time zones are ignored. Differences (Chromium 156, measured): a number may
//! not be followed by anything (`12th`, `10:00:00am` are no numbers), the parts of a time may have more than two digits
//! (`0012:00:00`), a year has one to five digits, and years before 1601 are real and past instead of unreadable.
//! Not here: writing dates. `Expires` is never written by this room.

use super::timestamp::Timestamp;
use super::work::looks_at;

const MONTHS: [&[u8; 3]; 12] =
    [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];

/// Parses a cookie-date.
#[must_use]
pub fn parse_cookie_date(value: &[u8]) -> Option<Timestamp> {
    let (mut time, mut day, mut month, mut year) = (None, None, None, None);
    looks_at(value.len());
    for token in value.split(|&b| is_delimiter(b)) {
        let Some(first) = token.first() else { continue };
        if !first.is_ascii_digit() {
            if month.is_none() {
                month = read_month(token);
            }
        } else if token.contains(&b':') {
            looks_at(token.len());
            if time.is_none() {
                time = read_time(token);
            }
        } else if day.is_none() && token.len() <= 2 {
            day = number(token);
        } else if year.is_none() && token.len() <= 5 {
            year = number(token);
        }
    }
    let ((hour, minute, second), day, month, year) = (time?, day?, month?, year?);
    // §5.1.1: two-digit years.
    let year = match year {
        70..=99 => year + 1900,
        0..=69 => year + 2000,
        _ => year,
    };
    if day == 0 || day > days_in_month(year, month) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let secs = days_since_epoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some(Timestamp::from_unix_secs(secs))
}

/// §5.1.1 delimiter: %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E.
fn is_delimiter(byte: u8) -> bool {
    matches!(byte, 0x09 | 0x20..=0x2F | 0x3B..=0x40 | 0x5B..=0x60 | 0x7B..=0x7E)
}

fn read_month(token: &[u8]) -> Option<i64> {
    let start = token.get(..3)?;
    let place = MONTHS.iter().position(|month| start.eq_ignore_ascii_case(*month))?;
    i64::try_from(place + 1).ok()
}

/// `h:m:s`, digits only.
fn read_time(token: &[u8]) -> Option<(i64, i64, i64)> {
    looks_at(token.len());
    let mut parts = token.split(|&b| b == b':').map(number);
    let time = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(time)
}

/// A number of nothing but digits; one too large for any field is as good as the largest.
fn number(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() {
        return None;
    }
    looks_at(digits.len());
    digits.iter().try_fold(0_i64, |number, b| {
        b.is_ascii_digit().then(|| number.saturating_mul(10).saturating_add(i64::from(b - b'0')))
    })
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar (years here are 0 to 99999).
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    // Years are counted from March, so that a leap day is the last day of one.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::parse_cookie_date;
    use rstest::rstest;

    #[rstest]
    #[case("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    #[case("Sun, 01 Mar 2026 12:01:00 GMT", 1_772_366_460)]
    #[case("Sunday, 01-Mar-26 12:01:00 GMT", 1_772_366_460)]
    #[case("Sun Mar  1 12:01:00 2026", 1_772_366_460)]
    #[case("1 march 2026 12:1:0", 1_772_366_460)]
    #[case("2026 Mar 1 12:01:00", 1_772_366_460)]
    #[case("12:01:00 2026-Mar-01", 1_772_366_460)]
    #[case("\"Sun, 01 Mar 2026 12:01:00 GMT\"", 1_772_366_460)]
    #[case("Sun, 01 Mar 2026 12:01:00 +0300", 1_772_366_460)]
    #[case("Thu, 01 Jan 70 00:00:00", 0)]
    #[case("Tue, 29 Feb 2028 00:00:00 GMT", 1_835_395_200)]
    #[case("Fri, 01 Jan 1601 00:00:00 GMT", -11_644_473_600)]
    #[case("Wed, 31 Dec 1969 23:59:59 GMT", -1)]
    #[case("1 Mar 2026 0012:01:00000", 1_772_366_460)]
    #[case("3x 1 Mar 20260x 2026 11:11:11am 12:01:00", 1_772_366_460)]
    fn a_readable_date_is_read(#[case] text: &str, #[case] secs: i64) {
        assert_eq!(parse_cookie_date(text.as_bytes()).map(|t| t.unix_secs()), Some(secs));
    }

    #[rstest]
    #[case("")]
    #[case("yarın")]
    #[case("Sun, 01 Mar 2026")]
    #[case("01 Mar 12:00:00")]
    #[case("Sun, 01 2026 12:00:00")]
    #[case("Sun, 30 Feb 2026 12:00:00 GMT")]
    #[case("Sun, 29 Feb 2026 12:00:00 GMT")]
    #[case("Sun, 00 Mar 2026 12:00:00 GMT")]
    #[case("Sun, 01 Mar 2026 24:00:00 GMT")]
    #[case("Sun, 01 Mar 2026 12:60:00 GMT")]
    #[case("Sun, 01 Mar 2026 12:00:60 GMT")]
    #[case("Sun, 01 Mar 2026 12:00 GMT")]
    #[case("2026-03-01T12:00:00Z")]
    #[case("12th Mar 2026 12:00:00")]
    #[case("1 Mar 2026 12:00:00am")]
    #[case("1 Mar 2026 12:00:00:00")]
    #[case("1 Mar 2026 12:00:")]
    #[case("1 Mar 202600 12:00:00")]
    fn an_unreadable_date_is_not_guessed(#[case] text: &str) {
        assert_eq!(parse_cookie_date(text.as_bytes()), None);
    }
}
