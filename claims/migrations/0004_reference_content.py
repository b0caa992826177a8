"""What a fresh installation starts with: roles, the rating scale, methodology v1,
and the head of an empty audit chain."""

import datetime as dt

from django.db import migrations

ROLES = {
    "researcher": ["research_claim"],
    "reviewer": ["review_claim"],
    "publisher": ["publish_claim"],
    "auditor": ["audit_claim"],
    "administrator": ["administer_newsroom"],
}
PERMISSIONS = {
    "research_claim": "Can create, research and submit claims",
    "review_claim": "Can approve and return verdicts",
    "publish_claim": "Can publish, correct and withdraw claims",
    "audit_claim": "Can read everything and export it",
    "administer_newsroom": "Can keep scales, methodology and lists",
}
# slug, ru, en, value, symbol, colour, explanation ru, explanation en. The colours
# differ in lightness too, and read on white with a contrast of at least 4.5.
RATINGS = [
    ("true", "Правда", "True", 5, "✔", "#1a7f37",
     "Утверждение верно, и важного в нём не упущено.",
     "The claim is accurate and leaves out nothing important."),
    ("mostly-true", "Скорее правда", "Mostly true", 4, "◕", "#2f6f4f",
     "По существу верно; неточность или пропуск не меняют смысла.",
     "Accurate in substance; an imprecision or omission does not change the sense."),
    ("half-true", "Полуправда", "Half true", 3, "◑", "#8a6100",
     "Часть верна, часть нет, или без важного обстоятельства вывод иной.",
     "Partly right, partly wrong, or misleading without a missing circumstance."),
    ("misleading", "Манипуляция", "Misleading", 2, "◔", "#b04a00",
     "Отдельные факты верны, но подобраны так, что вывод ложен.",
     "Single facts hold, but they are arranged so that the conclusion is false."),
    ("false", "Ложь", "False", 1, "✘", "#b3261e",
     "Утверждение противоречит надёжным свидетельствам.",
     "The claim contradicts reliable evidence."),
    ("unverifiable", "Без вердикта", "Unverifiable", None, "?", "#57606a",
     "Надёжных свидетельств не хватает ни за, ни против.",
     "There is not enough reliable evidence either way."),
]
METHODOLOGY = {
    "ru": """Мы проверяем отдельные утверждения, а не статьи и не людей.

1. Утверждение берётся из текста и привязывается к точному месту в нём.
2. Мы ищем свидетельства и за, и против; если одной из сторон не нашлось, так и пишем.
3. Первоисточник важнее пересказа; у каждого источника указаны его интересы.
4. Вердикт пишет один человек, одобряет другой; для рискованных утверждений — двое или трое.
5. Вердикт говорит, на чём он стоит и что не проверено.
6. Опубликованное не переписывается: есть только исправление, видное читателю.
7. Мнения, прогнозы и вкусы мы не проверяем.""",
    "en": """We check single claims, not articles and not people.

1. A claim is taken from a text and anchored to its exact place there.
2. We look for evidence both for and against; where one side has none, we say so.
3. The original document counts for more than a report of it; each source's interests are named.
4. One person writes the verdict, another approves it; for risky claims two or three do.
5. The verdict says what it rests on and what was not checked.
6. What is published is not rewritten: there is only a correction, in the open.
7. We do not check opinions, forecasts or tastes.""",
}


def fill(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    # Permissions are usually made after the last migration; the roles need them now.
    about_claims, _ = ContentType.objects.get_or_create(
        app_label="claims", model="claim"
    )
    permissions = {
        codename: Permission.objects.get_or_create(
            codename=codename, content_type=about_claims, defaults={"name": name}
        )[0]
        for codename, name in PERMISSIONS.items()
    }
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(permissions[codename] for codename in codenames)

    scale = apps.get_model("claims", "RatingScale").objects.create(
        number=1, name={"ru": "Основная шкала", "en": "Default scale"}
    )
    Rating = apps.get_model("claims", "Rating")
    for position, row in enumerate(RATINGS):
        slug, ru, en, value, symbol, colour, why_ru, why_en = row
        Rating.objects.create(
            scale=scale, slug=slug, label={"ru": ru, "en": en}, value=value,
            symbol=symbol, colour=colour, position=position,
            explanation={"ru": why_ru, "en": why_en},
        )
    apps.get_model("claims", "Methodology").objects.create(
        number=1, text=METHODOLOGY, effective_on=dt.date(2026, 1, 1)
    )
    apps.get_model("claims", "AuditHead").objects.create(
        id=1, sequence=0, hash="0" * 64
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_search_index"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
