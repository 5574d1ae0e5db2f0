"""Language codes of two letters, ISO 639-1."""

from __future__ import annotations

_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
    ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
    lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
    rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
    ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""

CODES = frozenset(_CODES.split())

MISTAKEN = {
    "ara": "ar",
    "arabic": "ar",
    "arb": "ar",
    "chinese": "zh",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "eg": "ar",
    "eng": "en",
    "english": "en",
    "farsi": "fa",
    "fra": "fr",
    "french": "fr",
    "german": "de",
    "gr": "el",
    "hebrew": "he",
    "il": "he",
    "ir": "fa",
    "iw": "he",
    "jp": "ja",
    "kazakh": "kk",
    "kz": "kk",
    "persian": "fa",
    "portuguese": "pt",
    "rus": "ru",
    "russian": "ru",
    "spa": "es",
    "spanish": "es",
    "tur": "tr",
    "turkish": "tr",
    "ua": "uk",
    "us": "en",
}
"""What was meant by the name of a language, by a code of three letters or of a country, or by one that the
standard has given up."""
