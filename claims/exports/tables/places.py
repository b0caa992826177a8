"""What hangs on a claim: where it stands, and what speaks for and against it."""

from claims.exports.columns import (
    Table,
    date,
    in_both,
    integer,
    moment,
    number,
    text,
    yes_no,
)

CLAIM_ID = text("claim_id", "c.public_id", ru="Утверждение: claims.id",
                en="Claim: claims.id")  # fmt: skip

APPEARANCES = Table(
    name="appearances",
    ru="Места в текстах статей, где стоит утверждение.",
    en="Places in the texts of articles where a claim stands.",
    source="""claims_appearance p
        JOIN claims_claim c ON c.id = p.claim_id
        JOIN claims_revision w ON w.id = p.revision_id
        JOIN claims_article a ON a.id = w.article_id""",
    key="p.id",
    claim="p.claim_id",
    primary_key=("claim_id", "article_key", "revision_number", "start", "end"),
    columns=(
        CLAIM_ID,
        text("article_key", "a.key", ru="Статья: ключ", en="Article: key"),
        integer("revision_number", "w.number", ru="Номер редакции текста",
                en="Number of the revision"),
        text("revision_sha256", "w.sha256", ru="SHA-256 нормализованного текста",
             en="SHA-256 of the revision's normalised text"),
        integer("start", "p.start", ru="Начало в кодовых точках Юникода, от нуля",
                en="Start in Unicode code points, from zero"),
        integer("end", 'p."end"', ru="Конец, не включая его",
                en="End, not itself included"),
        text("quote_digest", "p.quote_digest", ru="SHA-256 цитаты в UTF-8",
             en="SHA-256 of the quote in UTF-8"),
        *in_both("claimant_role", "p.claimant_role", ru="Кем был говорящий тогда",
                 en="What the claimant was then"),
        yes_no("is_first", "p.is_first", ru="Самое раннее известное место",
               en="The earliest place known"),
    ),
)  # fmt: skip

EVIDENCE = Table(
    name="evidence",
    ru="Свидетельства: какой источник, в какую сторону указывает и где именно.",
    en="Evidence: which source, which way it points, and where exactly.",
    source="""claims_evidence e
        JOIN claims_claim c ON c.id = e.claim_id
        JOIN claims_source d ON d.id = e.source_id
        LEFT JOIN claims_unit u ON u.id = e.observed_unit_id""",
    key="e.id",
    claim="e.claim_id",
    primary_key=("id",),
    columns=(
        integer("id", "e.id", ru="Номер свидетельства", en="Number of the evidence"),
        CLAIM_ID,
        text("source_slug", "d.slug", ru="Источник: sources.slug",
             en="Source: sources.slug"),
        text("stance", "e.stance", ru="Куда указывает: supports, refutes, context",
             en="Which way it points: supports, refutes, context"),
        text("pinpoint", "e.pinpoint", ru="Где именно: страница, таблица",
             en="Where exactly: page, table"),
        *in_both("finding", "e.finding", ru="Что показывает источник",
                 en="What the source shows"),
        text("observed_comparator", "e.observed_comparator",
             ru="Число в источнике: знак сравнения",
             en="Number in the source: comparator"),
        number("observed_value", "e.observed_value", ru="Число в источнике: значение",
               en="Number in the source: value"),
        text("observed_unit", "u.slug", ru="Число в источнике: единица",
             en="Number in the source: unit"),
        date("accessed_on", "e.accessed_on", ru="Когда источник смотрели",
             en="When the source was looked at"),
    ),
)  # fmt: skip

SOURCES = Table(
    name="sources",
    ru="Документы, которые служат свидетельствами.",
    en="Documents that serve as evidence.",
    source="claims_source d",
    key="d.id",
    primary_key=("slug",),
    columns=(
        text("slug", "d.slug", ru="Ключ источника", en="Key of the source"),
        text("title", "d.title", ru="Название, как напечатано", en="Title as printed"),
        text("publisher", "d.publisher", ru="Издатель", en="Publisher"),
        text("author", "d.author", ru="Автор, как напечатано", en="Author as printed"),
        text("year", "d.year", ru="Год, как напечатано", en="Year as printed"),
        text("url", "d.url", ru="Адрес", en="Web address"),
        text("archived_url", "d.archived_url", ru="Архивная копия",
             en="Archived copy"),
        text("language", "d.language", ru="Язык (BCP 47)", en="Language (BCP 47)"),
        text("kind", "d.kind", ru="Вид документа", en="Kind of document"),
        yes_no("is_primary", "d.is_primary", ru="Первоисточник ли это",
               en="Whether it is the primary source"),
        *in_both("interest", "d.interest", ru="Чей интерес", en="Whose interest"),
        *in_both("note", "d.note", ru="Примечание", en="Note"),
        integer("version", "d.version", ru="Счётчик изменений",
                en="Counter of changes"),
        moment("created_at", "d.created_at", ru="Создано", en="Created"),
    ),
)  # fmt: skip
