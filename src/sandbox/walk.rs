//! The usual request's way through an app, in Rust: what `_bridge.serve` and Flask's own methods do between the host and the
//! view, for an app without hooks. Python is then entered for the learner's view, and for what is not usual about its result.
//!
//! In: a loaded program and what arrived. Out: the answer; or how far it came ([`Walked`]), for `_bridge` to go on from there.
//! Fails with what only the host may see: the time limit's interruption.
//! Rule: Flask 3.1.3's `wsgi_app`, `RequestContext.push`, `full_dispatch_request` and `finalize_request`, in their order.
//! Measured: the same steps in Python take fifty microseconds, here four. `_bridge.serve` stays the whole story, and answers
//! everything that is refused here (`NotUsual`) before the first step that anybody could notice.

use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyResult, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyBytes, PyDict, PyDictRef, PyInt, PyList, PyListRef, PyStr, PyTuple, PyTypeRef},
    function::FuncArgs,
};

use super::names::{Names, dict_of, entry, fill, names, own};
use super::python::module_attribute;
use super::usual::{header_lines, plain_text, text_lines};
use crate::exchange::RecordedResponse;

/// Classes and places of our Python package, looked up once.
pub(crate) struct Walk {
    flask: PyTypeRef,
    request: PyTypeRef,
    response: PyTypeRef,
    context: PyTypeRef,
    interface: PyTypeRef,
    null_session: PyTypeRef,
    app_slot: PyObjectRef,
    request_slot: PyObjectRef,
    learner: PyDictRef,
    session_text: PyObjectRef,
    /// `((None, None),)`: no context was there before.
    outside: PyObjectRef,
    names: &'static Names,
}

/// How far it came.
pub(crate) enum Walked {
    /// Nowhere: nothing has happened.
    NotUsual,
    /// Through the view, or to the error before it; the contexts stand.
    Viewed(Viewed),
    /// To the end.
    Answered(RecordedResponse, PyListRef),
}

/// A request that `_bridge.finish` takes to its end.
pub(crate) struct Viewed {
    /// The request's context.
    pub(crate) context: PyObjectRef,
    /// The session's text before the view.
    pub(crate) before: PyObjectRef,
    /// What the view returned.
    pub(crate) value: PyObjectRef,
    /// What it raised, or the error that kept it from being called.
    pub(crate) error: Option<PyBaseExceptionRef>,
    /// Whether the request was open: an error before that is not the app's to handle.
    pub(crate) opened: bool,
}

/// What arrived, as `werkzeug.wrappers.Request` keeps it: the tuple, and the two parts that routing looks at.
pub(crate) struct Raw<'a> {
    pub(crate) tuple: PyObjectRef,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
}

impl Walk {
    /// Looks everything up.
    pub(crate) fn import(vm: &VirtualMachine) -> PyResult<Self> {
        let find = |module, name| module_attribute(module, name, vm);
        let class = |module, name| {
            find(module, name)?
                .downcast::<rustpython_vm::builtins::PyType>()
                .map_err(|_| vm.new_type_error("not a class"))
        };
        let globals = find("flask", "globals")?;
        let nothing: PyObjectRef = vm.new_tuple((vm.ctx.none(), vm.ctx.none())).into();
        let learner = find("werkzeug", "_learner")?.dict();
        Ok(Self {
            flask: class("flask", "Flask")?,
            request: class("flask", "Request")?,
            response: class("flask", "Response")?,
            context: class("_bridge", "RequestContext")?,
            interface: class("_bridge", "SecureCookieSessionInterface")?,
            null_session: class("_bridge", "NullSession")?,
            app_slot: globals.get_attr("_cv_app", vm)?,
            request_slot: globals.get_attr("_cv_request", vm)?,
            learner: learner.ok_or_else(|| vm.new_type_error("werkzeug._learner is no module"))?,
            session_text: find("_display", "session_text")?,
            outside: vm.ctx.new_tuple(vec![nothing]).into(),
            names: names(vm),
        })
    }

    /// Takes a request as far as it is usual. `templates` are the program's; `trace` sees the view's lines.
    pub(crate) fn walk(
        &self,
        app: &PyObjectRef,
        templates: PyObjectRef,
        raw: Raw<'_>,
        trace: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<Walked> {
        let Some(kept) = app.dict().filter(|kept| self.is_usual(app, kept, &raw, vm)) else {
            return Ok(Walked::NotUsual);
        };
        let (names, none) = (self.names, || vm.ctx.none());
        let warnings = vm.ctx.new_list(Vec::new());
        self.learner.set_item(names.collected, warnings.clone().into(), vm)?;
        let is_first: PyObjectRef = vm.ctx.new_bool(true).into();
        fill(&kept, [(names.raised, none()), (names.templates, templates), (names.got_first_request, is_first)], vm)?;

        let path: PyObjectRef = vm.ctx.new_str(raw.path).into();
        let method: PyObjectRef = vm.ctx.new_str(raw.method).into();
        let asked = dict_of([(names.raw, raw.tuple), (names.method, method.clone()), (names.path, path.clone())], vm)?;
        let request = vm.ctx.new_base_object(self.request.clone(), Some(asked.clone()));
        let entered = dict_of(
            [
                (names.app, app.clone()),
                (names.request, request.clone()),
                (names.session, none()),
                (names.before, self.outside.clone()),
            ],
            vm,
        )?;
        let context = vm.ctx.new_base_object(self.context.clone(), Some(entered.clone()));
        self.stand_in(context.clone(), vm)?;

        let mut viewed =
            Viewed { context, before: vm.ctx.empty_str.to_owned().into(), value: none(), error: None, opened: false };
        let view = match self.open(app, &kept, &request, &asked, &entered, [&path, &method], &mut viewed, vm) {
            Ok(view) => view,
            Err(error) => return self.stopped(error, viewed, vm),
        };
        viewed.opened = true;
        let Some((view, arguments)) = view else { return Ok(Walked::Viewed(viewed)) };
        if let Some(trace) = trace {
            vm.trace_func.replace(trace);
            vm.use_tracing.set(true);
        }
        let ran = view.call(arguments, vm);
        vm.trace_func.replace(none());
        vm.use_tracing.set(false);
        match ran {
            Ok(value) => viewed.value = value,
            Err(error) => return self.stopped(error, viewed, vm),
        }
        let null =
            own(&viewed.context, names.session, vm).is_some_and(|session| session.class().is(&self.null_session));
        let usual = null && raw.method != "HEAD" && !entered.contains_key(names.after_this, vm);
        match usual.then(|| self.answer(&viewed.value, &kept, vm)).flatten() {
            Some(answer) => {
                self.stand_in(none(), vm)?;
                Ok(Walked::Answered(answer, warnings))
            }
            None => Ok(Walked::Viewed(viewed)),
        }
    }

    /// True when nothing but the view has a say: Flask's own class, no hooks, nothing to decode in the path.
    fn is_usual(&self, app: &PyObject, kept: &Py<PyDict>, raw: &Raw<'_>, vm: &VirtualMachine) -> bool {
        let names = self.names;
        let is_empty = |name| match kept.get_item_opt(name, vm) {
            Ok(Some(hooks)) => match (hooks.downcast_ref::<PyDict>(), hooks.downcast_ref::<PyList>()) {
                (Some(hooks), _) => hooks.__len__() == 0,
                (_, Some(hooks)) => hooks.borrow_vec().is_empty(),
                (None, None) => false,
            },
            _ => false,
        };
        let hooks = [
            names.before_request_funcs,
            names.url_value_preprocessors,
            names.teardown_request_funcs,
            names.teardown_appcontext_funcs,
        ];
        app.class().is(&self.flask)
            && hooks.into_iter().all(is_empty)
            && !kept.contains_key(names.request_class, vm)
            && raw.path.starts_with('/')
            && !raw.path.contains('%')
            && !raw.path.contains("//")
            && raw.method != "OPTIONS"
    }

    /// Puts a context, or `None`, into the slots that the proxies read.
    fn stand_in(&self, context: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        self.app_slot.set_attr(self.names.top, context.clone(), vm)?;
        self.request_slot.set_attr(self.names.top, context, vm)
    }

    /// Opens the session and finds the view with its arguments; `None` when routing ended with an error of its own, which then
    /// stands in `viewed`.
    #[expect(clippy::too_many_arguments, reason = "the parts of one request, taken apart once by the only caller")]
    fn open(
        &self,
        app: &PyObjectRef,
        kept: &Py<PyDict>,
        request: &PyObjectRef,
        asked: &Py<PyDict>,
        entered: &Py<PyDict>,
        [path, method]: [&PyObjectRef; 2],
        viewed: &mut Viewed,
        vm: &VirtualMachine,
    ) -> PyResult<Option<(PyObjectRef, FuncArgs)>> {
        let names = self.names;
        let session = self.session(app, kept, request, vm)?;
        entered.set_item(names.session, session.clone(), vm)?;
        if !session.class().is(&self.null_session) {
            let is_empty = session.downcast_ref::<PyDict>().is_some_and(|data| data.__len__() == 0);
            viewed.before =
                if is_empty { vm.ctx.new_str("{}").into() } else { self.session_text.call((session,), vm)? };
        }
        let found = entry(kept, names.url_map, vm).and_then(|map| own(&map, names.literal, vm));
        let rules = found.and_then(|literal| literal.downcast_ref::<PyDict>()?.get_item_opt(&**path, vm).ok()?);
        let rule = rules.and_then(|rules| {
            let rules = rules.downcast_ref::<PyList>()?.borrow_vec().to_vec();
            rules.into_iter().find(|rule| {
                own(rule, names.methods, vm)
                    .is_some_and(|methods| methods.sequence_unchecked().contains(method, vm).unwrap_or(false))
            })
        });
        let rule = match rule {
            Some(rule) => {
                fill(asked, [(names.url_rule, rule.clone()), (names.view_args, vm.ctx.new_dict().into())], vm)?;
                rule
            }
            None => {
                viewed.context.get_attr(names.match_request, vm)?.call((), vm)?;
                if let Some(error) = entry(asked, names.routing_exception, vm).filter(|error| !vm.is_none(error)) {
                    viewed.error = error.downcast().ok();
                    return Ok(None);
                }
                entry(asked, names.url_rule, vm).ok_or_else(|| vm.new_runtime_error("no rule"))?
            }
        };
        let endpoint = own(&rule, names.endpoint, vm).unwrap_or_else(|| vm.ctx.none());
        let views = entry(kept, names.view_functions, vm);
        let view = views.and_then(|views| views.downcast_ref::<PyDict>()?.get_item_opt(&*endpoint, vm).ok()?);
        let Some(view) = view else {
            viewed.error = Some(vm.new_key_error(endpoint));
            return Ok(None);
        };
        let mut arguments = FuncArgs::default();
        if let Some(values) = entry(asked, names.view_args, vm) {
            for (name, value) in values.downcast_ref::<PyDict>().into_iter().flatten() {
                let name = plain_text(&name, vm).ok_or_else(|| vm.new_type_error("keywords must be strings"))?;
                arguments.kwargs.insert(name.to_owned(), value);
            }
        }
        Ok(Some((view, arguments)))
    }

    /// As `SessionInterface.open_session` has it; without a key, and without an interface of the learner's, there is none.
    fn session(&self, app: &PyObjectRef, kept: &Py<PyDict>, request: &PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let names = self.names;
        let interface = match entry(kept, names.session_interface, vm) {
            Some(interface) => interface,
            None => app.get_attr(names.session_interface, vm)?,
        };
        let standard = interface.class().is(&self.interface) && interface.dict().is_none_or(|own| own.__len__() == 0);
        let keyless = standard
            && entry(kept, names.config, vm)
                .and_then(|config| config.downcast_ref::<PyDict>()?.get_item_opt(names.secret_key, vm).ok()?)
                .is_none_or(|key| key.try_to_bool(vm).is_ok_and(|there| !there));
        if !keyless {
            let session = interface.get_attr(names.open_session, vm)?.call((app.clone(), request.clone()), vm)?;
            if !vm.is_none(&session) {
                return Ok(session);
            }
            if !standard {
                return interface.get_attr("make_null_session", vm)?.call((app.clone(),), vm);
            }
        }
        self.null_session.as_object().call((), vm)
    }

    /// An error on the way: the app's to answer, or the host's own.
    fn stopped(&self, error: PyBaseExceptionRef, mut viewed: Viewed, vm: &VirtualMachine) -> PyResult<Walked> {
        let types = &vm.ctx.exceptions;
        if error.fast_isinstance(types.exception_type) || error.fast_isinstance(types.system_exit) {
            viewed.error = Some(error);
            return Ok(Walked::Viewed(viewed));
        }
        self.stand_in(vm.ctx.none(), vm)?;
        Err(error)
    }

    /// What a view returned as the answer, when it is a text or a plain response of usual headers and one piece of body.
    fn answer(&self, value: &PyObject, kept: &Py<PyDict>, vm: &VirtualMachine) -> Option<RecordedResponse> {
        let names = self.names;
        let after = entry(kept, names.after_request_funcs, vm)?;
        if after.downcast_ref::<PyDict>()?.__len__() > 0 || kept.contains_key(names.response_class, vm) {
            return None;
        }
        if let Some(text) = plain_text(value, vm) {
            let headers = text_lines(text);
            return Some(RecordedResponse { status: 200, reason: "OK".to_owned(), headers, body: text.into() });
        }
        if !value.class().is(&self.response) {
            return None;
        }
        let response = value.dict()?;
        let part = |name| response.get_item_opt(name, vm).ok().flatten();
        let status = u16::try_from(part(names.status_code)?.downcast_ref::<PyInt>()?.as_u32_mask()).ok()?;
        if !(200..=999).contains(&status) || status == 204 || status == 304 {
            return None;
        }
        if !part(names.on_close)?.downcast_ref::<PyTuple>()?.as_slice().is_empty() {
            return None;
        }
        let headers = part(names.headers)?;
        let headers = header_lines(own(&headers, names.list, vm)?.downcast_ref::<PyList>()?)?;
        let pieces = part(names.response)?;
        let pieces = pieces.downcast_ref::<PyList>()?.borrow_vec();
        let [piece] = pieces.as_ref() else { return None };
        let body = piece.downcast_ref::<PyBytes>().filter(|_| piece.class().is(vm.ctx.types.bytes_type))?;
        let line = part(names.status)?;
        let line = line.downcast_ref::<PyStr>()?.to_str()?;
        let reason = line.split_once(' ').map_or("", |(_, reason)| reason).to_owned();
        Some(RecordedResponse { status, reason, headers, body: body.as_bytes().to_vec() })
    }
}
