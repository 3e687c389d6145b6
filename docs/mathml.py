"""Formulas as MathML, which browsers draw themselves; Sphinx's own renderer would load a script from another origin."""

from docutils import nodes
from docutils.utils.math import MathError, pick_math_environment
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer that `html_math_renderer` names."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula that stands in a line of text."""
    translator.body.append(mathml(node.astext(), node, block=False))
    raise nodes.SkipNode


def visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands by itself, with its number if it has a label."""
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    text = node.astext()
    environment = "" if "\\begin" in text else pick_math_environment(text)
    if environment.startswith("align"):
        text = f"\\begin{{{environment}}}{text}\\end{{{environment}}}"
    translator.body.append(mathml(text, node, block=True) + "</div>\n")
    raise nodes.SkipNode


def mathml(text: str, node: nodes.Node, *, block: bool) -> str:
    """Translate TeX; a formula that cannot be translated is a warning, and so fails the build."""
    try:
        return str(tex2mathml(text, as_block=block))
    except MathError as error:
        logger.warning("formula %r cannot be drawn: %s", text, error, location=node)
        return ""
