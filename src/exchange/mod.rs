//! One recorded request and its response, with everything a learner may look at afterwards.
//!
//! In: what `live` saw on the wire and what `sandbox` and `cookies` made of it. Out: the JSON of the event stream and of
//! `/kayit/{ws}`; this file is where that schema is documented. Cannot fail: plain data, serde only.
//! Keys are Turkish snake_case without diacritics, because the page's scripts and outside tests read them.
//! Not here: verdict texts (`pages::text`), the log that keeps exchanges (`store`).

mod late;
mod message;
mod raised;
mod session;

pub use late::Late;
pub use message::{Header, RecordedRequest, RecordedResponse, text_of};
pub use raised::{Explanation, Level, Raised};
pub use session::{SessionKind, SessionView};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One request and its response as the learner's app saw them, before the live prefix is added.
#[derive(Debug, Serialize)]
pub struct Exchange {
    /// Running number in one workspace, from 1.
    pub no: u64,
    /// When the request arrived, milliseconds since the Unix epoch.
    pub zaman: u64,
    /// The lesson's slug.
    pub ders: String,
    /// The cell's number in its lesson, from 1.
    pub hucre: u32,
    /// Who asked: the name of a model browser, or null for the learner's own.
    pub tarayici: Option<String>,
    /// How far the app's clock was ahead of the real one, seconds.
    pub saat_ileri: i64,
    /// The part of the live URL that the app does not see: `/dene/{ws}/{lesson}/{cell}`. The raw view shows it dimmed.
    pub onek: String,
    /// What arrived.
    pub istek: Arc<RecordedRequest>,
    /// What the app answered.
    pub yanit: RecordedResponse,
    /// The lesson's Flask session around the run.
    pub oturum: SessionView,
    /// One verdict for each `Set-Cookie` line, in order; put into words when somebody reads them.
    pub kararlar: Late<Vec<Judged>>,
    /// The executed lines, when somebody watched: first those of the file's loading, if it was loaded since the last time.
    pub adimlar: Vec<Step>,
    /// True when more lines ran than are kept.
    pub adimlar_kesildi: bool,
    /// True when steps were recorded: then no step means that no line of the program ran.
    pub izlendi: bool,
    /// What the program printed.
    pub konsol: String,
    /// What Flask warned of, and what the workbook noticed, explained.
    pub uyarilar: Vec<Explanation>,
    /// The error of the learner's program, explained, if there was one.
    pub hata: Option<Raised>,
    /// True when the app lost its module-level state just before this request (a restart the learner did not ask for).
    pub yeniden_basladi: bool,
    /// Microseconds in the sandbox.
    pub sure_us: u64,
}

/// A browser's verdict on one `Set-Cookie` line, with its words for the learner.
#[derive(Debug, Clone, Serialize)]
pub struct Judged {
    /// The line's value as the app wrote it.
    pub satir: String,
    /// The cookie's name.
    pub ad: String,
    /// The cookie's value.
    pub deger: String,
    /// `saklandi`, `degisti`, `silindi`, `silinecek-yok` or `reddedildi`.
    pub sonuc: &'static str,
    /// The stable id of the reason, when refused.
    pub neden: Option<&'static str>,
    /// The reason in one short Turkish phrase (a chip), empty when there is nothing to say.
    pub kisa: String,
    /// The reason with what to write instead, empty when there is nothing to say.
    pub uzun: String,
    /// The value that was replaced or deleted.
    pub eski: Option<String>,
    /// The attributes in order and what each came to mean.
    pub oznitelikler: Vec<AttributeMeaning>,
    /// Things that hold here but not elsewhere, and the like, explained.
    pub uyarilar: Vec<Explanation>,
    /// The same as chips, in the same order.
    pub uyari_adlari: Vec<&'static str>,
}

/// One attribute of a `Set-Cookie` line and what the browser took it for.
#[derive(Debug, Clone, Serialize)]
pub struct AttributeMeaning {
    /// The attribute's name as written.
    pub ad: String,
    /// Its value as written.
    pub deger: String,
    /// What it came to in a few words (a chip).
    pub kisa: String,
    /// One Turkish sentence.
    pub anlam: String,
}

/// One executed line of the learner's program and what it did. Parts that did not change are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The line, from 1.
    pub satir: u32,
    /// The function it belongs to, `<module>` outside any.
    pub islev: String,
    /// Which call of that function: steps with one number share their names.
    pub cerceve: u32,
    /// What kind of step.
    pub olay: StepKind,
    /// Names it changed, with the new value as Python prints it.
    pub degisen: Vec<(String, String)>,
    /// Names that are gone.
    pub silinen: Vec<String>,
    /// The session's data after it, as JSON text, when it changed; the request's first step tells what there was.
    pub oturum: Option<String>,
    /// The Set-Cookie lines that wait on response objects after it, when they changed.
    pub cerezler: Option<Vec<String>>,
    /// What it printed.
    pub konsol: String,
    /// The error that rose in it, as `KeyError: 'ad'`.
    pub hata: Option<String>,
    /// True while the file was loaded, before the request.
    pub yukleme: bool,
    /// True for the last step that was kept where more followed.
    pub kesildi: bool,
}

/// What kind of [`Step`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StepKind {
    /// A function was called; the names are its parameters.
    Cagri,
    /// A line ran.
    Satir,
    /// A line went on after a function that it had called.
    Devam,
}

impl Step {
    /// A step that has changed nothing yet.
    pub fn new(satir: u32, islev: String, cerceve: u32, olay: StepKind, yukleme: bool) -> Self {
        Self {
            satir,
            islev,
            cerceve,
            olay,
            degisen: Vec::new(),
            silinen: Vec::new(),
            oturum: None,
            cerezler: None,
            konsol: String::new(),
            hata: None,
            yukleme,
            kesildi: false,
        }
    }

    /// Bytes of the texts in it, roughly.
    pub fn size(&self) -> usize {
        let names = self.degisen.iter().map(|(name, value)| name.len() + value.len() + 48);
        let cookies = self.cerezler.iter().flatten().map(|line| line.len() + 24);
        160 + self.konsol.len()
            + self.oturum.as_ref().map_or(0, String::len)
            + names.sum::<usize>()
            + cookies.sum::<usize>()
    }
}
