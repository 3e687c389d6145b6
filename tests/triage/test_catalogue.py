import re
from importlib import resources

import pytest

from gaiter.errors import InputError
from gaiter.triage import evaluate, knowledge, knowledge_in, read_answers
from gaiter.triage.catalogue import messages
from gaiter.triage.knowledge import read_tables
from tests.triage.people import completed

ENGLISH = messages(read_tables(resources.files("gaiter.triage").joinpath("data")))
PSEUDO = {name: f"«{text}»" for name, text in ENGLISH.items()}


def test_messages_are_named_by_where_they_stand() -> None:
    assert ENGLISH["questions.onset.text"] == "How long ago did it start, or get much worse?"
    assert ENGLISH["rules.lung-clot.reason"].startswith("Trouble with breath")
    assert ENGLISH["levels.always.do_not.0"].startswith("Do not put on")
    assert len(ENGLISH) > 400


def test_a_translation_changes_every_word_and_no_level() -> None:
    other = knowledge_in("xx", PSEUDO)
    assert [rule.level for rule in other.rules.values()] == [rule.level for rule in knowledge().rules.values()]
    given = {"symptoms": ["swelling"], "onset": "3 days", "skin": ["varicose", "wound"], "wound": ["pus"]}
    english, translated = (evaluate(known, completed(known, given)) for known in (knowledge(), other))
    assert translated.urgency.id == english.urgency.id
    assert translated.language == "xx"
    sources = re.compile(r'"sources":\[.*?\],"review"')
    texts = [text for text in ENGLISH.values() if len(text.split()) > 3]
    said = sources.sub("", translated.model_dump_json())
    assert [text for text in texts if text in said.replace(f"«{text}»", "")] == []


def test_a_catalogue_that_lacks_a_message_is_refused() -> None:
    less = {name: text for name, text in PSEUDO.items() if name != "levels.emergency.action"}
    with pytest.raises(InputError, match=r"^catalogue: message 'levels\.emergency\.action' is not translated$"):
        knowledge_in("xx", less)
    with pytest.raises(InputError, match=r"there is no message 'levels\.emergency\.actio'; did you mean"):
        knowledge_in("xx", PSEUDO | {"levels.emergency.actio": "x"})


def test_keys_stay_as_they_are_in_every_language() -> None:
    assert read_answers(knowledge_in("xx", PSEUDO), {"urgent_body": ["chest_pain"]})
