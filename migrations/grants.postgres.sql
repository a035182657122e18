-- Runs after every migration. Where the serving role exists it may read and add, and may change
-- nothing in the log.
DO $$ BEGIN
IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'motcua_app') THEN
    GRANT USAGE ON SCHEMA public TO motcua_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO motcua_app;
    REVOKE UPDATE, DELETE ON journal, leaves FROM motcua_app;
    REVOKE INSERT, UPDATE, DELETE ON migrations FROM motcua_app;
END IF;
END $$;
