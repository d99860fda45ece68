"""Mesa without what it imports for spaces, data collectors and batch runs, which takes longer than
all the rest of the model and which the model does without."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from importlib.abc import Loader
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_NAME = "mesa"
_LOADING = RLock()
_USED = {"Agent": "mesa.agent", "Model": "mesa.model"}


def import_mesa() -> None:
    """Import of Mesa its agents and models; the rest follows once anybody asks for it.

    Where Mesa is not as expected, it is left to be imported as usual.
    """
    spec = None if _NAME in sys.modules else find_spec(_NAME)
    if spec is None or spec.loader is None:
        return
    package = sys.modules[_NAME] = module_from_spec(spec)
    try:
        for name, module in _USED.items():
            setattr(package, name, getattr(import_module(module), name))
    except Exception:
        for name in [name for name in sys.modules if name.partition(".")[0] == _NAME]:
            del sys.modules[name]
        return
    package.__dict__["__getattr__"] = partial(_whole, package, spec.loader)


def _whole(package: ModuleType, loader: Loader, name: str) -> Any:
    """An attribute of the package, once all of it has been imported."""
    with _LOADING:
        later = package.__dict__.pop("__getattr__", None)
        try:
            if later is not None:
                loader.exec_module(package)
        except BaseException:
            package.__dict__["__getattr__"] = later  # whoever asks next is told what went wrong
            raise
        return getattr(package, name)
