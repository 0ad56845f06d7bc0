package org.qingnuan.ledger.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A list of identified households: in the register, by an authority that the plan names, dated (HZ-31, HZ-32). */
@Component
public class IdentificationCheck implements RowCheck {

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Plans plans;
    private final Clock clock;

    IdentificationCheck(JdbcClient jdbc, PersonalData personal, Plans plans, Clock clock) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.IDENTIFICATION;
    }

    @Override
    public void check(CaseKey body, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        Map<Integer, Long> households = households(body, rows);
        SeasonRules rules = plans.get(body.plan()).rules().season();
        List<HardshipAuthority> authorities = rules == null ? List.of() : rules.authorities();
        Map<Long, Integer> seen = new HashMap<>();
        for (SheetRow row : rows) {
            Long household = households.get(row.rowNumber());
            if (row.integer("household") == null && row.text("identity") == null) {
                findings.row(row, "没有户编号，也没有身份证号", "请至少填写一项");
            } else if (household == null) {
                findings.row(row, "本单位没有这一户，或户编号与身份证号不是同一户", "请核对户编号和身份证号");
            } else if (seen.putIfAbsent(household, row.rowNumber()) != null) {
                findings.row(row, "与第%d行是同一户".formatted(seen.get(household)), "同一份名册每户只填一行");
            }
            dates(row, today, findings);
            String authority = row.text("authority");
            if (authority != null && !authorities.contains(HardshipAuthority.valueOf(authority))) {
                findings.cell(
                        row, "authority", HardshipAuthority.valueOf(authority).label(), "本方案没有规定由该部门认定", "请由方案规定的部门认定");
            }
            if ("OTHER".equals(row.text("category")) && row.text("note") == null) {
                findings.cell(row, "note", null, "类别为其他的没有写明", "请在备注中写明");
            }
        }
    }

    private static void dates(SheetRow row, LocalDate today, Findings findings) {
        HouseholdRows.day(row, "identifiedOn", null, null, today, findings);
        LocalDate from = row.date("identifiedOn");
        LocalDate until = row.date("validUntil");
        if (from != null && until != null && until.isBefore(from)) {
            findings.cell(row, "validUntil", "早于认定日期", "请核对日期");
        }
    }

    /** The household of each row by its number; absent where there is none, or where number and id speak of two. */
    public Map<Integer, Long> households(CaseKey body, List<SheetRow> rows) {
        Map<String, Long> byIdentity = byIdentity(body, rows);
        Collection<Long> known = jdbc.sql(
                        "SELECT id FROM ledger.household WHERE plan = :plan AND body = :body AND active")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Long.class)
                .set();
        Map<Integer, Long> households = new HashMap<>();
        for (SheetRow row : rows) {
            Long number = row.integer("household");
            String identity = row.text("identity");
            Long named = identity == null ? number : byIdentity.get(ResidentIds.canonical(identity));
            if (named != null && known.contains(named) && (number == null || number.equals(named))) {
                households.put(row.rowNumber(), named);
            }
        }
        return households;
    }

    private Map<String, Long> byIdentity(CaseKey body, List<SheetRow> rows) {
        Map<String, Long> found = new HashMap<>();
        Map<String, byte[]> asked = rows.stream()
                .map(row -> row.text("identity"))
                .filter(identity -> identity != null)
                .map(ResidentIds::canonical)
                .distinct()
                .collect(Collectors.toMap(identity -> identity, personal::fingerprint));
        asked.forEach((identity, fingerprint) -> jdbc.sql("""
                        SELECT id FROM ledger.household
                        WHERE plan = :plan AND body = :body AND active AND identity_fingerprint = :fingerprint""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("fingerprint", fingerprint)
                .query(Long.class)
                .optional()
                .ifPresent(household -> found.put(identity, household)));
        return found;
    }
}
