//! Where a request of a cell on a name of its own (`kok=`, rule 10) starts in a real browser.
//! In: the cell and one of its requests. Out: the page that starts it, or `None` when only the model browser can do it.
//! Rule: `*.localhost` names lead to this computer in every current engine but Safari's, count as trustworthy, and each is a
//! site of its own. A form or an image is all that a foreign page needs, so only what those can send is real.
//! Not here: what the page looks like (`pages`), who serves it (`live`).

use serde::Serialize;

use super::model::{Action, Cell, TryRequest};

/// The page that starts a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Host name of the page, `hediye.localhost`.
    pub page: String,
    /// Host name of the app, `banka.localhost`.
    pub app: String,
    /// An image in the page (`@alt-kaynak`) instead of a link or a form.
    pub embedded: bool,
}

/// The page itself, as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct StartPage {
    /// Host name of this page.
    pub page: String,
    /// Host name of the app.
    pub app: String,
    /// Method of the request.
    pub method: String,
    /// Path and query in the app's view.
    pub target: String,
    /// The same as the browser needs it, absolute.
    pub address: String,
    /// Fields of the form.
    pub fields: Vec<(String, String)>,
    /// An image instead of a link or a form.
    pub embedded: bool,
    /// Address of the script that sends at once.
    pub script: Option<String>,
}

/// How the names end that are a cell's own.
const OWN: &str = ".localhost";

/// The name of its own that a host is: `banka.localhost` of `banka.localhost:3000`, in any case. `localhost` itself, numbers
/// and all other names are the workbook's.
pub fn own_name(host: &str) -> Option<String> {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    // Asked of every request: a name that ends otherwise is not even copied.
    let (label, end) = name.split_at_checked(name.len().checked_sub(OWN.len())?)?;
    (!label.is_empty() && end.eq_ignore_ascii_case(OWN)).then(|| name.to_ascii_lowercase())
}

impl Cell {
    /// The `*.localhost` name that the cell's app answers at.
    pub fn own_name(&self) -> Option<String> {
        name_of(self.origin.as_deref()?)
    }

    /// True when the app answers at this name: its own, or one that a request names in full.
    pub fn answers_at(&self, name: &str) -> bool {
        self.own_name().as_deref() == Some(name) || self.starts().any(|start| start.app == name)
    }

    /// True when a page on this name starts one of the cell's requests.
    pub fn starts_at(&self, name: &str) -> bool {
        self.starts().any(|start| start.page == name)
    }

    fn starts(&self) -> impl Iterator<Item = Start> {
        self.requests.iter().filter_map(|request| self.start(request))
    }

    /// Where one of the cell's requests starts in a real browser.
    pub fn start(&self, request: &TryRequest) -> Option<Start> {
        let own = self.own_name()?;
        let app = match request.target.split_once("://") {
            Some((scheme, rest)) => name_of(&format!("{scheme}://{}", rest.split('/').next().unwrap_or_default()))?,
            None => own.clone(),
        };
        let form = matches!(request.method.as_str(), "GET" | "POST");
        // The browser writes the referrer itself.
        let own_headers = request.headers.iter().any(|(name, _)| !name.eq_ignore_ascii_case("referer"));
        if !form || own_headers || (request.method == "GET" && !request.body.is_empty()) || is_json(&request.body) {
            return None;
        }
        let (mut page, mut top, mut embedded) = (None, None, false);
        for action in &request.actions {
            match action {
                Action::Initiator(origin) => page = Some(name_of(origin)?),
                Action::TopLevel(origin) => top = Some(name_of(origin)?),
                Action::Subresource => embedded = true,
                Action::WriteCookie(_) | Action::DeleteCookie(_) | Action::DeleteCookies | Action::ScriptWrite(_) => {}
                Action::Wait(_)
                | Action::Keep(_)
                | Action::Browser(_)
                | Action::Copy { .. }
                | Action::BlockThirdParty => return None,
            }
        }
        let page = page.or_else(|| top.clone()).unwrap_or(own);
        let framed = top.is_some_and(|top| top != page);
        (!framed && (!embedded || request.method == "GET")).then_some(Start { page, app, embedded })
    }
}

/// The host of an origin that this computer can play: `http`, the usual port, below `localhost`.
fn name_of(origin: &str) -> Option<String> {
    let host = origin.strip_prefix("http://")?;
    if host.contains(':') { None } else { own_name(host) }
}

fn is_json(body: &str) -> bool {
    body.trim_start().starts_with(['{', '['])
}

#[cfg(test)]
mod tests {
    use super::{Start, own_name};
    use crate::lessons::parse;

    #[test]
    fn only_names_below_localhost_are_names_of_their_own() {
        assert_eq!(own_name("Banka.localhost:3000").as_deref(), Some("banka.localhost"));
        assert_eq!(own_name("blog.banka.localhost").as_deref(), Some("blog.banka.localhost"));
        for host in ["localhost:3000", "localhost", ".localhost", "127.0.0.1:3000", "ornek.test", "[::1]:3000"] {
            assert_eq!(own_name(host), None, "{host}");
        }
    }

    fn starts(origin: &str, requests: &str) -> Vec<Option<Start>> {
        let text = format!(
            "# Ders\n\n## Bölüm\n\n```python canli kok={origin}\nfrom flask import Flask\n\napp = Flask(__name__)\n```\n\n\
             ```http dene\n{requests}\n```\n"
        );
        let lesson = parse("01-ders.md", &text).expect("a lesson");
        let cell = lesson.cell(1).expect("a cell");
        cell.requests.iter().map(|request| cell.start(request)).collect()
    }

    #[test]
    fn a_form_or_an_image_of_a_localhost_page_is_real_and_the_rest_is_the_models() {
        let real =
            |page: &str, embedded| Some(Start { page: page.to_owned(), app: "banka.localhost".to_owned(), embedded });
        let bank = "http://banka.localhost";
        assert_eq!(starts(bank, "GET /"), [real("banka.localhost", false)]);
        let elsewhere =
            Start { page: "banka.localhost".to_owned(), app: "blog.banka.localhost".to_owned(), embedded: false };
        assert_eq!(starts(bank, "GET http://blog.banka.localhost/x"), [Some(elsewhere)]);
        assert_eq!(
            starts(bank, "@kaynak http://hediye.localhost\nPOST /havale\n\ntutar=5"),
            [real("hediye.localhost", false)]
        );
        assert_eq!(starts(bank, "@kaynak http://a.localhost\n@alt-kaynak\nGET /x"), [real("a.localhost", true)]);
        for request in [
            "@bekle 3\nGET /",
            "@tarayici b\nGET /",
            "@kavanoz engelli\nGET /",
            "@baslik X-A: b\nGET /",
            "DELETE /",
            "@kaynak http://a.localhost\n@ust http://b.localhost\nGET /",
            "@kaynak http://ornek.test\nGET /",
        ] {
            assert_eq!(starts(bank, request), [None], "{request}");
        }
        assert_eq!(starts("http://ornek.test", "GET /"), [None], "no browser leads that name here");
    }
}
