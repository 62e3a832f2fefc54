//! Records the executed lines of the learner's file and what each of them changed: the step view's source.
//! In: `sys.settrace` events. Out: [`Step`]s, bounded in number, names and length of a printed value.
//! A change belongs to the line that made it. What a line does after a function it called has come back is a step of its
//! own ([`StepKind::Devam`]), so that the order on the page is the order in which things happened.
//! Frames of other files are not traced at all, so Flask's own lines neither show nor cost. Nothing is guessed: variables
//! are the frame's, the session is the request's, cookies are the lines that response objects in variables carry.
//! Rule: Python's `sys.settrace` protocol; this interpreter gives a `return` event no value.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use rustpython_vm::{
    AsObject, PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine,
    builtins::{PyBaseException, PyDict, PyList, PyStr, PyTuple, PyTypeRef},
    frame::Frame,
};

use super::names::{names, own};
use super::{python, run, usual};
use crate::exchange::{Step, StepKind};

/// Characters of a printed value.
const VALUE_CHARS: usize = 160;
/// Names looked at in one frame.
const NAMES: usize = 40;
/// A longer text, list or dictionary is not printed whole at every step.
const PRINTED_WHOLE: usize = 200;
/// Response objects whose cookies are followed.
const RESPONSES: usize = 8;
/// Set-Cookie lines shown of them, and characters of one.
const COOKIE_LINES: usize = 60;
const COOKIE_CHARS: usize = 4_200;
/// Characters of a session's text; a signed cookie cannot hold more.
const SESSION_CHARS: usize = 4_096;

/// Collects steps of one run.
pub(crate) struct Recorder {
    file_name: String,
    source: Arc<str>,
    most: usize,
    steps: Vec<Step>,
    /// Where the steps of the present part (loading, or the request) begin.
    part: usize,
    loading: bool,
    cut: bool,
    calls: u32,
    /// The learner's frames that are running, by address.
    frames: HashMap<usize, Running>,
    responses: Vec<PyObjectRef>,
    session: Option<String>,
    cookies: Vec<String>,
    printed: usize,
    raised: Option<PyObjectRef>,
}

/// One call that has not come back yet.
struct Running {
    call: u32,
    line: u32,
    /// Names with their value's address and its printed form, as of the last step.
    seen: HashMap<String, (usize, String)>,
}

/// What is looked up once.
struct Types {
    trace: PyObjectRef,
    response: PyTypeRef,
    null_session: PyTypeRef,
    request_slot: PyObjectRef,
    session_text: PyObjectRef,
}

impl Types {
    fn import(vm: &VirtualMachine) -> PyResult<Self> {
        let find = |module, name| python::module_attribute(module, name, vm);
        let class = |name| find("_bridge", name)?.downcast().map_err(|_| vm.new_type_error("not a class"));
        Ok(Self {
            trace: find("_cerez", "trace")?,
            response: class("Response")?,
            null_session: class("NullSession")?,
            request_slot: find("flask", "globals")?.get_attr("_cv_request", vm)?,
            session_text: find("_display", "session_text")?,
        })
    }
}

thread_local! {
    static TYPES: OnceCell<Option<Types>> = const { OnceCell::new() };
}

/// `None` only when our own package lacks one of them; then less is recorded.
fn with_types<R>(vm: &VirtualMachine, work: impl FnOnce(&Types) -> Option<R>) -> Option<R> {
    TYPES.with(|types| work(types.get_or_init(|| Types::import(vm).ok()).as_ref()?))
}

impl Recorder {
    /// Records lines of `file_name`, at most `most` of the loading and as many of the request.
    pub(crate) fn new(file_name: String, source: Arc<str>, most: usize) -> Self {
        Self {
            file_name,
            source,
            most,
            steps: Vec::new(),
            part: 0,
            loading: false,
            cut: false,
            calls: 0,
            frames: HashMap::new(),
            responses: Vec::new(),
            session: None,
            cookies: Vec::new(),
            printed: 0,
            raised: None,
        }
    }

    /// What follows is the file's loading, or the request.
    pub(crate) fn enter_part(&mut self, loading: bool) {
        self.part = self.steps.len();
        self.loading = loading;
        self.frames.clear();
        self.responses.clear();
        self.cookies.clear();
    }

    /// The steps, and whether some were left out.
    pub(crate) fn finish(self) -> (Vec<Step>, bool) {
        (self.steps, self.cut)
    }

    fn is_full(&self) -> bool {
        self.steps.len() - self.part >= self.most
    }

    /// A function of the file is entered.
    fn call(&mut self, frame: &PyRef<Frame>, vm: &VirtualMachine) {
        self.calls += 1;
        let line = self.definition(frame.f_lineno() as u32);
        self.frames.insert(address(frame), Running { call: self.calls, line, seen: HashMap::new() });
        if function_of(frame) != "<module>" {
            self.push(frame, line, StepKind::Cagri);
            self.settle(frame, vm);
        }
    }

    /// A line is about to run: what changed until now is the work of the one before it.
    fn line(&mut self, frame: &PyRef<Frame>, vm: &VirtualMachine) {
        self.settle(frame, vm);
        let line = frame.f_lineno() as u32;
        if let Some(running) = self.frames.get_mut(&address(frame)) {
            running.line = line;
            self.push(frame, line, StepKind::Satir);
        }
    }

    fn left(&mut self, frame: &PyRef<Frame>, vm: &VirtualMachine) {
        self.settle(frame, vm);
        self.frames.remove(&address(frame));
    }

    /// An error rises or passes through; only where it rose is told.
    fn exception(&mut self, frame: &PyRef<Frame>, told: &PyObjectRef, vm: &VirtualMachine) {
        let Some(error) = told.downcast_ref::<PyTuple>().and_then(|told| told.as_slice().get(1).cloned()) else {
            return;
        };
        if self.raised.as_ref().is_some_and(|known| known.is(&error)) {
            return;
        }
        self.settle(frame, vm);
        let message = match error.downcast_ref::<PyBaseException>() {
            Some(_) => error.str(vm).map(|text| text.as_wtf8().to_string_lossy().into_owned()).unwrap_or_default(),
            None => String::new(),
        };
        let name = error.class().name().to_string();
        let text = if message.is_empty() { name } else { format!("{name}: {message}") };
        self.raised = Some(error);
        if let Some(step) = self.own_step(frame) {
            step.hata = Some(shortened(&text, VALUE_CHARS));
        }
    }

    /// Gives what changed since the last event to the line of `frame` that did it.
    fn settle(&mut self, frame: &PyRef<Frame>, vm: &VirtualMachine) {
        let (changed, gone) = self.names(frame, vm);
        let session = self.session_news(vm);
        let cookies = self.cookie_news(vm);
        let console = self.console_news();
        if changed.is_empty() && gone.is_empty() && session.is_none() && cookies.is_none() && console.is_empty() {
            return;
        }
        let Some(step) = self.own_step(frame) else { return };
        step.degisen.extend(changed);
        step.silinen.extend(gone);
        step.oturum = session.or(step.oturum.take());
        step.cerezler = cookies.or(step.cerezler.take());
        step.konsol.push_str(&console);
    }

    /// The step of the line that `frame` stands on; a new one when another function ran meanwhile.
    fn own_step(&mut self, frame: &PyRef<Frame>) -> Option<&mut Step> {
        let Running { call, line, .. } = *self.frames.get(&address(frame))?;
        let last = self.steps[self.part..].last();
        if last.is_none_or(|step| step.cerceve != call || step.satir != line)
            && !self.push(frame, line, StepKind::Devam)
        {
            return None;
        }
        self.steps.last_mut()
    }

    fn push(&mut self, frame: &PyRef<Frame>, line: u32, kind: StepKind) -> bool {
        if self.is_full() {
            self.cut = true;
            if let Some(last) = self.steps.last_mut() {
                last.kesildi = true;
            }
            return false;
        }
        let call = self.frames.get(&address(frame)).map_or(0, |running| running.call);
        let function = function_of(frame).to_owned();
        self.steps.push(Step::new(line, function, call, kind, self.loading));
        true
    }

    /// Changed names with their value as Python prints it, and names that are gone.
    fn names(&mut self, frame: &PyRef<Frame>, vm: &VirtualMachine) -> (Vec<(String, String)>, Vec<String>) {
        let nothing = (Vec::new(), Vec::new());
        let Ok(locals) = frame.locals(vm) else { return nothing };
        let Ok(locals) = locals.as_object().to_owned().downcast::<PyDict>() else { return nothing };
        let Some(mut running) = self.frames.remove(&address(frame)) else { return nothing };
        let mut changed = Vec::new();
        let mut present = 0;
        for (name, value) in locals.into_iter() {
            let Ok(name) = name.str(vm) else { continue };
            let name = name.as_wtf8().to_string_lossy();
            // A proxy of Flask's would count as looked at when it is printed.
            if name.starts_with("__") || &*value.class().name() == "LocalProxy" {
                continue;
            }
            present += 1;
            if present > NAMES {
                break;
            }
            self.follow(&value, vm);
            let id = value.get_id();
            let before = running.seen.get(&*name);
            if before.is_some_and(|(known, _)| *known == id) && cannot_change(&value, vm) {
                continue;
            }
            let printed = printed(&value, vm);
            if before.is_none_or(|(_, text)| *text != printed) {
                changed.push((name.clone().into_owned(), printed.clone()));
            }
            running.seen.insert(name.into_owned(), (id, printed));
        }
        let mut gone = Vec::new();
        if present < running.seen.len() {
            let here = |name: &str| locals_contain(frame, name, vm);
            gone.extend(running.seen.keys().filter(|name| !here(name)).cloned());
            gone.sort();
            running.seen.retain(|name, _| !gone.contains(name));
        }
        self.frames.insert(address(frame), running);
        (changed, gone)
    }

    /// Keeps a response object in sight: a cookie written on it shows at the line that wrote it.
    fn follow(&mut self, value: &PyObjectRef, vm: &VirtualMachine) {
        if self.responses.len() >= RESPONSES || self.responses.iter().any(|known| known.is(value)) {
            return;
        }
        if with_types(vm, |types| Some(value.class().fast_issubclass(&types.response))) == Some(true) {
            self.responses.push(value.clone());
        }
    }

    /// The session's data as JSON text, when it is not what it was.
    fn session_news(&mut self, vm: &VirtualMachine) -> Option<String> {
        if self.loading {
            return None;
        }
        let session = with_types(vm, |types| {
            let context = types.request_slot.get_attr(names(vm).top, vm).ok()?;
            own(&context, names(vm).session, vm)
                .filter(|session| !vm.is_none(session) && !session.class().is(&types.null_session))
        })?;
        let text = if session.downcast_ref::<PyDict>().is_some_and(|data| data.__len__() == 0) {
            "{}".to_owned()
        } else {
            let text = with_types(vm, |types| types.session_text.call((session,), vm).ok())?;
            text.downcast_ref::<PyStr>()?.as_wtf8().to_string_lossy().into_owned()
        };
        if text.len() > SESSION_CHARS || self.session.as_ref() == Some(&text) {
            return None;
        }
        self.session = Some(text.clone());
        Some(text)
    }

    /// The Set-Cookie lines of the responses in sight, when they are not what they were.
    fn cookie_news(&mut self, vm: &VirtualMachine) -> Option<Vec<String>> {
        let mut lines = Vec::new();
        for response in &self.responses {
            let headers = own(response, names(vm).headers, vm);
            let Some(list) = headers.and_then(|headers| own(&headers, names(vm).list, vm)) else { continue };
            let Some(list) = list.downcast_ref::<PyList>() else { continue };
            for line in list.borrow_vec().iter() {
                let Some([name, value]) = line.downcast_ref::<PyTuple>().map(|line| line.as_slice()) else { continue };
                let text = |one: &PyObjectRef| {
                    one.downcast_ref::<PyStr>().map(|text| text.as_wtf8().to_string_lossy().into_owned())
                };
                let (Some(name), Some(value)) = (text(name), text(value)) else { continue };
                if name.eq_ignore_ascii_case("set-cookie") && lines.len() < COOKIE_LINES {
                    lines.push(shortened(&value, COOKIE_CHARS));
                }
            }
        }
        (lines != self.cookies).then(|| {
            self.cookies = lines.clone();
            lines
        })
    }

    fn console_news(&mut self) -> String {
        let (text, end) = run::printed_since(self.printed);
        self.printed = end;
        text
    }

    /// The `def` line of a function whose code begins at `line`, its first decorator.
    fn definition(&self, line: u32) -> u32 {
        let starts =
            |text: &&str| ["def ", "async def ", "class "].iter().any(|word| text.trim_start().starts_with(word));
        let first = line.saturating_sub(1) as usize;
        let lines = self.source.lines().skip(first);
        lines.take(20).position(|text| starts(&text)).map_or(line, |more| line + more as u32)
    }
}

/// The trace function: asks for events only in the learner's own frames.
pub(crate) fn event(frame: PyObjectRef, event: &str, told: Option<PyObjectRef>, vm: &VirtualMachine) -> PyObjectRef {
    let Ok(frame) = frame.downcast::<Frame>() else { return vm.ctx.none() };
    let mut ours = false;
    run::with_recorder(|recorder| {
        ours = frame.code.source_path().as_str() == recorder.file_name && !is_inner(&frame);
        if !ours {
            return;
        }
        match event {
            "call" => recorder.call(&frame, vm),
            "line" => recorder.line(&frame, vm),
            "return" => recorder.left(&frame, vm),
            "exception" => {
                if let Some(told) = &told {
                    recorder.exception(&frame, told, vm);
                }
            }
            _ => {}
        }
        if recorder.cut && recorder.is_full() {
            // Nothing more will be kept: the rest runs at full speed.
            vm.trace_func.replace(vm.ctx.none());
        }
    });
    if ours { native_trace(vm) } else { vm.ctx.none() }
}

/// `_cerez.trace` itself, which Python asks for again for each frame.
pub(crate) fn native_trace(vm: &VirtualMachine) -> PyObjectRef {
    with_types(vm, |types| Some(types.trace.clone())).unwrap_or_else(|| vm.ctx.none())
}

fn address(frame: &PyRef<Frame>) -> usize {
    frame.as_object().get_id()
}

fn function_of(frame: &PyRef<Frame>) -> &str {
    frame.code.obj_name.as_str()
}

/// A comprehension's own frame: part of its line.
fn is_inner(frame: &PyRef<Frame>) -> bool {
    matches!(function_of(frame), "<listcomp>" | "<dictcomp>" | "<setcomp>" | "<genexpr>")
}

fn locals_contain(frame: &PyRef<Frame>, name: &str, vm: &VirtualMachine) -> bool {
    let locals = frame.locals(vm).ok().and_then(|locals| locals.as_object().to_owned().downcast::<PyDict>().ok());
    locals.is_some_and(|locals| locals.contains_key(name, vm))
}

/// The same object prints the same: texts, numbers, functions, classes.
fn cannot_change(value: &PyObject, vm: &VirtualMachine) -> bool {
    let types = &vm.ctx.types;
    let class = value.class();
    [types.str_type, types.int_type, types.bool_type, types.float_type, types.none_type, types.bytes_type]
        .into_iter()
        .chain([types.function_type, types.type_type, types.module_type])
        .any(|fixed| class.is(fixed))
}

/// As Python prints it, without an object's address, cut.
fn printed(value: &PyObjectRef, vm: &VirtualMachine) -> String {
    if let Some(text) = value.downcast_ref::<PyStr>()
        && text.byte_len() > PRINTED_WHOLE * 4
    {
        let start: String = text.as_wtf8().to_string_lossy().chars().take(VALUE_CHARS).collect();
        return shortened(&format!("'{start}…"), VALUE_CHARS);
    }
    let long = match (value.downcast_ref::<PyList>(), value.downcast_ref::<PyDict>(), value.downcast_ref::<PyTuple>()) {
        (Some(list), ..) => Some(list.borrow_vec().len()),
        (_, Some(dict), _) => Some(dict.__len__()),
        (.., Some(tuple)) => Some(tuple.as_slice().len()),
        _ => None,
    };
    if let Some(length) = long.filter(|length| *length > PRINTED_WHOLE) {
        return format!("<{}: {length}>", value.class().name());
    }
    if let Some(text) = usual::printed_response(value, vm) {
        return text;
    }
    let Ok(text) = value.repr(vm) else { return "…".to_owned() };
    shortened(&without_address(&text.as_wtf8().to_string_lossy()), VALUE_CHARS)
}

/// `<function index at 0x7f…>` → `<function index>`.
fn without_address(text: &str) -> String {
    match text.split_once(" at 0x") {
        Some((before, after)) if text.starts_with('<') => {
            let rest = after.trim_start_matches(|letter: char| letter.is_ascii_hexdigit());
            format!("{before}{rest}")
        }
        _ => text.to_owned(),
    }
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
