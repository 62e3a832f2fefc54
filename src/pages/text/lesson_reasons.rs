//! Each mistake's stable id and why it is one: what `denetle` says beside the sentence of `lesson_errors`.
//! In: a [`LessonErrorKind`]. Out: an id (`ders.…`) and a sentence. Exhaustive, without `_`.

use crate::lessons::{LessonError, LessonErrorKind as K, Untruth as U, attributes_of, is_near};
use crate::pages::text::lesson_errors::lesson_error;
use crate::pages::text::untruths;

/// Everything there is to say about one mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// Stable id.
    pub id: &'static str,
    /// What is wrong.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to write.
    pub todo: String,
    /// What was seen instead, for beside the marked words; may be empty.
    pub seen: String,
    /// The line as it could be written, when only the marked words are to be replaced.
    pub instead: Option<String>,
}

/// The mistake in words.
pub fn diagnosis(error: &LessonError) -> Diagnosis {
    let (what, todo) = lesson_error(&error.kind);
    let (id, why) = reason(&error.kind);
    let (why, seen) = match &error.kind {
        K::Untrue(own) => {
            let saying = untruths::untruth(own);
            (saying.why, saying.seen)
        }
        K::UnknownAttribute { block, .. } if !attributes_of(block).is_empty() => {
            let known: Vec<String> = attributes_of(block).iter().map(|name| format!("`{name}`")).collect();
            (format!("`{block}` bloğunun öznitelikleri: {}.", known.join(", ")), String::new())
        }
        _ => (why.to_owned(), String::new()),
    };
    Diagnosis { id, what, why, todo, seen, instead: instead(&error.kind) }
}

/// The words that could stand in place of the marked ones.
fn instead(kind: &K) -> Option<String> {
    match kind {
        K::UnknownField { found, nearest }
        | K::UnknownAlert { found, nearest }
        | K::UnknownAction { found, nearest }
        | K::UnknownAttribute { found, nearest: Some(nearest), .. } => {
            is_near(found, nearest).then(|| (*nearest).to_owned())
        }
        K::UnknownBlock { found, nearest } => Some(other_word(found, nearest).to_owned()),
        K::UnknownExpectation { found, nearest } if found.starts_with("= ") && nearest.starts_with("= ") => {
            let rest =
                found.split_whitespace().nth(1).and_then(|word| found.split_once(word)).map_or("", |(_, rest)| rest);
            Some(format!("{nearest}{rest}"))
        }
        K::Untrue(own) => match &**own {
            U::Expectation { kind, got, .. } => kind.instead(got),
            U::OtherLine { got: Some(got), .. } => Some(format!("satir={got}")),
            U::OtherStatus { got, .. } => Some(format!("durum={got}")),
            _ => None,
        },
        _ => None,
    }
}

/// The word of a block's name that is not as it was written: that one is marked.
fn other_word<'n>(found: &str, nearest: &'n str) -> &'n str {
    match (found.split_once(' '), nearest.split_once(' ')) {
        (Some((language, _)), Some((own, kind))) if language == own => kind,
        (Some((_, kind)), Some((language, own))) if kind == own => language,
        (Some(_), Some((_, kind))) => kind,
        _ => nearest,
    }
}

/// Id and reason.
fn reason(kind: &K) -> (&'static str, &'static str) {
    match kind {
        K::FileName { .. } => (
            "ders.dosya-adi",
            "Baştaki sayı dersin sırası, gerisi adresidir: `07-omur.md` dersi `/ders/omur` adresinde durur.",
        ),
        K::Unreadable { .. } => {
            ("ders.okunamiyor", "Dosya var, ama içi okunamadı: izin yok ya da bağlantı boşa çıkıyor.")
        }
        K::NotUtf8 => ("ders.utf8-degil", "Dosya başka bir kodlamayla kaydedilmiş; Türkçe harfler bozuk görünür."),
        K::DuplicateSlug { .. } => (
            "ders.slug-yinelendi",
            "Kısa ad dersin adresidir; iki ders aynı adreste olamaz. Öğrencinin ilerlemesi de bu adla saklanır.",
        ),
        K::DuplicateNumber { .. } => {
            ("ders.numara-yinelendi", "Dersler numara sırasıyla listelenir; iki ders aynı sırada olamaz.")
        }
        K::FrontMatterUnclosed => ("ders.on-bilgi-kapanmadi", "Kapanmayınca dersin tamamı ön bilgi sanılır."),
        K::FrontMatterSyntax { .. } => {
            ("ders.on-bilgi-yazim", "Ön bilgi TOML ile yazılır: her satırda `alan = değer`.")
        }
        K::UnknownField { .. } => (
            "ders.on-bilgi-alani-yok",
            "Alanlar şunlardır: `baslik`, `ozet`, `kisim`, `sure`, `on_kosul`, `hedefler`, `kaynak`.",
        ),
        K::FieldShape { .. } => (
            "ders.on-bilgi-alani",
            "`baslik`, `ozet`, `kisim` ve `kaynak` tırnaklı metin, `sure` tam sayı, `hedefler` ve `on_kosul` köşeli ayraç içinde liste olur.",
        ),
        K::MissingTitle => ("ders.baslik-yok", "Ders, listede ve sayfanın üstünde bu adla görünür."),
        K::EmptyTitle => ("ders.baslik-bos", "Ders, listede ve sayfanın üstünde bu adla görünür."),
        K::SecondTitle { .. } => {
            ("ders.ikinci-baslik", "`#` dersin adıdır ve bir tane olur; bölümler `##` ile başlar.")
        }
        K::EmptyAnchor => {
            ("ders.baglanti-adi-bos", "Her başlığın bir bağlantı adı vardır; başlıktaki harflerden yapılır.")
        }
        K::BadAnchor { .. } => {
            ("ders.baglanti-adi", "Bağlantı adı adreste durur; Türkçe harf ve boşluk orada kaçışlanır.")
        }
        K::DuplicateAnchor { .. } => {
            ("ders.baglanti-adi-yinelendi", "İki başlık aynı ada sahip olursa bağlantılar yalnız ilkine gider.")
        }
        K::RawHtml { .. } => (
            "ders.ham-html",
            "Ders güvenli kalsın diye içindeki HTML çalıştırılmaz; dosya her Markdown göstericisinde aynı görünür.",
        ),
        K::UnclosedComment => ("ders.aciklama-kapanmadi", "Kapanmayan açıklama, dersin gerisini gizler."),
        K::UnknownAlert { .. } => {
            ("ders.uyari-kutusu-yok", "Kutular şunlardır: `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`.")
        }
        K::BadLink { .. } => (
            "ders.baglanti",
            "Ders klasörünün dışına, başka şemalara ve klasörlere bağlantı verilmez; böylece bir ders başka dosyaları gösteremez.",
        ),
        K::BadImage { .. } => {
            ("ders.resim", "Sayfa başka sitelerden hiçbir şey yüklemez; öğrencinin adresi kimseye gitmez.")
        }
        K::MissingLesson { .. } => ("ders.ders-yok", "Bağlantı, ders klasöründe bulunmayan bir dosyayı gösteriyor."),
        K::MissingFile { .. } => ("ders.dosya-yok", "Resimler ve ekler ders dosyasıyla aynı klasörde durur."),
        K::MissingAnchor { .. } => (
            "ders.baslik-bulunamadi",
            "Bağlantı adı, başlığın küçük ve Türkçe işaretsiz harflerle yazılmış hâlidir: “Çerezleri okuma” `cerezleri-okuma` olur.",
        ),
        K::MissingPrerequisite { .. } => (
            "ders.on-kosul-yok",
            "`on_kosul`, önce okunacak derslerin kısa adlarını sayar: dosya adının numarasız hâli.",
        ),
        K::UnclosedFence => ("ders.blok-kapanmadi", "Kapanmayınca dersin geri kalanı kod sanılır."),
        K::UnknownBlock { .. } => {
            ("ders.bilinmeyen-blok", "Defter, kod bloğunun ilk satırındaki sözcüğe bakarak ne yapacağını bilir.")
        }
        K::UnknownAttribute { .. } => (
            "ders.bilinmeyen-oznitelik",
            "Tanınmayan bir öznitelik sessizce yok sayılsaydı, yazım hatası fark edilmezdi.",
        ),
        K::MissingAttribute { .. } => {
            ("ders.oznitelik-eksik", "Bozuk kodun hangi hatayla bozulduğu bilinmeli; yoksa denetlenemez.")
        }
        K::MissingValue { .. } => ("ders.oznitelik-degersiz", "Öznitelik `ad=değer` biçiminde, boşluksuz yazılır."),
        K::BadValue { .. } => ("ders.oznitelik-degeri", "Değer bu biçimde değilse blok çalıştırılamaz."),
        K::DuplicateAttribute { .. } => ("ders.oznitelik-yinelendi", "Hangisinin geçerli olduğu bilinemez."),
        K::BadTemplateName { .. } => {
            ("ders.sablon-adi", "Şablonu `render_template` bu adla bulur; ad, ders klasörünün dışını gösteremez.")
        }
        K::NestedBlock { .. } => {
            ("ders.ic-ice-blok", "Çalışan bloklar sayfada kendi yerlerini alır; liste ve alıntı içinde duramaz.")
        }
        K::EmptyBlock { .. } => ("ders.bos-blok", "Boş bir blok sayfada boş bir kutu olurdu."),
        K::TemplateConflict { .. } => (
            "ders.sablon-cakismasi",
            "Bir şablon, kendinden sonraki bütün canlı kodlar için geçerlidir; aynı ad iki içerik taşıyamaz.",
        ),
        K::ContinueWithoutCell => ("ders.devam-yersiz", "`devam`, önceki canlı kodu sürdürür."),
        K::TryWithoutCell => ("ders.dene-yersiz", "İstekler, kendilerinden önceki en yakın canlı koda gider."),
        K::PredictionWithoutCell => ("ders.tahmin-yersiz", "Tahmin, üstündeki canlı kodun sonucunu bekletir."),
        K::CheckOutsideExercise => ("ders.kontrol-yersiz", "Kontrol bir alıştırmayı ölçer."),
        K::SolutionOutsideExercise => {
            ("ders.cozum-yersiz", "Çözüm bir alıştırmanındır; dışarıda kalırsa herkes görür.")
        }
        K::HintOutsideExercise => ("ders.ipucu-yersiz", "İpuçları bir alıştırmanın altında, istendikçe açılır."),
        K::StartOutsideExercise => {
            ("ders.baslangic-yersiz", "Başlangıç kodu, bir alıştırmanın düzenleyicisinde durur.")
        }
        K::ExerciseWithoutCheck => ("ders.kontrol-yok", "“Kontrol et” düğmesinin ölçeceği bir şey olmalı."),
        K::SecondCheck { .. } => {
            ("ders.ikinci-kontrol", "Bir alıştırmanın tek bir kontrolü olur; içinde istediğiniz kadar `assert` durur.")
        }
        K::SecondSolution { .. } => ("ders.ikinci-cozum", "Öğrenciye tek bir çözüm gösterilir."),
        K::SecondStart { .. } => ("ders.ikinci-baslangic", "Alıştırmanın tek bir düzenleyicisi olur."),
        K::CheckWithoutAssert => {
            ("ders.kontrol-bos", "Her `assert`, öğrencinin göreceği bir maddedir; hiç yoksa kontrol hep geçer.")
        }
        K::ExerciseWithoutProgram => ("ders.baslangic-yok", "Öğrencinin düzenleyeceği bir kod olmalı."),
        K::TaskWithoutCell => ("ders.gorev-kodsuz", "Tarayıcı görevi, üstteki canlı kodun düğmeleriyle yapılır."),
        K::StartInTask => ("ders.gorevde-baslangic", "Tarayıcı görevinde kod değişmez."),
        K::QuestionWithoutText => ("ders.soru-metni", "Öğrenci neyin sorulduğunu okumalı."),
        K::QuestionWithoutOptions => ("ders.soru-siksiz", "Soru, şıklardan biri seçilerek yanıtlanır."),
        K::NoRightOption { .. } => ("ders.soru-sik", "Doğru şık `- [x]`, ötekiler `- [ ]` ile başlar."),
        K::OptionWithoutBox => ("ders.sik-kutusuz", "Kutu, şıkkın doğru olup olmadığını söyler; okura gösterilmez."),
        K::OptionWithoutText => ("ders.sik-bos", "Boş bir şık seçilemez."),
        K::OptionWithoutReason => (
            "ders.sik-aciklamasiz",
            "Öğrenci yanıtından sonra nedenini okur; yanlış şıkların açıklaması en öğretici olandır.",
        ),
        K::ReasonNotIndented => {
            ("ders.aciklama-girintisiz", "Girintisiz `>` satırı şıkkın değil, sorunun alıntısı sayılır.")
        }
        K::TextAfterOptions => {
            ("ders.soru-sonrasi", "Şıklardan sonraki metin, yanıttan önce mi sonra mı okunacak, bilinemez.")
        }
        K::EmptyRequest => ("istek.bos", "Her `###` arasında bir istek durur."),
        K::BadRequestLine { .. } => ("istek.satir", "İstek satırı yöntem ve yoldan oluşur."),
        K::RequestNotParted { .. } => ("istek.ayrilmamis", "Her istek ayrı bir düğmedir; aralarını `###` ayırır."),
        K::ExpectationBeforeRequest { .. } => {
            ("istek.beklenti-once", "Beklenti, kendinden önceki isteğin yanıtına bakar.")
        }
        K::ActionAfterRequest { .. } => {
            ("istek.eylem-sonra", "`@` satırları, öğrencinin o isteği göndermeden önce panelde yaptıklarıdır.")
        }
        K::UnknownAction { .. } => (
            "istek.eylem-yok",
            "Eylemler: `@bekle`, `@cerez-yaz`, `@cerez-sil`, `@cerezleri-sil`, `@js-yaz`, `@sakla`, `@tarayici`, `@kopyala`, `@kaynak`, `@ust`, `@alt-kaynak`, `@kavanoz engelli`, `@baslik`.",
        ),
        K::MissingActionValue { .. } => ("istek.eylem-eksik", "Bu eylem, neyle yapılacağını da ister."),
        K::BadActionValue { .. } => ("istek.eylem-degeri", "Değer bu biçimde değilse eylem yapılamaz."),
        K::UnknownExpectation { .. } => (
            "istek.beklenti-yok",
            "Beklentiler: `HTTP 200`, `Başlık: değer`, `! Başlık`, `> metin`, `! > metin`, `< Cookie: …`, `! Cookie`, `= kavanoz`, `= kavanozda-yok`, `= ret`, `= oturum`, `= js`, `= js-gormez`, `= hata`, `= uyari`, `= omur`.",
        ),
        K::BadExpectationValue { .. } => {
            ("istek.beklenti-degeri", "Değer bu biçimde değilse beklenti değerlendirilemez.")
        }
        K::Untrue(own) => (untrue(own), ""),
    }
}

fn untrue(own: &U) -> &'static str {
    match own {
        U::NotLoaded(_) => "kod.yuklenmiyor",
        U::Raised { .. } => "kod.beklenmeyen-hata",
        U::Stopped { .. } => "kod.durduruldu",
        U::ExampleDoesNotCompile(_) => "ornek.derlenmiyor",
        U::ExampleCompiles => "ornek.derleniyor",
        U::DidNotFail { .. } => "bozuk.calisiyor",
        U::OtherError { .. } => "bozuk.baska-hata",
        U::OtherLine { .. } => "bozuk.baska-satir",
        U::OtherStatus { .. } => "bozuk.baska-durum",
        U::FailsAtLoad { .. } => "bozuk.yuklenmiyor",
        U::FailsAtRequest { .. } => "bozuk.istekte",
        U::Expectation { .. } => "beklenti.tutmadi",
        U::BadTarget { .. } => "istek.adres",
        U::NothingKept => "istek.saklanan-yok",
        U::NoSuchCookie { .. } => "istek.cerez-yok",
        U::NoSuchBrowser { .. } => "istek.tarayici-yok",
        U::StartPasses => "alistirma.bastan-geciyor",
        U::NoSolution => "alistirma.cozum-yok",
        U::SolutionFails { .. } => "alistirma.cozum-gecmiyor",
        U::CheckBroken { .. } => "alistirma.kontrol-calismiyor",
        U::OtherSolution { .. } => "alistirma.baska-cozum",
    }
}
