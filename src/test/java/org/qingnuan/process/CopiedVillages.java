package org.qingnuan.process;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thousands of running villages in seconds: a few are played for real, then their rows in engine and ledger are written
 * many times over under other ids. A copy has its tokens, timers, tasks, dates, extensions, order items and history; it
 * has no households, so it may be moved, sent back or fired, but not worked any further.
 */
public final class CopiedVillages {

    /** Stands for a copy's number in a row's text. */
    private static final String NUMBER = "§";

    private static final Pattern ID =
            Pattern.compile("\"id_\": \"[^\"]*?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");
    private static final int MACHINE = 12;

    private static final List<String> LEDGER =
            List.of("village", "frame_state", "stage_state", "open_task", "extension", "supervision_item");
    private static final List<String> INSTANCE = List.of("proc_inst_id_", "process_instance_id_", "root_proc_inst_id_");

    private final PlayedPlan plan;
    private final JdbcClient jdbc;

    private CopiedVillages(PlayedPlan plan) {
        this.plan = plan;
        this.jdbc = plan.bean(JdbcClient.class);
    }

    /** Writes each of the villages that many times more; their order by key mixes the originals. */
    public static void of(PlayedPlan plan, List<CaseKey> originals, int copies) {
        CopiedVillages villages = new CopiedVillages(plan);
        plan.inTransaction(() -> {
            // rows come table by table, so that foreign keys hold at the end only; triggers refuse nothing meanwhile
            villages.jdbc.sql("set local session_replication_role = replica").update();
            originals.forEach(original -> villages.copy(original, copies));
        });
        villages.jdbc.sql("analyze").update();
    }

    private void copy(CaseKey original, int copies) {
        TreeMap<String, List<String>> rows = new TreeMap<>();
        Set<String> ids = new TreeSet<>();
        for (String table : engineTables()) {
            List<String> found = engineRows(table, original);
            rows.put(table, found);
            found.forEach(row -> ids.add(id(row)));
        }
        LEDGER.forEach(table -> rows.put("ledger." + table, ledgerRows(table, original)));
        rows.forEach((table, found) -> found.forEach(row -> write(table, numbered(row, ids, original), copies)));
        write("ledger.area", area(original), copies);
    }

    private List<String> engineTables() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_name ~ '^act_(ru|hi)_'
                        """).query(String.class).list();
    }

    private List<String> engineRows(String table, CaseKey original) {
        Set<String> columns = Set.copyOf(columns(table, ""));
        String tree = """
                (select proc_inst_id_ from act_ru_execution where root_proc_inst_id_ in
                  (select proc_inst_id_ from act_ru_execution where business_key_ = :subject))
                """;
        String condition = INSTANCE.stream()
                .filter(columns::contains)
                .findFirst()
                .map(column -> column + " in " + tree)
                .orElse(
                        table.equals("act_ru_identitylink")
                                ? "task_id_ in (select id_ from act_ru_task where proc_inst_id_ in " + tree + ")"
                                : table.equals("act_ru_authorization")
                                        ? "resource_id_ in (select id_ from act_ru_task where proc_inst_id_ in " + tree
                                                + ")"
                                        : "false");
        return jdbc.sql("select cast(to_jsonb(t) as text) from " + table + " t where " + condition)
                .param("subject", original.toString())
                .query(String.class)
                .list();
    }

    private List<String> ledgerRows(String table, CaseKey original) {
        String condition = table.equals("village") ? "plan = :plan and area = :area" : "subject = :subject";
        return jdbc.sql("select cast(to_jsonb(t) as text) from ledger." + table + " t where " + condition)
                .param("plan", original.plan().value())
                .param("area", original.village())
                .param("subject", original.toString())
                .query(String.class)
                .list();
    }

    private String area(CaseKey original) {
        String row = jdbc.sql("""
                        select cast(jsonb_set(to_jsonb(t), '{name}', to_jsonb(t.name || '%s')) as text)
                        from ledger.area t where id = :area
                        """.formatted(NUMBER))
                .param("area", original.village())
                .query(String.class)
                .single();
        return numbered(row, Set.of(), original);
    }

    /** The part of the row's id that is like no other; an activity's name may stand before it. */
    private static String id(String row) {
        Matcher id = ID.matcher(row);
        if (!id.find()) {
            throw new IllegalStateException("no id in " + row);
        }
        return id.group(1);
    }

    /** The number takes the place of the machine's part of an id, and stands before the last part of the village's. */
    private static String numbered(String row, Set<String> ids, CaseKey original) {
        String text = row;
        for (String id : ids) {
            text = text.replace(id, id.substring(0, id.length() - MACHINE) + "c000000" + NUMBER);
        }
        String village = original.village();
        int last = village.lastIndexOf('-');
        return text.replaceAll(
                Pattern.quote(village) + "(?![0-9a-z-])",
                village.substring(0, last) + "-" + NUMBER + village.substring(last));
    }

    private void write(String table, String row, int copies) {
        String columns = columns(table.substring(table.indexOf('.') + 1), "and is_identity = 'NO'").stream()
                .collect(Collectors.joining(", "));
        jdbc.sql("""
                        insert into %1$s (%2$s) select %2$s from generate_series(1, :copies) n
                        cross join lateral jsonb_populate_record(cast(null as %1$s),
                          cast(replace(:row, '%3$s', to_char(n, 'FM00000')) as jsonb)) r
                        """.formatted(table, columns, NUMBER))
                .param("copies", copies)
                .param("row", row)
                .update();
    }

    private List<String> columns(String table, String condition) {
        return jdbc.sql("select column_name from information_schema.columns where table_name = :table " + condition
                        + " and table_schema in ('public', 'ledger') order by ordinal_position")
                .param("table", table)
                .query(String.class)
                .list();
    }
}
