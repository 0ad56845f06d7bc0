package org.qingnuan.ledger.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Inspection: only what was commissioned (ZC-20, ZC-23); a failure says why and is inspected again after its rectification; nobody passes whom the plan's document rules out. */
@Component
class InspectionCheck implements RowCheck {

    private static final String[] INPUTS = {"result", "inspectedOn", "reason", "inspectors"};

    private final RegisterLookup register;
    private final Qualification qualification;
    private final Plans plans;
    private final Clock clock;

    InspectionCheck(RegisterLookup register, Qualification qualification, Plans plans, Clock clock) {
        this.register = register;
        this.qualification = qualification;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.INSPECTION;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        boolean sentBack = register.sentBack(village, "acceptance");
        Map<Long, SheetRow> passing = new LinkedHashMap<>();
        HouseholdRows.each(rows, register.households(village), findings, (row, known) -> {
            if (HouseholdRows.filled(row, INPUTS) && !same(row, known)) {
                inspection(row, known, sentBack, today, findings);
                if ("PASSED".equals(row.text("result"))) {
                    passing.put(known.id(), row);
                }
            }
        });
        HouseholdRows.someFilled(rows, findings, INPUTS);
        qualified(village, passing, findings);
    }

    /** Nobody passes whom the plan's document rules out, with as many rooms as were retrofitted (HZ-18, LZ-35, LZ-36). */
    private void qualified(CaseKey village, Map<Long, SheetRow> passing, Findings findings) {
        int minRooms = plans.get(village.plan()).rules().minRooms();
        Map<Long, Map<String, String>> counted = new LinkedHashMap<>();
        passing.forEach((household, row) -> {
            Long rooms = minRooms > 0 ? row.integer("rooms") : null;
            counted.put(household, rooms == null ? Map.of() : Map.of("rooms", rooms.toString()));
            if (minRooms > 0 && rooms == null) {
                findings.cell(row, "rooms", null, "没有填写改造房间数", "请填写实际改造的房间数，不少于%d个才能合格".formatted(minRooms));
            }
        });
        qualification
                .ruledOut(village, counted)
                .forEach((household, proposal) -> findings.cell(
                        passing.get(household),
                        "result",
                        "合格",
                        "文件规定不得参与改造：" + proposal.shown() + "，不能验收合格",
                        "请填不合格，整改后再验收；登记有误的先办理信息更正，确属不得参与的办理撤销"));
    }

    private static void inspection(SheetRow row, Known known, boolean sentBack, LocalDate today, Findings findings) {
        if (known.commissionedOn() == null) {
            findings.row(row, "该户尚未调试", "调试完成后再验收");
            return;
        }
        if (known.passed() && !(sentBack && "FAILED".equals(row.text("result")))) {
            findings.row(row, "该户已验收合格，结果不能再改", "请保留原内容或删去该行");
            return;
        }
        if (known.inHome() != null && !known.inHome().equals("PASSED")) {
            findings.row(row, "监理单位还没有入户核验合格", "核验合格后再验收");
            return;
        }
        if (known.rectifying()) {
            findings.row(row, "该户的整改尚未核实", "整改核实后再验收");
            return;
        }
        HouseholdRows.required(row, "result", "没有填写验收结果", findings);
        HouseholdRows.required(row, "inspectedOn", "没有填写验收日期", findings);
        HouseholdRows.required(row, "inspectors", "没有填写验收人员", findings);
        HouseholdRows.day(row, "inspectedOn", known.commissionedOn(), "调试日期", today, findings);
        Long rooms = row.integer("rooms");
        if (rooms != null && (rooms < 1 || rooms > 99)) {
            findings.cell(row, "rooms", "应在1到99之间", "请填写实际改造的房间数");
        }
        if ("FAILED".equals(row.text("result"))) {
            HouseholdRows.required(row, "reason", "不合格的没有写明原因", findings);
            HouseholdRows.day(row, "inspectedOn", known.inspectedOn(), "上次验收日期", today, findings);
        } else if (row.text("reason") != null && row.text("result") != null) {
            findings.cell(row, "reason", "验收合格却填写了不合格原因", "请核对验收结果");
        }
    }

    private static boolean same(SheetRow row, Known known) {
        return Objects.equals(row.text("result"), known.acceptance())
                && Objects.equals(row.date("inspectedOn"), known.inspectedOn())
                && Objects.equals(row.text("reason"), known.failureReason());
    }
}
