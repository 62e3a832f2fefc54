//! What nearly every response is made of, written without a step of Python: a `Set-Cookie` line, a text body with its headers.
//!
//! In: arguments as Python has them. Out: the same as `flask.make_response`, `Response.__init__` and `Response.set_cookie` make of
//! them; `None` for whatever is not usual, which is then left to those. Cannot fail.
//! Each of them costs Python some eight microseconds, and a lesson's view takes three.

use std::cell::OnceCell;
use std::fmt::Write as _;
use std::time::{Duration, UNIX_EPOCH};

use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, VirtualMachine,
    builtins::{PyBytes, PyDict, PyDictRef, PyInt, PyList, PyStr, PyTuple, PyTypeRef},
};

use super::names::{dict_of, entry, fill, names, own};
use super::python::module_attribute;
use crate::exchange::Header;

/// What a view's text is taken for.
const HTML: &str = "text/html; charset=utf-8";
/// The first second that no HTTP date can name: the year 10000.
const END_OF_DATES: f64 = 253_402_300_800.0;

/// Header lines and the one piece of body that make a text response.
pub(crate) struct Text<'a> {
    /// UTF-8.
    pub(crate) body: &'a str,
    /// The content type's value.
    pub(crate) kind: &'a str,
}

thread_local! {
    static FLASK: OnceCell<Option<Flask>> = const { OnceCell::new() };
}

/// Where the app that runs is found, and what its responses usually are.
struct Flask {
    app: PyTypeRef,
    response: PyTypeRef,
    headers: PyTypeRef,
    slot: PyObjectRef,
}

impl Flask {
    fn import(vm: &VirtualMachine) -> Option<Self> {
        let find = |module, name| module_attribute(module, name, vm).ok();
        let class = |module, name| find(module, name)?.downcast().ok();
        Some(Self {
            app: class("flask", "Flask")?,
            response: class("flask", "Response")?,
            headers: find("werkzeug", "datastructures")?.get_attr("Headers", vm).ok()?.downcast().ok()?,
            slot: find("flask", "globals")?.get_attr("_cv_app", vm).ok()?,
        })
    }

    /// The app on top, when it is a plain one.
    fn running(&self, vm: &VirtualMachine) -> Option<PyDictRef> {
        let names = names(vm);
        let app = own(&*self.slot.get_attr(names.top, vm).ok()?, names.app, vm)?;
        if app.class().is(&self.app) { app.dict() } else { None }
    }
}

fn with_flask<R>(vm: &VirtualMachine, work: impl FnOnce(&Flask) -> Option<R>) -> Option<R> {
    FLASK.with(|flask| work(flask.get_or_init(|| Flask::import(vm)).as_ref()?))
}

/// `flask.make_response(text)`.
pub(crate) fn text_response(arguments: &[PyObjectRef], vm: &VirtualMachine) -> Option<PyObjectRef> {
    let [text] = arguments else { return None };
    let body = plain_text(text, vm)?;
    with_flask(vm, |flask| {
        if flask.running(vm)?.contains_key(names(vm).response_class, vm) {
            return None;
        }
        let filled = vm.ctx.new_dict();
        fill_text_response(&filled, &flask.headers, &Text { body, kind: HTML }, vm)?;
        Some(vm.ctx.new_base_object(flask.response.clone(), Some(filled)))
    })
}

/// `response.set_cookie(…)` with the arguments of [`cookie_line`], when the line is as short as the app wants it.
pub(crate) fn set_cookie(response: &PyObject, arguments: &[PyObjectRef], now: f64, vm: &VirtualMachine) -> Option<()> {
    let names = names(vm);
    let line = cookie_line(arguments, now, vm)?;
    let most = with_flask(vm, |flask| {
        if !response.class().is(&flask.response) {
            return None;
        }
        let config = entry(&*flask.running(vm)?, names.config, vm)?;
        whole_number(&*config.downcast_ref::<PyDict>()?.get_item_opt(names.max_cookie_size, vm).ok()??, vm)
    })?;
    if line.len() as i64 > most {
        return None;
    }
    let list = own(&*own(response, names.headers, vm)?, names.list, vm)?;
    let name = vm.ctx.intern_str("Set-Cookie").to_owned();
    list.downcast_ref::<PyList>()?.borrow_vec_mut().push(vm.new_tuple((name, vm.ctx.new_str(line))).into());
    Some(())
}

/// `dump_cookie(key, value, max_age, expires, path, domain, secure, httponly, samesite, partitioned)` at the moment `now`,
/// epoch seconds.
fn cookie_line(arguments: &[PyObjectRef], now: f64, vm: &VirtualMachine) -> Option<String> {
    let [key, value, max_age, expires, path, domain, secure, http_only, same_site, partitioned] = arguments else {
        return None;
    };
    let (key, value) = (plain_text(key, vm)?, plain_text(value, vm)?);
    if !vm.is_none(domain) || !key.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !value.bytes().all(stands_bare) {
        return None;
    }
    let max_age = if vm.is_none(max_age) { None } else { Some(whole_number(max_age, vm)?) };
    let until = match (vm.is_none(expires), max_age) {
        (false, _) => Some(whole_number(expires, vm)? as f64),
        (true, max_age) => max_age.map(|seconds| now + seconds as f64),
    };
    let partitioned = flag(partitioned, vm)?;
    let secure = flag(secure, vm)? || partitioned;
    let http_only = flag(http_only, vm)?;

    let mut line = String::with_capacity(key.len() + value.len() + 64);
    line.extend([key, "=", value]);
    if let Some(until) = until {
        line.extend(["; Expires=", &date(until)?]);
    }
    if let Some(seconds) = max_age {
        // A String takes whatever is written.
        let _ = write!(line, "; Max-Age={seconds}");
    }
    line.push_str(if secure { "; Secure" } else { "" });
    line.push_str(if http_only { "; HttpOnly" } else { "" });
    if !vm.is_none(path) {
        let path = plain_text(path, vm)?;
        if !path.bytes().all(stands_in_a_path) {
            return None;
        }
        line.extend(["; Path=", path]);
    }
    if !vm.is_none(same_site) {
        let mode = plain_text(same_site, vm)?;
        if !matches!(mode, "Lax" | "Strict" | "None") {
            return None;
        }
        line.extend(["; SameSite=", mode]);
    }
    line.push_str(if partitioned { "; Partitioned" } else { "" });
    Some(line)
}

/// The values that `Response.__init__` gives a response with this text, by the names of its attributes.
pub(crate) fn fill_text_response(
    into: &Py<PyDict>,
    headers: &PyTypeRef,
    text: &Text<'_>,
    vm: &VirtualMachine,
) -> Option<()> {
    let names = names(vm);
    let line = |name: &'static str, value: &str| -> PyObjectRef {
        vm.new_tuple((vm.ctx.intern_str(name).to_owned(), vm.ctx.new_str(value))).into()
    };
    let length = text.body.len().to_string();
    let lines = vm.ctx.new_list(vec![line("Content-Type", text.kind), line("Content-Length", &length)]);
    let lines = dict_of([(names.list, lines.into())], vm).ok()?;
    let body = vm.ctx.new_bytes(text.body.as_bytes().to_vec());
    let filled = [
        (names.direct_passthrough, vm.ctx.new_bool(false).into()),
        (names.on_close, vm.ctx.empty_tuple.clone().into()),
        (names.headers, vm.ctx.new_base_object(headers.clone(), Some(lines))),
        (names.response, vm.ctx.new_list(vec![body.into()]).into()),
        (names.status, vm.ctx.intern_str("200 OK").to_object()),
        (names.status_code, vm.ctx.new_int(200).into()),
    ];
    fill(into, filled, vm).ok()
}

/// The header lines of what a view returned as text.
pub(crate) fn text_lines(text: &str) -> Vec<Header> {
    let line = |name: &str, value: &str| (name.to_owned(), value.as_bytes().to_vec());
    vec![line("Content-Type", HTML), line("Content-Length", &text.len().to_string())]
}

/// A response's header lines with their values as bytes, when they are the usual ones and say the body's length.
pub(crate) fn header_lines(headers: &PyList) -> Option<Vec<Header>> {
    let headers = headers.borrow_vec();
    let mut lines = Vec::with_capacity(headers.len());
    let mut measured = false;
    for line in headers.iter() {
        let [name, value] = line.downcast_ref::<PyTuple>()?.as_slice() else { return None };
        let name = name.downcast_ref::<PyStr>()?.to_str()?;
        match name {
            "Set-Cookie" | "Content-Type" | "Vary" => {}
            "Content-Length" => measured = true,
            _ => return None,
        }
        lines.push((name.to_owned(), latin(value.downcast_ref::<PyStr>()?.to_str()?)?));
    }
    measured.then_some(lines)
}

/// `repr(response)` of a plain response whose body is there: `<Response 21 bytes [200 OK]>`.
pub(crate) fn printed_response(response: &PyObject, vm: &VirtualMachine) -> Option<String> {
    let names = names(vm);
    with_flask(vm, |flask| response.class().is(&flask.response).then_some(()))?;
    let pieces = own(response, names.response, vm)?;
    let pieces = pieces.downcast_ref::<PyList>()?.borrow_vec();
    let sizes = pieces.iter().map(|piece| Some(piece.downcast_ref::<PyBytes>()?.as_bytes().len()));
    let size = sizes.sum::<Option<usize>>()?;
    let status = own(response, names.status, vm)?;
    Some(format!("<Response {size} bytes [{}]>", plain_text(&status, vm)?))
}

fn latin(text: &str) -> Option<Vec<u8>> {
    if text.is_ascii() {
        return Some(text.as_bytes().to_vec());
    }
    text.chars().map(|letter| u8::try_from(letter).ok()).collect()
}

/// The text of a `str` that is nobody's subclass.
pub(crate) fn plain_text<'a>(object: &'a PyObject, vm: &VirtualMachine) -> Option<&'a str> {
    if object.class().is(vm.ctx.types.str_type) { object.downcast_ref::<PyStr>()?.to_str() } else { None }
}

fn whole_number(object: &PyObject, vm: &VirtualMachine) -> Option<i64> {
    if object.class().is(vm.ctx.types.int_type) {
        object.downcast_ref::<PyInt>()?.try_to_primitive(vm).ok()
    } else {
        None
    }
}

/// A part of the line is there or not; `None` counts as not.
fn flag(object: &PyObject, vm: &VirtualMachine) -> Option<bool> {
    if object.is(&vm.ctx.true_value) {
        Some(true)
    } else {
        (object.is(&vm.ctx.false_value) || vm.is_none(object)).then_some(false)
    }
}

/// An HTTP date of epoch seconds, from 1970 on.
fn date(seconds: f64) -> Option<String> {
    let seconds = seconds.floor();
    let has_date = (0.0..END_OF_DATES).contains(&seconds);
    has_date.then(|| httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds as u64)))
}

/// Werkzeug's characters of a value that need no quotes.
fn stands_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_!#$%&'()*+-./:<=>?@[]^`{|}~".contains(&byte)
}

/// What `quote(path, safe="%!$&'()*+,/:=@")` leaves as it is.
fn stands_in_a_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.-~%!$&'()*+,/:=@".contains(&byte)
}
