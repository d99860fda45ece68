"""Files made to do harm: they get no memory, no time, no code run and no file read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.errors import ScenarioError
from model.scenario import catalogue, load_scenario
from model.scenario.creation import create_scenario
from tests.fuzz.effort import watched
from tests.scenario.files import home_with_baseline, write

MEMORY = 600 * 2**20
"""Bytes of address space that the program with its libraries may take to refuse a bomb."""
PROJECT = Path(__file__).resolve().parents[2]
FULL = 990_000


def filled(unit: str, start: str = "", end: str = "") -> str:
    """A text of nearly the largest size allowed, of one unit again and again."""
    return start + unit * ((FULL - len(start) - len(end)) // len(unit)) + end


def numbered(unit: str, start: str = "") -> str:
    """As `filled`, with a number in each unit."""
    return start + "".join(unit.format(i) for i in range(FULL // (len(unit) + 4)))


LAUGHS = "a0: &a0 [lol]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)
)
BOMBS = {
    "billion_laughs": f"title: x\n{LAUGHS}",
    "quadratic": filled("*a, ", f"title: &a {'a' * 300_000}\nevents: [", "]"),
    "merge_keys": filled("  <<: *a\n", "title: &a {x: y}\ndials:\n"),
    "aliases": filled("*a,", "title: x\nevents: [", "]"),
    "anchors": numbered("&a{} 1,", "title: x\nevents: [") + "]",
    "cycle": "title: x\nevents: &a [*a]\n",
    "tag_directives": numbered("%TAG !a{}! b\n") + "---\ntitle: x\n",
    "keys": numbered("k{}: 1\n", "title: x\n"),
    "dials": numbered(" k{}: 1\n", "title: x\ndials:\n"),
    "spreads": numbered(" transit_tarif{}: fixed\n", "title: x\nuncertainty:\n"),
    "events": filled("{},", "title: x\nevents: [", "]"),
    "nothings": filled("- \n", "title: x\nevents:\n"),
    "brackets": filled("["),
    "braces": filled("{a: ", "title: "),
    "questions": filled("? "),
    "quotes": filled("a", "title: '"),
    "lines": filled("\n"),
    "title": filled("a", "title: "),
    "digits": filled("9", "title: x\ndials: {land_rumours: ", "}"),
}
READ = """
import resource, sys
from pathlib import Path
from model.scenario import ScenarioError, load_scenario

resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
for path in sys.argv[1:]:
    try:
        load_scenario(Path(path))
    except ScenarioError as error:
        assert len(error.problems) <= 101, path
        assert len(str(error)) < 100_000, path
    else:
        raise SystemExit(f"{{path}} was taken")
"""


def test_no_bomb_takes_memory_or_time(tmp_path: Path) -> None:
    paths = []
    for name, text in BOMBS.items():
        paths.append(tmp_path / f"{name}.yaml")
        paths[-1].write_text(text)
    command = [sys.executable, "-c", READ.format(limit=MEMORY), *map(str, paths)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['touch {trap}']",
        "!!python/object/new:os.system ['touch {trap}']",
        "!!python/object/apply:subprocess.check_output [[touch, '{trap}']]",
        "!!python/name:os.system",
        "!!python/module:antigravity",
    ],
)
def test_no_code_is_run(tmp_path: Path, value: str) -> None:
    trap = tmp_path / "trap"
    path = write(tmp_path, "evil", f"description: {value.format(trap=trap)}\n")
    with pytest.raises(ScenarioError, match=r"evil\.yaml:2: tag tag:yaml\.org,2002:python"):
        load_scenario(path)
    assert not trap.exists()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of scenarios, and beside it a folder with a scenario and a secret."""
    away = tmp_path / "away"
    away.mkdir()
    write(away, "other")
    (away / "secret.txt").write_text("the secret")
    inside = tmp_path / "home"
    inside.mkdir()
    return home_with_baseline(inside)


@pytest.mark.parametrize(
    "parent",
    [
        "../away/other",
        "{away}/other",
        "../away/other.yaml",
        "{away}/secret.txt",
        "./baseline",
        "..",
        "~",
    ],
)
def test_no_path_can_be_extended(home: Path, parent: str) -> None:
    named = parent.format(away=home.parent / "away")
    path = write(home, "climber", f"extends: {named!r}\n".replace("'", '"'))
    with pytest.raises(ScenarioError, match=r"climber\.yaml:2: extends: .* is not a name"):
        load_scenario(path, folder=home)


@pytest.mark.parametrize("target", ["away/other.yaml", "away/secret.txt"])
def test_a_link_that_leads_away_is_not_followed_by_name(home: Path, target: str) -> None:
    (home / "link.yaml").symlink_to(home.parent / target)
    path = write(home, "climber", "extends: link\n")
    for asked in ("link", path):
        with pytest.raises(ScenarioError, match="a link that leads out of the folder") as caught:
            load_scenario(asked, folder=home)
        assert "the secret" not in str(caught.value)
    with pytest.raises(ScenarioError, match="a link that leads out of the folder"):
        create_scenario("fresh", "link", folder=home)


def test_a_link_within_the_folder_is_followed(home: Path) -> None:
    write(home, "real")
    (home / "alias.yaml").symlink_to("real.yaml")
    assert load_scenario("alias", folder=home).name == "alias"
    assert "alias" in catalogue(home)


def test_a_link_given_as_a_path_is_followed(home: Path) -> None:
    link = home.parent / "mine.yaml"
    link.symlink_to(home.parent / "away" / "other.yaml")
    assert load_scenario(link, folder=home).name == "mine"


def test_a_parent_may_lie_beside_the_file_that_extends_it(home: Path) -> None:
    away = home.parent / "away"
    assert load_scenario(write(away, "child", "extends: other\n"), folder=home).extends == "other"


def test_links_that_go_round_are_refused(home: Path) -> None:
    (home / "a.yaml").symlink_to("b.yaml")
    (home / "b.yaml").symlink_to("a.yaml")
    with watched(), pytest.raises(ScenarioError, match="no such scenario"):
        load_scenario("a", folder=home)
    with watched(), pytest.raises(ScenarioError, match=r"a\.yaml: cannot be read"):
        load_scenario(home / "a.yaml", folder=home)


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_no_parent(home: Path, kind: str) -> None:
    odd = home / "odd.yaml"
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind == "folder":
        odd.mkdir()
    else:
        odd.symlink_to("/dev/zero")
    path = write(home, "child", "extends: odd\n")
    with watched(), pytest.raises(ScenarioError, match=r"child\.yaml:2: extends"):
        load_scenario(path, folder=home)
    with watched(), pytest.raises(ScenarioError, match=r"not an ordinary file|a folder where"):
        load_scenario(odd, folder=home)


@pytest.mark.parametrize(
    "name", ["../up", "/tmp/x", "a/b", "a\x00b", "..", "", "con.yaml", "a\n", "Ä", "x" * 81]
)
def test_no_name_makes_a_file_elsewhere(home: Path, name: str) -> None:
    before = sorted(home.parent.rglob("*"))
    for asked, parent in ((name, "baseline"), ("fresh", name)):
        with pytest.raises(ScenarioError, match=r"^(NAME|--from): "):
            create_scenario(asked, parent, folder=home)
    assert sorted(home.parent.rglob("*")) == before


@pytest.mark.parametrize("force", [True, False])
def test_where_no_file_can_be_made_it_is_said(home: Path, force: bool) -> None:
    (home / "taken.yaml").mkdir()
    with pytest.raises(ScenarioError, match=r"taken\.yaml: (exists already|cannot be written)"):
        create_scenario("taken", "baseline", replace=force, folder=home)
    assert not list(home.glob(".*"))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ('"a\\u202eb"', "a control character"),
        ('"a\\x1b[31mb"', "a control character"),
        ('"a\\u2066b"', "a control character"),
        ("a\u202eb", r"U\+202E in a text file"),
        ("x" * 201, "201 characters; allowed: at most 200"),
    ],
)
def test_titles_that_would_not_read_as_they_are_get_refused(
    tmp_path: Path, title: str, words: str
) -> None:
    with pytest.raises(ScenarioError, match=rf"x\.yaml:1: .*{words}"):
        load_scenario(write(tmp_path, "x", title=title))
