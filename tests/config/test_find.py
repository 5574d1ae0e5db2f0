"""Which configuration is found, from where."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kzclaims.config.find import find_config
from kzclaims.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

TABLE = '[project]\nname = "desk"\n\n[tool.kzclaims]\npaths = ["news"]\n'
OTHER = '[project]\nname = "desk"\n\n[tool.other]\nkzclaims = 1\n'


def place(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            file.mkdir(exist_ok=True)
        else:
            file.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        pytest.param({}, "a", None, id="none"),
        pytest.param({"kzclaims.toml": ""}, "", "kzclaims.toml", id="here"),
        pytest.param({"kzclaims.toml": ""}, "a/b", "kzclaims.toml", id="from-a-subfolder"),
        pytest.param(
            {"kzclaims.toml": "", "a/kzclaims.toml": ""}, "a/b", "a/kzclaims.toml", id="the-nearest-wins"
        ),
        pytest.param(
            {"kzclaims.toml": "", "a/kzclaims.toml": ""}, "", "kzclaims.toml", id="none-below-is-used"
        ),
        pytest.param({"pyproject.toml": TABLE}, "a", "pyproject.toml", id="pyproject"),
        pytest.param({"pyproject.toml": OTHER}, "a", None, id="pyproject-without-the-table"),
        pytest.param(
            {"pyproject.toml": TABLE, "a/pyproject.toml": OTHER},
            "a/b",
            "pyproject.toml",
            id="pyproject-above",
        ),
        pytest.param(
            {"kzclaims.toml": "", "pyproject.toml": TABLE}, "", "kzclaims.toml", id="its-own-file-first"
        ),
        pytest.param(
            {"kzclaims.toml": "", "a/pyproject.toml": TABLE}, "a", "kzclaims.toml", id="even-from-above"
        ),
        pytest.param({"kzclaims.toml": "", "a/.git/": ""}, "a/b", None, id="not-beyond-the-repository"),
        pytest.param({"kzclaims.toml": "", "a/.git": "gitdir: x"}, "a/b", None, id="not-beyond-a-worktree"),
        pytest.param({"a/kzclaims.toml": "", "a/.git/": ""}, "a/b", "a/kzclaims.toml", id="at-its-top"),
        pytest.param({"kzclaims.toml/": ""}, "a", "kzclaims.toml", id="a-folder-is-not-passed-over"),
        pytest.param({"pyproject.toml/": ""}, "a", None, id="a-folder-is-no-pyproject"),
        pytest.param({".kzclaims.toml": "", "kzclaims.TOML.bak": ""}, "", None, id="no-other-names"),
    ],
)
def test_the_configuration_of_a_folder(
    tmp_path: Path, files: dict[str, str], start: str, found: str | None
) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    place(tmp_path, files)
    assert find_config(tmp_path / start) == (None if found is None else tmp_path / found)


def test_the_home_folder_and_what_is_above_it_is_not_looked_at(tmp_path: Path) -> None:
    place(tmp_path, {"kzclaims.toml": "", "me/kzclaims.toml": "", "me/desk/x.txt": ""})
    home = tmp_path / "me"
    assert find_config(home / "desk", home=home) is None
    assert find_config(home, home=home) == home / "kzclaims.toml"
    assert find_config(home / "desk", home=tmp_path) == home / "kzclaims.toml"


def test_a_folder_in_which_anybody_may_write_is_not_looked_at(tmp_path: Path) -> None:
    place(tmp_path, {"kzclaims.toml": "", "desk/x.txt": ""})
    assert find_config(tmp_path / "desk") == tmp_path / "kzclaims.toml"
    tmp_path.chmod(0o1777)
    assert find_config(tmp_path / "desk") is None


def test_a_link_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "kzclaims.toml").symlink_to("gone.toml")
    assert find_config(tmp_path) == tmp_path / "kzclaims.toml"


def test_a_pyproject_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    place(tmp_path, {"pyproject.toml": "[tool.kzclaims\n", "a/x.txt": ""})
    with pytest.raises(ExceptionGroup) as caught:
        find_config(tmp_path / "a")
    (error,) = caught.value.exceptions
    assert isinstance(error, ConfigError)
    assert (error.diagnostic.file, error.diagnostic.line) == ("../pyproject.toml", 1)
    place(tmp_path, {"kzclaims.toml": ""})
    assert find_config(tmp_path / "a") == tmp_path / "kzclaims.toml"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files of this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pyproject.toml")
    assert find_config(tmp_path) is None
