//! What is wrong in a lesson file, in Turkish: one sentence, and what to write instead.
//! In: a [`LessonErrorKind`] with its data. Out: two texts with code in backticks. Exhaustive, without `_`.

use crate::lessons::{LessonErrorKind as K, Shape, is_near};
use crate::pages::text::untruths::{self, Saying};

/// What is wrong, and what to do.
pub fn lesson_error(kind: &K) -> (String, String) {
    match kind {
        K::FileName { suggestion } => (
            "Dosya adı `NN-kisa-ad.md` biçiminde değil.".to_owned(),
            format!("Dosyanın adını değiştirin: `{suggestion}`."),
        ),
        K::Unreadable { .. } => ("Dosya okunamadı.".to_owned(), "Dosyanın izinlerini denetleyin.".to_owned()),
        K::NotUtf8 => ("Dosya UTF-8 değil.".to_owned(), "Dosyayı düzenleyicinizde UTF-8 olarak kaydedin.".to_owned()),
        K::DuplicateSlug { slug, other_file } => (
            format!("`{slug}` kısa adı iki derste var: öteki `{other_file}`."),
            "Dosyalardan birinin adını değiştirin. Yayımlanmış olanı değil, yeni olanı değiştirin.".to_owned(),
        ),
        K::DuplicateNumber { number, other_file } => (
            format!("{number} numarası iki derste var: öteki `{other_file}`."),
            "Dosyalardan birinin başındaki numarayı değiştirin.".to_owned(),
        ),
        K::FrontMatterUnclosed => (
            "Ön bilgi kapanmamış: ikinci `+++` yok.".to_owned(),
            "Ön bilginin bittiği yere tek başına `+++` satırı koyun.".to_owned(),
        ),
        K::FrontMatterSyntax { message } => (
            format!("Ön bilgi geçerli TOML değil: `{}`", message.trim().replace('`', "'")),
            "Metinleri çift tırnağa, listeleri köşeli ayraca alın: `baslik = \"Çerezler\"`.".to_owned(),
        ),
        K::UnknownField { found, nearest } => {
            (format!("Ön bilgide `{found}` diye bir alan yok."), meant_or_listed(found, nearest))
        }
        K::FieldShape { field, expected } => (
            format!("Ön bilgide `{field}` alanının türü yanlış: {} olmalı.", shape(*expected)),
            format!("Alanı şu biçimde yazın: `{field} = {}`.", example(*expected)),
        ),
        K::MissingTitle => (
            "Dersin başlığı yok.".to_owned(),
            "Ön bilgiye `baslik = \"…\"` ekleyin ya da dosyaya `# Başlık` satırıyla başlayın.".to_owned(),
        ),
        K::EmptyTitle => ("Dersin başlığı boş.".to_owned(), "Başlığa bir metin yazın.".to_owned()),
        K::SecondTitle { other_line } => (
            format!("İkinci bir `#` başlığı var; ilki {other_line}. satırda."),
            "Bölüm başlıkları için `##` kullanın.".to_owned(),
        ),
        K::EmptyAnchor => (
            "Başlıkta bağlantı adı olacak harf yok.".to_owned(),
            "Başlığa harf ekleyin ya da `{#ad}` yazın.".to_owned(),
        ),
        K::BadAnchor { found, suggestion } => (
            format!("`{found}` bağlantı adı olamaz: yalnız `a-z`, `0-9` ve `-` kullanılır."),
            format!("Şöyle yazın: `{{#{suggestion}}}`."),
        ),
        K::DuplicateAnchor { anchor, other_line } => (
            format!("`{anchor}` bağlantı adı iki başlıkta var; öteki {other_line}. satırda."),
            "Başlıklardan birini değiştirin ya da sonuna `{#baska-ad}` ekleyin.".to_owned(),
        ),
        K::RawHtml { found } => (
            format!("Derste ham HTML var: `{}`", found.replace('`', "'")),
            "Markdown ile yazın. HTML göstermek istiyorsanız kod bloğuna alın.".to_owned(),
        ),
        K::UnclosedComment => ("Açıklama kapanmamış.".to_owned(), "Açıklamanın sonuna `-->` koyun.".to_owned()),
        K::UnknownAlert { found, nearest } => {
            (format!("`{found}` diye bir uyarı kutusu yok."), meant_or_listed(found, nearest))
        }
        K::BadLink { found } => (
            format!("`{found}` adresine bağlantı verilemez."),
            "`https://`, `mailto:`, `#baslik`, `/araclar/…` ya da dersin yanındaki bir dosya yazın.".to_owned(),
        ),
        K::BadImage { found } => (
            format!("`{found}` adresinden resim alınamaz."),
            "Resmi ders dosyasının yanına koyun ve yalnız adını yazın.".to_owned(),
        ),
        K::MissingLesson { found, nearest } => {
            (format!("`{found}` diye bir ders dosyası yok."), meant(nearest.as_deref()))
        }
        K::MissingFile { found } => (
            format!("Dersin yanında `{found}` diye bir dosya yok."),
            "Dosyayı ders klasörüne koyun ya da adını düzeltin.".to_owned(),
        ),
        K::MissingAnchor { anchor, file, nearest } => {
            (format!("`{file}` dosyasında `{anchor}` diye bir başlık yok."), meant(nearest.as_deref()))
        }
        K::MissingPrerequisite { found, nearest } => {
            (format!("`on_kosul` içindeki `{found}` diye bir ders yok."), meant(nearest.as_deref()))
        }
        K::UnclosedFence => {
            ("Kod bloğu kapanmamış.".to_owned(), "Bloğun bittiği yere, satır başına, üç arka tırnak koyun.".to_owned())
        }
        K::UnknownBlock { found, nearest } => (
            format!("“{found}” diye bir blok türü yok."),
            format!("Şunu mu yazmak istediniz: `{nearest}`? Düz kod göstermek istiyorsanız yalnız dil adını bırakın."),
        ),
        K::UnknownAttribute { block, found, nearest } => (
            format!("`{block}` bloğunun `{found}` diye bir özniteliği yok."),
            nearest.map_or_else(|| "Özniteliği silin.".to_owned(), |near| meant_or_listed(found, near)),
        ),
        K::MissingAttribute { block, attribute } => (
            format!("`{block}` bloğunda `{attribute}=` eksik."),
            format!("Bloğun ilk satırına `{attribute}=…` ekleyin."),
        ),
        K::MissingValue { block, attribute } => (
            format!("`{block}` bloğunda `{attribute}` özniteliğinin değeri yok."),
            format!("`{attribute}=değer` biçiminde, boşluksuz yazın."),
        ),
        K::BadValue { block, attribute, found, expected } => (
            format!("`{block}` bloğunda `{attribute}` değeri `{found}`; {} olmalı.", shape(*expected)),
            format!("Örnek: `{attribute}={}`.", example(*expected)),
        ),
        K::DuplicateAttribute { block, attribute } => {
            (format!("`{block}` bloğunda `{attribute}` iki kez yazılmış."), "Birini silin.".to_owned())
        }
        K::BadTemplateName { found } => {
            (format!("`{found}` şablon adı olamaz."), "Klasörsüz, düz bir dosya adı yazın: `anasayfa.html`.".to_owned())
        }
        K::NestedBlock { block } => (
            format!("`{block}` bloğu bir listenin ya da alıntının içinde."),
            "Bloğu satır başından başlatın.".to_owned(),
        ),
        K::EmptyBlock { block } => (format!("`{block}` bloğu boş."), "Bloğu doldurun ya da silin.".to_owned()),
        K::TemplateConflict { name, other_line } => (
            format!("`{name}` şablonu {other_line}. satırda başka bir içerikle var."),
            "Şablonlardan birine başka bir ad verin.".to_owned(),
        ),
        K::ContinueWithoutCell => (
            "`devam` yazılmış, ama yukarıda sürdürülecek bir `python canli` bloğu yok.".to_owned(),
            "`devam` sözcüğünü silin.".to_owned(),
        ),
        K::TryWithoutCell => (
            "`http dene` bloğunun üstünde canlı kod yok.".to_owned(),
            "Bloğu bir `python canli` bloğundan sonraya alın.".to_owned(),
        ),
        K::PredictionWithoutCell => (
            "`tahmin` bloğunun üstünde canlı kod yok.".to_owned(),
            "Bloğu bir `python canli` bloğundan sonraya alın ya da `soru` yapın.".to_owned(),
        ),
        K::CheckOutsideExercise => outside("python kontrol"),
        K::SolutionOutsideExercise => outside("cozum"),
        K::HintOutsideExercise => outside("ipucu"),
        K::StartOutsideExercise => outside("python baslangic"),
        K::ExerciseWithoutCheck => (
            "Alıştırmanın kontrolü yok.".to_owned(),
            "Bir `python kontrol` bloğu ekleyin; yoksa başlığı `Alıştırma` sözcüğüyle başlatmayın.".to_owned(),
        ),
        K::SecondCheck { other_line } => second("python kontrol", *other_line),
        K::SecondSolution { other_line } => second("cozum", *other_line),
        K::SecondStart { other_line } => second("python baslangic", *other_line),
        K::CheckWithoutAssert => (
            "Kontrolde hiç `assert` yok.".to_owned(),
            "Ölçülecek her şey için `assert koşul, \"ileti\"` yazın.".to_owned(),
        ),
        K::ExerciseWithoutProgram => (
            "Alıştırmanın başlangıç kodu yok.".to_owned(),
            "Bir `python baslangic` bloğu ekleyin ya da alıştırmayı bir `python canli` bloğundan sonraya alın."
                .to_owned(),
        ),
        K::TaskWithoutCell => (
            "Tarayıcı görevinin üstünde canlı kod yok.".to_owned(),
            "Görevi bir `python canli` bloğundan sonraya alın.".to_owned(),
        ),
        K::StartInTask => (
            "Tarayıcı görevinde `python baslangic` olmaz: görev, üstteki canlı kodla yapılır.".to_owned(),
            "Bloğu silin ya da başlıktan `(tarayıcı görevi)` sözünü çıkarın.".to_owned(),
        ),
        K::QuestionWithoutText => ("Sorunun metni yok.".to_owned(), "Şıklardan önce soruyu yazın.".to_owned()),
        K::QuestionWithoutOptions => (
            "Sorunun şıkları yok.".to_owned(),
            "Şıkları `- [ ] metin`, doğru olanı `- [x] metin` biçiminde yazın.".to_owned(),
        ),
        K::NoRightOption { options } => (
            format!("Sorunun en az bir doğru şıkkı olmalı; {options} şıkkın hiçbiri doğru değil."),
            "Bir şıkkı `- [x]` yapın.".to_owned(),
        ),
        K::OptionWithoutBox => {
            ("Şıkkın kutusu yok.".to_owned(), "Şıkkı `- [ ]` ya da `- [x]` ile başlatın.".to_owned())
        }
        K::OptionWithoutText => ("Şıkkın metni yok.".to_owned(), "Kutudan sonra bir metin yazın.".to_owned()),
        K::OptionWithoutReason => (
            "Şıkkın açıklaması yok.".to_owned(),
            "Şıkkın altına, girintili bir `> ` satırıyla nedenini yazın.".to_owned(),
        ),
        K::ReasonNotIndented => (
            "Açıklama, şıkkının altında girintili değil.".to_owned(),
            "`>` işaretinin önüne iki boşluk koyun.".to_owned(),
        ),
        K::TextAfterOptions => ("Şıklardan sonra metin var.".to_owned(), "Metni şıkların önüne alın.".to_owned()),
        K::EmptyRequest => (
            "İstek satırı yok.".to_owned(),
            "`###` satırından sonra `GET /yol` gibi bir istek satırı yazın.".to_owned(),
        ),
        K::BadRequestLine { found } => (
            format!("`{found}` bir istek satırı değil."),
            "Yöntemi büyük harfle, yolu `/` ile başlatarak yazın: `GET /oku`.".to_owned(),
        ),
        K::RequestNotParted { found } => (
            format!("`{found}` ikinci bir istek; önünde `###` yok."),
            "İki isteğin arasına tek başına `###` satırı koyun.".to_owned(),
        ),
        K::ExpectationBeforeRequest { found } => (
            format!("`{found}` beklentisi istek satırından önce yazılmış."),
            "Beklentileri istek satırından sonraya alın.".to_owned(),
        ),
        K::ActionAfterRequest { found } => (
            format!("`{found}` satırı istek satırından sonra yazılmış."),
            "`@` satırlarını istek satırından önceye alın.".to_owned(),
        ),
        K::UnknownAction { found, nearest } => {
            (format!("`{found}` diye bir `@` satırı yok."), meant_or_listed(found, nearest))
        }
        K::MissingActionValue { action, expected } => (
            format!("`{action}` satırında değer eksik: {} gerekir.", shape(*expected)),
            format!("Örnek: `{action} {}`.", example(*expected)),
        ),
        K::BadActionValue { action, found, expected } => (
            format!("`{action}` satırındaki `{found}` uygun değil; {} olmalı.", shape(*expected)),
            format!("Örnek: `{action} {}`.", example(*expected)),
        ),
        K::UnknownExpectation { found, nearest } => (format!("`{found}` bir beklenti değil."), meant(Some(nearest))),
        K::BadExpectationValue { expectation, found, expected } => (
            format!("`{expectation}` beklentisindeki `{found}` uygun değil; {} olmalı.", shape(*expected)),
            format!("Örnek: `{expectation} {}`.", example(*expected)),
        ),
        K::Untrue(untruth) => {
            let Saying { what, todo, .. } = untruths::untruth(untruth);
            (what, todo)
        }
    }
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(|| "Adı denetleyin.".to_owned(), |near| format!("Şunu mu yazmak istediniz: `{near}`?"))
}

/// The nearest word, if it is near; otherwise the reason beside this sentence lists them all.
fn meant_or_listed(found: &str, nearest: &str) -> String {
    if is_near(found, nearest) { meant(Some(nearest)) } else { "Bunlardan birini yazın ya da silin.".to_owned() }
}

fn outside(block: &str) -> (String, String) {
    (
        format!("`{block}` bloğu bir alıştırmanın dışında."),
        "Bloğu, başlığı `Alıştırma` ile başlayan bir bölümün içine alın.".to_owned(),
    )
}

fn second(block: &str, other_line: usize) -> (String, String) {
    (
        format!("Alıştırmada ikinci bir `{block}` bloğu var; ilki {other_line}. satırda."),
        "Birini silin ya da ikinci bir alıştırma açın.".to_owned(),
    )
}

/// The form a value must have, in words.
fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "tırnak içinde bir metin",
        Shape::Number => "1 ya da daha büyük bir tam sayı",
        Shape::TextList => "köşeli ayraç içinde tırnaklı metinler",
        Shape::SlugList => "köşeli ayraç içinde ders kısa adları",
        Shape::StatusCode => "100 ile 599 arasında bir durum kodu",
        Shape::Path => "`/` ile başlayan bir yol",
        Shape::Method => "büyük harfle bir yöntem",
        Shape::ErrorType => "bir hata türünün adı",
        Shape::Origin => "bir köken",
        Shape::PythonFile => "`.py` ile biten bir dosya adı",
        Shape::ExampleState => "`calisir` ya da `derlenmez`",
        Shape::Seconds => "saniye olarak bir tam sayı",
        Shape::CookieName => "bir çerez adı",
        Shape::NameValue => "`ad=değer`",
        Shape::HeaderLine => "`Ad: değer`",
        Shape::CookieLine => "bir çerez satırı",
        Shape::BrowserName => "tek sözcüklük bir tarayıcı adı",
        Shape::NameAndBrowser => "bir çerez adı ile bir tarayıcı adı",
        Shape::Blocked => "`engelli` sözcüğü",
        Shape::Nothing => "boş",
        Shape::Words => "birkaç sözcük",
        Shape::JsonObject => "bir JSON nesnesi",
        Shape::JarLine => "`ad=değer` ve öznitelikler",
        Shape::RaisedError => "`Tür` ya da `Tür: metin`",
        Shape::NameAndSeconds => "bir çerez adı ile saniye",
    }
}

/// An example of the form.
fn example(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "\"Çerezleri okuma\"",
        Shape::Number => "20",
        Shape::TextList => "[\"birinci\", \"ikinci\"]",
        Shape::SlugList => "[\"cerez-nedir\"]",
        Shape::StatusCode => "200",
        Shape::Path => "/oku",
        Shape::Method => "GET",
        Shape::ErrorType => "TypeError",
        Shape::Origin => "http://banka.localhost",
        Shape::PythonFile => "app.py",
        Shape::ExampleState => "calisir",
        Shape::Seconds => "60",
        Shape::CookieName => "ad",
        Shape::NameValue => "ad=Levent",
        Shape::HeaderLine => "Accept-Language: tr",
        Shape::CookieLine => "ad=Levent; path=/",
        Shape::BrowserName => "ikinci",
        Shape::NameAndBrowser => "session ikinci",
        Shape::Blocked => "engelli",
        Shape::Nothing => "",
        Shape::Words => "çok büyük",
        Shape::JsonObject => "{\"ad\": \"Levent\"}",
        Shape::JarLine => "ad=Levent; Path=/",
        Shape::RaisedError => "KeyError: 'ad'",
        Shape::NameAndSeconds => "ad 60",
    }
}
