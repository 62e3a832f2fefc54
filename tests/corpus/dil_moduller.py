# Standart kitaplık: bir öğrencinin içe aktaracağı modüller.
from flask import Flask
app = Flask(__name__)
PARCALAR = r'''
import datetime
r = datetime.datetime(2026,1,31) + datetime.timedelta(days=30)
---
from datetime import datetime
r = datetime(2026,1,1) - datetime(2025,12,25,12,30)
---
from datetime import datetime
r = datetime(2026,1,1) + 5
---
from datetime import datetime
r = datetime(2026,3,1,14,5,9).strftime("%d.%m.%Y %H:%M:%S %A %B %j %y %I %p")
---
from datetime import datetime
r = datetime.strptime("01.03.2026", "%d.%m.%Y")
---
from datetime import datetime
r = datetime.strptime("2026-03-01", "%d.%m.%Y")
---
from datetime import datetime
r = datetime.fromisoformat("2026-03-01T10:00:00+03:00"), datetime(2026,3,1).isoformat()
---
from datetime import datetime, timezone, timedelta
r = datetime(2026,3,1,tzinfo=timezone.utc) < datetime(2026,3,1)
---
from datetime import timedelta
r = timedelta(days=1, hours=25), str(timedelta(seconds=90061)), timedelta(minutes=5).total_seconds(), timedelta(days=-1)
---
from datetime import timedelta
r = timedelta("a")
---
from datetime import datetime
r = datetime.now.__name__, datetime.utcnow.__name__, datetime(2026,1,1).timestamp() is not None
---
from datetime import datetime
r = f"{datetime(2026,3,1,9,5):%d/%m/%Y %H:%M}"
---
import datetime
r = datetime.now()
---
import json
r = json.dumps({"a":"ç","b":[1,2.5,None,True]}), json.dumps({"a":"ç"},ensure_ascii=False,indent=2,sort_keys=True)
---
import json
r = json.loads("{'a':1}")
---
import json
r = json.loads("")
---
import json
r = json.loads('[1,2')
---
import json
r = json.dumps({1,2})
---
import json
r = json.dumps({(1,2):3})
---
import json
r = json.dumps(float("nan")), json.loads("NaN")
---
import json
r = json.loads(b'{"a": "\\u00e7"}'), json.loads('"a\\tb"'), json.loads('1e3')
---
import random
random.seed(42)
r = [random.randint(1,100) for _ in range(5)], random.choice("abcdef"), random.random(), random.sample(range(10),3), random.shuffle([1,2])
---
import random
random.seed("abc"); r = random.uniform(1,2), random.gauss(0,1), random.choices([1,2,3],k=4), random.getrandbits(20)
---
import random
r = random.choice([])
---
import random
r = random.sample([1],2)
---
import secrets
r = len(secrets.token_hex()), len(secrets.token_hex(16)), len(secrets.token_urlsafe(16)), len(secrets.token_bytes()), secrets.compare_digest("a","a"), type(secrets.randbelow(5)), secrets.choice([1])
---
import secrets
r = secrets.compare_digest("ç","ç")
---
import secrets
r = secrets.randbelow(0)
---
import uuid
r = uuid.UUID(int=5), str(uuid.UUID("12345678123456781234567812345678")), uuid.uuid5(uuid.NAMESPACE_DNS,"a.com"), uuid.uuid3(uuid.NAMESPACE_URL,"x"), len(str(uuid.uuid4())), uuid.uuid4().version, uuid.uuid4().hex != ""
---
import uuid
r = uuid.UUID("abc")
---
import uuid
r = uuid.uuid1().version
---
import hashlib
r = hashlib.sha256("a".encode()).hexdigest(), hashlib.md5(b"a").hexdigest(), hashlib.sha1(b"").digest(), hashlib.sha512(b"x").hexdigest()[:10], hashlib.new("sha256",b"a").hexdigest()[:5], hashlib.blake2b(b"a").hexdigest()[:10], hashlib.sha3_256(b"a").hexdigest()[:10]
---
import hashlib
r = hashlib.sha256("a")
---
import hashlib
h = hashlib.sha256(); h.update(b"a"); h.update(b"b"); r = h.hexdigest(), h.digest_size, h.block_size, h.name, h.copy().hexdigest()[:4]
---
import hashlib
r = hashlib.pbkdf2_hmac("sha256",b"p",b"s",1000).hex()
---
import hashlib
r = hashlib.scrypt(b"p",salt=b"s",n=16,r=8,p=1).hex()[:10]
---
import hashlib
r = hashlib.new("olmayan")
---
import hmac
r = hmac.new(b"k",b"m","sha256").hexdigest(), hmac.compare_digest("a","b"), hmac.digest(b"k",b"m","sha1").hex()
---
import hmac
r = hmac.new("k",b"m","sha256")
---
import hmac, hashlib
r = hmac.new(b"k",b"m",hashlib.sha1).hexdigest()
---
import base64
r = base64.b64encode(b"ab"), base64.urlsafe_b64decode("-_8="), base64.b64decode("YQ=="), base64.b32encode(b"a"), base64.b16encode(b"a"), base64.b85encode(b"abc")
---
import base64
r = base64.b64encode("ab")
---
import base64
r = base64.b64decode("YQ")
---
import base64
r = base64.b64decode("Y!!Q==")
---
from urllib.parse import *
r = quote("a b/ç?"), quote("a/b",safe=""), quote_plus("a b"), unquote("%C3%A7+"), unquote_plus("a+b"), urlencode({"a":"ç","b":[1,2]}), urlencode({"b":[1,2]},doseq=True), parse_qs("a=1&a=2&b="), parse_qsl("a=1;b=2"), urlparse("http://a.com:80/p;x?q=1#f"), urljoin("http://a/b/c","../d"), urlsplit("//x/y")
---
import re
r = re.findall(r"\d+","a1b22"), re.sub(r"\s+"," ","a  b"), re.match(r"(\w+)@(\w+)","ali@ev").groups(), re.split(r"[,;]","a,b;c"), re.search("x","abc"), re.fullmatch(r"[a-zçğıöşü]+","çay"), re.compile("a",re.I), re.escape("a.b")
---
import re
r = re.match("a","b").group()
---
import re
r = re.match(r"(?P<ad>\w+)","Ali").groupdict(), re.sub(r"(\w)",lambda m:m[1].upper(),"abc"), [m.span() for m in re.finditer("a","aXa")]
---
import math
r = math.pi, math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.factorial(20), math.gcd(12,18), math.lcm(4,6), math.comb(5,2), math.hypot(3,4), math.isclose(0.1+0.2,0.3), math.log(100,10), math.log2(8), math.sin(1), math.trunc(1.9), math.inf, math.prod([2,3])
---
import math
r = math.factorial(-1)
---
import math
r = math.sqrt("a")
---
from decimal import Decimal, ROUND_HALF_UP
r = Decimal("0.1")+Decimal("0.2"), Decimal(1)/Decimal(3), Decimal("2.675").quantize(Decimal("0.01"),rounding=ROUND_HALF_UP), str(Decimal("1E+3")), Decimal(0.1), Decimal("1")/0
---
from decimal import Decimal
r = Decimal("abc")
---
from decimal import Decimal
r = Decimal("1") + 1.5
---
from fractions import Fraction
r = Fraction(1,3)+Fraction("0.5"), Fraction(3,0)
---
from collections import namedtuple
N = namedtuple("N","x y"); r = N(1)
---
from collections import defaultdict
d = defaultdict(int); d["x"] += 1; r = d["y"], dict(d), d
---
import itertools
r = list(itertools.chain([1],[2])), list(itertools.product("ab",[1,2])), list(itertools.permutations([1,2,3],2))[:3], list(itertools.combinations("abc",2)), list(itertools.islice(itertools.count(5),3)), [(k,list(g)) for k,g in itertools.groupby("aabb")], list(itertools.zip_longest([1],[2,3])), list(itertools.accumulate([1,2,3])), list(itertools.pairwise([1,2,3])), next(itertools.cycle("a")), list(itertools.repeat(1,2)), list(itertools.takewhile(lambda x:x<2,[1,2]))
---
import functools
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
r = fib(50), fib.cache_info(), functools.reduce(lambda a,b:a+b,[1,2,3]), functools.partial(int,base=2)("101")
---
import functools
@functools.wraps(len)
def f(): pass
r = f.__name__, functools.cmp_to_key(lambda a,b: b-a) is not None, sorted([1,2],key=functools.cmp_to_key(lambda a,b:b-a))
---
import functools
@functools.total_ordering
class A:
    def __init__(s,x): s.x=x
    def __eq__(s,o): return s.x==o.x
    def __lt__(s,o): return s.x<o.x
r = A(1)<=A(2), A(2)>A(1)
---
import string
r = string.ascii_letters, string.digits, string.punctuation, string.Template("$a ${b}").substitute(a=1,b=2), string.capwords("ali veli")
---
import string
r = string.Template("$a").substitute()
---
from dataclasses import dataclass, field, asdict, astuple, replace
@dataclass
class Urun:
    ad: str
    fiyat: float = 0.0
    etiket: list = field(default_factory=list)
r = Urun("a"), asdict(Urun("a",2)), Urun("a")==Urun("a"), replace(Urun("a"),ad="b"), astuple(Urun("x"))
---
from dataclasses import dataclass
@dataclass
class U:
    a: list = []
---
from dataclasses import dataclass
@dataclass(frozen=True, order=True)
class U:
    a: int
u = U(1); r = u < U(2), hash(u) == hash(U(1))
u.a = 2
---
from dataclasses import dataclass
@dataclass
class U:
    a: int
r = U()
---
from enum import Enum, IntEnum, auto
class Renk(Enum):
    KIRMIZI = 1
    MAVI = auto()
r = Renk.KIRMIZI, Renk(2), Renk["MAVI"], list(Renk), Renk.KIRMIZI.name, str(Renk.MAVI), repr(Renk.MAVI), f"{Renk.MAVI}"
---
from enum import Enum
class Renk(Enum):
    K = 1
r = Renk(5)
---
from enum import Enum
class Renk(Enum):
    K = 1
r = Renk["Z"]
---
import os
r = os.environ.get("YOK"), os.getenv("YOK","v"), len(os.urandom(16)), os.path.join("a","b"), os.path.basename("/x/y.txt"), os.path.splitext("a.b.c"), os.path.dirname("/x/y")
---
import os
r = os.environ["YOK"]
---
import os
os.environ["A"] = "1"; r = os.environ["A"], os.getenv("A"), "A" in os.environ; del os.environ["A"]
---
import os
os.environ["A"] = 1
---
import copy
a=[1,[2]]; b=copy.deepcopy(a); b[1].append(3); r=a,b,copy.copy(a)[1] is a[1]
---
import textwrap
r = textwrap.dedent("  a\n  b"), textwrap.shorten("hello world",8), textwrap.wrap("a b c d",3)
---
import time
r = time.strftime("%Y", time.gmtime(0)), time.gmtime(86400)[:6], type(time.time()), time.perf_counter() > 0, time.monotonic() > 0, time.mktime.__name__
---
import statistics
r = statistics.mean([1,2,4]), statistics.median([1,3,2]), statistics.stdev([1,2,3]), statistics.mode("aab")
---
import html
r = html.escape("<a href='x'>"), html.unescape("&lt;&ccedil;")
---
import csv, io
r = list(csv.reader(io.StringIO("a,b\n1,\"2,3\"\n"))), list(csv.DictReader(io.StringIO("a,b\n1,2\n")))
s = io.StringIO(); csv.writer(s).writerow([1,"a,b"]); r = r, s.getvalue()
---
import io
b = io.BytesIO(b"abc"); r = b.read(2), b.tell(), io.StringIO("a\nb").readlines()
---
import sys
r = sys.version_info[0], sys.maxsize, sys.argv is not None, sys.getrecursionlimit() > 100, sys.platform is not None, sys.byteorder
---
import traceback
try: 1/0
except ZeroDivisionError: r = traceback.format_exc().splitlines()[-1]
---
import logging
logging.warning("uyarı"); logging.info("x"); logging.getLogger("a").error("hata %s", 5); r = logging.getLevelName(30)
---
import logging
logging.basicConfig(level=logging.DEBUG, format="%(levelname)s:%(message)s"); logging.debug("d"); r = 1
---
import pickle
r = pickle.loads(pickle.dumps({"a":[1,(2,3)]}))
---
import struct
r = struct.pack(">I",5), struct.unpack("<H",b"\x01\x00"), struct.calcsize("iI")
---
import zlib
r = zlib.decompress(zlib.compress(b"a"*100)), zlib.crc32(b"a")
---
import operator
r = operator.itemgetter(1)([5,6]), operator.attrgetter("real")(5), operator.add(1,2)
---
import heapq, bisect
h=[3,1,2]; heapq.heapify(h); r = heapq.heappop(h), bisect.bisect([1,3],2), heapq.nlargest(2,[1,5,3])
---
from contextlib import contextmanager, suppress, closing
@contextmanager
def c():
    yield 5
with c() as x: pass
with suppress(ZeroDivisionError): 1/0
r = x
---
import inspect
def f(a, b=1, *c, **d): "doc"
r = str(inspect.signature(f)), inspect.getdoc(f), inspect.isfunction(f)
---
import unicodedata
r = unicodedata.normalize("NFKD","ç").encode("ascii","ignore"), unicodedata.name("ç"), unicodedata.category("a")
---
import requests
---
import numpy as np
---
import pandas
---
from flask_sqlalchemy import SQLAlchemy
---
from flask_login import LoginManager
---
import flask_wtf
---
import http.cookies
c = http.cookies.SimpleCookie("a=1; b=\"2\""); c["x"]="y"; c["x"]["path"]="/"; r = c["a"].value, c["x"].OutputString()
---
from http import HTTPStatus
r = HTTPStatus.NOT_FOUND, HTTPStatus(404).phrase, HTTPStatus.OK == 200
---
import this
---
import array
r = array.array("i",[1,2])
---
import ast
r = ast.literal_eval("{'a': [1, 2]}"), ast.dump(ast.parse("a+1",mode="eval"))
---
import configparser
c = configparser.ConfigParser(); c.read_string("[a]\nb=1"); r = c["a"]["b"]
---
import difflib
r = difflib.get_close_matches("appel",["ape","apple"])
---
import email.utils
r = email.utils.formatdate(0, usegmt=True), email.utils.parseaddr("Ali <a@b.c>")
---
import mimetypes
r = mimetypes.guess_type("a.png")
---
import pprint
pprint.pprint({"b":1,"a":[1,2]}); r = pprint.pformat({"a":1})
---
import queue
q = queue.Queue(); q.put(1); r = q.get()
---
import getpass, platform
r = platform.python_version() is not None
---
import types
r = types.SimpleNamespace(a=1), types.MappingProxyType({"a":1})
---
import colorsys, cmath, numbers, keyword, token
r = keyword.iskeyword("if"), cmath.sqrt(-1), colorsys.rgb_to_hsv(1,0,0)
---
import warnings
warnings.warn("dikkat"); r = 1
---
import xml.etree.ElementTree as ET
r = ET.fromstring("<a><b>1</b></a>").find("b").text
---
import gzip
r = gzip.decompress(gzip.compress(b"a"))
---
import binascii
r = binascii.hexlify(b"a"), binascii.unhexlify("6")
---
import optparse
'''.strip("\n").split("\n---\n")

@app.route("/")
def index():
    import re
    out = []
    for s in PARCALAR:
        ns = {"app": app, "Flask": Flask, "__name__": "deneme"}
        label = s.replace("\n", " ; ")
        try:
            exec(compile(s, "parca", "exec"), ns)
            out.append(f"{label} => {ns.get('r')!r}")
        except SyntaxError as e:
            out.append(f"{label} !! {type(e).__name__}: {e.msg} ({e.lineno}, {e.offset})")
        except BaseException as e:
            out.append(f"{label} !! {type(e).__module__}.{type(e).__name__}: {e}")
    return "\n".join(out), {"Content-Type": "text/plain"}
