//! What a learner waits for, in real Chromium: `cargo bench --bench click` (a minute; takes no arguments). Never part of the tests.
//!
//! Prints, beside DESIGN's targets: from a click on «Dene» to the picture and to the last word (picture, Depo, checklist), warm and
//! for code edited just before; what a lesson page transfers with an empty cache; tasks over 50 ms; requests to anybody else;
//! from the start of the program to its first page. A target that is missed makes the exit code 1.
//! Times are the page's own (`performance.now`), taken after the frame in which the change was painted.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "../suite/chromium.rs"]
mod chromium;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use chromium::{Chromium, line_after};

const WARM: usize = 60;
const EDITED: usize = 30;
const STARTS: usize = 7;
/// The seed's two-cookie view.
const LESSON: &str = "/ders/flask-ile-cerez-kullanimi";
const CELL: u32 = 2;

/// Clicks `arguments[1]` times, each after the last word of the one before; edits the code before each when `arguments[2]`.
/// Gives `[to the picture, to the last word]` in milliseconds for each click.
const CLICKS: &str = r"
const [no, times, edited, done] = arguments;
const cell = document.querySelector(`[data-deneme='${no}']`);
const button = cell.querySelector('[data-dene]');
const area = cell.querySelector('textarea[data-kod]');
const painted = () => new Promise((ready) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = ready; c.port2.postMessage(0); }));
const change = (place) => new Promise((seen) => { const o = new MutationObserver(() => { o.disconnect(); seen(); }); o.observe(place, { childList: true, subtree: true, characterData: true }); });
(async () => {
  document.querySelectorAll('[data-tahmin] [data-gec]').forEach((skip) => skip.click());
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const out = [];
  const original = area.defaultValue;
  for (let i = 0; i < times; i += 1) {
    if (edited) {
      area.focus();
      area.select();
      document.execCommand('insertText', false, `${original}\n# ${i} ${Math.random()}\n`);
    }
    cell.querySelector(`[data-rota='${i % 2 + 1}'] input`).click();
    await new Promise((rest) => setTimeout(rest, 60));
    const picture = change(cell.querySelector('[data-bolme=ne-oldu]')).then(painted).then(() => performance.now());
    const word = change(cell.querySelector('[data-sonuc] [data-duyuru]')).then(painted).then(() => performance.now());
    const begun = performance.now();
    button.click();
    const [a, b] = await Promise.all([picture, word]);
    out.push([a - begun, b - begun]);
  }
  done(out);
})();";

/// What the page loaded and how long its tasks were.
const LOADED: &str = r"
const own = performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'));
return {
  paths: own.filter((one) => one.name.startsWith(location.origin)).map((one) => one.name.slice(location.origin.length)),
  foreign: own.filter((one) => !one.name.startsWith(location.origin)).map((one) => one.name),
};";

/// Tasks over 50 ms that began at `arguments[0]` or later. Chromium lists those in which a script ran: what it takes to style,
/// measure and paint the page in a task without one is not among them.
const LONG: &str = r"
const [since, done] = arguments;
const tasks = [];
const seen = new PerformanceObserver((list) => tasks.push(...list.getEntries().filter((one) => one.startTime >= since).map((one) => one.duration)));
seen.observe({ type: 'longtask', buffered: true });
setTimeout(() => { seen.disconnect(); done(tasks); }, 300);";

/// One line of the table.
struct Figure {
    name: String,
    value: f64,
    target: f64,
    unit: &'static str,
}

struct Server {
    child: Child,
    address: String,
    /// From the start to the last byte of `/`.
    first_page: Duration,
    _data: TempDir,
}

impl Server {
    fn start() -> Self {
        let data = TempDir::new().expect("a temporary folder");
        let begun = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_cerez-defteri"))
            .args(["sun", "--adres", "127.0.0.1:0", "--veri"])
            .arg(data.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let address = line_after(&mut child, "Hazır: http://");
        let mut page = String::new();
        let mut connection = TcpStream::connect(&address).expect("it listens");
        write!(connection, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("a request");
        connection.read_to_string(&mut page).expect("a page");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        Self { child, address, first_page: begun.elapsed(), _data: data }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut figures = Vec::new();
    let starts: Vec<f64> = (0..STARTS).map(|_| Server::start().first_page.as_secs_f64() * 1000.0).collect();
    figures.push(Figure {
        name: "start to first page, p50".to_owned(),
        value: part(&starts, 0.5),
        target: 150.0,
        unit: "ms",
    });

    let server = Server::start();
    let origin = format!("http://{}", server.address.replace("127.0.0.1", "localhost"));
    let mut foreign = 0;
    let mut heaviest = (0.0, String::new());
    let mut longest: f64 = 0.0;
    let lessons = lessons(&server.address);
    for lesson in &lessons {
        // A profile of its own for each: the transfer is that of a first visit.
        let mut chromium = Chromium::open(&[]).await;
        chromium.page.goto(format!("{origin}{lesson}")).await.expect("the page opens");
        let tasks = run(&chromium, LONG, vec![json!(0)]).await;
        longest = longest.max(numbers(&tasks).into_iter().fold(0.0, f64::max));
        let loaded = chromium.page.execute(LOADED, Vec::new()).await.expect("the script runs").json().clone();
        let paths: Vec<&str> = loaded["paths"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let loads = paths.iter().filter(|path| !path.starts_with("/akis/"));
        let kilobytes = loads.map(|path| weight(&server.address, path)).sum::<usize>() as f64 / 1024.0;
        foreign += loaded["foreign"].as_array().map_or(0, Vec::len);
        if kilobytes > heaviest.0 {
            heaviest = (kilobytes, format!("{lesson}, {} requests", paths.len()));
        }
        chromium.close().await;
    }
    figures.push(Figure {
        name: format!("heaviest of {} lessons ({})", lessons.len(), heaviest.1),
        value: heaviest.0,
        target: 120.0,
        unit: "KB",
    });
    figures.push(Figure {
        name: "longest task while a lesson loads (0 = none over 50)".to_owned(),
        value: longest,
        target: 50.0,
        unit: "ms",
    });
    figures.push(Figure { name: "requests to other origins".to_owned(), value: foreign as f64, target: 0.0, unit: "" });

    let mut chromium = Chromium::open(&[]).await;
    chromium.page.goto(format!("{origin}{LESSON}")).await.expect("the page opens");
    let begun =
        chromium.page.execute("return performance.now()", Vec::new()).await.expect("the script runs").json().clone();
    // The first clicks find caches cold and are not counted.
    run(&chromium, CLICKS, vec![json!(CELL), json!(5), json!(false)]).await;
    for (name, times, edited, target) in [("warm", WARM, false, 60.0), ("edited just before", EDITED, true, 250.0)] {
        let clicks = run(&chromium, CLICKS, vec![json!(CELL), json!(times), json!(edited)]).await;
        let column = |at: usize| -> Vec<f64> {
            let rows = clicks.as_array().expect("a list").iter();
            rows.map(|row| row[at].as_f64().expect("milliseconds")).collect()
        };
        for (what, at) in [("picture", 0), ("last word", 1)] {
            let column = column(at);
            figures.push(Figure {
                name: format!("click to {what}, {name}, p50"),
                value: part(&column, 0.5),
                target,
                unit: "ms",
            });
            figures.push(Figure {
                name: format!("click to {what}, {name}, p95"),
                value: part(&column, 0.95),
                target,
                unit: "ms",
            });
        }
    }
    let tasks = run(&chromium, LONG, vec![begun]).await;
    let longest = numbers(&tasks).into_iter().fold(0.0, f64::max);
    figures.push(Figure {
        name: "longest task while clicking (0 = none over 50)".to_owned(),
        value: longest,
        target: 50.0,
        unit: "ms",
    });
    chromium.close().await;

    let mut missed = false;
    for Figure { name, value, target, unit } in figures {
        let bad = value > target;
        missed |= bad;
        println!("{:>8.1} {unit:<2}  (target {target} {unit}) {}{name}", value, if bad { "MISSED " } else { "" });
    }
    if missed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Runs a script that calls back with its result.
async fn run(chromium: &Chromium, script: &str, arguments: Vec<Value>) -> Value {
    chromium.page.set_script_timeout(Duration::from_secs(120)).await.expect("a timeout");
    chromium.page.execute_async(script, arguments).await.expect("the script ends").json().clone()
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().map(|list| list.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

/// Bytes of one response on the wire, head and compressed body. (The page's own `transferSize` counts 300 for every head.)
fn weight(address: &str, path: &str) -> usize {
    let mut response = Vec::new();
    let mut connection = TcpStream::connect(address).expect("it listens");
    write!(
        connection,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n"
    )
    .expect("a request");
    connection.read_to_end(&mut response).expect("a response");
    response.len()
}

/// A percentile, nearest rank.
fn part(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// Addresses of the lessons, from the index.
fn lessons(address: &str) -> Vec<String> {
    let mut page = String::new();
    let mut connection = TcpStream::connect(address).expect("it listens");
    write!(connection, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("a request");
    connection.read_to_string(&mut page).expect("a page");
    page.split("href=\"/ders/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|slug| format!("/ders/{slug}"))
        .collect()
}
