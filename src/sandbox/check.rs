//! An exercise's check in the worker: the call into `_check.py`, values on both sides.
//! In: a [`CheckJob`]. Out: a [`CheckOutcome`]. Fails with the Python exception, when `_check` itself does.
//! Not here: how asserts become items (`_check.py`), the time limit (`worker`).

use rustpython_vm::{
    AsObject, PyObjectRef, PyResult, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyTupleRef},
};

use super::bridge::{item, template_dict, traceback};
use super::protocol::{CheckItem, CheckJob, CheckOutcome, ItemKind};
use super::python;
use crate::exchange::Header;

/// Runs the check of `job`.
pub(crate) fn run(job: &CheckJob, vm: &VirtualMachine) -> PyResult<CheckOutcome> {
    let headers = |lines: &[Header]| -> PyObjectRef {
        let lines = lines.iter();
        let lines = lines.map(|(name, value)| vm.new_tuple((name.clone(), vm.ctx.new_bytes(value.clone()))).into());
        vm.ctx.new_list(lines.collect()).into()
    };
    let diary = job.diary.iter().map(|(request, response)| -> PyObjectRef {
        let text = |text: &str| -> PyObjectRef { vm.ctx.new_str(text).into() };
        let fields = vec![
            text(&request.method),
            text(&request.path),
            text(&request.query),
            headers(&request.headers),
            vm.ctx.new_bytes(request.body.clone()).into(),
            vm.ctx.new_int(response.status).into(),
            headers(&response.headers),
            vm.ctx.new_bytes(response.body.clone()).into(),
        ];
        vm.ctx.new_tuple(fields).into()
    });
    let arguments: Vec<PyObjectRef> = vec![
        vm.ctx.new_str(&*job.program.source).into(),
        vm.ctx.new_str(&*job.program.file_name).into(),
        template_dict(&job.program, vm)?,
        vm.ctx.new_str(job.criterion.as_str()).into(),
        vm.ctx.new_list(diary.collect()).into(),
        vm.ctx.new_str(job.origin.as_str()).into(),
        vm.ctx.new_str(job.remote.as_str()).into(),
    ];
    let told = python::module_attribute("_check", "check", vm)?.call(arguments, vm)?;
    let told: PyTupleRef = told.downcast().map_err(|_| vm.new_type_error("_check.check: not a tuple"))?;
    let items = item::<Vec<PyTupleRef>>(&told, 0, vm)?
        .iter()
        .map(|one| {
            let kind = if item::<String>(one, 1, vm)? == "adim" { ItemKind::Step } else { ItemKind::Assert };
            Ok(CheckItem {
                passed: item(one, 0, vm)?,
                kind,
                message: item(one, 2, vm)?,
                condition: item(one, 3, vm)?,
                aim: item(one, 4, vm)?,
            })
        })
        .collect::<PyResult<Vec<_>>>()?;
    let raised = item::<Option<PyTupleRef>>(&told, 1, vm)?.map(|described| traceback(&described, vm)).transpose()?;
    let request = item::<Option<PyTupleRef>>(&told, 2, vm)?
        .map(|request| Ok::<_, PyBaseExceptionRef>((item(&request, 0, vm)?, item(&request, 1, vm)?)))
        .transpose()?;
    Ok(CheckOutcome {
        items,
        raised: raised.map(Box::new),
        request,
        overstayed: item(&told, 3, vm)?,
        fault: item(&told, 4, vm)?,
    })
}

/// What is left to say when `_check` itself failed: the error's own text, for the log.
pub(crate) fn failed(error: &PyBaseExceptionRef, vm: &VirtualMachine) -> CheckOutcome {
    let fault = format!("{}: {}", error.class().name(), python::printed(error, vm));
    CheckOutcome { fault: Some(fault), ..CheckOutcome::default() }
}
