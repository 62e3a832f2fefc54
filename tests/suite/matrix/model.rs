//! Our side: what `cookies::Jar` makes of a case.
//! In: a case, the page that fetches, the moment. Out: a [`Judgement`]. Fails the test when a URL cannot be parsed.
//! Standard: RFC 6265bis §5.7 and §5.8.3, through the crate's own functions.
//! Not here: third-party cookies; every request of the matrix stays on its site or carries nothing.

use std::collections::BTreeSet;

use cerez_defteri::cookies::{Cookie, Jar, Reason, RequestContext, SameSite, Site, Timestamp, Verdict};

use super::judgement::{Held, Identity, Judgement};

/// Judges lines that answer a fetch of `url`, then the fetches of `then`, all by a page at `url`'s site. The verdicts
/// come along.
pub(super) fn judge(lines: &[Vec<u8>], url: &str, then: &[String], now: Timestamp) -> (Vec<Verdict>, Judgement) {
    let page = Site::parse(url).expect("a URL");
    let fetch = |url: &str| RequestContext::navigation(url).expect("a URL").embedded_in(page.clone());
    let mut jar = Jar::new();
    let verdicts: Vec<_> = lines.iter().map(|line| jar.set(line, &fetch(url), now)).collect();
    let mut refused: Vec<_> = std::iter::zip(lines, &verdicts)
        .filter(|(_, verdict)| verdict.reason().is_some())
        .map(|(line, verdict)| (shown(line), words(verdict)))
        .collect();
    refused.sort();
    let held = jar.cookies(now).map(|cookie| (identity(cookie), rest(cookie))).collect();
    let mut going = Vec::new();
    let mut sent = Vec::new();
    for url in then {
        let context = fetch(url);
        going.extend(jar.sent(&context, now).iter().map(identity));
        sent.push(jar.header(&context, now));
    }
    going.sort();
    going.dedup();
    (verdicts, Judgement { refused, held, going, sent })
}

/// Every reason against a line in DevTools' words, each once, sorted. Chromium reads a line first, and only what it could
/// read does it weigh: reasons of the second kind are not named beside one of the first.
fn words(verdict: &Verdict) -> Vec<String> {
    let reasons = || verdict.reason().into_iter().chain(verdict.other_reasons.iter().copied());
    let unreadable = reasons().any(|reason| word(reason).0 == Stage::Reading);
    let words: BTreeSet<_> = reasons()
        .map(word)
        .filter(|(stage, _)| !unreadable || *stage == Stage::Reading)
        .map(|(_, word)| word.to_owned())
        .collect();
    words.into_iter().collect()
}

/// When Chromium asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// While it makes a cookie out of the line.
    Reading,
    /// When it puts the cookie into the jar.
    Setting,
}

/// `Network.SetCookieBlockedReason` for a reason of ours; in brackets where DevTools has no word.
fn word(reason: Reason) -> (Stage, &'static str) {
    match reason {
        Reason::ControlCharacter => (Stage::Reading, "DisallowedCharacter"),
        Reason::Empty => (Stage::Reading, "NoCookieContent"),
        Reason::TooLarge => (Stage::Reading, "NameValuePairExceedsMaxSize"),
        Reason::DomainMismatch | Reason::PublicSuffix => (Stage::Reading, "InvalidDomain"),
        Reason::SecurePrefix
        | Reason::HostPrefixDomain
        | Reason::HostPrefixCondition
        | Reason::HttpPrefix
        | Reason::HiddenPrefix => (Stage::Reading, "InvalidPrefix"),
        Reason::SecureOverHttp => (Stage::Setting, "SecureOnly"),
        Reason::SameSiteNoneInsecure => (Stage::Setting, "SameSiteNoneInsecure"),
        Reason::WouldCoverSecure => (Stage::Setting, "OverwriteSecure"),
        Reason::PartitionedInsecure => (Stage::Setting, "(Partitioned)"),
        Reason::NamelessPair => (Stage::Setting, "(nameless)"),
        Reason::NoRoom => (Stage::Setting, "(no room)"),
        Reason::HttpOnlyFromScript | Reason::CrossSite | Reason::ThirdPartyBlocked | Reason::WouldReplaceHttpOnly => {
            unreachable!("a fetch of its own site is not refused for {reason:?}")
        }
    }
}

/// A line as DevTools shows it: without white space around it and without octets that are not UTF-8.
fn shown(line: &[u8]) -> String {
    let text: String = line.utf8_chunks().map(|chunk| chunk.valid()).collect();
    text.trim_matches([' ', '\t']).to_owned()
}

fn identity(cookie: &Cookie) -> Identity {
    let dot = if cookie.host_only { "" } else { "." };
    Identity {
        name: cookie.name.to_string(),
        domain: format!("{dot}{}", cookie.domain),
        path: cookie.path.to_string(),
        partition: cookie.partition_key.as_ref().map(|site| site.to_string()),
    }
}

fn rest(cookie: &Cookie) -> Held {
    let same_site = match cookie.same_site {
        SameSite::Default => None,
        SameSite::None => Some("None"),
        SameSite::Lax => Some("Lax"),
        SameSite::Strict => Some("Strict"),
    };
    #[expect(clippy::cast_precision_loss, reason = "seconds of this age fit into 53 bits")]
    let expires = cookie.expires.map(|end| end.unix_micros() as f64 / 1e6);
    Held {
        value: cookie.value.to_string(),
        expires,
        secure: cookie.secure,
        http_only: cookie.http_only,
        same_site: same_site.map(str::to_owned),
    }
}
