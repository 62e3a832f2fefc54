//! Attribute names of our Python package that Rust reads and writes on its way through a request, interned once.
//! An attribute is then one look into an object's dictionary, a twentieth of a microsecond; Python takes five times as long.

use std::sync::OnceLock;

use rustpython_vm::{
    Py, PyObject, PyObjectRef, PyResult, VirtualMachine,
    builtins::{PyDict, PyDictRef, PyStrInterned},
};

macro_rules! names {
    ($($field:ident = $text:literal),* $(,)?) => {
        /// The names, a field each.
        #[derive(Debug)]
        pub(crate) struct Names { $(pub(crate) $field: &'static PyStrInterned),* }

        impl Names {
            fn intern(vm: &VirtualMachine) -> Self {
                Self { $($field: vm.ctx.intern_str($text)),* }
            }
        }
    };
}

names! {
    after_request_funcs = "after_request_funcs",
    after_this = "_after_request_functions",
    app = "app",
    before = "_before",
    before_request_funcs = "before_request_funcs",
    collected = "collected",
    config = "config",
    direct_passthrough = "direct_passthrough",
    endpoint = "endpoint",
    got_first_request = "_got_first_request",
    headers = "headers",
    list = "_list",
    literal = "_literal",
    max_cookie_size = "MAX_COOKIE_SIZE",
    match_request = "match_request",
    method = "method",
    methods = "methods",
    on_close = "_on_close",
    open_session = "open_session",
    path = "path",
    raised = "_raised",
    raw = "_raw",
    request = "request",
    request_class = "request_class",
    response = "response",
    response_class = "response_class",
    routing_exception = "routing_exception",
    secret_key = "SECRET_KEY",
    session = "_session",
    session_interface = "session_interface",
    status = "_status",
    status_code = "_status_code",
    teardown_appcontext_funcs = "teardown_appcontext_funcs",
    teardown_request_funcs = "teardown_request_funcs",
    templates = "_templates",
    top = "top",
    url_map = "url_map",
    url_rule = "url_rule",
    url_value_preprocessors = "url_value_preprocessors",
    view_args = "view_args",
    view_functions = "view_functions",
}

/// The names of this process' interpreter.
pub(crate) fn names(vm: &VirtualMachine) -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| Names::intern(vm))
}

/// What an object's own dictionary has under a name.
pub(crate) fn own(object: &PyObject, name: &'static PyStrInterned, vm: &VirtualMachine) -> Option<PyObjectRef> {
    entry(&*object.dict()?, name, vm)
}

/// What a dictionary has under a name.
pub(crate) fn entry(dict: &Py<PyDict>, name: &'static PyStrInterned, vm: &VirtualMachine) -> Option<PyObjectRef> {
    dict.get_item_opt(name, vm).ok().flatten()
}

/// A dictionary made of names and values: an instance's, before the instance is there.
pub(crate) fn dict_of<const N: usize>(
    entries: [(&'static PyStrInterned, PyObjectRef); N],
    vm: &VirtualMachine,
) -> PyResult<PyDictRef> {
    let dict = vm.ctx.new_dict();
    fill(&dict, entries, vm)?;
    Ok(dict)
}

/// Puts them into a dictionary that is there.
pub(crate) fn fill<const N: usize>(
    dict: &Py<PyDict>,
    entries: [(&'static PyStrInterned, PyObjectRef); N],
    vm: &VirtualMachine,
) -> PyResult<()> {
    entries.into_iter().try_for_each(|(name, value)| dict.set_item(name, value, vm))
}
