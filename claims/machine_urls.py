"""Addresses for machines, without a language."""

from django.urls import URLPattern, path

from claims.views import machines
from claims.views.exports import claims_csv

app_name = "machines"

urlpatterns: list[URLPattern] = [
    path("claims.csv", claims_csv, name="claims-csv"),
    path("ratings.css", machines.rating_stylesheet, name="rating-stylesheet"),
]
