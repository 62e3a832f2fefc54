//! The log of exchanges: bounded for each workspace and in workspaces, in memory, with news of every append.
//!
//! In: an [`Exchange`] without number. Out: the same, numbered from 1 in its workspace and shared. Cannot fail: beyond its
//! bounds the oldest goes. A listener that falls behind is told, and reads the gap with [`ExchangeLog::since`].
//! Not here: JSON (`live::stream`), what survives a restart (nothing of this does; numbers begin again at 1).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast;

use crate::exchange::{Exchange, Step};
use crate::store::Recent;

/// News kept for a slow listener before it has to catch up.
const BACKLOG: usize = 64;

/// All workspaces' exchanges.
#[derive(Debug)]
pub struct ExchangeLog {
    benches: Recent<Bench>,
    length: usize,
    bytes: usize,
    streams: usize,
}

/// As many streams as allowed are already open for this workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamLimit;

/// A listener of one workspace.
#[derive(Debug)]
pub struct Subscription {
    /// New exchanges as they come.
    pub news: broadcast::Receiver<Arc<Exchange>>,
    /// What was asked for and is already in the log, in order.
    pub missed: Vec<Arc<Exchange>>,
}

#[derive(Debug)]
struct Bench {
    kept: Mutex<Kept>,
    news: broadcast::Sender<Arc<Exchange>>,
}

#[derive(Debug, Default)]
struct Kept {
    last: u64,
    bytes: usize,
    exchanges: VecDeque<(usize, Arc<Exchange>)>,
}

impl Bench {
    fn new() -> Self {
        Self { kept: Mutex::default(), news: broadcast::Sender::new(BACKLOG) }
    }
}

impl ExchangeLog {
    /// An empty log: exchanges and bytes for each workspace, workspaces, streams for each workspace.
    pub fn new(length: usize, bytes: usize, workspaces: usize, streams: usize) -> Self {
        Self { benches: Recent::new(workspaces), length, bytes, streams }
    }

    fn bench(&self, workspace: &str) -> Arc<Bench> {
        self.benches.get_or(workspace, Bench::new)
    }

    /// Numbers the exchange, keeps it and tells the workspace's listeners.
    pub fn append(&self, workspace: &str, mut exchange: Exchange) -> Arc<Exchange> {
        let bench = self.bench(workspace);
        let mut kept = bench.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.last += 1;
        exchange.no = kept.last;
        let size = size_of(&exchange);
        let exchange = Arc::new(exchange);
        kept.bytes += size;
        kept.exchanges.push_back((size, Arc::clone(&exchange)));
        while kept.exchanges.len() > 1 && (kept.exchanges.len() > self.length || kept.bytes > self.bytes) {
            if let Some((size, _)) = kept.exchanges.pop_front() {
                kept.bytes -= size;
            }
        }
        // Sent under the lock, so that listeners hear exchanges in the order of their numbers.
        let _ = bench.news.send(Arc::clone(&exchange));
        exchange
    }

    /// The exchanges after number `after`, and the last number given. A number from before a restart gives all.
    pub fn since(&self, workspace: &str, after: u64) -> (Vec<Arc<Exchange>>, u64) {
        let Some(bench) = self.benches.get(workspace) else { return (Vec::new(), 0) };
        let kept = bench.kept.lock().unwrap_or_else(PoisonError::into_inner);
        (kept.after(after), kept.last)
    }

    /// Listens to a workspace; with a number, what came after it is given first, without a gap.
    pub fn subscribe(&self, workspace: &str, after: Option<u64>) -> Result<Subscription, StreamLimit> {
        let bench = self.bench(workspace);
        let kept = bench.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if bench.news.receiver_count() >= self.streams {
            return Err(StreamLimit);
        }
        Ok(Subscription {
            news: bench.news.subscribe(),
            missed: after.map(|after| kept.after(after)).unwrap_or_default(),
        })
    }

    /// True while somebody listens to this workspace: only then are steps worth recording.
    pub fn is_watched(&self, workspace: &str) -> bool {
        self.benches.get(workspace).is_some_and(|bench| bench.news.receiver_count() > 0)
    }

    /// Workspaces held, and listeners of all of them.
    pub fn sizes(&self) -> (usize, usize) {
        let mut streams = 0;
        let workspaces = self.benches.count(|bench| streams += bench.news.receiver_count());
        (workspaces, streams)
    }

    /// Forgets a workspace's exchanges: one cell's, or all. Numbers go on.
    pub fn forget(&self, workspace: &str, cell: Option<(&str, u32)>) {
        let Some(bench) = self.benches.get(workspace) else { return };
        let mut kept = bench.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match cell {
            Some((lesson, number)) => kept.exchanges.retain(|(_, one)| one.ders != lesson || one.hucre != number),
            None => kept.exchanges.clear(),
        }
        kept.bytes = kept.exchanges.iter().map(|(size, _)| size).sum();
    }
}

impl Kept {
    fn after(&self, after: u64) -> Vec<Arc<Exchange>> {
        let after = if after > self.last { 0 } else { after };
        self.exchanges.iter().filter(|(_, one)| one.no > after).map(|(_, one)| Arc::clone(one)).collect()
    }
}

/// What an exchange holds, in bytes, roughly: the parts that a learner's program can make large.
fn size_of(exchange: &Exchange) -> usize {
    let headers = exchange.istek.headers.iter().chain(&exchange.yanit.headers);
    let records = [&exchange.oturum.once, &exchange.oturum.sonra].map(|value| value.to_string().len());
    1024 + exchange.istek.body.len()
        + exchange.yanit.body.len()
        + exchange.konsol.len()
        + headers.map(|(name, value)| name.len() + value.len() + 48).sum::<usize>()
        + exchange.adimlar.iter().map(Step::size).sum::<usize>()
        + records.iter().sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::{ExchangeLog, StreamLimit};
    use crate::exchange::{Exchange, RecordedRequest, RecordedResponse, SessionView};

    fn exchange(cell: u32, body: usize) -> Exchange {
        Exchange {
            no: 0,
            zaman: 0,
            ders: "ders".to_owned(),
            hucre: cell,
            tarayici: None,
            saat_ileri: 0,
            onek: String::new(),
            istek: RecordedRequest::default().into(),
            yanit: RecordedResponse { body: vec![b'x'; body], ..RecordedResponse::default() },
            oturum: SessionView::default(),
            kararlar: Vec::new().into(),
            adimlar: Vec::new(),
            adimlar_kesildi: false,
            izlendi: false,
            konsol: String::new(),
            uyarilar: Vec::new(),
            hata: None,
            yeniden_basladi: false,
            sure_us: 0,
        }
    }

    #[test]
    fn the_oldest_exchange_goes_when_the_log_is_full() {
        let log = ExchangeLog::new(3, usize::MAX, 8, 2);
        for _ in 0..5 {
            log.append("ws", exchange(1, 0));
        }
        let (kept, last) = log.since("ws", 0);
        assert_eq!((kept.iter().map(|one| one.no).collect::<Vec<_>>(), last), (vec![3, 4, 5], 5));
        assert_eq!(log.since("ws", 4).0.len(), 1);
        assert_eq!(log.since("ws", 900).0.len(), 3, "a number from before a restart gives all");
    }

    #[test]
    fn one_workspace_cannot_hold_more_bytes_than_its_share() {
        let log = ExchangeLog::new(100, 64 * 1024, 8, 2);
        for _ in 0..10 {
            log.append("ws", exchange(1, 30 * 1024));
        }
        assert_eq!(log.since("ws", 0).0.len(), 2);
    }

    #[test]
    fn streams_of_a_workspace_are_bounded_and_others_are_not_told() {
        let log = ExchangeLog::new(3, usize::MAX, 8, 1);
        let mut own = log.subscribe("ws", None).expect("first stream");
        assert_eq!(log.subscribe("ws", None).err(), Some(StreamLimit));
        log.append("other", exchange(1, 0));
        log.append("ws", exchange(1, 0));
        assert_eq!(own.news.try_recv().expect("news").no, 1);
        assert!(own.news.try_recv().is_err());
        drop(own);
        assert!(!log.is_watched("ws"));
    }

    #[test]
    fn resetting_a_cell_forgets_only_its_exchanges() {
        let log = ExchangeLog::new(9, usize::MAX, 8, 1);
        log.append("ws", exchange(1, 0));
        log.append("ws", exchange(2, 0));
        log.forget("ws", Some(("ders", 1)));
        assert_eq!(log.since("ws", 0).0.iter().map(|one| one.hucre).collect::<Vec<_>>(), [2]);
        log.forget("ws", None);
        assert_eq!(log.append("ws", exchange(1, 0)).no, 3);
    }
}
