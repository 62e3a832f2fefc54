from flask import Flask, make_response

app = Flask(__name__)
DEGERLER = {
    "sayi": 5, "yok": None, "dogru": True, "liste": ["a"], "bayt": b"abc", "ondalik": 1.5, "sozluk": {"a": 1},
    "bos": "", "duz": "abc-123", "bosluk": "a b", "noktali": "a;b", "virgul": "a,b", "tirnak": 'a"b', "ters": "a\\b",
    "turkce": "Çiğdem Işıl", "satir": "a\nb", "sekme": "a\tb", "emoji": "🍪", "denetim": "\x1a\x1f\x7f",
    "ozel": "!#$%&'()*+-./:<=>?@[]^_`{|}~",
}


@app.route("/<ad>")
def yaz(ad):
    yanit = make_response("yazıldı")
    yanit.set_cookie("deger", DEGERLER[ad])
    return yanit
