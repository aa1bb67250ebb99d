"""Strings that break tables: formulas, markup, commands of LaTeX, scripts from right to left, characters that lie."""

from itertools import product

from strategy_names import CONTROL_WORDS, PLAIN_WORDS

_FORMULAS = (
    "=1+1", '=HYPERLINK("http://evil.example")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|x",
    "+", "-", "=", "@", "＝1+1", "-–", "'=1", " =1",
)  # fmt: skip
_MARKUP = (
    "<b>bold</b>", "<script>alert(1)</script>", "</td></tr></table>", "<img src=x onerror=alert(1)>", "&amp;",
    "&lt;b&gt;", "&#60;", "<!-- -->", "<![CDATA[x]]>", '"><svg/onload=1>', "' onclick='x", "<style>*{}</style>",
    "</style>", "</title>", "a<b>c", "a & b", "&nbsp;", "<", ">", "&", '"', "'", "javascript:alert(1)", "|", "||",
    "a|b", "`code`", "**b**", "[x](y)", "![x](y)", "# head", "> quote", "~~s~~", "\\|", "\\",
)  # fmt: skip
_LATEX = (
    "\\input{/etc/passwd}", "\\immediate\\write18{ls}", "\\def\\x{\\x}\\x", "\\\\", "\\\\[1em]", "[1em]", "*",
    "*[2pt]", "{", "}", "{}", "}{", "{{{", "$x$", "$$", "$", "a & b & c", "#1", "##", "^^41", "^", "a^2", "a_b", "_",
    "~", "50%", "%", "% gone", "\\end{longtable}", "\\end{document}", "\\csname x\\endcsname", "--", "---", "-----",
    ",,", "``x''", "''", "?`", "!`", "<<x>>", '"quoted"', "\\verb|x|", "\\begin{comment}", "\\catcode`\\%=12",
    "\\toprule", "\\par", "\\", "\\ ", "\\begin", "\\iffalse", "\\fi", "\\else", "]", "[", "@{}", "\\item[x]",
    "/etc/passwd", "\\rashomonscript{Arabic}{0627}{x}",
)  # fmt: skip
_SCRIPTS = (
    "حلب", "قُتِل ثلاثة", "ناشطون محليون, in Daily", "\u200fשלום", "Идлиб", "Ѐ", "Ελλάδα", "上海", "東京タワー", "한국",
    "ไทย", "दिल्ली", "ქართული", "Հայաստան", "አማርኛ", "ܣܘܪܝܝܐ", "İstanbul", "Łódź", "Ħal", "ĸ", "ŧ", "ŋ", "ſ",
    "Ǆ", "ḥāʾ",
    "ạ\u0304", "Ŀ", "e\u0301", "q\u0307\u0323", "\u0301", "a\u0301\u0301\u0301", "😀",
    "👩\u200d👩\u200d👧", "🇸🇾", "𝒜", "🔴 red", "①", "→", "⏎", "½", "€", "№",
    "…", "“curly”", "‘x’", "–", "—", "\xad", "\xa0", "\u202f", "\u200b", "\u200d", "\ufeff", "\u2028", "\u2029",
    "\u3000",
)  # fmt: skip
_ODD = (
    "", " ", "  ", "two  blanks", " padded ", "line\nbreak", "carriage\r\nreturn", "\n", "tab\tbed", "\x00",
    "\x1b[31mred", "\x7f", "\x85", "\x9b", "\u202egnp.exe", "\u2066x", "\u2069", "\ue000", "\U0010ffff", "\ufffe",
    "\ufffd",
    "x_iri", "quote", "about", "question", "source", "event", "side", "None", "null", "true", "1e9", "007", "-5",
    "3.14", "2019-08-21",
    "a" * 400, "word " * 60, "https://example.org/" + "x" * 90 + "?q=1&r=%20#_~^", "ab" * 30 + "\u0301",
)  # fmt: skip

HOSTILE: tuple[str, ...] = tuple(
    dict.fromkeys((*PLAIN_WORDS, *CONTROL_WORDS, *_FORMULAS, *_MARKUP, *_LATEX, *_SCRIPTS, *_ODD))
)
"""Each once."""

_OPENINGS = (
    "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\xa0=", "\ufeff=", "\u200b=", "\u202e=", "'=", '"=', ";=", ",=",
    "＝", "＋", "－", "＠", "|", "%",
)  # fmt: skip
_COMMANDS = ("cmd|' /C calc'!A0", 'DDE("cmd";"/C calc";"x")')
_SIGNS = (
    '"', "'", '"""', "'''", "\\", '\\"', "\\u0000", "\\U0001F534", "\\x00", "\\n",
    '" .', '"@en .', '"@en--ltr .', '"^^<http://e.example/t> .', "> .",
    "<http://e.example/s> <http://e.example/p> 1 .",
    "<<", ">>", "<<( ", " )>>", "<<( <http://e.example/s> <http://e.example/p> 1 )>>", "{| <http://e.example/p> 1 |}",
    "} GRAPH <http://e.example/g> {", "_:b", "@prefix : <http://e.example/> .", "BASE <http://e.example/>",
    '"); INSERT DATA { <a:s> <a:p> 1 } #', "?x", "$x", "%3E", "&quot;", "&#x0;", "&amp;lt;", "]]>",
    "<![CDATA[", "<?x ?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "&y;", "</script>", "<svg/onload=alert(1)>", "</td>",
    '{"@id": "http://e.example/x"}', '", "@id": "http://e.example/x', '"}], "@graph": [{"', "@context", "@type",
    "\\input{x}", "\\end{longtable}", "\\tabularnewline", "$$", "^^5c", "\\\\", "},{", "~", "#", "&",
    ",", ";", "\t", "\r", "\n", "\r\n", "|", "| --- |", "`", "'; DROP TABLE claims; --", "_x000D_",
    "_x005F_x0000_", "\0",
)  # fmt: skip
_WRAPPERS = ('"{}"', '"""{}"""', "<{}>", "{{{}}}", "<<( {} )>>", "<![CDATA[{}]]>", "<!--{}-->", "\\textbf{{{}}}")
_PAYLOADS = ("=1+1", '"', "\\", "}", "]]>", "\n", "\u202ex")
_CONTROLS = tuple(map(chr, (*range(0x01, 0x20), *range(0x7F, 0xA0))))
_NONCHARACTERS = ("\ufdd0", "\ufdef", "\ufffe", "\uffff", *(chr(plane * 0x10000 + 0xFFFE) for plane in range(1, 17)))
_UNSEEN = (
    "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202c",
    "\u202d", "\u202e", "\u2060", "\u2064", "\u2066", "\u2067", "\u2068", "\u2069", "\u180e", "\ufeff", "\ufff9",
    "\xad", "\ufe0f", "\U000e0041", "\U000e0001",
)  # fmt: skip
_ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "vbscript:x",
    "data:text/html,<script>alert(1)</script>", "data:;base64,eA==", "file:///etc/passwd", "file://e.example/x",
    "\\\\e.example\\share", "ftp://e.example/", "urn:x:y", "//e.example/x", "http://", "http://[::1", "http://a b/",
    "http://e.example/<x>", 'http://e.example/"x', "http://e.example/{x}", "http://e.example/\\x",
    "http://e.example/|^`",
    "https://u:p@e.example:99999/", "https://e.example/\u202egpj.exe", "https://xn--e1afmkfd.example/",
    "mailto:a@e.example",
    "../x", "../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "CON", "NUL.csv", "x\0.csv", "./.", "~/x",
    "%2e%2e%2f",
)  # fmt: skip
_TAGS = (
    "@en", "@en-US", "@en--rtl", '"x"@en', '"x"@en--rtl', '"x"^^xsd:int', "^^<http://e.example/t>", "en_US",
    "x-klingon",
    "rdf:nil", "rsm:claimant", "xsd:integer", "1e400", "-0", "Infinity", "0x10", "0000-00-00", "1/2", "12:30", "TRUE",
)  # fmt: skip
_COMPOSED = (
    "A\u030a", "\u212b", "\ufb01", "\u1112\u1161\u11ab", "q\u0307\u0323", "q\u0323\u0307", "\u0958", "\u2126",
    "\u0130x",
    "\u03c2", "\xdf", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd",
    "\U0001f1f8\U0001f1fe\U0001f1f9",
    "1\ufe0f\u20e3", "\u0301lead", "x" + "\u0301" * 100, "\U0001f534" * 700, "=" * 900, "y" * 4_000, '"' * 500,
    "\\" * 501,
    "(" * 400, "{" * 400, "<" * 400, "long words " * 300,
)  # fmt: skip

MANY: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *HOSTILE,
            *(opening + command for opening, command in product(_OPENINGS, _COMMANDS)),
            *(text for sign in _SIGNS for text in (f"{sign}x", f"x{sign}y")),
            *(wrapper.format(payload) for wrapper, payload in product(_WRAPPERS, _PAYLOADS)),
            *(f"a{sign}b" for sign in (*_CONTROLS, *_NONCHARACTERS, *_UNSEEN)),
            *_ADDRESSES,
            *_TAGS,
            *_COMPOSED,
        )
    )
)
"""Each once: those above, and tricks in each place and wrapper. None holds half a character, which readers refuse."""
