//! Gives jobs to workers: unedited lesson code to a few shared ones, each program that a learner edited to one of its own.
//! In: [`Job`], [`Program`]. Out: [`Outcome`], routes, or a [`SandboxError`] about the worker. When a worker ends, for whatever
//! reason, the programs it held start afresh, and their next outcome says so.
//! Not here: a worker's socket, birth and end (`lane`).

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::SandboxError;
use super::lane::{Answer, Lane, Workplace};
use super::limits::Limits;
use super::nursery::Nursery;
use super::protocol::{AppKey, CheckJob, CheckOutcome, Job, Order, Outcome, Program, Report, Route, Traceback};
use super::records::Records;
use super::zygote::Kind;

/// Programs remembered as having run; beyond it all are forgotten.
const RAN: usize = 20_000;

/// Cheap to clone; the workers end when the last clone is dropped.
#[derive(Clone)]
pub struct Pool(Arc<Inner>);

struct Inner {
    limits: Limits,
    place: Workplace,
    shared: Vec<Lane>,
    private: Mutex<HashMap<AppKey, Private>>,
    hasher: RandomState,
    /// Programs that have run and were not asked to forget, with their text's hash: their next load is a restart.
    ran: Mutex<HashMap<AppKey, u64>>,
}

struct Private {
    lane: Lane,
    used: Instant,
}

impl Pool {
    /// Makes the pool; must be called on a tokio runtime. Workers start in the background. `program` is this very binary
    /// (`current_exe`, or its path in a test, whose own binary is another).
    pub fn start(program: PathBuf, limits: Limits, records: Arc<dyn Records>) -> Self {
        let nursery = Arc::new(Nursery::new(program, limits));
        let place = Workplace { nursery, records, limits, exiles: Arc::default() };
        let shared = (0..limits.shared_workers.max(1)).map(|_| Lane::open(Kind::Shared, &place)).collect();
        Self(Arc::new(Inner {
            limits,
            place,
            shared,
            private: Mutex::default(),
            hasher: RandomState::new(),
            ran: Mutex::default(),
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
        let Program { key, source, edited, .. } = &job.program;
        let (key, source, edited) = (key.clone(), Arc::clone(source), *edited);
        let ran = self.carry_out(&key, edited, Order::Serve(Box::new(job))).await;
        let has_run_before = match &ran {
            // It did not get to run; or it runs on, as is known.
            Err(SandboxError::Busy | SandboxError::Start(_)) => false,
            Ok(Report::Served(outcome)) if !outcome.fresh && lock(&self.0.ran).contains_key(&key) => false,
            _ => self.note_run(key, &source),
        };
        match ran? {
            Report::Served(mut outcome) => {
                outcome.restarted = outcome.fresh && has_run_before;
                Ok(*outcome)
            }
            other => Err(self.mismatch(other)),
        }
    }

    /// Notes that a program was loaded and ran; says whether this very text had run before.
    fn note_run(&self, key: AppKey, source: &str) -> bool {
        let text = self.0.hasher.hash_one(source);
        let mut ran = lock(&self.0.ran);
        if ran.len() >= RAN {
            // Forgetting costs a sentence about a restart at the most.
            ran.clear();
        }
        ran.insert(key, text) == Some(text)
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
        lock(&self.0.ran).remove(&program.key);
        let (key, edited) = (program.key.clone(), program.edited);
        match self.carry_out(&key, edited, Order::Load(program)).await? {
            Report::Loaded(loaded, console) => Ok((loaded, console)),
            other => Err(self.mismatch(other)),
        }
    }

    /// Runs an exercise's check in a worker that nothing else runs in, before or after.
    ///
    /// # Errors
    /// As [`Pool::serve`].
    pub async fn check(&self, job: CheckJob) -> Result<CheckOutcome, SandboxError> {
        let Answer::Done(report) = Lane::open(Kind::Private, &self.0.place).ask(Order::Check(Box::new(job))).await
        else {
            return Err(SandboxError::Crashed("a lane of its own refused".to_owned()));
        };
        match report? {
            Report::Checked(outcome) => Ok(*outcome),
            other => Err(self.mismatch(other)),
        }
    }

    /// Drops the state of one app, or of all apps of a workspace.
    pub async fn forget(&self, workspace: &str, app: Option<(&str, u32)>) {
        let of = |key: &AppKey| {
            &*key.workspace == workspace && app.is_none_or(|(lesson, cell)| &*key.lesson == lesson && key.cell == cell)
        };
        lock(&self.0.ran).retain(|key, _| !of(key));
        lock(&self.0.private).retain(|key, _| !of(key));
        let app = app.map(|(lesson, cell)| (Arc::from(lesson), cell));
        // A worker that is gone, or that no longer serves this workspace, has forgotten already.
        drop(self.shared(workspace).ask(Order::Forget(Arc::from(workspace), app)).await);
    }

    /// Lesson code goes to a shared worker, unless the workspace has broken one.
    async fn carry_out(&self, key: &AppKey, edited: bool, order: Order) -> Result<Report, SandboxError> {
        let order = if edited || self.0.place.exiles.has(&key.workspace) {
            order
        } else {
            match self.shared(&key.workspace).ask(order).await {
                Answer::Done(result) => return result,
                Answer::Elsewhere(order) => order,
            }
        };
        let Answer::Done(result) = self.private(key).ask(order).await else {
            return Err(SandboxError::Crashed("a lane of its own refused".to_owned()));
        };
        self.relieve(key);
        result
    }

    fn private(&self, key: &AppKey) -> Lane {
        let mut private = lock(&self.0.private);
        let now = Instant::now();
        if !private.contains_key(key) && private.len() >= self.0.limits.private_workers {
            end_idlest(&mut private, |_, _| true);
        }
        let own = private
            .entry(key.clone())
            .or_insert_with(|| Private { lane: Lane::open(Kind::Private, &self.0.place), used: now });
        own.used = now;
        own.lane.clone()
    }

    /// Ends idle workers while all together keep more memory than they may.
    fn relieve(&self, busy: &AppKey) {
        let mut private = lock(&self.0.private);
        let mut kept: u64 = private.values().map(|own| own.lane.growth_kib()).sum();
        while kept > self.0.limits.private_rest_mib * 1024 {
            let holds = |key: &AppKey, own: &Private| key != busy && own.lane.growth_kib() > 0;
            match end_idlest(&mut private, holds) {
                Some(ended) => kept -= ended.lane.growth_kib().min(kept),
                None => break,
            }
        }
    }

    fn shared(&self, workspace: &str) -> &Lane {
        &self.0.shared[self.0.hasher.hash_one(workspace) as usize % self.0.shared.len()]
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

/// Takes out the one that was used longest ago among those; it ends when its order, if it has one, is done.
fn end_idlest(private: &mut HashMap<AppKey, Private>, among: impl Fn(&AppKey, &Private) -> bool) -> Option<Private> {
    let those = private.iter().filter(|(key, own)| among(key, own));
    let idlest = those.min_by_key(|(_, own)| own.used).map(|(key, _)| key.clone())?;
    private.remove(&idlest)
}
