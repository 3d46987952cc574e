"""The pages of one edition: Jupyter Book's configuration, our theme, and Sphinx's warnings told in the writer's terms."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.publish.project import BookError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidanalysis.publish.project import Edition, Project

THEME: Final = Path(__file__).parent / "theme"

#: Extensions of Jupyter Book that load scripts which no page of ours needs.
UNUSED: Final = {
    "sphinx_thebe",
    "sphinx_togglebutton",
    "sphinx_copybutton",
    "sphinx_comments",
    "sphinx_design",
    "sphinx_book_theme",
    "sphinxcontrib.bibtex",
    "sphinx_jupyterbook_latex",
    "sphinx_multitoc_numbering",
    "jupyter_book",
}
#: Settings of these extensions, which Sphinx would warn of.
UNUSED_SETTINGS: Final = ("comments_config", "use_jupyterbook_latex", "use_multitoc_numbering")
#: What a book of ours is built with, whatever its folder says.
SETTINGS: Final[dict[str, Any]] = {
    "external_toc_exclude_missing": True,
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_static_path": [],
    "html_theme": "theme",
    "html_theme_path": [str(THEME.parent)],
    "html_theme_options": {},
    "html_sidebars": {},
    "html_permalinks_icon": "#",
    "html_use_index": False,
    # The build runs every notebook itself, anew, before Sphinx reads it.
    "nb_execution_mode": "off",
    "nb_merge_streams": True,
    "nb_render_markdown_format": "myst",
    "suppress_warnings": [],
    "templates_path": [],
}
MYST_EXTENSIONS: Final = ("colon_fence", "deflist", "smartquotes")

#: How MyST-NB counts the lines of a notebook: ten thousand a cell.
CELL: Final = 10_000


def write_pages(project: Project, edition: Edition, source: Path, out: Path, context: Mapping[str, Any]) -> None:
    """Write the pages of an edition; raises ``BookError`` with every warning."""
    from sphinx.application import Sphinx  # noqa: PLC0415 - slow to load, and only the build needs it
    from sphinx.errors import SphinxError  # noqa: PLC0415
    from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: PLC0415

    warnings = io.StringIO()
    failed = ""
    with patch_docutils(str(source)), docutils_namespace():
        try:
            app = Sphinx(
                srcdir=source,
                confdir=None,
                outdir=out,
                doctreedir=source.parent / f"{edition.lang}-doctrees",
                buildername="html",
                confoverrides=configuration(project, edition, source, context),
                freshenv=True,
                warningiserror=True,
                keep_going=True,
                status=None,
                warning=warnings,
            )
            app.build()
            failed = "the pages have warnings" if app.statuscode else ""
        except SphinxError as error:
            failed = str(error)
    if failed:
        said = in_the_writers_terms(warnings.getvalue(), source, project.chapters(edition))
        raise BookError(said or f"{project.chapters(edition)}: {failed}")


def configuration(project: Project, edition: Edition, source: Path, context: Mapping[str, Any]) -> dict[str, Any]:
    """Return Sphinx's configuration of an edition: Jupyter Book's, with our theme in place of its own."""
    from jupyter_book.config import get_final_config  # noqa: PLC0415 - slow to load

    settings: dict[str, Any]
    settings, _ = get_final_config(
        user_yaml=project.config, cli_config={"latex_individualpages": False}, sourcedir=source
    )
    settings["extensions"] = [name for name in settings["extensions"] if name not in UNUSED]
    settings["extensions"].append("aidanalysis.publish.extension")
    for name in UNUSED_SETTINGS:
        settings.pop(name, None)
    extensions = dict.fromkeys([*MYST_EXTENSIONS, *settings.get("myst_enable_extensions", ())])
    return (
        settings
        | SETTINGS
        | {
            "language": edition.sphinx_language,
            "project": edition.title,
            "html_title": edition.title,
            "html_baseurl": "",
            "html_context": {"edition": edition, "book": project, **context},
            "myst_enable_extensions": list(extensions),
            "nb_code_prompt_show": edition.words["code"],
            "nb_code_prompt_hide": edition.words["code"],
        }
    )


def in_the_writers_terms(said: str, source: Path, chapters: Path) -> str:
    """Return Sphinx's warnings with the chapter's own path, and the cell and line of it that each is about."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", said).replace(str(source), str(chapters))
    return re.sub(r"(\.ipynb):(\d{5,}):", _place, plain).strip()


def _place(match: re.Match[str]) -> str:
    cell, line = divmod(int(match[2]), CELL)
    return f"{match[1]}, cell {cell}, line {line}:"
