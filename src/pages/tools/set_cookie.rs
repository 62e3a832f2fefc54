//! «Set-Cookie çözümleyici»: lines of one or more addresses in, verdicts and a jar and a `Cookie` header out.
//!
//! In (`POST /araclar/set-cookie.json`): `{adresler: [{adres, satirlar: [..], zaman?}], hedef?, zaman?, baslatan?}`. `zaman`
//! as `moment` reads it; an address's default is now, the target's is the last address's. A leading `Set-Cookie:` is not part
//! of a line. `baslatan`: how the request to `hedef` begins, see [`Start`]. Out: [`Report`]. Fails: [`ToolError`].
//! Rule: RFC 6265bis through `cookies`; each address is one that a person opens. Nothing is kept after the answer.
//! Not here: HTTP, the page (`page`).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cookies::{Cookie, Jar, Kind, RequestContext, Site, Timestamp, Url};
use crate::exchange::{Judged, text_of};
use crate::pages::judged::{Answered, judged};
use crate::pages::text::sending::withheld;
use crate::pages::tools::ToolError;
use crate::pages::tools::moment::{moment, rfc3339};
use crate::pages::tools::pieces::{Piece, pieces};

/// Most addresses in one order.
pub const ADDRESSES: usize = 8;
/// Most lines in one order.
pub const LINES: usize = 200;

/// What to work out.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Order {
    /// Answers, in the order in which they came.
    pub adresler: Vec<Address>,
    /// Where the browser goes afterwards.
    #[serde(default)]
    pub hedef: Option<String>,
    /// When it goes there.
    #[serde(default)]
    pub zaman: Option<Value>,
    /// How that request begins; `adres-cubugu` when absent.
    #[serde(default)]
    pub baslatan: Option<String>,
}

/// One answer: its address and its `Set-Cookie` lines.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Address {
    /// The page's address.
    pub adres: String,
    /// The header values.
    #[serde(default)]
    pub satirlar: Vec<String>,
    /// When the answer came.
    #[serde(default)]
    pub zaman: Option<Value>,
}

/// How the request to the target begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// `adres-cubugu`: a person, or a page of the same site.
    #[default]
    Person,
    /// `baska-site-baglanti`: a link on another site.
    ForeignLink,
    /// `baska-site-form`: a form on another site, sent with POST.
    ForeignForm,
    /// `baska-site-ic`: a picture, frame or fetch inside another site's page.
    ForeignPart,
    /// `betik`: no request; what `document.cookie` shows there.
    Script,
}

impl Start {
    /// Every way, with its id.
    pub const ALL: [(&'static str, Self); 5] = [
        ("adres-cubugu", Self::Person),
        ("baska-site-baglanti", Self::ForeignLink),
        ("baska-site-form", Self::ForeignForm),
        ("baska-site-ic", Self::ForeignPart),
        ("betik", Self::Script),
    ];

    fn parse(id: Option<&str>) -> Option<Self> {
        match id.map(str::trim) {
            None | Some("") => Some(Self::default()),
            Some(id) => Self::ALL.into_iter().find(|(own, _)| *own == id).map(|(_, start)| start),
        }
    }

    fn context(self, url: Url) -> RequestContext {
        let own = Site::of(&url);
        let person = RequestContext::navigation_to(url);
        match self {
            Self::Person => person,
            Self::ForeignLink => person.started_by(Site::opaque()),
            Self::ForeignForm => person.with_method(http::Method::POST).started_by(Site::opaque()),
            Self::ForeignPart => person.embedded_in(Site::opaque()),
            Self::Script => RequestContext {
                kind: Kind::Subresource,
                initiator: Some(own.clone()),
                top_level: Some(own),
                api: crate::cookies::Api::Script,
                ..person
            },
        }
    }
}

/// What it came to. This is the JSON.
#[derive(Debug, Serialize)]
pub struct Report {
    /// One for each line, in order.
    pub kararlar: Vec<Line>,
    /// The cookies that live at the target's moment (without a target: at the last address's), in the order they came.
    pub kavanoz: Vec<Kept>,
    /// The `Cookie` header for the target without its name; empty when none goes, null without a target.
    pub cookie: Option<String>,
    /// The target as the browser writes it; null without one.
    pub hedef: Option<String>,
    /// The moment of the target, RFC 3339.
    pub zaman: Option<String>,
    /// Names of cookies that were stored but are over at that moment.
    pub suresi_dolanlar: Vec<String>,
}

/// One line's verdict: an exchange's `karar` (see `exchange::Judged`) with its address and its pieces.
#[derive(Debug, Serialize)]
pub struct Line {
    /// The address's index in `adresler`, from 0.
    pub adres_no: usize,
    /// The verdict.
    #[serde(flatten)]
    pub karar: Judged,
    /// The line in coloured pieces; joined they are the line.
    pub parcalar: Vec<Piece>,
}

/// One cookie of the jar.
#[derive(Debug, Serialize)]
pub struct Kept {
    /// Name.
    pub ad: String,
    /// Value.
    pub deger: String,
    /// Host, or domain.
    pub alan: String,
    /// True when it goes to that host only, false when subdomains get it too.
    pub yalniz_bu_sunucu: bool,
    /// Path.
    pub yol: String,
    /// When it ends, RFC 3339; null when the browser closes.
    pub bitis: Option<String>,
    /// Seconds left; null when the browser closes.
    pub omur: Option<i64>,
    /// `Secure`.
    pub secure: bool,
    /// `HttpOnly`.
    pub httponly: bool,
    /// `Strict`, `Lax`, `None`; empty when not written.
    pub samesite: &'static str,
    /// The partition's top-level site, or null.
    pub bolme: Option<String>,
    /// Whether it goes to the target; null without one.
    pub gonderilir: Option<bool>,
    /// Why it does not: stable id, chip, sentence. Null and empty when it does.
    pub neden: Option<&'static str>,
    /// Chip.
    pub kisa: &'static str,
    /// Sentence.
    pub uzun: &'static str,
}

/// Works an order out. `now` is the clock's moment.
pub fn analyse(order: &Order, now: Timestamp) -> Result<Report, ToolError> {
    if order.adresler.is_empty() {
        return Err(ToolError::NoAddress);
    }
    if order.adresler.len() > ADDRESSES {
        return Err(ToolError::TooManyAddresses(ADDRESSES));
    }
    if order.adresler.iter().map(|one| one.satirlar.len()).sum::<usize>() > LINES {
        return Err(ToolError::TooManyLines(LINES));
    }
    let mut jar = Jar::new();
    let mut lines = Vec::new();
    let mut last = now;
    for (index, one) in order.adresler.iter().enumerate() {
        let url = Url::parse(&one.adres).map_err(|cause| ToolError::BadAddress(Some(index), cause))?;
        last = moment(one.zaman.as_ref()).map_err(|()| ToolError::BadTime(Some(index)))?.unwrap_or(now);
        let path = url.path().to_owned();
        let context = RequestContext::navigation_to(url);
        for written in &one.satirlar {
            let line = header_value(written);
            let verdict = jar.set(line.as_bytes(), &context, last);
            let request = Answered { method: "GET", path: &path };
            let said = judged(line.as_bytes(), &verdict, request, str::to_owned);
            lines.push(Line { adres_no: index, karar: said, parcalar: pieces(line) });
        }
    }
    let start = Start::parse(order.baslatan.as_deref()).ok_or(ToolError::BadStart)?;
    let at = moment(order.zaman.as_ref()).map_err(|()| ToolError::BadTime(None))?.unwrap_or(last);
    let target = match order.hedef.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(Url::parse(text).map_err(|cause| ToolError::BadAddress(None, cause))?),
    };
    let shown = target.as_ref().map(Url::to_string);
    let context = target.map(|url| start.context(url));
    let over =
        jar.cookies(Timestamp::MIN).filter(|one| one.is_expired(at)).map(|one| text_of(one.name.as_bytes())).collect();
    let kept = jar.cookies(at).map(|cookie| kept(cookie, &jar, context.as_ref(), at)).collect();
    let header = context.map(|context| jar.header(&context, at).map(|bytes| text_of(&bytes)).unwrap_or_default());
    Ok(Report {
        kararlar: lines,
        kavanoz: kept,
        cookie: header,
        hedef: shown,
        zaman: rfc3339(at),
        suresi_dolanlar: over,
    })
}

/// The line without the header's name, which people copy along.
pub fn header_value(line: &str) -> &str {
    const NAME: &str = "set-cookie:";
    match line.get(..NAME.len()) {
        Some(name) if name.eq_ignore_ascii_case(NAME) => line[NAME.len()..].trim_start_matches([' ', '\t']),
        _ => line,
    }
}

fn kept(cookie: &Cookie, jar: &Jar, context: Option<&RequestContext>, at: Timestamp) -> Kept {
    let reason = context.map(|context| {
        let of_site = jar.explain(context, at);
        let own = of_site.into_iter().find(|(other, _)| other.has_same_identity(cookie));
        // A cookie of another site is not even asked about.
        own.map_or(Some(crate::cookies::Withheld::Domain), |(_, reason)| reason)
    });
    let (short, long) = reason.flatten().map(withheld).unwrap_or_default();
    Kept {
        ad: text_of(cookie.name.as_bytes()),
        deger: text_of(cookie.value.as_bytes()),
        alan: cookie.domain.clone(),
        yalniz_bu_sunucu: cookie.host_only,
        yol: text_of(cookie.path.as_bytes()),
        bitis: cookie.expires.and_then(rfc3339),
        omur: cookie.secs_left(at),
        secure: cookie.secure,
        httponly: cookie.http_only,
        samesite: cookie.same_site.as_str().unwrap_or(""),
        bolme: cookie.partition_key.as_ref().map(|key| key.as_str().to_owned()),
        gonderilir: reason.map(|reason| reason.is_none()),
        neden: reason.flatten().map(crate::cookies::Withheld::id),
        kisa: short,
        uzun: long,
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, analyse, header_value};
    use crate::cookies::Timestamp;
    use crate::pages::tools::ToolError;
    use serde_json::{Value, json};

    const NOW: Timestamp = Timestamp::from_unix_secs(1_772_366_400);

    fn report(order: Value) -> Value {
        let order: Order = serde_json::from_value(order).expect("an order");
        serde_json::to_value(analyse(&order, NOW).expect("a report")).expect("JSON")
    }

    #[test]
    fn two_cookies_go_to_another_page_of_the_site() {
        let said = report(json!({
            "adresler": [{"adres": "http://ornek.com/", "satirlar": ["a=1; Path=/", "Set-Cookie: b=2; Path=/oku; HttpOnly"]}],
            "hedef": "http://ornek.com/oku"
        }));
        assert_eq!(said["cookie"], "b=2; a=1", "the longer path first");
        assert_eq!(said["kararlar"][1]["adres_no"], 0);
        assert_eq!(said["kararlar"][1]["sonuc"], "saklandi");
        assert_eq!(said["kavanoz"][1]["httponly"], true);
        assert_eq!(said["kavanoz"][0]["bitis"], Value::Null);
    }

    #[test]
    fn a_lifetime_ends_at_the_targets_moment() {
        let order = |zaman: &str| {
            report(json!({
                "adresler": [{"adres": "https://ornek.com/", "satirlar": ["a=1; Max-Age=60"], "zaman": "2026-03-01T12:00:00Z"}],
                "hedef": "https://ornek.com/", "zaman": zaman
            }))
        };
        assert_eq!(order("2026-03-01T12:00:59Z")["cookie"], "a=1");
        let over = order("2026-03-01T12:01:00Z");
        assert_eq!((&over["cookie"], &over["suresi_dolanlar"]), (&json!(""), &json!(["a"])));
        assert_eq!(over["kavanoz"], json!([]));
    }

    #[test]
    fn who_starts_the_request_decides_about_same_site() {
        let order = |start: &str| {
            let lines = [
                "s=1; SameSite=Strict",
                "l=1; SameSite=Lax",
                "n=1; SameSite=None; Secure",
                "h=1; SameSite=Lax; HttpOnly",
            ];
            let said = report(json!({
                "adresler": [{"adres": "https://ornek.com/", "satirlar": lines}], "hedef": "https://ornek.com/", "baslatan": start
            }));
            said["cookie"].as_str().expect("text").to_owned()
        };
        assert_eq!(order("adres-cubugu"), "s=1; l=1; n=1; h=1");
        assert_eq!(order("baska-site-baglanti"), "l=1; n=1; h=1");
        assert_eq!(order("baska-site-form"), "n=1");
        assert_eq!(order("baska-site-ic"), "n=1");
        assert_eq!(order("betik"), "s=1; l=1; n=1");
    }

    #[test]
    fn a_mistake_names_its_place() {
        let fails =
            |order: Value| analyse(&serde_json::from_value(order).expect("an order"), NOW).expect_err("a mistake");
        assert_eq!(fails(json!({"adresler": []})), ToolError::NoAddress);
        assert!(matches!(fails(json!({"adresler": [{"adres": "ornek"}]})), ToolError::BadAddress(Some(0), _)));
        assert_eq!(fails(json!({"adresler": [{"adres": "http://a/", "zaman": "dün"}]})), ToolError::BadTime(Some(0)));
        assert_eq!(fails(json!({"adresler": [{"adres": "http://a/"}], "zaman": []})), ToolError::BadTime(None));
    }

    #[test]
    fn the_headers_name_is_not_part_of_the_line() {
        assert_eq!(header_value("set-cookie:  a=1"), "a=1");
        assert_eq!(header_value("a=Set-Cookie: b"), "a=Set-Cookie: b");
        assert_eq!(header_value("şş"), "şş");
    }
}
