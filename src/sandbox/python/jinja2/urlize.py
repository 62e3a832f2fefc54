"""`|urlize`: addresses in a text become links."""
import re

from markupsafe import escape

_HTTP = re.compile(
    r"""^(
        (https?://|www\.)(([\w%-]+\.)+)?(
            [a-z]{2,63}
        |
            xn--[\w%]{2,59}
        )
    |
        ([\w%-]{2,63}\.)+(com|net|int|edu|gov|org|info|mil)
    |
        (https?://)(
            (([\d]{1,3})(\.[\d]{1,3}){3})
        |
            (\[([\da-f]{0,4}:){2}([\da-f]{0,4}:?){1,6}])
        )
    )(?::[\d]{1,5})?(?:[/?#]\S*)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_MAIL = re.compile(r"^\S+@\w[\w.-]*\.\w+$")


def urlize(text, trim_limit, rel, target, extra_schemes):
    """The escaped text with its links."""
    words = re.split(r"(\s+)", str(escape(text)))
    attributes = (f' rel="{escape(rel)}"' if rel else "") + (f' target="{escape(target)}"' if target else "")

    def link(address, shown):
        if trim_limit is not None and len(shown) > trim_limit:
            shown = f"{shown[:trim_limit]}..."
        return f'<a href="{address}"{attributes}>{shown}</a>'

    for index, word in enumerate(words):
        head, middle, tail = _without_punctuation(word)
        if _HTTP.match(middle):
            secure = "" if middle.startswith(("https://", "http://")) else "https://"
            middle = link(secure + middle, middle)
        elif middle.startswith("mailto:") and _MAIL.match(middle[7:]):
            middle = f'<a href="{middle}">{middle[7:]}</a>'
        elif (
            "@" in middle and not middle.startswith(("www.", "@")) and ":" not in middle and _MAIL.match(middle)
        ):
            middle = f'<a href="mailto:{middle}">{middle}</a>'
        else:
            for scheme in extra_schemes:
                if middle != scheme and middle.startswith(scheme):
                    middle = link(middle, middle)
        words[index] = head + middle + tail
    return "".join(words)


def _without_punctuation(word):
    """(what stands before, the word, what stands behind); brackets that belong together stay inside."""
    head, middle, tail = "", word, ""
    match = re.match(r"^([(<]|&lt;)+", middle)
    if match:
        head, middle = match.group(), middle[match.end():]
    if middle.endswith((")", ">", ".", ",", "\n", "&gt;")):
        match = re.search(r"([)>.,\n]|&gt;)+$", middle)
        if match:
            tail, middle = match.group(), middle[: match.start()]
    for opener, closer in ("(", ")"), ("<", ">"), ("&lt;", "&gt;"):
        opened = middle.count(opener)
        if opened <= middle.count(closer):
            continue
        for _ in range(min(opened, tail.count(closer))):
            end = tail.index(closer) + len(closer)
            middle += tail[:end]
            tail = tail[end:]
    return head, middle, tail
