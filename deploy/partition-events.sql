-- PostgreSQL: the audit log in one table for each year. See docs/growth.md.
--
--     psql --single-transaction -v ON_ERROR_STOP=1 -f deploy/partition-events.sql
--
-- While nobody writes; readers wait for the end. Every event is copied once, so there
-- must be room for a second log. Cut is by number, not by date: numbers and years grow
-- together, and so the number stays the primary key, which `at` would not let it.
-- A hash is unique within its year; across years the chain itself says so.

SET CONSTRAINTS ALL IMMEDIATE;
SELECT sequence FROM claims_audithead WHERE id = 1 FOR UPDATE;

-- What hangs on the table, in the words PostgreSQL has for it.
CREATE TEMPORARY TABLE events_had ON COMMIT DROP AS
    SELECT 1 AS turn, conname AS name, format(
        'ALTER TABLE claims_auditevent ADD CONSTRAINT %I %s',
        conname, pg_get_constraintdef(oid)) AS words
    FROM pg_constraint
    WHERE conrelid = 'claims_auditevent'::regclass AND contype IN ('p', 'f', 'c')
UNION ALL
    SELECT 2, indexrelid::regclass::name, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = 'claims_auditevent'::regclass AND NOT indisunique
UNION ALL
    SELECT 3, tgname, pg_get_triggerdef(oid) FROM pg_trigger
    WHERE tgrelid = 'claims_auditevent'::regclass AND NOT tgisinternal;

-- Each year begins with its first event; a clock that was set back opens no year anew.
CREATE TEMPORARY TABLE years_of_events ON COMMIT DROP AS
    SELECT min(year) AS year, first FROM (
        SELECT year, min(least_sequence) OVER (ORDER BY year DESC) AS first FROM (
            SELECT extract(year FROM at AT TIME ZONE 'UTC')::int AS year,
                min(sequence) AS least_sequence
            FROM claims_auditevent GROUP BY 1) AS met) AS begun
    GROUP BY first;
INSERT INTO years_of_events
    SELECT extract(year FROM now() AT TIME ZONE 'UTC')::int, 1
    WHERE NOT EXISTS (SELECT 1 FROM years_of_events);

ALTER TABLE claims_auditevent RENAME TO claims_auditevent_whole;
CREATE TABLE claims_auditevent (
    LIKE claims_auditevent_whole INCLUDING DEFAULTS INCLUDING STORAGE
    INCLUDING COMPRESSION INCLUDING COMMENTS
) PARTITION BY RANGE (sequence);

DO $$
DECLARE
    each record;
    had record;
BEGIN
    FOR each IN
        SELECT year, lag(first) OVER (ORDER BY first) IS NULL AS is_oldest, first,
            lead(first) OVER (ORDER BY first) AS upto
        FROM years_of_events ORDER BY first
    LOOP
        EXECUTE format(
            'CREATE TABLE claims_auditevent_%s PARTITION OF claims_auditevent '
            'FOR VALUES FROM (%s) TO (%s)', each.year,
            CASE WHEN each.is_oldest THEN 'MINVALUE' ELSE each.first::text END,
            coalesce(each.upto::text, 'MAXVALUE'));
    END LOOP;
    INSERT INTO claims_auditevent SELECT * FROM claims_auditevent_whole;
    IF (SELECT count(*) FROM claims_auditevent)
        <> (SELECT count(*) FROM claims_auditevent_whole) THEN
        RAISE EXCEPTION 'not every event was copied; nothing was changed';
    END IF;
    DROP TABLE claims_auditevent_whole;
    FOR had IN SELECT words FROM events_had ORDER BY turn, name LOOP
        EXECUTE had.words;
    END LOOP;
    -- These two every year has of its own: TRUNCATE of a year passes by the guard of
    -- the whole, and a unique index of the whole would have to hold the number too.
    FOR each IN SELECT year FROM years_of_events LOOP
        EXECUTE format(
            'CREATE UNIQUE INDEX ON claims_auditevent_%s (hash)', each.year);
        EXECUTE format(
            'CREATE TRIGGER claims_auditevent_%1$s_no_truncate BEFORE TRUNCATE '
            'ON claims_auditevent_%1$s FOR EACH STATEMENT '
            'EXECUTE FUNCTION claims_no_truncate()', each.year);
    END LOOP;
END $$;

ANALYZE claims_auditevent;
