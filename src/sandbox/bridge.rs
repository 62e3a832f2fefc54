//! The calls between Rust and `_bridge.py`: arguments to Python objects, tuples back to plain values.
//! Fails with the Python exception; what `_bridge` itself returns in a wrong shape is a `TypeError` of ours.

use std::time::{SystemTime, UNIX_EPOCH};

use rustpython_vm::{
    AsObject, PyObjectRef, PyPayload, PyResult, TryFromObject, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyBytesRef, PyDict, PyTupleRef},
};

use super::limits::Limits;
use super::protocol::{Job, Outcome, Program, Route, Traceback};
use super::{python, trace};
use crate::exchange::{RecordedResponse, SessionKind};

/// `_bridge`'s functions, looked up once.
pub(crate) struct Bridge {
    load: PyObjectRef,
    routes: PyObjectRef,
    serve: PyObjectRef,
    describe: PyObjectRef,
}

impl Bridge {
    /// Looks the functions up. Fails with a text when our own Python lacks one.
    pub(crate) fn import(vm: &VirtualMachine) -> Result<Self, String> {
        let find = |name| python::module_attribute("_bridge", name, vm).map_err(|error| python::printed(&error, vm));
        Ok(Self { load: find("load")?, routes: find("routes")?, serve: find("serve")?, describe: find("describe")? })
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
        let request = &job.request;
        let headers: Vec<PyObjectRef> = request
            .headers
            .iter()
            .map(|(name, value)| vm.new_tuple((name.clone(), vm.ctx.new_bytes(value.clone()))).into())
            .collect();
        let arguments: Vec<PyObjectRef> = vec![
            program.clone(),
            vm.ctx.new_str(request.method.as_str()).into(),
            vm.ctx.new_str(request.path.as_str()).into(),
            vm.ctx.new_str(request.query.as_str()).into(),
            vm.ctx.new_list(headers).into(),
            vm.ctx.new_bytes(request.body.clone()).into(),
            vm.ctx.new_str(job.scheme.as_str()).into(),
            vm.ctx.new_str(job.host.as_str()).into(),
            vm.ctx.new_str(job.remote.as_str()).into(),
            vm.ctx.new_float(job.now).into(),
            if job.trace { trace::native_trace(vm) } else { vm.ctx.none() },
        ];
        let result = self.serve.call(arguments, vm);
        vm.use_tracing.set(false);
        let result: PyTupleRef = result?.downcast().map_err(|_| vm.new_type_error("_bridge.serve: not a tuple"))?;
        let headers = item::<Vec<PyTupleRef>>(&result, 2, vm)?
            .iter()
            .map(|line| Ok((item(line, 0, vm)?, bytes(line, 1, vm)?)))
            .collect::<PyResult<Vec<_>>>()?;
        let mut body = bytes(&result, 3, vm)?;
        if body.len() > limits.body_bytes {
            body.truncate(limits.body_bytes);
            outcome.warnings.push(("alan.govde-siniri".to_owned(), limits.body_bytes.to_string(), None));
        }
        outcome.response =
            Some(RecordedResponse { status: status(&result, vm)?, reason: item(&result, 1, vm)?, headers, body });
        outcome.session_kind = match item::<String>(&result, 4, vm)?.as_str() {
            "imzali" => SessionKind::Imzali,
            "kayit" => SessionKind::Kayit,
            _ => SessionKind::Yok,
        };
        outcome.session_id = item(&result, 5, vm)?;
        outcome.session_before = item(&result, 6, vm)?;
        outcome.session_after = item(&result, 7, vm)?;
        for warning in item::<Vec<PyTupleRef>>(&result, 8, vm)? {
            outcome.warnings.push((item(&warning, 0, vm)?, item(&warning, 1, vm)?, item(&warning, 2, vm)?));
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
