//! Where Chromium and the model disagree, and why that stands.
//! In: our verdicts for a case. Out: the reasons why Chromium's story must differ, and in what. Cannot fail.
//! Standard: each cause names what it departs from. Not here: disagreements that should be fixed; they fail the test.

use cerez_defteri::cookies::prefix::prefix_of;
use cerez_defteri::cookies::{Cookie, Meaning, Octets, Reason, Verdict};

use super::judgement::Aspect;

/// One kind of disagreement.
pub(super) struct Accepted {
    /// Why it is there and why it stays.
    pub(super) cause: &'static str,
    /// In which of these it shows.
    pub(super) shows_in: &'static [Aspect],
    /// Whether a line is of this kind: then it must disagree, and others must not for this cause.
    applies: fn(&Verdict) -> bool,
}

impl Accepted {
    /// Whether one of a case's lines is of this kind.
    pub(super) fn applies_to(&self, verdicts: &[Verdict]) -> bool {
        verdicts.iter().any(self.applies)
    }
}

/// All of them.
pub(super) const ACCEPTED: [Accepted; 6] = [
    Accepted {
        cause: "Chromium drops a `Partitioned` line without `Secure` (CHIPS §2.1) and DevTools names no reason",
        shows_in: &[Aspect::Refused],
        applies: |verdict| {
            verdict.was_refused_for(Reason::PartitionedInsecure) && prefix_of(verdict.name.as_bytes()).is_none()
        },
    },
    Accepted {
        cause: "the same over plain http, where `Secure` does not help; the model says that `Secure` needs https",
        shows_in: &[Aspect::Refused],
        applies: |verdict| {
            verdict.reason() == Some(Reason::SecureOverHttp)
                && verdict.attributes.iter().any(|read| matches!(read.meaning, Meaning::Partitioned { .. }))
        },
    },
    Accepted {
        cause: "over plain http Chromium counts a prefix's `Secure` as missing and names the prefix; RFC 6265bis §5.7, \
                and the model, ask about `Secure` over http first",
        shows_in: &[Aspect::Refused],
        applies: |verdict| {
            verdict.reason() == Some(Reason::SecureOverHttp)
                && prefix_of(verdict.name.as_bytes()).is_some()
                && verdict.missing.is_empty()
        },
    },
    Accepted {
        cause: "a cookie that is evicted at once is not refused as far as DevTools knows; the model tells the learner why \
                it is not there",
        shows_in: &[Aspect::Refused],
        applies: |verdict| verdict.reason() == Some(Reason::NoRoom),
    },
    Accepted {
        cause: "Chromium (Firefox too) drops a cookie without a name whose value has a `=`, because it would come back as \
                one with a name, and DevTools names no reason; RFC 6265bis §5.6 would keep it",
        shows_in: &[Aspect::Refused],
        applies: |verdict| verdict.reason() == Some(Reason::NamelessPair),
    },
    Accepted {
        cause: "DevTools leaves out octets that are not UTF-8 when it writes a cookie; the `Cookie` line agrees octet by \
                octet",
        shows_in: &[Aspect::Held, Aspect::Value, Aspect::Going],
        applies: |verdict| {
            let is_text = |octets: &Octets| std::str::from_utf8(octets.as_bytes()).is_ok();
            let all_text = |cookie: &Cookie| is_text(&cookie.name) && is_text(&cookie.value) && is_text(&cookie.path);
            verdict.cookie.as_ref().is_some_and(|cookie| !all_text(cookie))
        },
    },
];
