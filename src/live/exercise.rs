//! «Kontrol et» and «Çözümü göster»: an exercise's check on the learner's program, and its model solution.
//!
//! In: `POST /atolye/{ws}/{lesson}/kontrol/{n}`, `GET /atolye/{ws}/{lesson}/cozum/{n}[?onay=evet]`. Out of the first:
//! `{gecti, maddeler: [{gecti, ileti}], hata, istek, deneme}`; `gecti` of an item is null when it was not reached, `hata`
//! is an error of the learner's program as elsewhere. Out of the second: `{kod}` or `{istekler: [{yontem, hedef, once}]}`.
//! Fails: 404 for no exercise, 403 on the common bench, 409 for a solution before two tries without `onay`.
//! The check runs in the sandbox with module state and records of its own; the learner's app goes on untouched.
//! Not here: what a check may use (`sandbox/python/_check*.py`), sentences (`Wording`).

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::exchange::{RecordedRequest, RecordedResponse};
use crate::lessons::{Solution, TryRequest};
use crate::live::names::Workspace;
use crate::live::program::{Found, found};
use crate::live::wording::{Refused, Scene};
use crate::live::{Live, code, refuse};
use crate::sandbox::{CheckJob, CheckOutcome, SandboxError};

/// Failed tries after which the solution opens without being asked for twice.
const TRIES: u32 = 2;
/// Exchanges that a check sees, at most; the newest.
const DIARY: usize = 200;
/// Bytes of all bodies together that a check sees.
const DIARY_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of one body that a check sees.
const BODY_BYTES: usize = 64 * 1024;

/// `{ws}/{lesson}/{n}` as they came.
pub type ExercisePath = Path<(String, String, u32)>;

/// The query of a solution.
#[derive(Debug, Default, Deserialize)]
pub struct Consent {
    /// `evet` when the learner has confirmed.
    #[serde(default)]
    onay: String,
}

/// An exercise on a bench.
struct Task {
    found: Found,
    number: u32,
    criterion: String,
    solution: Solution,
}

/// One press of «Kontrol et».
struct Try {
    passed: bool,
    /// False when the sandbox, not the learner, is why it did not pass.
    counts: bool,
}

/// `POST …/kontrol/{n}`.
pub async fn check(State(live): State<Live>, Path(place): ExercisePath) -> Response {
    let task = match task(&live, &place.0, &place.1, place.2) {
        Ok(task) => task,
        Err(refused) => return refuse(&live, refused),
    };
    let edit = match code::edit_of(&live, &task.found).await {
        Ok(edit) => edit,
        Err(refused) => return refuse(&live, refused),
    };
    let mut program = task.found.program(edit.as_ref());
    // Records of the check belong to nobody and go with it.
    program.key.workspace = live.visitor();
    let own = program.clone();
    let job = CheckJob {
        program,
        criterion: task.criterion.clone(),
        diary: diary(&live, &task.found),
        origin: task.found.cell.origin.clone().unwrap_or_else(|| "http://localhost".to_owned()),
        remote: "127.0.0.1".to_owned(),
    };
    let ran = live.pool.check(job).await;
    live.records.forget(&own.key.workspace);

    let mut scene = Scene {
        source: &own.source,
        request: None,
        templates: &own.templates,
        routes: &[],
        wall_seconds: live.wall_seconds(),
    };
    let outcome = match ran {
        Ok(outcome) => outcome,
        Err(error) => {
            tracing::warn!(error = %error, lesson = %task.found.slug(), exercise = task.number, "check not run");
            // A worker that could not be had is no try of the learner's.
            let own_fault = matches!(error, SandboxError::TimeLimit { .. } | SandboxError::MemoryLimit { .. });
            let line = if let SandboxError::TimeLimit { line, .. } = &error { *line } else { None };
            let explained = live.wording.sandbox(&error, &scene);
            let error =
                json!({ "satir": line, "sutun": null, "tur": "", "ileti": "", "aciklama": explained, "izleme": "" });
            return answer(&live, &task, Try { passed: false, counts: own_fault }, Vec::new(), error, None);
        }
    };
    if let Some(fault) = &outcome.fault {
        tracing::info!(fault, lesson = %task.found.slug(), exercise = task.number, "check stopped");
    }
    let passed = !outcome.items.is_empty() && outcome.items.iter().all(|item| item.passed == Some(true));
    let items = outcome.items.iter();
    let items = items.map(|item| json!({ "gecti": item.passed, "ileti": live.wording.check_item(item) })).collect();
    let request = outcome.request.as_ref().map(|(method, path)| RecordedRequest {
        method: method.clone(),
        path: path.clone(),
        ..RecordedRequest::default()
    });
    scene.request = request.as_ref();
    let error = if passed { Value::Null } else { raised(&live, &outcome, &scene) };
    let asked = outcome.request.as_ref().map(|(method, path)| format!("{method} {path}"));
    answer(&live, &task, Try { passed, counts: true }, items, error, asked)
}

/// `GET …/cozum/{n}`.
pub async fn solution(State(live): State<Live>, Path(place): ExercisePath, Query(consent): Query<Consent>) -> Response {
    let task = match task(&live, &place.0, &place.1, place.2) {
        Ok(task) => task,
        Err(refused) => return refuse(&live, refused),
    };
    if consent.onay != "evet" && tries(&live, &task, false) < TRIES {
        return refuse(&live, Refused::TooEarly);
    }
    let request = |one: &TryRequest| {
        let before: Vec<_> = one.actions.iter().map(|action| live.wording.action(action)).collect();
        json!({ "yontem": one.method, "hedef": one.target, "once": before })
    };
    match &task.solution {
        Solution::Program(code) => Json(json!({ "kod": code })).into_response(),
        Solution::Requests(requests) => {
            Json(json!({ "istekler": requests.iter().map(request).collect::<Vec<_>>() })).into_response()
        }
        Solution::None => refuse(&live, Refused::NoSuchCell),
    }
}

/// The exercise that an address names.
fn task(live: &Live, workspace: &str, slug: &str, number: u32) -> Result<Task, Refused> {
    let workspace = Workspace::parse(workspace).ok_or(Refused::BadAddress)?;
    if workspace.is_common() {
        return Err(Refused::CommonBench);
    }
    let catalog = live.catalog.current();
    let exercise = catalog.lesson(slug).and_then(|lesson| lesson.exercise(number)).ok_or(Refused::NoSuchCell)?;
    Ok(Task {
        found: found(live, workspace, slug, exercise.cell.number)?,
        number,
        criterion: exercise.check.clone(),
        solution: exercise.solution.clone(),
    })
}

fn raised(live: &Live, outcome: &CheckOutcome, scene: &Scene<'_>) -> Value {
    let Some(traceback) = &outcome.raised else { return Value::Null };
    let explained = if outcome.overstayed {
        let error = SandboxError::TimeLimit {
            millis: live.pool.limits().check_millis,
            line: traceback.line,
            steps: Vec::new(),
        };
        live.wording.sandbox(&error, scene)
    } else {
        live.wording.raised(traceback, scene)
    };
    // The time limit's own name and account say nothing to a learner.
    let own = |text: &str| if outcome.overstayed { String::new() } else { text.to_owned() };
    json!({
        "satir": traceback.line,
        "sutun": traceback.column,
        "tur": own(&traceback.type_name),
        "ileti": own(&traceback.message),
        "aciklama": explained,
        "izleme": own(&traceback.text),
    })
}

fn answer(live: &Live, task: &Task, one: Try, items: Vec<Value>, error: Value, request: Option<String>) -> Response {
    let tries = tries(live, task, one.counts && !one.passed);
    Json(json!({ "gecti": one.passed, "maddeler": items, "hata": error, "istek": request, "deneme": tries }))
        .into_response()
}

/// Failed tries so far; one more when this was one.
fn tries(live: &Live, task: &Task, failed: bool) -> u32 {
    let bench = live.bench(task.found.workspace.as_str());
    let mut memory = bench.lock();
    let tries = &mut memory.cell(&task.found.lesson, task.found.cell.number).tries;
    let own = tries.entry(task.number).or_insert(0);
    *own = own.saturating_add(u32::from(failed));
    *own
}

/// The learner's newest exchanges with the cell, oldest first.
fn diary(live: &Live, found: &Found) -> Vec<(RecordedRequest, RecordedResponse)> {
    let (exchanges, _) = live.log.since(found.workspace.as_str(), 0);
    let own = exchanges.iter().filter(|one| one.ders == found.slug() && one.hucre == found.cell.number);
    let mut room = DIARY_BYTES;
    let mut diary: Vec<_> = own
        .rev()
        .take(DIARY)
        .map_while(|one| {
            let (mut request, mut response) = (RecordedRequest::clone(&one.istek), one.yanit.clone());
            request.body.truncate(BODY_BYTES);
            response.body.truncate(BODY_BYTES);
            room = room.checked_sub(request.body.len() + response.body.len())?;
            Some((request, response))
        })
        .collect();
    diary.reverse();
    diary
}
