//! Every flag and environment variable with its default and unit, as the rest of the program sees them.
//! In: what `cli` read from the command line or the environment. Out: plain values. Cannot fail.
//! Not here: their Turkish help (`cli::args`), sandbox limits that no flag changes (`sandbox::Limits`).

use std::path::PathBuf;
use std::time::Duration;

/// Where the server listens when nothing is said (`--adres`, `CEREZ_ADRES`).
pub const DEFAULT_ADDRESS: &str = "127.0.0.1:3000";

/// The same for `calistir`: the port of `flask run`, so that a workbook may run beside it.
pub const DEFAULT_RUN_ADDRESS: &str = "127.0.0.1:5000";

/// What `sun` runs with.
#[derive(Debug, Clone)]
pub struct Config {
    /// `--adres`, `CEREZ_ADRES`: host and port; port 0 takes a free one.
    pub address: String,
    /// Where lessons come from.
    pub lessons: LessonSource,
    /// `--veri`, `CEREZ_VERI`: folder for what must survive a restart; made when missing.
    pub data: PathBuf,
    /// `--depo`, `CEREZ_DEPO`: the store.
    pub store: StoreUrl,
    /// `--guvenilir-vekil`: believe `X-Forwarded-Proto`, `-Host` and `-For`.
    pub trust_proxy: bool,
    /// `--ogretmen`: serve the teacher's pages and tell their address.
    pub teacher: bool,
}

/// What `calistir` runs with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunConfig {
    /// The Flask file.
    pub file: PathBuf,
    /// `--adres`, `CEREZ_ADRES`: host and port; port 0 takes a free one.
    pub address: String,
    /// `--guvenilir-vekil`: believe `X-Forwarded-Proto`, `-Host` and `-For`.
    pub trust_proxy: bool,
}

/// What `denetle` runs with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckConfig {
    /// Lesson files and folders of them.
    pub paths: Vec<PathBuf>,
    /// `--bicim`.
    pub form: ReportForm,
}

/// What `yeni` runs with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewConfig {
    /// The lesson's title.
    pub title: String,
    /// The lessons folder; made when missing.
    pub folder: PathBuf,
}

/// How a check tells what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportForm {
    /// For people: excerpts, colours on a terminal.
    Human,
    /// One JSON document.
    Json,
    /// For people, and annotations that GitHub shows beside the lines.
    Github,
}

/// Where lessons come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LessonSource {
    /// A folder of Markdown files: `--dersler`, `CEREZ_DERSLER`, or `./lessons` when it is there.
    Folder(PathBuf),
    /// The ones inside the binary.
    Embedded,
}

/// A parsed `--depo` value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// `sqlite:YOL`: one file, made when missing.
    Sqlite(PathBuf),
}

/// Bounds of the HTTP side. None of them has a flag yet.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// Largest body of a live request, bytes; beyond it the answer is 413.
    pub live_body: usize,
    /// Largest edited source, bytes.
    pub source: usize,
    /// Time a client has to send its request head.
    pub header_read: Duration,
    /// Time a client has to send its request body.
    pub body_read: Duration,
    /// Open connections at one time.
    pub connections: usize,
    /// Time open requests get to finish at shutdown.
    pub shutdown_grace: Duration,
    /// Open event streams of one workspace.
    pub streams: usize,
    /// Exchanges kept for one workspace.
    pub log_length: usize,
    /// Bytes of exchanges kept for one workspace.
    pub log_bytes: usize,
    /// Workspaces whose log and model browser are kept; the one unused longest goes first.
    pub workspaces: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            live_body: 64 * 1024,
            source: 32 * 1024,
            header_read: Duration::from_secs(10),
            body_read: Duration::from_secs(20),
            connections: 2048,
            shutdown_grace: Duration::from_secs(5),
            streams: 8,
            log_length: 200,
            log_bytes: 1024 * 1024,
            workspaces: 2000,
        }
    }
}
