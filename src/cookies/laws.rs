//! What must hold for any octets: no panic, linear work, and what is stored comes back.

use proptest::prelude::*;

use super::date::parse_cookie_date;
use super::domain::{domain_matches, scope};
use super::host::Host;
use super::path::{default_path, path_matches};
use super::work;
use super::{Jar, Outcome, RequestContext, Site, Timestamp, Url, parse_set_cookie};

const NOW: Timestamp = Timestamp::from_unix_secs(1_772_366_400);

/// Lines made of what lines are made of, so that the rules are reached.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("; ".to_owned()),
        Just("=".to_owned()),
        Just("Path=/".to_owned()),
        Just("; Path=/a".to_owned()),
        Just("; Domain=".to_owned()),
        Just("; Domain=ornek.localhost".to_owned()),
        Just("; Secure".to_owned()),
        Just("; HttpOnly".to_owned()),
        Just("; SameSite=None".to_owned()),
        Just("; SameSite=Strict".to_owned()),
        Just("; Partitioned".to_owned()),
        Just("; Max-Age=".to_owned()),
        Just("; Expires=".to_owned()),
        Just("Sun, 01 Mar 2026 12:01:00 GMT".to_owned()),
        Just("__Host-".to_owned()),
        Just("\u{7f}".to_owned()),
        "[ -~ğş]{0,6}",
        "-?[0-9]{1,25}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat().into_bytes())
}

fn context() -> impl Strategy<Value = RequestContext> {
    let url = prop_oneof![
        Just("http://ornek.localhost/"),
        Just("http://a.ornek.localhost/a/b"),
        Just("https://ornek.com/"),
        Just("http://ornek.com/a"),
        Just("http://127.0.0.1:3000/"),
        Just("http://localhost./"),
    ];
    (url, any::<bool>(), any::<bool>()).prop_map(|(url, embedded, blocked)| {
        let mut context = RequestContext::navigation(url).unwrap();
        if embedded {
            context = context.embedded_in(Site::parse("http://forum.localhost").unwrap());
        }
        context.third_party_blocked = blocked;
        context
    })
}

/// How often an octet of a line may be looked at.
const LOOKS: usize = 16;

/// Octets looked at while a line is taken in, and how many there may be.
fn looks(line: &[u8], context: &RequestContext) -> (usize, usize) {
    let taken = work::during(|| {
        Jar::new().set(line, context, NOW);
    });
    (taken, LOOKS * (line.len() + 1))
}

#[test]
fn the_worst_lines_are_looked_at_as_often_as_any() {
    let context = RequestContext::navigation("https://ornek.com/").unwrap();
    let worst = [
        ";",
        "=",
        " ",
        "\t",
        ";=",
        "; =",
        "; Path",
        "; Path=/",
        "; Domain=a",
        "; Expires=1",
        "; Max-Age=1",
        "; Secure",
        "1 ",
        "1:",
        ":",
        "a@",
        "a@b.c ",
        "1-",
        "parola1",
        "\\304",
        "şifre",
        "TR",
    ];
    for start in ["", "a=", "a=1; Expires=", "a=1; Max-Age=", "a=1; Domain=", "a=1; Path="] {
        for piece in worst {
            let of = |times: usize| looks(format!("{start}{}", piece.repeat(times)).as_bytes(), &context);
            let ((few, _), (many, most)) = (of(500), of(5000));
            assert!(many <= most, "{start}{piece}…: {many} looks, {most} allowed");
            assert!(many <= 11 * few + 1000, "{start}{piece}…: {few} looks, and {many} for ten times the line");
        }
    }
}

proptest! {
    #[test]
    fn no_octet_is_looked_at_more_than_a_few_times(line in line(), times in 1_usize..40, context in context()) {
        let (taken, most) = looks(&line.repeat(times), &context);
        prop_assert!(taken <= most, "{taken} looks at {} octets", line.len() * times);
    }

    #[test]
    fn no_octets_make_it_panic(line in proptest::collection::vec(any::<u8>(), 0..400), context in context()) {
        let mut jar = Jar::new();
        let _ = parse_set_cookie(&line);
        let _ = parse_cookie_date(&line);
        let _ = scope(Some(&line), context.url.host());
        jar.set(&line, &context, NOW);
        let _ = jar.header(&context, NOW);
        let _ = jar.script_view(&context, NOW);
    }

    #[test]
    fn no_text_makes_a_url_or_host_panic(text in any::<String>()) {
        let _ = Host::parse(&text);
        let _ = Url::parse(&text);
        let _ = Url::parse(&format!("http://{text}"));
        if let Ok(url) = Url::parse(&format!("http://a.b{text}")) {
            // A canonical URL is its own canonical form, and its path holds nothing but visible ASCII.
            prop_assert_eq!(&Url::parse(&url.to_string()), &Ok(url.clone()));
            prop_assert!(url.path().bytes().all(|b| b.is_ascii_graphic()));
            let _ = Site::of(&url);
        }
    }

    #[test]
    fn what_is_stored_is_there_and_what_is_refused_is_not(lines in proptest::collection::vec((line(), context()), 1..12)) {
        let mut jar = Jar::new();
        for (line, context) in lines {
            let before = jar.clone();
            let verdict = jar.set(&line, &context, NOW);
            match &verdict.outcome {
                Outcome::Stored => prop_assert_eq!(jar.cookies(NOW).count(), before.cookies(NOW).count() + 1),
                Outcome::Replaced { .. } => prop_assert_eq!(jar.cookies(NOW).count(), before.cookies(NOW).count()),
                Outcome::Deleted { .. } => prop_assert_eq!(jar.cookies(NOW).count() + 1, before.cookies(NOW).count()),
                Outcome::NothingToDelete | Outcome::Refused(_) => {
                    prop_assert!(jar.cookies(NOW).eq(before.cookies(NOW)));
                }
            }
            prop_assert_eq!(verdict.outcome.is_kept(), verdict.cookie.is_some());
            if let Some(cookie) = &verdict.cookie {
                // It is found again, and it goes back to where its path begins.
                prop_assert!(jar.cookies(NOW).any(|c| c == cookie));
                let path = cookie.path.to_text().into_owned();
                let back = RequestContext::navigation_to(context.url.with_path(&path));
                if back.url.path() == path && cookie.partition_key.is_none() {
                    let sent = jar.sent(&back, NOW);
                    prop_assert!(sent.iter().any(|c| c.has_same_identity(cookie)));
                }
            }
        }
    }

    #[test]
    fn setting_the_same_line_twice_replaces_it_with_itself(line in line(), context in context()) {
        let mut jar = Jar::new();
        let first = jar.set(&line, &context, NOW);
        let once = jar.clone();
        let second = jar.set(&line, &context, NOW);
        if first.outcome == Outcome::Stored {
            let old_value = first.value;
            prop_assert_eq!(second.outcome, Outcome::Replaced { old_value });
        } else {
            prop_assert_eq!(second.outcome, first.outcome);
        }
        prop_assert!(jar.cookies(NOW).eq(once.cookies(NOW)));
    }

    #[test]
    fn the_default_path_covers_the_request(path in "(/[a-z]{0,3}){0,4}") {
        let request = if path.is_empty() { "/".to_owned() } else { path };
        prop_assert!(path_matches(&request, default_path(&request)));
    }

    #[test]
    fn what_a_domain_covers_ends_with_it(host in "[a-c.]{1,8}", domain in "[a-c.]{1,4}") {
        if domain_matches(&host, &domain) {
            prop_assert!(host.ends_with(&domain));
        }
    }
}
