//! All lessons together: the only place of this room that reads files.
//! In: a folder, or texts from inside the binary. Out: entries by number, each a lesson or its mistakes. A broken file
//! hurts no other; only an unreadable folder is an error of the whole.
//! Checked here because it takes more than one file: equal slugs and numbers, links and images beside the lesson,
//! `on_kosul`. [`Catalog::again`] reads a folder that changed: what is as it was is not parsed again, and a lesson that broke
//! keeps its last good form, with the mistakes beside it. Not here: watching the folder (`watch`), running anything.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{
    address::{LinkTarget, content_type},
    error::{LessonError, LessonErrorKind},
    fold::nearest,
    format::{file_parts, is_plain_file},
    model::{Lesson, LessonSlug},
    parse::{missing_anchor, parse},
    source::Source,
};

/// One lesson file and what became of it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// From the file name; for a file whose name is wrong, the name folded, so that its mistakes have an address.
    pub slug: LessonSlug,
    /// From the file name; 0 when the name is wrong.
    pub number: u32,
    /// The file's name.
    pub file: String,
    /// Its text; where it was not UTF-8, with replacement characters.
    pub text: Arc<str>,
    /// The lesson, or everything that is wrong with it.
    pub lesson: Result<Arc<Lesson>, Vec<LessonError>>,
    /// What is wrong with `text` when `lesson` is an earlier, good form of it; empty otherwise.
    pub trouble: Vec<LessonError>,
    /// Changes with everything that the lesson's page shows of this file and the files it links to.
    pub stamp: u64,
    /// What the file alone gave, before its neighbours were looked at.
    parsed: Parsed,
}

type Parsed = Result<Arc<Lesson>, Vec<LessonError>>;

/// When a file was last written, and its length.
type Written = (Option<SystemTime>, u64);

impl Entry {
    /// What is wrong with the file as it is now.
    pub fn mistakes(&self) -> &[LessonError] {
        match &self.lesson {
            Ok(_) => &self.trouble,
            Err(mistakes) => mistakes,
        }
    }

    /// A mistake that was found by running the lesson: on a line of the file (from 1), at `words` when they stand there.
    pub fn mistake(&self, line: usize, words: &str, kind: LessonErrorKind) -> LessonError {
        let source = Source::new(&self.file, &self.text);
        let start = source.line_start(line);
        let own = source.line(line);
        let (at, length) = match own.find(words).filter(|_| !words.is_empty()) {
            Some(at) => (at, words.len()),
            None => (own.len() - own.trim_start().len(), own.trim().len()),
        };
        source.error(start + at..start + at + length, kind)
    }

    /// The first line from `line` on that holds `words`; `line` when none does.
    pub fn line_with(&self, line: usize, words: &str) -> usize {
        let lines = self.text.lines().enumerate().skip(line.saturating_sub(1));
        let found = lines.filter(|(_, own)| !words.is_empty() && own.contains(words)).map(|(index, _)| index + 1);
        found.take(1).last().unwrap_or(line)
    }
}

/// A file beside the lessons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its content type, from its name.
    pub content_type: &'static str,
}

/// All lessons, sorted by number.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// Sorted by number, then by file name.
    pub lessons: Vec<Entry>,
    /// The folder, with its links resolved; none for embedded lessons.
    folder: Option<PathBuf>,
    /// Lessons with an address and cells that no list shows.
    unlisted: Vec<Entry>,
    embedded: &'static [(&'static str, &'static [u8])],
}

impl Catalog {
    /// Reads every `.md` file of a folder; its subfolders and names that begin with a dot are left alone.
    pub fn from_dir(folder: &Path) -> io::Result<Self> {
        Self::read(folder.canonicalize()?, &[])
    }

    /// The same folder as it is now; embedded lessons stay as they are.
    pub fn again(&self) -> io::Result<Self> {
        let Some(folder) = &self.folder else { return Ok(self.clone()) };
        let mut new = Self::read(folder.clone(), &self.lessons)?;
        new.unlisted.clone_from(&self.unlisted);
        for entry in &mut new.lessons {
            let Err(mistakes) = &entry.lesson else { continue };
            let before = self.lessons.iter().find(|old| old.slug == entry.slug && old.file == entry.file);
            if let Some(Ok(good)) = before.map(|old| &old.lesson) {
                entry.trouble = mistakes.clone();
                entry.lesson = Ok(Arc::clone(good));
            }
        }
        Ok(new)
    }

    /// The folder that the lessons come from, when it may change.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Changes with the list of lessons.
    pub fn stamp(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.lessons.iter().for_each(|entry| (&entry.file, entry.stamp).hash(&mut hasher));
        hasher.finish()
    }

    /// What a page that shows this lesson (the list, for an empty slug) carries to know whether it is as it was. `None` when
    /// nothing can change.
    pub fn mark(&self, slug: &str) -> Option<String> {
        self.folder.as_ref()?;
        Some(match (slug, self.entry(slug)) {
            ("", _) => format!("{:x}", self.stamp()),
            (_, Some(entry)) => format!("{:x}", entry.stamp),
            (_, None) => "yok".to_owned(),
        })
    }

    fn read(folder: PathBuf, known: &[Entry]) -> io::Result<Self> {
        let mut files = Vec::new();
        let mut names = BTreeMap::new();
        for item in fs::read_dir(&folder)? {
            let path = item?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.'))
            else {
                continue;
            };
            if path.is_dir() {
                continue;
            }
            // What cannot be read (a link to nowhere, say) becomes an entry that says so.
            if is_lesson_file(name) {
                files.push((name.to_owned(), read_inside(&folder, &path)));
            }
            // A link that leads out of the folder is no file of it.
            if let Some(about) = fs::metadata(&path).ok().filter(fs::Metadata::is_file)
                && is_inside(&folder, &path)
            {
                names.insert(name.to_owned(), (about.modified().ok(), about.len()));
            }
        }
        let lessons = entries(files, &names, known);
        Ok(Self { lessons, folder: Some(folder), unlisted: Vec::new(), embedded: &[] })
    }

    /// Lessons (and the files beside them) from inside the binary: file name and content.
    pub fn embedded(files: &'static [(&'static str, &'static [u8])]) -> Self {
        let names = files.iter().map(|(name, bytes)| ((*name).to_owned(), (None, bytes.len() as u64))).collect();
        let lessons = files.iter().filter(|(name, _)| is_lesson_file(name));
        let lessons = lessons.map(|(name, bytes)| ((*name).to_owned(), Ok(bytes.to_vec()))).collect();
        Self { lessons: entries(lessons, &names, &[]), folder: None, unlisted: Vec::new(), embedded: files }
    }

    /// The same with lessons that no list shows: they have an address and cells, and give way to a listed one of their slug.
    pub fn with_unlisted(self, other: Self) -> Self {
        Self { unlisted: other.lessons, ..self }
    }

    /// The entry of a slug: the first when two files claim it.
    pub fn entry(&self, slug: &str) -> Option<&Entry> {
        self.lessons.iter().chain(&self.unlisted).find(|entry| entry.slug.as_str() == slug)
    }

    /// A lesson without mistakes.
    pub fn lesson(&self, slug: &str) -> Option<&Arc<Lesson>> {
        self.entry(slug)?.lesson.as_ref().ok()
    }

    /// Every mistake, in the order of the lessons.
    pub fn errors(&self) -> impl Iterator<Item = &LessonError> {
        self.lessons.iter().flat_map(|entry| entry.mistakes())
    }

    /// A file beside the lessons: a plain name of a known type, never a lesson itself, never outside the folder.
    pub fn asset(&self, name: &str) -> Option<Asset> {
        let content_type = content_type(name)?;
        let bytes = match &self.folder {
            Some(folder) => {
                let path = folder.join(name);
                (is_inside(folder, &path) && path.is_file()).then(|| fs::read(path).ok())??
            }
            None => self.embedded.iter().find(|(own, _)| *own == name)?.1.to_vec(),
        };
        Some(Asset { bytes, content_type })
    }
}

/// `README.md` explains the folder to people; it is no lesson.
fn is_lesson_file(name: &str) -> bool {
    name.ends_with(".md") && !name.eq_ignore_ascii_case("README.md")
}

/// True for what lies in the folder, links resolved.
fn is_inside(folder: &Path, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(folder))
}

/// A lesson's bytes; a link out of the folder is refused like a file without permission.
fn read_inside(folder: &Path, path: &Path) -> io::Result<Vec<u8>> {
    let real = path.canonicalize()?;
    if real.starts_with(folder) { fs::read(real) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

type File = (String, io::Result<Vec<u8>>);

/// Files that one thread parses; fewer are not worth another.
const SHARE: usize = 16;

fn entries(mut files: Vec<File>, names: &BTreeMap<String, Written>, known: &[Entry]) -> Vec<Entry> {
    files.sort_by_key(|(name, _)| (file_parts(name).map_or(u32::MAX, |(number, _)| number), name.clone()));
    let known: HashMap<&str, &Entry> = known.iter().map(|entry| (entry.file.as_str(), entry)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(threads).max(SHARE);
    let mut shares: Vec<Vec<File>> = Vec::new();
    while !files.is_empty() {
        let rest = files.split_off(share.min(files.len()));
        shares.push(std::mem::replace(&mut files, rest));
    }
    let one = |(name, bytes): File| {
        let old = known.get(name.as_str()).copied();
        entry(name, bytes, old)
    };
    let all = |share: Vec<File>| share.into_iter().map(one).collect::<Vec<Entry>>();
    let mut entries: Vec<Entry> = std::thread::scope(|scope| {
        let rest: Vec<_> = shares.drain(shares.len().min(1)..).map(|share| scope.spawn(move || all(share))).collect();
        let mut entries: Vec<Entry> = shares.drain(..).flat_map(all).collect();
        for share in rest {
            match share.join() {
                Ok(share) => entries.extend(share),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        entries
    });
    duplicates(&mut entries);
    look_up_links(&mut entries, names);
    entries.iter_mut().for_each(|entry| entry.stamp = stamp(entry, names));
    entries
}

fn stamp(entry: &Entry, names: &BTreeMap<String, Written>) -> u64 {
    let mut hasher = DefaultHasher::new();
    entry.text.hash(&mut hasher);
    match &entry.lesson {
        Ok(lesson) => {
            for link in &lesson.links {
                if let LinkTarget::File(name) = &link.target {
                    (name, names.get(name)).hash(&mut hasher);
                }
            }
        }
        Err(mistakes) => mistakes.iter().for_each(|mistake| mistake.to_string().hash(&mut hasher)),
    }
    hasher.finish()
}

/// `old` is what the same file gave before; it is taken when its text is the same.
fn entry(file: String, bytes: io::Result<Vec<u8>>, old: Option<&Entry>) -> Entry {
    if let (Ok(bytes), Some(old)) = (&bytes, old)
        && bytes == old.text.as_bytes()
    {
        return Entry { lesson: old.parsed.clone(), trouble: Vec::new(), ..old.clone() };
    }
    let (number, slug) = file_parts(&file).map_or_else(
        || (0, super::fold::slug_of(file.trim_end_matches(".md"))),
        |(number, slug)| (number, slug.to_owned()),
    );
    let (text, lesson) = match bytes {
        Err(error) => {
            let kind = LessonErrorKind::Unreadable { cause: error.to_string() };
            (String::new(), Err(vec![Source::new(&file, "").error(0..0, kind)]))
        }
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => {
                let lesson = parse(&file, &text).map(Arc::new);
                (text, lesson)
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let at = before.replace("\r\n", "\n").trim_start_matches('\u{feff}').len();
                let mistake = Source::new(&file, &text).error(at..at, LessonErrorKind::NotUtf8);
                (text, Err(vec![mistake]))
            }
        },
    };
    let slug = LessonSlug(slug.into());
    Entry { slug, number, file, text: text.into(), parsed: lesson.clone(), lesson, trouble: Vec::new(), stamp: 0 }
}

/// The later of two files with one slug or one number is wrong.
fn duplicates(entries: &mut [Entry]) {
    let mut slugs: HashMap<LessonSlug, String> = HashMap::new();
    let mut numbers: HashMap<u32, String> = HashMap::new();
    for entry in entries.iter_mut().filter(|entry| entry.number > 0 || file_parts(&entry.file).is_some()) {
        let same_slug = slugs
            .get(&entry.slug)
            .map(|other| LessonErrorKind::DuplicateSlug { slug: entry.slug.to_string(), other_file: other.clone() });
        let same_number = numbers
            .get(&entry.number)
            .map(|other| LessonErrorKind::DuplicateNumber { number: entry.number, other_file: other.clone() });
        slugs.entry(entry.slug.clone()).or_insert_with(|| entry.file.clone());
        numbers.entry(entry.number).or_insert_with(|| entry.file.clone());
        for kind in same_slug.into_iter().chain(same_number) {
            let mistake = Source::new(&entry.file, &entry.text).error(0..0, kind);
            add(entry, mistake);
        }
    }
}

/// Puts a mistake first among an entry's, which then has no lesson.
fn add(entry: &mut Entry, mistake: LessonError) {
    match &mut entry.lesson {
        Ok(_) => entry.lesson = Err(vec![mistake]),
        Err(mistakes) => mistakes.insert(0, mistake),
    }
}

/// Links to lessons and files, and lessons to read first. A file that is there but broken is there.
fn look_up_links(entries: &mut [Entry], names: &BTreeMap<String, Written>) {
    let lessons: HashMap<String, Option<Arc<Lesson>>> =
        entries.iter().map(|entry| (entry.file.clone(), entry.lesson.as_ref().ok().cloned())).collect();
    let mut files: Vec<&str> = lessons.keys().map(String::as_str).collect();
    files.sort_unstable();
    let slugs: Vec<String> = entries.iter().map(|entry| entry.slug.to_string()).collect();
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).collect();
    for entry in entries.iter_mut() {
        let Ok(lesson) = &entry.lesson else { continue };
        let mut mistakes: Vec<LessonError> = lesson
            .links
            .iter()
            .filter_map(|link| {
                let kind = match &link.target {
                    LinkTarget::Anchor(_) => return None,
                    LinkTarget::File(name) if names.contains_key(name) && is_plain_file(name) => return None,
                    LinkTarget::File(name) => LessonErrorKind::MissingFile { found: name.clone() },
                    LinkTarget::Prerequisite(slug) if slugs.contains(&slug.as_str()) => return None,
                    LinkTarget::Prerequisite(slug) => LessonErrorKind::MissingPrerequisite {
                        found: slug.to_string(),
                        nearest: Some(nearest(slug.as_str(), &slugs).to_owned()),
                    },
                    LinkTarget::Lesson { file, anchor } => match (lessons.get(file), anchor) {
                        (None, _) => LessonErrorKind::MissingLesson {
                            found: file.clone(),
                            nearest: Some(nearest(file, &files).to_owned()),
                        },
                        (Some(Some(other)), Some(anchor)) if !other.has_anchor(anchor) => {
                            let known: Vec<&str> = other.anchors.iter().map(String::as_str).collect();
                            missing_anchor(anchor, file, &known)
                        }
                        _ => return None,
                    },
                };
                Some(link.place.error(kind))
            })
            .collect();
        if !mistakes.is_empty() {
            mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
            entry.lesson = Err(mistakes);
        }
    }
}
