from flask import Flask

app = Flask(__name__)


async def veri():
    return {"a": 1}


@app.route("/")
async def index():
    return await veri()


@app.get("/sinif")
def sinif():
    class Sayac:
        toplam = 0

        def __init__(self):
            type(self).toplam += 1

        def __enter__(self):
            return self

        def __exit__(self, tur, hata, iz):
            return tur is ZeroDivisionError

        def __call__(self, *a, **k):
            return len(a) + len(k)

        def __str__(self):
            return f"Sayaç({self.toplam})"

        __repr__ = __str__

        @classmethod
        def yap(cls):
            return cls()

        @staticmethod
        def iki(x):
            return x * 2

    class Alt(Sayac):
        def __init__(self, ad="x"):
            super().__init__()
            self.ad = ad

        def __eq__(self, other):
            return self.ad == other.ad

        def __lt__(self, other):
            return self.ad < other.ad

        def __hash__(self):
            return hash(self.ad)

        def __add__(self, other):
            return Alt(self.ad + other.ad)

        def __getattr__(self, ad):
            return ad.upper()

    with Sayac() as s:
        1 / 0
    a, b = Alt("a"), Alt("b")
    return [str(s), repr(Sayac.yap()), s(1, 2, k=3), Alt.iki(4), (a + b).ad, a == Alt("a"), sorted([b, a])[0].ad, len({a, Alt("a")}),
            a.olmayan, isinstance(a, Sayac), Alt.__mro__[1].__name__, [*map(str.upper, "çşi")], f"{s!s:>12}|{s!r:<10}|"]


@app.get("/uretec")
def uretec():
    def fib(n):
        a, b = 0, 1
        while n > 0:
            gelen = yield a
            if gelen:
                n = gelen
            a, b = b, a + b
            n -= 1
        return "bitti"

    def sarmal():
        sonuc = yield from fib(3)
        yield sonuc
    u = fib(2)
    return [list(fib(8)), list(sarmal()), next(u), u.send(5), list(u), sum(x for x in fib(5) if x % 2), [(i, j) for i in range(3) for j in "ab" if i]]


@app.get("/kapsam")
def kapsam():
    sayac = 0

    def artir(adim=1, *fazla, carpan=1, **diger):
        nonlocal sayac
        sayac += adim * carpan + len(fazla) + len(diger)
        return sayac

    fonksiyonlar = [lambda: i for i in range(3)]
    varsayilan = [lambda i=i: i for i in range(3)]
    liste = [1, 2, 3, 4, 5]
    ilk, *orta, son = liste
    sozluk = {"a": 1, **{"b": 2}}
    try:
        del sozluk["yok"]
    except (KeyError, IndexError) as e:
        hata = repr(e)
    else:
        hata = None
    while True:
        if artir() > 3:
            break
    else:
        artir(100)
    for _ in range(2):
        continue
    else:
        artir(10)
    return [artir(1, 2, 3, carpan=2, x=1), [f() for f in fonksiyonlar], [f() for f in varsayilan], orta, son, hata,
            sorted(sozluk, key=sozluk.get, reverse=True), (y := 5) + y, [a for a, in [(1,), (2,)]], {v: k for k, v in sozluk.items()},
            "".join(reversed("çay")), not (1 < 2 < 3) or None, 7 // 2, -7 // 2, 7 % -3, 2 ** 3 ** 2, 0.1 + 0.2, 1e3, 0xff, 1_000]
