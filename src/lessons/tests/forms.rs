//! Every written form of lessons 7 to 16 in one file: attributes, `@` lines, expectations, exercises.

use super::{
    super::{Action, Block, CellKind, ExampleState, ExpectationKind as Is, Lesson, Solution, TryRequest},
    good,
};

fn forms() -> Lesson {
    good(include_str!("forms.md"))
}

fn kinds(request: &TryRequest) -> Vec<Is> {
    request.expectations.iter().map(|expectation| expectation.kind.clone()).collect()
}

#[test]
fn devam_folds_the_program_above_and_keeps_its_origin() {
    let lesson = forms();
    let cell = &lesson.cells()[1];
    assert_eq!(cell.folded, lesson.cells()[0].code);
    assert_eq!(cell.origin.as_deref(), Some("http://banka.localhost:8000"));
    assert_eq!(cell.file_name, "banka.py");
    assert_eq!(cell.program(), format!("{}\n\n\n{}", cell.folded, cell.code));
    let first = cell.program().lines().nth(cell.line_offset()).map(str::to_owned);
    assert_eq!(first.as_deref(), cell.code.lines().next());
    assert_eq!(cell.program_with("x").lines().last(), Some("x"));
    assert_eq!(cell.templates[0].name, "parca/ust.html");
    assert_eq!(cell.templates[0].source, "<h1>{{ ad }}</h1>\n");
    let first: Vec<String> =
        lesson.cells()[0].requests.iter().map(|r| format!("{} {} {}", r.method, r.target, r.body)).collect();
    assert_eq!(first, ["GET /giris ", "POST /giris ad="]);
}

#[test]
fn every_action_line_is_read() {
    let lesson = forms();
    let requests = &lesson.cells()[1].requests;
    assert_eq!(requests.len(), 4);
    assert_eq!(requests[0].label, "İlk giriş");
    assert_eq!(
        requests[0].actions,
        [
            Action::DeleteCookies,
            Action::Browser("saldirgan".into()),
            Action::Copy { name: "session".into(), from: "siz".into() },
        ]
    );
    assert_eq!(
        requests[0].headers,
        [("Referer".to_owned(), "http://haber.localhost/".to_owned()), ("X-Bos".to_owned(), String::new())]
    );
    assert_eq!(
        requests[1].actions,
        [
            Action::Wait(3),
            Action::WriteCookie("fiyat=$SAKLI".into()),
            Action::DeleteCookie("session".into()),
            Action::ScriptWrite("sehir=Iğdır; path=/".into()),
            Action::Keep("hatirla".into()),
            Action::Initiator("http://hediye.localhost".into()),
            Action::TopLevel("https://haber.localhost".into()),
            Action::Subresource,
            Action::BlockThirdParty,
        ]
    );
    assert_eq!(requests[1].target, "https://ornek.test/x?a=1");
}

#[test]
fn every_expectation_line_is_read() {
    let lesson = forms();
    let requests = &lesson.cells()[1].requests;
    assert_eq!(requests[0].body, "ad=Derya&x=1\nikinci satır");
    assert_eq!(
        kinds(&requests[0]),
        [
            Is::Status(302),
            Is::Header("Location".into(), "/".into()),
            Is::NoHeader("Set-Cookie".into(), Some("*Secure*".into())),
            Is::NoHeader("Set-Cookie".into(), None),
            Is::NoHeader("X-Yok".into(), None),
            Is::SentCookie("session=*".into()),
            Is::NotBody("gizli metin".into()),
            Is::Body("Merhaba *".into()),
            Is::Session(r#"{"sepet": {"defter": 1}, "liste": [1, "a"]}"#.into()),
            Is::InJar("ad soyad=Le*; HttpOnly; samesite=Lax; *".into()),
            Is::NotInJar("yabanci".into()),
            Is::Refused("üçüncü taraf".into()),
            Is::ScriptSees("acik".into()),
            Is::ScriptDoesNotSee("kapali".into()),
            Is::Error("werkzeug.routing.BuildError".into(), "*anasayfa*".into()),
            Is::Warning("too large".into()),
            Is::Lifetime("uzun".into(), "34560000".into()),
        ]
    );
    assert_eq!(
        kinds(&requests[1]),
        [Is::NoCookieSent, Is::Lifetime("kisa".into(), "*".into()), Is::Error("KeyError".into(), String::new())]
    );
    assert_eq!(requests[2].body, r#"{"ad": "Levent", "adres": "http://x"}"#);
    assert_eq!(kinds(&requests[2]), [Is::Status(200)]);
    assert_eq!(requests[3].target, "/kucult/IĞDIR");
}

#[test]
fn broken_cells_and_examples_carry_their_attributes() {
    let lesson = forms();
    let CellKind::Broken(breakage) = &lesson.cells()[2].kind else { panic!("a broken cell") };
    assert_eq!((breakage.error.as_str(), breakage.line, breakage.status), ("KeyError", Some(4), Some(500)));
    assert_eq!((breakage.method.as_str(), breakage.path.as_str()), ("POST", "/yaz?a=1"));
    let states: Vec<ExampleState> = lesson
        .blocks()
        .filter_map(|block| if let Block::Example(example) = block { Some(example.state) } else { None })
        .collect();
    assert_eq!(states, [ExampleState::Runs, ExampleState::DoesNotCompile, ExampleState::Compiles]);
}

#[test]
fn a_browser_task_uses_the_nearest_cell_and_ends_at_a_heading_of_its_level() {
    let lesson = forms();
    let task = lesson.exercise(1).expect("the task");
    assert!(task.browser_task);
    assert_eq!((task.level, task.cell.number), (3, 3));
    assert_eq!(task.title.as_str(), "<code>Kurcala</code> ve yakalan");
    assert_eq!(task.anchor, "alistirma-1-a-kurcala-ve-yakalan-tarayici-gorevi");
    assert_eq!(task.hints.len(), 2);
    assert!(task.hints[0].0.contains("data-dil=\"python\""));
    assert!(matches!(&task.solution, Solution::Requests(requests) if requests.len() == 2));
    assert!(matches!(task.blocks[..], [Block::Prose(_), Block::Heading { level: 4, .. }, Block::Prose(_)]));
    assert!(matches!(lesson.sections[1].blocks.last(), Some(Block::Quiz(_))));
}

#[test]
fn a_question_may_hold_a_list_in_its_text_and_loose_options() {
    let lesson = forms();
    let Some(Block::Quiz(quiz)) = lesson.sections[1].blocks.last() else { panic!("a quiz") };
    assert!(quiz.text.0.contains("<li>madde</li>") && quiz.text.0.contains("<em>doğru</em>"));
    let options: Vec<(&str, bool, &str)> =
        quiz.options.iter().map(|option| (option.text.as_str(), option.right, option.why.as_str())).collect();
    assert_eq!(
        options,
        [
            ("<code>a</code>", true, "Çünkü <strong>a</strong>."),
            ("b", true, "Boş satırla."),
            ("c", false, "İki satır\nsürer."),
        ]
    );
}

#[test]
fn exercise_editors_are_numbered_where_they_stand_and_take_their_requests() {
    let lesson = forms();
    let [_, plain, code] = &lesson.exercises().collect::<Vec<_>>()[..] else { panic!("three exercises") };
    assert_eq!((plain.title.as_str(), plain.level, plain.cell.number), ("Alıştırma", 3, 4));
    // The whole program above, `devam` and all: the solution will be whole, too.
    assert_eq!(plain.cell.code, lesson.cells()[1].program());
    assert!(plain.cell.folded.is_empty());
    assert_eq!(plain.cell.origin.as_deref(), Some("http://banka.localhost:8000"));
    assert_eq!((code.anchor.as_str(), code.cell.number), ("kod", 5));
    assert!(code.cell.has_own_requests && code.cell.origin.is_none());
    assert_eq!(lesson.sections.last().map(|section| section.anchor.as_str()), Some("kod"));
    assert_eq!(lesson.cells().len(), 5);
}

#[test]
fn a_browser_task_is_not_done_in_another_exercises_editor() {
    let check = "```python kontrol\nassert 1\n```\n";
    let text =
        format!("# A\n```python canli\nx\n```\n## Alıştırma: B\n{check}## Alıştırma: C (tarayıcı görevi)\n{check}");
    let cells: Vec<u32> = good(&text).exercises().map(|exercise| exercise.cell.number).collect();
    assert_eq!(cells, [2, 1]);
}

#[test]
fn templates_serve_the_cells_after_them_and_the_whole_exercise_they_stand_in() {
    let lesson = good(
        "# A\n```python canli\nx\n```\n```jinja a.html\n1\n```\n```python canli\nx\n```\n## Alıştırma\n\
         ```jinja b.html\n2\n```\n```python kontrol\nassert 1\n```\n",
    );
    let names: Vec<Vec<&str>> = lesson
        .cells()
        .iter()
        .map(|cell| cell.templates.iter().map(|template| template.name.as_str()).collect())
        .collect();
    assert_eq!(names, [vec![], vec!["a.html"], vec!["a.html", "b.html"]]);
}
