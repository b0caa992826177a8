"""What a page of the walk may do all the same, why, and how far it may go.

`MAY_COST_MORE`: upper bounds of the work at ten and at a hundred thousand claims, in
steps of SQLite's machine or blocks of PostgreSQL; 0 is no exception. At ten thousand
they are a tenth above what was measured. At a hundred thousand they are older than
lists counted in Python and statistics counted at night, which cost less: measure them
by `make plans`, and take out what is mended.
"""

EVERY_ADDRESS = "a list of every address, ten thousand at a time, for search engines"
NARROW = (
    "up to 2,000 claims that meet a rare condition are read and counted in Python; "
    "among few claims more conditions are rare"
)
ONCE = "are there more than 2,000 public claims? Once by each process and public event"
FOUND = "of what a word finds, up to 1,000 or 5,000 matches are looked at"
COUNTED = "counts up to 1,000 of a kind, or the claims of up to 200 rows that are shown"
LATEST = "up to 200 corrections, of which there are hardly more among few claims"
RETURNED = (
    "each claim in research, one in twelve here, is asked once for its last verdict; "
    "worked out from ten thousand claims, where nothing else grows: not measured"
)
EVENTS = "counts up to 1,000 events, each asked of its claim whether it may be seen"
FIRST = "reads the basis of every claim under correction, one in a hundred here"
CORRECTED = "claims under correction are asked by their basis: one in a hundred here"

MAY_COUNT_OFF = {
    "/ru/claims/ as the first page of a process": ONCE,
}
MAY_READ_ALL = {
    "sqlite": {
        **dict.fromkeys(
            ("/api/v1/corrections",),
            LATEST,
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
                "/admin/claims/article/?q=a",
                "/admin/claims/revision/?q=a",
            ),
            FOUND,
        ),
    },
    "postgresql": {
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
            ),
            COUNTED,
        ),
        **dict.fromkeys(
            (
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
                "/sitemap.xml",
                "/sitemap-claims.xml",
                "/sitemap-articles.xml",
            ),
            EVERY_ADDRESS,
        ),
        **dict.fromkeys(
            (
                "/admin/claims/claim/?q={frequent}",
                "/admin/claims/revision/?q=a",
            ),
            FOUND,
        ),
    },
}
MAY_COST_MORE = {
    "sqlite": {
        "/ru/claims/?topic={topic}": (84_000, 540_000, NARROW),
        "/ru/claims/?claimant={claimant}": (0, 3_200_000, NARROW),
        "/ru/claims/?rating=true": (110_000, 0, NARROW),
        "/api/v1/claims?rating=true": (0, 360_000, NARROW),
        "/ru/claims/?outlet={outlet}": (0, 8_500_000, NARROW),
        "/ru/claims/?q={frequent}": (0, 420_000, FOUND),
        "/api/v1/claims?q={frequent}": (0, 81_000, FOUND),
        "/ru/claims/?topic={topic}&rating=true": (150_000, 0, NARROW),
        "/ru/articles/": (120_000, 0, COUNTED),
        "/ru/sources/{source}/": (0, 1_600_000, CORRECTED),
        "/api/v1/sources/{source}": (0, 860_000, CORRECTED),
        "/ru/claimants/{claimant}/": (0, 480_000, CORRECTED),
        "/ru/check/?claim={statement}": (320_000, 0, FOUND),
        "/sitemap.xml": (0, 11_100_000, EVERY_ADDRESS),
        "/sitemap-claims.xml": (160_000, 5_400_000, EVERY_ADDRESS),
        "/sitemap-articles.xml": (0, 310_000, EVERY_ADDRESS),
        "/admin/": (0, 190_000, RETURNED),
        "/admin/claims/revision/?q=a": (0, 400_000, FOUND),
    },
    "postgresql": {
        # Put together from other pages' figures, not measured yet.
        "/ru/claims/ as the first page of a process": (7_000, 0, FIRST),
        "/ru/claims/?topic={topic}": (5_600, 34_000, NARROW),
        "/ru/claims/?claimant={claimant}": (0, 1_040_000, NARROW),
        "/api/v1/claims?claimant={claimant}": (0, 340_000, NARROW),
        "/ru/claims/?rating=true": (0, 61_000, NARROW),
        "/api/v1/claims?rating=true": (0, 6_300, NARROW),
        "/ru/claims/?article={article}": (0, 49_000, NARROW),
        "/api/v1/claims?article={article}": (0, 15_000, NARROW),
        "/ru/claims/?outlet={outlet}": (0, 96_000, NARROW),
        "/api/v1/claims?outlet={outlet}": (0, 17_000, NARROW),
        "/ru/claims/?language=ru": (0, 70_000, NARROW),
        "/api/v1/claims?language=ru": (0, 17_000, NARROW),
        "/ru/claims/?kind=quantity": (5_800, 1_240_000, NARROW),
        "/api/v1/claims?kind=quantity": (0, 410_000, NARROW),
        "/ru/claims/?has_quantity=on": (0, 930_000, NARROW),
        "/api/v1/claims?has_quantity=on": (0, 310_000, NARROW),
        "/ru/claims/?about_from=2020-01-01": (0, 1_600_000, NARROW),
        "/api/v1/claims?about_from=2020-01-01": (0, 530_000, NARROW),
        "/ru/claims/?q={frequent}": (0, 40_000, FOUND),
        "/ru/claims/?q={rare}": (0, 5_600, FOUND),
        "/ru/claims/?topic={topic}&rating=true": (5_200, 220_000, NARROW),
        "/api/v1/claims?topic={topic}&rating=true": (0, 6_400, NARROW),
        "/ru/": (7_600, 14_000, COUNTED),
        "/api/v1/": (7_600, 14_000, COUNTED),
        "/ru/articles/": (0, 22_000, COUNTED),
        "/ru/sources/": (0, 48_000, COUNTED),
        "/api/v1/sources": (0, 48_000, COUNTED),
        "/ru/articles/{article}/": (0, 15_000, CORRECTED),
        "/api/v1/articles/{article}": (0, 15_000, CORRECTED),
        "/ru/sources/{source}/": (0, 320_000, CORRECTED),
        "/api/v1/sources/{source}": (0, 320_000, CORRECTED),
        "/ru/claimants/{claimant}/": (0, 340_000, CORRECTED),
        "/api/v1/claimants/{claimant}": (0, 330_000, CORRECTED),
        "/feeds/ru/articles/{article}.atom": (0, 15_000, CORRECTED),
        "/feeds/ru/claimants/{claimant}.atom": (0, 330_000, CORRECTED),
        "/sitemap.xml": (0, 40_000, EVERY_ADDRESS),
        "/sitemap-claims.xml": (0, 12_800, EVERY_ADDRESS),
        "/sitemap-articles.xml": (5_800, 14_000, EVERY_ADDRESS),
        "/admin/": (0, 45_000, RETURNED),
        "/admin/claims/auditevent/?code=claim.created": (5_500, 0, EVENTS),
        "/admin/claims/revision/?q=a": (0, 400_000, FOUND),
    },
}
