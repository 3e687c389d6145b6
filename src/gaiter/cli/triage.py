"""``gaiter triage``: the symptom check, one question at a time or from a file of answers."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gaiter.errors import InputError

if TYPE_CHECKING:
    from gaiter.triage import Answers, Knowledge, Question
    from gaiter.triage.matching import Answer


@click.command(
    help="""Check how urgent leg symptoms are: what to do now, why, and what to tell a clinician.

It asks one question at a time. Nothing is stored or sent. It gives advice on urgency, not a diagnosis.

\b
Examples:
  gaiter triage
  gaiter triage --answers answers.json
  gaiter triage --answers answers.json --json
  gaiter triage --questionnaire > questionnaire.json
  gaiter triage --schema answers

\b
Exit code: 0 done, whatever the urgency; 2 the input cannot be used, and nothing was evaluated.
""",
)
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="FILE", help="JSON or a FHIR R4 QuestionnaireResponse."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON with stable keys.")
@click.option("--questionnaire", is_flag=True, help="Print the questions as a FHIR R4 Questionnaire.")
@click.option("--schema", type=click.Choice(["answers", "result"]), help="Print the JSON Schema of answers or result.")
def triage(*, answers: Path | None, as_json: bool, questionnaire: bool, schema: str | None) -> int:
    """Ask or read, evaluate and print, and return the exit code."""
    from gaiter.triage import evaluate, knowledge

    known = knowledge()
    if sum((questionnaire, schema is not None, answers is not None)) > 1:
        raise InputError("--answers, --questionnaire and --schema do different things; give one of them")
    if questionnaire or schema:
        click.echo(json.dumps(_description(known, schema), indent=2, ensure_ascii=False))
        return 0
    if answers:
        from gaiter.triage.reading import read_answer_file

        given = read_answer_file(known, answers)
    else:
        given = _ask(known, to_error=as_json)
    result = evaluate(known, given)
    if as_json:
        click.echo(result.model_dump_json(indent=2))
    else:
        from gaiter.cli.triage_page import page_of

        click.echo(page_of(known, result))
    return 0


def _description(known: "Knowledge", schema: str | None) -> dict[str, Any]:
    from gaiter.triage.fhir import questionnaire
    from gaiter.triage.schema import answers_schema, result_schema

    if schema is None:
        return questionnaire(known)
    return answers_schema(known) if schema == "answers" else result_schema()


def _ask(known: "Knowledge", *, to_error: bool) -> "Answers":
    """Hold the interview; the questions go to the error stream where the output is for a program."""
    from gaiter.triage import next_question

    answers: dict[str, Answer] = {}
    while question := next_question(known, answers):
        answers[question.id] = _ask_one(known, question, to_error)
    return answers


def _ask_one(known: "Knowledge", question: "Question", to_error: bool) -> "Answer":
    """Ask until the answer can be used; ``?`` says why it is asked."""
    from gaiter.triage import answer_to

    click.echo(f"\n{click.style(question.text, bold=True)}", err=to_error)
    if question.help:
        click.echo(question.help, err=to_error)
    options = dict(enumerate((*question.choices, "unknown"), start=1))
    for number, name in options.items():
        text = known.words["unknown"] if name == "unknown" else question.choices[name].text
        click.echo(f"  {number}  {text}" if question.choices else f"  ?  {text}: write 'unknown'", err=to_error)
    if question.kind == "many":
        click.echo(f"  0  {known.words['none']}", err=to_error)
    prompt = {"one": "Number", "many": "Numbers, such as 1 3", "time": "How long, such as 3 days"}[question.kind]
    while True:
        typed = click.prompt(f"{prompt} (? for why)", prompt_suffix=": ", err=to_error).strip()
        if typed == "?":
            click.echo(question.why, err=to_error)
            continue
        try:
            return answer_to(question, _meant(question, typed, options), "answer")
        except InputError as error:
            click.echo(str(error), err=to_error)


def _meant(question: "Question", typed: str, options: dict[int, str]) -> Any:
    """Return what was typed as an answer: numbers stand for choices."""
    if question.kind == "time":
        return typed
    words = typed.replace(",", " ").split()
    if question.kind == "many" and words == ["0"]:
        return []
    chosen = [options.get(int(word), word) if word.isascii() and word.isdigit() else word for word in words]
    return chosen if question.kind == "many" else " ".join(chosen)
