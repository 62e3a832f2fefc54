//! The standard's storage and retrieval rules, case by case, as a browser shows them.

use http::Method;
use rstest::rstest;

use super::{Jar, Verdict};
use crate::cookies::{Meaning, Outcome, Reason, RequestContext, Site, Timestamp, Warning, Withheld};

const NOW: Timestamp = Timestamp::from_unix_secs(1_772_366_400);

fn at(url: &str) -> RequestContext {
    RequestContext::navigation(url).unwrap()
}

fn script(url: &str) -> RequestContext {
    RequestContext::script(url).unwrap()
}

fn site(url: &str) -> Site {
    Site::parse(url).unwrap()
}

fn set(jar: &mut Jar, url: &str, line: &str) -> Verdict {
    jar.set(line.as_bytes(), &at(url), NOW)
}

fn header(jar: &mut Jar, url: &str) -> String {
    header_of(jar, &at(url))
}

fn header_of(jar: &mut Jar, context: &RequestContext) -> String {
    jar.header(context, NOW).map(|h| String::from_utf8(h).unwrap()).unwrap_or_default()
}

fn refusal(url: &str, line: &str) -> Option<&'static str> {
    set(&mut Jar::new(), url, line).reason().map(Reason::id)
}

#[rstest]
// Lesson 9 and the prefixes of §5.4, on a trustworthy name.
#[case("http://ornek.localhost/", "__Host-dogru=1; Secure; Path=/", None)]
#[case("http://ornek.localhost/", "__Host-yolu-dar=1; Secure; Path=/panel", Some("host-oneki-kosul"))]
#[case("http://ornek.localhost/", "__Host-yolsuz=1; Secure", Some("host-oneki-kosul"))]
#[case("http://ornek.localhost/", "__host-kucuk=1; Path=/", Some("host-oneki-kosul"))]
#[case("http://ornek.localhost/", "__Host-genis=1; Domain=ornek.localhost; Secure; Path=/", Some("host-oneki-domain"))]
#[case("http://localhost/", "__Host-kendi=1; Domain=localhost; Secure; Path=/", Some("host-oneki-domain"))]
#[case("http://localhost/", "__Host-bos=1; Domain=; Secure; Path=/", None)]
#[case("http://127.0.0.1/", "__Host-ip=1; Domain=127.0.0.1; Secure; Path=/", None)]
#[case("http://ornek.localhost/", "__Secure-acik=1; Path=/", Some("secure-oneki"))]
#[case("http://ornek.localhost/", "__Http-a=1; Secure; Path=/", Some("http-oneki"))]
#[case("http://ornek.localhost/", "__Http-a=1; Secure; HttpOnly", None)]
#[case("http://ornek.localhost/", "__Host-Http-a=1; Secure; Path=/", Some("http-oneki"))]
#[case("http://ornek.localhost/", "__Host-Http-a=1; Secure; HttpOnly; Path=/", None)]
#[case("http://ornek.localhost/", "=__Host-a=1; Path=/", Some("gizli-onek"))]
#[case("http://ornek.localhost/", "__Secure-a", Some("gizli-onek"))]
#[case("http://ornek.localhost/", "=a=b", Some("adsiz-esittir"))]
#[case("http://ornek.localhost/", "==", Some("adsiz-esittir"))]
#[case("http://ornek.localhost/", "=a", None)]
// Secure, SameSite, Partitioned.
#[case("http://ornek.test/", "kilitli=1; Secure; Path=/", Some("secure-http"))]
#[case("https://ornek.test/", "kilitli=1; Secure; Path=/", None)]
#[case("http://banka.localhost/", "serbest=1; Secure; SameSite=None", None)]
#[case("http://banka.localhost/", "yarim=1; SameSite=None", Some("samesite-none"))]
#[case("http://banka.localhost/", "b=1; Partitioned", Some("bolmeli-secure"))]
#[case("http://banka.localhost/", "b=1; Secure; Partitioned", None)]
// Domain.
#[case("http://ders.ornek.localhost/", "yabanci=1; Domain=baska.localhost", Some("alan-uymuyor"))]
#[case("http://ders.localhost/", "a=1; Domain=localhost", Some("herkese-acik-sonek"))]
#[case("http://ornek.com.tr/", "a=1; Domain=com.tr", Some("herkese-acik-sonek"))]
#[case("https://a.com/", "a=1; Domain=çerez.com", Some("alan-uymuyor"))]
// Parsing.
#[case("http://localhost/", "a=\u{1}", Some("kontrol-karakteri"))]
#[case("http://localhost/", "; Path=/", Some("bos"))]
fn a_line_is_refused_for_its_reason_alone(#[case] url: &str, #[case] line: &str, #[case] reason: Option<&str>) {
    assert_eq!(refusal(url, line), reason);
}

#[test]
fn a_cookie_comes_back_to_where_it_was_set() {
    let mut jar = Jar::new();
    assert_eq!(set(&mut jar, "http://localhost/", "ad=Levent").outcome, Outcome::Stored);
    assert_eq!(header(&mut jar, "http://localhost:9999/x/y"), "ad=Levent");
    assert_eq!(header(&mut jar, "http://baska.localhost/"), "");
}

#[test]
fn a_path_covers_what_lies_below_and_longer_paths_come_first() {
    let mut jar = Jar::new();
    set(&mut jar, "http://localhost/yaz", "genel=evet; Path=/");
    set(&mut jar, "http://localhost/yaz", "ozel=evet; Path=/panel");
    assert_eq!(header(&mut jar, "http://localhost/"), "genel=evet");
    assert_eq!(header(&mut jar, "http://localhost/panel"), "ozel=evet; genel=evet");
    assert_eq!(header(&mut jar, "http://localhost/panel/ayar"), "ozel=evet; genel=evet");
    assert_eq!(header(&mut jar, "http://localhost/paneller"), "genel=evet");
}

#[test]
fn a_domain_widens_and_its_absence_is_narrowest() {
    let mut jar = Jar::new();
    set(&mut jar, "http://ders.ornek.localhost/", "tek=1; Path=/");
    set(&mut jar, "http://ders.ornek.localhost/", "hepsi=1; Domain=ornek.localhost; Path=/");
    assert_eq!(header(&mut jar, "http://forum.ornek.localhost/"), "hepsi=1");
    assert_eq!(header(&mut jar, "http://ornek.localhost/"), "hepsi=1");
    assert_eq!(header(&mut jar, "http://ders.ornek.localhost/"), "tek=1; hepsi=1");
    assert_eq!(header(&mut jar, "http://a.ders.ornek.localhost/"), "hepsi=1");
}

#[test]
fn deleting_is_writing_a_past_date_with_the_same_path() {
    let mut jar = Jar::new();
    let over = "not=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=";
    set(&mut jar, "http://localhost/panel/yaz", "not=gizli; Path=/panel");
    let wrong = set(&mut jar, "http://localhost/panel/sil", &format!("{over}/"));
    assert_eq!(wrong.outcome, Outcome::NothingToDelete);
    assert!(wrong.warnings.iter().any(|w| matches!(
        w,
        Warning::SameNameElsewhere { path, .. } if *path == "/panel"
    )));
    assert_eq!(header(&mut jar, "http://localhost/panel/oku"), "not=gizli");
    let right = set(&mut jar, "http://localhost/panel/sil", &format!("{over}/panel"));
    assert_eq!(right.outcome, Outcome::Deleted { old_value: "gizli".into() });
    assert!(jar.is_empty());
}

#[test]
fn replacing_tells_the_old_value() {
    let mut jar = Jar::new();
    set(&mut jar, "http://localhost/", "tema=koyu");
    let verdict = set(&mut jar, "http://localhost/", "tema=acik");
    assert_eq!(verdict.outcome, Outcome::Replaced { old_value: "koyu".into() });
    assert_eq!(header(&mut jar, "http://localhost/"), "tema=acik");
}

#[test]
fn a_cookie_is_gone_the_moment_it_is_over() {
    let mut jar = Jar::new();
    let context = at("http://localhost/");
    jar.set(b"kisa=1; Max-Age=2", &context, NOW);
    jar.set(b"oturumluk=1", &context, NOW);
    assert_eq!(jar.header(&context, NOW.plus_secs(1)).unwrap(), b"kisa=1; oturumluk=1");
    assert_eq!(jar.header(&context, NOW.plus_secs(2)).unwrap(), b"oturumluk=1");
    assert_eq!(jar.cookies(NOW.plus_secs(2)).count(), 1);
    jar.end_session();
    assert_eq!(jar.cookies(NOW).count(), 1);
}

#[test]
fn a_long_life_is_cut_to_400_days_and_the_reading_says_so() {
    let mut jar = Jar::new();
    let verdict = set(&mut jar, "http://localhost/", "uzun=1; Expires=Fri, 26 Nov 2028 12:00:00 GMT; Max-Age=86400000");
    let cookie = verdict.cookie.unwrap();
    assert_eq!(cookie.secs_left(NOW), Some(34_560_000));
    let meanings: Vec<_> = verdict.attributes.iter().map(|a| a.meaning.id()).collect();
    assert_eq!(meanings, ["max-age-oncelikli", "omur-400-gun"]);
}

#[test]
fn of_several_attributes_with_one_name_the_last_counts() {
    let verdict = set(&mut Jar::new(), "http://localhost/a/b", "x=1; Path=/a; path=/c; Priority=High; Path=d");
    let meanings: Vec<_> = verdict.attributes.iter().map(|a| a.meaning.id()).collect();
    assert_eq!(meanings, ["sonraki-gecerli", "sonraki-gecerli", "taninmiyor", "varsayilan-yol"]);
    assert_eq!(verdict.cookie.unwrap().path, "/a");
}

#[test]
fn an_attribute_over_1024_octets_is_ignored_and_an_earlier_one_counts() {
    let line = format!("x=1; Path=/a; Path=/{}", "b".repeat(1024));
    let verdict = set(&mut Jar::new(), "http://localhost/", &line);
    assert_eq!(verdict.attributes[1].meaning, Meaning::TooLong);
    assert_eq!(verdict.cookie.unwrap().path, "/a");
}

#[test]
fn plain_http_may_not_cover_a_secure_cookie_but_a_wider_path_may() {
    let mut jar = Jar::new();
    set(&mut jar, "https://ornek.com/", "a=gizli; Secure; Path=/login");
    for line in
        ["a=x; Path=/login", "a=x; Path=/login/en", "a=x; Path=/login; Domain=ornek.com", "a=; Path=/login; Max-Age=0"]
    {
        assert_eq!(set(&mut jar, "http://ornek.com/", line).reason(), Some(Reason::WouldCoverSecure));
    }
    for line in ["a=x; Path=/", "a=x; Path=/foo", "b=x; Path=/login"] {
        assert_eq!(set(&mut jar, "http://ornek.com/", line).reason(), None);
    }
    assert_eq!(header(&mut jar, "http://ornek.com/login"), "b=x; a=x");
}

#[test]
fn a_secure_cookie_stays_at_home_over_plain_http() {
    let mut jar = Jar::new();
    set(&mut jar, "https://ornek.test/", "kilitli=1; Secure; Path=/");
    assert_eq!(header(&mut jar, "http://ornek.test/"), "");
    assert_eq!(header(&mut jar, "https://ornek.test/"), "kilitli=1");
    let explained = jar.explain(&at("http://ornek.test/"), NOW);
    assert_eq!(explained[0].1, Some(Withheld::Insecure));
}

#[test]
fn scripts_neither_see_nor_write_nor_replace_http_only_cookies() {
    let mut jar = Jar::new();
    let page = script("http://localhost/");
    set(&mut jar, "http://localhost/", "acik=1");
    set(&mut jar, "http://localhost/", "kapali=1; HttpOnly");
    assert_eq!(jar.script_view(&page, NOW), "acik=1");
    assert_eq!(jar.set(b"yeni=1; HttpOnly", &page, NOW).reason(), Some(Reason::HttpOnlyFromScript));
    assert_eq!(jar.set(b"kapali=2", &page, NOW).reason(), Some(Reason::WouldReplaceHttpOnly));
    assert_eq!(jar.set(b"kapali=; Max-Age=0", &page, NOW).reason(), Some(Reason::WouldReplaceHttpOnly));
    assert_eq!(jar.set(b"acik=2", &page, NOW).outcome.id(), "degisti");
    assert_eq!(header(&mut jar, "http://localhost/"), "kapali=1; acik=2");
}

#[test]
fn same_site_decides_what_another_site_can_make_a_browser_send() {
    let mut jar = Jar::new();
    let url = "http://banka.localhost/al";
    for line in ["siki=1; SameSite=Strict", "gevsek=1; SameSite=Lax", "serbest=1; Secure; SameSite=None"] {
        set(&mut jar, url, line);
    }
    let forum = site("http://forum.localhost");
    let link = at(url).started_by(forum.clone());
    assert_eq!(header_of(&mut jar, &link), "gevsek=1; serbest=1");
    assert_eq!(header_of(&mut jar, &link.with_method(Method::POST)), "serbest=1");
    assert_eq!(header_of(&mut jar, &at(url).embedded_in(forum)), "serbest=1");
    assert_eq!(header(&mut jar, url), "siki=1; gevsek=1; serbest=1");
    let blog = at(url).started_by(site("http://blog.banka.localhost:8000")).with_method(Method::POST);
    assert_eq!(header_of(&mut jar, &blog), "siki=1; gevsek=1; serbest=1");
}

#[test]
fn without_same_site_a_post_from_elsewhere_goes_for_two_minutes() {
    let mut jar = Jar::new();
    let url = "http://banka.localhost/";
    set(&mut jar, url, "a=1");
    let post = at(url).started_by(site("http://forum.localhost")).with_method(Method::POST);
    assert!(jar.header(&post, NOW.plus_secs(120)).is_some());
    assert!(jar.header(&post, NOW.plus_secs(121)).is_none());
    let picture = at(url).embedded_in(site("http://forum.localhost"));
    assert!(jar.header(&picture, NOW).is_none());
}

#[test]
fn another_sites_picture_sets_only_same_site_none() {
    let picture = at("http://banka.localhost/").embedded_in(site("http://forum.localhost"));
    let mut jar = Jar::new();
    for line in ["a=1", "a=1; SameSite=Lax", "a=1; SameSite=Strict"] {
        assert_eq!(jar.set(line.as_bytes(), &picture, NOW).reason(), Some(Reason::CrossSite));
    }
    assert_eq!(jar.set(b"a=1; Secure; SameSite=None", &picture, NOW).reason(), None);
    let form = at("http://banka.localhost/").started_by(site("http://forum.localhost")).with_method(Method::POST);
    assert_eq!(jar.set(b"b=1; SameSite=Strict", &form, NOW).reason(), None);
}

#[test]
fn blocking_third_parties_spares_partitioned_cookies_and_the_address_bar() {
    let mut jar = Jar::new();
    let line = b"iz=1; Secure; SameSite=None";
    let mut pixel = at("http://izleyici.localhost/piksel").embedded_in(site("http://haber.localhost"));
    assert_eq!(jar.set(line, &pixel, NOW).reason(), None);
    pixel.third_party_blocked = true;
    assert_eq!(header_of(&mut jar, &pixel), "");
    assert_eq!(jar.set(line, &pixel, NOW).reason(), Some(Reason::ThirdPartyBlocked));
    assert_eq!(jar.set(b"iz=2; Secure; SameSite=None; Partitioned", &pixel, NOW).reason(), None);
    assert_eq!(header_of(&mut jar, &pixel), "iz=2");
    let mut own = at("http://izleyici.localhost/");
    own.third_party_blocked = true;
    assert_eq!(header_of(&mut jar, &own), "iz=1");
}

#[test]
fn a_partitioned_cookie_belongs_to_one_top_level_site() {
    let mut jar = Jar::new();
    let line = b"iz=1; Secure; SameSite=None; Partitioned";
    let haber = at("http://izleyici.localhost/").embedded_in(site("http://haber.localhost"));
    let market = at("http://izleyici.localhost/").embedded_in(site("http://market.localhost"));
    assert_eq!(jar.set(line, &haber, NOW).outcome, Outcome::Stored);
    assert_eq!(header_of(&mut jar, &market), "");
    assert_eq!(jar.set(line, &market, NOW).outcome, Outcome::Stored);
    assert_eq!(header_of(&mut jar, &haber), "iz=1");
    assert_eq!(header(&mut jar, "http://izleyici.localhost/"), "");
    assert_eq!(jar.len(), 2);
}

#[test]
fn a_nameless_cookie_is_sent_as_its_bare_value() {
    let mut jar = Jar::new();
    set(&mut jar, "http://localhost/", "yalniz");
    set(&mut jar, "http://localhost/", "bos=");
    assert_eq!(header(&mut jar, "http://localhost/"), "yalniz; bos=");
    assert_eq!(set(&mut jar, "http://localhost/", "=baska").outcome.id(), "degisti");
}

#[test]
fn the_181st_cookie_of_a_domain_pushes_out_the_longest_unused() {
    let mut jar = Jar::new();
    for number in 0..180 {
        let context = at(&format!("http://a{}.ornek.com/", number % 3));
        let now = NOW.plus_secs(number);
        assert!(jar.set(format!("c{number}=1").as_bytes(), &context, now).evicted.is_empty());
    }
    let verdict = jar.set(b"son=1", &at("http://ornek.com/"), NOW.plus_secs(500));
    let names: Vec<_> = verdict.evicted.iter().map(|c| c.name.to_string()).collect();
    assert_eq!(names.len(), 31);
    assert_eq!(names[0], "c0");
    assert_eq!(names[30], "c30");
    assert_eq!(jar.len(), 150);
}

#[test]
fn a_cookie_without_secure_finds_no_room_among_180_secure_ones() {
    let mut jar = Jar::new();
    for number in 0..180 {
        set(&mut jar, "https://ornek.com/", &format!("c{number}=1; Secure"));
    }
    let verdict = set(&mut jar, "https://ornek.com/", "acik=1");
    assert_eq!(verdict.reason(), Some(Reason::NoRoom));
    assert!(jar.get(b"acik", None, None, NOW).is_none());
}

#[test]
fn a_full_jar_goes_down_to_3000() {
    let mut jar = Jar::new();
    for number in 0..3301 {
        jar.set(b"a=1", &at(&format!("http://s{number}.com/")), NOW.plus_secs(number));
    }
    assert_eq!(jar.len(), 3000);
    assert!(jar.get(b"a", Some("s300.com"), None, NOW).is_none());
    assert!(jar.get(b"a", Some("s301.com"), None, NOW).is_some());
}

#[test]
fn a_jar_survives_json_with_its_order_and_its_octets() {
    let mut jar = Jar::new();
    let context = at("http://localhost/");
    jar.set(b"z=1", &context, NOW);
    jar.set(b"a=\xff", &context, NOW);
    jar.set(b"m=\xc5\x9f; Path=/x", &context, NOW);
    let json = serde_json::to_string(&jar).unwrap();
    let mut back: Jar = serde_json::from_str(&json).unwrap();
    assert_eq!(back, jar);
    assert_eq!(back.header(&context, NOW).unwrap(), b"z=1; a=\xff");
}

#[test]
fn hands_may_write_copy_and_remove_without_rules() {
    let mut jar = Jar::new();
    let context = at("http://localhost/");
    jar.set(b"fiyat=120; HttpOnly", &context, NOW);
    assert_eq!(jar.edit(b"fiyat", None, None, "1"), 1);
    assert_eq!(header(&mut jar, "http://localhost/"), "fiyat=1");
    let mut other = Jar::new();
    other.insert(jar.get(b"fiyat", None, Some("/"), NOW).unwrap().clone());
    assert_eq!(header(&mut other, "http://localhost/"), "fiyat=1");
    assert_eq!(jar.remove(b"fiyat", Some("baska.com"), None), 0);
    assert_eq!(jar.remove(b"fiyat", None, None), 1);
    assert!(jar.is_empty());
}

#[rstest]
#[case("http://localhost/", "a=1; Secure; SameSite=Lax", &["yalniz-localhost", "safari-localhost"])]
#[case("https://ornek.com/", "a=1; Secure; SameSite=Lax", &[])]
#[case("https://ornek.com/", "a=1", &["samesite-yok"])]
#[case("https://ornek.com/", "a=1; SameSite=Gevsek", &["samesite-yok"])]
#[case("https://ornek.com/", "a=1; SameSite=None", &["safari-samesite-none"])]
#[case("https://ornek.com/", "__Http-a=1; Secure; HttpOnly; SameSite=Lax", &["safari-http-oneki"])]
#[case("https://ornek.com/", "şehir=1; SameSite=Lax", &["ad-turkce"])]
#[case("https://ornek.com/", "ad soyad=1; SameSite=Lax", &["ad-gecersiz"])]
#[case("https://xn--erez-zoa.com/", "a=1; Domain=çerez.com; SameSite=Lax", &["alan-ascii-degil"])]
#[case("https://ornek.com/", "sehir=Iğdır; SameSite=Lax", &["deger-ascii-degil"])]
#[case("https://ornek.com/", "sehir=\"I\\304\\237d\\304\\261r\"; SameSite=Lax", &["deger-turkce"])]
#[case("https://ornek.com/", "parola=1234; SameSite=Lax", &["parola"])]
#[case("https://ornek.com/", "x=ayse@ornek.com; SameSite=Lax", &["kisisel-veri"])]
fn a_line_is_warned_about(#[case] url: &str, #[case] line: &str, #[case] ids: &[&str]) {
    let verdict = set(&mut Jar::new(), url, line);
    let found: Vec<_> = verdict.warnings.iter().map(Warning::id).collect();
    assert_eq!(found, ids);
}
