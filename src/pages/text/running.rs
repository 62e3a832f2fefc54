//! What `calistir` says on the terminal.
//! In: values. Out: Turkish sentences, without a newline at the end. Cannot fail. Not here: explanations (`messages.toml`).

use std::io::ErrorKind;

use super::{cause_of, complaint, start_error};
use crate::exchange::Explanation;
use crate::pages::{RunTrouble, StartTrouble};

/// Why the file is not served.
pub fn run_error(trouble: &RunTrouble<'_>) -> String {
    match trouble {
        RunTrouble::Unreadable { path, cause } if cause.kind() == ErrorKind::NotFound => complaint(
            &format!("`{}` dosyası bulunamadı.", path.display()),
            "Dosyanın adını ve bulunduğunuz klasörü denetleyin.",
        ),
        RunTrouble::Unreadable { path, cause } if path.is_dir() || cause.kind() == ErrorKind::IsADirectory => {
            complaint(
                &format!("`{}` bir dosya değil, klasör.", path.display()),
                "Flask uygulamasının durduğu dosyayı yazın: `cerez-defteri calistir app.py`.",
            )
        }
        RunTrouble::Unreadable { path, cause } => complaint(
            &format!("`{}` dosyası okunamıyor ({}).", path.display(), cause_of(cause)),
            "Dosyanın izinlerini denetleyin.",
        ),
        RunTrouble::NotText { path } => complaint(
            &format!("`{}` dosyası UTF-8 değil.", path.display()),
            "Dosyayı düzenleyicinizde UTF-8 olarak yeniden kaydedin.",
        ),
        RunTrouble::Listen { address, cause } => start_error(&StartTrouble::Listen { address, cause }),
        RunTrouble::Program { cause } => start_error(&StartTrouble::Program { cause }),
    }
}

/// An explanation as plain lines; Python's own words stand above it already.
pub fn in_terminal(explanation: &Explanation) -> String {
    let mut lines: Vec<String> = [&explanation.ne, &explanation.nerede, &explanation.neden]
        .into_iter()
        .filter(|line| !line.is_empty())
        .cloned()
        .collect();
    if !explanation.yapin.is_empty() {
        lines.push(format!("Ne yapmalı? {}", explanation.yapin));
    }
    lines.join("\n")
}

/// Said once, below the ready line.
pub fn restart_hint() -> &'static str {
    "Durdurmak için Ctrl+C. Dosyada yaptığınız değişiklik, programı durdurup yeniden çalıştırınca görünür."
}

/// The worker was replaced, and module-level names with it.
pub fn program_restarted() -> &'static str {
    "Uygulama yeniden başladı: modül düzeyindeki değişkenler ilk değerlerine döndü."
}

/// A header that HTTP cannot carry.
pub fn unsendable_header(name: &str) -> String {
    format!("`{name}` başlığı gönderilmedi: içinde başlıkta bulunamayacak bir karakter var.")
}
