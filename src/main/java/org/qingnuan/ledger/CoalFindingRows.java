package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes findings of coal use. */
@Component
class CoalFindingRows {

    static final String KIND = "finding";

    private static final String FINDINGS = """
            select f.*, a.name as village_name, h.name_masked from ledger.coal_finding f
            join ledger.area a on a.id = f.village join ledger.household h on h.id = f.household
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CoalFindingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CaseKey insert(CoalFindings.Report report, boolean noBurnZone, long household, String by) {
        CaseKey village = report.village();
        long id = jdbc.sql("""
                        insert into ledger.coal_finding(plan, body, village, household, found_on, text, no_burn_zone, reported_by, reported_at)
                        values (:plan, :body, :village, :household, :foundOn, :text, :noBurnZone, :by, :at) returning id
                        """)
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("village", village.village())
                .param("household", household)
                .param("foundOn", report.foundOn())
                .param("text", report.text().strip())
                .param("noBurnZone", noBurnZone)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
        return village.with(KIND, Long.toString(id));
    }

    /** Whether a finding of the household waits for its decision or holds. */
    boolean running(long household) {
        return jdbc.sql("""
                        select exists (select from ledger.coal_finding where household = :household and revoked_at is null
                          and (decided_at is null or confirmed))
                        """).param("household", household).query(Boolean.class).single();
    }

    CoalFinding get(CaseKey finding) {
        return jdbc.sql(FINDINGS + "where f.id = :id and f.plan = :plan and f.village = :village")
                .param("id", id(finding))
                .param("plan", finding.plan().value())
                .param("village", finding.village())
                .query(CoalFindingRows::finding)
                .optional()
                .orElseThrow(() -> unknown(finding));
    }

    List<CoalFinding> of(CaseKey body) {
        return jdbc.sql(FINDINGS + "where f.plan = :plan and f.body = :body order by f.id desc")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(CoalFindingRows::finding)
                .list();
    }

    void heard(CaseKey finding, String statement, LocalDate on, String by) {
        jdbc.sql("""
                        update ledger.coal_finding set statement = :statement, heard_on = :on, heard_by = :by, heard_at = :at
                        where id = :id
                        """)
                .param("id", id(finding))
                .param("statement", statement)
                .param("on", on)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    void decided(CaseKey finding, boolean confirmed, String opinion, String by) {
        jdbc.sql("""
                        update ledger.coal_finding set confirmed = :confirmed, opinion = :opinion, decided_by = :by, decided_at = :at
                        where id = :id
                        """)
                .param("id", id(finding))
                .param("confirmed", confirmed)
                .param("opinion", opinion)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    void revoked(CaseKey finding, String reason, String by) {
        jdbc.sql("""
                        update ledger.coal_finding set revoked_at = :at, revoked_by = :by, revoke_reason = :reason
                        where id = :id and confirmed and revoked_at is null
                        """)
                .param("id", id(finding))
                .param("reason", reason)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    private static CoalFinding finding(ResultSet row, int number) throws SQLException {
        return new CoalFinding(
                CaseKey.ofVillage(new PlanId(row.getString("plan")), row.getString("body"), row.getString("village"))
                        .with(KIND, row.getString("id")),
                row.getString("village_name"),
                row.getLong("household"),
                row.getString("name_masked"),
                Rows.day(row, "found_on"),
                row.getString("text"),
                row.getBoolean("no_burn_zone"),
                row.getString("reported_by"),
                Rows.instant(row, "reported_at"),
                row.getString("statement"),
                Rows.day(row, "heard_on"),
                row.getString("heard_by"),
                row.getObject("confirmed", Boolean.class),
                row.getString("opinion"),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"),
                Rows.instant(row, "revoked_at"),
                row.getString("revoke_reason"));
    }

    private static long id(CaseKey finding) {
        if (!KIND.equals(finding.kind()) || !finding.item().matches("[0-9]{1,18}")) {
            throw unknown(finding);
        }
        return Long.parseLong(finding.item());
    }

    private static NoSuchElementException unknown(CaseKey finding) {
        return new NoSuchElementException("No finding " + finding);
    }
}
