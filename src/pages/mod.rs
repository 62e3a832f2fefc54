//! The workbook's own pages, and every Turkish sentence of the Rust code.
//!
//! In: lessons as data, errors as values. Out: HTML texts, explanations, sentences. Fails: [`PageError`], when a template does.
//! [`Pages`] renders; `view` shapes what templates see; `text` and `messages.toml` hold the words; `explain` chooses them.
//! Not here: HTTP (`app`), HTML of prose (`lessons`). This room knows no server.

pub mod actions;
pub mod answers;
pub mod asks;
pub mod explain;
pub mod glossary;
pub mod judged;
pub mod messages;
pub mod names;
pub mod qr;
pub mod refusals;
pub mod search;
pub mod spreads;
pub mod start_page;
pub mod text;
pub mod tools;
pub mod view;

use minijinja::{Environment, Value, context};

use crate::exchange::Explanation;
use crate::lessons::{Catalog, Lesson};

/// A template that does not parse or render.
#[derive(Debug, thiserror::Error)]
#[error("template failed")]
pub struct PageError(#[from] minijinja::Error);

/// Trouble that has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// 404.
    NotFound,
    /// 405.
    MethodNotAllowed,
    /// 500.
    Failed,
    /// A lesson file with mistakes.
    BrokenLesson,
    /// A live address without a cell.
    NoSuchCell,
}

/// Why one Flask file is not served, as `app` saw it.
#[derive(Debug)]
pub enum RunTrouble<'a> {
    /// The file.
    Unreadable {
        /// The file.
        path: &'a std::path::Path,
        /// The cause.
        cause: &'a std::io::Error,
    },
    /// The file is not UTF-8.
    NotText {
        /// The file.
        path: &'a std::path::Path,
    },
    /// The address.
    Listen {
        /// The address.
        address: &'a str,
        /// The cause.
        cause: &'a std::io::Error,
    },
    /// This binary's own path.
    Program {
        /// The cause.
        cause: &'a std::io::Error,
    },
}

/// Why the service did not start, as `app` saw it.
#[derive(Debug)]
pub enum StartTrouble<'a> {
    /// The lessons folder.
    Lessons {
        /// The folder.
        folder: &'a str,
        /// The cause.
        cause: &'a std::io::Error,
    },
    /// The data folder.
    DataFolder {
        /// The folder.
        folder: &'a str,
        /// The cause.
        cause: &'a std::io::Error,
    },
    /// The store's file.
    StoreFile {
        /// The file.
        file: &'a str,
    },
    /// The address.
    Listen {
        /// The address.
        address: &'a str,
        /// The cause.
        cause: &'a std::io::Error,
    },
    /// The program's own path.
    Program {
        /// The cause.
        cause: &'a std::io::Error,
    },
    /// Random bytes for the teacher's key.
    NoRandomness,
    /// The templates.
    Templates,
}

/// What a page of trouble says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Title.
    pub title: String,
    /// What happened.
    pub what: String,
    /// What to do.
    pub todo: String,
}

/// Renders pages.
#[derive(Debug)]
pub struct Pages {
    templates: Environment<'static>,
}

impl Pages {
    /// Takes templates by name, `lesson/cell.html` and the like.
    pub fn new(files: &'static [(&'static str, &'static [u8])]) -> Result<Self, PageError> {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(minijinja::UndefinedBehavior::Chainable);
        for (name, bytes) in files {
            // Templates are our own files; a byte that is not UTF-8 shows as a replacement character.
            templates.add_template_owned(*name, String::from_utf8_lossy(bytes).into_owned())?;
        }
        // Safe: our own names, and an escaped slash is hard to read in the source.
        templates.add_function("asset", |path: String| Value::from_safe_string(format!("/static/{path}")));
        templates.add_filter("code", code);
        Ok(Self { templates })
    }

    /// `/`.
    pub fn index(&self, catalog: &Catalog) -> Result<String, PageError> {
        self.render("index.html", context! {
            watch => data(watch(catalog, "")),
            page => page("Çerez Defteri", "Flask ile çerezleri ve oturumları canlı deneylerle öğreten Türkçe çalışma defteri.", "index"),
            parts => data(view::parts(catalog, None)),
        })
    }

    /// `/ders/{slug}` of a lesson without mistakes.
    pub fn lesson(&self, catalog: &Catalog, slug: &str) -> Result<String, PageError> {
        let Some(lesson) = catalog.lesson(slug) else { return self.trouble(catalog, Trouble::NotFound) };
        let (prev, next) = view::neighbours(catalog, slug);
        self.render(
            "lesson.html",
            context! {
                page => page(&format!("{} · Çerez Defteri", lesson.title), &lesson.summary, "lesson"),
                watch => data(watch(catalog, slug)),
                diagnostics => data(view::diagnostics(catalog, slug)),
                lesson => data(view::lesson(catalog, lesson)),
                parts => data(view::parts(catalog, Some(slug))),
                spreads => data(spreads::spreads(lesson)),
                prev => data(prev),
                next => data(next),
            },
        )
    }

    /// `/ders/{slug}` of a lesson with mistakes.
    pub fn broken_lesson(&self, catalog: &Catalog, slug: &str) -> Result<String, PageError> {
        let diagnostics = view::diagnostics(catalog, slug);
        self.error_page(catalog, Trouble::BrokenLesson, data(diagnostics), data(watch(catalog, slug)))
    }

    /// `/sinif`: the address for a class with its QR code, or how to get one.
    pub fn classroom(&self, address: Option<&str>) -> Result<String, PageError> {
        let code = address.and_then(qr::code).map(|code| context! { side => code.side(), path => code.path() });
        let page = page("Sınıf · Çerez Defteri", "Bu defterin sınıfta açılacağı adres.", "class");
        self.render("class.html", context! { page, address, code })
    }

    /// `/hakkinda`.
    pub fn about(&self, catalog: &Catalog) -> Result<String, PageError> {
        self.render(
            "about.html",
            context! {
                page => page("Hakkında · Çerez Defteri", "Çerez Defteri nedir, nasıl çalışır, neyi saklar?", "about"),
                parts => data(view::parts(catalog, None)),
            },
        )
    }

    /// `/ara`: the form, and what was found when something was asked.
    pub fn search(&self, catalog: &Catalog, found: Option<&search::Found>) -> Result<String, PageError> {
        let title = match found {
            Some(found) => format!("{} · Arama · Çerez Defteri", found.query),
            None => "Arama · Çerez Defteri".to_owned(),
        };
        self.render(
            "search.html",
            context! {
                page => page(&title, "", "search"),
                found => data(found),
                letters => search::LETTERS,
                lessons => catalog.lessons.len(),
            },
        )
    }

    /// The teacher's list of lessons. `base` is its own path, which holds the key.
    pub fn teacher(&self, catalog: &Catalog, base: &str) -> Result<String, PageError> {
        let parts = data(view::parts(catalog, None));
        self.render(
            "teacher/index.html",
            context! { page => page("Öğretmen sayfası · Çerez Defteri", "", "teacher"), parts, base },
        )
    }

    /// One lesson's answers, for the teacher.
    pub fn answers(&self, lesson: &Lesson, base: &str) -> Result<String, PageError> {
        self.render(
            "teacher/answers.html",
            context! {
                page => page(&format!("Yanıt anahtarı · {} · Çerez Defteri", lesson.title), "", "teacher"),
                no => lesson.number,
                slug => lesson.slug.as_str(),
                title => &lesson.title,
                parts => data(answers::answers(lesson)),
                base,
            },
        )
    }

    /// `/sozluk`.
    pub fn glossary(&self) -> Result<String, PageError> {
        let terms: Vec<Value> = glossary::terms()
            .iter()
            .map(|term| context! { anchor => term.anchor(), name => &term.name, english => &term.english, meaning => &term.meaning })
            .collect();
        self.render(
            "glossary.html",
            context! {
                page => page("Sözlük · Çerez Defteri", "Çerez ve oturum terimlerinin Türkçesi, İngilizcesi ve anlamı.", "glossary"),
                terms,
            },
        )
    }

    /// A page of trouble.
    pub fn trouble(&self, catalog: &Catalog, trouble: Trouble) -> Result<String, PageError> {
        self.error_page(catalog, trouble, Value::from(()), Value::from(()))
    }

    /// A page of trouble without templates, for when one of them fails.
    pub fn plain_trouble(&self, trouble: Trouble) -> String {
        let saying = text::trouble(trouble);
        format!(
            "<!doctype html>\n<html lang=\"tr\"><meta charset=\"utf-8\"><title>{0}</title><h1>{0}</h1><p>{1}</p><p>{2}</p></html>\n",
            saying.title, saying.what, saying.todo
        )
    }

    /// The page of a program that gave no answer. Stands under the live policy: inline style, no script.
    pub fn live_error(&self, status: u16, explanation: &Explanation, traceback: &str) -> Result<String, PageError> {
        self.render("live_error.html", context! { status, explanation => data(explanation), traceback })
    }

    /// The page of a refusal at a live address, under the same policy.
    pub fn live_refusal(&self, status: u16, what: &str, todo: &str) -> Result<String, PageError> {
        self.render("live_refusal.html", context! { status, what, todo })
    }

    fn error_page(
        &self,
        catalog: &Catalog,
        trouble: Trouble,
        diagnostics: Value,
        watch: Value,
    ) -> Result<String, PageError> {
        let saying = text::trouble(trouble);
        let status = match trouble {
            Trouble::NotFound | Trouble::NoSuchCell => 404,
            Trouble::MethodNotAllowed => 405,
            Trouble::Failed | Trouble::BrokenLesson => 500,
        };
        self.render(
            "error.html",
            context! {
                page => page(&format!("{} · Çerez Defteri", saying.title), "", "error"),
                parts => data(view::parts(catalog, None)),
                status,
                title => saying.title,
                what => saying.what,
                do => saying.todo,
                diagnostics,
                watch,
            },
        )
    }

    fn render(&self, name: &str, context: Value) -> Result<String, PageError> {
        Ok(self.templates.get_template(name)?.render(context)?)
    }
}

/// Escapes a text and makes code of what stands in backticks.
fn code(text: &str) -> Value {
    let mut out = String::with_capacity(text.len() + 32);
    for (index, part) in text.split('`').enumerate() {
        let inside = index % 2 == 1;
        out.push_str(if inside { "<code>" } else { "" });
        for c in part.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                c => out.push(c),
            }
        }
        out.push_str(if inside { "</code>" } else { "" });
    }
    Value::from_safe_string(out)
}

/// A plain value for a template.
fn data(value: impl serde::Serialize) -> Value {
    Value::from(minijinja::value::Serde(value))
}

/// What a page carries to know whether its lesson (the list, for an empty slug) is as it was; nothing when none can change.
fn watch(catalog: &Catalog, slug: &str) -> Option<[String; 2]> {
    catalog.mark(slug).map(|mark| [slug.to_owned(), mark])
}

fn page(title: &str, description: &str, kind: &str) -> Value {
    context! { title, description, kind }
}
