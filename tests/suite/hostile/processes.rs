//! Looks at the sandbox's processes from outside, by `/proc`: which there are, their threads, their memory.

use std::fs;
use std::time::Duration;

/// Looks before it counts as not happening.
const LOOKS: u32 = 200;

/// The process that workers are born from.
pub struct Zygote(u32);

/// One worker.
pub struct Worker(u32);

impl Zygote {
    /// The zygote whose argument contains `mark`.
    pub fn of_argument(mark: &str) -> Self {
        Self::find(mark).expect("the zygote runs")
    }

    /// The same, when it may only just have been started.
    pub async fn of_argument_soon(mark: &str) -> Self {
        eventually("the zygote runs", || Self::find(mark).is_some_and(|zygote| zygote.workers().len() > 1)).await;
        Self::of_argument(mark)
    }

    fn find(mark: &str) -> Option<Self> {
        let own = std::process::id().to_string();
        processes()
            .find(|pid| {
                let line = fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
                line.contains(mark) && Worker(*pid).field("PPid") == own
            })
            .map(Self)
    }

    /// Its workers that live.
    pub fn workers(&self) -> Vec<Worker> {
        let own = self.0.to_string();
        processes().map(Worker).filter(|one| one.field("PPid") == own && !one.field("State").starts_with('Z')).collect()
    }

    /// Waits until so many workers are left, and nothing of the others, not even their numbers.
    pub async fn comes_down_to(&self, count: usize) {
        let own = self.0.to_string();
        let children = || processes().map(Worker).filter(|one| one.field("PPid") == own).count();
        eventually("the workers end and are collected", || children() <= count).await;
    }

    /// Waits until it has ended.
    pub async fn is_gone(&self) {
        let gone =
            || !Worker(self.0).field("Name").starts_with("cerez") || Worker(self.0).field("State").starts_with('Z');
        eventually("the zygote ends with its pool", gone).await;
    }
}

impl Worker {
    /// A field of its status; empty when it is gone.
    pub fn field(&self, name: &str) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0)).unwrap_or_default();
        let value = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        value.unwrap_or_default().trim().to_owned()
    }

    /// Ends it as the system does when memory is out.
    pub fn kill(&self) {
        let pid = rustix::process::Pid::from_raw(self.0 as i32).expect("a process id");
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).expect("it was there");
    }

    /// Its memory.
    pub fn megabytes(&self) -> u64 {
        self.field("VmRSS").trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
    }
}

fn processes() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// Looks again and again: the end of a process has no event that a test could wait for.
async fn eventually(what: &str, holds: impl Fn() -> bool) {
    let mut pace = tokio::time::interval(Duration::from_millis(50));
    for _ in 0..LOOKS {
        pace.tick().await;
        if holds() {
            return;
        }
    }
    panic!("not within {LOOKS} looks: {what}");
}
