"""Texts, numbers and YAML that nobody sensible writes, and that somebody will."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "", " ", "-", ".", "..", "../..", "../../etc/passwd", "/etc/passwd", "/dev/zero", "/", "~", "all",
    "baseline", "no_such_name", "BASELINE", "baseline.yaml", "./baseline.yaml", "con", "-1", "--", "--help",
    "a" * 300, "\u202eesrever", "\x1b[31mred\x1b[0m", "\x9b31m", "\x07", "a\rb", "a\bb", "a\nb", "a\tb",
    "[bold]b[/bold]", "[/]", "[link=https://example.org]x[/link]", "$\\frac{$", "$x", "<script>alert(1)</script>",
    "=1+1", "@SUM(A1)", "＝1", "|x|", "`x`", "%s%n", "{0}", "${HOME}", "$(id)", "新丝绸之路", "Жібек жолы", "😀",
    "\ud800", "\udcff", "\ufeff", "\u2028", "\u200d", "e\u0301" * 40, "None", "nan", "null", "true",
)  # fmt: skip
NUMBERS = (
    "0", "1", "-0", "-1", "0.5", "1e308", "1e309", "-1e309", "1e-400", ".inf", "-.inf", ".nan", "nan", "inf",
    "9" * 30, "9" * 400, "9" * 5000, "0x" + "f" * 50, "0o17", "1_000", "1,000", "½", "٣", "１", "1e", "+", "NaN",
    "5e-324", "0.1e-1", "00", "1.", ".5", "true", "2026-Q1", "2026-01-01", "12:30:00", "2030", "2060", "9999",
)  # fmt: skip
YAML = (
    "{}", "[]", "[[]]", "{a: {b: [1, 2]}}", "&a 1", "*a", "&a [*a]", "<<: *a", "!!python/object/apply:os.system [id]",
    "!!python/name:os.system", "!!binary aGk=", "!!set {a}", "!!timestamp 2026-01-01", "!x 1", "|\n  text", ">-\n  text",
    "'", '"', '"\\x1b[31m"', '"\\u202e"', '"\\ud800"', '"\\0"', "? [a]", "- x", "---", "...", "%TAG ! tag:x", "# c", ": ",
    "{distribution: uniform, low: 0, high: 1}", "{distribution: triangular, low: 0, high: 5e-324}", "fixed", "\t",
)  # fmt: skip

words = st.sampled_from(WORDS) | st.text(max_size=12)
numbers = (
    st.sampled_from(NUMBERS)
    | st.integers().map(str)
    | st.floats().map(str)
    | st.from_regex(r"\A20(1[3-9]|[2-6][0-9])(-Q[0-5])?\Z")
)
scraps = words | numbers | st.sampled_from(YAML)
