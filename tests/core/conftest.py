from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.workspace import Workspace
from tests.support.ledgers import small_village


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    """The small village, open."""
    with small_village(tmp_path) as workspace:
        yield workspace
