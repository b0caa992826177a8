"""Search: words of an open correction apart, synonyms, frequencies, resumable runs.
Matching: what people answered about a proposed pair.

The index over search documents gets a second column. SQLite: the FTS5 table and its
triggers are made anew, because Django rebuilds the table they hang on; beside them
stands the vocabulary that FTS5 keeps anyway (https://www.sqlite.org/fts5.html,
"The fts5vocab Virtual Table Module"). PostgreSQL: a second generated column with an
index over the few rows that have one.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQLITE_DROP = [
    "DROP TRIGGER search_index_insert",
    "DROP TRIGGER search_index_delete",
    "DROP TRIGGER search_index_update",
    "DROP TABLE claims_search_index",
]


def _sqlite_create(columns):
    names = ", ".join(columns)
    new = ", ".join(f"NEW.{column}" for column in columns)
    old = ", ".join(f"OLD.{column}" for column in columns)
    put_in = f"""INSERT INTO claims_search_index(rowid, {names})
        VALUES (NEW.claim_id, {new});"""
    take_out = f"""INSERT INTO claims_search_index(claims_search_index, rowid, {names})
        VALUES ('delete', OLD.claim_id, {old});"""
    on = "ON claims_searchdocument BEGIN"
    return [
        f"""CREATE VIRTUAL TABLE claims_search_index USING fts5(
        {names}, content='claims_searchdocument', content_rowid='claim_id',
        tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
        f"CREATE TRIGGER search_index_insert AFTER INSERT {on} {put_in} END",
        f"CREATE TRIGGER search_index_delete AFTER DELETE {on} {take_out} END",
        f"""CREATE TRIGGER search_index_update AFTER UPDATE OF {names}
        {on} {take_out} {put_in} END""",
        "INSERT INTO claims_search_index(claims_search_index) VALUES ('rebuild')",
    ]


BEFORE = {"sqlite": SQLITE_DROP, "postgresql": []}
AFTER = {
    "sqlite": [
        *_sqlite_create(["stems", "draft_stems"]),
        """CREATE VIRTUAL TABLE claims_search_vocabulary
        USING fts5vocab('claims_search_index', 'row')""",
    ],
    "postgresql": [
        """ALTER TABLE claims_searchdocument ADD COLUMN draft_lexemes tsvector
        GENERATED ALWAYS AS (claims_lexemes(draft_stems)) STORED""",
        """CREATE INDEX claims_search_draft_index ON claims_searchdocument
        USING gin (draft_lexemes) WHERE draft_stems <> ''""",
    ],
}
UNDO_AFTER = {
    "sqlite": ["DROP TABLE claims_search_vocabulary", *SQLITE_DROP],
    "postgresql": ["ALTER TABLE claims_searchdocument DROP COLUMN draft_lexemes"],
}
UNDO_BEFORE = {"sqlite": _sqlite_create(["stems"]), "postgresql": []}

# What a newsroom would otherwise type on its first day. No spelling that is also an
# everyday word ("US", "who").
SYNONYMS = [
    ["Азербайджан", "Azerbaijan", "Azərbaycan"],
    ["Алиев", "Aliyev", "Əliyev"],
    ["Армения", "Armenia", "Ermənistan"],
    ["Баку", "Baku", "Bakı"],
    ["Великобритания", "Соединённое Королевство", "United Kingdom", "Britain"],
    ["Грузия", "Georgia", "Gürcüstan"],
    ["ЕС", "Евросоюз", "Европейский союз", "EU", "European Union"],
    ["Ереван", "Yerevan", "İrəvan"],
    ["Зеленский", "Zelensky", "Zelenskyy", "Зеленський"],
    ["Карабах", "Karabakh", "Qarabağ"],
    ["МВФ", "Международный валютный фонд", "IMF", "International Monetary Fund"],
    ["НАТО", "NATO", "Североатлантический альянс", "North Atlantic Treaty Organization"],
    ["ОБСЕ", "OSCE"],
    ["ООН", "Организация Объединённых Наций", "UN", "United Nations"],
    ["Пашинян", "Pashinyan", "Paşinyan"],
    ["Путин", "Putin"],
    ["Россия", "Российская Федерация", "РФ", "Russia", "Russian Federation", "Rusiya"],
    ["США", "Соединённые Штаты", "USA", "United States"],
    ["Трамп", "Trump"],
    ["Турция", "Turkey", "Türkiye"],
    ["Украина", "Ukraine", "Ukrayna"],
    ["Эрдоган", "Erdogan", "Erdoğan"],
]


def _running(statements):
    def run(_apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run


def add_synonyms(apps, _schema_editor):
    Synonym = apps.get_model("claims", "Synonym")
    Synonym.objects.bulk_create(
        Synonym(spellings="\n".join(spellings)) for spellings in SYNONYMS
    )


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0006_editors_day'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(_running(BEFORE), _running(UNDO_BEFORE)),
        migrations.AddField(
            model_name='searchdocument',
            name='draft_stems',
            field=models.TextField(blank=True, default='', verbose_name='stems under correction'),
        ),
        migrations.AddField(
            model_name='searchdocument',
            name='analysis',
            field=models.PositiveIntegerField(default=0, help_text='Which rules made the stems; other rules make it outdated.', verbose_name='analysis'),
        ),
        migrations.AddIndex(
            model_name='searchdocument',
            index=models.Index(fields=['analysis'], name='search_by_analysis'),
        ),
        migrations.RunPython(_running(AFTER), _running(UNDO_AFTER)),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spellings', models.TextField(help_text='One a line. Each may have several words.', unique=True, verbose_name='spellings')),
            ],
            options={
                'verbose_name': 'synonym',
                'verbose_name_plural': 'synonyms',
                'ordering': ('spellings',),
            },
        ),
        migrations.RunPython(add_synonyms, migrations.RunPython.noop),
        migrations.CreateModel(
            name='StemFrequency',
            fields=[
                ('stem', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='stem')),
                ('documents', models.PositiveIntegerField(verbose_name='documents')),
            ],
            options={
                'verbose_name': 'frequency of a stem',
                'verbose_name_plural': 'frequencies of stems',
            },
        ),
        migrations.CreateModel(
            name='IndexRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('after_claim', models.BigIntegerField(default=0, verbose_name='done up to claim')),
                ('documents', models.PositiveIntegerField(default=0, verbose_name='documents')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished at')),
            ],
            options={
                'verbose_name': 'pass over the search index',
                'verbose_name_plural': 'passes over the search index',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='PairAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_same', models.BooleanField(verbose_name='says the same')),
                ('answered_at', models.DateTimeField(verbose_name='answered at')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claim', verbose_name='claim')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claim', verbose_name='other claim')),
            ],
            options={
                'verbose_name': 'answer about two claims',
                'verbose_name_plural': 'answers about two claims',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='pair_names_the_smaller_first'), models.UniqueConstraint(fields=('first', 'second'), name='pair_is_answered_once', violation_error_message='This pair has been answered.')],
            },
        ),
    ]
