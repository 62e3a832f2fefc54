//! Which explanation a `SyntaxError` gets, by CPython's own words.
//! In: the message. Out: an id of the catalogue. Cannot fail: what has no text of its own gets the general one.

/// What the message says -> the explanation; the first that fits.
const WORDS: &[(&str, &str)] = &[
    ("expected ':'", "python.yazim-iki-nokta"),
    ("was never closed", "python.yazim-kapanmamis"),
    ("unexpected EOF", "python.yazim-kapanmamis"),
    ("unmatched", "python.yazim-fazla-ayrac"),
    ("does not match opening", "python.yazim-fazla-ayrac"),
    ("unterminated", "python.yazim-metin-kapanmamis"),
    ("forgot a comma", "python.yazim-virgul"),
    ("cannot assign to", "python.yazim-atama"),
    ("illegal expression for augmented assignment", "python.yazim-atama"),
    ("expression cannot contain assignment", "python.yazim-atama"),
    ("Maybe you meant '=='", "python.yazim-esit"),
    ("invalid character", "python.yazim-karakter"),
    ("invalid non-printable", "python.yazim-karakter"),
    ("unexpected character", "python.yazim-karakter"),
    ("Missing parentheses in call", "python.yazim-print"),
    ("outside function", "python.yazim-return-disarida"),
    ("outside loop", "python.yazim-dongu-disarida"),
    ("not properly in loop", "python.yazim-dongu-disarida"),
    ("invalid decimal literal", "python.yazim-ad-sayi"),
    ("leading zeros", "python.yazim-bas-sifir"),
    ("expected '('", "python.yazim-fonksiyon-adi"),
    ("dictionary key", "python.yazim-sozluk"),
    ("positional argument follows", "python.yazim-sira"),
    ("non-default argument follows", "python.yazim-sira"),
    ("expected 'else'", "python.yazim-else-eksik"),
    ("expected 'except'", "python.yazim-try"),
];

/// The explanation for a message about this line.
pub(super) fn identify(message: &str, source: &str) -> &'static str {
    let tests =
        ["if ", "elif ", "while ", "return ", "assert "].iter().any(|word| source.trim_start().starts_with(word));
    if tests && message.contains("Maybe you meant '=='") {
        return "python.yazim-esit";
    }
    WORDS.iter().find(|(words, _)| message.contains(words)).map_or("python.SyntaxError", |(_, id)| id)
}
