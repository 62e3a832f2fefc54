//! Ready inputs for the tools, chosen by `?ornek=…`, so that a page without input shows something worth changing.
//! In: an id. Out: a form's fields. Cannot fail: an unknown id is no example. Each one is tested to give its outcome.

/// One example of the `Set-Cookie` reader.
#[derive(Debug)]
pub struct LineExample {
    /// Id in the address.
    pub id: &'static str,
    /// The link's words.
    pub ad: &'static str,
    /// What there is to see.
    pub say: &'static str,
    /// Addresses with their lines.
    pub addresses: &'static [(&'static str, &'static [&'static str])],
    /// Target.
    pub target: &'static str,
    /// How the request begins.
    pub start: &'static str,
}

/// Examples of the `Set-Cookie` reader.
pub const LINES: [LineExample; 9] = [
    LineExample {
        id: "flask",
        ad: "Flask’ın yazdığı iki çerez",
        say: "Her öznitelik bir karar verir; yazılmayanlar da.",
        addresses: &[(
            "http://localhost:3000/giris",
            &["ad=Levent; Path=/", "dil=tr; Max-Age=2592000; HttpOnly; Path=/; SameSite=Lax"],
        )],
        target: "http://localhost:3000/oku",
        start: "adres-cubugu",
    },
    LineExample {
        id: "yol",
        ad: "Aynı ad, iki yol",
        say: "İki çerez de gider; hangisi önce?",
        addresses: &[("https://ornek.com/magaza/sepet", &["sepet=bos; Path=/", "sepet=dolu; Path=/magaza"])],
        target: "https://ornek.com/magaza/odeme",
        start: "adres-cubugu",
    },
    LineExample {
        id: "red",
        ad: "Reddedilen satırlar",
        say: "Beş satır, beş ayrı neden.",
        addresses: &[(
            "http://ornek.com.tr/",
            &[
                "giris=1; Secure",
                "reklam=1; SameSite=None",
                "__Host-kimlik=1; Path=/",
                "herkes=1; Domain=com.tr",
                "komsu=1; Domain=baska.com.tr",
            ],
        )],
        target: "http://ornek.com.tr/",
        start: "adres-cubugu",
    },
    LineExample {
        id: "samesite",
        ad: "Başka siteden gelen bağlantı",
        say: "Dört `SameSite` durumu, bir tıklama.",
        addresses: &[(
            "https://banka.ornek/",
            &[
                "siki=1; SameSite=Strict; Secure",
                "gevsek=1; SameSite=Lax; Secure",
                "acik=1; SameSite=None; Secure",
                "yazilmamis=1",
            ],
        )],
        target: "https://banka.ornek/hesap",
        start: "baska-site-baglanti",
    },
    LineExample {
        id: "sil",
        ad: "Silme: doğru ve yanlış yol",
        say: "Yol tutmazsa çerez silinmez.",
        addresses: &[
            ("https://ornek.com/panel/giris", &["kimlik=42; Path=/panel", "tema=koyu; Path=/"]),
            (
                "https://ornek.com/panel/cikis",
                &["kimlik=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/", "tema=; Max-Age=0; Path=/"],
            ),
        ],
        target: "https://ornek.com/panel/",
        start: "adres-cubugu",
    },
    LineExample {
        id: "alan",
        ad: "Alt alan adları",
        say: "`Domain` yazmak kapsamı genişletir.",
        addresses: &[("https://ornek.com.tr/", &["ortak=1; Domain=ornek.com.tr", "yalniz=1"])],
        target: "https://blog.ornek.com.tr/",
        start: "adres-cubugu",
    },
    LineExample {
        id: "omur",
        ad: "Ömür: `Max-Age`, `Expires`, 400 gün",
        say: "İkisi birden yazılınca hangisi geçerli? Okunamayan ömür ne olur?",
        addresses: &[(
            "https://ornek.com/",
            &[
                "kisa=1; Max-Age=60",
                "ikisi=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "uzun=1; Max-Age=86400000",
                "bozuk=1; Max-Age=bir gün",
                "oturumluk=1",
            ],
        )],
        target: "https://ornek.com/",
        start: "adres-cubugu",
    },
    LineExample {
        id: "onek",
        ad: "Ad önekleri",
        say: "`__Host-` ve akrabaları ad ile verilen sözlerdir.",
        addresses: &[(
            "https://banka.ornek.com/",
            &[
                "__Secure-dil=tr; Secure",
                "__Host-kimlik=1; Secure; Path=/",
                "__Host-dar=1; Secure; Path=/hesap",
                "__Host-genis=1; Secure; Path=/; Domain=ornek.com",
                "__Host-Http-kimlik=1; Secure; HttpOnly; Path=/",
            ],
        )],
        target: "https://banka.ornek.com/hesap",
        start: "adres-cubugu",
    },
    LineExample {
        id: "uyari",
        ad: "Saklanır, ama uyarı verir",
        say: "Parola, e-posta, Türkçe harf, yalnız `localhost` için `Secure`.",
        addresses: &[(
            "http://localhost:3000/",
            &[
                "parola=Kedi123",
                "eposta=ayse@ornek.com",
                "şehir=Ağrı",
                "ilce=\"I\\304\\237d\\304\\261r\"",
                "kilitli=1; Secure; SameSite=Lax",
            ],
        )],
        target: "http://localhost:3000/",
        start: "adres-cubugu",
    },
];

/// One example of the session reader. The cookies were written by Flask 3.1.3.
#[derive(Debug)]
pub struct SessionExample {
    /// Id in the address.
    pub id: &'static str,
    /// The link's words.
    pub ad: &'static str,
    /// The cookie.
    pub cookie: &'static str,
    /// The key it was signed with, told in words beside the example.
    pub key: &'static str,
    /// What there is to see.
    pub say: &'static str,
    /// What the signature comes to with the key.
    pub seal: &'static str,
}

/// Examples of the session reader.
pub const SESSIONS: [SessionExample; 4] = [
    SessionExample {
        id: "ad",
        ad: "Ad ve soyad",
        cookie: "eyJhZCI6IkxldmVudCIsInNveWFkIjoiS2Fsa2F2YW4ifQ.aaQqQA.fpPCIt2aMZjYWdmaEkNKWuXTg7c",
        key: r#"b'_5#y2L"F4Q8z\n\xec]/'"#,
        say: "Anahtar olmadan da okunur; sırlar buraya yazılmaz.",
        seal: "gecerli",
    },
    SessionExample {
        id: "turkce",
        ad: "Türkçe harfli değer",
        cookie: "eyJhZCI6IklcdTAxNWZcdTAxMzFsIn0.aaQqQA.cRLLZfJuIWx4Yk0OzgU4IepXUG4",
        key: "dev",
        say: "`ı` ve `ş` JSON kaçışıyla durur.",
        seal: "gecerli",
    },
    SessionExample {
        id: "sikisik",
        ad: "Sıkıştırılmış, iletili",
        cookie: ".eJyrVopPy0kszkgtVrKKrlZSKAFSSrmpxcWJ6alKOkq-qUUZiUmJCikxpQYGacl5lYlKsbU6xKhTqMzMSwUqjtVRSkxRslLySS1LzStRqgUASUElOA.aaQqQA.DIb0V87qBJX7o4QAjRXHX9XiyX4",
        key: "dev",
        say: "Nokta ile başlayan yük zlib ile sıkıştırılmıştır.",
        seal: "gecerli",
    },
    SessionExample {
        id: "kurcali",
        ad: "Yükü kurcalanmış",
        cookie: "eyJhZCI6IkRlcnlhIiwicm9sIjoieW9uZXRpY2kifQ.aaQqQA.fpPCIt2aMZjYWdmaEkNKWuXTg7c",
        key: r#"b'_5#y2L"F4Q8z\n\xec]/'"#,
        say: "Biri adı değiştirmiş; imza eski yükün imzası.",
        seal: "imza-gecersiz",
    },
];

#[cfg(test)]
mod tests {
    use super::{LINES, SESSIONS};
    use crate::cookies::Timestamp;
    use crate::pages::tools::{page, session, set_cookie};

    #[test]
    fn every_example_works_and_shows_what_its_name_says() {
        let now = Timestamp::from_unix_secs(1_772_366_400);
        let header = |id: &str| {
            let form = page::LineForm::example(id).expect("an example");
            set_cookie::analyse(&form.order(), now).expect("a report").cookie.expect("a target")
        };
        assert_eq!(LINES.map(|one| header(one.id)).len(), 9);
        assert_eq!(header("flask"), "ad=Levent; dil=tr");
        assert_eq!(header("yol"), "sepet=dolu; sepet=bos");
        assert_eq!(header("red"), "");
        assert_eq!(header("samesite"), "gevsek=1; acik=1; yazilmamis=1");
        assert_eq!(header("sil"), "kimlik=42");
        assert_eq!(header("alan"), "ortak=1");
        assert_eq!(header("omur"), "kisa=1; ikisi=1; uzun=1; bozuk=1; oturumluk=1");
        assert_eq!(header("onek"), "__Secure-dil=tr; __Host-kimlik=1; __Host-Http-kimlik=1");
        assert!(header("uyari").starts_with("parola=Kedi123; eposta=ayse@ornek.com; şehir=Ağrı; ilce="));
        for one in SESSIONS {
            let order =
                session::Order { cerez: one.cookie.into(), anahtar: Some(one.key.into()), ..Default::default() };
            assert_eq!(session::open(&order, now).expect("readable").imza.durum, one.seal, "{}", one.id);
        }
    }
}
