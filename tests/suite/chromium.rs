//! A real browser for tests: chromedriver on a free port, and one headless Chromium with a profile of its own.
//! In: further arguments for Chromium. Out: a WebDriver session. Panics, which fails the test, when either does not start;
//! `tests/run` installs both.
//! Standard: W3C WebDriver, through thirtyfour. Not here: what is done with the browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use thirtyfour::prelude::*;

/// What every test's Chromium is started with: no window, nothing that talks to the network by itself.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1600,1000",
];

/// How long Chromium may take to close. A bound, not a wait.
const PATIENCE: Duration = Duration::from_secs(10);

/// One browser.
pub(crate) struct Chromium {
    /// Its only tab.
    pub(crate) page: WebDriver,
    /// Where chromedriver listens.
    port: u16,
    _driver: Driver,
    _profile: TempDir,
}

impl Chromium {
    /// Starts one, with `more` arguments.
    pub(crate) async fn open(more: &[&str]) -> Self {
        let driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed; tests/run does that");
        let mut driver = Driver(driver);
        let port = line_after(&mut driver.0, "started successfully on port ");
        let port = port.trim_end_matches('.').parse().expect("a port");
        let profile = TempDir::new().expect("a temporary folder");
        let mut wanted = DesiredCapabilities::chrome();
        let own = format!("--user-data-dir={}", profile.path().display());
        for argument in ARGUMENTS.iter().chain(more).chain([&own.as_str()]) {
            wanted.add_arg(argument).expect("an argument");
        }
        let page = WebDriver::new(format!("http://localhost:{port}"), wanted).await.expect("a browser session");
        Self { page, port, _driver: driver, _profile: profile }
    }

    /// Asks chromedriver to close the browser, by hand and without a runtime.
    fn end_session(&self) -> std::io::Result<()> {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port))?;
        connection.set_read_timeout(Some(PATIENCE))?;
        let session = self.page.handle().session_id();
        let request = format!("DELETE /session/{session} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        connection.write_all(request.as_bytes())?;
        // It answers when the browser is closed, and keeps the connection.
        connection.read_exact(&mut [0])
    }

    /// Closes it; chromedriver ends with this value.
    pub(crate) async fn close(&mut self) {
        let _ = self.page.clone().quit().await;
    }
}

impl Drop for Chromium {
    /// A test that failed has not closed anything. Chromedriver must still be there to end Chromium; and thirtyfour's own
    /// way out waits two minutes, for a connection that the failed test's runtime no longer drives.
    fn drop(&mut self) {
        if self.page.clone().leak().is_ok() {
            let _ = self.end_session();
        }
    }
}

/// Chromedriver, which ends when this does.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Reads a child's output up to the line that holds `mark`, and returns what follows it there.
pub(crate) fn line_after(child: &mut Child, mark: &str) -> String {
    let stdout = child.stdout.take().expect("its stdout is piped");
    let mut lines = BufReader::new(stdout).lines();
    let found = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.split_once(mark).map(|(_, rest)| rest.trim().to_owned()))
        .unwrap_or_else(|| panic!("no line with {mark:?}"));
    // Kept drained, so that the child never blocks on a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    found
}
