package org.qingnuan.process.staff;

import org.qingnuan.process.StaffRosters.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deputies of a staff list, so that the same list may come again after they began. */
@Component
class KeptDeputies {

    private final JdbcClient jdbc;

    KeptDeputies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether just this was recorded before. */
    boolean isKept(Row row) {
        return jdbc.sql("""
                        select exists (select from process.deputy
                          where principal = :user and deputy = :deputy and from_day = :from and to_day = :to)
                        """)
                .param("user", row.user())
                .param("deputy", row.deputy())
                .param("from", row.from())
                .param("to", row.to())
                .query(Boolean.class)
                .single();
    }

    /** Whether something changed. */
    boolean keep(Row row, String by) {
        return jdbc.sql("""
                        insert into process.deputy (principal, deputy, from_day, to_day, set_by) values (:user, :deputy, :from, :to, :by)
                        on conflict (principal, deputy, from_day) do update set to_day = excluded.to_day
                          where process.deputy.to_day <> excluded.to_day
                        """)
                        .param("user", row.user())
                        .param("deputy", row.deputy())
                        .param("from", row.from())
                        .param("to", row.to())
                        .param("by", by)
                        .update()
                > 0;
    }
}
