"""What a page of the walk may do all the same, why, and how far it may go.

`MAY_COST_MORE`: an upper bound of the work at a hundred thousand claims, in steps of
SQLite's machine or blocks of PostgreSQL. Take out what is mended.
"""

WHOLE = "exact figures of everything; remembered until the next public event"
EVERY_ADDRESS = "a list of every address, ten thousand at a time, for search engines"
NAMES = "the languages there are, or a part of a name: asked of each row"
OFFICE = "small tables are reached by way of claims or revisions while they are empty"
NARROW = (
    "each choice of the filter counts up to 5,000 claims and stops, and what few of "
    "10,000 claims have, more than 5,000 of 100,000 may have"
)
FOUND = "up to 1,000 matches are looked at; of a word in 10,000 claims there are fewer"
CORRECTED = (
    "claims under correction are asked by their basis: one in a hundred of the "
    "generated claims, far more than in a newsroom; or a walk from the newest claim on"
)

REVISIONS = "Django's list of revisions begins with the order of their articles"
A_REVISION = "/admin/autocomplete/?app_label=claims&model_name=appearance"
A_REVISION += "&field_name=revision&term="
OF_REVISIONS = (
    *("/admin/claims/revision/", "/admin/claims/revision/?q=a"),
    *(A_REVISION, A_REVISION + "a", A_REVISION + "{frequent}"),
)

MAY_COUNT_OFF: dict[str, str] = {}
MAY_READ_ALL = {
    "sqlite": {
        **dict.fromkeys(OF_REVISIONS, REVISIONS),
        **dict.fromkeys(
            (
                "/ru/topics/",
                "/api/v1/topics",
                "/ru/statistics/",
                "/api/v1/statistics",
            ),
            WHOLE,
        ),
        **dict.fromkeys(
            ("/api/v1/corrections",),
            CORRECTED,
        ),
        **dict.fromkeys(
            (
                "/sitemap.xml",
                "/sitemap-claims.xml",
            ),
            EVERY_ADDRESS,
        ),
        **dict.fromkeys(
            (
                "/admin/",
                "/admin/claims/outletrequest/",
                "/admin/claims/proposedpair/",
                "/admin/claims/anchorquestion/",
                "/admin/claims/suggestion/",
            ),
            OFFICE,
        ),
        **dict.fromkeys(
            (
                "/admin/claims/article/",
                "/admin/claims/article/?q=a",
                "/admin/claims/article/?language=ru",
            ),
            NAMES,
        ),
    },
    "postgresql": {
        **dict.fromkeys(OF_REVISIONS, REVISIONS),
        **dict.fromkeys(
            (
                "/ru/claims/?topic={topic}",
                "/ru/claims/?claimant={claimant}",
                "/api/v1/claims?claimant={claimant}",
                "/ru/claims/?rating=true",
                "/api/v1/claims?rating=true",
                "/ru/claims/?article={article}",
                "/api/v1/claims?article={article}",
                "/ru/claims/?outlet={outlet}",
                "/api/v1/claims?outlet={outlet}",
                "/ru/claims/?language=ru",
                "/api/v1/claims?language=ru",
                "/ru/claims/?kind=quantity",
                "/api/v1/claims?kind=quantity",
                "/ru/claims/?has_quantity=on",
                "/api/v1/claims?has_quantity=on",
                "/ru/claims/?about_from=2020-01-01",
                "/api/v1/claims?about_from=2020-01-01",
                "/ru/claims/?topic={topic}&rating=true",
                "/api/v1/claims?topic={topic}&rating=true",
            ),
            NARROW,
        ),
        **dict.fromkeys(
            (
                "/ru/sources/",
                "/api/v1/sources",
                "/ru/articles/{article}/",
                "/api/v1/articles/{article}",
                "/ru/sources/{source}/",
                "/api/v1/sources/{source}",
                "/ru/claimants/{claimant}/",
                "/api/v1/claimants/{claimant}",
                "/feeds/ru/articles/{article}.atom",
                "/feeds/ru/claimants/{claimant}.atom",
            ),
            CORRECTED,
        ),
        **dict.fromkeys(
            (
                "/ru/topics/",
                "/api/v1/topics",
                "/ru/statistics/",
                "/api/v1/statistics",
            ),
            WHOLE,
        ),
        **dict.fromkeys(
            (
                "/sitemap.xml",
                "/sitemap-claims.xml",
                "/sitemap-articles.xml",
            ),
            EVERY_ADDRESS,
        ),
        **dict.fromkeys(
            (
                "/admin/",
                "/admin/claims/claim/?q={frequent}",
            ),
            OFFICE,
        ),
    },
}
MAY_COST_MORE = {
    "sqlite": {
        **dict.fromkeys(OF_REVISIONS, (400_000, REVISIONS)),
        "/ru/claims/?topic={topic}": (540_000, NARROW),
        "/ru/claims/?claimant={claimant}": (3_200_000, NARROW),
        "/api/v1/claims?rating=true": (360_000, NARROW),
        "/ru/claims/?outlet={outlet}": (8_500_000, NARROW),
        "/ru/claims/?q={frequent}": (420_000, FOUND),
        "/api/v1/claims?q={frequent}": (81_000, FOUND),
        "/ru/topics/": (6_200_000, WHOLE),
        "/api/v1/topics": (3_800_000, WHOLE),
        "/ru/statistics/": (28_000_000, WHOLE),
        "/api/v1/statistics": (28_000_000, WHOLE),
        "/ru/sources/{source}/": (1_600_000, CORRECTED),
        "/api/v1/sources/{source}": (860_000, CORRECTED),
        "/ru/claimants/{claimant}/": (480_000, CORRECTED),
        "/sitemap.xml": (11_100_000, EVERY_ADDRESS),
        "/sitemap-claims.xml": (5_400_000, EVERY_ADDRESS),
        "/sitemap-articles.xml": (310_000, EVERY_ADDRESS),
        "/admin/": (4_100_000, OFFICE),
        "/admin/claims/proposedpair/": (4_300_000, OFFICE),
        "/admin/claims/suggestion/": (170_000, OFFICE),
    },
    "postgresql": {
        **dict.fromkeys(OF_REVISIONS, (400_000, REVISIONS)),
        "/ru/claims/?topic={topic}": (34_000, NARROW),
        "/ru/claims/?claimant={claimant}": (1_040_000, NARROW),
        "/api/v1/claims?claimant={claimant}": (340_000, NARROW),
        "/ru/claims/?rating=true": (61_000, NARROW),
        "/api/v1/claims?rating=true": (6_300, NARROW),
        "/ru/claims/?article={article}": (49_000, NARROW),
        "/api/v1/claims?article={article}": (15_000, NARROW),
        "/ru/claims/?outlet={outlet}": (96_000, NARROW),
        "/api/v1/claims?outlet={outlet}": (17_000, NARROW),
        "/ru/claims/?language=ru": (70_000, NARROW),
        "/api/v1/claims?language=ru": (17_000, NARROW),
        "/ru/claims/?kind=quantity": (1_240_000, NARROW),
        "/api/v1/claims?kind=quantity": (410_000, NARROW),
        "/ru/claims/?has_quantity=on": (930_000, NARROW),
        "/api/v1/claims?has_quantity=on": (310_000, NARROW),
        "/ru/claims/?about_from=2020-01-01": (1_600_000, NARROW),
        "/api/v1/claims?about_from=2020-01-01": (530_000, NARROW),
        "/ru/claims/?q={frequent}": (40_000, FOUND),
        "/ru/claims/?q={rare}": (5_600, FOUND),
        "/api/v1/claims?q={rare}": (880, FOUND),
        "/ru/claims/?topic={topic}&rating=true": (220_000, NARROW),
        "/api/v1/claims?topic={topic}&rating=true": (6_400, NARROW),
        "/ru/": (14_000, CORRECTED),
        "/api/v1/": (14_000, CORRECTED),
        "/ru/articles/": (22_000, CORRECTED),
        "/ru/sources/": (48_000, CORRECTED),
        "/api/v1/sources": (48_000, CORRECTED),
        "/ru/topics/": (30_000, WHOLE),
        "/api/v1/topics": (30_000, WHOLE),
        "/ru/statistics/": (280_000, WHOLE),
        "/api/v1/statistics": (280_000, WHOLE),
        "/ru/articles/{article}/": (15_000, CORRECTED),
        "/api/v1/articles/{article}": (15_000, CORRECTED),
        "/ru/sources/{source}/": (320_000, CORRECTED),
        "/api/v1/sources/{source}": (320_000, CORRECTED),
        "/ru/claimants/{claimant}/": (340_000, CORRECTED),
        "/api/v1/claimants/{claimant}": (330_000, CORRECTED),
        "/ru/topics/{topic}/": (2_700, CORRECTED),
        "/ru/check/?claim={statement}": (980, FOUND),
        "/feeds/ru/articles/{article}.atom": (15_000, CORRECTED),
        "/feeds/ru/claimants/{claimant}.atom": (330_000, CORRECTED),
        "/sitemap.xml": (40_000, EVERY_ADDRESS),
        "/sitemap-claims.xml": (12_800, EVERY_ADDRESS),
        "/sitemap-articles.xml": (14_000, EVERY_ADDRESS),
        "/admin/": (76_000, OFFICE),
        "/admin/claims/claim/?q={frequent}": (4_700, OFFICE),
    },
}
