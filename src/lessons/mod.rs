//! Lessons: Markdown files as data, and what their expectations mean.
//!
//! In: files of the grammar in `format`. Out: [`Lesson`]s to render, serve and check; [`LessonError`]s to show.
//! What fails: a lesson, never the others; its mistakes are values with places, and their Turkish is `pages::text`'s.
//!
//! The map, in the order a file walks:
//! - `catalog`: the only file reads; a folder or the embedded lessons, sorted, cross-checked
//! - `watch`: calls when the folder changes
//! - `parse`: one file, pure; `source` knows lines and columns
//! - `front_matter`: TOML between `+++`
//! - `markdown`: events cut into headings, fences, prose; `format`: the grammar of info strings
//! - `outline`: pieces read one by one: `question`, `requests` (`action`, `expectation`), `html` (`address`, `code_block`)
//! - `highlight`: code in colours, for pages
//! - `cells`: who belongs to which cell; `routes`: buttons for cells without `http dene`
//! - `assemble`: the tree of sections and exercises; `model`: the tree's types, `access`: ways into it
//! - `untruth`: what running a lesson may show to be otherwise than it says
//! - `start`: where a request of a cell on another name (`kok=`) starts in a real browser
//! - `expect`: judging what came back, with `wildcard`; `jar_line`: cookies of the jar against a `= kavanoz` line
//!
//! Not here: running programs (`sandbox`), cookie rules (`cookies`), Turkish sentences (`pages::text`).

mod access;
mod action;
mod address;
mod assemble;
mod catalog;
mod cells;
mod code_block;
mod error;
mod expect;
mod expectation;
mod fold;
mod form;
mod format;
mod front_matter;
mod highlight;
mod html;
mod jar_line;
mod markdown;
mod model;
mod outline;
mod parse;
mod question;
mod requests;
mod routes;
mod source;
mod start;
#[cfg(test)]
mod tests;
mod untruth;
mod watch;
mod wildcard;

pub use catalog::{Asset, Catalog, Entry};
pub use error::{LessonError, LessonErrorKind, Shape};
pub use expect::{Judgement, Seen, foreign_cookies, judge};
pub use fold::{is_near, is_slug, plain_text, slug_of};
pub use form::form_pairs;
pub use format::attributes_of;
pub use highlight::{Language, highlight};
pub use html::unescape;
pub use jar_line::JarCookie;
pub use model::{
    Action, Block, Breakage, Cell, CellKind, Example, ExampleState, Exercise, Expectation, ExpectationKind, Html,
    Lesson, LessonSlug, Question, QuestionOption, Section, Solution, Template, TryRequest,
};
pub use parse::parse;
pub use start::{Start, StartPage, own_name};
pub use untruth::{Failure, Untruth};
pub use watch::Watch;
