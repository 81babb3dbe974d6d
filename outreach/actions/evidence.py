"""Pictures attached to what was recorded; taken off again, and named."""

from __future__ import annotations

from collections.abc import Sequence
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
    look: str = ""


@dataclass(frozen=True)
class TurnedForm:
    """A photo's picture sealed anew the other way round."""

    file: str
    salt: str
    near: str
    look: str
    width: int
    height: int


def check_photo(act: Act, of: PhotoOf, record_id: str) -> None:
    """See that pictures may be attached to a record. Raises UserMistake; changes nothing."""
    if act.session.get(TABLES[of][0], record_id) is None:
        raise UserMistake(PHOTO_OF_NOTHING, field="record")


def attach_photos(act: Act, forms: Sequence[PhotoForm]) -> tuple[str, ...]:
    """Attach sealed pictures in one go; gives their ids. Raises UserMistake."""
    added = tuple(_attach(act, form) for form in forms)
    if len(added) == 1:
        act.describe(mark("Attach a photo"))
    else:
        act.describe(mark("Attach {n} photos"), n=len(added))
    return added


def _attach(act: Act, form: PhotoForm) -> str:
    check_photo(act, form.of, form.record_id)
    column = TABLES[form.of][1]
    same = select(Photo.id).where(Photo.exact == form.exact, getattr(Photo, column) == form.record_id)
    if act.session.scalar(same) is not None:
        raise UserMistake(PHOTO_THERE, field="file")
    photo = Photo(
        id=new_id(),
        file=form.file,
        salt=form.salt,
        exact=form.exact,
        near=form.near,
        look=form.look,
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
    act.session.flush()
    return photo.id


def turn_photo(act: Act, photo_id: str, turned: TurnedForm) -> None:
    """Show a photo the other way round; its sealed file of before stays for undo. Raises UserMistake."""
    photo = _photo(act, photo_id)
    photo.file, photo.salt = turned.file, turned.salt
    photo.near, photo.look = turned.near, turned.look
    photo.width, photo.height = turned.width, turned.height
    act.describe(mark("Turn a photo"))


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
