//! Combines the axes into the cases of the matrix.
//! In: a host, the moment. Out: the same cases in the same order whenever and wherever it runs, but for the host's name
//! and one month that must lie ahead. Cannot fail.
//! Standard: RFC 6265bis §5.4 to §5.7; CHIPS. Not here: the lists themselves, see `axes` and `rows`.
//! Axes are crossed where a browser weighs them together (prefix with `Secure`, `Path`, `Domain`; `Max-Age` with
//! `Expires`); elsewhere an axis is walked alone, so that a disagreement names its one cause.

use time::{Duration, OffsetDateTime};

use super::axes::{
    ATTRIBUTE_SIZES, ATTRIBUTES, DOMAINS, EXPIRES_BESIDE, HTTP_ONLY, LONG_ATTRIBUTES, MAX_AGES, NAMES, OCTETS,
    PARTITIONED, PATH_REQUESTS, PATHS, PLACES, PREFIX_DOMAINS, PREFIX_PATHS, PREFIXED, Piece, SAME_SITES, SECURE,
    SIZES, VALUES,
};
use super::rows::{DATES, PREFIX_ROWS, SEQUENCES, SHAPES};

/// The request that lines answer where the path does not matter; the default path is `/ders`.
const PATH: &str = "/ders/bir";
/// The pair of lines whose attributes are the question.
const PAIR: &[Piece] = &[b"a{n}=1"];

/// One answer with its lines, and the requests that follow it.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// Which axes it comes from.
    pub(super) group: &'static str,
    /// The path of the request that the lines answer.
    pub(super) path: &'static str,
    /// The `Set-Cookie` lines of one answer, in order. Mostly one.
    pub(super) lines: Vec<Vec<u8>>,
    /// Host and path of the requests after it.
    pub(super) then: Vec<(String, &'static str)>,
    /// Whether its cookie has a name of its own, so that it may share an answer with others.
    pub(super) shares: bool,
}

/// Every case for a host; `relatives` are the hosts that its `Domain` may reach.
pub(super) fn cases(host: &str, relatives: &[&str], now: OffsetDateTime) -> Vec<Case> {
    let here = || vec![(host.to_owned(), PATH)];
    let mut cases = Vec::new();
    let mut add = |group, path, then: Vec<_>, lines: Vec<Vec<u8>>| {
        cases.push(Case { group, path, lines, then, shares: false });
    };

    for name in NAMES {
        for value in [&b"1"[..], b""] {
            add("name", PATH, here(), vec![[name, &b"="[..], value].concat()]);
        }
    }
    for value in VALUES {
        add("value", PATH, here(), vec![[b"a{n}=", *value].concat()]);
    }
    for line in SHAPES.iter().chain(PREFIX_ROWS) {
        add("hand-picked", PATH, here(), vec![line.to_vec()]);
    }
    for octet in OCTETS {
        for place in PLACES {
            add("octet", PATH, here(), vec![replaced(place, b"~", &[*octet])]);
        }
    }
    for &(name, value) in SIZES {
        add("size", PATH, here(), vec![[&b"a".repeat(name)[..], b"=", &b"1".repeat(value)].concat()]);
    }
    for &size in ATTRIBUTE_SIZES {
        for line in LONG_ATTRIBUTES {
            add("attribute size", PATH, here(), vec![replaced(line, b"~", &b"0".repeat(size))]);
        }
    }
    for (group, axes) in [
        ("prefix", &[PREFIXED, SECURE, HTTP_ONLY, PREFIX_PATHS, PREFIX_DOMAINS][..]),
        ("same site", &[PAIR, SAME_SITES, SECURE, PARTITIONED]),
        ("lifetime", &[PAIR, MAX_AGES, EXPIRES_BESIDE]),
        ("date", &[PAIR, &[b"; Expires="], DATES]),
        ("attribute", &[PAIR, ATTRIBUTES]),
    ] {
        for line in crossed(axes) {
            add(group, PATH, here(), vec![line]);
        }
    }
    for line in crossed(&[PAIR, PATHS]) {
        add("path", PATH, PATH_REQUESTS.iter().map(|path| (host.to_owned(), *path)).collect(), vec![line]);
    }
    for path in PATH_REQUESTS {
        add("default path", path, vec![(host.to_owned(), path), (host.to_owned(), "/")], vec![b"a=1".to_vec()]);
    }
    for line in crossed(&[PAIR, DOMAINS]) {
        add("domain", PATH, [host].iter().chain(relatives).map(|host| (host.to_string(), PATH)).collect(), vec![line]);
    }
    for lines in SEQUENCES {
        add("sequence", PATH, here(), lines.iter().map(|line| line.to_vec()).collect());
    }
    for lines in crowds() {
        add("crowd", PATH, here(), lines);
    }

    let words = words(host, now);
    for (number, case) in cases.iter_mut().enumerate() {
        case.shares = matches!(&case.lines[..], [line] if contains(line, b"{n}"));
        for line in &mut case.lines {
            *line = replaced(line, b"{n}", number.to_string().as_bytes());
            for (mark, word) in &words {
                *line = replaced(line, mark, word.as_bytes());
            }
        }
    }
    cases
}

/// §5.7 "remove excess cookies": more cookies than one domain, or one partition, may have.
fn crowds() -> [Vec<Vec<u8>>; 8] {
    let many = |count: usize, name: &str, rest: &str| -> Vec<Vec<u8>> {
        (0..count).map(|number| format!("{name}{number}=1{rest}").into_bytes()).collect()
    };
    let large = |count: usize, size: usize| -> Vec<Vec<u8>> {
        (0..count).map(|number| format!("c{number}={}; Secure; Partitioned", "x".repeat(size)).into_bytes()).collect()
    };
    [
        many(180, "c", ""),
        many(181, "c", ""),
        [many(180, "c", "; Secure"), many(1, "d", "")].concat(),
        [many(20, "d", ""), many(161, "c", "; Secure")].concat(),
        [many(180, "c", ""), many(1, "d", "; Secure; Partitioned")].concat(),
        large(5, 2000),
        large(6, 2000),
        large(11, 1000),
    ]
}

/// Every combination of one piece from each axis, the last axis running fastest.
fn crossed(axes: &[&[Piece]]) -> Vec<Vec<u8>> {
    let mut lines = vec![Vec::new()];
    for axis in axes {
        lines = lines.iter().flat_map(|line| axis.iter().map(move |piece| [line, *piece].concat())).collect();
    }
    lines
}

/// What stands for the marks.
fn words(host: &str, now: OffsetDateTime) -> [(&'static [u8], String); 7] {
    // The month lies two to four months ahead: past today, and well within 400 days.
    let ahead = now + Duration::days(93);
    let (year, month) = (ahead.year(), ahead.month().to_string());
    [
        (b"{host}", host.to_owned()),
        (b"{HOST}", host.to_uppercase()),
        (b"{year}", year.to_string()),
        (b"{yy}", format!("{:02}", year % 100)),
        (b"{mon}", month[..3].to_owned()),
        (b"{MON}", month[..3].to_uppercase()),
        (b"{month}", month),
    ]
}

fn contains(text: &[u8], mark: &[u8]) -> bool {
    text.windows(mark.len()).any(|window| window == mark)
}

fn replaced(text: &[u8], mark: &[u8], with: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.windows(mark.len()).position(|window| window == mark) {
        out.extend_from_slice(&rest[..place]);
        out.extend_from_slice(with);
        rest = &rest[place + mark.len()..];
    }
    out.extend_from_slice(rest);
    out
}
