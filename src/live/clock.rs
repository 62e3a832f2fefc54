//! The clock of one cell's app: «Saati ilerlet» and `@bekle` move it on. The real browser's clock cannot be moved.
//!
//! In: `POST /atolye/{ws}/{lesson}/{cell}/saat` with `{ilerlet: SECONDS, sildir: BOOL}` or `{geri: true}`. Out:
//! `{ileri, dolanlar: [{ad, yol}]}`: seconds ahead, and the cell's cookies that a browser with this clock would have dropped.
//! With `sildir` the answer expires them, so that the browser stands where the clock stands.
//! Fails: 400 when the order does not read or leaves the bounds, 403 on the common bench, 404 for no cell.
//! A cookie's end counts from the clock's state when it was set: what was moved before that does not shorten its life.
//! Not here: Python's clock (`sandbox` is given the moment), model browsers, whose clock moves along (`models`).

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use crate::cookies::{Cookie, Jar, Timestamp};
use crate::live::bench::CookiePlace;
use crate::live::browser::now;
use crate::live::code::CellPath;
use crate::live::program::{Found, find};
use crate::live::reset::expire;
use crate::live::wording::Refused;
use crate::live::{Live, refuse};

/// As far ahead as a clock goes, seconds: five years.
pub const FARTHEST: i64 = 5 * 365 * 24 * 60 * 60;
/// Moves that are remembered one by one; older ones count as one.
const MOVES: usize = 64;

/// How far an app's clock is ahead of the real one.
#[derive(Debug, Default)]
pub struct Clock {
    /// When it was moved, and by how many seconds.
    moves: Vec<(Timestamp, i64)>,
}

impl Clock {
    /// Seconds ahead.
    pub fn ahead(&self) -> i64 {
        self.moves.iter().map(|(_, secs)| secs).sum()
    }

    /// The app's time at a real moment.
    pub fn at(&self, real: Timestamp) -> Timestamp {
        real.plus_secs(self.ahead())
    }

    /// Moves it on; false when it would go too far.
    pub fn forward(&mut self, secs: i64, real: Timestamp) -> bool {
        if !(0..=FARTHEST).contains(&secs) || self.ahead() + secs > FARTHEST {
            return false;
        }
        if self.moves.len() >= MOVES {
            let (_, oldest) = self.moves.remove(0);
            self.moves[0].1 += oldest;
        }
        self.moves.push((real, secs));
        true
    }

    /// Puts it back to the real time.
    pub fn back(&mut self) {
        self.moves.clear();
    }

    /// Whether a cookie that a real browser still has would be over for one with this clock.
    fn ends(&self, cookie: &Cookie, real: Timestamp) -> bool {
        let since: i64 = self.moves.iter().filter(|(at, _)| *at >= cookie.last_access).map(|(_, secs)| secs).sum();
        cookie.is_expired(real.plus_secs(since))
    }

    /// Those of `places` whose cookie would be over.
    fn over(&self, places: &[CookiePlace], jar: &Jar, real: Timestamp) -> Vec<CookiePlace> {
        let is_over = |place: &&CookiePlace| {
            let cookie = jar.get(place.name.as_bytes(), place.domain.as_deref(), Some(&place.path), real);
            cookie.is_some_and(|cookie| self.ends(cookie, real))
        };
        places.iter().filter(is_over).cloned().collect()
    }
}

/// What the page asks for.
#[derive(Debug, Deserialize)]
pub struct Order {
    #[serde(default)]
    ilerlet: i64,
    #[serde(default)]
    sildir: bool,
    #[serde(default)]
    geri: bool,
}

/// `POST …/saat`.
pub async fn set(
    State(live): State<Live>,
    Path(place): CellPath,
    order: Result<Json<Order>, JsonRejection>,
) -> Response {
    let found = match find(&live, &place.0, &place.1, &place.2) {
        Ok(found) if found.workspace.is_common() => return refuse(&live, Refused::CommonBench),
        Ok(found) => found,
        Err(refused) => return refuse(&live, refused),
    };
    let Ok(Json(order)) = order else { return refuse(&live, Refused::BadOrder) };
    let real = now();
    let (ahead, over) = {
        let bench = live.bench(found.workspace.as_str());
        let mut memory = bench.lock();
        let (cell, browser) = memory.cell_and_browser(&found.lesson, found.cell.number);
        if order.geri {
            cell.clock.back();
        } else if !cell.clock.forward(order.ilerlet, real) {
            return refuse(&live, Refused::BadOrder);
        }
        (cell.clock.ahead(), cell.clock.over(&cell.places, browser.jar(), real))
    };
    let listed: Vec<_> =
        over.iter().map(|place| json!({ "ad": place.name, "yol": shown_path(&found, place) })).collect();
    let mut response = Json(json!({ "ileri": ahead, "dolanlar": listed })).into_response();
    if order.sildir {
        expire(&live, found.workspace.as_str(), &over, response.headers_mut());
    }
    response
}

/// How far the app's clock of a cell is ahead, seconds.
pub fn ahead(live: &Live, found: &Found) -> i64 {
    if found.workspace.is_common() {
        return 0;
    }
    live.bench(found.workspace.as_str()).lock().cell(&found.lesson, found.cell.number).clock.ahead()
}

fn shown_path<'a>(found: &Found, place: &'a CookiePlace) -> &'a str {
    match place.path.strip_prefix(&found.prefix()) {
        Some("") => "/",
        Some(rest) if rest.starts_with('/') => rest,
        _ => &place.path,
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, FARTHEST};
    use crate::cookies::{Jar, RequestContext, Timestamp};
    use crate::live::bench::CookiePlace;

    const NOW: Timestamp = Timestamp::from_unix_secs(1_772_366_400);

    fn place(name: &str) -> CookiePlace {
        CookiePlace { name: name.into(), domain: None, path: "/".into(), secure: false }
    }

    #[test]
    fn a_clock_goes_forward_within_its_bounds_and_back() {
        let mut clock = Clock::default();
        assert!(clock.forward(60, NOW) && clock.forward(FARTHEST - 60, NOW));
        assert!(!clock.forward(1, NOW) && !clock.forward(-1, NOW));
        assert_eq!(clock.ahead(), FARTHEST);
        clock.back();
        assert_eq!(clock.at(NOW), NOW);
        for n in 0..200 {
            assert!(clock.forward(1, NOW.plus_secs(n)));
        }
        assert_eq!(clock.ahead(), 200, "old moves count together");
    }

    #[test]
    fn what_was_moved_before_a_cookie_was_set_does_not_shorten_its_life() {
        let context = RequestContext::navigation("http://localhost/").expect("a URL");
        let (mut clock, mut jar) = (Clock::default(), Jar::new());
        clock.forward(100, NOW);
        jar.set(b"kisa=1; Max-Age=60; Path=/", &context, NOW.plus_secs(1));
        jar.set(b"uzun=1; Max-Age=600; Path=/", &context, NOW.plus_secs(1));
        let over = |clock: &Clock| clock.over(&[place("kisa"), place("uzun"), place("yok")], &jar, NOW.plus_secs(2));
        assert!(over(&clock).is_empty());
        clock.forward(30, NOW.plus_secs(2));
        assert!(over(&clock).is_empty(), "half of its life");
        clock.forward(30, NOW.plus_secs(2));
        assert_eq!(over(&clock), [place("kisa")]);
    }
}
