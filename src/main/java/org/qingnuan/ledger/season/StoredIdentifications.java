package org.qingnuan.ledger.season;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HardshipCategory;
import org.qingnuan.ledger.Identification;
import org.qingnuan.ledger.Identifications;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.ledger.exchange.IdentificationCheck;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Identifications in the database; whoever records holds the body. */
@Service
@Transactional
class StoredIdentifications implements Identifications {

    private static final int LONGEST = 60;

    private final JdbcClient jdbc;
    private final SeasonRows rows;
    private final Plans plans;
    private final CheckedSheets sheets;
    private final IdentificationCheck check;
    private final Clock clock;

    StoredIdentifications(
            JdbcClient jdbc,
            SeasonRows rows,
            Plans plans,
            CheckedSheets sheets,
            IdentificationCheck check,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.plans = plans;
        this.sheets = sheets;
        this.check = check;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Identification> of(CaseKey body) {
        return jdbc.sql("""
                        SELECT i.*, h.name_masked, a.name AS village_name FROM ledger.identification i
                        JOIN ledger.household h ON h.id = i.household LEFT JOIN ledger.area a ON a.id = h.village
                        WHERE i.plan = :plan AND i.body = :body ORDER BY i.id DESC""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(StoredIdentifications::identification)
                .list();
    }

    @Override
    public void record(CaseKey body, Entry entry, String by) {
        lock(body);
        List<Finding> findings = findings(body, entry);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        insert(body, entry, by);
    }

    private List<Finding> findings(CaseKey body, Entry entry) {
        List<Finding> findings = new ArrayList<>();
        SeasonRules rules = plans.get(body.plan()).rules().season();
        require(findings, inBody(body, entry.household()), "户编号", "不是本单位在册的户", "请按户编号填写");
        require(findings, entry.category() != null, "困难类别", "没有选择", "请选择类别");
        boolean named = rules != null
                && entry.authority() != null
                && rules.authorities().contains(entry.authority());
        require(findings, named, "认定部门", "本方案没有规定由该部门认定", "请由方案规定的部门认定");
        boolean numbered = entry.documentNo() != null && !entry.documentNo().isBlank();
        require(findings, numbered, "认定文号", "没有填写", "请填写认定文件或证件的编号");
        require(findings, !numbered || entry.documentNo().length() <= LONGEST, "认定文号", "超过60字", "请缩短");
        require(findings, entry.identifiedOn() != null, "认定日期", "没有填写", "请填写认定日期");
        boolean come = entry.identifiedOn() == null || !entry.identifiedOn().isAfter(ChinaTime.today(clock));
        require(findings, come, "认定日期", "晚于今天", "请填写实际认定的日期");
        boolean ordered = entry.identifiedOn() == null
                || entry.validUntil() == null
                || !entry.validUntil().isBefore(entry.identifiedOn());
        require(findings, ordered, "有效期至", "早于认定日期", "请核对日期");
        boolean told = entry.category() != HardshipCategory.OTHER
                || entry.note() != null && !entry.note().isBlank();
        require(findings, told, "备注", "类别为其他的没有写明", "请在备注中写明");
        return findings;
    }

    private static void require(List<Finding> findings, boolean holds, String field, String reason, String remedy) {
        if (!holds) {
            findings.add(Finding.ofColumn(field, reason, remedy));
        }
    }

    private boolean inBody(CaseKey body, Long household) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.household
                            WHERE id = :id AND plan = :plan AND body = :body AND active)""")
                .param("id", household)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Boolean.class)
                .single();
    }

    @Override
    public int recordSheet(CaseKey body, UUID sheet, String by) {
        lock(body);
        List<SheetRow> taken = sheets.take(sheet, SheetKind.IDENTIFICATION, body);
        Map<Integer, Long> households = check.households(body, taken);
        return taken.stream()
                .mapToInt(row -> insert(
                        body,
                        new Entry(
                                households.get(row.rowNumber()),
                                HardshipCategory.valueOf(row.text("category")),
                                HardshipAuthority.valueOf(row.text("authority")),
                                row.text("documentNo"),
                                row.date("identifiedOn"),
                                row.date("validUntil"),
                                row.text("note")),
                        by))
                .sum();
    }

    private int insert(CaseKey body, Entry entry, String by) {
        return jdbc.sql("""
                        INSERT INTO ledger.identification (plan, body, household, category, authority, document_no, identified_on,
                            valid_until, note, by_user, at)
                        VALUES (:plan, :body, :household, :category, :authority, :documentNo, :identifiedOn, :validUntil, :note, :by, :at)
                        ON CONFLICT (household, authority, document_no) WHERE revoked_on IS NULL DO NOTHING""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("household", entry.household())
                .param("category", entry.category().name())
                .param("authority", entry.authority().name())
                .param("documentNo", entry.documentNo().strip())
                .param("identifiedOn", entry.identifiedOn())
                .param("validUntil", entry.validUntil())
                .param(
                        "note",
                        entry.note() == null || entry.note().isBlank()
                                ? null
                                : entry.note().strip())
                .param("by", by)
                .param("at", rows.now())
                .update();
    }

    @Override
    public void revoke(CaseKey body, long identification, String reason, String by) {
        if (reason == null || reason.isBlank()) {
            throw new SubmissionRefused(List.of(Finding.ofColumn("撤销原因", "没有填写", "请写明撤销原因")));
        }
        int revoked = jdbc.sql("""
                        UPDATE ledger.identification SET revoked_on = :today, revoked_reason = :reason, revoked_by = :by
                        WHERE id = :id AND plan = :plan AND body = :body AND revoked_on IS NULL""")
                .param("today", ChinaTime.today(clock))
                .param("reason", reason.strip())
                .param("by", by)
                .param("id", identification)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .update();
        if (revoked != 1) {
            throw new SubmissionRefused(List.of(Finding.ofSheet("没有这条认定，或已撤销", "请刷新页面")));
        }
    }

    private void lock(CaseKey body) {
        jdbc.sql("SELECT area FROM ledger.body WHERE plan = :plan AND area = :body FOR NO KEY UPDATE")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(String.class)
                .single();
    }

    private static Identification identification(ResultSet row, int number) throws SQLException {
        return new Identification(
                row.getLong("id"),
                row.getLong("household"),
                row.getString("name_masked"),
                row.getString("village_name"),
                HardshipCategory.valueOf(row.getString("category")),
                HardshipAuthority.valueOf(row.getString("authority")),
                row.getString("document_no"),
                row.getObject("identified_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("note"),
                row.getString("by_user"),
                row.getObject("revoked_on", LocalDate.class),
                row.getString("revoked_reason"));
    }
}
