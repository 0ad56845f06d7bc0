package org.qingnuan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.RegisterAccess;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.RosterRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody's data stands in clear in any table, the engine's among them, or in the log, after a village was surveyed, confirmed and looked at. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataStaysSealedTest {

    private static final int HOUSEHOLDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataStaysSealedTest.class);

    /** Shows that the log is looked at, also where nothing else was worth a line. */
    private static final String CAUGHT = "the log is caught";

    @Test
    void noTableAndNoLogHoldsAPersonInClear(PlayedPlans plans, CapturedOutput log) {
        PlayedPlan plan = plans.zichuan();
        VillageInStage people =
                VillageInStage.started(plan, HOUSEHOLDS).surveyed().confirmed();
        CaseKey village = people.key();
        HouseholdRow first = plan.bean(Households.class)
                .search(village, RosterRows.identity(plan.people(village)), 0)
                .rows()
                .get(0);
        plan.bean(RegisterAccess.class).disclose(first.key(), "核对", "wang");
        plan.bean(HouseholdHistory.class).changes(first.key());
        plan.bean(Submissions.class)
                .saveDraft("draft", "wang", Map.of("note", RosterRows.identity(plan.people(village))));

        List<String> personal = personal(plan.people(village));

        JdbcClient jdbc = plan.bean(JdbcClient.class);
        List<String> tables = tables(jdbc);
        assertThat(tables)
                .contains("public.act_hi_varinst", "public.act_ge_bytearray", "ledger.household", "ledger.flag");
        assertThat(tables.stream().filter(table -> holds(jdbc, table, personal)).toList())
                .isEmpty();
        LOG.warn(CAUGHT);
        assertThat(log.getAll()).contains(CAUGHT).doesNotContain(personal.toArray(String[]::new));
    }

    private static List<String> personal(int first) {
        List<String> personal = new ArrayList<>();
        for (int n = first; n < first + HOUSEHOLDS; n++) {
            personal.add(RosterRows.identity(n));
            personal.add(RosterRows.account(n));
            personal.add("138%08d".formatted(n));
            personal.add("幸福路%d号".formatted(n));
        }
        return personal;
    }

    private static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT table_schema || '.' || table_name FROM information_schema.tables
                        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')""").query(String.class).list();
    }

    /** As text, as bytes, and as text inside bytes that were encoded once more. */
    private static boolean holds(JdbcClient jdbc, String table, List<String> personal) {
        List<String> written = new ArrayList<>(personal);
        for (String text : personal) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            written.add(HexFormat.of().formatHex(bytes));
            written.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        }
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table
                        + " t, unnest(:written) AS w WHERE position(w in t::text) > 0)")
                .param("written", written.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
