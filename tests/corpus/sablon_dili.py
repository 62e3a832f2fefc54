# Jinja2'nin dili: her satır bir şablon; sonucu ya da hatası.
from flask import Flask, render_template_string, session, flash, g, request, url_for
from markupsafe import Markup
import datetime
app = Flask(__name__)
app.secret_key = "x"
class Urun:
    def __init__(self, ad, fiyat): self.ad = ad; self.fiyat = fiyat
    def indirim(self, yuzde=10): return self.fiyat * (100 - yuzde) / 100
    @property
    def etiket(self): return self.ad.upper()
    def hata(self): return 1/0
@app.template_filter()
def tersten(s): return s[::-1]
@app.template_filter("para")
def para_bicimi(x, birim="TL"): return f"{x:.2f} {birim}"
@app.template_global()
def topla(a, b): return a + b
@app.template_test("cift")
def cift_mi(n): return n % 2 == 0
@app.context_processor
def ortak(): return {"site": "Çerez", "yil": 2026}
SABLONLAR = r'''
{{ ad }}
{{ ad|upper }} {{ ad|lower }} {{ ad|title }} {{ ad|capitalize }}
{{ "istanbul"|upper }} {{ "İSTANBUL"|lower }} {{ "ışık çiçek"|title }} {{ "ÇAY"|capitalize }}
{{ liste }} {{ sozluk }} {{ demet }} {{ kume }}
{{ none }} {{ None }} {{ true }} {{ True }} {{ 1.0 }} {{ 1e20 }} {{ 0.1+0.2 }} {{ 10/2 }} {{ 7//2 }} {{ -7//2 }} {{ 7%3 }} {{ -7%3 }} {{ 2**10 }} {{ 2**-1 }}
{{ "a" ~ 5 ~ none }}
{{ "a" + "b" }} {{ [1]+[2] }} {{ "ab" * 3 }} {{ [0] * 3 }} {{ (1,)+(2,) }}
{{ "%s ve %d" % ("a", 5) }} {{ "%.2f"|format(3.14159) }} {{ "%05d" % 42 }}
{{ "{} {}".format(1, 2) }} {{ "{:.2f}".format(3.14159) }}
{{ "a" + 5 }}
{{ 5 + "a" }}
{{ yok }}|{{ yok is defined }}|{{ yok|default("v") }}|{{ ad is defined }}
{{ yok.x }}
{{ yok["x"] }}
{{ yok() }}
{{ ad.yok }}
{{ ad.yok.x }}
{{ sozluk.yok }}
{{ sozluk.yok.x }}
{{ sozluk["yok"] }}
{{ sozluk["yok"]["x"] }}
{{ liste[10] }}
{{ liste[10].x }}
{{ urun.yok.x }}
{{ urun.yok() }}
{{ hic.x }}
{{ hic.x.y }}
{{ hic() }}
{{ hic + 1 }}
{{ yok + 1 }}
{{ yok ~ "a" }}
{{ yok == 1 }} {{ yok != 1 }} {{ yok == yok2 }}
{{ yok < 1 }}
{{ not yok }} {{ yok or "a" }} {{ yok and "a" }}
{% for x in yok %}a{% else %}boş{% endfor %}
{{ yok|length }} {{ yok|list }} {{ yok|upper }}|{{ yok|join }}
{{ urun.ad }} {{ urun.fiyat }} {{ urun.indirim() }} {{ urun.indirim(20) }} {{ urun.indirim(yuzde=50) }} {{ urun.etiket }} {{ urun["ad"] }}
{{ urun.hata() }}
{{ urun.indirim("a") }}
{{ urun.indirim(1,2,3) }}
{{ liste[0] }} {{ liste[-1] }} {{ liste[1:] }} {{ liste[::-1] }} {{ ad[0] }} {{ ad[1:3] }} {{ ad[::-1] }} {{ liste.0 }}
{{ sozluk.a }} {{ sozluk["a"] }} {{ sozluk.get("a") }} {{ sozluk.get("z", 5) }} {{ sozluk.items() }} {{ sozluk.keys() }} {{ sozluk.values() }}
{% for k, v in sozluk.items() %}{{ k }}={{ v }};{% endfor %}
{% for k in sozluk %}{{ k }}{% endfor %}
{% for k, v in sozluk|dictsort %}{{ k }}={{ v }};{% endfor %}
{% for x in liste %}{{ loop.index }}/{{ loop.length }} {{ loop.index0 }} {{ loop.revindex }} {{ loop.first }} {{ loop.last }} {{ loop.cycle("a","b") }} {{ loop.previtem }} {{ loop.nextitem }} {{ loop.depth }} {{ loop.changed(x) }}
{% endfor %}
{% for x in liste if x > 1 %}{{ loop.index }}:{{ x }} {% else %}yok{% endfor %}
{% for x in [] %}{% else %}boş{% endfor %}
{% for a, b in [(1,2),(3,4)] %}{{ a }}-{{ b }} {% endfor %}
{% for x in range(3) %}{{ x }}{% endfor %} {{ range(5)|list }} {{ range(1,10,3)|list }}
{% for c in "çay" %}{{ c }}.{% endfor %}
{% for x in liste recursive %}{{ x }}{% endfor %}
{% for x in 5 %}{% endfor %}
{% for x in hic %}{% endfor %}
{% if liste %}dolu{% endif %}{% if not [] %}boş{% endif %}{% if sozluk and kume %}x{% endif %}
{% if ad == "Ali" %}A{% elif ad == "Veli" %}V{% else %}?{% endif %}
{% if "a" in liste %}var{% else %}yok{% endif %} {{ 1 in liste }} {{ "li" in "Ali" }} {{ "a" in sozluk }} {{ "z" not in sozluk }} {{ 1 in demet }}
{{ 1 < 2 < 3 }} {{ 1 == 1.0 }} {{ "1" == 1 }} {{ [1] == [1] }} {{ none == false }} {{ true + true }}
{{ 1 < "a" }}
{{ liste < 5 }}
{{ 1/0 }}
{{ "evet" if liste else "hayır" }} {{ "x" if false }}
{% set x = 5 %}{{ x }}{% set y %}blok <b>{% endset %}{{ y }}{% set a, b = 1, 2 %}{{ a }}{{ b }}
{% set x = 0 %}{% for i in liste %}{% set x = x + i %}{% endfor %}{{ x }}
{% set ns = namespace(t=0) %}{% for i in liste %}{% set ns.t = ns.t + i %}{% endfor %}{{ ns.t }}
{% macro m(a, b="v") %}[{{ a }}|{{ b }}|{{ varargs }}|{{ kwargs }}]{% endmacro %}{{ m(1) }}{{ m(1, b=2) }}{{ m() }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}
{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}içerik{% endcall %}
{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m("<i>") }}
{% filter upper %}büyük {{ ad }}{% endfilter %}
{% raw %}{{ ham }}{% endraw %}
{# yorum #}a{#- b -#} c
  {%- if true -%}  x  {%- endif -%}  y
{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}
{% autoescape false %}{{ "<b>" }}{% endautoescape %}{{ "<b>" }}
{{ "<b>"|safe }} {{ "<b>"|e }} {{ "<b>"|escape }} {{ "<b>"|forceescape }} {{ isaretli }} {{ isaretli|e }} {{ isaretli ~ "<i>" }} {{ isaretli + "<i>" }} {{ "<b>"|safe|length }} {{ "<b>"|safe|upper }}
{{ ["<a>"] }} {{ {"a": "<b>"} }} {{ "'\"&" }}
{{ liste|length }} {{ liste|count }} {{ ad|length }} {{ sozluk|length }} {{ liste|first }} {{ liste|last }} {{ liste|sum }} {{ liste|max }} {{ liste|min }} {{ liste|join(", ") }} {{ liste|join }} {{ liste|reverse|list }} {{ ad|reverse }} {{ liste|sort(reverse=true) }} {{ ["b","A","c"]|sort }} {{ [3,1,3]|unique|list }} {{ liste|random in liste }}
{{ 3.7|round }} {{ 3.14159|round(2) }} {{ 3.2|round(0,"ceil") }} {{ 3.7|int }} {{ "42"|int }} {{ "x"|int }} {{ "x"|int(5) }} {{ "3.5"|float }} {{ 5|float }} {{ -5|abs }} {{ 2.5|round }} {{ 42|round|int }}
{{ "a b"|replace(" ", "_") }} {{ "  x "|trim }} {{ "merhaba dünya"|truncate(9) }} {{ "merhaba dünya nasılsın bugün"|truncate(12, true, "..") }} {{ "a b c"|wordcount }} {{ "uzun bir metin burada"|wordwrap(10) }} {{ "x"|center(5) }}| {{ "a\nb"|indent(2) }}
{{ "<p>a</p>b"|striptags }} {{ "a b/ç"|urlencode }} {{ {"a":1,"b":"ç"}|urlencode }} {{ "http://a.com x"|urlize }}
{{ sozluk|tojson }} {{ "<ç'>"|tojson }} {{ liste|tojson(indent=2) }} {{ tarih|tojson }}
{{ yok|default }}|{{ ""|default("v") }}|{{ ""|default("v", true) }}|{{ none|default("v") }}|{{ none|d("v", true) }}|{{ 0|default(5, boolean=true) }}
{{ urunler|map(attribute="ad")|list }} {{ urunler|map(attribute="ad")|join(",") }} {{ urunler|sum(attribute="fiyat") }} {{ urunler|sort(attribute="fiyat")|map(attribute="ad")|list }} {{ urunler|selectattr("fiyat", "gt", 5)|map(attribute="ad")|list }} {{ urunler|rejectattr("fiyat", "gt", 5)|list|length }} {{ liste|select("odd")|list }} {{ liste|reject("odd")|list }} {{ ["a","b"]|map("upper")|list }} {{ liste|select("gt",1)|list }}
{% for g, l in urunler|groupby("ad") %}{{ g }}:{{ l|length }} {% endfor %}
{{ liste|batch(2)|list }} {{ liste|slice(2)|list }} {{ 1024|filesizeformat }} {{ 1500000|filesizeformat }} {{ "abc"|list }} {{ 5|string ~ "a" }} {{ {"class":"a","id":none}|xmlattr }} {{ urun|attr("ad") }} {{ 123456789|pprint }} {{ "a,b".split(",") }} {{ "a"|wordcount }}
{{ 5 is odd }} {{ 4 is even }} {{ 6 is divisibleby 3 }} {{ 6 is divisibleby(4) }} {{ none is none }} {{ ad is string }} {{ 5 is number }} {{ 5 is integer }} {{ 5.0 is float }} {{ liste is iterable }} {{ sozluk is mapping }} {{ liste is sequence }} {{ true is boolean }} {{ true is true }} {{ topla is callable }} {{ "a" is lower }} {{ "A" is upper }} {{ 1 is sameas 1 }} {{ 1 is eq 1 }} {{ 1 is in [1] }} {{ "<" is escaped }} {{ 5 is not odd }} {{ 4 is cift }} {{ "upper" is filter }} {{ "odd" is test }}
{{ "ab"|tersten }} {{ 5|para }} {{ 5|para("USD") }} {{ 5|para(birim="€") }} {{ topla(1,2) }} {{ topla("a","b") }} {{ site }} {{ yil }}
{{ topla("a", 1) }}
{{ topla(1) }}
{{ "a"|olmayan }}
{{ 5 is olmayan }}
{{ olmayan() }}
{{ ad
{{ ad }
{% if ad %}
{% if ad %}{% endfor %}
{% endif %}
{% for x liste %}{% endfor %}
{% for x in liste %}
{% if ad = "a" %}{% endif %}
{% if %}{% endif %}
{% else %}
{% block a %}{% endblock %}{% block a %}{% endblock %}
{% block a %}x{% endblock b %}
{% olmayan %}
{{ }}
{{ "a }}
{{ ad | }}
{{ ad.  }}
{{ 5 5 }}
{{ (1 }}
{{ [1, }}
{{ {"a" 1} }}
{{ a ? b : c }}
{{ a && b }}
{{ !a }}
{{ a++ }}
{{ x = 5 }}
{% set %}
{% set x %}
{% include "yok.html" %}
{% include "yok.html" ignore missing %}tamam
{% extends "yok.html" %}
{% import "yok.html" as m %}
{% include yok %}
{{ url_for("index") }} {{ url_for("static", filename="a.css") }} {{ url_for("index", q="a b") }}
{{ url_for("yok") }}
{{ session }} {{ session.ad }} {{ session["ad"] }} {{ session.get("ad") }} {{ session.yok }} {{ "ad" in session }}
{{ request.path }} {{ request.method }} {{ request.args.get("x") }} {{ request.args.x }} {{ request.cookies.get("yok") }} {{ request.form.yok }} {{ request.args }}
{{ request.cookies["yok"] }}
{{ g.x }} {{ g.yok }} {{ g.get("yok","v") }} {{ config.SECRET_KEY }} {{ config["DEBUG"] }} {{ config.get("YOK") }}
{{ get_flashed_messages() }} {% for k, m in get_flashed_messages(with_categories=true) %}{{ k }}:{{ m }} {% endfor %}
{{ tarih }} {{ tarih.year }} {{ tarih.strftime("%d.%m.%Y") }} {{ tarih.isoformat() }}
{{ ad.upper() }} {{ ad.replace("A","E") }} {{ ad.startswith("A") }} {{ " a ".strip() }} {{ ",".join(["a","b"]) }} {{ "a-b".split("-")[1] }} {{ ad.format }}
{{ liste.append(9) }}{{ liste }} {{ liste.index(2) }} {{ liste.count(1) }}
{{ liste.index(77) }}
{{ (1, 2) }} {{ (1,) }} {{ () }} {{ [1, "a", none, true, 1.5] }} {{ {"a": [1, {"b": none}]} }} {{ {} }} {{ [] }} {{ {1: "a"} }}
{{ 1_000 }} {{ 0x1f }} {{ 1e3 }} {{ 5.50 }} {{ 1000000.0 }} {{ 1e16 }} {{ 3.0 * 2 }}
{{ "a" "b" }} {{ 'tek' }} {{ "ka\nçış\t" }} {{ "\u00e7" }}
{{ not true }} {{ not not 1 }} {{ 1 and 2 }} {{ 0 or "x" }} {{ none or 5 }} {{ [] or "boş" }} {{ 1 if 0 else 2 }} {{ -x5 }}
{{ loop }}
{{ self }}
{{ super() }}
{% do liste.append(1) %}
{% break %}
{% for x in liste %}{% if x == 2 %}{% continue %}{% endif %}{{ x }}{% endfor %}
{% trans %}a{% endtrans %}
{% for x in uret() %}{{ x }}{% endfor %}
{% for x in urunler %}{{ x.ad }}{% if not loop.last %}, {% endif %}{% endfor %}
{{ urun }} 
{{ urun.__class__.__name__ }}
{{ [1,2,3]|map("string")|join("-") }}
{{ "a"|upper|lower|replace("a","b") }}
{{ buyuk_sayi }} {{ buyuk_sayi + 1 }} {{ kesir }} {{ ondalik }} {{ baytlar }}
{{ sozluk2["x y"] }} {{ sozluk2[1] }} {{ sozluk2.1 }}
{{ ic.a.b.c }} {{ ic["a"]["b"]["c"] }} {{ ic.a.yok }} 
{{ ic.a.yok.c }}
{% set liste2 = [1,2] %}{% if 1 in liste2 and liste2|length > 1 %}x{% endif %}
{{ 'a' if 1 == 1 else 'b' ~ 'c' }}
{{ 5 > 3 and 2 < 1 or true }}
{{ "çiğdem"|truncate(3, true, "") }}
{{ 1234567.891|round(1) }} {{ "%.1f"|format(1234567.891) }} {{ "{:,}".format(1234567) }}
{{ "Merhaba " + ad + "!" }} {{ "Yaş: " + yas }}
{{ "Yaş: " ~ yas }} {{ "Yaş: " + yas|string }}
{{ [1,2]|tojson|safe }} <script>var x = {{ sozluk|tojson }};</script>
{{ items }} {{ sozluk.items }}
{% for i in range(2) %}{% for j in range(2) %}{{ loop.index }}{{ loop.depth }}{% endfor %}{{ loop.index }}{% endfor %}
{%if ad%}x{%endif%}{{ad}}{{  ad  }}
satır1
{% if true %}
satır2
{% endif %}
son
a{{ "\n" }}b
{{ ad }}{# çok
satırlı #}
{{ "<script>alert(1)</script>" }} <a href="{{ 'x" onclick="y' }}">
'''.strip("\n").split("\n")

@app.route("/")
def index():
    session["ad"] = "Umut"
    flash("m1"); flash("<b>", "hata")
    g.x = 7
    out = []
    for s in SABLONLAR:
        c = dict(ad="Ali", liste=[1,2,3], sozluk={"a":1,"b":"iki"}, demet=(1,"x"), kume={5}, hic=None, urun=Urun("çay",12.5),
          urunler=[Urun("çay",12.5), Urun("simit",5), Urun("çay",1)], isaretli=Markup("<em>&amp;</em>"), tarih=datetime.datetime(2026,3,1,14,5),
          uret=lambda: (i for i in range(3)), buyuk_sayi=10**25, kesir=1/3, ondalik=2.50, baytlar=b"a\xc3", sozluk2={"x y":1, 1:"bir"}, ic={"a":{"b":{"c":"derin"}}}, yas=17)
        try:
            r = render_template_string(s, **c)
            out.append(f"{s} => {r!r}")
        except Exception as e:
            t = type(e)
            out.append(f"{s} !! {t.__module__}.{t.__name__}: {str(e)!r}")
    import re
    return re.sub(r"0x[0-9a-f]+", "0x", "\n".join(out)), {"Content-Type": "text/plain"}
