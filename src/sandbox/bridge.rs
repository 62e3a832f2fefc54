//! The calls between Rust and `_bridge.py`: arguments to Python objects, tuples back to plain values.
//! Fails with the Python exception; what `_bridge` itself returns in a wrong shape is a `TypeError` of ours.

use std::time::{SystemTime, UNIX_EPOCH};

use rustpython_vm::{
    AsObject, PyObjectRef, PyPayload, PyResult, TryFromObject, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyBytesRef, PyDict, PyTupleRef},
};

use super::limits::Limits;
use super::protocol::{Job, Outcome, Program, Route, Traceback};
use super::walk::{Raw, Viewed, Walk, Walked};
use super::{python, trace};
use crate::exchange::{Header, RecordedResponse, SessionKind};

/// `_bridge`'s functions, looked up once.
pub(crate) struct Bridge {
    load: PyObjectRef,
    routes: PyObjectRef,
    serve: PyObjectRef,
    finish: PyObjectRef,
    describe: PyObjectRef,
    walk: Walk,
}

impl Bridge {
    /// Looks the functions up. Fails with a text when our own Python lacks one.
    pub(crate) fn import(vm: &VirtualMachine) -> Result<Self, String> {
        let find = |name| python::module_attribute("_bridge", name, vm).map_err(|error| python::printed(&error, vm));
        let walk = Walk::import(vm).map_err(|error| python::printed(&error, vm))?;
        let (load, routes, describe) = (find("load")?, find("routes")?, find("describe")?);
        Ok(Self { load, routes, serve: find("serve")?, finish: find("finish")?, describe, walk })
    }

    /// Compiles and executes the learner's module; the object is `_bridge.Program`. With `trace` the run's recorder sees it.
    pub(crate) fn load(&self, program: &Program, trace: bool, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
        let templates = template_dict(program, vm)?;
        let trace = if trace { trace::native_trace(vm) } else { vm.ctx.none() };
        let loaded = self.load.call((program.source.to_string(), program.file_name.to_string(), templates, trace), vm);
        vm.use_tracing.set(false);
        loaded
    }

    /// The rules of a loaded program.
    pub(crate) fn routes(&self, program: &PyObjectRef, vm: &VirtualMachine) -> PyResult<Vec<Route>> {
        let rules = Vec::<PyTupleRef>::try_from_object(vm, self.routes.call((program.clone(),), vm)?)?;
        rules
            .iter()
            .map(|rule| {
                Ok(Route { rule: item(rule, 0, vm)?, methods: item(rule, 1, vm)?, endpoint: item(rule, 2, vm)? })
            })
            .collect()
    }

    /// Answers one request and fills `outcome`.
    pub(crate) fn serve(
        &self,
        program: &PyObjectRef,
        job: &Job,
        limits: &Limits,
        outcome: &mut Outcome,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let raw = raw_of(job, vm);
        let trace = job.trace.then(|| trace::native_trace(vm));
        let told = program.get_attr("warnings", vm)?;
        let walked = if vm.is_none(&told) {
            let (app, templates) = (program.get_attr("app", vm)?, program.get_attr("templates", vm)?);
            let raw = Raw { tuple: raw.clone(), method: &job.request.method, path: &job.request.path };
            self.walk.walk(&app, templates, raw, trace.clone(), vm)
        } else {
            Ok(Walked::NotUsual)
        };
        let trace = trace.unwrap_or_else(|| vm.ctx.none());
        let result = match walked? {
            Walked::Answered(answer, warnings) => {
                outcome.warnings = warnings.borrow_vec().iter().map(|one| warning(one, vm)).collect::<PyResult<_>>()?;
                outcome.response = Some(bounded(answer, limits, outcome));
                return Ok(());
            }
            Walked::NotUsual => self.serve.call((program.clone(), raw, trace), vm),
            Walked::Viewed(Viewed { context, before, value, error, opened }) => {
                let error = error.map_or_else(|| vm.ctx.none(), Into::into);
                let opened = vm.ctx.new_bool(opened).into();
                self.finish.call(vec![program.clone(), context, before, value, error, opened, trace], vm)
            }
        };
        vm.use_tracing.set(false);
        let result: PyTupleRef = result?.downcast().map_err(|_| vm.new_type_error("_bridge.serve: not a tuple"))?;
        let headers = item::<Vec<PyTupleRef>>(&result, 2, vm)?
            .iter()
            .map(|line| Ok((item(line, 0, vm)?, bytes(line, 1, vm)?)))
            .collect::<PyResult<Vec<_>>>()?;
        let (status, body) = (status(&result, vm)?, bytes(&result, 3, vm)?);
        let answer = RecordedResponse { status, reason: item(&result, 1, vm)?, headers, body };
        outcome.response = Some(bounded(answer, limits, outcome));
        outcome.session_kind = match item::<String>(&result, 4, vm)?.as_str() {
            "imzali" => SessionKind::Imzali,
            "kayit" => SessionKind::Kayit,
            _ => SessionKind::Yok,
        };
        outcome.session_id = item(&result, 5, vm)?;
        outcome.session_before = item(&result, 6, vm)?;
        outcome.session_after = item(&result, 7, vm)?;
        for told in item::<Vec<PyObjectRef>>(&result, 8, vm)? {
            outcome.warnings.push(warning(&told, vm)?);
        }
        outcome.raised = item::<Option<PyTupleRef>>(&result, 9, vm)?
            .map(|described| traceback(&described, vm))
            .transpose()?
            .map(Box::new);
        Ok(())
    }

    /// An exception as a [`Traceback`].
    pub(crate) fn describe(&self, error: PyBaseExceptionRef, vm: &VirtualMachine) -> Traceback {
        let described = self.describe.call((error.clone(),), vm).and_then(|described| {
            let described: PyTupleRef =
                described.downcast().map_err(|_| vm.new_type_error("_bridge.describe: not a tuple"))?;
            traceback(&described, vm)
        });
        described.unwrap_or_else(|_| Traceback {
            type_name: error.class().name().to_string(),
            text: python::printed(&error, vm),
            ..Traceback::default()
        })
    }

    /// True for the time limit's interruption.
    pub(crate) fn is_time_limit(&self, error: &PyBaseExceptionRef, vm: &VirtualMachine) -> bool {
        python::is_time_limit(error, vm)
    }
}

/// What arrived, as `Request` keeps it: method, path, query, header lines, body, scheme, host, remote address.
fn raw_of(job: &Job, vm: &VirtualMachine) -> PyObjectRef {
    let request = &job.request;
    let line = |(name, value): &Header| vm.new_tuple((name.clone(), vm.ctx.new_bytes(value.clone()))).into();
    let text = |text: &str| -> PyObjectRef { vm.ctx.new_str(text).into() };
    let parts = vec![
        text(&request.method),
        text(&request.path),
        text(&request.query),
        vm.ctx.new_list(request.headers.iter().map(line).collect()).into(),
        vm.ctx.new_bytes(request.body.clone()).into(),
        text(&job.scheme),
        text(&job.host),
        text(&job.remote),
    ];
    vm.ctx.new_tuple(parts).into()
}

/// A body as long as it may be; that it was cut is a warning.
fn bounded(mut answer: RecordedResponse, limits: &Limits, outcome: &mut Outcome) -> RecordedResponse {
    if answer.body.len() > limits.body_bytes {
        answer.body.truncate(limits.body_bytes);
        outcome.warnings.push(("alan.govde-siniri".to_owned(), limits.body_bytes.to_string(), None));
    }
    answer
}

/// Category or stable id, message, line.
fn warning(told: &PyObjectRef, vm: &VirtualMachine) -> PyResult<(String, String, Option<u32>)> {
    let told: PyTupleRef = told.clone().downcast().map_err(|_| vm.new_type_error("a warning is a tuple"))?;
    Ok((item(&told, 0, vm)?, item(&told, 1, vm)?, item(&told, 2, vm)?))
}

/// The program's templates by name.
pub(crate) fn template_dict(program: &Program, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let templates = PyDict::default().into_ref(&vm.ctx);
    for (name, source) in program.templates.iter() {
        templates.set_item(name.as_str(), vm.ctx.new_str(source.as_str()).into(), vm)?;
    }
    Ok(templates.into())
}

/// `describe()`'s tuple: type, message, line, column, text, name, function, source line.
pub(crate) fn traceback(described: &PyTupleRef, vm: &VirtualMachine) -> PyResult<Traceback> {
    Ok(Traceback {
        type_name: item(described, 0, vm)?,
        message: item(described, 1, vm)?,
        line: item(described, 2, vm)?,
        column: item(described, 3, vm)?,
        text: item(described, 4, vm)?,
        name: item(described, 5, vm)?,
        function: item(described, 6, vm)?,
        source_line: item(described, 7, vm)?,
    })
}

/// One place of a tuple as a plain value.
pub(crate) fn item<T: TryFromObject>(tuple: &PyTupleRef, index: usize, vm: &VirtualMachine) -> PyResult<T> {
    let object = tuple.as_slice().get(index).cloned();
    T::try_from_object(vm, object.ok_or_else(|| vm.new_index_error("_bridge: a tuple is too short"))?)
}

/// Any number can be a status to Flask; one that no HTTP has is kept as the nearest that fits.
fn status(tuple: &PyTupleRef, vm: &VirtualMachine) -> PyResult<u16> {
    Ok(item::<i64>(tuple, 0, vm)?.clamp(0, i64::from(u16::MAX)) as u16)
}

fn bytes(tuple: &PyTupleRef, index: usize, vm: &VirtualMachine) -> PyResult<Vec<u8>> {
    Ok(item::<PyBytesRef>(tuple, index, vm)?.as_bytes().to_vec())
}

/// The real clock, epoch seconds.
pub(crate) fn real_now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}
