//! The circumstances of a request, as far as cookies ask for them.
//! In: a URL, a method, who started it, what stands in the address bar. Out: answers such as "same-site?", "third party?".
//! Fails only when a URL cannot be parsed.
//! Rule: RFC 6265bis §5.2 ("same-site" and "cross-site" requests) and the context that §5.7 and §5.8.3 ask for.
//! Not here: redirect chains (Chromium does not count them by default either), service workers, frames inside frames
//! (Chromium's "cross-site ancestor"), prerendering.

use http::Method;

use super::site::Site;
use super::trustworthy::Security;
use super::url::{Url, UrlError};

/// One request, or one look at `document.cookie`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestContext {
    /// Where the request goes; for a script, its document.
    pub url: Url,
    /// The method.
    pub method: Method,
    /// The site whose page started the request; `None`: the person did, in the address bar.
    pub initiator: Option<Site>,
    /// The site in the address bar. `None`: for a subresource the initiator's site, else the request's own.
    /// A navigation changes the address bar, so this is not looked at then.
    pub top_level: Option<Site>,
    /// Whether the address bar changes.
    pub kind: Kind,
    /// Header or script.
    pub api: Api,
    /// Whether the browser blocks third-party cookies.
    pub third_party_blocked: bool,
}

/// Whether a request changes what stands in the address bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A link, a form, the address bar itself: the whole page changes.
    Navigation,
    /// An image, a frame, a `fetch`: the page stays.
    Subresource,
}

/// Through which door cookies are set or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Api {
    /// The `Cookie` and `Set-Cookie` headers.
    Http,
    /// `document.cookie`; the standard's "non-HTTP API".
    Script,
}

/// How close a request is to the site it goes to. The order is that of Chromium: later ones carry more cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SameSiteContext {
    /// Another site's subresource.
    CrossSite,
    /// A cross-site navigation with an unsafe method: a form's POST. Only fresh cookies without `SameSite` go.
    LaxUnsafe,
    /// A cross-site navigation with a safe method: a link.
    Lax,
    /// Same-site.
    Strict,
}

impl RequestContext {
    /// A person types `url` into the address bar.
    ///
    /// # Errors
    /// [`UrlError`] when it is not a URL.
    pub fn navigation(url: &str) -> Result<Self, UrlError> {
        Url::parse(url).map(Self::navigation_to)
    }

    /// A person opens `url`.
    #[must_use]
    pub fn navigation_to(url: Url) -> Self {
        Self {
            url,
            method: Method::GET,
            initiator: None,
            top_level: None,
            kind: Kind::Navigation,
            api: Api::Http,
            third_party_blocked: false,
        }
    }

    /// A page calls `fetch` for a URL of its own origin.
    ///
    /// # Errors
    /// [`UrlError`] when it is not a URL.
    pub fn same_origin_fetch(url: &str) -> Result<Self, UrlError> {
        let mut context = Self::navigation(url)?;
        let own = Site::of(&context.url);
        context.kind = Kind::Subresource;
        context.initiator = Some(own.clone());
        context.top_level = Some(own);
        Ok(context)
    }

    /// A script of the document at `url` reads or writes `document.cookie`.
    ///
    /// # Errors
    /// [`UrlError`] when it is not a URL.
    pub fn script(url: &str) -> Result<Self, UrlError> {
        Self::same_origin_fetch(url).map(|context| Self { api: Api::Script, ..context })
    }

    /// The same request with another method.
    #[must_use]
    pub fn with_method(self, method: Method) -> Self {
        Self { method, ..self }
    }

    /// The same request, started by a page of `initiator`.
    #[must_use]
    pub fn started_by(self, initiator: Site) -> Self {
        Self { initiator: Some(initiator), ..self }
    }

    /// The same request as a subresource of a page of `top_level`.
    #[must_use]
    pub fn embedded_in(self, top_level: Site) -> Self {
        Self {
            kind: Kind::Subresource,
            initiator: self.initiator.or_else(|| Some(top_level.clone())),
            top_level: Some(top_level),
            ..self
        }
    }

    /// The site in the address bar while this request is answered.
    #[must_use]
    pub fn top_level_site(&self) -> Site {
        let own = || Site::of(&self.url);
        match self.kind {
            Kind::Navigation => own(),
            Kind::Subresource => self.top_level.clone().or_else(|| self.initiator.clone()).unwrap_or_else(own),
        }
    }

    /// How safe the connection is.
    #[must_use]
    pub fn security(&self) -> Security {
        Security::of(&self.url)
    }

    /// Whether the request goes to another site than the one in the address bar.
    #[must_use]
    pub fn is_third_party(&self) -> bool {
        match self.kind {
            Kind::Navigation => false,
            Kind::Subresource => {
                self.top_level.as_ref().or(self.initiator.as_ref()).is_some_and(|site| !site.is_of(&self.url))
            }
        }
    }

    /// §5.2: how close the request is to its site, for sending cookies.
    #[must_use]
    pub fn same_site_context(&self) -> SameSiteContext {
        if self.is_third_party() {
            return SameSiteContext::CrossSite;
        }
        let same_initiator = self.initiator.as_ref().is_none_or(|site| site.is_of(&self.url));
        match (same_initiator, self.kind, self.api) {
            (true, ..) => SameSiteContext::Strict,
            (false, _, Api::Script) => SameSiteContext::Lax,
            (false, Kind::Navigation, _) if self.method.is_safe() => SameSiteContext::Lax,
            (false, Kind::Navigation, _) => SameSiteContext::LaxUnsafe,
            (false, Kind::Subresource, _) => SameSiteContext::CrossSite,
        }
    }

    /// §5.7: whether the answer may set cookies that are not `SameSite=None`. Every navigation may.
    #[must_use]
    pub fn may_set_same_site(&self) -> bool {
        self.kind == Kind::Navigation || self.same_site_context() >= SameSiteContext::Lax
    }
}

#[cfg(test)]
mod tests {
    use super::{RequestContext, SameSiteContext, Site};
    use http::Method;

    fn to(url: &str) -> RequestContext {
        RequestContext::navigation(url).unwrap()
    }

    fn site(url: &str) -> Site {
        Site::parse(url).unwrap()
    }

    #[test]
    fn what_a_person_opens_is_same_site() {
        let context = to("http://banka.localhost/");
        assert_eq!(context.same_site_context(), SameSiteContext::Strict);
        assert!(!context.is_third_party());
    }

    #[test]
    fn a_link_from_another_site_is_lax_and_its_form_is_unsafe() {
        let link = to("http://banka.localhost/").started_by(site("http://forum.localhost"));
        assert_eq!(link.same_site_context(), SameSiteContext::Lax);
        let form = link.with_method(Method::POST);
        assert_eq!(form.same_site_context(), SameSiteContext::LaxUnsafe);
        assert!(form.may_set_same_site());
    }

    #[test]
    fn another_sites_picture_is_cross_site() {
        let picture = to("http://banka.localhost/").embedded_in(site("http://forum.localhost"));
        assert_eq!(picture.same_site_context(), SameSiteContext::CrossSite);
        assert!(picture.is_third_party());
        assert!(!picture.may_set_same_site());
    }

    #[test]
    fn an_opaque_initiator_is_another_site() {
        let link = to("http://banka.localhost/").started_by(Site::opaque());
        assert_eq!(link.same_site_context(), SameSiteContext::Lax);
    }
}
