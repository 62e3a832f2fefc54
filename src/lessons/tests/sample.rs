//! The finished lesson that shows the voice, as the structure that pages, live and checks rely on.

use super::super::{Action, Block, CellKind, ExpectationKind, Lesson, LessonSlug, Solution, parse};

fn sample() -> Lesson {
    parse("03-cerezleri-depolama.md", include_str!("sample.md")).expect("the sample lesson has no mistakes")
}

#[test]
fn front_matter_becomes_the_lessons_fields() {
    let lesson = sample();
    assert_eq!((lesson.number, lesson.slug.as_str()), (3, "cerezleri-depolama"));
    assert_eq!((lesson.title.as_str(), lesson.minutes, lesson.part.as_str()), ("Çerezleri depolama", Some(40), ""));
    assert_eq!(lesson.prerequisites, [LessonSlug::parse("flask-ile-cerez-kullanimi").expect("a slug")]);
    assert_eq!(lesson.goals.len(), 4);
    assert!(lesson.source_note.starts_with('“'));
    assert!(matches!(&lesson.intro[..], [Block::Teacher(_), Block::Prose(_)]));
}

#[test]
fn sections_keep_their_order_and_their_turkish_anchors() {
    let anchors: Vec<String> = sample().sections.into_iter().map(|section| section.anchor).collect();
    assert_eq!(
        anchors,
        [
            "bir-yanitta-iki-not",
            "alistirma-bozuk-ornegi-onarin",
            "ayni-ada-iki-kez-yazmak",
            "notun-degeri-metindir",
            "neyi-yazmayalim",
            "alistirma-sehri-hatirla",
            "sik-yanilgilar",
            "kendini-yokla",
            "ozet",
        ]
    );
}

#[test]
fn cells_are_numbered_over_live_broken_and_exercise_editors() {
    let lesson = sample();
    let kinds: Vec<&CellKind> = lesson.cells().iter().map(|cell| &cell.kind).collect();
    assert!(matches!(
        kinds[..],
        [CellKind::Live, CellKind::Exercise(1), CellKind::Live, CellKind::Broken(_), CellKind::Exercise(2)]
    ));
    assert!(lesson.cells().iter().zip(1..).all(|(cell, number)| cell.number == number));
    assert_eq!(lesson.cell(3).map(|cell| cell.line), Some(132));
    assert!(lesson.cell(0).is_none() && lesson.cell(6).is_none());
    assert!(lesson.cells().iter().all(|cell| cell.templates.len() == 1 && cell.file_name == "app.py"));
}

#[test]
fn the_first_cell_has_its_prediction_and_its_two_requests() {
    let lesson = sample();
    let cell = &lesson.cells()[0];
    let prediction = cell.prediction.as_ref().expect("a prediction");
    assert_eq!(prediction.options.iter().map(|option| option.right).collect::<Vec<_>>(), [false, true, false]);
    assert!(prediction.options.iter().all(|option| !option.why.0.is_empty() && !option.text.0.contains("<p>")));
    assert!(cell.has_own_requests);
    assert_eq!(cell.requests.len(), 2);
    let first = &cell.requests[0];
    assert_eq!((first.method.as_str(), first.target.as_str(), first.line), ("GET", "/", 65));
    assert_eq!(
        first.expectations.iter().map(|expectation| expectation.kind.clone()).collect::<Vec<_>>(),
        [
            ExpectationKind::Status(200),
            ExpectationKind::NoCookieSent,
            ExpectationKind::Header("Set-Cookie".into(), "ad=Levent; Path=/".into()),
            ExpectationKind::Header("Set-Cookie".into(), "soyad=Kalkavan; Path=/".into()),
            ExpectationKind::Body("<h1>Ana sayfa</h1>".into()),
            ExpectationKind::InJar("ad=Levent; Path=/".into()),
            ExpectationKind::InJar("soyad=Kalkavan; Path=/".into()),
        ]
    );
    assert_eq!(first.expectations[0].line, 66);
    let section = &lesson.sections[0];
    let kinds: Vec<&str> = section
        .blocks
        .iter()
        .map(|block| match block {
            Block::Prose(_) => "prose",
            Block::Template(_) => "template",
            Block::Cell(_) => "cell",
            Block::Prediction(_) => "prediction",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["prose", "template", "cell", "prose", "prediction", "prose"]);
}

#[test]
fn exercises_start_from_their_own_code_or_from_the_nearest_live_cell() {
    let lesson = sample();
    let own = lesson.exercise(1).expect("the first exercise");
    assert_eq!((own.level, own.title.as_str(), own.browser_task), (2, "Bozuk örneği onarın", false));
    assert_eq!((own.cell.number, own.cell.line), (2, 92));
    assert!(own.cell.code.starts_with("from flask import make_response\n@app.route"));
    assert!(own.check.starts_with("y = istemci.get(\"/\")") && own.check_line == 102);
    assert!(matches!(&own.solution, Solution::Program(code) if code.starts_with("from flask import Flask")));
    assert!(matches!(own.blocks[..], [Block::Prose(_), Block::Prose(_)]));
    let second = lesson.exercise(2).expect("the second exercise");
    assert_eq!(second.cell.code, lesson.cells()[2].code);
    assert_eq!(second.hints.len(), 1);
    let targets: Vec<&str> = second.cell.requests.iter().map(|request| request.target.as_str()).collect();
    assert_eq!(targets, ["/ad/ornek", "/buyuk/ornek"]);
    assert_eq!(lesson.sections[1].own_exercise().map(|exercise| exercise.number), Some(1));
}

#[test]
fn a_broken_cell_promises_its_error_and_status() {
    let lesson = sample();
    let cell = &lesson.cells()[3];
    let [request] = &cell.requests[..] else { panic!("one request") };
    assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/"));
    let texts: Vec<&str> = request.expectations.iter().map(|expectation| expectation.text.as_str()).collect();
    assert_eq!(texts, ["HTTP 500", "= hata TypeError"]);
    assert!(!cell.has_own_requests && cell.is_broken());
    let actions: Vec<&Action> =
        lesson.cells().iter().flat_map(|cell| &cell.requests).flat_map(|r| &r.actions).collect();
    assert!(actions.is_empty());
}
