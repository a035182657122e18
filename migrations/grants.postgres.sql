-- Runs after every migration. Where the serving role exists it may read and add, and may change
-- nothing in the log, nor in what says who read and who was refused.
DO $$ BEGIN
IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'motcua_app') THEN
    GRANT USAGE ON SCHEMA public TO motcua_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO motcua_app;
    REVOKE UPDATE, DELETE ON journal, leaves, tree_nodes, tree_heads, cosignatures, access_log,
        security_log FROM motcua_app;
    REVOKE INSERT, UPDATE, DELETE ON migrations FROM motcua_app;
END IF;
END $$;
