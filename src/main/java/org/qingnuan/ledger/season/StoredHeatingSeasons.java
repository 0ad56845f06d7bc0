package org.qingnuan.ledger.season;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HeatingSeason;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonReview;
import org.qingnuan.ledger.SeasonReviewStep;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.SeasonState;
import org.qingnuan.ledger.SeasonUse;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.UsageLine;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.ledger.exchange.SeasonLookup;
import org.qingnuan.ledger.exchange.UsageRow;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Heating seasons in the database; whoever changes one holds its row. */
@Service
@Transactional
class StoredHeatingSeasons implements HeatingSeasons {

    private static final String READINGS = """
            SELECT count(*) FILTER (WHERE r.household IS NOT NULL) AS readings,
                count(*) FILTER (WHERE r.household IS NULL AND NOT r.rejected) AS unmatched,
                count(*) FILTER (WHERE r.household IS NOT NULL AND r.flags <> '{}') AS flagged
            FROM ledger.usage_row r JOIN ledger.usage_statement s ON s.id = r.statement
            WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.returned_at IS NULL""";

    private static final String USED = """
            LEFT JOIN (SELECT r.household, sum(r.quantity) FILTER (WHERE s.fuel = 'GAS') AS gas,
                  sum(r.quantity) FILTER (WHERE s.fuel = 'POWER') AS power, sum(r.quantity) FILTER (WHERE s.fuel = 'HEAT') AS heat,
                  sum(r.valley_quantity) AS valley, sum(r.base_quantity) AS base, max(r.tariff) AS tariff
                FROM ledger.usage_row r JOIN ledger.usage_statement s ON s.id = r.statement
                WHERE s.plan = :plan AND s.body = :body AND s.season = %2$s AND s.returned_at IS NULL AND r.household IS NOT NULL
                GROUP BY r.household) %1$s ON %1$s.household = h.id
            """;

    private static final String USE =
            """
            SELECT h.id,
                (SELECT count(*) FROM ledger.heating_season e WHERE e.plan = h.plan AND e.body = h.body AND e.no <= :no
                  AND e.ends_on >= h.inspected_on) AS index,
                coalesce(u.gas, 0) AS gas, coalesce(u.power, 0) AS power, coalesce(u.heat, 0) AS heat,
                u.valley, u.base, u.tariff,
                coalesce(b.gas, 0) AS gas_before, coalesce(b.power, 0) AS power_before, coalesce(b.heat, 0) AS heat_before,
                CASE WHEN b.household IS NULL THEN 0 ELSE b.valley END AS valley_before,
                b.base AS base_before, b.tariff AS tariff_before,
                EXISTS (SELECT FROM ledger.identification i WHERE i.household = h.id AND i.authority = ANY (:authorities)
                  AND i.identified_on <= :today AND (i.valid_until IS NULL OR i.valid_until >= :today)
                  AND (i.revoked_on IS NULL OR i.revoked_on > :today)) AS identified
            FROM %s
            %s
            %s
            ORDER BY h.id""".formatted(SeasonLookup.PARTICIPANTS, USED.formatted("u", ":no"), USED.formatted("b", ":no - 1"));

    private final SeasonRows rows;
    private final SeasonLookup lookup;
    private final Statements statements;
    private final Resolutions resolutions;
    private final SeasonReviews reviews;
    private final UsageLines lines;
    private final Learning learning;
    private final Plans plans;
    private final Submissions submissions;
    private final CheckedSheets sheets;
    private final Clock clock;

    StoredHeatingSeasons(
            SeasonRows rows,
            SeasonLookup lookup,
            Statements statements,
            Resolutions resolutions,
            SeasonReviews reviews,
            UsageLines lines,
            Learning learning,
            Plans plans,
            Submissions submissions,
            CheckedSheets sheets,
            Clock clock) {
        this.rows = rows;
        this.lookup = lookup;
        this.statements = statements;
        this.resolutions = resolutions;
        this.reviews = reviews;
        this.lines = lines;
        this.learning = learning;
        this.plans = plans;
        this.submissions = submissions;
        this.sheets = sheets;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseKey> begun(PlanId id) {
        Plan plan = plans.get(id);
        SeasonRules rules = plan.rules().season();
        if (rules == null) {
            return List.of();
        }
        LocalDate today = ChinaTime.today(clock);
        return plans.bodies(id).stream()
                .flatMap(body -> IntStream.rangeClosed(1, rules.seasons())
                        .filter(no -> !rules.startsOn(plan.year(), no).isAfter(today))
                        .mapToObj(no -> body.key().with(KIND, Integer.toString(no))))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextStart(PlanId id) {
        Plan plan = plans.get(id);
        SeasonRules rules = plan.rules().season();
        LocalDate today = ChinaTime.today(clock);
        return rules == null
                ? Optional.empty()
                : IntStream.rangeClosed(1, rules.seasons())
                        .mapToObj(no -> rules.startsOn(plan.year(), no))
                        .filter(today::isBefore)
                        .findFirst();
    }

    @Override
    public boolean open(CaseKey season) {
        int no = SeasonRows.no(season);
        Plan plan = plans.get(season.plan());
        SeasonRules rules = plan.rules().season();
        if (rules == null) {
            throw refused("本方案没有规定采暖季运行补贴", "请先在方案中写明");
        }
        if (no > rules.seasons()) {
            throw refused("第%d个采暖季超出连续%d个采暖季的运行补贴期限".formatted(no, rules.seasons()), "不再开办");
        }
        if (rules.startsOn(plan.year(), no).isAfter(ChinaTime.today(clock))) {
            throw refused("第%d个采暖季还没有开始".formatted(no), "请在采暖季开始后再开办");
        }
        if (rows.ofBody(season.body()).size() < no - 1) {
            throw refused("第%d个采暖季之前还有没有开办的采暖季".formatted(no), "采暖季须连续，请先开办前一采暖季");
        }
        return rows.insert(
                season,
                rules.startsOn(plan.year(), no),
                rules.endsOn(plan.year(), no),
                rules.statementDue(plan.year(), no));
    }

    @Override
    @Transactional(readOnly = true)
    public HeatingSeason get(CaseKey season) {
        return view(rows.get(season));
    }

    @Override
    @Transactional(readOnly = true)
    public List<HeatingSeason> of(CaseKey body) {
        return rows.ofBody(body).stream().map(this::view).toList();
    }

    private HeatingSeason view(SeasonRow row) {
        Set<Fuel> awaited = awaited(row.key());
        int lacking = awaited.isEmpty() ? lookup.lacking(row.key()).size() : 0;
        return rows.of(row.key(), READINGS)
                .query((counts, n) -> new HeatingSeason(
                        row.key(),
                        row.no(),
                        row.startsOn(),
                        row.endsOn(),
                        row.statementDue(),
                        state(row, awaited, counts.getInt("unmatched") + lacking),
                        awaited,
                        households(row.key()).size(),
                        counts.getInt("readings"),
                        counts.getInt("unmatched"),
                        lacking,
                        counts.getInt("flagged")))
                .single();
    }

    private SeasonState state(SeasonRow row, Set<Fuel> awaited, int open) {
        if (row.finished()) {
            return SeasonState.FINISHED;
        }
        if (!ChinaTime.today(clock).isAfter(row.endsOn())) {
            return SeasonState.RUNNING;
        }
        if (!awaited.isEmpty()) {
            return SeasonState.METERING;
        }
        if (open > 0) {
            return SeasonState.MATCHING;
        }
        return findNextReview(row.key()).isPresent() ? SeasonState.REVIEWING : SeasonState.PAYING;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Fuel> findStatements(CaseKey season) {
        rows.get(season);
        return awaited(season);
    }

    @Override
    @Transactional(readOnly = true)
    public int statements(CaseKey season) {
        rows.get(season);
        return rows.stated(season).size();
    }

    private Set<Fuel> awaited(CaseKey season) {
        Set<String> routes = rows.routes(season);
        Set<Fuel> stated = rows.stated(season);
        return rules(season).meters().stream()
                .filter(fuel -> routes.contains(fuel.route()) && !stated.contains(fuel))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void recordUsage(CaseKey season, Fuel fuel, UUID submission, String by) {
        rows.lock(season);
        Submission handed = submissions.open(submission, season, fuel.task());
        List<UsageRow> stated = sheets.take(handed.sheet(), fuel.sheet(), season).stream()
                .map(UsageRow::of)
                .toList();
        boolean counts = rows.stated(season).contains(fuel);
        if (counts && stated.isEmpty()) {
            return;
        }
        if (counts) {
            throw refused("本季" + fuel.label() + "明细已经报送", "需要更正的，由审核人退回后重报");
        }
        if (stated.isEmpty()) {
            throw refused("这份明细与被退回的完全相同", "请按退回意见更正后重新上传");
        }
        statements.write(season, fuel, stated, submission, by);
    }

    @Override
    @Transactional(readOnly = true)
    public int checkReadings(CaseKey season) {
        return lines.unmatched(season).size() + lookup.lacking(season).size();
    }

    @Override
    public void resolveReadings(CaseKey season, UUID submission, String by) {
        rows.lock(season);
        Submission handed = submissions.open(submission, season, SeasonTasks.RESOLVE);
        resolutions.apply(season, sheets.take(handed.sheet(), SheetKind.UNMATCHED_USAGE, season), by);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SeasonReviewStep> findNextReview(CaseKey season) {
        return rows.routes(season).isEmpty() ? Optional.empty() : reviews.next(season);
    }

    @Override
    public boolean reviewReadings(CaseKey season, UUID submission, String by) {
        rows.lock(season);
        Submission decision = submissions.open(submission, season, SeasonTasks.REVIEW);
        SeasonReviewStep step = findNextReview(season).orElseThrow(() -> refused("本季用量现在没有待审核的步骤", "请刷新后查看进展"));
        reviews.record(season, step, decision.fields(), by);
        if (!SeasonTasks.approves(decision.fields())) {
            giveBack(
                    season,
                    decision.fields().get("statement"),
                    decision.fields().get("opinion"));
            return false;
        }
        if (findNextReview(season).isEmpty()) {
            learning.from(season, by);
        }
        return true;
    }

    private void giveBack(CaseKey season, String which, String reason) {
        int returned = rows.of(season, """
                        UPDATE ledger.usage_statement SET returned_at = :at, returned_reason = :reason
                        WHERE plan = :plan AND body = :body AND season = :no AND returned_at IS NULL
                          AND (:which = 'ALL' OR fuel = :which)""")
                .param("at", rows.now())
                .param("reason", reason)
                .param("which", which)
                .update();
        if (returned == 0) {
            throw refused("没有可以退回的这份明细", "请重新选择");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<SeasonReview> reviews(CaseKey season) {
        return reviews.of(season);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UsageLine> unmatched(CaseKey season) {
        return lines.unmatched(season);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UsageLine> flagged(CaseKey season) {
        return lines.flagged(season);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> households(CaseKey season) {
        return rows.of(season, "SELECT h.id FROM " + SeasonLookup.PARTICIPANTS + " ORDER BY h.id")
                .query(Long.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean paysInAdvance(CaseKey season) {
        return rules(season).advance();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SeasonUse> use(CaseKey season) {
        if (!reviewed(season)) {
            throw new IllegalStateException("采暖季 " + season + " 的用量还没有审核完毕，不能核定补贴");
        }
        boolean before = reviewedBefore(season);
        return read(
                season,
                row -> new SeasonUse(
                        row.getLong("id"),
                        row.getInt("index"),
                        row.getBigDecimal("gas"),
                        row.getBigDecimal("power"),
                        row.getBigDecimal("heat"),
                        row.getBoolean("identified"),
                        row.getBigDecimal("valley"),
                        row.getBigDecimal("base"),
                        row.getString("tariff"),
                        before(row, before)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<SeasonUse> useBefore(CaseKey season) {
        boolean before = reviewedBefore(season);
        return read(
                season,
                row -> new SeasonUse(
                        row.getLong("id"),
                        row.getInt("index"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        row.getBoolean("identified"),
                        null,
                        row.getBigDecimal("base_before"),
                        row.getString("tariff_before"),
                        before(row, before)));
    }

    private boolean reviewed(CaseKey season) {
        return awaited(season).isEmpty()
                && checkReadings(season) == 0
                && findNextReview(season).isEmpty();
    }

    /** Before the first season there is nothing to review. */
    private boolean reviewedBefore(CaseKey season) {
        int no = SeasonRows.no(season);
        return no == 1 || reviewed(season.body().with(KIND, Integer.toString(no - 1)));
    }

    private static SeasonUse.Before before(ResultSet row, boolean reviewed) throws SQLException {
        return reviewed
                ? new SeasonUse.Before(
                        row.getBigDecimal("gas_before"),
                        row.getBigDecimal("power_before"),
                        row.getBigDecimal("heat_before"),
                        row.getBigDecimal("valley_before"))
                : SeasonUse.Before.UNREVIEWED;
    }

    private List<SeasonUse> read(CaseKey season, Reading reading) {
        List<String> authorities = new ArrayList<>();
        rules(season).authorities().stream().map(HardshipAuthority::name).forEach(authorities::add);
        return rows.of(season, USE)
                .param("today", ChinaTime.today(clock))
                .param("authorities", authorities.toArray(String[]::new))
                .query((row, n) -> reading.of(row))
                .list();
    }

    /** How a household's row is read. */
    private interface Reading {

        SeasonUse of(ResultSet row) throws SQLException;
    }

    @Override
    public void finishSeason(CaseKey season) {
        rows.lock(season);
        rows.finish(season);
    }

    private SeasonRules rules(CaseKey season) {
        return Optional.ofNullable(plans.get(season.plan()).rules().season())
                .orElseThrow(() -> new IllegalStateException("方案 " + season.plan() + " 没有采暖季"));
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }
}
