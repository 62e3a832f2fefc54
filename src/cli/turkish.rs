//! clap's own complaints, in Turkish.
//! In: a clap error. Out: a message with what was wrong and where to look. Cannot fail: unknown kinds get a general text.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The message for stderr.
pub(super) fn usage_error(error: &clap::Error) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let suggested = context(ContextKind::SuggestedArg)
        .or_else(|| context(ContextKind::SuggestedSubcommand))
        .map(|text| format!(" Şunu mu yazmak istediniz: `{text}`?"))
        .unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("`{argument}` diye bir seçenek yok.{suggested}"),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("`{command}` diye bir komut yok.{suggested}")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` seçeneğine bir değer yazın."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{argument}` seçeneğinin değeri geçersiz: `{value}`.")
        }
        ErrorKind::NoEquals => format!("`{argument}` seçeneğiyle değeri arasına `=` koyun."),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` seçeneği tek bir değer ister.")
        }
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` bir kez ve tek başına yazılabilir; seçenekleri komuttan sonra yazın.")
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "Komut satırında eksik var.".to_owned(),
        ErrorKind::InvalidUtf8 => "Komut satırındaki bir değer UTF-8 değil.".to_owned(),
        _ => "Komut satırı okunamadı.".to_owned(),
    };
    format!("Hata: {what}\nSeçenekler için: cerez-defteri --help")
}
