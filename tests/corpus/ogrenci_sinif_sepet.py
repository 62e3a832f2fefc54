from dataclasses import dataclass, asdict
from flask import Flask, session, redirect, url_for, request, render_template_string

app = Flask(__name__)
app.config['SECRET_KEY'] = 'ödev-anahtarı'


@dataclass
class Urun:
    kod: str
    ad: str
    fiyat: float

    @property
    def kdvli(self):
        return round(self.fiyat * 1.20, 2)


class Magaza:
    def __init__(self):
        self._urunler = {u.kod: u for u in (Urun('cay', 'Çay', 12.5), Urun('simit', 'Simit', 7.25))}

    def __getitem__(self, kod):
        return self._urunler[kod]

    def __contains__(self, kod):
        return kod in self._urunler

    def __iter__(self):
        return iter(self._urunler.values())

    def __len__(self):
        return len(self._urunler)


magaza = Magaza()
SABLON = """<ul>
{%- for u in magaza %}
  <li>{{ loop.index }}. {{ u.ad }} {{ '%.2f'|format(u.kdvli) }} TL x {{ sepet.get(u.kod, 0) }}</li>
{%- endfor %}
</ul>
<p>Toplam: {{ toplam }} ({{ magaza|length }} çeşit)</p>"""


def sepeti_al():
    return session.setdefault('sepet', {})


@app.route('/')
def liste():
    sepet = sepeti_al()
    toplam = sum(magaza[kod].kdvli * adet for kod, adet in sepet.items())
    return render_template_string(SABLON, magaza=magaza, sepet=sepet, toplam=toplam)


@app.route('/ekle/<kod>', methods=['POST'])
def ekle(kod):
    if kod not in magaza:
        return 'Böyle bir ürün yok', 404
    sepet = sepeti_al()
    sepet[kod] = sepet.get(kod, 0) + int(request.form.get('adet', 1))
    session.modified = True
    return redirect(url_for('liste'))


@app.get('/json')
def json_ver():
    return [asdict(u) | {'kdvli': u.kdvli} for u in magaza]
