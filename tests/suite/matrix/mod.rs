//! Some thousand generated `Set-Cookie` lines, judged by a real Chromium and by our model, one by one.
//! In: the cases of `table` for every host of [`HOSTS`]. Out: agreement on what is refused and why, what is kept and how
//! long, and which octets come back; or a list of the lines on which the two differ.
//! Fails for a disagreement that [`ACCEPTED`] does not explain, and for an explanation that explains nothing any more.
//! Standard: RFC 6265bis §5.4 to §5.8 and CHIPS, as Chromium has them. Not here: `document.cookie`, cross-site requests,
//! redirects.
//!
//! `table` combines `axes` and `rows` into cases. For each, `browser` has Chromium fetch the lines from `answers` and asks
//! DevTools, `model` asks `cookies::Jar`; both tell a `judgement`, and the two are compared. Cases whose cookies have names
//! of their own share an answer; when a shared answer is judged differently, each of its cases is judged again alone.

mod accepted;
mod answers;
mod axes;
mod browser;
mod judgement;
mod model;
mod rows;
mod table;

use std::fmt::Write;
use std::time::SystemTime;

use cerez_defteri::cookies::{Timestamp, Verdict};
use time::OffsetDateTime;

use crate::chromium::Chromium;

use accepted::ACCEPTED;
use answers::Answers;
use browser::Judge;
use judgement::{Difference, differences};
use table::Case;

/// Every kind of host: names of this computer, an address, a site of its own below `localhost`, a name below that, and
/// one that is not this computer (`Secure` fails there). Beside each, the hosts that its `Domain` may reach.
const HOSTS: [(&str, &[&str]); 5] = [
    ("localhost", &["ders.localhost"]),
    ("127.0.0.1", &[]),
    ("ders.localhost", &["a.ders.localhost"]),
    ("a.ders.localhost", &["ders.localhost", "b.ders.localhost"]),
    ("ders.ornek.com.tr", &["ornek.com.tr", "kurs.ornek.com.tr"]),
];

/// Chromium finds `*.localhost` by itself; the name in `.com.tr` is led here.
const RESOLVER: &str = "--host-resolver-rules=MAP *.com.tr 127.0.0.1";

/// How many cases one answer holds at most: well below the 180 cookies that one domain may have.
const SHARED: usize = 60;
/// How many octets of lines one shared answer holds at most; Chromium reads 256 KiB of headers.
const SHARED_OCTETS: usize = 64 * 1024;

/// How many lines of an answer a report shows.
const SHOWN: usize = 5;

#[tokio::test]
async fn chromium_judges_every_line_as_the_model_does() {
    let mut chromium = Chromium::open(&[RESOLVER]).await;
    let answers = Answers::listen().await;
    let mut judge = Judge::new(&chromium.page, answers).await;
    let mut report = Report::default();
    for (host, relatives) in HOSTS {
        judge.visit(host).await;
        let cases = table::cases(host, relatives, OffsetDateTime::now_utc());
        assert!(cases.len() >= 300, "{host} has {} cases only", cases.len());
        for batch in batches(&cases, |case| must_stand_alone(case, &judge.url(host, case.path))) {
            let (found, verdicts) = compare(&mut judge, host, batch).await;
            if found.is_empty() || batch.len() == 1 {
                report.note(host, batch, &verdicts, &found);
                continue;
            }
            let mut explained = false;
            for case in batch {
                let alone = std::slice::from_ref(case);
                let (found, verdicts) = compare(&mut judge, host, alone).await;
                explained |= !found.is_empty();
                report.note(host, alone, &verdicts, &found);
            }
            if !explained {
                report.note(host, batch, &verdicts, &found);
            }
        }
    }
    chromium.close().await;
    report.check();
}

/// Whether a case needs an answer of its own: because its cookie's name is not, or because it is known to disagree.
fn must_stand_alone(case: &Case, url: &str) -> bool {
    let (verdicts, _) = model::judge(&case.lines, url, &[], Timestamp::from(SystemTime::now()));
    !case.shares || ACCEPTED.iter().any(|accepted| accepted.applies_to(&verdicts))
}

/// Cuts the cases into answers: single ones, and runs that share the requests that they are asked with.
fn batches(cases: &[Case], must_stand_alone: impl Fn(&Case) -> bool) -> Vec<&[Case]> {
    let alone: Vec<bool> = cases.iter().map(must_stand_alone).collect();
    let mut batches = Vec::new();
    let mut start = 0;
    while start < cases.len() {
        let mut octets = 0;
        let end = (start..cases.len().min(start + SHARED))
            .take_while(|&place| {
                octets += cases[place].lines.iter().map(Vec::len).sum::<usize>();
                let same_requests = cases[place].path == cases[start].path && cases[place].then == cases[start].then;
                !alone[start] && !alone[place] && same_requests && octets <= SHARED_OCTETS
            })
            .last()
            .unwrap_or(start);
        batches.push(&cases[start..=end]);
        start = end + 1;
    }
    batches
}

/// Has both sides judge the lines of all `cases` as one answer.
async fn compare(judge: &mut Judge, host: &str, cases: &[Case]) -> (Vec<Difference>, Vec<Verdict>) {
    let lines: Vec<Vec<u8>> = cases.iter().flat_map(|case| case.lines.clone()).collect();
    let then: Vec<String> = cases[0].then.iter().map(|(host, path)| judge.url(host, path)).collect();
    let url = judge.fresh_url(host, cases[0].path);
    let before = SystemTime::now();
    let theirs = judge.judge(&lines, &url, &then).await;
    let took_secs = before.elapsed().unwrap_or_default().as_secs_f64();
    let (verdicts, ours) = model::judge(&lines, &url, &then, Timestamp::from(before));
    (differences(&theirs, &ours, took_secs), verdicts)
}

/// What has been found so far.
#[derive(Default)]
struct Report {
    /// Cases and accepted disagreements of each host.
    counts: Vec<(&'static str, usize, usize)>,
    /// How often each of [`ACCEPTED`] was met.
    met: [usize; ACCEPTED.len()],
    /// What fails the test.
    wrong: String,
}

impl Report {
    /// Takes in how one answer was judged.
    fn note(&mut self, host: &'static str, cases: &[Case], verdicts: &[Verdict], found: &[Difference]) {
        if self.counts.last().is_none_or(|(last, ..)| *last != host) {
            self.counts.push((host, 0, 0));
        }
        let (_, judged, disagreed) = self.counts.last_mut().expect("this host's");
        *judged += cases.len();
        *disagreed += usize::from(!found.is_empty());
        let known: Vec<_> = (0..ACCEPTED.len()).filter(|&place| ACCEPTED[place].applies_to(verdicts)).collect();
        let explains = |place: usize, difference: &Difference| ACCEPTED[place].shows_in.contains(&difference.aspect);
        let mut wrong = String::new();
        for difference in found.iter().filter(|found| !known.iter().any(|&place| explains(place, found))) {
            let _ = writeln!(wrong, "  {difference}");
        }
        for place in known {
            self.met[place] += 1;
            if !found.iter().any(|difference| explains(place, difference)) {
                let _ = writeln!(wrong, "  agrees, though it was accepted that {}", ACCEPTED[place].cause);
            }
        }
        if !wrong.is_empty() {
            let lines = || cases.iter().flat_map(|case| &case.lines);
            let _ = writeln!(self.wrong, "{host}{} ({}), {} lines", cases[0].path, cases[0].group, lines().count());
            for line in lines().take(SHOWN) {
                let text: String = line.escape_ascii().map(char::from).take(200).collect();
                let _ = writeln!(self.wrong, "  Set-Cookie: {text}");
            }
            self.wrong.push_str(&wrong);
        }
    }

    /// Fails the test if it must.
    fn check(self) {
        let mut summary = String::new();
        for (host, judged, disagreed) in &self.counts {
            let _ = writeln!(summary, "{host}: {judged} cases, {disagreed} disagreements");
        }
        for (accepted, met) in ACCEPTED.iter().zip(self.met) {
            let _ = writeln!(summary, "{met} times {}", accepted.cause);
            assert!(met > 0, "no case shows any more that {}", accepted.cause);
        }
        assert!(self.wrong.is_empty(), "{}\n{summary}", self.wrong);
        eprintln!("{summary}");
    }
}
