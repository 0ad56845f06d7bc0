package org.qingnuan.support;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sees every row that is written in any table of engine, ledger, finance and process, and says in which. */
public final class Movements {

    private final JdbcClient jdbc;

    private Movements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on until the context ends; what a call rolled back never shows. */
    public static Movements watch(JdbcClient jdbc) {
        if (!tables(jdbc, "watched").isEmpty()) {
            return new Movements(jdbc);
        }
        jdbc.sql("create schema watched").update();
        jdbc.sql("create table watched.movement (what text not null)").update();
        jdbc.sql("""
                        create function watched.note() returns trigger language plpgsql as $$
                        begin
                          insert into watched.movement values (tg_op || ' ' || tg_table_name || ' ' ||
                            left(case when tg_op = 'DELETE' then old::text else new::text end, 300));
                          return null;
                        end $$
                        """).update();
        tables(jdbc, "public", "ledger", "finance", "process")
                .forEach(table -> jdbc.sql("create trigger watched after insert or update or delete on " + table
                                + " for each row execute function watched.note()")
                        .update());
        return new Movements(jdbc);
    }

    private static List<String> tables(JdbcClient jdbc, String... schemas) {
        return jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema in (:schemas) and table_type = 'BASE TABLE'
                          and table_name <> 'flyway_schema_history'
                        """)
                .param("schemas", List.of(schemas))
                .query(String.class)
                .list();
    }

    /** What was written since the last time; forgotten afterwards. */
    public List<String> since() {
        List<String> found = jdbc.sql("select what from watched.movement")
                .query(String.class)
                .list();
        if (!found.isEmpty()) {
            jdbc.sql("delete from watched.movement").update();
        }
        return found;
    }
}
