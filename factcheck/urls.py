"""Addresses of the whole site. Pages carry their language, machines' do not."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

handler404 = "claims.api.problems.not_found"
handler500 = "claims.api.problems.fault"
# Readers ask most, so their pages are looked for first: a language begins no other.
urlpatterns = [
    *i18n_patterns(path("", include("claims.urls"))),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("claims.machine_urls")),
]
