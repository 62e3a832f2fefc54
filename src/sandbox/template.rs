//! `render_template` in Rust: minijinja over live Python objects, printing and escaping as Jinja2 and MarkupSafe do.
//! In: a template's name and source, the Python context, a loader for `include` and `extends`. Out: the text.
//! Fails as Jinja2 does: a Python error from the context passes through; the engine's own become `jinja2.exceptions`.
//! Left to the Python side: which names the context holds, and where templates come from.

use std::cell::RefCell;

use minijinja::value::{Enumerator, Kwargs, Object, ObjectRepr, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State};
use rustpython_vm::{
    AsObject, PyObjectRef, PyPayload, PyResult, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyDict, PyDictRef, PyFloat, PyInt, PyList, PyStr, PyTuple},
    function::{FuncArgs, KwArgs},
    vm::thread::with_current_vm,
};
use std::fmt;
use std::sync::Arc;

use super::python::module_attribute;

/// Instructions one rendering may take; an endless `{% for %}` ends here.
const FUEL: u64 = 2_000_000;

thread_local! {
    /// A Python error that crosses the engine, which has no place for it.
    static PENDING: RefCell<Option<PyBaseExceptionRef>> = const { RefCell::new(None) };
    /// Filters and settings, made once; a rendering works on a copy.
    static BASE: Environment<'static> = environment();
}

/// Renders `source`, named `name`, with `context`.
pub(crate) fn render(
    name: &str,
    source: &str,
    context: PyDictRef,
    loader: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<String> {
    PENDING.take();
    let mut environment = BASE.with(Environment::clone);
    let load = Python(loader);
    environment.set_loader(move |name| {
        with_current_vm(|vm| match load.0.call((name.to_owned(),), vm) {
            Ok(source) => Ok(Some(text(&source, vm))),
            Err(error) => Err(pending(error)),
        })
    });
    let rendered = environment
        .add_template_owned(name.to_owned(), source.to_owned())
        .and_then(|()| environment.get_template(name)?.render(Value::from_object(Python(context.into()))));
    rendered.map_err(|error| raised(&error, name, vm))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|name| {
        let escaped = !name.contains('.')
            || [".html", ".htm", ".xml", ".xhtml", ".svg"].iter().any(|ending| name.ends_with(ending));
        if escaped { AutoEscape::Html } else { AutoEscape::None }
    });
    environment.set_formatter(format);
    environment.set_unknown_method_callback(|_, value, method, arguments| {
        with_current_vm(|vm| {
            let object = to_python(value, vm);
            call(vm.get_attribute_opt(object, vm.ctx.intern_str(method)).map_err(pending)?, method, arguments, vm)
        })
    });
    for name in ["e", "escape"] {
        environment.add_filter(name, |value: Value| -> Value {
            if value.is_safe() { value } else { Value::from_safe_string(escaped(&printed(&value))) }
        });
    }
    environment.add_filter("string", |value: Value| printed(&value));
    environment
}

/// Prints a value as Python's `str()` would, escaped as MarkupSafe does unless it is markup.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let text = printed(value);
    let written = if value.is_safe() || !matches!(state.auto_escape(), AutoEscape::Html) {
        out.write_str(&text)
    } else {
        out.write_str(&escaped(&text))
    };
    written.map_err(|_| Error::new(ErrorKind::WriteFailure, "output limit"))
}

fn printed(value: &Value) -> String {
    match value.kind() {
        ValueKind::Undefined => String::new(),
        ValueKind::String => value.as_str().unwrap_or_default().to_owned(),
        _ => with_current_vm(|vm| text(&to_python(value, vm), vm)),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A Python object inside the engine.
struct Python(PyObjectRef);

impl fmt::Debug for Python {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&with_current_vm(|vm| match self.0.repr(vm) {
            Ok(text) => text.as_wtf8().to_string_lossy().into_owned(),
            Err(_) => "<?>".to_owned(),
        }))
    }
}

impl Object for Python {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        with_current_vm(|vm| {
            if self.0.downcastable::<PyDict>() || is_mapping(&self.0, vm) {
                ObjectRepr::Map
            } else if self.0.downcastable::<PyList>() || self.0.downcastable::<PyTuple>() {
                ObjectRepr::Seq
            } else if self.0.class().has_attr(vm.ctx.intern_str("__iter__")) {
                ObjectRepr::Iterable
            } else {
                ObjectRepr::Plain
            }
        })
    }

    /// Jinja2's `a.b` and `a["b"]`: a dict's item first, otherwise the attribute first, then the other.
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        with_current_vm(|vm| {
            let item = || self.0.get_item(&*to_python(key, vm), vm).ok();
            let attribute = || {
                let name = vm.ctx.intern_str(key.as_str()?);
                vm.get_attribute_opt(self.0.clone(), name).ok().flatten()
            };
            let found =
                if self.0.downcastable::<PyDict>() { item().or_else(attribute) } else { attribute().or_else(item) };
            found.map(|object| to_value(object, vm))
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        with_current_vm(|vm| {
            let items = self.0.get_iter(vm).and_then(|iterator| {
                iterator.iter::<PyObjectRef>(vm)?.map(|item| Ok(to_value(item?, vm))).collect::<PyResult<Vec<_>>>()
            });
            match items {
                Ok(items) => Enumerator::Iter(Box::new(items.into_iter())),
                Err(_) => Enumerator::NonEnumerable,
            }
        })
    }

    fn enumerator_len(self: &Arc<Self>) -> Option<usize> {
        with_current_vm(|vm| self.0.length(vm).ok())
    }

    fn is_true(self: &Arc<Self>) -> bool {
        with_current_vm(|vm| self.0.clone().try_to_bool(vm).unwrap_or(true))
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, arguments: &[Value]) -> Result<Value, Error> {
        with_current_vm(|vm| call(Some(self.0.clone()), "", arguments, vm))
    }

    fn call_method(self: &Arc<Self>, _: &mut State<'_, '_>, method: &str, arguments: &[Value]) -> Result<Value, Error> {
        with_current_vm(|vm| {
            let name = vm.ctx.intern_str(method);
            let mut callee = vm.get_attribute_opt(self.0.clone(), name).map_err(pending)?;
            if callee.is_none() {
                callee = self.0.get_item(method, vm).ok();
            }
            call(callee, method, arguments, vm)
        })
    }

    fn render(self: &Arc<Self>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&with_current_vm(|vm| text(&self.0, vm)))
    }
}

fn call(callee: Option<PyObjectRef>, name: &str, arguments: &[Value], vm: &VirtualMachine) -> Result<Value, Error> {
    let Some(callee) = callee else {
        return Err(Error::new(ErrorKind::UndefinedError, format!("'{name}' is undefined")));
    };
    let (positional, keywords) = match arguments.split_last() {
        Some((last, rest)) if last.is_kwargs() => (rest, Kwargs::try_from(last.clone()).ok()),
        _ => (arguments, None),
    };
    let positional: Vec<PyObjectRef> = positional.iter().map(|value| to_python(value, vm)).collect();
    let mut named = Vec::new();
    if let Some(keywords) = &keywords {
        for key in keywords.args() {
            named.push((key.to_owned(), to_python(&keywords.get::<Value>(key)?, vm)));
        }
    }
    let arguments = FuncArgs::new(positional, KwArgs::new(named.into_iter().collect()));
    callee.call_with_args(arguments, vm).map(|object| to_value(object, vm)).map_err(pending)
}

/// A Python value for the engine: plain ones as themselves, markup as safe text, the rest as a live object.
fn to_value(object: PyObjectRef, vm: &VirtualMachine) -> Value {
    if vm.is_none(&object) {
        return Value::from(());
    }
    if object.is(&vm.ctx.true_value) || object.is(&vm.ctx.false_value) {
        return Value::from(object.is(&vm.ctx.true_value));
    }
    if let Some(text) = object.downcast_ref::<PyStr>() {
        let text = text.as_wtf8().to_string_lossy().into_owned();
        let markup = object.class().has_attr(vm.ctx.intern_str("__html__"));
        return if markup { Value::from_safe_string(text) } else { Value::from(text) };
    }
    if let Some(number) = object.downcast_ref_if_exact::<PyInt>(vm)
        && let Ok(number) = number.try_to_primitive::<i64>(vm)
    {
        return Value::from(number);
    }
    if let Some(number) = object.downcast_ref_if_exact::<PyFloat>(vm) {
        return Value::from(number.to_f64());
    }
    Value::from_object(Python(object))
}

/// The way back.
fn to_python(value: &Value, vm: &VirtualMachine) -> PyObjectRef {
    if let Some(object) = value.downcast_object_ref::<Python>() {
        return object.0.clone();
    }
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => vm.ctx.none(),
        ValueKind::Bool => vm.ctx.new_bool(value.is_true()).into(),
        ValueKind::Number => match i64::try_from(value.clone()) {
            Ok(number) if value.is_integer() => vm.ctx.new_int(number).into(),
            _ => vm.ctx.new_float(f64::try_from(value.clone()).unwrap_or(f64::NAN)).into(),
        },
        ValueKind::String => {
            let text = vm.ctx.new_str(value.as_str().unwrap_or_default());
            if value.is_safe() { markup(text.into(), vm) } else { text.into() }
        }
        ValueKind::Bytes => vm.ctx.new_bytes(value.as_bytes().unwrap_or_default().to_vec()).into(),
        ValueKind::Seq | ValueKind::Iterable => {
            let items = value.try_iter().into_iter().flatten().map(|item| to_python(&item, vm)).collect();
            vm.ctx.new_list(items).into()
        }
        ValueKind::Map => {
            let dict = PyDict::default().into_ref(&vm.ctx);
            for key in value.try_iter().into_iter().flatten() {
                if let Ok(item) = value.get_item(&key) {
                    // A key from a template is a plain value, and setting one of those cannot fail.
                    let _ = dict.set_item(&*to_python(&key, vm), to_python(&item, vm), vm);
                }
            }
            dict.into()
        }
        _ => vm.ctx.new_str(value.to_string()).into(),
    }
}

fn markup(text: PyObjectRef, vm: &VirtualMachine) -> PyObjectRef {
    module_attribute("markupsafe", "Markup", vm).and_then(|class| class.call((text.clone(),), vm)).unwrap_or(text)
}

fn is_mapping(object: &PyObjectRef, vm: &VirtualMachine) -> bool {
    object.class().has_attr(vm.ctx.intern_str("keys")) && object.class().has_attr(vm.ctx.intern_str("__getitem__"))
}

fn text(object: &PyObjectRef, vm: &VirtualMachine) -> String {
    match object.str(vm) {
        Ok(text) => text.as_wtf8().to_string_lossy().into_owned(),
        Err(error) => {
            PENDING.set(Some(error));
            String::new()
        }
    }
}

fn pending(error: PyBaseExceptionRef) -> Error {
    PENDING.set(Some(error));
    Error::new(ErrorKind::InvalidOperation, "a Python exception is pending")
}

/// The Python exception for an engine error: the pending one, or `jinja2.exceptions`' own.
fn raised(error: &Error, name: &str, vm: &VirtualMachine) -> PyBaseExceptionRef {
    if let Some(pending) = PENDING.take() {
        return pending;
    }
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    match error.kind() {
        ErrorKind::OutOfFuel => {
            if let Ok(class) = super::python::time_limit_type(vm) {
                return vm.new_exception_empty(class);
            }
        }
        ErrorKind::InvalidOperation if detail.starts_with("recursion limit") => {
            return vm.new_recursion_error("maximum recursion depth exceeded".to_owned());
        }
        _ => {}
    }
    let class = match error.kind() {
        ErrorKind::TemplateNotFound => "TemplateNotFound",
        ErrorKind::SyntaxError | ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => {
            "TemplateSyntaxError"
        }
        _ => "UndefinedError",
    };
    let line = error.line().unwrap_or(1);
    let made = module_attribute("jinja2.exceptions", class, vm).and_then(|class| {
        let arguments: Vec<PyObjectRef> = match error.kind() {
            ErrorKind::TemplateNotFound => vec![vm.ctx.new_str(error.detail().unwrap_or(name)).into()],
            ErrorKind::SyntaxError => {
                vec![vm.ctx.new_str(detail).into(), vm.ctx.new_int(line).into(), vm.ctx.new_str(name).into()]
            }
            _ => vec![vm.ctx.new_str(detail).into()],
        };
        class.call(arguments, vm)
    });
    match made.map(|object| object.downcast::<rustpython_vm::builtins::PyBaseException>()) {
        Ok(Ok(exception)) => exception,
        _ => vm.new_runtime_error(error.to_string()),
    }
}
