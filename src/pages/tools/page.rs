//! The tools' pages: forms that keep what was typed (a key never), and the report below or beside them.
//! In: form fields in order, a report or a [`ToolError`]. Out: HTML. Fails: [`PageError`], when a template does.
//! A form is sent to its own page and works without scripts; «Adres ekle» is a submit button too.
//! Not here: what is worked out (`set_cookie`, `session`); escaping (the template engine does it, by file name).

use minijinja::{Value, context};
use serde::Serialize;

use crate::lessons::Catalog;
use crate::pages::text::{day, span, tools::tool_error};
use crate::pages::tools::examples::{LINES, SESSIONS};
use crate::pages::tools::set_cookie::{self, ADDRESSES, Address, Order};
use crate::pages::tools::{ToolError, session};
use crate::pages::{PageError, Pages, data, page, view};

/// The fields of the `Set-Cookie` reader.
#[derive(Debug, Clone, Serialize)]
pub struct LineForm {
    addresses: Vec<AddressFields>,
    target: String,
    target_time: String,
    start: String,
    /// «Adres ekle» was pressed.
    #[serde(skip)]
    pub adding: bool,
}

#[derive(Debug, Clone, Default, Serialize)]
struct AddressFields {
    url: String,
    lines: String,
    time: String,
}

impl Default for LineForm {
    fn default() -> Self {
        let first = AddressFields { url: "http://localhost:3000/".into(), ..AddressFields::default() };
        Self {
            addresses: vec![first],
            target: String::new(),
            target_time: String::new(),
            start: String::new(),
            adding: false,
        }
    }
}

impl LineForm {
    /// Reads the fields in the order in which a browser sends them: every `adres` begins another answer.
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let mut form = Self { addresses: Vec::new(), ..Self::default() };
        for (name, value) in fields {
            let room = form.addresses.len() <= ADDRESSES;
            match (name.as_str(), form.addresses.last_mut()) {
                ("adres", _) if room => {
                    form.addresses.push(AddressFields { url: value, ..AddressFields::default() });
                }
                ("satirlar", Some(last)) => last.lines = value,
                ("zaman", Some(last)) => last.time = value,
                ("hedef", _) => form.target = value,
                ("hedef_zaman", _) => form.target_time = value,
                ("baslatan", _) => form.start = value,
                ("ekle", _) => form.adding = true,
                _ => {}
            }
        }
        // An answer that was added and left alone is none.
        let empty = |one: &AddressFields| one.url.trim().is_empty() && one.lines.trim().is_empty();
        while form.addresses.len() > 1 && form.addresses.last().is_some_and(empty) {
            form.addresses.pop();
        }
        form
    }

    /// The example of this id.
    pub fn example(id: &str) -> Option<Self> {
        let example = LINES.iter().find(|one| one.id == id)?;
        let fields = |(url, lines): &(&str, &[&str])| AddressFields {
            url: (*url).to_owned(),
            lines: lines.iter().map(|line| format!("Set-Cookie: {line}")).collect::<Vec<_>>().join("\n"),
            time: String::new(),
        };
        Some(Self {
            addresses: example.addresses.iter().map(fields).collect(),
            target: example.target.to_owned(),
            start: example.start.to_owned(),
            ..Self::default()
        })
    }

    /// One more empty answer, at the address of the last.
    pub fn add(&mut self) {
        if self.addresses.len() < ADDRESSES {
            let url = self.addresses.last().map(|last| last.url.clone()).unwrap_or_default();
            self.addresses.push(AddressFields { url, ..AddressFields::default() });
        }
    }

    /// What the fields ask for.
    pub fn order(&self) -> Order {
        let text = |text: &str| (!text.trim().is_empty()).then(|| serde_json::Value::from(text));
        let address = |one: &AddressFields| Address {
            adres: one.url.clone(),
            satirlar: cookie_lines(&one.lines),
            zaman: text(&one.time),
        };
        Order {
            adresler: self.addresses.iter().map(address).collect(),
            hedef: Some(self.target.clone()),
            zaman: text(&self.target_time),
            baslatan: Some(self.start.clone()),
        }
    }
}

/// The lines of a text area. When a whole answer was pasted, the other headers and the status line are left out.
fn cookie_lines(text: &str) -> Vec<String> {
    let lines =
        || text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).filter(|line| !line.trim().is_empty());
    let named = |line: &str| set_cookie::header_value(line).len() != line.len();
    let whole_answer = lines().any(|line| named(line.trim_start()));
    let other_header = |line: &str| {
        line.starts_with("HTTP/")
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            })
    };
    lines()
        .map(|line| if named(line.trim_start()) { line.trim_start() } else { line })
        .filter(|line| !whole_answer || named(line) || !other_header(line))
        .map(str::to_owned)
        .collect()
}

/// The fields of the session reader. The key is not among them: it is never sent back.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SessionForm {
    cookie: String,
    payload: String,
    lifetime: String,
    example_key: &'static str,
    example: &'static str,
}

impl SessionForm {
    /// Reads the fields, and what they ask for.
    pub fn read(fields: Vec<(String, String)>) -> (Self, session::Order) {
        let mut form = Self::default();
        let mut order = session::Order::default();
        for (name, value) in fields {
            match name.as_str() {
                "cerez" => form.cookie = value,
                "anahtar" => order.anahtar = Some(value),
                "yeni_yuk" => form.payload = value,
                "omur" => form.lifetime = value,
                _ => {}
            }
        }
        order.cerez.clone_from(&form.cookie);
        order.yeni_yuk = Some(form.payload.clone().into());
        order.omur = Some(form.lifetime.clone().into());
        (form, order)
    }

    /// The example of this id, with its key in words; tried with it, too, if asked for.
    pub fn example(id: &str, with_key: bool) -> Option<(Self, session::Order)> {
        let example = SESSIONS.iter().find(|one| one.id == id)?;
        let (cookie, key) = (example.cookie.to_owned(), example.key);
        let form = Self { cookie: cookie.clone(), example_key: key, example: example.id, ..Self::default() };
        let key = with_key.then(|| key.to_owned());
        Some((form, session::Order { cerez: cookie, anahtar: key, ..session::Order::default() }))
    }
}

impl Pages {
    /// `/araclar`.
    pub fn tools(&self, catalog: &Catalog) -> Result<String, PageError> {
        self.render("tools.html", context! {
            page => page("Araçlar · Çerez Defteri", "Set-Cookie satırlarını ve Flask oturum çerezlerini çözen araçlar.", "tools"),
            parts => data(view::parts(catalog, None)),
        })
    }

    /// `/araclar/set-cookie`: the form, and what it came to when it was sent.
    pub fn line_tool(
        &self,
        catalog: &Catalog,
        form: &LineForm,
        report: Option<&Result<set_cookie::Report, ToolError>>,
    ) -> Result<String, PageError> {
        let examples: Vec<_> =
            LINES.iter().map(|one| context! { id => one.id, name => one.ad, say => one.say }).collect();
        self.render("tool_set_cookie.html", context! {
            page => page("Set-Cookie çözümleyici · Çerez Defteri", "Set-Cookie satırlarını yapıştırın: tarayıcı ne anlar, ne saklar, ne gönderir?", "tools"),
            parts => data(view::parts(catalog, None)),
            form => data(form),
            examples,
            full => form.addresses.len() >= ADDRESSES,
            error => error_of(report),
            report => report.and_then(|report| report.as_ref().ok()).map(line_view),
        })
    }

    /// `/araclar/oturum`: the form, and what it came to when it was sent.
    pub fn session_tool(
        &self,
        catalog: &Catalog,
        form: &SessionForm,
        report: Option<&Result<session::Report, ToolError>>,
    ) -> Result<String, PageError> {
        let examples: Vec<_> =
            SESSIONS.iter().map(|one| context! { id => one.id, name => one.ad, say => one.say }).collect();
        self.render("tool_session.html", context! {
            page => page("Oturum çerezi çözücü · Çerez Defteri", "Flask oturum çerezinin yükünü, zamanını ve imzasını görün.", "tools"),
            parts => data(view::parts(catalog, None)),
            form => data(form),
            examples,
            error => error_of(report),
            report => report.and_then(|report| report.as_ref().ok()).map(session_view),
        })
    }
}

fn error_of<T>(report: Option<&Result<T, ToolError>>) -> Value {
    match report {
        Some(Err(error)) => {
            let (what, todo) = tool_error(*error);
            context! { what, todo }
        }
        Some(Ok(_)) | None => Value::from(()),
    }
}

/// The report with what only people read: lifetimes in words, the target's path.
fn line_view(report: &set_cookie::Report) -> Value {
    let jar: Vec<_> = report.kavanoz.iter().map(|one| context! { life => one.omur.map(span), ..data(one) }).collect();
    let target = report.hedef.as_deref().and_then(|url| crate::cookies::Url::parse(url).ok());
    context! {
        lines => data(&report.kararlar),
        jar,
        target => target.map(|url| context! { host => url.host().to_string(), path => url.path().to_owned(), secure => url.scheme().as_str() == "https" }),
        pairs => report.cookie.as_deref().filter(|line| !line.is_empty()).map(|line| line.split("; ").map(str::to_owned).collect::<Vec<_>>()),
        cookie => report.cookie.clone(),
        over => report.suresi_dolanlar.clone(),
        time => report.zaman.clone(),
    }
}

fn session_view(report: &session::Report) -> Value {
    let pretty = serde_json::to_string_pretty(&report.yuk).unwrap_or_default();
    let at = report.zaman_s.and_then(|secs| i64::try_from(secs).ok()).map(crate::cookies::Timestamp::from_unix_secs);
    context! {
        pretty => if report.yuk.is_null() { report.yuk_metni.clone() } else { pretty },
        day => at.map(day),
        moment => at.map(crate::pages::text::moment),
        age => report.yas.filter(|age| *age >= 0).map(span),
        ..data(report)
    }
}

#[cfg(test)]
mod tests {
    use super::{LineForm, cookie_lines};

    #[test]
    fn a_pasted_answer_is_reduced_to_its_cookies() {
        let text = "HTTP/1.1 200 OK\r\nDate: x\r\nset-cookie: a=1; Path=/\r\n b=2:3\r\n\r\n";
        assert_eq!(cookie_lines(text), ["set-cookie: a=1; Path=/", " b=2:3"]);
        assert_eq!(cookie_lines("x:y\nb=2"), ["x:y", "b=2"], "without the header's name every line is a cookie");
    }

    #[test]
    fn every_address_begins_another_answer() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let form = LineForm::read(vec![
            pair("satirlar", "vor"),
            pair("adres", "http://a/"),
            pair("satirlar", "x=1"),
            pair("adres", "http://b/"),
            pair("satirlar", "y=1\nz=1"),
            pair("zaman", "5"),
            pair("adres", ""),
            pair("satirlar", " "),
            pair("hedef", "http://a/"),
        ]);
        let order = form.order();
        assert_eq!(order.adresler.len(), 2);
        assert_eq!((order.adresler[0].satirlar.len(), order.adresler[1].satirlar.len()), (1, 2));
        assert!(order.adresler[1].zaman.is_some() && order.hedef.as_deref() == Some("http://a/"));
    }
}
