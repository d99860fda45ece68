"""Laws of room on disk: a full one is told with what is needed, other trouble is not hidden."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from model.ensemble.disk_space import DiskFullError, bytes_needed, reporting_full_disk


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
@pytest.mark.parametrize(
    ("needed", "told"), [(2_500_000_000, "2.5 GB"), (999_900_000, "999.9 MB"), (10**9, "1.0 GB")]
)
def test_a_full_disk_is_told_with_what_is_needed(
    tmp_path: Path, code: int, needed: int, told: str
) -> None:
    with (
        pytest.raises(DiskFullError, match=f"no room left for .*up to {told} until .* are free"),
        reporting_full_disk(tmp_path, needed),
    ):
        raise OSError(code, "Full")


def test_nothing_is_said_of_what_is_not_known(tmp_path: Path) -> None:
    with pytest.raises(DiskFullError) as caught, reporting_full_disk(tmp_path / "missing"):
        raise OSError(errno.ENOSPC, "No space left")
    assert str(caught.value) == f"no room left for {tmp_path / 'missing'}: no space left"


def test_other_trouble_is_left_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(PermissionError), reporting_full_disk(tmp_path, 1):
        raise PermissionError(errno.EACCES, "no")


def test_room_is_for_two_copies_and_the_years() -> None:
    assert bytes_needed(1000, 92, 100) == 1000 * 92 * 100 * 8 * 9 // 4
