//! `_cerez`: what our Python package asks of Rust. Either it is measured-hot (signing, tracing), or Python without
//! host access cannot do it (clock, random bytes, console).
//! One program runs at a time in a worker, so what a run accumulates lives in [`super::run`]'s thread-local.
//! `sessions` is a neighbouring room: its functions arrive as [`Signing`], given at start.

use std::cell::Cell;

pub(crate) use _cerez::module_def;

/// Signs a session payload: secret, JSON text, epoch seconds -> cookie value.
pub type Sign = fn(&[u8], &str, u64) -> String;
/// Opens a session cookie: secrets, value, greatest age in seconds, epoch seconds -> JSON text, when every check holds.
pub type Unsign = fn(&[&[u8]], &str, Option<u64>, u64) -> Option<String>;

/// zlib as CPython's level 6 writes it; `None` for more than a cookie could hold.
pub type Compress = fn(&[u8]) -> Option<Vec<u8>>;

/// `sessions::signed`, as the natives call it.
#[derive(Debug, Clone, Copy)]
pub struct Signing {
    /// Makes the cookie value.
    pub sign: Sign,
    /// Opens it.
    pub unsign: Unsign,
    /// What `itsdangerous` compresses with.
    pub compress: Compress,
}

thread_local! {
    static SIGNING: Cell<Option<Signing>> = const { Cell::new(None) };
}

/// Sets what `_cerez.sign_session` and `_cerez.unsign_session` call on this thread.
pub(crate) fn install(signing: Signing) {
    SIGNING.set(Some(signing));
}

#[rustpython_vm::pymodule]
mod _cerez {
    use std::io::{Read, Write};

    use hmac::{KeyInit, Mac};
    use rustpython_vm::{
        PyObjectRef, PyResult, VirtualMachine,
        builtins::{PyBytesRef, PyListRef, PyStrRef, PyTupleRef, PyTypeRef},
        function::{ArgBytesLike, ArgIntoFloat, OptionalArg, PosArgs},
    };

    use super::SIGNING;
    use crate::cookies::Cookie;
    use crate::exchange::Header;
    use crate::sandbox::jars::{self, Trip};
    use crate::sandbox::protocol::{RecordAnswer, RecordQuestion};
    use crate::sandbox::records::RECORD_BYTES;
    use crate::sandbox::usual::{self, Text};
    use crate::sandbox::{records, run, trace};

    /// Whole epoch seconds; nothing is signed before 1970.
    fn epoch(seconds: ArgIntoFloat) -> u64 {
        seconds.into_float().max(0.0) as u64
    }

    /// The app's clock: epoch seconds.
    #[pyfunction]
    fn now() -> f64 {
        run::now()
    }

    /// Waits inside the time limit, in slices, so that an interruption is seen.
    #[pyfunction]
    fn sleep(seconds: ArgIntoFloat, vm: &VirtualMachine) -> PyResult<()> {
        let seconds = seconds.into_float();
        if seconds.is_nan() || seconds < 0.0 {
            return Err(vm.new_value_error("sleep length must be non-negative"));
        }
        let slice = std::time::Duration::from_millis(5);
        let end = std::time::Instant::now() + std::time::Duration::from_secs_f64(seconds.min(3_600.0));
        while let Some(left) = end.checked_duration_since(std::time::Instant::now()).filter(|left| !left.is_zero()) {
            std::thread::sleep(left.min(slice));
            vm.check_signals()?;
        }
        Ok(())
    }

    /// Moves the clock of an exercise's check forward.
    #[pyfunction]
    fn advance(seconds: ArgIntoFloat) {
        let seconds = seconds.into_float();
        run::advance(if seconds.is_finite() { seconds } else { 0.0 });
    }

    /// Throws the model browsers of the last check away; see [`jars`].
    #[pyfunction]
    fn jars_clear() {
        jars::clear();
    }

    #[pyfunction]
    fn jar_new(vm: &VirtualMachine) -> PyResult<usize> {
        jars::open().map_err(|wrong| vm.new_value_error(wrong))
    }

    /// Takes a `Set-Cookie` line; (name, domain, path) of the cookie that is kept now, or None.
    #[pyfunction]
    fn jar_set(
        jar: usize,
        line: PyBytesRef,
        url: PyStrRef,
        method: PyStrRef,
        initiator: Option<PyStrRef>,
        vm: &VirtualMachine,
    ) -> PyResult<Option<PyObjectRef>> {
        let kept = on_trip(&url, &method, initiator.as_ref(), |trip| jars::set(jar, line.as_bytes(), trip));
        let place = |cookie: Cookie| {
            let bytes = |bytes: &[u8]| -> PyObjectRef { vm.ctx.new_bytes(bytes.to_vec()).into() };
            vm.new_tuple((bytes(cookie.name.as_bytes()), cookie.domain, bytes(cookie.path.as_bytes()))).into()
        };
        Ok(kept.map_err(|wrong| vm.new_value_error(wrong))?.map(place))
    }

    /// The `Cookie` header of a request.
    #[pyfunction]
    fn jar_header(
        jar: usize,
        url: PyStrRef,
        method: PyStrRef,
        initiator: Option<PyStrRef>,
        vm: &VirtualMachine,
    ) -> PyResult<Option<Vec<u8>>> {
        on_trip(&url, &method, initiator.as_ref(), |trip| jars::header(jar, trip))
            .map_err(|wrong| vm.new_value_error(wrong))
    }

    /// (name, value, domain, host only, path, secure, http only, same site, seconds left) of every living cookie.
    #[pyfunction]
    fn jar_cookies(jar: usize, vm: &VirtualMachine) -> PyResult<Vec<PyObjectRef>> {
        let row = |(cookie, left): (Cookie, Option<i64>)| {
            let bytes = |bytes: &[u8]| -> PyObjectRef { vm.ctx.new_bytes(bytes.to_vec()).into() };
            let text = |text: &str| -> PyObjectRef { vm.ctx.new_str(text).into() };
            let truth = |truth: bool| -> PyObjectRef { vm.ctx.new_bool(truth).into() };
            let row = vec![
                bytes(cookie.name.as_bytes()),
                bytes(cookie.value.as_bytes()),
                text(&cookie.domain),
                truth(cookie.host_only),
                bytes(cookie.path.as_bytes()),
                truth(cookie.secure),
                truth(cookie.http_only),
                cookie.same_site.as_str().map_or_else(|| vm.ctx.none(), text),
                left.map_or_else(|| vm.ctx.none(), |left| vm.ctx.new_int(left).into()),
            ];
            vm.ctx.new_tuple(row).into()
        };
        Ok(jars::cookies(jar).map_err(|wrong| vm.new_value_error(wrong))?.into_iter().map(row).collect())
    }

    #[pyfunction]
    fn jar_remove(
        jar: usize,
        name: PyStrRef,
        path: PyStrRef,
        domain: Option<PyStrRef>,
        vm: &VirtualMachine,
    ) -> PyResult<usize> {
        let domain = domain.map(|domain| domain.as_wtf8().to_string_lossy().into_owned());
        jars::remove(jar, &name.as_wtf8().to_string_lossy(), &path.as_wtf8().to_string_lossy(), domain.as_deref())
            .map_err(|wrong| vm.new_value_error(wrong))
    }

    fn on_trip<R>(
        url: &PyStrRef,
        method: &PyStrRef,
        initiator: Option<&PyStrRef>,
        work: impl FnOnce(&Trip<'_>) -> Result<R, String>,
    ) -> Result<R, String> {
        let (url, method) = (url.as_wtf8().to_string_lossy(), method.as_wtf8().to_string_lossy());
        let initiator = initiator.map(|page| page.as_wtf8().to_string_lossy());
        work(&Trip { url: &url, method: &method, initiator: initiator.as_deref() })
    }

    #[pyfunction]
    fn urandom(count: usize, vm: &VirtualMachine) -> PyResult<Vec<u8>> {
        if count > 1 << 20 {
            return Err(vm.new_value_error("urandom: at most 1048576 bytes"));
        }
        let mut bytes = vec![0; count];
        getrandom::fill(&mut bytes).map_err(|error| vm.new_os_error(error.to_string()))?;
        Ok(bytes)
    }

    /// Console text; `false` once the limit is reached.
    #[pyfunction]
    fn write(text: PyStrRef) -> bool {
        run::print(&text.as_wtf8().to_string_lossy())
    }

    #[pyfunction]
    fn hmac(algorithm: PyStrRef, key: ArgBytesLike, data: ArgBytesLike, vm: &VirtualMachine) -> PyResult<Vec<u8>> {
        fn mac<M: Mac + KeyInit>(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
            let mut mac = <M as KeyInit>::new_from_slice(key).ok()?;
            mac.update(data);
            Some(mac.finalize().into_bytes().to_vec())
        }
        let (key, data) = (key.borrow_buf(), data.borrow_buf());
        match algorithm.as_wtf8().to_string_lossy().as_ref() {
            "sha1" => mac::<hmac::Hmac<sha1::Sha1>>(&key, &data),
            "sha256" => mac::<hmac::Hmac<sha2::Sha256>>(&key, &data),
            "sha512" => mac::<hmac::Hmac<sha2::Sha512>>(&key, &data),
            _ => None,
        }
        .ok_or_else(|| vm.new_value_error(format!("unsupported hash type {}", algorithm.as_wtf8())))
    }

    #[pyfunction]
    fn sign_session(secret: PyBytesRef, payload: PyStrRef, now: ArgIntoFloat, vm: &VirtualMachine) -> PyResult<String> {
        let signing = SIGNING.get().ok_or_else(|| vm.new_runtime_error("no signing installed"))?;
        Ok((signing.sign)(secret.as_bytes(), &payload.as_wtf8().to_string_lossy(), epoch(now)))
    }

    #[pyfunction]
    fn unsign_session(
        secrets: PyListRef,
        value: PyStrRef,
        max_age: ArgIntoFloat,
        now: ArgIntoFloat,
        vm: &VirtualMachine,
    ) -> PyResult<Option<String>> {
        let signing = SIGNING.get().ok_or_else(|| vm.new_runtime_error("no signing installed"))?;
        let secrets = secrets
            .borrow_vec()
            .iter()
            .map(|secret| secret.clone().try_into_value::<PyBytesRef>(vm))
            .collect::<PyResult<Vec<_>>>()?;
        let secrets: Vec<&[u8]> = secrets.iter().map(|secret| secret.as_bytes()).collect();
        let max_age = max_age.into_float();
        let max_age = (max_age >= 0.0).then_some(max_age as u64);
        Ok((signing.unsign)(&secrets, &value.as_wtf8().to_string_lossy(), max_age, epoch(now)))
    }

    #[pyfunction]
    fn pbkdf2(
        algorithm: PyStrRef,
        password: ArgBytesLike,
        salt: ArgBytesLike,
        rounds: u32,
        length: usize,
        vm: &VirtualMachine,
    ) -> PyResult<Vec<u8>> {
        let mut key = vec![0; length.min(1024)];
        let (password, salt) = (password.borrow_buf(), salt.borrow_buf());
        match algorithm.as_wtf8().to_string_lossy().as_ref() {
            "sha1" => pbkdf2::pbkdf2_hmac::<sha1::Sha1>(&password, &salt, rounds, &mut key),
            "sha256" => pbkdf2::pbkdf2_hmac::<sha2::Sha256>(&password, &salt, rounds, &mut key),
            "sha512" => pbkdf2::pbkdf2_hmac::<sha2::Sha512>(&password, &salt, rounds, &mut key),
            other => return Err(vm.new_value_error(format!("unsupported hash type {other}"))),
        }
        Ok(key)
    }

    #[pyfunction]
    fn scrypt(
        password: ArgBytesLike,
        salt: ArgBytesLike,
        n: u64,
        r: u32,
        p: u32,
        length: usize,
        vm: &VirtualMachine,
    ) -> PyResult<Vec<u8>> {
        let invalid = || vm.new_value_error("invalid scrypt parameters");
        if !n.is_power_of_two() || n < 2 {
            return Err(invalid());
        }
        let log_n = u8::try_from(n.trailing_zeros()).map_err(|_| invalid())?;
        let parameters = scrypt::Params::new(log_n, r, p).map_err(|_| invalid())?;
        let mut key = vec![0; length.min(1024)];
        scrypt::scrypt(&password.borrow_buf(), &salt.borrow_buf(), &parameters, &mut key).map_err(|_| invalid())?;
        Ok(key)
    }

    #[pyfunction]
    fn zlib_compress(data: ArgBytesLike, vm: &VirtualMachine) -> PyResult<Vec<u8>> {
        if let Some(bytes) = SIGNING.get().and_then(|signing| (signing.compress)(&data.borrow_buf())) {
            return Ok(bytes);
        }
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        encoder
            .write_all(&data.borrow_buf())
            .and_then(|()| encoder.finish())
            .map_err(|error| vm.new_os_error(error.to_string()))
    }

    #[pyfunction]
    fn zlib_decompress(data: ArgBytesLike, most: usize, vm: &VirtualMachine) -> PyResult<Vec<u8>> {
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(&*data.borrow_buf())
            .take(most as u64)
            .read_to_end(&mut bytes)
            .map_err(|error| vm.new_value_error(error.to_string()))?;
        Ok(bytes)
    }

    /// A response's header lines with their values as bytes, or `None`; see [`usual`].
    #[pyfunction]
    fn usual_lines(headers: PyListRef, vm: &VirtualMachine) -> Option<PyObjectRef> {
        let lines = usual::header_lines(&headers)?;
        let line = |(name, value): Header| vm.new_tuple((vm.ctx.new_str(name), vm.ctx.new_bytes(value))).into();
        Some(vm.ctx.new_list(lines.into_iter().map(line).collect()).into())
    }

    /// `set_cookie` with the usual arguments; `false` when they are not, and nothing is done. See [`usual`].
    #[pyfunction]
    fn usual_cookie(response: PyObjectRef, arguments: PosArgs, vm: &VirtualMachine) -> bool {
        usual::set_cookie(&response, &arguments.into_vec(), run::now(), vm).is_some()
    }

    /// `make_response` of a text in a plain app, or `None`; see [`usual`].
    #[pyfunction]
    fn text_response(arguments: PyTupleRef, vm: &VirtualMachine) -> Option<PyObjectRef> {
        usual::text_response(&arguments, vm)
    }

    /// Makes a response with this text of an empty one; `false` leaves it as it was. See [`usual`].
    #[pyfunction]
    fn fill_text_response(
        response: PyObjectRef,
        headers: PyTypeRef,
        body: PyStrRef,
        kind: PyStrRef,
        vm: &VirtualMachine,
    ) -> bool {
        let (Some(into), Some(body), Some(kind)) = (response.dict(), body.to_str(), kind.to_str()) else {
            return false;
        };
        usual::fill_text_response(&into, &headers, &Text { body, kind }, vm).is_some()
    }

    #[pyfunction]
    fn record_get(id: PyStrRef) -> Option<Vec<u8>> {
        match records::ask(RecordQuestion::Get(id.as_wtf8().to_string_lossy().into_owned(), run::now())) {
            RecordAnswer::Found(record) => Some(record),
            RecordAnswer::Kept(_) | RecordAnswer::No => None,
        }
    }

    #[pyfunction]
    fn record_put(id: PyStrRef, record: ArgBytesLike, expires: ArgIntoFloat, vm: &VirtualMachine) -> PyResult<()> {
        let id = id.as_wtf8().to_string_lossy().into_owned();
        let size = record.borrow_buf().len();
        if size > RECORD_BYTES {
            return Err(vm.new_os_error(format!("Oturum kaydı çok büyük: {size} bayt, sınır {RECORD_BYTES} bayt.")));
        }
        match records::ask(RecordQuestion::Put(id, record.borrow_buf().to_vec(), expires.into_float())) {
            RecordAnswer::Kept(0) => Ok(()),
            RecordAnswer::Kept(gone) => {
                run::note("oturum.kayit-atildi", gone.to_string());
                Ok(())
            }
            RecordAnswer::Found(_) | RecordAnswer::No => Err(vm.new_os_error("Oturum kaydı depoya yazılamadı.")),
        }
    }

    #[pyfunction]
    fn record_delete(id: PyStrRef) {
        records::ask(RecordQuestion::Delete(id.as_wtf8().to_string_lossy().into_owned()));
    }

    /// Has `function(exception)` say what `str()` gives for every exception that has no words of its own; see `_words`.
    #[pyfunction]
    fn word_exceptions(function: PyObjectRef, vm: &VirtualMachine) {
        vm.ctx.exceptions.base_exception_type.set_attr(vm.ctx.intern_str("__str__"), function);
    }

    /// The trace function that records steps; see [`trace`].
    #[pyfunction]
    fn trace(frame: PyObjectRef, event: PyStrRef, told: OptionalArg<PyObjectRef>, vm: &VirtualMachine) -> PyObjectRef {
        trace::event(frame, &event.as_wtf8().to_string_lossy(), told.into_option(), vm)
    }
}
