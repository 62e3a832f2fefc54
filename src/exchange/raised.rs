//! An error of the learner's program and its Turkish explanation, kept apart: the first is Python's, the second ours.

use serde::Serialize;

/// How loud an explanation is (GLOSSARY §2.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Something failed.
    Hata,
    /// It worked, but not as it looks.
    Uyari,
    /// Worth knowing.
    Bilgi,
}

/// What happened, where, why, and what to do: four Turkish sentences and Python's own words.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// Stable id in the catalogue, `python.NameError` and the like.
    pub kod: String,
    /// How loud.
    pub duzey: Level,
    /// What happened.
    pub ne: String,
    /// Where: line and source, or the request.
    pub nerede: String,
    /// Why.
    pub neden: String,
    /// The first thing to do.
    pub yapin: String,
    /// Python's own message, empty when the message is ours.
    pub asil: String,
}

/// An error that left the learner's program.
#[derive(Debug, Clone, Serialize)]
pub struct Raised {
    /// The type as CPython prints it in a traceback.
    pub tur: String,
    /// The message after the colon.
    pub ileti: String,
    /// The line in the learner's file, from 1.
    pub satir: Option<u32>,
    /// The column, from 1, where Python knows it.
    pub sutun: Option<u32>,
    /// The traceback as Python prints it, without frames of ours.
    pub izleme: String,
    /// The Turkish explanation.
    pub aciklama: Explanation,
}
