//! Cookies that the real browser did not keep, for the Depo: which, and why most likely.
//!
//! In: the model's [`Missing`] cookies, the request's headers and host. Out: `saklanmayanlar` of `.depo`. Cannot fail.
//! The cause is a guess from what is seen: `User-Agent` for Safari, the host for a class network, whether any cookie came.
//! Not here: noticing (`doubts`), words (`pages`).

use http::HeaderMap;
use http::header::USER_AGENT;
use serde::Serialize;

use crate::exchange::text_of;
use crate::live::Wording;
use crate::live::doubts::Missing;
use crate::live::prefix::Prefix;
use crate::live::wording::Unkept;

/// One cookie that is not there although it should be.
#[derive(Debug, Serialize)]
pub struct Absent {
    ad: String,
    deger: String,
    /// Path in the app's view.
    yol: String,
    /// Stable id of the likely cause.
    neden: &'static str,
    /// Chip.
    kisa: &'static str,
    /// Sentence with what to do.
    uzun: &'static str,
}

/// The list, in the order in which the cookies were missed.
pub fn absent(
    missing: &[Missing],
    headers: &HeaderMap,
    host: &str,
    prefix: &Prefix,
    words: &dyn Wording,
) -> Vec<Absent> {
    let one = |one: &Missing| {
        let cause = cause(one, headers, host);
        let (short, long) = words.unkept(cause);
        let path = one.cookie.path.to_text();
        Absent {
            ad: text_of(one.cookie.name.as_bytes()),
            deger: text_of(one.cookie.value.as_bytes()),
            yol: prefix.cookie_path_in(&path).to_owned(),
            neden: cause.id(),
            kisa: short,
            uzun: long,
        }
    };
    missing.iter().map(one).collect()
}

fn cause(missing: &Missing, headers: &HeaderMap, host: &str) -> Unkept {
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let safari =
        agent.contains("Safari/") && !["Chrome/", "Chromium/", "Android"].iter().any(|other| agent.contains(other));
    if missing.old_value_came {
        Unkept::OldValue
    } else if missing.cookie.secure {
        // Live cells are served over plain http; the model lets `Secure` pass on this computer only.
        if safari { Unkept::SafariLocalSecure } else { Unkept::SecureOverHttp }
    } else if missing.cookie.partition_key.is_some() {
        Unkept::Partitioned
    } else if is_local_network(host) {
        Unkept::LocalNetwork
    } else if missing.none_came {
        Unkept::NoneSent
    } else {
        Unkept::Unknown
    }
}

/// A private address (RFC 1918, RFC 4193), or a name of the local network.
fn is_local_network(host: &str) -> bool {
    match host.trim_matches(['[', ']']).parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(ip)) => ip.is_private() || ip.is_link_local(),
        Ok(std::net::IpAddr::V6(ip)) => ip.is_unique_local() || ip.is_unicast_link_local(),
        Err(_) => host.ends_with(".local"),
    }
}

#[cfg(test)]
mod tests {
    use super::{cause, is_local_network};
    use crate::cookies::{Jar, RequestContext, Timestamp};
    use crate::live::doubts::Missing;
    use crate::live::wording::Unkept;
    use http::{HeaderMap, HeaderValue};

    #[test]
    fn the_likely_cause_is_read_from_what_is_seen() {
        let context = RequestContext::navigation("http://localhost/").expect("a URL");
        let missing = |line: &[u8], none_came| {
            let cookie = Jar::new().set(line, &context, Timestamp::from_unix_secs(1)).cookie.expect("stored");
            Missing { cookie, none_came, old_value_came: false }
        };
        let mut safari = HeaderMap::new();
        safari.insert(
            "user-agent",
            HeaderValue::from_static("Mozilla/5.0 (Macintosh) AppleWebKit/605 Version/18 Safari/605"),
        );
        let none = HeaderMap::new();
        assert_eq!(cause(&missing(b"a=1; Secure", false), &safari, "localhost"), Unkept::SafariLocalSecure);
        assert_eq!(cause(&missing(b"a=1; Secure", false), &none, "localhost"), Unkept::SecureOverHttp);
        assert_eq!(cause(&missing(b"a=1", true), &none, "localhost"), Unkept::NoneSent);
        assert_eq!(cause(&missing(b"a=1", true), &none, "192.168.1.20"), Unkept::LocalNetwork);
        assert_eq!(cause(&missing(b"a=1", false), &none, "localhost"), Unkept::Unknown);
        assert!(!is_local_network("127.0.0.1") && is_local_network("10.0.0.4") && is_local_network("[fd00::1]"));
    }
}
