"""Fields that name one entry of a long list, found by typing."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.forms import ModelChoiceField


def as_key(typed: str | None) -> int:
    """A primary key out of an address or a form; 0, which no row has, for anything
    else: a number of twenty digits is none either."""
    is_key = typed is not None and typed.isdecimal() and len(typed) < 19
    return int(typed or 0) if is_key else 0


class EntrySelect(AutocompleteSelect):
    """Draws the chosen entry from `at_hand`, if it is there, without a query; and
    asks none if nothing is chosen."""

    at_hand: models.Model | None = None

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        entry = self.at_hand
        chosen = [str(each) for each in value if each]
        if chosen and (entry is None or chosen != [str(entry.pk)]):
            return super().optgroups(name, value, attr)
        groups: Any = [(None, [], 0)]
        if not self.is_required and not self.allow_multiple_selected:
            groups[0][1].append(self.create_option(name, "", "", False, 0))
        if chosen and entry is not None:
            label = self.choices.field.label_from_instance(entry)
            groups[0][1].append(self.create_option(name, entry.pk, label, True, 1))
        return groups


def hand_over(form: Any) -> None:
    """Gives the widgets of a row's form the entries that were read with the row."""
    known = form.instance._state.fields_cache
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(field, ModelChoiceField) and isinstance(widget, EntrySelect):
            widget.at_hand = known.get(name)
