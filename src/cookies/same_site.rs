//! Reads `SameSite` and decides whether it lets a cookie go with a request.
//! In: the attribute's value; a cookie, a request's closeness, the moment. Out: a mode; a bool. Cannot fail.
//! Rule: RFC 6265bis §5.6.7, §5.6.7.1, and §5.6.7.2 "Lax-Allowing-Unsafe": a cookie without `SameSite` counts as Lax,
//! but for two minutes after its creation it also goes with a cross-site POST that navigates.
//! layered-cookies keeps an earlier good value when a later one is unknown; RFC 6265bis and Chromium do not.
//! Not here: Firefox and Safari, which send a cookie without `SameSite` everywhere (see the warnings).

use super::context::SameSiteContext;
use super::cookie::{Cookie, SameSite};
use super::timestamp::Timestamp;

/// §5.6.7.2: how long a cookie without `SameSite` goes with cross-site POST navigations.
pub const LAX_GRACE_SECS: i64 = 120;

/// The mode a value names; `None` when it names none of the three.
#[must_use]
pub fn parse_same_site(value: &[u8]) -> Option<SameSite> {
    [(&b"none"[..], SameSite::None), (b"lax", SameSite::Lax), (b"strict", SameSite::Strict)]
        .into_iter()
        .find_map(|(text, mode)| value.eq_ignore_ascii_case(text).then_some(mode))
}

/// Whether `cookie` may go with a request this close to its site.
#[must_use]
pub fn same_site_allows(cookie: &Cookie, context: SameSiteContext, now: Timestamp) -> bool {
    let needed = match cookie.same_site {
        SameSite::None => SameSiteContext::CrossSite,
        SameSite::Lax => SameSiteContext::Lax,
        SameSite::Strict => SameSiteContext::Strict,
        SameSite::Default if now <= cookie.creation.plus_secs(LAX_GRACE_SECS) => SameSiteContext::LaxUnsafe,
        SameSite::Default => SameSiteContext::Lax,
    };
    context >= needed
}

#[cfg(test)]
mod tests {
    use super::{SameSite, parse_same_site};
    use rstest::rstest;

    #[rstest]
    #[case("Lax", Some(SameSite::Lax))]
    #[case("STRICT", Some(SameSite::Strict))]
    #[case("none", Some(SameSite::None))]
    #[case("", None)]
    #[case("Gevsek", None)]
    #[case("Lax ", None)]
    fn only_three_values_are_known(#[case] value: &str, #[case] mode: Option<SameSite>) {
        assert_eq!(parse_same_site(value.as_bytes()), mode);
    }
}
