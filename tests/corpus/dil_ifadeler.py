# Bir öğrencinin yazabileceği ifadeler: değerleri ya da hata iletileri.
from flask import Flask
app = Flask(__name__)
IFADELER = r'''
"elma" + 5
5 + "elma"
int("elma")
int("")
int(None)
int("12.5")
float("x")
int([1])
"abc"[10]
[1,2,3][5]
{"a":1}["b"]
(1,2)[3]
None.upper()
None[0]
None + 1
None()
"a".foo
[1].push(2)
{"a":1}.a
(1).x
"a" - "b"
[1] + (2,)
[1] + 2
1 + None
len(5)
len(None)
sum(["a"])
sorted([1,"a"])
1/0
2**0.5
round(2.5)
round(2.675, 2)
divmod(7,-2)
-7//2
-7%3
1e400
float("nan")
10**30
0.1+0.2
str(1e16)
repr(1e-5)
"%d" % "a"
"%s %s" % (1,)
"%s" % (1,2)
"%(a)s" % {"a":1}
"%.2f" % 3.14159
"%5d|%-5d|%05d" % (1,2,3)
"{a}".format(b=1)
"{0.x}".format(1)
"{:>10}|{:<10}|{:^10}".format("a","b","c")
"{:,}".format(1234567)
"{:.2f}".format(3.14159)
"{:08.3f}".format(3.14159)
"{:%}".format(0.25)
"{:x} {:b} {:o} {:e}".format(255,5,8,12345.678)
f"{3.14159:.2f} {'a'!r:>5} {10:#x} {5=}"
"abc".index("z")
[1].index(2)
[].pop()
{}.pop("a")
set().pop()
{1}.remove(2)
{}.popitem()
"a,b,,c".split(",")
"a b".split("")
"-".join("abc")
"İSTANBUL".lower()
"ISPARTA".lower()
"istanbul".upper()
"ışık".upper()
"ışık".title()
"straße".upper()
"ŞEKER".casefold()
"abc".encode("ascii")
"çiğdem".encode("ascii")
"çiğdem".encode()
b"\xc3\xa7".decode()
b"\xff".decode()
b"\xff".decode("utf-8","replace")
b"abc"[0]
"a" + b"b"
"abc".zfill(5)
"abc".center(9,"*")
"a\tb".expandtabs()
"abc".partition("b")
"  x ".strip()
"xxabcxx".strip("x")
"abcabc".replace("a","X",1)
"abc".startswith(("a","b"))
"ab\ncd".splitlines()
"a1".isalnum(), "12".isdigit(), "½".isnumeric(), "²".isdigit()
"abc".translate(str.maketrans("abc","xyz"))
"çşğ".isidentifier()
ord("ab")
chr(-1)
chr(1114112)
list(range(10,0,-3))
range(1,2,0)
list(5)
dict(a=1, **{"b":2})
{**{"a":1},"b":2}
{[1]:2}
{{1}}
set([[1]])
hash([])
tuple("abc")
bool("False")
int(True)
int("0x1f",16)
int("101",2)
int("9",8)
bin(5),hex(255),oct(8)
abs("a")
round("a")
isinstance(1,"int")
issubclass(1,int)
next(iter([]))
zip(1)
list(zip([1,2],"ab",strict=True))
list(zip([1,2],"abc",strict=True))
list(map(int,["1","x"]))
list(enumerate("ab",1))
list(filter(None,[0,1,"",2]))
all([]),any([])
print("a","b",sep="-",end="!\n")
type(5)
type("a").__name__
type(None)
eval("x+1")
exec("y=1")
compile("a b","x","exec")
__import__("requests")
getattr(5,"x")
getattr(5,"x",None)
setattr(5,"x",1)
hasattr("a","upper")
callable(print)
print.__name__
(lambda x: x)()
(lambda x: x)(1,2)
(lambda x: x)(y=1)
(lambda: 1)(x=1)
(lambda *, a: a)(1)
(lambda a, b: a)(1, a=2)
"abc"(1)
5()
[1]()
{}()
5 in "abc"
1 < "a"
None < 1
[1] < [2]
{} < {}
"a" < None
not None
a
undefined_name
lenn([1])
pritn(1)
strin
Flsk
app.rout
app.configg
"abc".uper()
[1].apend(2)
{"a":1}.item()
"abc".lenght
x.y.z
'a' 'b'
1_000_000
0b101, 0o17, 0xff
1 if 0 else 2
[i for i in range(5) if i%2]
{i:i*i for i in range(3)}
{i%2 for i in range(5)}
sum(i for i in range(5))
[*range(3), *"ab"]
(n := 10) + n
"abc"[::-1]
"abc"[1:]
"abcdef"[1:5:2]
[1,2,3][-1]
[1,2,3][1:2]
[1,2,3]["a"]
"abc"["a"]
{"a":1}[["a"]]
(1,2,3)["a"]
"a" is "a"
True + True
True == 1
None == False
1 == 1.0
"1" == 1
[] == ()
3 if None else 4
str(print)
str(len)
str(int)
str(Flask)
repr(app)
str(object())[:16]
str((1,))
str({1,})
str(set())
str(frozenset([1]))
str({})
str([None, True, 1.0, "a'b", 'a"b'])
repr("ç\n\t\x00\u200b")
ascii("ç")
repr(b"\x00a\xff")
repr(1+2j)
complex(1,2)*2
(1+2j).real
str(range(5))
str(slice(1,2))
str(Exception("a","b"))
repr(Exception("a"))
repr(KeyError("a"))
str(KeyError("a"))
str(ValueError())
[1,2,3].sort(key=1)
sorted([3,1,2],reverse=True)
sorted(["b","A","a"],key=str.lower)
[3,1].sort()
"abc".count("")
[1,1].count(1)
[1,2].insert(0,5)
[1,2].extend(5)
{"a":1}.update(5)
{"a":1}.setdefault("b",[])
{"a":1} | {"b":2}
{1,2} | {3}, {1,2} & {2}, {1,2}-{2}, {1,2}^{2,3}
{1} | [2]
dict.fromkeys("ab",0)
list("ab")*2
[0]*3
"ab"*3
"ab"*-1
pow(2,10,7)
pow(2,-1)
round(1234.5678,-2)
int(3.99), int(-3.99)
float("1e5"), float("inf")
str(float("inf"))
1.0.is_integer()
(5).bit_length()
(255).to_bytes(2,"big")
int.from_bytes(b"\x01\x00","big")
"5" * 3 + str(2)
"Merhaba %s, %d yaş" % ("Ali", 17)
"çay".encode("latin-1")
"şeker".encode("latin-1")
"şeker".encode("iso-8859-9")
b"abc".hex(), bytes.fromhex("616263")
bytes(3), bytes([1,2]), bytes("a")
bytearray(b"ab")
memoryview(b"ab")[0]
sum([0.1]*10)
format(1234.5,",.2f")
format("a",">5")
format("a","d")
format(3.5,"d")
import_module
raise_error
*a, = 1,2
'''.strip().split("\n")

@app.route("/")
def index():
    out = []
    for s in IFADELER:
        try:
            r = eval(s, {"app": app, "Flask": Flask})
            out.append(f"{s} => {r!r}")
        except SyntaxError as e:
            out.append(f"{s} !! {type(e).__name__}: {e.msg} ({e.lineno}, {e.offset})")
        except BaseException as e:
            out.append(f"{s} !! {type(e).__name__}: {e}")
    return "\n".join(out), {"Content-Type": "text/plain"}
