#!/usr/bin/env bash
# Babel 2.19.0: a slice of a variable that has the name of a gettext function can make the next
# docstring a message.
#
# One would guess: with the keyword `text`, a message is the literal argument of a call `text("...")`;
# a variable `text` that is sliced with a call inside, `text[: max(n - 1, 0)]`, is none.
# What happens: the closing bracket of `max(...)` does not end the search that the name began, so the next
# string that stands alone, here the docstring of another function, is extracted as a message, if a call
# that takes nothing follows. Nothing is said about it. Other slices of the same shape are passed over.
# Why it matters: catalogues grow a docstring to be translated into each language, and a check that all
# messages are translated fails after an upgrade (2.18 does not do it, see the output) without a change of
# code. Read the messages from the syntax tree, or give no variable the name of a gettext function.
# Source: babel.messages.extract.extract_python of the installed package.
# Output seen:
#   babel 2.17.0 []
#   babel 2.18.0 []
#   babel 2.19.0 ['A docstring.']
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat >"$folder/code.py" <<'PY'
def shortened(text, columns):
    kept = text[: max(columns - 1, 0)]
    return kept

def wrapped(text):
    """A docstring."""
    if text.isascii():
        return [text]
PY

cat >"$folder/extract.py" <<'PY'
import sys
from importlib.metadata import version

from babel.messages.extract import extract_from_file

found = [message for _, message, *_ in extract_from_file("python", sys.argv[1], {"text": None})]
print("babel", version("babel"), found)
PY

for release in 2.17.0 2.18.0 2.19.0; do
    python3 -m venv "$folder/$release"
    "$folder/$release/bin/pip" install --quiet --disable-pip-version-check "babel==$release" 2>/dev/null
    "$folder/$release/bin/python" "$folder/extract.py" "$folder/code.py"
done | tee "$folder/output"

diff "$folder/output" - <<'SEEN'
babel 2.17.0 []
babel 2.18.0 []
babel 2.19.0 ['A docstring.']
SEEN
