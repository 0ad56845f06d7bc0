package org.qingnuan.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in every table of a database, so that two moments can be compared. */
public final class TableContents {

    private TableContents() {}

    /** A fingerprint of all rows by table, of every schema that is not PostgreSQL's own. */
    public static Map<String, String> of(JdbcClient jdbc) {
        List<String> tables = jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
        Map<String, String> contents = new TreeMap<>();
        tables.forEach(table -> contents.put(
                table,
                jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                + table + " t")
                        .query(String.class)
                        .single()));
        return contents;
    }
}
