//! What a lesson promises besides its cells, on real Flask: each exercise's start fails its check, each solution passes it,
//! each example compiles or not as it says, and runs where it says so.

use cerez_defteri::lessons::{Action, Block, Catalog, Cell, ExampleState, Lesson, Solution, TryRequest};
use serde_json::{Value, json};

use super::NOW;
use super::flask::RealFlask;

/// The requests of an `http cozum` as the Python side plays them.
fn played(requests: &[TryRequest]) -> Value {
    let action = |action: &Action| match action {
        Action::Wait(seconds) => json!(["bekle", seconds.to_string()]),
        Action::WriteCookie(line) => json!(["cerez-yaz", line]),
        Action::DeleteCookie(name) => json!(["cerez-sil", name]),
        Action::DeleteCookies => json!(["cerezleri-sil", ""]),
        Action::Keep(name) => json!(["sakla", name]),
        other => panic!("{other:?} in a solution needs the model browser"),
    };
    let one = |request: &TryRequest| {
        json!({
            "actions": request.actions.iter().map(action).collect::<Vec<_>>(),
            "method": request.method,
            "target": request.target,
            "body": request.body,
        })
    };
    requests.iter().map(one).collect()
}

/// The first thing that keeps `source` from passing, `None` when it passes.
fn failure(flask: &mut RealFlask, cell: &Cell, source: &str, criterion: &str, requests: &Value) -> Option<String> {
    let templates: Vec<(String, String)> =
        cell.templates.iter().map(|each| (each.name.clone(), each.source.clone())).collect();
    if let Some(error) = flask.load(source, &cell.file_name, &templates) {
        return Some(format!("does not load: {error}"));
    }
    let origin = cell.origin.as_deref().unwrap_or("http://localhost");
    flask.check(criterion, origin, requests, NOW)
}

fn shipped() -> Catalog {
    Catalog::from_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/lessons").as_ref()).expect("the lessons folder")
}

fn blocks(lesson: &Lesson) -> impl Iterator<Item = &Block> {
    lesson.intro.iter().chain(lesson.sections.iter().flat_map(|section| &section.blocks))
}

#[test]
fn every_start_fails_and_every_solution_passes_on_real_flask() {
    let mut flask = RealFlask::start();
    let (mut faults, mut seen) = (Vec::new(), 0);
    for entry in &shipped().lessons {
        let lesson = entry.lesson.as_ref().unwrap_or_else(|errors| panic!("{}: {errors:?}", entry.file));
        for exercise in lesson.exercises() {
            let place = format!("{} exercise {}", entry.file, exercise.number);
            let (cell, check) = (&exercise.cell, exercise.check.as_str());
            seen += 1;
            if failure(&mut flask, cell, &cell.program(), check, &json!([])).is_none() {
                faults.push(format!("{place}: the start passes"));
            }
            let (source, requests) = match &exercise.solution {
                Solution::Program(source) => (source.clone(), json!([])),
                Solution::Requests(requests) => (cell.program(), played(requests)),
                Solution::None => {
                    faults.push(format!("{place}: no solution"));
                    continue;
                }
            };
            if let Some(failed) = failure(&mut flask, cell, &source, check, &requests) {
                faults.push(format!("{place}: the solution fails: {failed}"));
            }
        }
    }
    assert!(seen >= 12, "{seen} exercises are too few to be the six lessons");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_example_is_what_it_says_on_real_flask() {
    let mut flask = RealFlask::start();
    let mut faults = Vec::new();
    for entry in &shipped().lessons {
        let Ok(lesson) = &entry.lesson else { continue };
        for block in blocks(lesson) {
            let Block::Example(example) = block else { continue };
            let said = flask.compile_error(&example.code);
            let held = match example.state {
                ExampleState::Compiles => said.is_none(),
                ExampleState::DoesNotCompile => said.is_some(),
                ExampleState::Runs => said.is_none() && flask.load(&example.code, "app.py", &[]).is_none(),
            };
            if !held {
                faults.push(format!("{}:{}: {said:?}", entry.file, example.line));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
