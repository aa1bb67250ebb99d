"""Languages that FollowTheMoney lists: two letters (ISO 639-1) -> three (ISO 639-3)."""

_PAIRS = """
af afr  am amh  ar ara  az aze  be bel  bg bul  bn ben  bs bos  ca cat  cs ces  da dan  de deu  el ell  en eng
es spa  et est  fa fas  fi fin  fr fra  ga gle  he heb  hi hin  hr hrv  hu hun  hy hye  id ind  is isl  it ita
ja jpn  ka kat  kk kaz  km khm  kn kan  ko kor  ky kir  lb ltz  lo lao  lt lit  lv lav  mk mkd  mn mon  ms msa
mt mlt  my mya  ne nep  nl nld  no nor  pl pol  ps pus  pt por  ro ron  ru rus  si sin  sk slk  sl slv  sq sqi
sr srp  sv swe  sw swa  ta tam  te tel  tg tgk  th tha  tk tuk  tl tgl  tr tur  uk ukr  ur urd  uz uzb  vi vie
zh zho
"""
_CODES = _PAIRS.split()
_WITHOUT_TWO = ("cnr", "fil", "mul")

THREE_LETTERS: dict[str, str] = {
    **dict(zip(_CODES[::2], _CODES[1::2], strict=True)),
    **{three: three for three in (*_CODES[1::2], *_WITHOUT_TWO)},
}
"""By either form."""
