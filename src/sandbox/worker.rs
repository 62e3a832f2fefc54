//! A worker: reads orders from its socket, runs them in its interpreter one after another, answers each with a report.
//! In: [`Order`]. Out: [`Report`]. Ends when the socket closes, when the time limit is overstayed (its watchdog ends the
//! process), or after a reply when it has grown too large; the pool then gives its programs to a new one.

use std::collections::HashMap;
use std::os::unix::net::UnixStream;
use std::time::Instant;

use super::bridge::Bridge;
use super::limits::Limits;
use super::protocol::{AppKey, Job, Order, Outcome, Program, Report, Traceback};
use super::python::Python;
use super::watchdog::Watchdog;
use super::{bridge, frame, python, records, run, trace, zygote};
use rustpython_vm::{PyObjectRef, VirtualMachine};

/// Replies between two looks at the worker's own size.
const SIZE_CHECK_EVERY: u64 = 200;

struct Loaded {
    program: Program,
    object: PyObjectRef,
    used: u64,
}

struct Worker<'a> {
    bridge: &'a Bridge,
    watchdog: &'a Watchdog,
    limits: Limits,
    programs: HashMap<AppKey, Loaded>,
    turn: u64,
}

/// Serves orders until the socket closes.
pub(crate) fn serve(python: &Python, mut socket: UnixStream, limits: Limits) -> std::io::Result<()> {
    records::connect(&socket)?;
    let watchdog = Watchdog::start(limits, python.interrupter());
    python.enter(|vm| {
        let bridge = Bridge::import(vm).map_err(std::io::Error::other)?;
        python::module_attribute("_host", "born", vm)
            .and_then(|born| born.call((), vm))
            .map_err(|error| std::io::Error::other(python::printed(&error, vm)))?;
        let mut worker = Worker { bridge: &bridge, watchdog: &watchdog, limits, programs: HashMap::new(), turn: 0 };
        while let Some(order) = frame::read::<Order>(&mut socket)? {
            let report = worker.carry_out(order, vm);
            frame::write(&mut socket, &report)?;
            if worker.turn.is_multiple_of(SIZE_CHECK_EVERY) && zygote::status_kib("VmRSS").unwrap_or(0) > limits.shared_memory_mib * 1024 / 2 {
                return Ok(());
            }
        }
        Ok(())
    })
}

impl Worker<'_> {
    fn carry_out(&mut self, order: Order, vm: &VirtualMachine) -> Report {
        self.turn += 1;
        match order {
            Order::Serve(job) => self.answer(&job, vm),
            Order::Load(program) => {
                run::begin(bridge::real_now(), self.limits.console_bytes, None);
                let _guard = self.watchdog.guard();
                match self.load(&program, vm) {
                    Ok(_) => Report::Loaded(
                        self.bridge
                            .routes(&self.programs[&program.key].object, vm)
                            .map_err(|error| Box::new(self.bridge.describe(error, vm))),
                    ),
                    Err(error) if self.bridge.is_time_limit(&error, vm) => self.overstayed(error, vm),
                    Err(error) => Report::Loaded(Err(Box::new(self.bridge.describe(error, vm)))),
                }
            }
            Order::Forget(workspace, app) => {
                self.programs.retain(|key, _| {
                    key.workspace != workspace
                        || app.as_ref().is_some_and(|(lesson, cell)| key.lesson != *lesson || key.cell != *cell)
                });
                Report::Forgotten
            }
            // An answer that nobody waits for: the job that asked is over.
            Order::Answer(_) => Report::Forgotten,
        }
    }

    fn answer(&mut self, job: &Job, vm: &VirtualMachine) -> Report {
        let started = Instant::now();
        let recorder = job.trace.then(|| trace::Recorder::new(job.program.file_name.to_string(), self.limits.steps));
        run::begin(job.now, self.limits.console_bytes, recorder);
        let mut outcome = Outcome::default();
        let ran = {
            let _guard = self.watchdog.guard();
            self.load(&job.program, vm).and_then(|fresh| {
                outcome.fresh = fresh;
                let program = &self.programs[&job.program.key].object;
                self.bridge.serve(program, job, &self.limits, &mut outcome, vm)
            })
        };
        let (console, recorder) = run::end();
        outcome.console = console;
        if let Some(recorder) = recorder {
            (outcome.steps, outcome.steps_cut) = recorder.finish();
        }
        if let Err(error) = ran {
            if self.bridge.is_time_limit(&error, vm) {
                return self.overstayed(error, vm);
            }
            outcome.raised = Some(Box::new(self.bridge.describe(error, vm)));
        }
        outcome.micros = started.elapsed().as_micros() as u64;
        Report::Served(Box::new(outcome))
    }

    /// Loads the program unless this very text is loaded already; says whether it had to.
    fn load(&mut self, program: &Program, vm: &VirtualMachine) -> rustpython_vm::PyResult<bool> {
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
        let object = self.bridge.load(program, vm)?;
        self.programs.insert(program.key.clone(), Loaded { program: program.clone(), object, used: turn });
        Ok(true)
    }

    fn overstayed(&self, error: rustpython_vm::builtins::PyBaseExceptionRef, vm: &VirtualMachine) -> Report {
        let Traceback { line, .. } = self.bridge.describe(error, vm);
        Report::Overstayed(line)
    }
}
