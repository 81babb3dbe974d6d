"""Pictures attached to what was recorded; taken off again, and named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from outreach.actions.act import Act
from outreach.errors import UserMistake, declare
from outreach.input_edge import fit_length, fit_to_store
from outreach.model import Activity, FraudCase, Photo, Receipt, Visit, new_id
from outreach.vocabulary import PhotoOf
from outreach.wording import mark

PHOTO_UNKNOWN = declare("photo_unknown", mark("There is no such photo: look it up in the list of photos."))
PHOTO_OF_NOTHING = declare(
    "photo_of_nothing", mark("What the photo belongs to is not there: look up its number, then attach again.")
)
PHOTO_THERE = declare(
    "photo_there", mark("This very photo is attached there already: nothing more needs to be done.")
)
TABLES: dict[PhotoOf, tuple[type[Any], str]] = {
    PhotoOf.VISIT: (Visit, "visit_id"),
    PhotoOf.ACTIVITY: (Activity, "activity_id"),
    PhotoOf.CASE: (FraudCase, "case_id"),
    PhotoOf.RECEIPT: (Receipt, "receipt_id"),
}


@dataclass(frozen=True)
class PhotoForm:
    """A sealed picture and what it belongs to; digests as `pictures` gives them."""

    of: PhotoOf
    record_id: str
    file: str
    salt: str
    exact: str
    near: str
    width: int
    height: int
    taken_at: datetime | None = None
    caption: str = ""


def check_photo(act: Act, of: PhotoOf, record_id: str, exact: str) -> None:
    """See that a picture may be attached there. Raises UserMistake; changes nothing."""
    table, column = TABLES[of]
    if act.session.get(table, record_id) is None:
        raise UserMistake(PHOTO_OF_NOTHING, field="record")
    same = select(Photo.id).where(Photo.exact == exact, getattr(Photo, column) == record_id)
    if act.session.scalar(same) is not None:
        raise UserMistake(PHOTO_THERE, field="file")


def attach_photo(act: Act, form: PhotoForm) -> str:
    """Attach a sealed picture; gives its id. Raises UserMistake."""
    check_photo(act, form.of, form.record_id, form.exact)
    _, column = TABLES[form.of]
    photo = Photo(
        id=new_id(),
        file=form.file,
        salt=form.salt,
        exact=form.exact,
        near=form.near,
        width=form.width,
        height=form.height,
        taken_at=form.taken_at,
        caption=fit_to_store(fit_length(form.caption, 300, "caption"), "caption"),
        added_at=act.now,
        added_by=act.by,
        counter=act.counter,
        **{column: form.record_id},
    )
    act.session.add(photo)
    act.describe(mark("Attach a photo"))
    return photo.id


def detach_photo(act: Act, photo_id: str) -> None:
    """Take a photo off; its sealed file stays until the store is tidied, so that undo gives it back."""
    act.session.delete(_photo(act, photo_id))
    act.describe(mark("Take a photo off"))


def caption_photo(act: Act, photo_id: str, caption: str) -> None:
    """Write what a photo shows. Raises UserMistake."""
    photo = _photo(act, photo_id)
    photo.caption = fit_to_store(fit_length(caption, 300, "caption"), "caption")
    act.describe(mark("Name a photo"))


def _photo(act: Act, photo_id: str) -> Photo:
    photo = act.session.get(Photo, photo_id)
    if photo is None:
        raise UserMistake(PHOTO_UNKNOWN, field="photo")
    return photo
