//! From where a model browser's request starts: what the `@kaynak`, `@ust`, `@alt-kaynak` and `@kavanoz` lines say, on the page
//! and in a check (`app::check`).
//!
//! In: origins as the lesson writes them. Out: the cookie rules' context, and the lines that a browser adds to such a request.
//! Fails: the text that is no origin. Without any of the four the request starts on the app's own page.
//! Rule: Fetch Metadata §2 (`Sec-Fetch-…`), RFC 9110 §10.1.3 (`Referer`; here the origin alone, as browsers send across sites).

use http::Method;
use serde::Deserialize;

use crate::cookies::{Kind, RequestContext, SameSiteContext, Site, Url};
use crate::exchange::Header;

/// Who starts a request, below which address bar, as what.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// `@kaynak`: the origin of the page that starts it.
    pub kaynak: Option<String>,
    /// `@ust`: the origin in the address bar.
    pub ust: Option<String>,
    /// `@alt-kaynak`: an image or the like.
    pub alt_kaynak: bool,
    /// `@kavanoz engelli`: from here on the browser blocks third-party cookies.
    pub engelli: bool,
}

impl Circumstances {
    /// The page that starts the request, when it is another than the app's own.
    pub fn initiator(&self) -> Option<&str> {
        self.kaynak.as_deref().or(self.ust.as_deref())
    }

    /// The context of a request. `own`: the origin of the app's page, where a request starts that nobody else started.
    ///
    /// # Errors
    /// The text that is no origin.
    pub fn context<'a>(&'a self, url: Url, method: Method, own: &'a str) -> Result<RequestContext, &'a str> {
        let site = |origin: &'a str| Site::parse(origin).map_err(|_| origin);
        let mut context = RequestContext::navigation_to(url).with_method(method);
        let initiator = self.initiator();
        context.initiator = Some(site(initiator.unwrap_or(own))?);
        if self.alt_kaynak || self.ust.is_some() {
            context = context.embedded_in(site(self.ust.as_deref().or(initiator).unwrap_or(own))?);
        }
        Ok(context)
    }

    /// The lines that a browser adds to a request to the origin `to`.
    pub fn lines(&self, context: &RequestContext, own: &str, to: &str) -> Vec<Header> {
        let initiator = self.initiator();
        let site = match initiator {
            None => "same-origin",
            Some(origin) if origin == to => "same-origin",
            Some(_) if context.same_site_context() == SameSiteContext::Strict => "same-site",
            Some(_) => "cross-site",
        };
        let (mode, destination) =
            if context.kind == Kind::Subresource { ("no-cors", "image") } else { ("navigate", "document") };
        let mut lines = Vec::new();
        let mut add = |name: &str, value: String| lines.push((name.to_owned(), value.into_bytes()));
        if !context.method.is_safe() {
            add("Origin", initiator.unwrap_or(own).to_owned());
        }
        add("Sec-Fetch-Site", site.to_owned());
        add("Sec-Fetch-Mode", mode.to_owned());
        add("Sec-Fetch-Dest", destination.to_owned());
        if let Some(initiator) = initiator {
            add("Referer", format!("{initiator}/"));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::Circumstances;
    use crate::cookies::{SameSiteContext, Url};

    #[test]
    fn a_foreign_form_is_cross_site_and_a_sister_page_is_not() {
        let bank = "http://banka.localhost";
        let seen = |kaynak: Option<&str>| {
            let one = Circumstances { kaynak: kaynak.map(str::to_owned), ..Circumstances::default() };
            let url = Url::parse("http://banka.localhost/havale").expect("a URL");
            let context = one.context(url, http::Method::POST, bank).expect("origins");
            let lines = one.lines(&context, bank, bank);
            let line = |name: &str| lines.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
            let text = line("Sec-Fetch-Site").map(|value| String::from_utf8_lossy(&value).into_owned());
            (context.same_site_context() == SameSiteContext::Strict, text.unwrap_or_default())
        };
        assert_eq!(seen(None), (true, "same-origin".to_owned()));
        assert_eq!(seen(Some(bank)), (true, "same-origin".to_owned()));
        assert_eq!(seen(Some("http://blog.banka.localhost")), (true, "same-site".to_owned()));
        assert_eq!(seen(Some("http://hediye.localhost")), (false, "cross-site".to_owned()));
        let odd = Circumstances { kaynak: Some("kedi".to_owned()), ..Circumstances::default() };
        assert_eq!(odd.context(Url::parse(bank).expect("a URL"), http::Method::GET, bank).err(), Some("kedi"));
    }
}
