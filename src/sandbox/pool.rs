//! Gives jobs to workers: unedited lesson code to a few shared ones, each workspace's edited code to one of its own.
//! In: [`Job`], [`Program`]. Out: [`Outcome`], routes, or a [`SandboxError`] about the worker. One task owns a worker's socket,
//! so a caller that goes away leaves no half-read message behind. A worker is started when first needed, and again after
//! it died; the programs it held then start afresh, and their next outcome says so.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};

use super::SandboxError;
use super::frame;
use super::limits::Limits;
use super::nursery::{Newborn, Nursery};
use super::protocol::{AppKey, CheckJob, CheckOutcome, Job, Order, Outcome, Program, Report, Route, Traceback};
use super::records::{self, Records};
use super::zygote::Kind;

/// A worker without orders for so long is ended.
const PRIVATE_IDLE: Duration = Duration::from_secs(15 * 60);

/// Programs remembered as having answered; beyond it all are forgotten.
const ANSWERED: usize = 20_000;

type Answer = oneshot::Sender<Result<Report, SandboxError>>;

/// Cheap to clone; the workers end when the last clone is dropped.
#[derive(Clone)]
pub struct Pool(Arc<Inner>);

struct Inner {
    limits: Limits,
    place: Workplace,
    shared: Vec<mpsc::Sender<(Order, Answer)>>,
    private: Mutex<HashMap<Arc<str>, Private>>,
    hasher: RandomState,
    /// Programs that have answered and were not asked to forget: their next load is a restart.
    answered: Mutex<HashMap<AppKey, Arc<str>>>,
}

/// What every worker's task needs.
#[derive(Clone)]
struct Workplace {
    nursery: Arc<Nursery>,
    records: Arc<dyn Records>,
    limits: Limits,
}

struct Private {
    orders: mpsc::Sender<(Order, Answer)>,
    used: Instant,
}

impl Pool {
    /// Makes the pool; must be called on a tokio runtime. Workers start in the background. `program` is this very binary
    /// (`current_exe`, or its path in a test, whose own binary is another).
    pub fn start(program: PathBuf, limits: Limits, records: Arc<dyn Records>) -> Self {
        let place = Workplace { nursery: Arc::new(Nursery::new(program, limits)), records, limits };
        let shared = (0..limits.shared_workers.max(1)).map(|_| employ(Kind::Shared, &place)).collect();
        Self(Arc::new(Inner {
            limits,
            place,
            shared,
            private: Mutex::default(),
            hasher: RandomState::new(),
            answered: Mutex::default(),
        }))
    }

    /// The limits it works under.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// Answers one request.
    ///
    /// # Errors
    /// When the worker overstayed, died, or could not be had; the learner's own errors are in the [`Outcome`].
    pub async fn serve(&self, job: Job) -> Result<Outcome, SandboxError> {
        let key = job.program.key.clone();
        let source = Arc::clone(&job.program.source);
        let orders = self.worker(&job.program);
        let report = send(&orders, Order::Serve(Box::new(job))).await?;
        let Report::Served(mut outcome) = report else { return Err(self.mismatch(report)) };
        let before = {
            let mut answered = lock(&self.0.answered);
            if answered.len() >= ANSWERED {
                // Forgetting costs a sentence about a restart at the most.
                answered.clear();
            }
            answered.insert(key, Arc::clone(&source))
        };
        outcome.restarted = outcome.fresh && before.is_some_and(|before| before == source);
        Ok(*outcome)
    }

    /// Loads a program and says its routes, or the error that keeps it from loading.
    ///
    /// # Errors
    /// As [`Pool::serve`].
    pub async fn load(&self, program: Program) -> Result<Result<Vec<Route>, Box<Traceback>>, SandboxError> {
        Ok(self.load_aloud(program).await?.0)
    }

    /// The same, with what the program printed while it loaded.
    ///
    /// # Errors
    /// As [`Pool::serve`].
    pub async fn load_aloud(
        &self,
        program: Program,
    ) -> Result<(Result<Vec<Route>, Box<Traceback>>, String), SandboxError> {
        lock(&self.0.answered).remove(&program.key);
        let orders = self.worker(&program);
        match send(&orders, Order::Load(program)).await? {
            Report::Loaded(loaded, console) => Ok((loaded, console)),
            other => Err(self.mismatch(other)),
        }
    }

    /// Runs an exercise's check, always in the owner's own worker: it may take longer than a request.
    ///
    /// # Errors
    /// As [`Pool::serve`].
    pub async fn check(&self, job: CheckJob) -> Result<CheckOutcome, SandboxError> {
        let orders = self.private(&job.owner);
        match send(&orders, Order::Check(Box::new(job))).await? {
            Report::Checked(outcome) => Ok(*outcome),
            other => Err(self.mismatch(other)),
        }
    }

    /// Drops the state of one app, or of all apps of a workspace.
    pub async fn forget(&self, workspace: &str, app: Option<(&str, u32)>) {
        let of = |key: &AppKey| {
            &*key.workspace == workspace && app.is_none_or(|(lesson, cell)| &*key.lesson == lesson && key.cell == cell)
        };
        lock(&self.0.answered).retain(|key, _| !of(key));
        let mut workers = vec![self.shared(workspace)];
        {
            let mut private = lock(&self.0.private);
            match app {
                None => drop(private.remove(workspace)),
                Some(_) => workers.extend(private.get(workspace).map(|own| own.orders.clone())),
            }
        }
        let app = app.map(|(lesson, cell)| (Arc::from(lesson), cell));
        for orders in workers {
            // A worker that is gone has forgotten already.
            let _ = send(&orders, Order::Forget(Arc::from(workspace), app.clone())).await;
        }
    }

    fn worker(&self, program: &Program) -> mpsc::Sender<(Order, Answer)> {
        if !program.edited {
            return self.shared(&program.key.workspace);
        }
        self.private(&program.key.workspace)
    }

    fn private(&self, workspace: &Arc<str>) -> mpsc::Sender<(Order, Answer)> {
        let mut private = lock(&self.0.private);
        let now = Instant::now();
        private.retain(|_, own| now.duration_since(own.used) < PRIVATE_IDLE);
        if !private.contains_key(workspace)
            && private.len() >= self.0.limits.private_workers
            && let Some(idlest) = private.iter().min_by_key(|(_, own)| own.used).map(|(name, _)| Arc::clone(name))
        {
            private.remove(&idlest);
        }
        let own = private
            .entry(Arc::clone(workspace))
            .or_insert_with(|| Private { orders: employ(Kind::Private, &self.0.place), used: now });
        own.used = now;
        own.orders.clone()
    }

    fn shared(&self, workspace: &str) -> mpsc::Sender<(Order, Answer)> {
        let lane = self.0.hasher.hash_one(workspace) as usize % self.0.shared.len();
        self.0.shared[lane].clone()
    }

    fn mismatch(&self, report: Report) -> SandboxError {
        match report {
            Report::Overstayed(line, steps) => {
                SandboxError::TimeLimit { millis: self.0.limits.wall_millis, line, steps }
            }
            _ => SandboxError::Crashed("an answer to another order".to_owned()),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn send(orders: &mpsc::Sender<(Order, Answer)>, order: Order) -> Result<Report, SandboxError> {
    let (answer, report) = oneshot::channel();
    orders.try_send((order, answer)).map_err(|_| SandboxError::Busy)?;
    report.await.unwrap_or_else(|_| Err(SandboxError::Crashed("its task ended".to_owned())))
}

/// Starts the task that owns one worker.
fn employ(kind: Kind, place: &Workplace) -> mpsc::Sender<(Order, Answer)> {
    let (orders, inbox) = mpsc::channel(place.limits.queue);
    tokio::spawn(work(kind, place.clone(), inbox));
    orders
}

async fn work(kind: Kind, place: Workplace, mut inbox: mpsc::Receiver<(Order, Answer)>) {
    let mut worker = if kind == Kind::Shared { Worker::start(kind, &place.nursery).await.ok() } else { None };
    while let Some((order, answer)) = inbox.recv().await {
        let result = attempt(&mut worker, kind, &place, order).await;
        if result.is_err() || worker.as_ref().is_some_and(|worker| worker.is_last) {
            worker = None;
        }
        // The caller may have gone away; the worker is still whole.
        let _ = answer.send(result);
    }
}

/// Carries an order out. A worker that had ended between two orders (it may, when it has grown) is replaced silently; one
/// that dies of this order is not given it again.
async fn attempt(
    worker: &mut Option<Worker>,
    kind: Kind,
    place: &Workplace,
    order: Order,
) -> Result<Report, SandboxError> {
    if worker.as_ref().is_some_and(Worker::has_ended) {
        *worker = None;
    }
    let living = match worker {
        Some(living) => living,
        None => worker.insert(Worker::start(kind, &place.nursery).await?),
    };
    living.carry_out(&order, place).await
}

struct Worker {
    socket: tokio::net::UnixStream,
    last_words: std::io::PipeReader,
    kind: Kind,
    /// It has said that it ends after this report.
    is_last: bool,
}

impl Worker {
    async fn start(kind: Kind, nursery: &Arc<Nursery>) -> Result<Self, SandboxError> {
        let nursery = Arc::clone(nursery);
        let born = tokio::task::spawn_blocking(move || nursery.birth(kind)).await;
        let Newborn { socket, last_words } = born.map_err(|error| SandboxError::Start(error.to_string()))??;
        let socket = socket
            .set_nonblocking(true)
            .and_then(|()| tokio::net::UnixStream::from_std(socket))
            .map_err(|error| SandboxError::Start(error.to_string()))?;
        Ok(Self { socket, last_words, kind, is_last: false })
    }

    /// True when the other side has closed while nothing was asked of it.
    fn has_ended(&self) -> bool {
        matches!(self.socket.try_read(&mut [0]), Ok(0)) || self.socket.peer_cred().is_err()
    }

    async fn carry_out(&mut self, order: &Order, place: &Workplace) -> Result<Report, SandboxError> {
        let limits = &place.limits;
        let started = Instant::now();
        // The worker's own watchdog ends it first; this is for a worker that is stopped or swapped out.
        let millis = if matches!(order, Order::Check(_)) { limits.check_millis } else { limits.wall_millis };
        let patience = Duration::from_millis(millis + 4 * Limits::GRACE_MILLIS);
        let exchange = async {
            frame::write_async(&mut self.socket, order).await?;
            loop {
                let (report, last) = frame::read_async::<(Report, bool)>(&mut self.socket).await?;
                self.is_last = last;
                match (report, order) {
                    (Report::Asked(question), Order::Serve(_) | Order::Load(_) | Order::Check(_)) => {
                        let program = match order {
                            Order::Serve(job) => &job.program,
                            Order::Load(program) => program,
                            Order::Check(job) => &job.program,
                            _ => continue,
                        };
                        let answer = records::answer(&*place.records, &program.key, question).await;
                        frame::write_async(&mut self.socket, &Order::Answer(answer)).await?;
                    }
                    (report, _) => return Ok(report),
                }
            }
        };
        match tokio::time::timeout(patience, exchange).await {
            Ok(Ok(report)) => Ok(report),
            Err(_) => Err(SandboxError::TimeLimit { millis, line: None, steps: Vec::new() }),
            Ok(Err(_)) if started.elapsed().as_millis() as u64 >= millis => {
                Err(SandboxError::TimeLimit { millis, line: None, steps: Vec::new() })
            }
            Ok(Err(error)) => Err(self.autopsy(&error, limits).await),
        }
    }

    /// Why it died, from what it wrote to stderr.
    async fn autopsy(&mut self, error: &std::io::Error, limits: &Limits) -> SandboxError {
        let read = self.last_words.try_clone().map(|pipe| {
            tokio::task::spawn_blocking(move || {
                let mut words = Vec::new();
                // Whatever could be read is what there is.
                let _ = std::io::Read::read_to_end(&mut std::io::Read::take(pipe, 4_096), &mut words);
                String::from_utf8_lossy(&words).into_owned()
            })
        });
        let words = match read {
            Ok(task) => match tokio::time::timeout(Duration::from_millis(100), task).await {
                Ok(Ok(words)) => words,
                _ => String::new(),
            },
            Err(_) => String::new(),
        };
        if words.contains("memory allocation of") || words.contains("capacity overflow") {
            let shared = self.kind == Kind::Shared;
            SandboxError::MemoryLimit { mebibytes: if shared { limits.shared_memory_mib } else { limits.memory_mib } }
        } else {
            SandboxError::Crashed(if words.is_empty() { error.to_string() } else { words })
        }
    }
}
