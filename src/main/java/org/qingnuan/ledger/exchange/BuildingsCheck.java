package org.qingnuan.ledger.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.BuildingEligibility;
import org.qingnuan.ledger.BuildingEligibility.Verdict;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Buildings to be retrofitted: each once, urban ones with their area, all of them eligible by the plan's table (LZ-08). */
@Component
class BuildingsCheck implements RowCheck {

    private static final List<String> FACTS = List.of("inPlan", "cleanHeated", "occupied", "worthwhile", "willing");

    private final BuildingEligibility eligibility;
    private final JdbcClient jdbc;

    BuildingsCheck(BuildingEligibility eligibility, JdbcClient jdbc) {
        this.eligibility = eligibility;
        this.jdbc = jdbc;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.BUILDINGS;
    }

    @Override
    public void check(CaseKey body, List<SheetRow> rows, Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Map<String, Object>, Verdict> verdicts = new HashMap<>();
        for (SheetRow row : rows) {
            String where = row.text("place") + " " + row.text("door");
            Integer earlier = seen.putIfAbsent(where, row.rowNumber());
            if (earlier != null && row.text("door") != null) {
                findings.cell(row, "door", HouseholdRows.repeats(earlier), "每栋、每户只填一行");
            }
            quantity(row, findings);
            register(body, row, findings);
            if (FACTS.stream().allMatch(fact -> row.text(fact) != null)) {
                Verdict verdict = verdicts.computeIfAbsent(facts(row), facts -> eligibility.of(body.plan(), facts));
                if (!verdict.eligible()) {
                    findings.row(row, "不符合节能改造条件：%s（%s）".formatted(verdict.reason(), verdict.clause()), "请核实，不符合的不要列入");
                }
            }
        }
        if (rows.isEmpty()) {
            findings.sheet("表中没有改造对象", "请至少填写一行");
        }
    }

    private static Map<String, Object> facts(SheetRow row) {
        return Stream.of(FACTS.toArray(String[]::new)).collect(Collectors.toMap(fact -> fact, fact ->
                (Object) "true".equals(row.text(fact))));
    }

    private static void quantity(SheetRow row, Findings findings) {
        boolean urban = "URBAN".equals(row.text("category"));
        if (urban && (row.decimal("area") == null || row.decimal("area").signum() <= 0)) {
            findings.cell(row, "area", "城区建筑没有面积，或面积不大于0", "请填写建筑面积，最多两位小数");
        }
        if (!urban && row.text("area") != null) {
            findings.cell(row, "area", "农村住户按户计，不填面积", "请留空");
        }
    }

    private void register(CaseKey body, SheetRow row, Findings findings) {
        boolean rural = "RURAL".equals(row.text("category"));
        Long household = row.integer("registerNo");
        if (rural && "true".equals(row.text("inPlan")) && household == null) {
            findings.cell(row, "registerNo", null, "列入年度计划的农村住户没有写户编号", "请填写台账中的户编号");
        } else if (household != null && !"true".equals(row.text("inPlan"))) {
            findings.cell(row, "registerNo", "写了户编号，却不是列入年度计划的户", "请改为列入年度计划，或删去户编号");
        } else if (household != null && !confirmed(body, household)) {
            findings.cell(row, "registerNo", "不是本单位本年度已确认的改造户", "请核对台账");
        }
    }

    private boolean confirmed(CaseKey body, long household) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.household h JOIN ledger.village v ON v.plan = h.plan AND v.area = h.village
                            WHERE h.id = :household AND h.plan = :plan AND v.body = :body AND h.eligibility = 'CONFIRMED')""")
                .param("household", household)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Boolean.class)
                .single();
    }
}
