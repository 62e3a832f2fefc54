//! What became of a case, in the form in which both sides tell it, and where two such stories differ.
//! In: two judgements. Out: the [`Aspect`]s in which they differ, each with both sides' words. Cannot fail.
//! Standard: the fields of RFC 6265bis §5.7's storage model, as the DevTools protocol's `Network.Cookie` names them.
//! Not here: priority, scheme and port of a cookie's source, which are Chromium's own.

use std::collections::BTreeMap;
use std::fmt;

/// How far apart two ends may lie, in seconds, beyond the time that the answer took.
const TOLERANCE_SECS: f64 = 2.0;

/// One side's story.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judgement {
    /// The refused lines, each with every reason against it in DevTools' words; sorted.
    pub(super) refused: Vec<(String, Vec<String>)>,
    /// The cookies held afterwards.
    pub(super) held: BTreeMap<Identity, Held>,
    /// The identities that go with the requests that follow, all of them together; sorted.
    pub(super) going: Vec<Identity>,
    /// The `Cookie` line of each of those requests.
    pub(super) sent: Vec<Option<Vec<u8>>>,
}

/// §5.7: what makes a cookie this cookie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Identity {
    pub(super) name: String,
    /// With a leading dot when subdomains get it too.
    pub(super) domain: String,
    pub(super) path: String,
    /// The top-level site of a `Partitioned` cookie.
    pub(super) partition: Option<String>,
}

/// The rest of a cookie.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) value: String,
    /// Seconds since 1970; `None`: when the browser closes.
    pub(super) expires: Option<f64>,
    pub(super) secure: bool,
    pub(super) http_only: bool,
    pub(super) same_site: Option<String>,
}

/// In what two stories can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    /// Which lines are refused, and why.
    Refused,
    /// Which cookies there are.
    Held,
    /// The value of a cookie.
    Value,
    /// When a cookie ends.
    Expires,
    /// `Secure`, `HttpOnly` or `SameSite` of a cookie.
    Flags,
    /// Which cookies `Network.getCookies` names for the requests that follow.
    Going,
    /// The octets of a `Cookie` line.
    Sent,
}

/// One difference.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    pub(super) aspect: Aspect,
    pub(super) chromium: String,
    pub(super) ours: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}\n    Chromium: {}\n    ours:     {}", self.aspect, self.chromium, self.ours)
    }
}

/// Where Chromium's story and ours differ. `took_secs`: how long the answer took to be sent and read, since an end that
/// is counted from "now" may be so much later on Chromium's side.
pub(super) fn differences(chromium: &Judgement, ours: &Judgement, took_secs: f64) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |aspect, same: bool, chromium: &dyn fmt::Debug, ours: &dyn fmt::Debug| {
        if !same {
            found.push(Difference { aspect, chromium: short(chromium), ours: short(ours) });
        }
    };
    note(Aspect::Refused, chromium.refused == ours.refused, &chromium.refused, &ours.refused);
    note(
        Aspect::Held,
        chromium.held.keys().eq(ours.held.keys()),
        &chromium.held.keys().collect::<Vec<_>>(),
        &ours.held.keys().collect::<Vec<_>>(),
    );
    for (identity, theirs) in &chromium.held {
        let Some(mine) = ours.held.get(identity) else { continue };
        note(Aspect::Value, theirs.value == mine.value, &theirs.value, &mine.value);
        let same_end = match (theirs.expires, mine.expires) {
            (Some(theirs), Some(mine)) => (mine - TOLERANCE_SECS..=mine + took_secs + TOLERANCE_SECS).contains(&theirs),
            (None, None) => true,
            _ => false,
        };
        note(Aspect::Expires, same_end, &theirs.expires, &mine.expires);
        let flags = |held: &Held| (held.secure, held.http_only, held.same_site.clone());
        note(Aspect::Flags, flags(theirs) == flags(mine), &flags(theirs), &flags(mine));
    }
    note(Aspect::Going, chromium.going == ours.going, &chromium.going, &ours.going);
    let text = |sent: &[Option<Vec<u8>>]| -> Vec<_> {
        sent.iter().map(|line| line.as_ref().map(|line| line.escape_ascii().to_string())).collect()
    };
    note(Aspect::Sent, chromium.sent == ours.sent, &text(&chromium.sent), &text(&ours.sent));
    found
}

/// Enough of it to see what it is; a crowd of 180 cookies fills no screen.
fn short(value: &dyn fmt::Debug) -> String {
    const ENOUGH: usize = 600;
    let text = format!("{value:?}");
    match text.char_indices().nth(ENOUGH) {
        Some((end, _)) => format!("{}… ({} octets)", &text[..end], text.len()),
        None => text,
    }
}
