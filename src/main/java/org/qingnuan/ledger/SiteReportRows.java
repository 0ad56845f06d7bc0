package org.qingnuan.ledger;

import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes reports of the works. */
@Component
class SiteReportRows {

    static final String KIND = "report";

    private static final String REPORTS = """
            select r.*, a.name as place_name from ledger.site_report r
            join ledger.area a on a.id = split_part(r.place, '.', case when r.place like '%.%.%' then 3 else 2 end)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SiteReportRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CaseKey insert(CaseKey place, ReportKind kind, String against, String text, String by) {
        long id = jdbc.sql("""
                        insert into ledger.site_report(plan, body, place, kind, against, text, raised_by, raised_at)
                        values (:plan, :body, :place, :kind, :against, :text, :by, :at) returning id
                        """)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("place", place.toString())
                .param("kind", kind.name())
                .param("against", against)
                .param("text", text)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
        return place.with(KIND, Long.toString(id));
    }

    SiteReport get(CaseKey report) {
        return read(REPORTS + "where r.id = :id and r.place = :place", report).stream()
                .findFirst()
                .orElseThrow(() -> unknown(report));
    }

    private List<SiteReport> read(String sql, CaseKey report) {
        return jdbc.sql(sql)
                .param("id", id(report))
                .param("place", place(report).toString())
                .query((row, number) -> report(row))
                .list();
    }

    List<SiteReport> of(CaseKey body) {
        return jdbc.sql(REPORTS + "where r.plan = :plan and r.body = :body order by r.id desc")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> report(row))
                .list();
    }

    private SiteReport report(java.sql.ResultSet row) throws java.sql.SQLException {
        long id = row.getLong("id");
        return new SiteReport(
                CaseKey.parse(row.getString("place")).with(KIND, Long.toString(id)),
                row.getString("place_name"),
                ReportKind.valueOf(row.getString("kind")),
                row.getString("against"),
                row.getString("text"),
                row.getString("raised_by"),
                Rows.instant(row, "raised_at"),
                Rows.instant(row, "closed_at"),
                steps(id));
    }

    private List<SiteReport.Step> steps(long report) {
        return jdbc.sql(
                        "select kind, text, by_user, at from ledger.site_report_step where report = :report order by id")
                .param("report", report)
                .query((row, number) -> new SiteReport.Step(
                        SiteReport.StepKind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        row.getString("by_user"),
                        Rows.instant(row, "at")))
                .list();
    }

    void step(CaseKey report, SiteReport.StepKind kind, String text, String by) {
        jdbc.sql(
                        "insert into ledger.site_report_step(report, kind, text, by_user, at) values (:id, :kind, :text, :by, :at)")
                .param("id", id(report))
                .param("kind", kind.name())
                .param("text", text)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    void close(CaseKey report) {
        jdbc.sql("update ledger.site_report set closed_at = :at where id = :id and closed_at is null")
                .param("id", id(report))
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    boolean wagesOwed(CaseKey village) {
        return jdbc.sql("""
                        select exists (select from ledger.site_report
                          where place in (:village, :body) and kind = 'WAGE_ARREARS' and closed_at is null)
                        """)
                .param("village", village.villageKey().toString())
                .param("body", village.body().toString())
                .query(Boolean.class)
                .single();
    }

    boolean active(CaseKey village) {
        return villages(village).size() == 1;
    }

    /** The village itself, or the body's villages, without those that left the plan. */
    List<CaseKey> villages(CaseKey place) {
        return jdbc
                .sql("""
                        select area from ledger.village where plan = :plan and body = :body and state <> 'WITHDRAWN'
                          and (cast(:village as text) is null or area = :village)
                        """)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("village", place.village())
                .query(String.class)
                .list()
                .stream()
                .map(village -> CaseKey.ofVillage(place.plan(), place.area(), village))
                .toList();
    }

    static CaseKey place(CaseKey report) {
        return report.village() == null ? report.body() : report.villageKey();
    }

    private static long id(CaseKey report) {
        if (!KIND.equals(report.kind()) || !report.item().matches("[0-9]{1,18}")) {
            throw unknown(report);
        }
        return Long.parseLong(report.item());
    }

    private static NoSuchElementException unknown(CaseKey report) {
        return new NoSuchElementException("No report " + report);
    }
}
