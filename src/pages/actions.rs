//! What the learner's panel does before a request (`@` lines), for scripts and in words.
//! In: an [`Action`]. Out: its kind as the format writes it, its value, a Turkish sentence. Exhaustive, without `_`.

use serde::Serialize;

use crate::lessons::Action;
use crate::pages::text::span;

/// The name of the learner's own browser in `@tarayici` and `@kopyala`.
pub const OWN: &str = "siz";

/// The model browser of a cell whose name, or whose way of asking, no browser can play here.
pub const MODEL: &str = "model";

/// One action as templates and scripts see it.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The word after `@`.
    pub kind: &'static str,
    /// What follows it.
    pub value: String,
    /// What will be done.
    pub label: String,
}

/// The action for the page.
pub fn shown(action: &Action) -> Shown {
    let (kind, value, label) = match action {
        Action::Wait(seconds) => {
            let wait = span(i64::try_from(*seconds).unwrap_or(i64::MAX));
            (
                "bekle",
                seconds.to_string(),
                format!("Uygulamanın saati {wait} ilerletilir; bu sürede ömrü dolacak çerezler silinir."),
            )
        }
        Action::WriteCookie(pair) => ("cerez-yaz", pair.clone(), format!("Tarayıcıya `{pair}` çerezi yazılır.")),
        Action::DeleteCookie(name) => ("cerez-sil", name.clone(), format!("`{name}` çerezi silinir.")),
        Action::DeleteCookies => ("cerezleri-sil", String::new(), "Bütün çerezler silinir.".to_owned()),
        Action::ScriptWrite(line) => {
            ("js-yaz", line.clone(), format!("JavaScript şunu çalıştırır: `document.cookie = \"{line}\"`."))
        }
        Action::Keep(name) => ("sakla", name.clone(), format!("`{name}` çerezinin değeri bir kenara yazılır.")),
        Action::Browser(name) if name == OWN => ("tarayici", name.clone(), "Kendi tarayıcınıza dönülür.".to_owned()),
        Action::Browser(name) => ("tarayici", name.clone(), format!("“{name}” adlı tarayıcıya geçilir.")),
        Action::Copy { name, from } if from == OWN => {
            ("kopyala", format!("{name} {from}"), format!("`{name}` çerezi sizin tarayıcınızdan kopyalanır."))
        }
        Action::Copy { name, from } => {
            ("kopyala", format!("{name} {from}"), format!("`{name}` çerezi “{from}” adlı tarayıcıdan kopyalanır."))
        }
        Action::Initiator(origin) => ("kaynak", origin.clone(), format!("İsteği `{origin}` sayfası başlatır.")),
        Action::TopLevel(origin) => ("ust", origin.clone(), format!("Adres çubuğunda `{origin}` durur.")),
        Action::Subresource => ("alt-kaynak", String::new(), "İstek bir alt kaynak olarak yapılır.".to_owned()),
        Action::BlockThirdParty => {
            ("kavanoz", "engelli".to_owned(), "Tarayıcı üçüncü taraf çerezlerini engeller.".to_owned())
        }
    };
    Shown { kind, value, label }
}
