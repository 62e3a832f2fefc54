//! The lesson's Flask session before and after one request, as the Depo shows it.

use serde::{Deserialize, Serialize};

/// Where the session's data lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionKind {
    /// In the browser, in Flask's signed cookie.
    Imzali,
    /// On the server, in a record that the cookie only names.
    Kayit,
    /// The program did not touch a session.
    #[default]
    Yok,
}

/// The session around one run. `once` and `sonra` are JSON objects, null when there is no session.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SessionView {
    /// Where the data lives.
    pub tur: SessionKind,
    /// The record's id for [`SessionKind::Kayit`].
    pub kimlik: Option<String>,
    /// Data before the view ran.
    pub once: serde_json::Value,
    /// Data after the response was made.
    pub sonra: serde_json::Value,
}
