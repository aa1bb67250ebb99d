"""Strings that break tables: formulas, markup, commands of LaTeX, scripts from right to left, characters that lie."""

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
    "ไทย", "दिल्ली", "ქართული", "Հայաստան", "አማርኛ", "ܣܘܪܝܝܐ", "İstanbul", "Łódź", "Ħal", "ĸ", "ŧ", "ŋ", "ſ", "Ǆ", "ḥāʾ",
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
