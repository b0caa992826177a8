"""Fieldsets drawn by our own hand say what the admin's template says."""

import re
from pathlib import Path

import django
from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.template import Context, Engine
from django.template.loader import get_template
from django.test import TestCase

from claims.models import Claim

THEIRS = Path(django.__file__).parent / "contrib/admin/templates/admin/includes"


class OddForm(forms.ModelForm):
    agrees = forms.BooleanField(required=False, help_text="<b>Tick</b> it.")
    kept = forms.CharField(widget=forms.HiddenInput, help_text="Not seen.")
    words = forms.CharField(label='Words & "more"', max_length=3)

    class Meta:
        model = Claim
        fields = ("kind", "priority")


def squeezed(html):
    """Without white space around tags."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)


class FieldsetTests(TestCase):
    def fieldsets(self, data=None):
        told = (
            (None, {"fields": ("words", ("kind", "agrees"), "kept")}),
            ("A & B", {"fields": ("agrees",), "classes": ("wide",)}),
            ("Fold", {"fields": (("kept", "words"),), "classes": ("collapse",)}),
            ("Said", {"fields": ("words",), "description": "<i>So</i>."}),
            ("Read", {"fields": ("state", ("kind", "created_at"), "priority")}),
        )
        model_admin = admin.site._registry[Claim]
        form = OddForm(data, instance=Claim(statement={"en": "x"}))
        only_read = ("state", "created_at", "priority")
        return AdminForm(form, told, {}, only_read, model_admin)

    def assert_drawn_alike(self, fieldset, **context):
        engine = Engine(dirs=[THEIRS])
        context = {"fieldset": fieldset, **context}
        theirs = engine.get_template("fieldset.html").render(Context(context))
        ours = get_template("admin/includes/fieldset.html").render(context)
        self.assertEqual(squeezed(ours), squeezed(theirs))

    def test_the_site_draws_with_it(self):
        drawn = get_template("admin/includes/fieldset.html")
        self.assertIn("fieldset_written", drawn.template.source)

    def test_every_sort_of_line_is_written_as_the_template_writes_it(self):
        for data in (None, {}, {"words": "<too> long", "kind": "x"}):
            for number, fieldset in enumerate(self.fieldsets(data)):
                with self.subTest(data=data, fieldset=number):
                    self.assert_drawn_alike(
                        *(fieldset,),
                        **{"prefix": "p", "id_prefix": 0, "id_suffix": number},
                        heading_level=number and 4,
                    )
