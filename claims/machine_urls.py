"""Addresses for machines, without a language."""

from django.urls import URLPattern, path

from claims import feeds, sitemaps
from claims.api import urls as api_urls
from claims.views import data_feed, embeds, health, machines
from claims.views.annotations import claim_annotations
from claims.views.exports import claims_csv

app_name = "machines"

urlpatterns: list[URLPattern] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path(
        "annotations/<slug:public_id>.jsonld",
        claim_annotations,
        name="claim-annotations",
    ),
    path("claims.csv", claims_csv, name="claims-csv"),
    path("claimreview.json", data_feed.claim_reviews, name="claim-reviews"),
    path("oembed", embeds.oembed, name="oembed"),
    path("embed/<slug:language>/<slug:public_id>", embeds.embed, name="embed"),
    path("cards/<slug:language>/<slug:public_id>.png", embeds.picture, name="card"),
    path(
        ".well-known/security.txt", machines.security_contact, name="security-contact"
    ),
    path("robots.txt", machines.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemaps.index,
        name="sitemap-index",
    ),
    path(
        "sitemap-<section>.xml",
        sitemaps.part,
        name="sitemap",
    ),
    path("feeds/<slug:language>/claims.atom", feeds.all_claims, name="feed"),
    path(
        "feeds/<slug:language>/corrections.atom",
        feeds.corrections,
        name="feed-of-corrections",
    ),
    path(
        "feeds/<slug:language>/articles/<slug:key>.atom",
        feeds.of_article,
        name="feed-of-article",
    ),
    path(
        "feeds/<slug:language>/topics/<slug:slug>.atom",
        feeds.of_topic,
        name="feed-of-topic",
    ),
    path(
        "feeds/<slug:language>/claimants/<slug:slug>.atom",
        feeds.of_claimant,
        name="feed-of-claimant",
    ),
    *api_urls.urlpatterns,
    path("ratings.css", machines.rating_stylesheet, name="rating-stylesheet"),
]
