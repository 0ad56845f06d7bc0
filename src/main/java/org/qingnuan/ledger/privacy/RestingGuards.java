package org.qingnuan.ledger.privacy;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a table's triggers rest within the present transaction and takes the right to update an append-only table, for a change of
 * the form of what is stored and not of its value; nobody else sees either, and both are back before the transaction ends.
 */
@Component
class RestingGuards {

    private final JdbcClient jdbc;

    RestingGuards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the tables that their owner may not update; they may be updated until {@link #giveBack}. */
    List<String> take(List<String> tables) {
        List<String> withheld = new ArrayList<>();
        for (String table : tables) {
            if (withheld(table)) {
                jdbc.sql("GRANT UPDATE ON %s TO current_user".formatted(table)).update();
                withheld.add(table);
            }
        }
        return withheld;
    }

    void giveBack(List<String> withheld) {
        withheld.forEach(table -> jdbc.sql("REVOKE UPDATE ON %s FROM current_user".formatted(table))
                .update());
    }

    void rest(String table) {
        jdbc.sql("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table)).update();
    }

    void wake(String table) {
        jdbc.sql("ALTER TABLE %s ENABLE TRIGGER USER".formatted(table)).update();
    }

    private boolean withheld(String table) {
        return jdbc.sql("""
                        SELECT c.relacl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(c.relacl) a
                            WHERE a.grantee = c.relowner AND a.privilege_type = 'UPDATE')
                        FROM pg_class c WHERE c.oid = :table::regclass""").param("table", table).query(Boolean.class).single();
    }
}
