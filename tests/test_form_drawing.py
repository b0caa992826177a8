"""Forms drawn by our own hand say what Django's templates say."""

import datetime as dt
import re
from decimal import Decimal

from django import forms
from django.conf import settings as site
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.test import SimpleTestCase
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.form_drawing import WRITERS, StringRenderer

ANY = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.booleans(),
    st.none(),
    st.just(mark_safe("<b>&amp;</b>")),
    st.just(Decimal("1234.50")),
    st.just(dt.date(2026, 3, 12)),
    st.just(gettext_lazy("Save")),
)
INPUTS = (
    *(forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput),
    *(forms.HiddenInput, forms.PasswordInput, forms.DateInput, forms.DateTimeInput),
    *(forms.TimeInput, forms.CheckboxInput, forms.Textarea),
)


def squeezed(html: str) -> str:
    return re.sub(r">\s+<", "><", html)


class DrawingTests(SimpleTestCase):
    def assert_drawn_alike(self, draw):
        for language in ("ru", "en"):
            with translation.override(language):
                ours, theirs = draw(StringRenderer()), draw(DjangoTemplates())
            self.assertEqual(squeezed(ours), squeezed(theirs))

    def test_the_site_draws_with_it(self):
        self.assertEqual(site.FORM_RENDERER, "claims.form_drawing.StringRenderer")

    @settings(max_examples=40, deadline=None)
    @given(name=st.text(min_size=1, max_size=9), value=ANY, more=ANY)
    def test_boxes_hold_any_value_and_any_attribute(self, name, value, more):
        for kind in INPUTS:
            widget = kind(attrs={"class": "a<b", "data-x": more, "required": True})
            self.assert_drawn_alike(
                lambda renderer, widget=widget: widget.render(
                    name, value, {"id": "i"}, renderer
                )
            )

    @settings(max_examples=40, deadline=None)
    @given(value=ANY, label=ANY)
    def test_menus_with_groups_and_without(self, value, label):
        choices = [("", "—"), (value, label), ("Group <1>", [("a", "A"), (value, 7)])]
        for kind in (forms.Select, forms.SelectMultiple):
            widget = kind(choices=choices, attrs={"disabled": True})
            self.assert_drawn_alike(
                lambda renderer, widget=widget: widget.render(
                    "n", [value], None, renderer
                )
            )

    @settings(max_examples=40, deadline=None)
    @given(label=ANY, tag=st.booleans())
    def test_labels(self, label, tag):
        context = {"label": label, "tag": "label", "use_tag": tag}
        for attrs in ({}, {"for": "id_<x>", "class": "required"}):
            self.assert_drawn_alike(
                lambda renderer, attrs=attrs: renderer.render(
                    "django/forms/label.html", {**context, "attrs": attrs}
                )
            )

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.text(max_size=20), max_size=3))
    def test_complaints(self, complaints):
        for key in (None, "id_x"):
            self.assert_drawn_alike(
                lambda renderer, key=key: str(
                    ErrorList(complaints, renderer=renderer, field_id=key)
                )
            )

    def test_every_writer_stands_for_a_template_there_is(self):
        for name in WRITERS:
            self.assertTrue(DjangoTemplates().get_template(name), name)
