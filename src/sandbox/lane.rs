//! One worker and the task that owns its socket: orders go in one after another, each is answered once, in their order.
//!
//! In: an [`Order`]. Out: the worker's [`Report`], or why there is none ([`SandboxError`]); a shared worker refuses
//! ([`Answer::Elsewhere`]) what a workspace sends that has broken one before. A caller that goes away leaves no half-read
//! message behind. A worker is born when first needed, and again after it ended.
//! A few small orders are written ahead of their turn ([`AHEAD`]), so that a busy worker does not wait for us between two: the
//! first of them is the one that runs, and the one to blame when the worker dies. The others then go to the next worker.
//! Not here: which lane an order takes (`pool`).

use std::collections::{HashSet, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::net::unix::pipe;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::SandboxError;
use super::frame::{self, Incoming};
use super::limits::Limits;
use super::nursery::{Newborn, Nursery};
use super::protocol::{Order, Program, Reply, Report};
use super::records::{self, Records};
use super::watchdog::LAST_WORDS;
use super::zygote::Kind;

/// Workspaces remembered as having broken a shared worker; beyond it all are forgotten.
const EXILES: usize = 1_000;
/// What is read of a worker's last words, bytes.
const WORDS: u64 = 4_096;
/// How long a dead worker's last words may take to arrive.
const WORDS_PATIENCE: Duration = Duration::from_millis(100);
/// Orders in a worker's hands at a time.
const AHEAD: usize = 4;
/// A larger order waits for its turn. So many bytes times [`AHEAD`] always fit into a socket's buffer: a write never waits for
/// a worker that itself waits for us to read.
const SMALL: usize = 16 * 1024;

/// What every worker's task needs.
#[derive(Clone)]
pub(crate) struct Workplace {
    pub(crate) nursery: Arc<Nursery>,
    pub(crate) records: Arc<dyn Records>,
    pub(crate) limits: Limits,
    pub(crate) exiles: Arc<Exiles>,
}

/// Workspaces whose requests made lesson code break or hold up a shared worker: from then on it runs in a worker of their own.
#[derive(Default)]
pub(crate) struct Exiles(Mutex<HashSet<Arc<str>>>);

impl Exiles {
    pub(crate) fn has(&self, workspace: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(workspace)
    }

    fn add(&self, workspace: &Arc<str>) {
        let mut exiles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if exiles.len() >= EXILES {
            exiles.clear();
        }
        exiles.insert(Arc::clone(workspace));
    }
}

/// What came of an order.
pub(crate) enum Answer {
    /// The worker's report, or why there is none.
    Done(Result<Report, SandboxError>),
    /// Not carried out: this workspace has to take a worker of its own.
    Elsewhere(Order),
}

/// The way to one worker: a shared one, or one that runs a single program. Cheap to clone; the worker ends with the last
/// clone.
#[derive(Clone)]
pub(crate) struct Lane {
    orders: mpsc::Sender<Asked>,
    growth_kib: Arc<AtomicU64>,
}

/// An order and who waits for what comes of it.
struct Asked {
    order: Order,
    answer: oneshot::Sender<Answer>,
    /// It has been given to a worker that died without a word.
    tried: bool,
}

impl Asked {
    fn done(self, result: Result<Report, SandboxError>) {
        // The caller may have gone away; the worker is still whole.
        let _ = self.answer.send(Answer::Done(result));
    }
}

impl Lane {
    /// Starts the task; a shared worker is born at once, one of a program's own with its first order.
    pub(crate) fn open(kind: Kind, place: &Workplace) -> Self {
        let (orders, inbox) = mpsc::channel(place.limits.queue);
        let growth_kib = Arc::new(AtomicU64::new(0));
        let task = Task {
            kind,
            place: place.clone(),
            growth_kib: Arc::clone(&growth_kib),
            worker: None,
            holds: None,
            waiting: VecDeque::new(),
        };
        tokio::spawn(task.run(inbox));
        Self { orders, growth_kib }
    }

    /// Sends an order and waits for what comes of it.
    pub(crate) async fn ask(&self, order: Order) -> Answer {
        let (answer, coming) = oneshot::channel();
        if self.orders.try_send(Asked { order, answer, tried: false }).is_err() {
            return Answer::Done(Err(SandboxError::Busy));
        }
        coming.await.unwrap_or_else(|_| Answer::Done(Err(SandboxError::Crashed("its task ended".to_owned()))))
    }

    /// Memory that the worker uses beyond what it was born with, as of its last look.
    pub(crate) fn growth_kib(&self) -> u64 {
        self.growth_kib.load(Ordering::Relaxed)
    }
}

struct Task {
    kind: Kind,
    place: Workplace,
    growth_kib: Arc<AtomicU64>,
    worker: Option<Worker>,
    /// The program that a worker of one program's own has been given.
    holds: Option<Program>,
    /// Taken from the channel, not yet given to a worker.
    waiting: VecDeque<Asked>,
}

impl Task {
    async fn run(mut self, mut inbox: mpsc::Receiver<Asked>) {
        if self.kind == Kind::Shared {
            // Refused, it is asked for again by the first order, which then tells why.
            self.worker = Worker::start(self.kind, &self.place.nursery).await.ok();
        }
        loop {
            while let Some(next) = self.waiting.pop_front() {
                if let Some(not_yet) = self.give(next).await {
                    self.waiting.push_front(not_yet);
                    break;
                }
            }
            let busy = self.worker.as_ref().is_some_and(Worker::is_busy);
            let room = self.waiting.is_empty() && self.worker.as_ref().is_none_or(Worker::has_room);
            let idle = Duration::from_millis(self.place.limits.idle_millis);
            tokio::select! {
                biased;
                came = read(&mut self.worker), if busy => self.settle(came).await,
                next = inbox.recv(), if room => match next {
                    Some(next) => self.waiting.push_back(next),
                    None if busy => self.drain().await,
                    None => return,
                },
                () = tokio::time::sleep(idle), if !busy && self.kind == Kind::Private && self.worker.is_some() => {
                    self.dismiss();
                }
            }
        }
    }

    /// Nobody will ask any more: answers what is in the worker's hands.
    async fn drain(&mut self) {
        while self.worker.as_ref().is_some_and(Worker::is_busy) {
            let came = read(&mut self.worker).await;
            self.settle(came).await;
        }
    }

    /// Gives an order to the worker; gives it back when its turn has not come.
    async fn give(&mut self, asked: Asked) -> Option<Asked> {
        if self.kind == Kind::Shared && self.place.exiles.has(asked.order.workspace()) {
            let _ = asked.answer.send(Answer::Elsewhere(asked.order));
            return None;
        }
        let is_busy = self.worker.as_ref().is_some_and(Worker::is_busy);
        if self.kind == Kind::Private
            && let Some(program) = asked.order.program()
            && self.holds.as_ref() != Some(program)
        {
            if is_busy {
                return Some(asked);
            }
            // What another text did to Python's modules, or to ours, goes with its process.
            self.dismiss();
            self.holds = Some(program.clone());
        }
        let bytes = match frame::encode(&asked.order) {
            Ok(bytes) => bytes,
            Err(error) => {
                asked.done(Err(SandboxError::Crashed(error.to_string())));
                return None;
            }
        };
        if is_busy && (bytes.len() > SMALL || !self.worker.as_ref().is_some_and(Worker::has_room)) {
            return Some(asked);
        }
        if !is_busy && self.worker.as_ref().is_some_and(Worker::has_ended) {
            self.dismiss();
        }
        let worker = match &mut self.worker {
            Some(living) => living,
            none => match Worker::start(self.kind, &self.place.nursery).await {
                Ok(born) => none.insert(born),
                Err(error) => {
                    asked.done(Err(error));
                    return None;
                }
            },
        };
        worker.take(asked, bytes, &self.place.limits).await;
        None
    }

    /// What a worker has sent, or that it is gone.
    async fn settle(&mut self, came: Result<Reply, Gone>) {
        let Some(worker) = &mut self.worker else { return };
        let Some(first) = worker.hands.front() else { return };
        let reply = match came {
            Ok(Reply { report: Report::Asked(question), .. }) => {
                if let Some(program) = first.order.program() {
                    let answer = records::answer(&*self.place.records, &program.key, question).await;
                    // A worker that is gone by now shows at the next reading.
                    let _ = frame::write_async(&mut worker.socket, &Order::Answer(answer)).await;
                }
                return;
            }
            Ok(reply) => reply,
            Err(gone) => {
                let error = worker.autopsy(gone, &self.place.limits).await;
                return self.bury(error);
            }
        };
        if let Some(growth) = reply.growth_kib {
            self.growth_kib.store(growth, Ordering::Relaxed);
        }
        let Some(asked) = worker.hands.pop_front() else { return };
        worker.begin_next(&self.place.limits);
        match reply.report {
            Report::Elsewhere => {
                let _ = asked.answer.send(Answer::Elsewhere(asked.order));
            }
            report => {
                if self.kind == Kind::Shared && matches!(report, Report::Overstayed(..)) {
                    self.place.exiles.add(asked.order.workspace());
                }
                asked.done(Ok(report));
            }
        }
        if reply.last {
            self.dismiss();
        }
    }

    /// The worker died of its first order; that one is not run again, unless the worker died without a word: then it was ended
    /// from outside (the system ran out of memory).
    fn bury(&mut self, error: SandboxError) {
        let first = self.worker.as_mut().and_then(|worker| worker.hands.pop_front());
        self.dismiss();
        let Some(mut first) = first else { return };
        if !first.tried && matches!(&error, SandboxError::Crashed(words) if words.is_empty()) {
            first.tried = true;
            self.waiting.push_front(first);
            return;
        }
        if self.kind == Kind::Shared {
            self.place.exiles.add(first.order.workspace());
        }
        first.done(Err(error));
    }

    /// Ends the worker; what was in its hands waits for the next one.
    fn dismiss(&mut self) {
        if let Some(mut worker) = self.worker.take() {
            while let Some(asked) = worker.hands.pop_back() {
                self.waiting.push_front(asked);
            }
        }
        self.growth_kib.store(0, Ordering::Relaxed);
    }
}

/// Why nothing more comes from a worker.
enum Gone {
    /// It closed its socket, or wrote nonsense.
    Ended,
    /// Its watchdog should have ended it by now: it is stopped, or swapped out.
    Silent,
}

/// What comes next from the worker. Can be dropped and called again without a loss.
async fn read(worker: &mut Option<Worker>) -> Result<Reply, Gone> {
    let Some(worker) = worker else { return Err(Gone::Ended) };
    let reading = worker.incoming.next::<Reply>(&mut worker.socket);
    match tokio::time::timeout_at(worker.deadline, reading).await {
        Ok(came) => came.map_err(|_| Gone::Ended),
        Err(_) => Err(Gone::Silent),
    }
}

struct Worker {
    socket: UnixStream,
    incoming: Incoming,
    last_words: pipe::Receiver,
    kind: Kind,
    /// Orders that it has been given, the one that runs first.
    hands: VecDeque<Asked>,
    /// When the first of them is over at the latest.
    deadline: Instant,
}

impl Worker {
    async fn start(kind: Kind, nursery: &Arc<Nursery>) -> Result<Self, SandboxError> {
        let failed = |error: std::io::Error| SandboxError::Start(error.to_string());
        let nursery = Arc::clone(nursery);
        let born = tokio::task::spawn_blocking(move || nursery.birth(kind)).await;
        let Newborn { socket, last_words } = born.map_err(|error| SandboxError::Start(error.to_string()))??;
        socket.set_nonblocking(true).map_err(failed)?;
        let socket = UnixStream::from_std(socket).map_err(failed)?;
        let last_words = pipe::Receiver::from_owned_fd(last_words.into()).map_err(failed)?;
        let (hands, deadline) = (VecDeque::new(), Instant::now());
        Ok(Self { socket, incoming: Incoming::default(), last_words, kind, hands, deadline })
    }

    fn is_busy(&self) -> bool {
        !self.hands.is_empty()
    }

    fn has_room(&self) -> bool {
        self.hands.len() < AHEAD && self.hands.back().is_none_or(|last| !matches!(last.order, Order::Check(_)))
    }

    /// True when the other side has closed while nothing was asked of it.
    fn has_ended(&self) -> bool {
        matches!(self.socket.try_read(&mut [0]), Ok(0)) || self.socket.peer_cred().is_err()
    }

    async fn take(&mut self, asked: Asked, bytes: Vec<u8>, limits: &Limits) {
        self.hands.push_back(asked);
        if self.hands.len() == 1 {
            self.begin_next(limits);
        }
        // Of a worker that is gone, or does not read, the next reading tells.
        let _ = tokio::time::timeout_at(self.deadline, self.socket.write_all(&bytes)).await;
    }

    /// The first order's time begins. The worker's own watchdog ends it first.
    fn begin_next(&mut self, limits: &Limits) {
        if let Some(first) = self.hands.front() {
            let millis = Limits::PATIENCE * first.order.millis(limits) + 4 * Limits::GRACE_MILLIS;
            self.deadline = Instant::now() + Duration::from_millis(millis);
        }
    }

    /// Why it died, from what it wrote to stderr; without a word, an empty [`SandboxError::Crashed`].
    async fn autopsy(&mut self, gone: Gone, limits: &Limits) -> SandboxError {
        let millis = self.hands.front().map_or(limits.wall_millis, |first| first.order.millis(limits));
        let over = SandboxError::TimeLimit { millis, line: None, steps: Vec::new() };
        if matches!(gone, Gone::Silent) {
            return over;
        }
        let mut words = Vec::new();
        let mut last_words = (&mut self.last_words).take(WORDS);
        // Whatever could be read is what there is.
        let _ = tokio::time::timeout(WORDS_PATIENCE, last_words.read_to_end(&mut words)).await;
        let words = String::from_utf8_lossy(&words).into_owned();
        if words.contains(LAST_WORDS) {
            over
        } else if words.contains("memory allocation of") || words.contains("capacity overflow") {
            let shared = self.kind == Kind::Shared;
            SandboxError::MemoryLimit { mebibytes: if shared { limits.shared_memory_mib } else { limits.memory_mib } }
        } else {
            SandboxError::Crashed(words)
        }
    }
}
