//! Records the executed lines of the learner's file with the names that changed: the step view's source.
//! In: `sys.settrace` events. Out: [`Step`]s, bounded in number, names and length of a printed value.
//! Frames of other files are not traced at all, so Flask's own lines neither show nor cost.

use std::collections::HashMap;

use rustpython_vm::{AsObject, PyObjectRef, PyRef, VirtualMachine, builtins::PyDict, frame::Frame};

use super::run;
use crate::exchange::Step;

/// Characters of a printed value.
const VALUE_CHARS: usize = 160;
/// Names looked at in one frame.
const NAMES: usize = 40;

/// Collects steps of one run.
pub(crate) struct Recorder {
    file_name: String,
    most: usize,
    steps: Vec<Step>,
    cut: bool,
    /// Printed values by frame id and name, as of the last step in that frame.
    seen: HashMap<(usize, String), String>,
}

impl Recorder {
    /// Records lines of `file_name`, at most `most` of them.
    pub(crate) fn new(file_name: String, most: usize) -> Self {
        Self { file_name, most, steps: Vec::new(), cut: false, seen: HashMap::new() }
    }

    /// The steps, and whether some were left out.
    pub(crate) fn finish(self) -> (Vec<Step>, bool) {
        (self.steps, self.cut)
    }

    fn step(&mut self, frame: &PyRef<Frame>, vm: &VirtualMachine) {
        if self.steps.len() >= self.most {
            self.cut = true;
            return;
        }
        let function = frame.code.obj_name.as_str().to_owned();
        let changed = if function == "<module>" { Vec::new() } else { self.changes(frame, vm) };
        self.steps.push(Step { satir: frame.f_lineno() as u32, islev: function, degisen: changed });
    }

    fn changes(&mut self, frame: &PyRef<Frame>, vm: &VirtualMachine) -> Vec<(String, String)> {
        let Ok(locals) = frame.locals(vm) else { return Vec::new() };
        let Ok(locals) = locals.as_object().to_owned().downcast::<PyDict>() else { return Vec::new() };
        let id = frame.as_object().get_id();
        let mut changed = Vec::new();
        for (name, value) in locals.into_iter().take(NAMES) {
            let Ok(name) = name.str(vm) else { continue };
            let name = name.as_wtf8().to_string_lossy().into_owned();
            let printed = printed(&value, vm);
            let before = self.seen.insert((id, name.clone()), printed.clone());
            if before.as_deref() != Some(&printed) {
                changed.push((name, printed));
            }
        }
        changed
    }
}

/// The trace function: asks for line events only in the learner's own frames.
pub(crate) fn event(frame: PyObjectRef, event: &str, vm: &VirtualMachine) -> PyObjectRef {
    let Ok(frame) = frame.downcast::<Frame>() else { return vm.ctx.none() };
    let mut ours = false;
    run::with_recorder(|recorder| {
        ours = frame.code.source_path().as_str() == recorder.file_name;
        if ours && matches!(event, "line" | "return") {
            recorder.step(&frame, vm);
        }
    });
    if ours { native_trace(vm) } else { vm.ctx.none() }
}

/// `_cerez.trace` itself, which Python asks for again for each frame.
pub(crate) fn native_trace(vm: &VirtualMachine) -> PyObjectRef {
    super::python::module_attribute("_cerez", "trace", vm).unwrap_or_else(|_| vm.ctx.none())
}

fn printed(value: &PyObjectRef, vm: &VirtualMachine) -> String {
    let Ok(text) = value.repr(vm) else { return "…".to_owned() };
    let text = text.as_wtf8().to_string_lossy();
    match text.char_indices().nth(VALUE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}
