"""The page: one file, safe against anything in the text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from aidanalysis.auditing import audit
from aidanalysis.auditing.across import across
from aidanalysis.auditing.outputs.page import page
from aidanalysis.auditing.outputs.page.document import headline
from aidanalysis.auditing.outputs.questions import IF, SETTLES
from aidanalysis.records.labels import ClaimKind

TEXT = "甲镇20户、乙镇30户、丙镇50户，共计120户。\n规划项目50个，已开工40个，开工率80%。"


def page_of(*texts: str, lang: str = "en") -> str:
    """Return the page of some texts."""
    audits = [audit(text, document=f"{2018 + n}.txt") for n, text in enumerate(texts)]
    return page(audits, across(audits), lang)


class Elements(HTMLParser):
    """The elements of a page, with what they refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


def parsed(html: str) -> Elements:
    """Return the elements of a page."""
    elements = Elements()
    elements.feed(html)
    return elements


def test_every_link_stays_inside() -> None:
    """Figures and claims refer to each other, and to nothing outside the page."""
    elements = parsed(page_of(TEXT, TEXT))
    assert elements.links
    assert {link.removeprefix("#") for link in elements.links} <= set(elements.ids)
    assert len(elements.ids) == len(set(elements.ids))


def test_only_its_own_style_and_script_may_run() -> None:
    """The policy names the hashes of the one style and the one script, and forbids all else."""
    html = page_of(TEXT)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert not parsed(html).attributes & {"style", "onclick", "onload"}


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=1>",
        '"><svg/onload=1>',
        "\0\x1b[2J",
        "</style>",
        "]]>",
        "\u202e",
    ],
)
def test_text_is_text(hostile: str) -> None:
    """Nothing in a report becomes an element, an attribute or a control character."""
    text = f"落实{hostile}项目46个：{hostile}类18个，卫生类12个，{hostile}类15个。"
    found = audit(text, document=hostile)
    html = page([found], across([found]), "en")
    plain = parsed(page_of("落实项目46个：类18个，卫生类12个，类15个。"))
    assert parsed(html).tags == plain.tags
    assert parsed(html).attributes == plain.attributes
    assert not set(html) & set("\0\x1b\u202e")


def test_both_languages_are_there() -> None:
    """Every saying stands in English and in Chinese, and the page opens in the one asked for."""
    html = page_of(TEXT, lang="zh")
    assert html.count('class="en"') == html.count('class="zh"')
    assert '<html lang="zh" data-lang="zh">' in html
    assert "does not follow" in html
    assert "不相符" in html


def test_a_verdict_is_told_without_colour() -> None:
    """A figure that does not follow carries a sign and words."""
    html = page_of(TEXT)
    marked = re.search(r'<a class="figure contradicts".*?</a>', html)
    assert marked is not None
    assert "≠" in marked[0]
    assert "does not follow" in marked[0]


QUERIED = "累计投入资金780万元，其中教育200万元、卫生300万元、农业270万元。"


def test_an_open_query_is_never_called_holding() -> None:
    """The headline counts the questions that are open, alone or beside what does not follow."""
    asked, against, holds = audit(QUERIED), audit(f"{TEXT}\n{QUERIED}"), audit("规划项目50个，已开工40个，开工率80%。")
    assert len(asked.queries) == len(against.queries) == 1
    assert headline(asked) == ("1 question is open; claims that follow: 0.", "有1处疑点待核；另有0处表述相符。")
    assert headline(against)[0] == "1 of 2 claims does not follow; 1 more to be asked."
    assert headline(against)[1].endswith("另有疑点1处。")
    assert headline(holds)[0] == "No claim fails to follow; claims checked: 1."
    assert headline(audit("投入800万元。"))[0] == "No claim could be checked."


def test_a_query_is_a_question_with_what_would_settle_it() -> None:
    """A query tells its condition, its arithmetic and what would settle it, in both languages, and marks its figure."""
    html = page_of(QUERIED)
    asked = re.search(r'<details class="claim query" id="q0-0".*?</details>', html)
    assert asked is not None
    said = re.sub(r"<[^>]*>", "", asked[0])
    assert "If these 3 are all the parts of 780万元: 200万元 + 300万元 + 270万元 = 770万元, not 780万元." in said
    assert "如果所列3项就是780万元的全部分项：200万元 + 300万元 + 270万元 = 770万元，而不是780万元。" in said
    assert "the complete list of parts" in said
    assert "完整的分项清单" in said
    assert '<a class="figure query" id="f0-6" href="#q0-0">' in html
    assert "does not follow" not in said


def test_a_page_without_queries_asks_nothing() -> None:
    """Where nothing is asked there is no section of questions."""
    assert 'class="asking"' not in page_of(TEXT)
    assert 'class="claim query"' not in page_of(TEXT)


def test_every_kind_can_be_asked() -> None:
    """Each kind of claim has its condition and what would settle it, in both languages."""
    assert set(IF) == set(SETTLES) == set(ClaimKind)


def test_a_page_names_the_file_and_no_folder() -> None:
    """A page that is sent on says nothing of the folders of the machine that made it."""
    audits = [audit(TEXT, document="/home/someone/reports/2018.txt")]
    made = page(audits, across(audits), "en")
    assert '<h1 lang="zh">2018.txt</h1>' in made
    assert "someone" not in made
