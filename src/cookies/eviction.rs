//! Chooses which cookies leave when there are too many.
//! In: the cookies of one domain class, or all. Out: those that leave, oldest use first. Cannot fail.
//! Rule: RFC 6265bis §5.7 "remove excess cookies" and §6.1, with Chromium's numbers: over 180 for one registrable domain
//! go down to 150, over 3300 in all go down to 3000; a partition has 180 cookies and 10240 octets for each domain.
//! Cookies without `Secure` leave first, then those not used for longest.
//! Not here: Chromium's `Priority`, and its reluctance to remove what was used in the last 30 days when all are full:
//! this jar must stay small.

use super::cookie::Cookie;
use super::site::Site;

/// How many cookies one domain class may have.
pub const DOMAIN_LIMIT: usize = 180;
/// How many leave beyond the surplus, so that the next cookie does not evict again.
pub const DOMAIN_PURGE: usize = 30;
/// How many cookies a jar may have.
pub const JAR_LIMIT: usize = 3300;
/// How many leave beyond the surplus when a jar is full.
pub const JAR_PURGE: usize = 300;
/// How many octets of names and values one partition may have in one domain class.
pub const PARTITION_OCTETS: usize = 10_240;

/// Makes room in one domain class after `key`'s partition (`None`: the unpartitioned cookies) has grown.
pub(super) fn make_room_in_class(cookies: &mut Vec<Cookie>, key: Option<&Site>) -> Vec<Cookie> {
    let members = |cookies: &[Cookie]| -> Vec<usize> {
        (0..cookies.len()).filter(|&place| cookies[place].partition_key.as_ref() == key).collect()
    };
    let mut places = members(cookies);
    let mut evicted = Vec::new();
    if places.len() > DOMAIN_LIMIT {
        let surplus = places.len() - (DOMAIN_LIMIT - DOMAIN_PURGE);
        places.sort_by_key(|&place| rank(&cookies[place]));
        places.truncate(surplus);
        evicted = take(cookies, places);
    }
    if key.is_some() {
        let mut places = members(cookies);
        let mut size: usize = places.iter().map(|&place| cookies[place].size()).sum();
        places.sort_by_key(|&place| rank(&cookies[place]));
        let mut leaving = Vec::new();
        for place in places {
            if size <= PARTITION_OCTETS {
                break;
            }
            size -= cookies[place].size();
            leaving.push(place);
        }
        evicted.extend(take(cookies, leaving));
    }
    evicted
}

/// Who leaves first: without `Secure`, then longest unused, then oldest.
pub(super) fn rank(cookie: &Cookie) -> impl Ord + use<> {
    (cookie.secure, cookie.last_access, cookie.creation, cookie.serial)
}

/// Takes the cookies at `places` out, in the order of `places`.
fn take(cookies: &mut Vec<Cookie>, places: Vec<usize>) -> Vec<Cookie> {
    let mut slots: Vec<Option<Cookie>> = cookies.drain(..).map(Some).collect();
    let taken = places.into_iter().filter_map(|place| slots[place].take()).collect();
    cookies.extend(slots.into_iter().flatten());
    taken
}
