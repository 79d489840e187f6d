"""Language: which language a text is in, where it is long enough to tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

# Frequent in English and rare in every other language in Latin letters ("was", "of" and "in" are not).
_ENGLISH = frozenset(
    ("the", "and", "that", "with", "for", "from", "have", "has", "this", "which", "they", "their", "been", "were",
     "would", "will", "not", "but", "who", "after", "its", "are", "by", "said", "it", "there", "about", "more",
     "than", "other", "when", "could", "should", "into", "his")
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters that are enough to tell a language
_FEW = 20  # letters below which nothing is told
_CLEAR_WORDS = 20  # words from which the share of English words alone may decide
# In 95 of 100 PolNeAR articles the share is over 0.15; in saved German and French pages it is at most 0.02.
_CLEAR_SHARE = 0.13
# Below this py3langid's calibrated probability means "cannot tell": short English headlines score 0.2 to 0.7.
_SURE = 0.8


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language (639-3 where there is none); None if it cannot be told.

    "zxx" stands for text in no language (code, tables of numbers).
    """
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample[: _FEW * 50]) < _FEW:
        return None
    if _plainly_english(sample):
        return "en"
    code, probability = _identifier().classify(sample)
    sure = probability >= _SURE or not _mostly_latin(sample)
    return code if code == "en" or sure else None


def named(code: str) -> str:
    """The English name of a language with its code ("German (de)"), or the code alone."""
    return f"{NAMES[code]} ({code})" if code in NAMES else f"“{code}”"


def _plainly_english(sample: str) -> bool:
    """Whether the share of English words decides; spares half a second of loading py3langid's model."""
    words = _WORD.findall(sample.lower())
    return len(words) >= _CLEAR_WORDS and sum(word in _ENGLISH for word in words) >= _CLEAR_SHARE * len(words)


def _mostly_latin(sample: str) -> bool:
    """Whether half of the letters are Latin; what is not is surely no English, however close its kin (zh, yue, wuu)."""
    letters = [character for character in sample if character.isalpha()]
    return 2 * sum(character < "\u0250" for character in letters) >= len(letters)


@cache
def _identifier() -> _Identifier:
    # Imported here: its model takes half a second to load, and most texts are plainly English.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier


NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "arz": "Egyptian Arabic", "ary": "Moroccan Arabic",
    "as": "Assamese", "az": "Azerbaijani", "ba": "Bashkir", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "br": "Breton", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "fy": "Frisian", "ga": "Irish", "gd": "Scottish Gaelic",
    "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish",
    "ln": "Lingala", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian",
    "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese",
    "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian", "om": "Oromo", "or": "Odia",
    "pa": "Punjabi", "pcm": "Nigerian Pidgin", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "qu": "Quechua",
    "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "sa": "Sanskrit", "sdh": "Southern Kurdish",
    "si": "Sinhala", "sk": "Slovak", "sl": "Slovene", "sn": "Shona", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai",
    "tk": "Turkmen", "tl": "Tagalog", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "wuu": "Wu Chinese", "xh": "Xhosa", "yo": "Yoruba",
    "yue": "Cantonese", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
