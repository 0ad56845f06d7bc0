package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.HANDOVER;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.qingnuan.process.CopiedVillages;
import org.qingnuan.process.DeadlineExtensions;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.startup.StartedJar;
import org.qingnuan.support.TestPostgres;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packaged application, killed while it applies an adjustment to 1,050 running villages, and started again. */
@Tag("full")
@ProcessTest
class KilledAdjustmentIT {

    private static final int VILLAGES = 1_050;
    private static final int CHUNK = 50;
    private static final int MOVED = 8 * CHUNK;
    private static final int SHOWN = 20;
    private static final Duration OFF = Duration.ofMinutes(6); // longer than a dead executor holds its jobs

    @TempDir
    Path folder;

    private PlayedPlan plan;
    private List<CaseKey> originals;

    @BeforeEach
    void villagesOfEveryKindAndAnApprovedAdjustment(PlayedPlans plans) {
        plan = plans.zichuanOf(VILLAGES);
        plan.approveTownPlan(plan.body());
        originals = List.of(
                survey(),
                survey(),
                survey(),
                extended("2021-09-10"),
                extended("2021-09-20"),
                commissioning(),
                commissioning(),
                sentBack(),
                survey(),
                failedTimer());
        plan.today("2021-09-03");
        plan.runJobs();
        CopiedVillages.of(plan, originals, VILLAGES / originals.size() - 1);
        new AdjustedPlan(plan).approvedOnly(AdjustedPlan.days(WORKS, "2021-09-15", HANDOVER, "2021-10-20"));
    }

    @Test
    void twiceKilledAndStartedAgainItEndsInTheSameStateAsUndisturbed() throws Exception {
        String address = plan.bean(Environment.class).getProperty("spring.datasource.url");
        String undisturbed = TestPostgres.copyOf(address);
        String disturbed = TestPostgres.copyOf(address);
        Instant begin = plan.now();

        from(undisturbed, begin);
        try (StartedJar jar = started(undisturbed)) {
            jar.reaches(() -> ended(undisturbed));
        }
        from(disturbed, begin);
        killedWithinAChunk(disturbed);
        from(disturbed, begin.plus(OFF));
        killedSomewhere(disturbed);
        from(disturbed, begin.plus(OFF.multipliedBy(2)));
        try (StartedJar jar = started(disturbed)) {
            jar.reaches(() -> ended(disturbed));
        }

        Map<String, List<String>> expected =
                AdjustedRows.of(database(undisturbed), plan.key().toString());
        Map<String, List<String>> found =
                AdjustedRows.of(database(disturbed), plan.key().toString());
        assertThat(outcomes(undisturbed))
                .containsExactly(
                        "handover EXPECTED " + 8 * VILLAGES / 10,
                        "handover MOVED " + 2 * VILLAGES / 10,
                        "works MOVED " + VILLAGES / 10,
                        "works NO_LONGER_OVERDUE " + 5 * VILLAGES / 10,
                        "works REARMED " + VILLAGES / 10);
        assertThat(minus(found.get("cases of the adjustment"), expected.get("cases of the adjustment")))
                .as(
                        "cases against %s",
                        minus(expected.get("cases of the adjustment"), found.get("cases of the adjustment")))
                .isEmpty();
        expected.forEach((what, rows) -> {
            assertThat(minus(found.get(what), rows))
                    .as("%s: too much or other", what)
                    .isEmpty();
            assertThat(minus(rows, found.get(what)))
                    .as("%s: missing or other", what)
                    .isEmpty();
        });
    }

    /** Dies in the transaction of a chunk whose first villages it has moved already: a row of one in its middle is held. */
    private void killedWithinAChunk(String address) throws SQLException {
        String held = database(address)
                .sql("""
                        select subject from ledger.frame_state where plan = :plan and frame = 'works' and village is not null
                        order by subject offset :before limit 1
                        """)
                .param("plan", plan.key().toString())
                .param("before", MOVED + CHUNK / 2)
                .query(String.class)
                .single();
        try (Connection connection = source(address).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from ledger.frame_state where subject = '" + held + "' for update");
            StartedJar jar = started(address);
            jar.reaches(() -> somebodyWaitsForARow(address));
            jar.kill();
            connection.rollback();
        }
        assertThat(done(address)).isEqualTo(MOVED);
    }

    private void killedSomewhere(String address) {
        StartedJar jar = started(address);
        jar.reaches(() -> done(address) >= MOVED + 4 * CHUNK);
        jar.kill();

        assertThat(done(address)).isBetween(MOVED + 4 * CHUNK, VILLAGES - 1);
    }

    private StartedJar started(String address) {
        return StartedJar.with(
                folder,
                "--spring.datasource.url=" + address,
                "--spring.datasource.username=postgres",
                "--qingnuan.keys.data=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "--qingnuan.keys.search=ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=",
                "--qingnuan.plans=",
                "--server.port=0");
    }

    // --- the villages that are copied

    private CaseKey survey() {
        plan.today("2021-08-01");
        return VillageInStage.started(plan, 1).key();
    }

    private CaseKey commissioning() {
        plan.today("2021-08-01");
        return VillageInStage.started(plan, 1).readyToBuild().safe().built().key();
    }

    private CaseKey sentBack() {
        CaseKey village = commissioning();
        assertThat(plan.bean(SendBacks.class)
                        .sendBack(village, "construction", "抽查发现未安装", plan.person("district-office", village)))
                .isInstanceOf(SendBacks.Outcome.SentBack.class);
        plan.runJobs();
        return village;
    }

    private CaseKey extended(String until) {
        CaseKey village = survey();
        CaseKey extension = plan.bean(DeadlineExtensions.class)
                .request(village, "works", LocalDate.parse(until), "管线迁改", null, plan.person("town-official", village));
        plan.runJobs();
        plan.work(extension, "userTask_approveExtension", "decision", "approve");
        return village;
    }

    private CaseKey failedTimer() {
        CaseKey village = survey();
        ManagementService management = plan.bean(ManagementService.class);
        String instance = plan.process("village-retrofit", village).getId();
        Job timer = management
                .createJobQuery()
                .processInstanceId(instance)
                .activityId("event_worksDue")
                .singleResult();
        management.setJobRetries(timer.getId(), 0);
        return village;
    }

    // --- what stands in a database

    private boolean ended(String address) {
        return is(address, """
                select not exists (select from ledger.deadline_adjustment where plan = :plan and finished_at is null)
                  and not exists (select from act_ru_job where retries_ > 0
                    and (duedate_ is null or duedate_ <= cast(:now as timestamptz)))
                """);
    }

    private boolean somebodyWaitsForARow(String address) {
        return is(address, """
                select exists (select from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock' and query ilike '%frame_state%')
                """);
    }

    private boolean is(String address, String question) {
        return database(address)
                .sql(question)
                .param("plan", plan.key().toString())
                .param("now", plan.now().plus(OFF.multipliedBy(3)).toString())
                .query(Boolean.class)
                .single();
    }

    private int done(String address) {
        return database(address)
                .sql("select count(*) from ledger.adjusted_case where state = 'DONE' and subject like :plan || '.%'")
                .param("plan", plan.key().toString())
                .query(Integer.class)
                .single();
    }

    private List<String> outcomes(String address) {
        return database(address)
                .sql("""
                        select frame || ' ' || outcome || ' ' || count(*) from ledger.adjusted_deadline
                        where subject like :plan || '.%' group by frame, outcome order by 1
                        """)
                .param("plan", plan.key().toString())
                .query(String.class)
                .list();
    }

    /** The application's clock goes on from where the villages were played. */
    private void from(String address, Instant now) {
        database(address)
                .sql("""
                        insert into process.clock(id, offset_seconds) values (1, :offset)
                        on conflict (id) do update set offset_seconds = excluded.offset_seconds
                        """)
                .param("offset", Duration.between(Instant.now(), now).toSeconds())
                .update();
    }

    private static List<String> minus(List<String> rows, List<String> others) {
        Map<String, Long> left = others.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
        return rows.stream()
                .filter(row -> left.merge(row, -1L, Long::sum) < 0)
                .limit(SHOWN)
                .toList();
    }

    private static JdbcClient database(String address) {
        return JdbcClient.create(source(address));
    }

    private static PGSimpleDataSource source(String address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address);
        source.setUser("postgres");
        return source;
    }
}
