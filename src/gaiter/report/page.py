"""The page that every report is: one template environment, one style, and a policy that lets in nothing else."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from gaiter.drawing import chart_style, outcome_mark, variables
from gaiter.drawing.leg import leg_style, leg_variables

IDENTIFIER: Final = re.compile(
    r"doi:(?P<doi>10\.\S+?)(?=\.?(?:\s|$))|PMID (?P<pmid>\d+)|(?P<url>https?://\S+?)(?=\.?(?:\s|$))"
)


def render(template: str, *, script: str = "", **content: object) -> str:
    """Return a page as the text of an HTML file that loads nothing, and runs nothing but `script`."""
    return (
        _environment()
        .get_template(template)
        .render(style=Markup(style()), script=Markup(script), policy=policy(script), **content)
    )


def policy(script: str) -> str:
    """Return the content security policy of a page: its own style and its own script, by their digests, and no more."""
    parts = ["default-src 'none'", f"style-src {_digest(style())}", "img-src data:", "base-uri 'none'"]
    if script:
        parts.append(f"script-src {_digest(script)}")
    return "; ".join(parts)


@cache
def style() -> str:
    """Return the style of all reports, with those of the drawings in them."""
    own = resources.files("gaiter.report").joinpath("report.css").read_text(encoding="utf-8")
    return variables() + leg_variables() + chart_style() + leg_style() + own


def linked(source: str) -> Markup:
    """Return a reference of the bibliography with its identifiers as links."""
    parts, done = [], 0
    for found in IDENTIFIER.finditer(source):
        address = found["url"] or (
            f"https://doi.org/{found['doi']}" if found["doi"] else f"https://pubmed.ncbi.nlm.nih.gov/{found['pmid']}/"
        )
        parts += [escape(source[done : found.start()]), Markup('<a href="{}">{}</a>').format(address, found[0])]
        done = found.end()
    return Markup("").join([*parts, escape(source[done:])])


def sentence(text: str) -> str:
    """Return a phrase as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """Return a tiny number with a sign that reads as one, as in "2e−12"."""
    return f"{value:.1g}".replace("-", "−")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("gaiter.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "linked": linked,
        "number": number,
        "outcome_mark": lambda outcome: Markup(outcome_mark(outcome)),
        "sentence": sentence,
    }
    return environment


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
