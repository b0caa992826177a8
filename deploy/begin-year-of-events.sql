-- PostgreSQL, after partition-events.sql: this year's events get a table of their own.
--
--     psql --single-transaction -v ON_ERROR_STOP=1 -f deploy/begin-year-of-events.sql
--
-- For cron, daily: it does nothing in a year that has begun. While it is not run, events
-- go on into the newest year, and nothing is lost. The newest year is read once.

SET CONSTRAINTS ALL IMMEDIATE;
SELECT sequence FROM claims_audithead WHERE id = 1 FOR UPDATE;

DO $$
DECLARE
    year text := extract(year FROM now() AT TIME ZONE 'UTC')::int::text;
    newest text;
    begun text;
    next bigint;
BEGIN
    SELECT c.relname, substring(
            pg_get_expr(c.relpartbound, c.oid) FROM 'FROM \((.*)\) TO \(MAXVALUE\)')
        INTO newest, begun
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'claims_auditevent'::regclass
        AND pg_get_expr(c.relpartbound, c.oid) LIKE '%TO (MAXVALUE)';
    IF newest IS NULL THEN
        RAISE EXCEPTION 'the events have no years yet: partition-events.sql first';
    END IF;
    IF newest >= 'claims_auditevent_' || year THEN
        RETURN;
    END IF;
    SELECT sequence + 1 INTO next FROM claims_audithead WHERE id = 1;
    EXECUTE format('ALTER TABLE claims_auditevent DETACH PARTITION %I', newest);
    EXECUTE format(
        'ALTER TABLE claims_auditevent ATTACH PARTITION %I '
        'FOR VALUES FROM (%s) TO (%s)', newest, begun, next);
    EXECUTE format(
        'CREATE TABLE claims_auditevent_%s PARTITION OF claims_auditevent '
        'FOR VALUES FROM (%s) TO (MAXVALUE)', year, next);
    EXECUTE format('CREATE UNIQUE INDEX ON claims_auditevent_%s (hash)', year);
    EXECUTE format(
        'CREATE TRIGGER claims_auditevent_%1$s_no_truncate BEFORE TRUNCATE '
        'ON claims_auditevent_%1$s FOR EACH STATEMENT '
        'EXECUTE FUNCTION claims_no_truncate()', year);
END $$;
