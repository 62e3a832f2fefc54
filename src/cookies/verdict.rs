//! What came of one `Set-Cookie` line: the outcome, its reason, what every attribute came to mean, what to warn about.
//! In: nothing; these are the words the other files answer with. Out: plain values, each with a stable id.
//! Cannot fail. Ids are Turkish without diacritics and never change: lessons (`= ret …`), JSON and `data-*` rely on them.
//! Rule: each variant names the section of RFC 6265bis that it comes from.
//! Not here: sentences. `pages/text.rs` writes one for each id.

use super::cookie::{Cookie, SameSite};
use super::octets::Octets;
use super::site::Site;
use super::timestamp::Timestamp;

/// What a browser does with one `Set-Cookie` line, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What happened to the jar.
    pub outcome: Outcome,
    /// The cookie's name as read; empty for a line without `=`.
    pub name: Octets,
    /// The cookie's value as read, quotes included.
    pub value: Octets,
    /// The cookie as it is now in the jar; `None` when refused or deleted.
    pub cookie: Option<Cookie>,
    /// Every attribute in the order written, with what it came to mean.
    pub attributes: Vec<AttributeReading>,
    /// Further reasons that would have refused the line without the first one.
    pub other_reasons: Vec<Reason>,
    /// What the name's prefix asks for and the line lacks.
    pub missing: Vec<Requirement>,
    /// Cookies that had to leave to make room, oldest first.
    pub evicted: Vec<Cookie>,
    /// What works here and now but will surprise elsewhere or later.
    pub warnings: Vec<Warning>,
}

impl Verdict {
    /// Why the line was refused; `None` when it was not.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        match self.outcome {
            Outcome::Refused(reason) => Some(reason),
            _ => None,
        }
    }

    /// Whether `reason` is among the reasons for refusing the line.
    #[must_use]
    pub fn was_refused_for(&self, reason: Reason) -> bool {
        self.reason() == Some(reason) || self.other_reasons.contains(&reason)
    }
}

/// What happened to the jar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new cookie is in the jar.
    Stored,
    /// A cookie of the same name, domain, path and partition gave way.
    Replaced {
        /// The value it had.
        old_value: Octets,
    },
    /// The line was already over (a past date) and removed a cookie.
    Deleted {
        /// The value the cookie had.
        old_value: Octets,
    },
    /// The line was already over, but no cookie of that name, domain, path and partition was there.
    NothingToDelete,
    /// The jar did not change.
    Refused(Reason),
}

impl Outcome {
    /// The stable id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Stored => "yeni",
            Self::Replaced { .. } => "degisti",
            Self::Deleted { .. } => "silindi",
            Self::NothingToDelete => "silinecek-yok",
            Self::Refused(_) => "reddedildi",
        }
    }

    /// Whether a cookie is in the jar because of this line.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Stored | Self::Replaced { .. })
    }
}

/// Why a line was refused. Sections are those of RFC 6265bis unless another source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// §5.6: a control character in name, value or an attribute.
    ControlCharacter,
    /// §5.6: neither name nor value.
    Empty,
    /// §5.6: name and value over 4096 octets together.
    TooLarge,
    /// §5.7: the host is not the `Domain` nor below it.
    DomainMismatch,
    /// §5.7: `Domain` is a public suffix such as `com.tr`.
    PublicSuffix,
    /// §5.7: `Secure` over plain `http`.
    SecureOverHttp,
    /// §5.7: `SameSite=None` without `Secure`.
    SameSiteNoneInsecure,
    /// §5.4.1: `__Secure-` without `Secure`.
    SecurePrefix,
    /// §5.4.2: `__Host-` together with `Domain`.
    HostPrefixDomain,
    /// §5.4.2: `__Host-` without `Secure` or without `Path=/`.
    HostPrefixCondition,
    /// layered-cookies, "Store a Cookie": `__Http-` or `__Host-Http-` without `Secure` and `HttpOnly`.
    HttpPrefix,
    /// §5.7: a cookie without a name whose value begins like a prefix, so that a server would mistake it for one.
    HiddenPrefix,
    /// A cookie without a name whose value has a `=`: it would come back as one with a name. §5.6 keeps it, Chromium and
    /// Firefox do not.
    NamelessPair,
    /// CHIPS §2.1: `Partitioned` without `Secure`.
    PartitionedInsecure,
    /// §5.7: `HttpOnly` from a script.
    HttpOnlyFromScript,
    /// §5.7: a cross-site answer to a subresource request sets a cookie that is not `SameSite=None`.
    CrossSite,
    /// §7.1: the browser blocks third-party cookies.
    ThirdPartyBlocked,
    /// §5.7: plain `http` may not cover a `Secure` cookie of the same name.
    WouldCoverSecure,
    /// §5.7: a script may not replace an `HttpOnly` cookie.
    WouldReplaceHttpOnly,
    /// §5.7, "remove excess cookies": the domain is full of cookies that come before this one.
    NoRoom,
}

impl Reason {
    /// Every reason, in the order in which they are looked for.
    pub const ALL: [Self; 20] = [
        Self::ControlCharacter,
        Self::Empty,
        Self::TooLarge,
        Self::DomainMismatch,
        Self::PublicSuffix,
        Self::SecureOverHttp,
        Self::SameSiteNoneInsecure,
        Self::SecurePrefix,
        Self::HostPrefixDomain,
        Self::HostPrefixCondition,
        Self::HttpPrefix,
        Self::HiddenPrefix,
        Self::NamelessPair,
        Self::PartitionedInsecure,
        Self::HttpOnlyFromScript,
        Self::CrossSite,
        Self::ThirdPartyBlocked,
        Self::WouldCoverSecure,
        Self::WouldReplaceHttpOnly,
        Self::NoRoom,
    ];

    /// The stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ControlCharacter => "kontrol-karakteri",
            Self::Empty => "bos",
            Self::TooLarge => "buyuk",
            Self::DomainMismatch => "alan-uymuyor",
            Self::PublicSuffix => "herkese-acik-sonek",
            Self::SecureOverHttp => "secure-http",
            Self::SameSiteNoneInsecure => "samesite-none",
            Self::SecurePrefix => "secure-oneki",
            Self::HostPrefixDomain => "host-oneki-domain",
            Self::HostPrefixCondition => "host-oneki-kosul",
            Self::HttpPrefix => "http-oneki",
            Self::HiddenPrefix => "gizli-onek",
            Self::NamelessPair => "adsiz-esittir",
            Self::PartitionedInsecure => "bolmeli-secure",
            Self::HttpOnlyFromScript => "httponly-betikten",
            Self::CrossSite => "siteler-arasi",
            Self::ThirdPartyBlocked => "ucuncu-taraf-engelli",
            Self::WouldCoverSecure => "guvenliyi-ezme",
            Self::WouldReplaceHttpOnly => "httponly-ezme",
            Self::NoRoom => "yer-kalmadi",
        }
    }

    /// The reason with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }
}

/// One attribute of a line and what it came to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeReading {
    /// The name as written.
    pub name: Octets,
    /// The value as written; `None` without a `=`.
    pub value: Option<Octets>,
    /// What the browser makes of it.
    pub meaning: Meaning,
}

/// What a browser makes of one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// §5.6.1: the cookie ends at this date.
    Expires {
        /// The date.
        date: Timestamp,
    },
    /// §5.5: the date is over 400 days away; 400 days count.
    ExpiresCapped {
        /// The date asked for.
        asked: Timestamp,
    },
    /// §5.6.1: a past date; the line deletes.
    ExpiresDeletes {
        /// The date.
        date: Timestamp,
    },
    /// §5.7: ignored, because a `Max-Age` is there.
    ExpiresOverruledByMaxAge,
    /// §5.6.1: not a date; ignored.
    ExpiresUnreadable,
    /// §5.6.2: the cookie lives so long.
    MaxAge {
        /// Seconds from now.
        secs: i64,
    },
    /// §5.5: over 400 days; 400 days count.
    MaxAgeCapped {
        /// Seconds asked for.
        asked_secs: i64,
    },
    /// §5.6.2: zero or less; the line deletes.
    MaxAgeDeletes,
    /// §5.6.2: not a whole number; ignored.
    MaxAgeUnreadable,
    /// §5.6.3: the cookie goes to this domain and all its subdomains.
    DomainWidens {
        /// The canonical domain.
        domain: String,
    },
    /// §5.6.3: empty; as if it were not there.
    DomainEmpty,
    /// §5.7: it names the host itself, which can have no subdomains (`localhost`, an address): host-only.
    DomainIsHost,
    /// §5.7: the host may not set cookies for it; the line is refused.
    DomainRefused,
    /// §5.6.4: the cookie goes to this path and below.
    Path {
        /// The path.
        path: Octets,
    },
    /// §5.6.4: empty or without a leading `/`; the default path counts.
    PathDefault {
        /// The default path.
        path: Octets,
    },
    /// §5.6.5: only over safe connections; a value (`Secure=false`) changes nothing.
    Secure,
    /// §5.6.6: hidden from scripts; a value changes nothing.
    HttpOnly,
    /// §5.6.7: one of the three known values.
    SameSite {
        /// Which.
        mode: SameSite,
    },
    /// §5.6.7: an unknown value; as if `SameSite` were not there.
    SameSiteUnknown,
    /// CHIPS: kept apart for this top-level site.
    Partitioned {
        /// The top-level site.
        key: Site,
    },
    /// §5.6: an attribute of the same name comes later and counts instead.
    OverruledByLater,
    /// §5.6: a value over 1024 octets; the attribute is ignored.
    TooLong,
    /// §5.6: not an attribute browsers know; ignored.
    Unknown,
    /// §5.6: the line was dropped before its attributes were read.
    NotRead,
}

impl Meaning {
    /// The stable id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Expires { .. } => "bitis-tarihi",
            Self::ExpiresCapped { .. } => "bitis-400-gun",
            Self::ExpiresDeletes { .. } => "gecmis-tarih",
            Self::ExpiresOverruledByMaxAge => "max-age-oncelikli",
            Self::ExpiresUnreadable => "tarih-okunamadi",
            Self::MaxAge { .. } => "omur",
            Self::MaxAgeCapped { .. } => "omur-400-gun",
            Self::MaxAgeDeletes => "omur-bitti",
            Self::MaxAgeUnreadable => "omur-okunamadi",
            Self::DomainWidens { .. } => "alt-alanlarla",
            Self::DomainEmpty => "alan-bos",
            Self::DomainIsHost => "yalniz-bu-sunucu",
            Self::DomainRefused => "alan-reddedildi",
            Self::Path { .. } => "yol",
            Self::PathDefault { .. } => "varsayilan-yol",
            Self::Secure => "yalniz-guvenli",
            Self::HttpOnly => "betikten-gizli",
            Self::SameSite { mode } => match mode {
                SameSite::Strict => "samesite-strict",
                SameSite::Lax => "samesite-lax",
                SameSite::None => "samesite-none",
                SameSite::Default => "samesite-yok",
            },
            Self::SameSiteUnknown => "samesite-bilinmiyor",
            Self::Partitioned { .. } => "bolmeli",
            Self::OverruledByLater => "sonraki-gecerli",
            Self::TooLong => "oznitelik-uzun",
            Self::Unknown => "taninmiyor",
            Self::NotRead => "okunmadi",
        }
    }
}

/// What a name's prefix demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// `Secure` must be written.
    Secure,
    /// `HttpOnly` must be written.
    HttpOnly,
    /// `Path=/` must be written.
    PathRoot,
    /// `Domain` must not be written.
    NoDomain,
}

impl Requirement {
    /// The stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Secure => "secure-gerek",
            Self::HttpOnly => "httponly-gerek",
            Self::PathRoot => "path-kok-gerek",
            Self::NoDomain => "domain-olmasin",
        }
    }
}

/// What works here and now but will surprise elsewhere or later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// `Secure` passed only because the host is this computer; a real `http` site would be refused.
    OnlyOnLocalhost,
    /// Safari neither stores nor sends `Secure` cookies on `http://localhost` (WebKit 281149).
    SafariRefusesLocalSecure,
    /// Safari stores `SameSite=None` without `Secure`; it is not protected there.
    SafariKeepsInsecureNone,
    /// Safari does not know `__Http-` and `__Host-Http-`: it stores such a cookie without their rules.
    SafariIgnoresHttpPrefix,
    /// No `SameSite`: Chromium says Lax with a grace of two minutes for POST, Firefox and Safari do not.
    SameSiteNotWritten,
    /// The name has an octet outside ASCII (`ş`); Flask cannot read it back.
    NameNotAscii,
    /// The name has a character outside RFC 9110's tokens (space, quote, comma, …); Flask cannot read it back.
    NameNotToken,
    /// `Domain` with a letter outside ASCII: the standard (§5.7) refuses the cookie, Chromium reads it as `xn--…`.
    DomainNotAscii,
    /// The value has raw octets outside ASCII; Flask reads them as Latin-1.
    ValueNotAscii,
    /// The value is Flask's quoted form with `\304\237` escapes; scripts see the escapes.
    ValueEscaped,
    /// The name says that the value is a password.
    LooksLikePassword,
    /// Name or value look like personal data: e-mail, telephone, identity or card number, IBAN.
    LooksLikePersonalData,
    /// A cookie of the same name but another domain, path or partition is there; both will be sent, or only the other deleted.
    SameNameElsewhere {
        /// The other cookie's domain.
        domain: String,
        /// The other cookie's path.
        path: Octets,
    },
}

impl Warning {
    /// The stable id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::OnlyOnLocalhost => "yalniz-localhost",
            Self::SafariRefusesLocalSecure => "safari-localhost",
            Self::SafariKeepsInsecureNone => "safari-samesite-none",
            Self::SafariIgnoresHttpPrefix => "safari-http-oneki",
            Self::SameSiteNotWritten => "samesite-yok",
            Self::NameNotAscii => "ad-turkce",
            Self::NameNotToken => "ad-gecersiz",
            Self::DomainNotAscii => "alan-ascii-degil",
            Self::ValueNotAscii => "deger-ascii-degil",
            Self::ValueEscaped => "deger-turkce",
            Self::LooksLikePassword => "parola",
            Self::LooksLikePersonalData => "kisisel-veri",
            Self::SameNameElsewhere { .. } => "ayni-adli",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;
    use std::collections::HashSet;

    #[test]
    fn every_reason_has_an_id_of_its_own_and_is_found_by_it() {
        let ids: HashSet<_> = Reason::ALL.into_iter().map(Reason::id).collect();
        assert_eq!(ids.len(), Reason::ALL.len());
        for reason in Reason::ALL {
            assert_eq!(Reason::from_id(reason.id()), Some(reason));
        }
        assert_eq!(Reason::from_id("yok-boyle"), None);
    }
}
