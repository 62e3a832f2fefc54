//! One Python interpreter: RustPython without host access, our natives, our `flask` and its neighbours frozen in.
//! In: nothing. Out: [`Python`], with the modules lessons use imported already, so that a worker born from it has them.
//! Fails only when our own Python does not load, which is our fault and a start-up error.

use rustpython_vm::{
    AsObject, Interpreter, PyObjectRef, PyResult, Settings, VirtualMachine,
    builtins::{PyBaseExceptionRef, PyTypeRef},
    bytecode::{Instruction, find_exception_handler},
    signal::{UserSignalSender, user_signal_channel},
};

use super::native;

/// Imported before the first worker is born; a worker then shares their pages instead of importing them again.
const PRELOADED: &[&str] = &[
    "_host",
    "_bridge",
    "_check",
    "flask",
    "flask.sessions",
    "flask.templating",
    "flask.blueprints",
    "_syntax",
    "traceback",
    "markupsafe",
    "werkzeug.exceptions",
    "json",
    "re",
    "datetime",
    "time",
    "secrets",
    "random",
    "hashlib",
    "hmac",
    "base64",
    "urllib.parse",
    "functools",
    "collections",
    "itertools",
    "math",
    "string",
    "uuid",
    "dataclasses",
    "typing",
    "decimal",
    "logging",
    "html",
    "enum",
    "copy",
];

/// The interpreter and the handle that interrupts it.
pub(crate) struct Python {
    interpreter: Interpreter,
    interrupts: UserSignalSender,
}

impl Python {
    /// Creates the interpreter and imports what lessons use.
    pub(crate) fn start() -> Result<Self, String> {
        let (sender, receiver) = user_signal_channel();
        let mut settings = Settings::default();
        settings.isolated = true;
        settings.write_bytecode = false;
        settings.import_site = false;
        settings.install_signal_handlers = true;
        let builder = Interpreter::builder(settings);
        let stdlib = rustpython_stdlib::stdlib_module_defs(&builder.ctx);
        let natives = native::module_def(&builder.ctx);
        let interpreter = builder
            .add_native_modules(&stdlib)
            .add_native_module(natives)
            .add_frozen_modules(rustpython_pylib::FROZEN_STDLIB)
            .add_frozen_modules(rustpython_vm::py_freeze!(dir = "python"))
            .init_hook(move |vm| vm.set_user_signal_channel(receiver))
            .build();
        interpreter.enter(|vm| {
            for module in PRELOADED {
                vm.import(vm.ctx.intern_str(*module), 0)
                    .map_err(|error| format!("{module}: {}", printed(&error, vm)))?;
            }
            // What is there now stays: no worker's collector need look at it, or write to the pages that all of them share.
            for name in ["collect", "freeze"] {
                let done = module_attribute("gc", name, vm).and_then(|function| function.call((), vm));
                done.map_err(|error| format!("gc.{name}: {}", printed(&error, vm)))?;
            }
            Ok::<_, String>(())
        })?;
        Ok(Self { interpreter, interrupts: sender })
    }

    /// Runs `work` inside the interpreter.
    pub(crate) fn enter<R>(&self, work: impl FnOnce(&VirtualMachine) -> R) -> R {
        self.interpreter.enter(work)
    }

    /// A handle that makes the running program raise [`time_limit_type`] at its current line, if it can there and `claim`
    /// still says so then.
    pub(crate) fn interrupter(&self) -> impl Fn(Box<dyn Fn() -> bool + Send>) + Send + 'static {
        let interrupts = self.interrupts.clone();
        move |claim| {
            // A closed channel means that the interpreter is gone, and with it the program to interrupt.
            let _ = interrupts.send(Box::new(move |vm| {
                if may_raise_here(vm) && claim() { Err(vm.new_exception_empty(time_limit_type(vm)?)) } else { Ok(()) }
            }));
        }
    }
}

/// True when the interpreter survives an interruption before the instruction that is next. RustPython 0.5 then keeps that
/// instruction's argument and puts it before the argument of the handler's first instruction, if the frame has a handler:
/// a generator's does not decode any more, and the process panics.
fn may_raise_here(vm: &VirtualMachine) -> bool {
    let Some(frame) = vm.current_frame() else { return true };
    let code = &frame.code;
    let Some(at) = (frame.lasti() as usize).checked_sub(1) else { return true };
    let extended = at > 0 && matches!(code.instructions.read_op(at - 1), Instruction::ExtendedArg);
    if u8::from(code.instructions.read_arg(at)) == 0 && !extended {
        return true;
    }
    find_exception_handler(&code.exceptiontable, at as u32)
        .is_none_or(|handler| matches!(code.instructions.read_op(handler.target as usize), Instruction::PushExcInfo))
}

/// `_host.TimeLimit`: not an `Exception`, so that a beginner's `except Exception:` does not swallow it.
pub(crate) fn time_limit_type(vm: &VirtualMachine) -> PyResult<PyTypeRef> {
    module_attribute("_host", "TimeLimit", vm)?
        .downcast()
        .map_err(|_| vm.new_type_error("_host.TimeLimit is not a class"))
}

/// A name of an imported module of ours.
pub(crate) fn module_attribute(module: &'static str, name: &'static str, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let module = vm.import(vm.ctx.intern_str(module), 0)?;
    module.get_attr(vm.ctx.intern_str(name), vm)
}

/// True when this is the time limit's exception.
pub(crate) fn is_time_limit(error: &PyBaseExceptionRef, vm: &VirtualMachine) -> bool {
    time_limit_type(vm).is_ok_and(|class| error.fast_isinstance(&class))
}

/// An exception as Python prints it, for our own log.
pub(crate) fn printed(error: &PyBaseExceptionRef, vm: &VirtualMachine) -> String {
    let mut text = String::new();
    // Writing into a String cannot fail; a `__str__` that raises only leaves the text shorter.
    let _ = vm.write_exception(&mut text, error);
    text
}
