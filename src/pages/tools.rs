//! The tools beside the lessons: the reader of `Set-Cookie` lines and the reader of Flask's session cookies.
//!
//! In: what somebody pasted, as an order. Out: a report that is JSON as it stands, and the page that shows it.
//! Fails: [`ToolError`], said in Turkish by `text::tools`, with status 422. Pure: nothing is stored, nothing is logged, no
//! network; a key is used for one answer and is in no type that prints.
//! Rule: RFC 6265bis through `cookies`; itsdangerous through `sessions`. Not here: HTTP (`app::tool`).

pub mod examples;
pub mod moment;
pub mod page;
pub mod pieces;
pub mod python_json;
pub mod secret;
pub mod session;
pub mod set_cookie;

use crate::cookies::UrlError;
use crate::sessions::signed::Rejection;

/// What is wrong with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ToolError {
    /// The body is not the JSON that is asked for.
    #[error("the body is not the JSON asked for")]
    NotJson,
    /// The body is longer than so many bytes.
    #[error("the body is longer than {0} bytes")]
    TooLong(usize),
    /// No address with lines.
    #[error("no address")]
    NoAddress,
    /// More addresses than so many.
    #[error("more than {0} addresses")]
    TooManyAddresses(usize),
    /// More lines than so many.
    #[error("more than {0} lines")]
    TooManyLines(usize),
    /// An address by its index, or the target, is no URL.
    #[error("an address is not a URL")]
    BadAddress(Option<usize>, #[source] UrlError),
    /// The time of an address, or of the target, cannot be read.
    #[error("a time cannot be read")]
    BadTime(Option<usize>),
    /// Not a known way to start a request.
    #[error("not a known way to start a request")]
    BadStart,
    /// The cookie is empty.
    #[error("no cookie")]
    NoCookie,
    /// The cookie is not Flask's.
    #[error("not a session cookie")]
    BadCookie(#[source] Rejection),
    /// The new payload is not a JSON object.
    #[error("the new payload is not a JSON object")]
    BadPayload,
    /// A new payload without a key.
    #[error("no key to sign with")]
    NoKey,
    /// The lifetime is not a number of seconds.
    #[error("the lifetime cannot be read")]
    BadLifetime,
}
