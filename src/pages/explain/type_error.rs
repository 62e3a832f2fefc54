//! Which explanation a `TypeError` gets: Flask's own, those of cookies and JSON, and Python's common ones.
//! In: the message, where it was raised, and what is known of the place. Out: an id; `fill.name` is what it is about.

use crate::pages::explain::quoted;
use crate::pages::messages::Fill;
use crate::sandbox::Traceback;

/// The explanation for a message.
pub(super) fn identify(message: &str, traceback: &Traceback, fill: &mut Fill) -> &'static str {
    let says = |part: &str| message.contains(part);
    if says("did not return a valid response") {
        fill.name = quoted(message).or_else(|| traceback.function.clone()).unwrap_or_default();
        return if says("returned None") { "flask.yanit-yok" } else { "flask.yanit-turu" };
    }
    if says("is not JSON serializable") {
        // A value of the session comes with its key.
        return if traceback.name.is_some() { "flask.oturum-json" } else { "flask.yanit-json" };
    }
    if says("Allowed methods must be a list") {
        return "flask.methods-metin";
    }
    if says("expected string or bytes-like object") && fill.source.contains("cookie") {
        return "flask.cerez-degeri-metin-degil";
    }
    let mixed = says("can only concatenate str")
        || says("must be str, not")
        || says("sequence item")
        || says("can't multiply sequence");
    if mixed || (says("unsupported operand") && says("'str'")) {
        return "python.TypeError.metin-sayi";
    }
    if says("positional argument") || says("keyword argument") || says("arguments (") || says("argument (") {
        return "python.TypeError.cagri";
    }
    for (words, id) in [
        ("object is not callable", "python.TypeError.cagrilamaz"),
        ("object is not subscriptable", "python.TypeError.indis"),
        ("is not iterable", "python.TypeError.yineleme"),
    ] {
        if says(words) {
            fill.name = quoted(message).unwrap_or_default();
            return id;
        }
    }
    "python.TypeError"
}
