package org.qingnuan.process.engine;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** All tables in an empty database, the engine's included, for tests of a module that start no engine. */
public final class WholeSchema {

    private WholeSchema() {}

    /** Migrates and returns the same database. */
    public static DataSource in(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .javaMigrations(new V0001__EngineTables())
                .load()
                .migrate();
        return database;
    }
}
