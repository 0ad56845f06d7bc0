package org.qingnuan.ledger.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** The site inspector in the homes (LZ-33): devices counted, quality judged, the house put right again (LZ-21). */
@Component
class InHomeCheck implements RowCheck {

    private static final String[] INPUTS = {
        "result", "inspectedOn", "devices", "terminalDevice", "restored", "reason", "inspectors"
    };

    private final RegisterLookup register;
    private final Clock clock;

    InHomeCheck(RegisterLookup register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.IN_HOME;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        HouseholdRows.each(rows, register.households(village), findings, (row, known) -> {
            if (HouseholdRows.filled(row, INPUTS)) {
                inspection(row, known, today, findings);
            }
        });
        HouseholdRows.someFilled(rows, findings, INPUTS);
    }

    private static void inspection(SheetRow row, Known known, LocalDate today, Findings findings) {
        if (known.inHome() == null) {
            findings.row(row, "本村还没有初步验收，或该户不是确认的改造户", "请先由中标单位初步验收");
            return;
        }
        if (known.inHome().equals("PASSED")) {
            findings.row(row, "该户已核验合格，结果不能再改", "请删去该行");
            return;
        }
        if (known.rectifying()) {
            findings.row(row, "该户的整改尚未核实", "整改核实后再核验");
            return;
        }
        HouseholdRows.required(row, "result", "没有填写核验结果", findings);
        HouseholdRows.required(row, "inspectedOn", "没有填写入户日期", findings);
        HouseholdRows.required(row, "devices", "没有核对设备数量", findings);
        HouseholdRows.required(row, "terminalDevice", "没有填写末端取暖设施是否配套", findings);
        HouseholdRows.required(row, "restored", "没有填写房屋和环境是否恢复", findings);
        HouseholdRows.required(row, "inspectors", "没有填写核验人员", findings);
        HouseholdRows.day(row, "inspectedOn", known.commissionedOn(), "调试日期", today, findings);
        result(row, findings);
    }

    private static void result(SheetRow row, Findings findings) {
        Long devices = row.integer("devices");
        if (devices != null && (devices < 0 || devices > 99)) {
            findings.cell(row, "devices", "应在0到99之间", "请填写实际安装的台数");
        }
        if ("FAILED".equals(row.text("result"))) {
            HouseholdRows.required(row, "reason", "不合格的没有写明原因", findings);
        } else if ("PASSED".equals(row.text("result"))) {
            if (row.text("reason") != null) {
                findings.cell(row, "reason", "核验合格却填写了不合格原因", "请核对核验结果");
            }
            if (devices != null && devices == 0) {
                findings.cell(row, "devices", "没有设备却核验合格", "请核对数量或核验结果");
            }
            if ("false".equals(row.text("restored"))) {
                findings.cell(row, "restored", "未恢复", "房屋和环境没有恢复，不能核验合格", "请要求施工单位恢复，核验结果填不合格");
            }
        }
    }
}
