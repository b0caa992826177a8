"""Pages for readers, in their language: /ru/… and /en/…."""

from django.urls import path

from claims.api.page import description_page
from claims.views import (
    articles,
    catalogue,
    check,
    claims,
    entries,
    ourselves,
    reports,
    site,
    suggestions,
)

app_name = "claims"

urlpatterns = [
    path("", site.home, name="home"),
    path("check/", check.check, name="check"),
    path("claims/", claims.claim_list, name="claim-list"),
    path("claims/<slug:public_id>/", claims.claim_detail, name="claim-detail"),
    path("claims/<slug:public_id>/report/", reports.report_error, name="report-error"),
    path("names/<slug:facet>/", suggestions.names, name="names"),
    path("articles/", articles.article_list, name="article-list"),
    path("articles/<slug:key>/", articles.article_detail, name="article-detail"),
    path("sources/", entries.source_list, name="source-list"),
    path("sources/<slug:slug>/", catalogue.source_detail, name="source-detail"),
    path("claimants/", entries.claimant_list, name="claimant-list"),
    path("claimants/<slug:slug>/", catalogue.claimant_detail, name="claimant-detail"),
    path("topics/", catalogue.topic_list, name="topic-list"),
    path("topics/<slug:slug>/", catalogue.topic_detail, name="topic-detail"),
    path("corrections/", site.correction_list, name="correction-list"),
    path("api/", description_page, name="api"),
    path("statistics/", site.statistics, name="statistics"),
    path("about/", ourselves.told, {"about": "about"}, name="about"),
    path("funding/", ourselves.told, {"about": "funding"}, name="funding"),
    path("contact/", ourselves.told, {"about": "contact"}, name="contact"),
    path("methodology/", site.methodology, name="methodology"),
    path("methodology/<int:number>/", site.methodology, name="methodology-version"),
]
