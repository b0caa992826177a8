"""Claims: as readers see them, and as the newsroom has them."""

from django.conf import settings

from claims.choices import ClaimState
from claims.exports.columns import (
    Column,
    Dialect,
    Expression,
    Table,
    date,
    in_both,
    integer,
    moment,
    text,
    yes_no,
)
from claims.exports.dialects import literal

# While a claim is published its columns are locked, so they are what was reviewed.
# During a correction they may already be edited: then the basis of the published
# verdict answers. Reading JSON costs more, but few claims are being corrected.
_LOCKED = f"c.state = '{ClaimState.PUBLISHED.value}'"


def _reviewed(column: str, *path: str | int) -> Expression:
    """The column while locked, else what the basis has at `path`."""
    return lambda dialect: (
        f"CASE WHEN {_LOCKED} THEN {column} "
        f"ELSE {dialect.json_item('v.basis', *path)} END"
    )


def _public_source(dialect: Dialect) -> str:
    claimant = dialect.json_item("v.basis", "claimant")
    revision = dialect.json_item("v.basis", "appearances", 0, 0)
    return f"""claims_claim c
        JOIN claims_verdict v ON v.id = c.published_verdict_id
        JOIN claims_rating r ON r.id = v.rating_id
        JOIN claims_ratingscale s ON s.id = r.scale_id
        JOIN claims_methodology m ON m.id = v.methodology_id
        LEFT JOIN claims_claimant k ON k.id = CASE WHEN {_LOCKED} THEN c.claimant_id
            ELSE (SELECT b.id FROM claims_claimant b WHERE b.slug = {claimant}) END
        LEFT JOIN claims_topic t ON t.id = c.topic_id
        LEFT JOIN claims_article a ON a.id = CASE WHEN {_LOCKED} THEN
            (SELECT w.article_id FROM claims_appearance p JOIN claims_revision w
             ON w.id = p.revision_id WHERE p.claim_id = c.id AND p.is_first)
            ELSE (SELECT w.article_id FROM claims_revision w
                  WHERE w.sha256 = {revision} ORDER BY w.id LIMIT 1) END"""


def _about_date(dialect: Dialect) -> str:
    day = dialect.json_item("v.basis", "about", 0)
    return f"CASE WHEN {_LOCKED} THEN {dialect.date('c.about_date')} ELSE {day} END"


def _evidence_count(dialect: Dialect) -> str:
    return (
        f"CASE WHEN {_LOCKED} THEN (SELECT COUNT(*) FROM claims_evidence e "
        f"WHERE e.claim_id = c.id) "
        f"ELSE {dialect.json_length('v.basis', 'evidence')} END"
    )


def _url(_dialect: Dialect) -> str:
    language = settings.LANGUAGES[0][0]
    return f"{literal(f'{settings.SITE_URL}/{language}/claims/')} || c.public_id || '/'"


_RATING: tuple[Column, ...] = (
    text("rating", "r.slug", ru="Оценка: слово шкалы",
         en="Rating: a word of the scale"),
    *in_both("rating_label", "r.label", ru="Оценка для читателя",
             en="Rating as readers see it"),
    integer("rating_value", "r.value",
            ru="Оценка числом: 1 ложь … 5 правда; пусто, если вердикта нет",
            en="Rating as a number: 1 false … 5 true; empty if it gives none"),
    integer("rating_scale", "s.number", ru="Номер шкалы оценок",
            en="Number of the rating scale"),
)  # fmt: skip

_ASSESSMENT: tuple[Column, ...] = (
    integer("verdict_number", "v.number", ru="Номер опубликованного вердикта",
            en="Number of the published verdict"),
    *in_both("summary", "v.summary", ru="Вывод кратко", en="The verdict in short"),
)  # fmt: skip

_SUBJECT: tuple[Column, ...] = (
    text("topic_slug", "t.slug", ru="Тема: ключ", en="Topic: key"),
    *in_both("topic_name", "t.name", ru="Тема", en="Topic"),
    text("article_key", "a.key", ru="Статья, где утверждение встретилось впервые: ключ",
         en="Article where the claim first stood: key"),
    *in_both("article_title", "a.title", ru="Название этой статьи",
             en="Title of that article"),
)  # fmt: skip

_CLAIMANT: tuple[Column, ...] = (
    text("claimant_slug", "k.slug", ru="Кто утверждает: ключ", en="Claimant: key"),
    *in_both("claimant_name", "k.name", ru="Кто утверждает", en="Claimant"),
)

PUBLIC_CLAIMS = Table(
    name="public_claims",
    ru="Опубликованные утверждения, как их видит читатель. Во время исправления — "
       "то, что было опубликовано.",
    en="Published claims as readers see them. During a correction: what was published.",
    source=_public_source,
    key="c.id",
    claim="c.id",
    primary_key=("id",),
    repeated=("k", "t", "a", "r"),
    columns=(
        text("id", "c.public_id", ru="Публичный номер утверждения",
             en="Public id of the claim"),
        text("url", _url, ru="Страница утверждения", en="Page of the claim"),
        *in_both("statement", "v.statement", ru="Утверждение, как оно оценено",
                 en="Statement as assessed"),
        text("kind", _reviewed("c.kind", "kind"), ru="Вид утверждения",
             en="Kind of claim"),
        *_CLAIMANT,
        date("about_date", _about_date,
             ru="О каком времени речь (первый день срока)",
             en="What time it is about (first day of the period)"),
        text("about_precision", _reviewed("c.about_precision", "about", 1),
             ru="Точность даты: day, month, season, year",
             en="Precision of the date: day, month, season, year"),
        *_SUBJECT,
        *_RATING,
        *_ASSESSMENT,
        *in_both("explanation", "v.explanation", ru="Обоснование", en="Explanation"),
        yes_no("no_support_found", "v.no_support_found",
               ru="Свидетельства «за» искали и не нашли",
               en="Evidence in favour was looked for and not found"),
        yes_no("no_refutation_found", "v.no_refutation_found",
               ru="Свидетельства «против» искали и не нашли",
               en="Evidence against was looked for and not found"),
        integer("evidence_count", _evidence_count, ru="Сколько свидетельств",
                en="How many pieces of evidence"),
        integer("methodology", "m.number", ru="Версия методики",
                en="Version of the methodology"),
        yes_no("under_correction", f"({_LOCKED}) = (1 = 0)",
               ru="Идёт ли исправление", en="Whether a correction is open"),
        moment("published_at", "c.published_at", ru="Впервые опубликовано",
               en="First published"),
        moment("assessed_at", "v.submitted_at", ru="Когда написан вердикт",
               en="When the verdict was written"),
        text("verdict_digest", "v.digest",
             ru="SHA-256 всего, на чём стоит вердикт",
             en="SHA-256 of everything the verdict rests on"),
    ),
)  # fmt: skip

CLAIMS = Table(
    name="claims",
    ru="Все утверждения в любом состоянии, как они записаны сейчас.",
    en="All claims in every state, as they are recorded now.",
    source="""claims_claim c
        LEFT JOIN claims_verdict v ON v.id = c.published_verdict_id
        LEFT JOIN claims_rating r ON r.id = v.rating_id
        LEFT JOIN claims_ratingscale s ON s.id = r.scale_id
        LEFT JOIN claims_verdict n ON n.id = c.verdict_id
        LEFT JOIN claims_claimant k ON k.id = c.claimant_id
        LEFT JOIN claims_topic t ON t.id = c.topic_id
        LEFT JOIN claims_appearance p ON p.claim_id = c.id AND p.is_first
        LEFT JOIN claims_revision w ON w.id = p.revision_id
        LEFT JOIN claims_article a ON a.id = w.article_id
        LEFT JOIN claims_claim o ON o.id = c.merged_into_id
        LEFT JOIN auth_user u ON u.id = c.assignee_id""",
    key="c.id",
    claim="c.id",
    primary_key=("id",),
    repeated=("k", "t", "a", "r"),
    columns=(
        text("id", "c.public_id", ru="Публичный номер утверждения",
             en="Public id of the claim"),
        text("state", "c.state", ru="Где утверждение в работе",
             en="Where the claim is in the workflow"),
        *in_both("statement", "c.statement", ru="Утверждение", en="Statement"),
        text("kind", "c.kind", ru="Вид утверждения", en="Kind of claim"),
        *_CLAIMANT,
        date("about_date", "c.about_date",
             ru="О каком времени речь (первый день срока)",
             en="What time it is about (first day of the period)"),
        text("about_precision", "c.about_precision",
             ru="Точность даты: day, month, season, year",
             en="Precision of the date: day, month, season, year"),
        *_SUBJECT,
        integer("checkworthiness", "c.checkworthiness",
                ru="Насколько важно проверить, 1–5", en="Check-worthiness, 1 to 5"),
        *in_both("selection_reason", "c.selection_reason", ru="Почему выбрано",
                 en="Why it was selected"),
        *in_both("leads", "c.leads", ru="С чего начать поиск (не публикуется)",
                 en="Where to look first (never published)"),
        text("assignee", "u.username", ru="Ответственный", en="Assignee"),
        integer("required_approvals", "c.required_approvals",
                ru="Сколько одобрений нужно", en="Approvals required"),
        *_RATING,
        *_ASSESSMENT,
        integer("verdict_in_round", "n.number", ru="Номер вердикта в этом круге",
                en="Number of the verdict in this round"),
        integer("evidence_count",
                "(SELECT COUNT(*) FROM claims_evidence e WHERE e.claim_id = c.id)",
                ru="Сколько свидетельств", en="How many pieces of evidence"),
        text("merged_into", "o.public_id", ru="С каким утверждением объединено",
             en="The claim it was merged into"),
        integer("version", "c.version", ru="Счётчик изменений",
                en="Counter of changes"),
        moment("created_at", "c.created_at", ru="Создано", en="Created"),
        moment("updated_at", "c.updated_at", ru="Изменено", en="Changed"),
        moment("published_at", "c.published_at", ru="Впервые опубликовано",
               en="First published"),
    ),
)  # fmt: skip
