//! One cell's program clicked through: requests in order, expectations judged, what came in place of them.
//!
//! In: a program, requests, the mark that the program's lines begin at in the file. Out: [`LessonError`]s with their places,
//! and the exchanges. Never fails: what goes wrong is what it reports. One [`Run`] is one fresh app and fresh browsers.

use std::sync::Arc;

use crate::app::check::Tally;
use crate::app::check::browser::{Browsers, Trip};
use crate::exchange::{Exchange, Raised, RecordedRequest, RecordedResponse, SessionView, text_of};
use crate::lessons::{
    Cell, Entry, ExpectationKind, Failure, LessonError, LessonErrorKind, Seen, TryRequest, Untruth, judge,
};
use crate::pages::explain::{self, Case};
use crate::pages::judged::{Answered, judged};
use crate::sandbox::{AppKey, Job, Outcome, Pool, Program, SandboxError, Traceback};

/// Redirects that a browser follows.
const HOPS: usize = 20;

/// One program with its browsers.
pub(super) struct Run<'a> {
    pub(super) pool: &'a Pool,
    pub(super) entry: &'a Entry,
    pub(super) program: Program,
    /// Line of the fence that the program stands in, and how many of its lines stand elsewhere, before that fence's own.
    pub(super) fence: (usize, usize),
    pub(super) browsers: Browsers,
    pub(super) errors: Vec<LessonError>,
    pub(super) tally: Tally,
}

impl<'a> Run<'a> {
    /// A run of a cell's own program under a name that nobody else has.
    pub(super) fn of_cell(pool: &'a Pool, entry: &'a Entry, cell: &Cell, name: &str) -> Self {
        Self {
            pool,
            entry,
            program: program(entry, cell, name, &cell.program()),
            fence: (cell.line, cell.line_offset()),
            browsers: Browsers::new(cell.origin.as_deref()),
            errors: Vec::new(),
            tally: Tally::default(),
        }
    }

    /// Loads the program; its error when it does not.
    pub(super) async fn load(&self) -> Result<(), Loading> {
        match self.pool.load(self.program.clone()).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(traceback)) => Err(Loading::Python(traceback)),
            Err(error) => Err(Loading::Sandbox(error)),
        }
    }

    /// Sends the requests in order; what each brought, the first answer of a redirect chain first.
    pub(super) async fn click(&mut self, requests: &[TryRequest], announced: bool) -> Vec<Exchange> {
        let mut all = Vec::new();
        for request in requests {
            all.extend(self.click_one(request, announced).await);
            self.browsers.tick();
        }
        all
    }

    async fn click_one(&mut self, request: &TryRequest, announced: bool) -> Vec<Exchange> {
        let line = request.line;
        self.tally.requests += 1;
        self.tally.expectations += request.expectations.len();
        let trip = match self.browsers.prepare(request) {
            Ok(trip) => trip,
            Err(untruth) => {
                let (line, words) = self.blame(request, &untruth);
                self.fail(line, &words, *untruth);
                return Vec::new();
            }
        };
        let name = trip.name.clone();
        let exchanges = match self.travel(trip).await {
            Ok(exchanges) => exchanges,
            Err(error) => {
                let failure = Failure::from(&explain::sandbox(&error, &self.case(None)));
                self.fail(line, "", Untruth::Stopped { request: name, failure });
                return Vec::new();
            }
        };
        let first = exchanges.first();
        let raised = first.and_then(|one| one.hata.as_ref());
        let failure = raised.map(|raised| Failure::from(&raised.aciklama));
        let jar = self.browsers.cookies();
        let script_cookies = self.browsers.script_view();
        let seen = Seen {
            exchanges: &exchanges.iter().collect::<Vec<_>>(),
            jar: &jar,
            script_cookies: &script_cookies,
            known_names: None,
            in_order: true,
        };
        let mut told = false;
        for one in judge(&request.expectations, &seen).iter().filter(|one| one.passed != Some(true)) {
            let expectation = &request.expectations[one.expectation];
            let untruth = Untruth::Expectation {
                request: name.clone(),
                kind: expectation.kind.clone(),
                got: one.got.clone(),
                failure: failure.clone(),
            };
            told = true;
            self.fail(expectation.line, &expectation.text, untruth);
        }
        let status = first.map_or(0, |one| one.yanit.status);
        if let (Some(failure), Some(raised)) = (failure, raised)
            && !announced
            && !told
            && status >= 500
            && !announces_error(request)
        {
            let at = self.place_of(raised.satir).unwrap_or(line);
            self.fail(at, "", Untruth::Raised { request: name, failure });
        }
        exchanges
    }

    /// The request and the redirects after it.
    async fn travel(&mut self, trip: Trip) -> Result<Vec<Exchange>, SandboxError> {
        let mut exchanges = Vec::new();
        let mut next = Some(trip);
        while let Some(trip) = next.take() {
            let outcome = self
                .pool
                .serve(Job {
                    program: self.program.clone(),
                    request: Arc::clone(&trip.request),
                    scheme: trip.scheme.to_owned(),
                    host: trip.host.clone(),
                    remote: "127.0.0.1".to_owned(),
                    now: self.browsers.clock(),
                    trace: false,
                })
                .await?;
            let exchange = self.exchange(&trip, outcome);
            let location = exchange.yanit.header("Location").next().map(text_of).unwrap_or_default();
            let follows = exchanges.len() < HOPS;
            self.browsers.arrived(&trip, &exchange.yanit.body);
            next = self.browsers.follow(&trip, exchange.yanit.status, &location).filter(|_| follows);
            exchanges.push(exchange);
        }
        Ok(exchanges)
    }

    fn exchange(&mut self, trip: &Trip, mut outcome: Outcome) -> Exchange {
        let response =
            outcome.response.take().unwrap_or_else(|| RecordedResponse { status: 500, ..Default::default() });
        let answered = Answered { method: &trip.request.method, path: &trip.request.path };
        let verdicts = response.header("Set-Cookie").map(<[u8]>::to_vec).collect::<Vec<_>>();
        let verdicts = verdicts.iter().map(|line| {
            let verdict = self.browsers.take(line, &trip.context);
            judged(line, &verdict, answered, str::to_owned)
        });
        let verdicts: Vec<_> = verdicts.collect();
        let case = self.case(Some(&trip.request));
        let warning = |one: &(String, String, Option<u32>)| explain::warning(&one.0, &one.1, one.2, &case);
        let data = |text: &str| serde_json::from_str(text).unwrap_or(serde_json::Value::Null);
        Exchange {
            no: 0,
            zaman: 0,
            ders: self.entry.slug.to_string(),
            hucre: self.program.key.cell,
            tarayici: None,
            saat_ileri: 0,
            onek: String::new(),
            oturum: SessionView {
                tur: outcome.session_kind,
                kimlik: outcome.session_id.take(),
                once: data(&outcome.session_before),
                sonra: data(&outcome.session_after),
            },
            kararlar: verdicts.into(),
            adimlar: Vec::new(),
            adimlar_kesildi: false,
            izlendi: false,
            uyarilar: outcome.warnings.iter().map(warning).collect(),
            hata: outcome.raised.map(|traceback| Raised {
                aciklama: explain::raised(&traceback, &case),
                tur: traceback.type_name,
                ileti: traceback.message,
                satir: traceback.line,
                sutun: traceback.column,
                izleme: traceback.text,
            }),
            konsol: outcome.console,
            yeniden_basladi: outcome.restarted,
            sure_us: outcome.micros,
            istek: Arc::clone(&trip.request),
            yanit: response,
        }
    }

    /// Line and words of a request that a wrong `@` line or target stands at.
    fn blame(&self, request: &TryRequest, untruth: &Untruth) -> (usize, String) {
        let words = match untruth {
            Untruth::NothingKept => "$SAKLI".to_owned(),
            Untruth::NoSuchCookie { name, .. } => name.clone(),
            Untruth::NoSuchBrowser { found, .. } | Untruth::BadTarget { found } => found.clone(),
            _ => return (request.line, String::new()),
        };
        // The `@` lines stand right above the request line.
        let lines: Vec<&str> = self.entry.text.lines().collect();
        let mut line = request.line;
        for above in (1..=request.line).rev().take(request.actions.len() + request.headers.len() + 2) {
            let own = lines.get(above - 1).copied().unwrap_or("");
            let is_action = own.trim_start().starts_with('@');
            if own.contains(&words) && (is_action || above == request.line) {
                line = above;
                if is_action {
                    break;
                }
            }
        }
        (line, words)
    }

    /// The file's line for a line of the program, when it stands in the cell's own fence.
    pub(super) fn place_of(&self, line: Option<u32>) -> Option<usize> {
        let (fence, before) = self.fence;
        let line = usize::try_from(line?).ok()?;
        line.checked_sub(before).filter(|own| fence > 0 && *own > 0).map(|own| fence + own)
    }

    pub(super) fn case<'c>(&'c self, request: Option<&'c RecordedRequest>) -> Case<'c> {
        Case {
            source: &self.program.source,
            request,
            templates: &self.program.templates,
            wall_seconds: self.pool.limits().wall_millis as f64 / 1000.0,
        }
    }

    /// What kept a program from loading, in words.
    pub(super) fn failure(&self, loading: &Loading) -> Failure {
        Failure::from(&match loading {
            Loading::Python(traceback) => explain::raised(traceback, &self.case(None)),
            Loading::Sandbox(error) => explain::sandbox(error, &self.case(None)),
        })
    }

    pub(super) fn fail(&mut self, line: usize, words: &str, untruth: Untruth) {
        let kind = LessonErrorKind::Untrue(Box::new(untruth));
        self.errors.push(self.entry.mistake(line, words, kind));
    }
}

/// Why a program did not load.
pub(super) enum Loading {
    Python(Box<Traceback>),
    Sandbox(SandboxError),
}

impl Loading {
    pub(super) fn line(&self) -> Option<u32> {
        match self {
            Self::Python(traceback) => traceback.line,
            Self::Sandbox(SandboxError::TimeLimit { line, .. }) => *line,
            Self::Sandbox(_) => None,
        }
    }
}

/// A program under a workspace name of its own, so that nothing else has its state.
pub(super) fn program(entry: &Entry, cell: &Cell, name: &str, source: &str) -> Program {
    Program {
        key: AppKey { workspace: Arc::from(name), lesson: Arc::from(entry.slug.as_str()), cell: cell.number },
        edited: false,
        source: Arc::from(source),
        file_name: Arc::from(cell.file_name.as_str()),
        templates: Arc::new(cell.templates.iter().map(|one| (one.name.clone(), one.source.clone())).collect()),
    }
}

/// The lesson says itself that this request fails.
fn announces_error(request: &TryRequest) -> bool {
    request.expectations.iter().any(|one| match &one.kind {
        ExpectationKind::Error(..) => true,
        ExpectationKind::Status(status) => *status >= 500,
        _ => false,
    })
}
