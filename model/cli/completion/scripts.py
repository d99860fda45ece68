"""The scripts by which shells ask how a line may go on."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import model

_PROGRAM = "@program@"


class Shell(StrEnum):
    """The shells that there are scripts for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def script(shell: Shell) -> str:
    """What a shell has to read to complete ``belt-and-road`` and ``run_sim.py``, started in any
    way. It names this program by its full path, so that no other of that name is started."""
    return _SCRIPTS[shell].strip().replace(_PROGRAM, program()) + "\n"


def program() -> str:
    """This program as any shell starts it, from any folder."""
    door = Path(model.__file__).resolve().parents[1] / "run_sim.py"
    words = [str(door)] if door.is_file() else ["-P", "-m", "model.cli"]
    return shlex.join([sys.executable, *words])


_BASH = r"""
# Completion of the Belt and Road scenario model.
_belt_and_road() {
    local line=${COMP_LINE:0:COMP_POINT} word given reply
    word=${line##*[[:space:]]}
    given=${word%"$2"} # bash breaks words at = and :, too, and replaces the last piece alone
    COMPREPLY=()
    while IFS= read -r reply; do
        COMPREPLY+=("${reply#"$given"}")
    done < <(BELT_AND_ROAD_COMPLETE=bash BELT_AND_ROAD_LINE=$line @program@ 2>/dev/null)
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=:] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
_belt_and_road_python() {
    if [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]##*/} == run_sim.py ]]; then
        _belt_and_road "$@"
    elif [[ -n $_belt_and_road_other ]]; then
        "$_belt_and_road_other" "$@"
    fi
}
complete -o default -F _belt_and_road belt-and-road run_sim.py
# What completes other scripts of Python goes on doing so.
_completion_loader python &>/dev/null || _comp_load python &>/dev/null
if [[ $(complete -p python 2>/dev/null) =~ -F\ ([^ ]+) ]]; then
    if [[ ${BASH_REMATCH[1]} != _belt_and_road_python ]]; then
        _belt_and_road_other=${BASH_REMATCH[1]}
    fi
fi
complete -o default -F _belt_and_road_python python python3
"""

_ZSH = r"""
# Completion of the Belt and Road scenario model.
_belt_and_road() {
    local value about line="${(j: :)words[1,CURRENT-1]} $PREFIX"
    local -a whole open
    while IFS=$'\t' read -r value about; do
        about=${value//:/\\:}${about:+:$about}
        if [[ $value == *[=:] ]]; then open+=("$about"); else whole+=("$about"); fi
    done < <(BELT_AND_ROAD_COMPLETE=zsh BELT_AND_ROAD_LINE=$line @program@ 2>/dev/null)
    if (( $#whole + $#open == 0 )); then _files; return; fi
    (( $#whole )) && _describe -V value whole
    (( $#open )) && _describe -V value open -S ''
}
_belt_and_road_python() {
    if [[ CURRENT -gt 2 && ${words[2]:t} == run_sim.py ]]; then
        _belt_and_road
    else
        _python "$@"
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _belt_and_road belt-and-road run_sim.py
compdef _belt_and_road_python python python3
"""

_FISH = r"""
# Completion of the Belt and Road scenario model.
function __belt_and_road
    set -l line (commandline -cp | string join ' ')
    set -l found (env BELT_AND_ROAD_COMPLETE=fish BELT_AND_ROAD_LINE=$line @program@ 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
function __belt_and_road_by_python
    set -l words (commandline -opc)
    test (count $words) -ge 2; and string match -qr '(^|/)run_sim\.py$' -- $words[2]
end
complete -c belt-and-road -f -a '(__belt_and_road)'
complete -c run_sim.py -f -a '(__belt_and_road)'
complete -c python -n __belt_and_road_by_python -f -a '(__belt_and_road)'
complete -c python3 -n __belt_and_road_by_python -f -a '(__belt_and_road)'
"""

_SCRIPTS: Mapping[Shell, str] = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH}
