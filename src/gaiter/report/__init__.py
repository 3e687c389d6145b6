"""Reports: one self-contained HTML file, readable anywhere, that loads nothing and runs nothing."""

from gaiter.report.content import Content
from gaiter.report.figures import situation_picture
from gaiter.report.situation import situation_report

__all__ = ["Content", "situation_picture", "situation_report"]
