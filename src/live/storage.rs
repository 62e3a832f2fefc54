//! The storage view: what the browser sends to a path of the app, with what only the model browser knows.
//!
//! In: `GET /dene/{ws}/{lesson}/{cell}/{path}/.depo`. Out: `{cerezler, sunucu, saklanmayanlar, bekliyor, modelden}` (see
//! `Shown`, `Record`, `unkept::Absent`), never recorded. `bekliyor`: it is too early to tell about some cookie, ask again.
//! `modelden`: the cell's own host name (`kok=`), whose cookies do not come here; the list is the model browser's.
//! Fails: 404 when there is no such cell.
//! A cookie that a script set, or changed, has no known attributes (`bilinen: false`). The address ends in `/.depo` so that
//! cookies whose `Path` is the app's own path come with the request.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::HeaderValue;
use http::header::CACHE_CONTROL;
use http::request::Parts;
use serde::Serialize;
use serde_json::Value;

use crate::cookies::{Cookie, Timestamp};
use crate::exchange::{SessionKind, text_of};
use crate::lessons::own_name;
use crate::live::browser::{Listed, context_of, now, sent_cookies};
use crate::live::names::Place;
use crate::live::prefix::Prefix;
use crate::live::program::{Found, found};
use crate::live::request::origin_of;
use crate::live::{Live, record, refuse, unkept};
use crate::sessions::signed;

/// One cookie.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    ad: String,
    deger: String,
    /// Host or domain.
    alan: String,
    /// It does not go to subdomains.
    yalniz_bu_sunucu: bool,
    /// Path in the app's view, and as the browser keeps it.
    yol: String,
    yol_ham: String,
    /// Seconds left; null for a cookie that ends with the browser, or whose attributes are not known.
    omur: Option<i64>,
    bitis_ms: Option<i64>,
    httponly: bool,
    secure: bool,
    samesite: &'static str,
    /// False when the attributes are not known.
    bilinen: bool,
    /// It goes to this path now.
    gonderiliyor: bool,
    /// `bu-deneme` or `butun-dersler`.
    kapsam: &'static str,
}

/// The server's side.
#[derive(Debug, Default, Serialize)]
struct Record {
    tur: SessionKind,
    kimlik: Option<String>,
    veri: Value,
    imza: Option<Signature>,
}

/// The three parts of Flask's signed cookie, readable without the key.
#[derive(Debug, Serialize)]
struct Signature {
    yuk: String,
    zaman: Option<String>,
    zaman_ms: Option<u64>,
    imza: String,
}

/// Answers one `.depo`. `path` is the app's path, without `/.depo`.
pub async fn show(live: &Live, place: &Place, path: &str, head: &Parts) -> Response {
    let found = match found(live, place.workspace.clone(), &place.lesson, place.cell) {
        Ok(found) => found,
        Err(refused) => return refuse(live, refused),
    };
    let (scheme, host) = origin_of(head);
    // A cell on a name of its own is asked about from the workbook's: its cookies do not come along.
    let away = found.cell.own_name().filter(|name| own_name(&host).as_ref() != Some(name));
    let host = away.clone().unwrap_or(host);
    let prefix = Prefix::new(found.prefix(), scheme, &host);
    let url = format!("{scheme}://{host}{}{path}/.depo", prefix.path());
    let context = context_of(&head.method, &head.headers, &url);
    let sent = sent_cookies(&head.headers);
    let host_name = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
    let (listed, absent, waiting) = if found.workspace.is_common() {
        let unknown = |pair: crate::live::browser::SentCookie| Listed { known: None, pair, sent: true };
        (sent.into_iter().map(unknown).collect(), Vec::new(), false)
    } else {
        let bench = live.bench(found.workspace.as_str());
        let browser = &mut bench.lock().browser;
        if away.is_some() {
            (browser.imagine(&context), Vec::new(), false)
        } else {
            let listed = browser.list(&sent, &context);
            let absent = unkept::absent(browser.missing(), &head.headers, host_name, &prefix, &*live.wording);
            (listed, absent, browser.is_waiting())
        }
    };
    let cookies: Vec<Shown> = listed.iter().map(|one| shown(one, &prefix, host_name)).collect();
    let record = record_of(live, &found, &listed).await;
    let mut response = Json(serde_json::json!({
        "cerezler": cookies, "sunucu": record, "saklanmayanlar": absent, "bekliyor": waiting, "modelden": away,
    }))
    .into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn shown(listed: &Listed, prefix: &Prefix, host: &str) -> Shown {
    let (name, value) = (text_of(&listed.pair.name), text_of(&listed.pair.value));
    let Some(cookie) = &listed.known else {
        return Shown {
            ad: name,
            deger: value,
            alan: host.to_owned(),
            yalniz_bu_sunucu: true,
            yol: "/".to_owned(),
            yol_ham: "/".to_owned(),
            omur: None,
            bitis_ms: None,
            httponly: false,
            secure: false,
            samesite: "",
            bilinen: false,
            gonderiliyor: listed.sent,
            kapsam: "butun-dersler",
        };
    };
    let path = cookie.path.to_text().into_owned();
    let own = path.starts_with(prefix.path());
    Shown {
        ad: name,
        deger: value,
        yol: prefix.cookie_path_in(&path).to_owned(),
        gonderiliyor: listed.sent,
        kapsam: if own { "bu-deneme" } else { "butun-dersler" },
        ..Shown::of_model(cookie, now())
    }
}

impl Shown {
    /// A cookie of a model browser, whose paths are the app's own.
    pub(super) fn of_model(cookie: &Cookie, now: Timestamp) -> Self {
        let path = cookie.path.to_text().into_owned();
        Self {
            ad: text_of(cookie.name.as_bytes()),
            deger: text_of(cookie.value.as_bytes()),
            alan: cookie.domain.clone(),
            yalniz_bu_sunucu: cookie.host_only,
            yol: path.clone(),
            yol_ham: path,
            omur: cookie.secs_left(now),
            bitis_ms: cookie.expires.map(|end| end.unix_micros() / 1000),
            httponly: cookie.http_only,
            secure: cookie.secure,
            samesite: cookie.same_site.as_str().unwrap_or(""),
            bilinen: true,
            gonderiliyor: true,
            kapsam: "bu-deneme",
        }
    }
}

/// The server's record of the session, or the parts of its signed cookie. A record is what the store holds now: under the id
/// in the browser's cookie, or else under the one of the cell's last exchange; so it shows after a restart, and not after
/// its end.
async fn record_of(live: &Live, found: &Found, listed: &[Listed]) -> Record {
    let cookies = || listed.iter().filter(|one| one.pair.name == b"session").map(|one| &one.pair.value);
    let signature = cookies().find_map(|value| signature_of(value));
    let (exchanges, _) = live.log.since(found.workspace.as_str(), 0);
    let last = exchanges
        .iter()
        .rev()
        .filter(|one| one.ders == found.slug() && one.hucre == found.cell.number && one.tarayici.is_none())
        .find(|one| one.oturum.tur != SessionKind::Yok);
    let last = last.filter(|one| one.oturum.tur == SessionKind::Kayit);
    if last.is_none()
        && let Some((signature, data)) = signature
    {
        return Record { tur: SessionKind::Imzali, kimlik: None, veri: data, imza: Some(signature) };
    }
    // With `SESSION_USE_SIGNER` the id ends at the dot.
    let sent = cookies().map(|value| text_of(value).split('.').next().unwrap_or_default().to_owned());
    for id in sent.chain(last.and_then(|one| one.oturum.kimlik.clone())) {
        if let Some(data) = record::shown(live, found, &id).await {
            return Record { tur: SessionKind::Kayit, kimlik: Some(id), veri: data, imza: None };
        }
    }
    last.map(|one| Record { tur: SessionKind::Kayit, kimlik: one.oturum.kimlik.clone(), ..Record::default() })
        .unwrap_or_default()
}

fn signature_of(value: &[u8]) -> Option<(Signature, Value)> {
    let value = std::str::from_utf8(value).ok()?;
    let peeked = signed::peek(value).ok()?;
    let data = serde_json::from_str(&peeked.payload_json).ok()?;
    let mut parts = value.rsplitn(3, '.');
    let (signature, time, payload) = (parts.next()?, parts.next()?, parts.next()?);
    let signature = Signature {
        yuk: payload.to_owned(),
        zaman: Some(time.to_owned()),
        zaman_ms: peeked.timestamp.map(|secs| secs.saturating_mul(1000)),
        imza: signature.to_owned(),
    };
    Some((signature, data))
}
