//! Finds a lesson's cell and makes the program that runs for a workspace.
//! In: names from an address, the learner's edit. Out: a sandbox [`Program`]. Fails: [`Refused`], when there is no such cell.
//! Not here: where the edit comes from (`code`).

use std::sync::Arc;

use crate::lessons::Cell;
use crate::live::Live;
use crate::live::names::{Workspace, cell_number};
use crate::live::wording::Refused;
use crate::sandbox::{AppKey, Program};

/// A cell that exists, and whose bench it stands on.
#[derive(Debug, Clone)]
pub struct Found {
    /// Whose.
    pub workspace: Workspace,
    /// Slug of the lesson.
    pub lesson: Arc<str>,
    /// The cell as parsed at load.
    pub cell: Arc<Cell>,
}

/// The cell that an address names.
pub fn find(live: &Live, workspace: &str, lesson: &str, cell: &str) -> Result<Found, Refused> {
    let workspace = Workspace::parse(workspace).ok_or(Refused::BadAddress)?;
    let number = cell_number(cell).ok_or(Refused::BadAddress)?;
    found(live, workspace, lesson, number)
}

/// The same, with names already parsed.
pub fn found(live: &Live, workspace: Workspace, lesson: &str, number: u32) -> Result<Found, Refused> {
    let catalog = live.catalog.current();
    let lesson = catalog.lesson(lesson).ok_or(Refused::NoSuchCell)?;
    let cell = lesson.cell(number).cloned().ok_or(Refused::NoSuchCell)?;
    Ok(Found { workspace, lesson: Arc::from(lesson.slug.as_str()), cell })
}

impl Found {
    /// The lesson's slug.
    pub fn slug(&self) -> &str {
        &self.lesson
    }

    /// The part of live addresses that the app does not see.
    pub fn prefix(&self) -> String {
        format!("/dene/{}/{}/{}", self.workspace.as_str(), self.lesson, self.cell.number)
    }

    /// The program: the learner's edit, or the lesson's own text; the folded part of `devam` above either.
    pub fn program(&self, edit: Option<&Arc<str>>) -> Program {
        let code = edit.map_or(self.cell.code.as_str(), |edit| edit);
        let source = Arc::from(self.cell.program_with(code));
        let templates = self.cell.templates.iter().map(|one| (one.name.clone(), one.source.clone())).collect();
        Program {
            key: AppKey {
                workspace: self.workspace.shared_text(),
                lesson: Arc::clone(&self.lesson),
                cell: self.cell.number,
            },
            edited: edit.is_some(),
            source,
            file_name: Arc::from(self.cell.file_name.as_str()),
            templates: Arc::new(templates),
        }
    }
}
