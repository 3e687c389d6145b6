"""How hard a text is to read: the grade of Flesch and Kincaid (1975), with syllables counted by spelling."""

import re

_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcg])es$|(?<=[^aeiouy])e(?=(?:ly|ful|less|ment)\b)"
)
_HIATUS = re.compile(r"i[aou]|eo(?!u)|ue(?=l)|(?<!q)ua|yi|uie|ea$|eing$")
_ONE_SOUND = re.compile(r"[tcsxg]i[aou]|eop")
_OWN_SYLLABLE = re.compile(r"(?<=[^aeiouylr])le$|(?<=[^aeiouylr])les$|(?<=[^aeiouylr])led$|sm$")


def syllables(word: str) -> int:
    """Return how many syllables an English word has, by the rules of its spelling; a number counts as one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if not letters:
        return 1
    spoken = letters if _OWN_SYLLABLE.search(letters) else _SILENT.sub("", letters)
    count = len(_GROUP.findall(spoken))
    count += len(_HIATUS.findall(spoken)) - len(_ONE_SOUND.findall(spoken))
    return max(1, count)


def grade(text: str) -> float:
    """Return the school grade at which a text is understood: 0.39 words/sentence + 11.8 syllables/word - 15.59."""
    sentences = [part for part in re.split(r"[.!?:](?=\s|$)|\n", text) if re.search(r"\w", part)]
    words = re.findall(r"[A-Za-z0-9'’°]+", text)
    if not words:
        return 0.0
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
