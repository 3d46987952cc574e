"""Build the editions of the book: run the notebooks, hand them to Sphinx, and open the front door."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aidanalysis.errors import AidAnalysisError
from aidanalysis.publish import front_door
from aidanalysis.publish.downloads import write_data, write_notebooks, write_tables
from aidanalysis.publish.editions import EDITIONS
from aidanalysis.publish.notebooks import run_notebooks
from aidanalysis.publish.page_files import drop_unused
from aidanalysis.publish.web_font import write_font

if TYPE_CHECKING:
    from aidanalysis.publish.editions import Edition

THEME = Path(__file__).parent / "theme"

#: Extensions of Jupyter Book that load scripts which no page of ours needs.
UNUSED = {
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
UNUSED_SETTINGS = ("comments_config", "use_jupyterbook_latex", "use_multitoc_numbering")


class BuildError(AidAnalysisError, RuntimeError):
    """A book that cannot be built without a warning."""


def build(root: Path) -> Path:
    """Build every edition below ``root / "_build"`` from nothing; returns the front door."""
    work, out = root / "_build" / "work", root / "_build" / "html"
    for folder in (work, out):
        shutil.rmtree(folder, ignore_errors=True)
    editions = [edition for edition in EDITIONS.values() if (root / "book" / edition.lang).is_dir()]
    sources = [path for edition in editions for path in sorted((root / "book" / edition.lang).glob("*.ipynb"))]
    for edition in editions:
        shutil.copytree(
            root / "book" / edition.lang, work / edition.lang, ignore=shutil.ignore_patterns("*.ipynb", ".*")
        )
    run_notebooks(sources, [work / path.relative_to(root / "book") for path in sources])
    for edition in editions:
        _sphinx(edition, root / "_config.yml", work / edition.lang, out / edition.lang)
        write_data(root / "data", out / edition.lang / "_static" / "data", edition.lang)
        write_tables(out / edition.lang)
        write_notebooks(root / "book" / edition.lang, out / edition.lang)
        write_font(out / edition.lang)
        drop_unused(out / edition.lang)
    shutil.rmtree(out / "jupyter_execute", ignore_errors=True)
    return front_door.write(out, editions)


def _sphinx(edition: Edition, config: Path, source: Path, out: Path) -> None:
    from sphinx.application import Sphinx  # noqa: PLC0415 - slow to load, and only the build needs it
    from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: PLC0415

    with patch_docutils(str(source)), docutils_namespace():
        app = Sphinx(
            srcdir=source,
            confdir=None,
            outdir=out,
            doctreedir=source.parent / f"{edition.lang}-doctrees",
            buildername="html",
            confoverrides=configuration(edition, config, source),
            freshenv=True,
            warningiserror=True,
            keep_going=True,
            status=None,
        )
        app.build()
    if app.statuscode:
        raise BuildError(f"the {edition.lang} edition has warnings; they are printed above")


def configuration(edition: Edition, config: Path, source: Path) -> dict[str, Any]:
    """Return Sphinx's configuration of an edition: Jupyter Book's, with our theme in place of its own."""
    from jupyter_book.config import get_final_config  # noqa: PLC0415 - slow to load

    settings: dict[str, Any]
    settings, _ = get_final_config(user_yaml=config, cli_config={"latex_individualpages": False}, sourcedir=source)
    settings["extensions"] = [name for name in settings["extensions"] if name not in UNUSED]
    settings["extensions"].append("aidanalysis.publish.extension")
    for name in UNUSED_SETTINGS:
        settings.pop(name, None)
    return settings | {
        "language": edition.sphinx_language,
        "project": edition.title,
        "html_title": edition.title,
        "html_theme": "theme",
        "html_theme_path": [str(THEME.parent)],
        "html_theme_options": {},
        "html_sidebars": {},
        "html_static_path": [],
        "html_context": {"edition": edition},
        "html_permalinks_icon": "#",
        "html_use_index": False,
        "nb_code_prompt_show": edition.words["code"],
        "nb_code_prompt_hide": edition.words["code"],
        "aidanalysis_edition": edition.lang,
    }
