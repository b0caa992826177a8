"""Pages for readers, in their language: /ru/… and /en/…."""

from django.urls import URLPattern

app_name = "claims"

urlpatterns: list[URLPattern] = []
