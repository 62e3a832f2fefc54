//! The axes of the matrix: what may stand in one place of a line.
//! In: nothing. Out: pieces of lines, with marks that `table` fills: `{host}`, a month of the near future (`{mon} {year}`),
//! and `{n}`, a number, for cookies whose names differ can share an answer. Cannot fail.
//! Standard: each list names the section of RFC 6265bis whose rule it walks along.
//! Not here: whole lines (`rows`), and how lists are combined (`table`).

/// A piece of a line.
pub(super) type Piece = &'static [u8];

/// §5.6: what may stand before the first `=`.
pub(super) const NAMES: &[Piece] = &[
    b"a{n}",
    b"ad_soyad{n}",
    b"a b{n}",
    b" a{n} ",
    b"\ta{n}\t",
    b"",
    b" ",
    b"\"a{n}\"",
    b"a,b{n}",
    b"a@b{n}",
    b"a{b}{n}",
    b"a/b[c]{n}",
    b"$Version{n}",
    b"a%20b{n}",
    b"a\\b{n}",
    b"a'b{n}",
    b"\xc5\x9fehir{n}",
    b"\xfeehir{n}",
    b"__Host{n}",
    b"__Secure{n}",
    b"__Hosta{n}",
    b"_Host-a{n}",
    b"x__Host-a{n}",
];

/// §5.6: what may stand after it.
pub(super) const VALUES: &[Piece] = &[
    b"",
    b"1",
    b" 1 ",
    b"\t1\t",
    b"1 2",
    b"\"1\"",
    b"\"1 2\"",
    b"\"1; 2\"",
    b"'1'",
    b"\"",
    b"1,2",
    b"=",
    b"b=c==",
    b"%3B%20",
    b"\\054",
    b"{\"dil\":[\"tr\"]}",
    b"<b>&amp;</b>",
    b"I\xc4\x9fd\xc4\xb1r",
    b"I\xf0d\xfdr",
    b"\xff\xfe",
    b"\xc4",
    b"\xf0\x9f\x8d\xaa",
];

/// §5.6: octets that end a line's life, or only look like it. A line cannot hold CR, LF or NUL: HTTP ends or fails there.
pub(super) const OCTETS: &[u8] = &[0x01, 0x08, 0x09, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x20, 0x7f, 0x85, 0xff];

/// Where an octet may stand; `~` is it.
pub(super) const PLACES: &[Piece] = &[
    b"~a{n}=1",
    b"a{n}~b=1",
    b"a{n}~=1",
    b"a{n}=~1",
    b"a{n}=1~2",
    b"a{n}=1~",
    b"a{n}=1;~Secure",
    b"a{n}=1; Secure~",
    b"a{n}=1; Path=~/x",
    b"a{n}=1; Path=/x~y",
    b"a{n}=1; x~y=1",
    b"a{n}=1; x=1~2",
];

/// §5.6: octets of the name and of the value, around the limit of 4096 for both.
pub(super) const SIZES: &[(usize, usize)] = &[
    (1, 4094),
    (1, 4095),
    (1, 4096),
    (0, 4095),
    (0, 4096),
    (0, 4097),
    (4095, 1),
    (4096, 0),
    (4096, 1),
    (4097, 0),
    (2048, 2048),
    (2049, 2048),
    (8000, 1),
    (1, 8000),
];

/// §5.6: octets of an attribute's value, around the limit of 1024.
pub(super) const ATTRIBUTE_SIZES: &[usize] = &[1022, 1023, 1024, 1025, 2000];

/// Attributes whose value is that long; `~` is the filling.
pub(super) const LONG_ATTRIBUTES: &[Piece] = &[
    b"a{n}=1; Path=/~",
    b"a{n}=1; Path=/x; Path=/~",
    b"a{n}=1; Path=/~; Path=/x",
    b"a{n}=1; Domain=~",
    b"a{n}=1; Max-Age=~",
    b"a{n}=1; Max-Age=86400; Max-Age=~",
    b"a{n}=1; Expires=~",
    b"a{n}=1; SameSite=~",
    b"a{n}=1; Secure=~",
    b"a{n}=1; bilinmeyen=~",
    b"a{n}=1; ~",
    b"a{n}=1; ~=x",
    b"a{n}=1; Path=/x             ~",
];

/// §5.4: names with a prefix, also in odd case.
pub(super) const PREFIXED: &[Piece] = &[
    b"__Secure-a{n}=1",
    b"__SECURE-a{n}=1",
    b"__Host-a{n}=1",
    b"__hOST-a{n}=1",
    b"__Http-a{n}=1",
    b"__HTTP-a{n}=1",
    b"__Host-Http-a{n}=1",
    b"__host-http-a{n}=1",
];

/// §5.4: what prefixes ask for.
pub(super) const PREFIX_PATHS: &[Piece] = &[b"", b"; Path=/", b"; Path=/ders"];
pub(super) const SECURE: &[Piece] = &[b"", b"; Secure"];
pub(super) const HTTP_ONLY: &[Piece] = &[b"", b"; HttpOnly"];
pub(super) const PREFIX_DOMAINS: &[Piece] = &[b"", b"; Domain={host}", b"; Domain="];

/// §5.6.7.
pub(super) const SAME_SITES: &[Piece] = &[
    b"",
    b"; SameSite=None",
    b"; SameSite=Lax",
    b"; SameSite=Strict",
    b"; samesite=nONE",
    b"; SAMESITE=LAX",
    b"; SameSite=\"Strict\"",
    b"; SameSite= Strict ",
    b"; SameSite",
    b"; SameSite=",
    b"; SameSite=Siki",
    b"; SameSite=None Lax",
    b"; SameSite=Strict; SameSite=Lax",
    b"; SameSite=Strict; SameSite=Siki",
    b"; SameSite=None; SameSite=Lax",
    b"; SameSite=Lax; SameSite=None",
];

/// CHIPS §2.1.
pub(super) const PARTITIONED: &[Piece] = &[b"", b"; Partitioned", b"; partitioned=hayir"];

/// §5.6.2.
pub(super) const MAX_AGES: &[Piece] = &[
    b"",
    b"; Max-Age=86400",
    b"; max-age=86400",
    b"; MAX-AGE = 86400 ",
    b"; Max-Age=0",
    b"; Max-Age=-1",
    b"; Max-Age=-0",
    b"; Max-Age=+86400",
    b"; Max-Age=+-5",
    b"; Max-Age=-",
    b"; Max-Age=",
    b"; Max-Age",
    b"; Max-Age=0086400",
    b"; Max-Age=86400s",
    b"; Max-Age=86400.5",
    b"; Max-Age=86 400",
    b"; Max-Age=0x10",
    b"; Max-Age=\"86400\"",
    b"; Max-Age=1e5",
    b"; Max-Age=\xd9\xa3",
    b"; Max-Age=34560000",
    b"; Max-Age=34560001",
    b"; Max-Age=9223372036854775807",
    b"; Max-Age=9223372036854775808",
    b"; Max-Age=-9223372036854775809",
    b"; Max-Age=99999999999999999999x",
    b"; Max-Age=86400; Max-Age=172800",
    b"; Max-Age=0; Max-Age=86400",
    b"; Max-Age=86400; Max-Age=0",
    b"; Max-Age=86400; Max-Age=bir",
    b"; Max-Age=86400; Max-Age=",
];

/// §5.7: what a `Max-Age` meets.
pub(super) const EXPIRES_BESIDE: &[Piece] =
    &[b"", b"; Expires=01 {mon} {year} 12:34:56 GMT", b"; Expires=Thu, 01 Jan 1970 00:00:00 GMT", b"; Expires=yarin"];

/// §5.6.4.
pub(super) const PATHS: &[Piece] = &[
    b"",
    b"; Path",
    b"; Path=",
    b"; Path=/",
    b"; PATH=/ders",
    b"; Path=/ders/",
    b"; Path=/ders/bir",
    b"; Path=/ders/bir/",
    b"; Path=/ders/bi",
    b"; Path=/Ders",
    b"; Path=ders",
    b"; Path= /ders ",
    b"; Path=\"/ders\"",
    b"; Path=//",
    b"; Path=/ders?x=1",
    b"; Path=/ders#x",
    b"; Path=/ders,/x",
    b"; Path=/der%73",
    b"; Path=/./ders",
    b"; Path=/a b",
    b"; Path=/a%20b",
    b"; Path=/\xc5\x9f",
    b"; Path=/%C5%9F",
    b"; Path=/\xff",
    b"; Path=/x; Path=/ders",
    b"; Path=/ders; Path=/x",
    b"; Path=/x; Path=",
    b"; Path=/x; Path=ders",
];

/// §5.1.4: where a `Path` is tried: the request that the line answers, then those that follow.
pub(super) const PATH_REQUESTS: &[&str] =
    &["/ders/bir", "/", "/ders", "/ders/", "/ders/bir/", "/ders/bir/iki", "/dersler", "/a%20b/c", "/%C5%9F/c", "//x"];

/// §5.6.3. Every host meets them all.
pub(super) const DOMAINS: &[Piece] = &[
    b"",
    b"; Domain",
    b"; Domain=",
    b"; Domain= ",
    b"; Domain=.",
    b"; Domain=..",
    b"; Domain={host}",
    b"; DOMAIN={HOST}",
    b"; Domain=.{host}",
    b"; Domain=..{host}",
    b"; Domain={host}.",
    b"; Domain= {host} ",
    b"; Domain={host}:80",
    b"; Domain=http://{host}",
    b"; Domain={host}/",
    b"; Domain=*.{host}",
    b"; Domain=\"{host}\"",
    b"; Domain=x{host}",
    b"; Domain=x.{host}",
    b"; Domain=localhost",
    b"; Domain=.localhost",
    b"; Domain=ders.localhost",
    b"; Domain=a.ders.localhost",
    b"; Domain=b.ders.localhost",
    b"; Domain=baska.localhost",
    b"; Domain=ornek.com.tr",
    b"; Domain=.ORNEK.com.tr",
    b"; Domain=com.tr",
    b"; Domain=tr",
    b"; Domain=127.0.0.1",
    b"; Domain=127.1",
    b"; Domain=0.0.1",
    b"; Domain=1",
    b"; Domain=[::1]",
    b"; Domain=\xc3\xa7erez.com.tr",
    b"; Domain=\xff.com.tr",
    b"; Domain=ders%2elocalhost",
    b"; Domain=ders localhost",
    b"; Domain=baska.localhost; Domain={host}",
    b"; Domain={host}; Domain=baska.localhost",
    b"; Domain={host}; Domain=",
    b"; Domain=; Domain={host}",
    b"; Domain=ders.localhost; Secure; HttpOnly; SameSite=Strict",
];

/// §5.6.5, §5.6.6 and attributes that no rule knows.
pub(super) const ATTRIBUTES: &[Piece] = &[
    b"; Secure",
    b"; secure",
    b"; SECURE=",
    b"; Secure=false",
    b"; Secure; Secure",
    b"; Secured",
    b"; HttpOnly",
    b"; httponly",
    b"; HTTPONLY=0",
    b"; Http-Only",
    b"; HttpOnly; Secure; HttpOnly",
    b"; Version=1",
    b"; Comment=\"a; b\"",
    b"; Port=80",
    b"; Discard",
    b"; SameParty",
    b"; Priority=High",
    b"; Priority=Low; Secure",
    b"; MaxAge=86400",
    b"; Max Age=86400",
    b"; Expire=01 {mon} {year} 12:34:56",
    b"; Expires:01 {mon} {year} 12:34:56",
    b"; Domain:{host}",
    b"; Path:/x",
    b"; \xc5\x9fehir=1",
    b"; Same-Site=Strict",
];
