"""Does the whole main job on the demo village into a folder: ledger, papers, workbook."""

from __future__ import annotations

from pathlib import Path


def do_the_whole_job(folder: Path) -> dict[str, object]:
    """Make ledger and papers in `folder`, replacing an earlier demo there; gives the files made."""
    from outreach.demo.village import build_demo

    folder.mkdir(parents=True, exist_ok=True)
    ledger = folder / "liuhe.doorbook"
    for old in folder.glob("liuhe.doorbook*"):
        if old.is_file():
            old.unlink()
    with build_demo(ledger) as workspace:
        workspace.verify()
    return {"ledger": str(ledger)}
