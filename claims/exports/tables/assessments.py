"""What people decided: verdicts, reviews, corrections, and every event."""

from claims.exports.columns import Column, Table, in_both, integer, moment, text, yes_no

from .places import CLAIM_ID

_VERDICT_NUMBER = integer(
    "verdict_number", "v.number", ru="Вердикт: verdicts.number",
    en="Verdict: verdicts.number",
)  # fmt: skip

VERDICTS = Table(
    name="verdicts",
    ru="Вердикты. Строка не меняется никогда.",
    en="Verdicts. A row never changes.",
    source="""claims_verdict v
        JOIN claims_claim c ON c.id = v.claim_id
        JOIN claims_rating r ON r.id = v.rating_id
        JOIN claims_ratingscale s ON s.id = r.scale_id
        JOIN claims_methodology m ON m.id = v.methodology_id
        JOIN auth_user u ON u.id = v.author_id""",
    key="v.id",
    claim="v.claim_id",
    primary_key=("claim_id", "number"),
    columns=(
        CLAIM_ID,
        integer("number", "v.number", ru="Номер вердикта у этого утверждения",
                en="Number of the verdict within the claim"),
        *in_both("statement", "v.statement", ru="Утверждение, как оно оценено",
                 en="Statement as assessed"),
        text("rating", "r.slug", ru="Оценка: слово шкалы",
             en="Rating: a word of the scale"),
        *in_both("rating_label", "r.label", ru="Оценка для читателя",
                 en="Rating as readers see it"),
        integer("rating_value", "r.value",
                ru="Оценка числом: 1 ложь … 5 правда; пусто, если вердикта нет",
                en="Rating as a number: 1 false … 5 true; empty if it gives none"),
        integer("rating_scale", "s.number", ru="Номер шкалы оценок",
                en="Number of the rating scale"),
        *in_both("summary", "v.summary", ru="Вывод кратко", en="The verdict in short"),
        *in_both("explanation", "v.explanation", ru="Обоснование", en="Explanation"),
        yes_no("no_support_found", "v.no_support_found",
               ru="Свидетельства «за» искали и не нашли",
               en="Evidence in favour was looked for and not found"),
        yes_no("no_refutation_found", "v.no_refutation_found",
               ru="Свидетельства «против» искали и не нашли",
               en="Evidence against was looked for and not found"),
        integer("methodology", "m.number", ru="Версия методики",
                en="Version of the methodology"),
        integer("required_approvals", "v.required_approvals",
                ru="Сколько одобрений нужно", en="Approvals required"),
        text("author", "u.username", ru="Автор вердикта", en="Author of the verdict"),
        moment("submitted_at", "v.submitted_at", ru="Когда подан на проверку",
               en="When it was submitted"),
        text("digest", "v.digest", ru="SHA-256 основания", en="SHA-256 of the basis"),
        text("basis", "v.basis", ru="Всё, на чём стоит вердикт, канонический JSON",
             en="Basis: all that the verdict rests on, canonical JSON"),
    ),
)  # fmt: skip

REVIEWS = Table(
    name="reviews",
    ru="Решения проверяющих о вердиктах. Кто ещё сам решает, не видит решений "
       "открытого круга.",
    en="Reviewers' decisions on verdicts. Who may still have to decide does not see "
       "those of an open round.",
    source="""claims_review q
        JOIN claims_verdict v ON v.id = q.verdict_id
        JOIN claims_claim c ON c.id = v.claim_id
        JOIN auth_user u ON u.id = q.reviewer_id""",
    key="q.id",
    claim="v.claim_id",
    primary_key=("claim_id", "verdict_number", "reviewer"),
    columns=(
        CLAIM_ID,
        _VERDICT_NUMBER,
        text("reviewer", "u.username", ru="Кто проверял", en="Reviewer"),
        text("decision", "q.decision", ru="Решение: approve, return",
             en="Decision: approve, return"),
        text("comment", "q.comment", ru="Замечание", en="Comment"),
        moment("decided_at", "q.decided_at", ru="Когда решено", en="When decided"),
    ),
)  # fmt: skip

CORRECTIONS = Table(
    name="corrections",
    ru="Исправления опубликованного.",
    en="Corrections of what was published.",
    source="""claims_correction x
        JOIN claims_claim c ON c.id = x.claim_id
        JOIN claims_verdict f ON f.id = x.from_verdict_id
        LEFT JOIN claims_verdict g ON g.id = x.to_verdict_id
        JOIN auth_user u ON u.id = x.opened_by_id
        LEFT JOIN auth_user z ON z.id = x.closed_by_id""",
    key="x.id",
    claim="x.claim_id",
    primary_key=("id",),
    columns=(
        integer("id", "x.id", ru="Номер исправления", en="Number of the correction"),
        CLAIM_ID,
        text("kind", "x.kind", ru="Вид: correction, update, clarification, withdrawal",
             en="Kind: correction, update, clarification, withdrawal"),
        *in_both("what_changed", "x.what_changed", ru="Что изменено",
                 en="What changed"),
        *in_both("why", "x.why", ru="Почему", en="Why"),
        integer("from_verdict", "f.number", ru="Какой вердикт исправлен",
                en="The verdict that was corrected"),
        integer("to_verdict", "g.number", ru="Каким вердиктом заменён",
                en="The verdict that replaced it"),
        text("opened_by", "u.username", ru="Кто открыл", en="Opened by"),
        moment("opened_at", "x.opened_at", ru="Когда открыто", en="Opened at"),
        text("closed_by", "z.username", ru="Кто закрыл", en="Closed by"),
        moment("closed_at", "x.closed_at", ru="Когда закрыто", en="Closed at"),
    ),
)  # fmt: skip

EVENTS = Table(
    name="events",
    ru="Журнал: каждое изменение, по порядку, с цепочкой отпечатков.",
    en="The log: every change, in order, with the chain of digests.",
    source="""claims_auditevent h
        LEFT JOIN claims_claim c ON c.id = h.claim_id
        LEFT JOIN auth_user u ON u.id = h.actor_id""",
    key="h.sequence",
    claim="h.claim_id",
    primary_key=("sequence",),
    columns=(
        integer("sequence", "h.sequence", ru="Номер, от единицы, без пропусков",
                en="Number, from one, without gaps"),
        moment("at", "h.at", ru="Когда", en="When"),
        text("actor", "u.username", ru="Кто", en="Who"),
        text("code", "h.code", ru="Что сделано: код", en="What was done: code"),
        text("about", "h.about", ru="С чем: вид и внутренний номер",
             en="To what: kind and internal number"),
        Column("claim_id", CLAIM_ID.kind, "c.public_id",
               "Утверждение: claims.id; пусто, если событие не о нём",
               "Claim: claims.id; empty if the event is about none"),
        text("reason", "h.reason", ru="Причина", en="Reason"),
        text("prev_hash", "h.prev_hash", ru="Отпечаток предыдущего события",
             en="Hash of the event before"),
        text("hash", "h.hash", ru="SHA-256(prev_hash + перевод строки + body)",
             en="SHA-256(prev_hash + line feed + body)"),
        text("body", "h.body", ru="Событие целиком, канонический JSON",
             en="The whole event, canonical JSON"),
    ),
)  # fmt: skip
