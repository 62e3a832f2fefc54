//! What a lesson promises, piece by piece: cells, programs broken on purpose, examples, exercises.
//!
//! In: one piece. Out: what does not hold, with places, and how much was checked. Pieces share nothing, so they run side
//! by side. An exercise's start may be broken in any way, as long as the check says so.

use std::sync::Arc;

use crate::app::check::Tally;
use crate::app::check::run::{Loading, Run, program};
use crate::exchange::{RecordedRequest, RecordedResponse};
use crate::lessons::{
    Breakage, Cell, CellKind, Entry, Example, ExampleState, Exercise, Failure, LessonError, Solution, TryRequest,
    Untruth,
};
use crate::pages::explain;
use crate::sandbox::{CheckJob, CheckOutcome, ItemKind, Pool, SandboxError};

/// What one piece came to.
pub(super) type Checked = (Vec<LessonError>, Tally);

/// A cell's program and its requests.
pub(super) async fn cell(pool: &Pool, entry: &Entry, cell: &Cell, name: &str) -> Checked {
    let mut run = Run::of_cell(pool, entry, cell, name);
    run.tally.cells = 1;
    if matches!(cell.kind, CellKind::Exercise(_)) && !cell.has_own_requests {
        // A start is judged by its exercise's check, and may be broken in any way.
        return (run.errors, run.tally);
    }
    let loaded = run.load().await;
    match (&cell.kind, loaded) {
        (CellKind::Broken(breakage), loaded) => broken(&mut run, cell, breakage, loaded).await,
        (CellKind::Exercise(_), Err(_)) => {}
        (CellKind::Live, Err(loading)) => {
            let failure = run.failure(&loading);
            let line = run.place_of(loading.line()).unwrap_or(cell.line);
            run.fail(line, "", Untruth::NotLoaded(failure));
        }
        (CellKind::Live | CellKind::Exercise(_), Ok(())) if cell.has_own_requests => {
            drop(run.click(&cell.requests, false).await);
        }
        (CellKind::Live, Ok(())) => {
            // Buttons made from the routes: those that need no form must not end in an error.
            let plain: Vec<TryRequest> = cell.requests.iter().filter(|one| one.method == "GET").cloned().collect();
            drop(run.click(&plain, false).await);
        }
        (CellKind::Exercise(_), Ok(())) => {}
    }
    (run.errors, run.tally)
}

/// `python bozuk`: the declared error, on the declared line, with the declared status.
async fn broken(run: &mut Run<'_>, cell: &Cell, breakage: &Breakage, loaded: Result<(), Loading>) {
    let at = cell.line;
    let declared = breakage.error.clone();
    let words = format!("hata={declared}");
    let (type_name, line, failure) = match (loaded, breakage.status) {
        (Err(loading), None) => {
            let failure = run.failure(&loading);
            let type_name =
                if let Loading::Python(traceback) = &loading { traceback.type_name.clone() } else { String::new() };
            (type_name, loading.line(), failure)
        }
        (Err(loading), Some(status)) => {
            let got = run.failure(&loading);
            return run.fail(at, &format!("durum={status}"), Untruth::FailsAtLoad { declared: status, got });
        }
        (Ok(()), status) => {
            let request = TryRequest {
                method: breakage.method.clone(),
                target: breakage.path.clone(),
                line: at,
                ..TryRequest::default()
            };
            let exchanges = run.click(&[request], true).await;
            let Some(first) = exchanges.first() else { return };
            let Some(raised) = &first.hata else { return run.fail(at, &words, Untruth::DidNotFail { declared }) };
            let got = Failure::from(&raised.aciklama);
            let request = format!("{} {}", breakage.method, breakage.path);
            let Some(status) = status else {
                return run.fail(at, &words, Untruth::FailsAtRequest { request, status: first.yanit.status, got });
            };
            if first.yanit.status != status {
                let untruth = Untruth::OtherStatus { declared: status, got: first.yanit.status };
                run.fail(at, &format!("durum={status}"), untruth);
            }
            let found = (raised.tur.clone(), raised.satir, got);
            if cell.has_own_requests {
                // They begin anew, as a learner who presses «Sıfırla».
                let (workspace, lesson) = (Arc::clone(&run.program.key.workspace), Arc::clone(&run.program.key.lesson));
                run.pool.forget(&workspace, Some((&lesson, cell.number))).await;
                run.browsers = crate::app::check::browser::Browsers::new(cell.origin.as_deref());
                drop(run.click(&cell.requests, true).await);
            }
            found
        }
    };
    if type_name.rsplit('.').next() != Some(declared.as_str()) {
        return run.fail(at, &words, Untruth::OtherError { declared, got: failure });
    }
    if let Some(declared) = breakage.line.filter(|declared| Some(*declared) != line) {
        run.fail(at, &format!("satir={declared}"), Untruth::OtherLine { declared, got: line });
    }
}

/// Stands before an example: the whole text is compiled, and nothing of it runs.
const STOP: &str = "_derlendi_\n";

/// `python ornek`: it compiles, or does not, as it says.
pub(super) async fn example(pool: &Pool, entry: &Entry, example: &Example, any: &Cell, name: &str) -> Checked {
    let mut run = Run::of_cell(pool, entry, any, name);
    run.program.source = Arc::from(format!("{STOP}{}", example.code));
    run.fence = (example.line, 1);
    run.tally.examples = 1;
    let loaded = run.load().await;
    let compiles = match &loaded {
        Err(Loading::Python(traceback)) => traceback.line == Some(1) && traceback.type_name == "NameError",
        _ => false,
    };
    match (example.state, loaded) {
        (ExampleState::DoesNotCompile, _) if compiles => {
            run.fail(example.line, "durum=derlenmez", Untruth::ExampleCompiles);
        }
        (ExampleState::Compiles | ExampleState::Runs, Err(loading)) if !compiles => {
            let failure = run.failure(&loading);
            let line = run.place_of(loading.line()).unwrap_or(example.line);
            run.fail(line, "", Untruth::ExampleDoesNotCompile(failure));
        }
        _ => {}
    }
    (run.errors, run.tally)
}

type Diary = Vec<(RecordedRequest, RecordedResponse)>;

/// An exercise: its start fails the check, its solution passes it.
pub(super) async fn exercise(pool: &Pool, entry: &Entry, exercise: &Exercise, name: &str) -> Checked {
    let mut run = Run::of_cell(pool, entry, &exercise.cell, name);
    run.tally.exercises = 1;
    let start = check(&run, exercise, &exercise.cell.program(), Vec::new(), "a").await;
    match start {
        Ok(outcome) if passed(&outcome) => run.fail(exercise.check_line, "", Untruth::StartPasses),
        Ok(_) => {}
        Err(error) => stopped(&mut run, exercise, &error),
    }
    let (source, diary) = match &exercise.solution {
        Solution::None => {
            run.fail(exercise.check_line, "", Untruth::NoSolution);
            return (run.errors, run.tally);
        }
        Solution::Program(_) if exercise.browser_task => {
            run.fail(exercise.solution_line, "", Untruth::OtherSolution { browser_task: true });
            return (run.errors, run.tally);
        }
        Solution::Requests(_) if !exercise.browser_task => {
            run.fail(exercise.solution_line, "", Untruth::OtherSolution { browser_task: false });
            return (run.errors, run.tally);
        }
        Solution::Program(code) => (code.clone(), Vec::new()),
        Solution::Requests(requests) => {
            let exchanges = run.click(requests, false).await;
            let diary: Diary = exchanges.into_iter().map(|one| (Arc::unwrap_or_clone(one.istek), one.yanit)).collect();
            (exercise.cell.program(), diary)
        }
    };
    match check(&run, exercise, &source, diary, "b").await {
        Ok(outcome) if passed(&outcome) => {}
        Ok(outcome) => unsolved(&mut run, exercise, &source, outcome),
        Err(error) => stopped(&mut run, exercise, &error),
    }
    (run.errors, run.tally)
}

async fn check(
    run: &Run<'_>,
    exercise: &Exercise,
    source: &str,
    diary: Diary,
    mark: &str,
) -> Result<CheckOutcome, SandboxError> {
    let owner: Arc<str> = Arc::from(format!("{}{mark}", run.program.key.workspace));
    let job = CheckJob {
        program: program(run.entry, &exercise.cell, &owner, source),
        criterion: exercise.check.clone(),
        diary,
        origin: exercise.cell.origin.clone().unwrap_or_else(|| "http://localhost".to_owned()),
        remote: "127.0.0.1".to_owned(),
    };
    let outcome = run.pool.check(job).await;
    run.pool.forget(&owner, None).await;
    outcome
}

fn passed(outcome: &CheckOutcome) -> bool {
    !outcome.items.is_empty() && outcome.items.iter().all(|item| item.passed == Some(true))
}

/// Says which assert the solution fails.
fn unsolved(run: &mut Run<'_>, exercise: &Exercise, source: &str, outcome: CheckOutcome) {
    if let Some(cause) = outcome.fault {
        let (line, cause) = in_check(&cause);
        return run.fail(exercise.check_line + line, "", Untruth::CheckBroken { cause: cause.to_owned() });
    }
    let case = explain::Case { source, ..run.case(None) };
    let failure = outcome.raised.as_ref().map(|traceback| Failure::from(&explain::raised(traceback, &case)));
    let first = outcome.items.into_iter().find(|item| item.passed != Some(true));
    let Some(first) = first else {
        return run.fail(exercise.check_line, "", Untruth::CheckBroken { cause: String::new() });
    };
    let words = first.condition.lines().next().unwrap_or("").trim().to_owned();
    let line = run.entry.line_with(exercise.check_line, &words);
    if first.kind == ItemKind::Step && failure.is_none() {
        return run.fail(line, &words, Untruth::CheckBroken { cause: first.message });
    }
    let untruth = Untruth::SolutionFails { condition: first.condition, message: first.message, failure };
    run.fail(line, &words, untruth);
}

/// The line of the check that a fault of it names, 0 for none, and the rest: `kontrol.py:3: NameError: …`.
fn in_check(cause: &str) -> (usize, &str) {
    let placed = cause.strip_prefix("kontrol.py:").and_then(|rest| rest.split_once(": "));
    placed.and_then(|(line, rest)| Some((line.parse().ok()?, rest))).unwrap_or((0, cause))
}

fn stopped(run: &mut Run<'_>, exercise: &Exercise, error: &SandboxError) {
    let failure = Failure::from(&explain::sandbox(error, &run.case(None)));
    run.fail(exercise.check_line, "", Untruth::Stopped { request: "python kontrol".to_owned(), failure });
}
