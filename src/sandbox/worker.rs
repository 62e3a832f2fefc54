//! A worker: reads orders from its socket, runs them in its interpreter one after another, answers each with a report.
//! In: [`Order`]. Out: [`Report`]. Ends when the socket closes, when the time limit is overstayed (its watchdog ends the
//! process), or after a reply when it has grown too large; the pool then gives its programs to a new one.
//! Whatever may run Python, destructors too, runs under the watchdog's guard.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::mem::ManuallyDrop;
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileExt;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::bridge::Bridge;
use super::limits::Limits;
use super::protocol::{AppKey, Job, Order, Outcome, Program, Reply, Report, Traceback};
use super::python::Python;
use super::watchdog::Watchdog;
use super::zygote::Kind;
use super::{bridge, check, measure, python, records, run, trace, wall};
use crate::exchange::Step;
use rustpython_vm::{PyObjectRef, VirtualMachine};

/// Replies between two looks at the worker's own size.
const SIZE_CHECK_EVERY: u64 = 200;
/// A job that took so long may have taken memory: then it looks at once.
const SIZE_CHECK_AFTER_MILLIS: u128 = 3;

struct Loaded {
    program: Program,
    object: PyObjectRef,
    used: u64,
    /// The steps of a loading that no request asked for, until a watched request tells them; and whether they were cut.
    steps: (Vec<Step>, bool),
}

struct Worker<'a> {
    bridge: &'a Bridge,
    watchdog: &'a Watchdog,
    limits: Limits,
    programs: HashMap<AppKey, Loaded>,
    turn: u64,
    /// Our own Python fails here.
    wrecked: bool,
    /// In a shared worker, the workspaces that held it up: what else they sent ahead is not carried out.
    slow: Option<HashSet<Arc<str>>>,
}

/// The worker's own size, read from a file that was opened before the wall was raised.
struct Size {
    status: Option<File>,
    born_kib: u64,
    most_growth_kib: u64,
}

impl Size {
    fn new(kind: Kind, limits: &Limits) -> Self {
        let growth = if kind == Kind::Private { limits.resting_mib } else { limits.shared_memory_mib / 2 };
        let mut size =
            Self { status: File::open("/proc/self/status").ok(), born_kib: 0, most_growth_kib: growth * 1024 };
        size.born_kib = size.kib();
        size
    }

    /// Memory of its own in use, KiB; 0 where the system does not say. Pages of the binary, which all share, do not count.
    fn kib(&self) -> u64 {
        let mut text = [0; 4096];
        let length = self.status.as_ref().and_then(|file| file.read_at(&mut text, 0).ok()).unwrap_or(0);
        let field = |text: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
            line.trim().trim_end_matches(" kB").parse().ok()
        };
        field(&String::from_utf8_lossy(&text[..length])).unwrap_or(0)
    }

    fn growth_kib(&self) -> u64 {
        self.kib().saturating_sub(self.born_kib)
    }
}

/// Serves orders until the socket closes.
pub(crate) fn serve(python: &Python, socket: UnixStream, kind: Kind, limits: Limits) -> std::io::Result<()> {
    let descriptor = socket.as_raw_fd();
    records::connect(socket);
    // Dropped with its Python objects at the end of the process only, and then under guard: a destructor may not end.
    let watchdog = ManuallyDrop::new(Watchdog::start(python.interrupter()));
    let size = Size::new(kind, &limits);
    python.enter(|vm| {
        let bridge = Bridge::import(vm).map_err(std::io::Error::other)?;
        python::module_attribute("_host", "born", vm)
            .and_then(|born| born.call((), vm))
            .map_err(|error| std::io::Error::other(python::printed(&error, vm)))?;
        let mut descriptors = vec![descriptor, std::io::stderr().as_raw_fd()];
        descriptors.extend(size.status.as_ref().map(File::as_raw_fd));
        descriptors.extend_from_slice(watchdog.descriptors());
        // Without it the other walls stand; there is no place to report to.
        let _ = wall::raise(&descriptors);
        let mut worker = ManuallyDrop::new(Worker {
            bridge: &bridge,
            watchdog: &watchdog,
            limits,
            programs: HashMap::new(),
            turn: 0,
            wrecked: false,
            slow: (kind == Kind::Shared).then(HashSet::new),
        });
        while let Some(order) = records::next_order()? {
            let (report, took) = worker.carry_out(order, vm);
            let looks = worker.turn.is_multiple_of(SIZE_CHECK_EVERY) || took.as_millis() >= SIZE_CHECK_AFTER_MILLIS;
            let growth_kib = looks.then(|| size.growth_kib());
            let last = worker.wrecked || growth_kib.is_some_and(|growth| growth > size.most_growth_kib);
            records::reply(&Reply { report, growth_kib, last })?;
            if last {
                break;
            }
        }
        // Until the process is gone: destructors of what stays may run, and may not end.
        std::mem::forget(watchdog.guard(0));
        Ok(())
    })
}

impl Worker<'_> {
    /// The report, bounded, and how long it took.
    fn carry_out(&mut self, order: Order, vm: &VirtualMachine) -> (Report, Duration) {
        let started = Instant::now();
        self.turn += 1;
        if self.slow.as_ref().is_some_and(|slow| order.program().is_some() && slow.contains(order.workspace())) {
            return (Report::Elsewhere, started.elapsed());
        }
        let workspace = self.slow.is_some().then(|| Arc::clone(order.workspace()));
        let guard = self.watchdog.guard(order.millis(&self.limits));
        let mut report = self.report(order, vm);
        if let (Report::Overstayed(..), Some(slow), Some(workspace)) = (&report, &mut self.slow, workspace) {
            slow.insert(workspace);
        }
        match &mut report {
            Report::Served(outcome) => measure::cut(outcome, &self.limits),
            Report::Loaded(Err(raised), _) => measure::cut_traceback(raised),
            _ => {}
        }
        drop(guard);
        (report, started.elapsed())
    }

    fn report(&mut self, order: Order, vm: &VirtualMachine) -> Report {
        match order {
            Order::Serve(job) => self.answer(&job, vm),
            Order::Load(program) => {
                run::begin(bridge::real_now(), self.limits.console_bytes, Some(self.recorder(&program)));
                let loaded = self.load(&program, true, vm);
                let run::Ended { console, recorder, .. } = run::end();
                if let (Some(loaded), Some(recorder)) = (self.programs.get_mut(&program.key), recorder) {
                    loaded.steps = recorder.finish();
                }
                match loaded {
                    Ok(_) => Report::Loaded(
                        self.bridge
                            .routes(&self.programs[&program.key].object, vm)
                            .map_err(|error| Box::new(self.bridge.describe(error, vm))),
                        console,
                    ),
                    Err(error) if self.bridge.is_time_limit(&error, vm) => self.overstayed(error, Vec::new(), vm),
                    Err(error) => Report::Loaded(Err(Box::new(self.bridge.describe(error, vm))), console),
                }
            }
            Order::Forget(workspace, app) => {
                self.programs.retain(|key, _| {
                    key.workspace != workspace
                        || app.as_ref().is_some_and(|(lesson, cell)| key.lesson != *lesson || key.cell != *cell)
                });
                Report::Forgotten
            }
            Order::Check(job) => {
                run::begin(bridge::real_now(), self.limits.console_bytes, None);
                let outcome = check::run(&job, vm).unwrap_or_else(|error| {
                    // A program has reached into our own Python and broken it: the next order goes to a new worker.
                    self.wrecked = true;
                    check::failed(&error, vm)
                });
                run::end();
                Report::Checked(Box::new(outcome))
            }
            // An answer that nobody waits for: the job that asked is over.
            Order::Answer(_) => Report::Forgotten,
        }
    }

    fn answer(&mut self, job: &Job, vm: &VirtualMachine) -> Report {
        let started = Instant::now();
        let recorder = job.trace.then(|| self.recorder(&job.program));
        run::begin(job.now, self.limits.console_bytes, recorder);
        let mut outcome = Outcome::default();
        let ran = self.load(&job.program, job.trace, vm).and_then(|fresh| {
            outcome.fresh = fresh;
            run::with_recorder(|recorder| recorder.enter_part(false));
            let program = &self.programs[&job.program.key].object;
            self.bridge.serve(program, job, &self.limits, &mut outcome, vm)
        });
        let ended = run::end();
        outcome.console = ended.console;
        outcome.warnings.extend(ended.notes.into_iter().map(|(id, message)| (id.to_owned(), message, None)));
        if let Some(recorder) = ended.recorder {
            let earlier = self.programs.get_mut(&job.program.key).map(|loaded| std::mem::take(&mut loaded.steps));
            let (mut steps, cut) = earlier.unwrap_or_default();
            let (own, own_cut) = recorder.finish();
            steps.extend(own);
            (outcome.steps, outcome.steps_cut) = (steps, cut || own_cut);
        }
        if let Err(error) = ran {
            if self.bridge.is_time_limit(&error, vm) {
                return self.overstayed(error, outcome.steps, vm);
            }
            outcome.raised = Some(Box::new(self.bridge.describe(error, vm)));
        }
        outcome.micros = started.elapsed().as_micros() as u64;
        Report::Served(Box::new(outcome))
    }

    /// Loads the program unless this very text is loaded already; says whether it had to.
    fn load(&mut self, program: &Program, trace: bool, vm: &VirtualMachine) -> rustpython_vm::PyResult<bool> {
        let turn = self.turn;
        if let Some(loaded) = self.programs.get_mut(&program.key)
            && loaded.program == *program
        {
            loaded.used = turn;
            return Ok(false);
        }
        self.programs.remove(&program.key);
        if self.programs.len() >= self.limits.programs
            && let Some(oldest) = self.programs.iter().min_by_key(|(_, loaded)| loaded.used).map(|(key, _)| key.clone())
        {
            self.programs.remove(&oldest);
        }
        run::with_recorder(|recorder| recorder.enter_part(true));
        let object = self.bridge.load(program, trace, vm)?;
        let loaded = Loaded { program: program.clone(), object, used: turn, steps: (Vec::new(), false) };
        self.programs.insert(program.key.clone(), loaded);
        Ok(true)
    }

    fn recorder(&self, program: &Program) -> trace::Recorder {
        trace::Recorder::new(program.file_name.to_string(), Arc::clone(&program.source), self.limits.steps)
    }

    fn overstayed(
        &self,
        error: rustpython_vm::builtins::PyBaseExceptionRef,
        steps: Vec<Step>,
        vm: &VirtualMachine,
    ) -> Report {
        let Traceback { line, .. } = self.bridge.describe(error, vm);
        Report::Overstayed(line, steps)
    }
}
