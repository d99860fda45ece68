"""Laws of the tests that should notice: the mirrored one first, then those that import the file."""

from __future__ import annotations

from pathlib import Path

from tests.mutants.noticing import nearest, wider


def project(root: Path) -> Path:
    files = {
        "model/rules/transit/terms.py": "",
        "model/rules/transit/__init__.py": "from model.rules.transit.terms import x\n",
        "model/agents/shippers.py": "from model.rules.transit.terms import x\n",
        "tests/rules/transit/test_terms.py": "from model.rules.transit import terms\n",
        "tests/rules/transit/test_other.py": "",
        "tests/rules/test_package.py": "from model.rules.transit import x\n",
        "tests/agents/helper.py": "import model.rules.transit.terms\n",
        "tests/agents/test_helped.py": "from tests.agents.helper import y\n",
        "tests/agents/test_shippers.py": "from model.agents.shippers import z\n",
        "tests/laws/test_terms_of_trade.py": "",
        "tests/cli/test_far.py": "",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_the_mirrored_test_goes_before_others_that_import_the_file(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert nearest(root, "model/rules/transit/terms.py") == [
        "tests/rules/transit/test_terms.py", "tests/rules/test_package.py",
    ]  # fmt: skip
    found = wider(root, "model/rules/transit/terms.py")
    assert found[0] == "tests/rules/transit/test_other.py"
    assert found[2] == "tests/agents/test_helped.py"
    assert {"tests/laws/test_terms_of_trade.py", "tests/agents/test_shippers.py"} <= set(found)
    assert "tests/cli/test_far.py" not in found
    assert not set(found) & set(nearest(root, "model/rules/transit/terms.py"))


def test_a_file_without_a_test_of_its_own_has_those_beside(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "model/agents/new.py").write_text("", encoding="utf-8")
    assert nearest(root, "model/agents/new.py") == []
    assert "tests/agents/test_shippers.py" in wider(root, "model/agents/new.py")
