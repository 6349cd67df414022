"""Text that people typed, made safe to show: what would be invisible or would act on a terminal is written out.

Two names that look the same have the same `look_alike_key`.
"""

import unicodedata

_LINE_ENDS = "\t\n\r\u2028\u2029"
_JOINERS = "\u200c\u200d"  # between letters of Persian, Hindi or an emoji they belong to the word


def is_hidden(character: str) -> bool:
    """Tell whether a character shows nothing: a control, a direction mark, half of a pair, a noncharacter."""
    number = ord(character)
    if number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
        return True
    return character not in _JOINERS and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text: str, keep: str = "") -> str:
    r"""Write each hidden character out, as in `\x1b` or `\u202e`. keep: those to leave alone, such as a line break.

    What is left can go to a terminal and into XML.
    """
    if text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape").decode() if is_hidden(character) and character not in keep else character
        for character in text
    )


def tidy(text: str) -> str:
    """Give a text as one line: without hidden characters, and with single blanks."""
    if not text.isprintable():
        text = "".join(character for character in text if character in _LINE_ENDS or not is_hidden(character))
    return " ".join(unicodedata.normalize("NFC", text).split())


def look_alike_key(name: str) -> str:
    """Give what names that look the same share, whatever their letter case, width, blanks and hidden characters."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Cf").split())
