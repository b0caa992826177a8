"""Addresses for machines, without a language."""

from django.urls import URLPattern

app_name = "machines"

urlpatterns: list[URLPattern] = []
