package org.qingnuan.ledger.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** The confirmation of households: every surveyed one decided, no more than the quota, departures from the proposal explained, doubts settled by two people, and nobody whom the plan's document rules out (HZ-18, LZ-35, LZ-36). */
@Component
class ConfirmationCheck implements RowCheck {

    private final RegisterLookup register;
    private final Villages villages;
    private final Flags flags;

    ConfirmationCheck(RegisterLookup register, Villages villages, Flags flags) {
        this.register = register;
        this.villages = villages;
        this.flags = flags;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.CONFIRMATION;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        Map<Long, Known> known = register.households(village);
        Set<Long> undecided = new HashSet<>(known.keySet());
        Map<String, List<Flag>> doubts = doubts(village, rejected(rows));
        HouseholdRows.each(rows, known, findings, (row, household) -> {
            undecided.remove(household.id());
            decision(row, household, findings);
            if (Set.of("CONFIRMED", "WAITING").contains(row.text("result") == null ? "" : row.text("result"))) {
                unsettled(row, doubts.getOrDefault(Long.toString(household.id()), List.of()), findings);
            }
        });
        if (!rows.isEmpty() && !undecided.isEmpty()) {
            findings.sheet("还有%d户没有列入本表".formatted(undecided.size()), "请重新下载表格，逐户填写确认结果");
        }
        quota(village, rows, findings);
    }

    private static Set<Long> rejected(List<SheetRow> rows) {
        return rows.stream()
                .filter(row -> "REJECTED".equals(row.text("result")) && row.integer("household") != null)
                .map(row -> row.integer("household"))
                .collect(Collectors.toSet());
    }

    /** Looked for anew, so that a correction of another village counts at once; those are settled whose other side is rejected by the same sheet. */
    private Map<String, List<Flag>> doubts(CaseKey village, Set<Long> rejected) {
        flags.review(village);
        return flags.ofVillage(village).stream()
                .filter(flag -> flag.state() != Flag.State.EXCEPTED)
                .filter(flag -> flag.others().isEmpty() || !rejected.containsAll(flag.others()))
                .collect(Collectors.groupingBy(flag -> flag.household().item()));
    }

    private static void unsettled(SheetRow row, List<Flag> doubts, Findings findings) {
        doubts.forEach(flag -> findings.cell(
                row,
                "result",
                null,
                "有疑点%s：%s（%s）".formatted(flag.state().label(), flag.kind().label(), flag.shown()),
                "请更正信息，或在“疑点核查”中写明原因并由另一人复核，或不予确认"));
    }

    private void quota(CaseKey village, List<SheetRow> rows, Findings findings) {
        int quota = villages.get(village).quota();
        long confirmed = rows.stream()
                .filter(row -> "CONFIRMED".equals(row.text("result")))
                .count();
        if (confirmed > quota) {
            findings.sheet("确认%d户，超过本村任务%d户".formatted(confirmed, quota), "请减少确认户数，或先由镇（街道）调整本村任务");
        }
        if (confirmed < quota && rows.stream().anyMatch(row -> "WAITING".equals(row.text("result")))) {
            findings.sheet("本村任务还空缺%d户，却有候补户".formatted(quota - confirmed), "请按报名顺序确认候补户");
        }
    }

    private static void decision(SheetRow row, Known known, Findings findings) {
        String result = row.text("result");
        if (result == null) {
            return;
        }
        if (!result.equals("REJECTED") && known.ruledOut() != null) {
            findings.cell(
                    row,
                    "result",
                    result.equals("CONFIRMED") ? "确认" : "候补",
                    "文件规定不得参与：" + known.ruledOut() + "，写明原因也不能确认",
                    "请填不确认；登记有误的，先退回摸底更正登记，重新甄别后再确认");
            return;
        }
        if (!result.equals("CONFIRMED") && !known.retrofit().equals("NONE")) {
            findings.cell(row, "result", "不确认", "该户已施工，不能改为候补或不确认", "请保留确认");
        }
        if (!agrees(result, known) && row.text("reason") == null) {
            findings.cell(row, "reason", null, "与甄别意见不一致，没有写明原因", "请填写原因");
        }
    }

    /** Whoever waits is eligible, whether the table proposed it so or for want of room in the quota. */
    private static boolean agrees(String result, Known known) {
        boolean eligible = !Boolean.FALSE.equals(known.proposedEligible());
        return switch (result) {
            case "CONFIRMED" -> eligible;
            case "WAITING" -> eligible || known.proposedWaiting();
            default -> !eligible && !known.proposedWaiting();
        };
    }
}
