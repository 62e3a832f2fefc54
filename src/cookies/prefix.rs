//! Checks what a cookie's name promises: `__Secure-`, `__Host-`, `__Http-`, `__Host-Http-`.
//! In: name, value, and which attributes were written. Out: what is missing, and the reason to refuse. Cannot fail.
//! Rule: RFC 6265bis §5.4 (matched without regard to case) and, for the two `Http` ones, layered-cookies "Store a
//! Cookie"; both ask for the name's bytes only. A cookie without a name whose value begins with a prefix is refused,
//! since a server could not tell it from one.
//! As Chromium: `__Host-` is refused with any non-empty `Domain`, even the host's own, unless that is an IP address.
//! Not here: browsers that do not know a prefix (see the warnings).

use super::verdict::{Reason, Requirement};

/// A prefix that browsers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefix {
    /// `__Secure-`: needs `Secure`.
    Secure,
    /// `__Host-`: needs `Secure`, `Path=/`, no `Domain`.
    Host,
    /// `__Http-`: needs `Secure` and `HttpOnly`.
    Http,
    /// `__Host-Http-`: all of these.
    HostHttp,
}

/// The prefixes, longer ones before their beginnings.
const PREFIXES: [(&[u8], Prefix); 4] = [
    (b"__secure-", Prefix::Secure),
    (b"__host-http-", Prefix::HostHttp),
    (b"__http-", Prefix::Http),
    (b"__host-", Prefix::Host),
];

/// The prefix that a name begins with.
#[must_use]
pub fn prefix_of(name: &[u8]) -> Option<Prefix> {
    PREFIXES.into_iter().find_map(|(text, prefix)| {
        let start = name.get(..text.len())?;
        start.eq_ignore_ascii_case(text).then_some(prefix)
    })
}

/// What a line wrote, as far as prefixes ask.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    pub(super) secure: bool,
    pub(super) http_only: bool,
    /// `Path=/`, written and not merely the default.
    pub(super) path_root: bool,
    /// A `Domain` that is not empty and not the host's own address.
    pub(super) domain: bool,
}

impl Prefix {
    /// What the line lacks.
    pub(super) fn missing(self, written: Written) -> Vec<Requirement> {
        let host = matches!(self, Self::Host | Self::HostHttp);
        let http = matches!(self, Self::Http | Self::HostHttp);
        let checks = [
            (!written.secure, Requirement::Secure),
            (http && !written.http_only, Requirement::HttpOnly),
            (host && !written.path_root, Requirement::PathRoot),
            (host && written.domain, Requirement::NoDomain),
        ];
        checks.into_iter().filter_map(|(lacks, requirement)| lacks.then_some(requirement)).collect()
    }

    /// The reason to give for what is missing: the contradiction before the omission.
    pub(super) fn reason(self, missing: &[Requirement]) -> Option<Reason> {
        let lacks = |requirement| missing.contains(&requirement);
        if missing.is_empty() {
            return None;
        }
        Some(match self {
            Self::Secure => Reason::SecurePrefix,
            Self::Http => Reason::HttpPrefix,
            _ if lacks(Requirement::NoDomain) => Reason::HostPrefixDomain,
            Self::HostHttp if lacks(Requirement::HttpOnly) => Reason::HttpPrefix,
            Self::Host | Self::HostHttp => Reason::HostPrefixCondition,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Prefix, Written, prefix_of};
    use crate::cookies::verdict::{Reason, Requirement};
    use rstest::rstest;

    const ALL: Written = Written { secure: true, http_only: true, path_root: true, domain: false };

    #[rstest]
    #[case("__Secure-a", Some(Prefix::Secure))]
    #[case("__SECURE-a", Some(Prefix::Secure))]
    #[case("__Host-a", Some(Prefix::Host))]
    #[case("__host-", Some(Prefix::Host))]
    #[case("__Http-a", Some(Prefix::Http))]
    #[case("__Host-Http-a", Some(Prefix::HostHttp))]
    #[case("__Host", None)]
    #[case("_Host-a", None)]
    #[case("a__Host-a", None)]
    fn a_prefix_is_matched_without_regard_to_case(#[case] name: &str, #[case] prefix: Option<Prefix>) {
        assert_eq!(prefix_of(name.as_bytes()), prefix);
    }

    #[test]
    fn nothing_is_missing_when_all_is_there() {
        for prefix in [Prefix::Secure, Prefix::Host, Prefix::Http, Prefix::HostHttp] {
            assert!(prefix.missing(ALL).is_empty());
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let written = Written { path_root: false, secure: false, ..ALL };
        let missing = Prefix::Host.missing(written);
        assert_eq!(missing, [Requirement::Secure, Requirement::PathRoot]);
        assert_eq!(Prefix::Host.reason(&missing), Some(Reason::HostPrefixCondition));
    }

    #[test]
    fn a_domain_contradicts_the_host_prefix() {
        let missing = Prefix::HostHttp.missing(Written { domain: true, http_only: false, ..ALL });
        assert_eq!(Prefix::HostHttp.reason(&missing), Some(Reason::HostPrefixDomain));
    }
}
