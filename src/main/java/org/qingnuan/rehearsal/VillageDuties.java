package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.EquipmentSelection;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;

/** How the tasks of a village are worked, from its survey to the conclusion of its acceptance. */
final class VillageDuties {

    private static final int FAILING = 30;
    private static final int UNFITTED = 10;
    private static final int UNSIGNED = 30;
    private static final int SENT_BACK = 40;
    private static final int WORTH_TWO_ROUNDS = 8;

    private static final List<String> FAULTS = List.of("室内温度不达标", "烟管坡度不符合规范", "燃气报警器未通电", "散热器接口渗水", "设备铭牌与台账不一致");

    private final Services services;
    private final Memory memory;
    private final Rosters rosters;
    private final CaseDuties cases;

    VillageDuties(Services services, Memory memory, Rosters rosters, CaseDuties cases) {
        this.services = services;
        this.memory = memory;
        this.rosters = rosters;
        this.cases = cases;
    }

    Map<String, Duty> duties() {
        Map<String, Duty> duties = new HashMap<>();
        duties.put(
                "userTask_registerSurvey",
                Duty.within(3, 6, this::registerSurvey).notBefore(this::afterDemonstration));
        duties.put("userTask_reviewSurvey", Duty.within(1, 2, this::reviewSurvey));
        duties.put("userTask_confirmHouseholds", Duty.within(2, 4, this::confirmHouseholds));
        duties.put("userTask_assignLot", Duty.within(1, 2, this::assignLot));
        duties.put(
                "userTask_recommendEquipment",
                Duty.within(1, 3, this::recommendEquipment)
                        .notBefore(turn -> memory.awaitsGasCompany(village(turn)) ? memory.never() : null));
        duties.put("userTask_selectEquipment", Duty.within(1, 3, this::selectEquipment));
        duties.put("userTask_appointSafetyOfficers", Duty.within(1, 2, this::appointSafetyOfficers));
        duties.put("userTask_completeConditions", Duty.within(1, 2, this::completeConditions));
        duties.put(
                "userTask_reportProgress",
                Duty.within(2, 4, this::reportProgress).notBefore(this::halfWay));
        duties.put("userTask_recordNetwork", Duty.within(0, 1, this::recordNetwork));
        duties.put("userTask_verifyCompletion", Duty.within(1, 2, this::verifyCompletion));
        duties.put("userTask_reportCommissioning", Duty.within(2, 3, this::reportCommissioning));
        duties.put("userTask_verifyCommissioning", Duty.within(1, 2, this::approve));
        duties.put("userTask_acceptPreliminarily", Duty.within(1, 2, this::acceptPreliminarily));
        duties.put("userTask_inspectInHome", Duty.within(2, 4, this::inspectInHome));
        duties.put("userTask_collectCommitments", Duty.within(2, 5, this::collectCommitments));
        duties.put("userTask_inspectHouseholds", Duty.within(2, 4, this::inspectHouseholds));
        duties.put("userTask_concludeAcceptance", Duty.within(1, 3, this::concludeAcceptance));
        duties.put("userTask_rectify", Duty.within(2, 5, this::rectify));
        duties.put("userTask_verifyRectification", Duty.within(1, 2, this::verifyRectification));
        duties.put("userTask_confirmDate", Duty.within(1, 2, this::approve));
        return duties;
    }

    private VillageShare village(Turn turn) {
        return memory.village(turn.subject());
    }

    /** Null without rows: in a village whose last household has left there is nothing to report. */
    private UUID handIn(SheetKind kind, Turn turn, List<Map<String, String>> rows) {
        return rows.isEmpty()
                ? null
                : services.workbooks()
                        .handIn(
                                kind,
                                turn.subject(),
                                rows,
                                turn.user(),
                                memory.script().typedUpTo());
    }

    private List<Map<String, String>> begun(SheetKind kind, Turn turn) {
        return services.workbooks().begun(kind, turn.subject(), memory.script().typed());
    }

    private LocalDate afterDemonstration(Turn turn) {
        return memory.lagsBehind(village(turn)) ? memory.never() : null;
    }

    private Step registerSurvey(Turn turn) {
        UUID sheet = handIn(SheetKind.ROSTER, turn, rosters.of(village(turn)));
        return new Step.Complete(Map.of("surveyedOn", turn.today().toString()), sheet);
    }

    private Step reviewSurvey(Turn turn) {
        boolean back = turn.time() == 0 && memory.chance().happens(SENT_BACK, turn.about("back"));
        return Step.complete(
                back ? Map.of("decision", "return", "opinion", "请逐户核对采暖面积后重新登记") : Map.of("decision", "approve"));
    }

    private Step confirmHouseholds(Turn turn) {
        AtomicInteger left = new AtomicInteger(village(turn).quota());
        UUID sheet = handIn(
                SheetKind.CONFIRMATION,
                turn,
                Workbooks.filled(begun(SheetKind.CONFIRMATION, turn), row -> confirmed(row, left)));
        Map<String, String> fields =
                new HashMap<>(Map.of("confirmedOn", turn.today().toString()));
        if (assembles(turn)) {
            fields.put("villageAssembly", ChineseDates.format(turn.today()) + "召开村(居)户代表大会，到会户一致同意");
        }
        return new Step.Complete(fields, sheet);
    }

    private boolean assembles(Turn turn) {
        return services.plans().get(turn.subject().plan()).rules().gates().stream()
                .anyMatch(gate -> gate.kind() == ConditionKind.ASSEMBLY);
    }

    private static Map<String, String> confirmed(Map<String, String> row, AtomicInteger left) {
        boolean proposed = "建议确认".equals(row.get("甄别意见"));
        Map<String, String> filled = new HashMap<>(row);
        if (proposed && left.getAndDecrement() > 0) {
            filled.put("确认结果", "确认");
        } else {
            filled.put("确认结果", row.getOrDefault("甄别理由", "").contains("候补") ? "候补" : "不确认");
            filled.put("原因", proposed ? "本村任务已满" : row.getOrDefault("甄别理由", "不符合条件"));
        }
        return filled;
    }

    private Step assignLot(Turn turn) {
        List<CaseKey> lots = memory.lots(turn.subject().body());
        if (lots.isEmpty()) {
            return new Step.Later(services.workingDays().addWorkingDays(turn.today(), 1));
        }
        CaseKey lot = lots.get(village(turn).index() % lots.size());
        return Step.complete(Map.of("lot", lot.toString()));
    }

    private Step recommendEquipment(Turn turn) {
        List<String> models = services.equipment().catalogue(turn.subject().plan(), "COAL_TO_GAS").stream()
                .map(CatalogueItem::model)
                .toList();
        return Step.complete(Map.of("models", String.join(",", models), "reason", "往年运行稳定、报修率低"));
    }

    private Step selectEquipment(Turn turn) {
        if (!memory.plan().rules().safetyOfficersRequired()) {
            cases.maybeWithdraw(turn);
        }
        CatalogueItem item = drawn(turn);
        return Step.complete(Map.of(
                "model", item.model(), "unitPrice", item.price().toYuan(), "serviceCommitment", "质保三年，两小时响应，二十四小时修复"));
    }

    private CatalogueItem drawn(Turn turn) {
        return memory.chance()
                .oneOf(
                        services.equipment()
                                .catalogue(turn.subject().plan(), village(turn).route()),
                        turn.place(),
                        "model");
    }

    private Step appointSafetyOfficers(Turn turn) {
        cases.maybeWithdraw(turn);
        return Step.complete(officers(turn));
    }

    private Map<String, String> officers(Turn turn) {
        int number = village(turn).first();
        return Map.of(
                "enterpriseOfficer",
                rosters.name(number + 700_001),
                "enterprisePhone",
                "1350000%04d".formatted(number % 10_000),
                "villageOfficer",
                rosters.name(number + 800_001),
                "villagePhone",
                "1380000%04d".formatted(number % 10_000),
                "emergencyPlanOn",
                turn.today().toString());
    }

    private Step completeConditions(Turn turn) {
        Map<String, String> fields =
                new HashMap<>(memory.plan().rules().safetyOfficersRequired() ? officers(turn) : Map.of());
        fields.put("remedy", "缺项已补齐");
        return Step.complete(fields);
    }

    private LocalDate halfWay(Turn turn) {
        LocalDate end = memory.worksEnd(turn.subject(), turn.since());
        return end.isAfter(memory.never().minusDays(1))
                ? null
                : turn.since().plusDays(turn.since().until(end, ChronoUnit.DAYS) / 2);
    }

    private Step reportProgress(Turn turn) {
        cases.maybeComplain(turn);
        LocalDate end = memory.worksEnd(turn.subject(), turn.since());
        List<Map<String, String>> rows = begun(SheetKind.PROGRESS, turn);
        boolean finishing = !end.isAfter(turn.today());
        long blank = rows.stream().filter(row -> !row.containsKey("安装日期")).count();
        if (!finishing && (blank <= rows.size() / 2 || rows.size() < WORTH_TWO_ROUNDS)) {
            return new Step.Later(end);
        }
        long toInstall = finishing ? blank : blank - rows.size() / 2;
        if (blank == 0) {
            return Step.complete(Map.of("finishedOn", turn.today().toString()));
        }
        String model = services.equipment()
                .selected(turn.subject())
                .map(EquipmentSelection::model)
                .orElseGet(() -> drawn(turn).model()); // where the plan leaves the choice to a higher level
        LocalDate on = finishing ? end : turn.today();
        AtomicInteger left = new AtomicInteger((int) toInstall);
        List<Map<String, String>> filled = Workbooks.filled(
                rows,
                row -> row.containsKey("安装日期") || left.getAndDecrement() <= 0 ? row : installed(turn, row, model, on));
        UUID sheet = handIn(SheetKind.PROGRESS, turn, filled);
        return finishing
                ? new Step.Complete(Map.of("finishedOn", end.toString()), sheet)
                : new Step.Report(Map.of(), sheet, end);
    }

    private Map<String, String> installed(Turn turn, Map<String, String> row, String model, LocalDate on) {
        VillageShare village = village(turn);
        int no = Integer.parseInt(row.get("序号"));
        LocalDate day = on.minusDays(memory.chance().between(0, 2, turn.about(no)));
        Map<String, String> filled = new HashMap<>(row);
        filled.put("设备型号", model);
        filled.put("设备序列号", Rosters.serial(village, no));
        filled.put("表具号", Rosters.meter(village, no));
        filled.put("安装日期", (day.isBefore(turn.since()) ? turn.since() : day).toString());
        return filled;
    }

    /** The network was there when the households were connected. */
    private Step recordNetwork(Turn turn) {
        return Step.complete(Map.of("networkReadyOn", turn.since().toString(), "note", "主管网与庭院管网已建成，试压合格，具备供热供气条件"));
    }

    private Step verifyCompletion(Turn turn) {
        return Step.complete(
                Map.of("decision", "approve", "verifiedOn", turn.today().toString()));
    }

    private Step approve(Turn turn) {
        return Step.complete(Map.of("decision", "approve"));
    }

    private Step reportCommissioning(Turn turn) {
        List<Map<String, String>> rows = begun(SheetKind.COMMISSIONING, turn);
        long blank = rows.stream().filter(row -> !row.containsKey("调试日期")).count();
        boolean finishing = blank < rows.size() || rows.size() < WORTH_TWO_ROUNDS;
        AtomicInteger left = new AtomicInteger(finishing ? rows.size() : rows.size() / 2);
        List<Map<String, String>> filled = Workbooks.filled(
                rows, row -> row.containsKey("调试日期") || left.getAndDecrement() <= 0 ? row : commissioned(turn, row));
        UUID sheet = handIn(SheetKind.COMMISSIONING, turn, filled);
        return finishing
                ? new Step.Complete(Map.of("finishedOn", turn.today().toString()), sheet)
                : new Step.Report(Map.of(), sheet, services.workingDays().addWorkingDays(turn.today(), 2));
    }

    private Map<String, String> commissioned(Turn turn, Map<String, String> row) {
        Map<String, String> filled = new HashMap<>(row);
        filled.put("调试日期", turn.today().toString());
        if (memory.chance().happens(600, turn.place(), "stove", row.get("序号"))) {
            filled.put("旧炉拆除日期", turn.today().toString());
        }
        return filled;
    }

    /** The first half as soon as it is ready, the rest when all is (改造一批、验收一批); late villages keep the rest waiting. */
    private Step inspectHouseholds(Turn turn) {
        List<Map<String, String>> rows = begun(SheetKind.INSPECTION, turn).stream()
                .filter(row -> memory.mayBeInspected(row.get("户编号")))
                .toList();
        boolean again = rows.stream().anyMatch(row -> memory.failedBefore(row.get("户编号")));
        boolean first = turn.since().equals(turn.today()) || !again && turn.time() == 0 && untouched(turn, rows);
        boolean half = first && rows.size() >= WORTH_TWO_ROUNDS;
        List<Map<String, String>> filled = new ArrayList<>();
        for (Map<String, String> row : half ? rows.subList(0, rows.size() / 2) : rows) {
            filled.add(inspected(turn, row, half && filled.isEmpty()));
        }
        UUID sheet = handIn(SheetKind.INSPECTION, turn, filled);
        Map<String, String> fields =
                new HashMap<>(Map.of("inspectedOn", turn.today().toString()));
        if (inThreeSteps(turn)) {
            fields.putAll(participants(turn));
        }
        return half ? new Step.Report(fields, sheet, restInspected(turn)) : new Step.Complete(fields, sheet);
    }

    /** Whether nobody in the village was inspected yet. */
    private boolean untouched(Turn turn, List<Map<String, String>> rows) {
        return services.villages().get(turn.subject()).numbers().confirmed() == rows.size();
    }

    private LocalDate restInspected(Turn turn) {
        LocalDate soon = services.workingDays()
                .addWorkingDays(turn.today(), memory.chance().between(2, 4, turn.place()));
        boolean late = memory.chance().happens(memory.script().pace().lateHandover(), turn.place(), "late handover");
        return late
                ? memory.due(turn.subject(), "handover")
                        .map(due -> due.plusDays(memory.chance().between(3, 12, turn.place(), "handover")))
                        .filter(soon::isBefore)
                        .orElse(soon)
                : soon;
    }

    private Map<String, String> inspected(Turn turn, Map<String, String> row, boolean first) {
        String household = row.get("户编号");
        String no = row.get("序号");
        Map<String, String> filled = new HashMap<>(row);
        filled.put("验收日期", turn.today().toString());
        filled.put(
                "验收人员",
                rosters.name(village(turn).first() + 900_001) + "、"
                        + rosters.name(village(turn).first() + 900_002));
        boolean shown = memory.script().leaveWork() && first && village(turn).index() == 0;
        boolean fails = !memory.failedBefore(household)
                && (shown || memory.chance().happens(FAILING, turn.place(), "fails", no));
        filled.put("验收结果", fails ? "不合格" : "合格");
        if (fails) {
            filled.put("不合格原因", memory.chance().oneOf(FAULTS, turn.place(), "fault", no));
            memory.failed(household);
        }
        return filled;
    }

    private static boolean inThreeSteps(Turn turn) {
        return turn.task().definition().equals("in-home-acceptance");
    }

    private Map<String, String> participants(Turn turn) {
        return Map.of(
                "townParticipant",
                rosters.name(village(turn).first() + 910_001),
                "villageParticipant",
                rosters.name(village(turn).first() + 910_002));
    }

    private Step acceptPreliminarily(Turn turn) {
        return Step.complete(Map.of(
                "acceptedOn",
                turn.today().toString(),
                "heatingReady",
                "true",
                "dossierReady",
                "true",
                "note",
                "逐户试运行正常"));
    }

    /** The first half of a large village by itself, so that the office can begin with it. */
    private Step inspectInHome(Turn turn) {
        List<Map<String, String>> rows = begun(SheetKind.IN_HOME, turn).stream()
                .filter(row -> memory.mayBeInspected(row.get("户编号")))
                .toList();
        boolean half = turn.time() == 0 && rows.size() >= WORTH_TWO_ROUNDS;
        List<Map<String, String>> filled = (half ? rows.subList(0, rows.size() / 2) : rows)
                .stream().map(row -> inspectedInHome(turn, row)).toList();
        UUID sheet = handIn(SheetKind.IN_HOME, turn, filled);
        return new Step.Complete(
                Map.of(
                        "inspectedOn",
                        turn.today().toString(),
                        "reportNo",
                        "监理验〔%d〕%d号".formatted(memory.plan().year(), turn.time() + 1)),
                sheet);
    }

    private Map<String, String> inspectedInHome(Turn turn, Map<String, String> row) {
        String household = row.get("户编号");
        String no = row.get("序号");
        boolean fails =
                !memory.failedBefore(household) && memory.chance().happens(FAILING, turn.place(), "fails in home", no);
        Map<String, String> filled = new HashMap<>(row);
        filled.put("入户日期", turn.today().toString());
        filled.put("设备数量", "1");
        filled.put("末端取暖设施", memory.chance().happens(UNFITTED, turn.place(), "fitted", no) ? "未配套" : "已配套");
        filled.put("房屋环境恢复", fails ? "未恢复" : "已恢复");
        filled.put("核验人员", rosters.name(village(turn).first() + 920_001));
        filled.put("核验结果", fails ? "不合格" : "合格");
        if (fails) {
            filled.put("不合格原因", memory.chance().oneOf(FAULTS, turn.place(), "fault in home", no));
            memory.failed(household);
        }
        return filled;
    }

    private Step collectCommitments(Turn turn) {
        List<Map<String, String>> rows = begun(SheetKind.COMMITMENT, turn).stream()
                .map(row -> {
                    Map<String, String> filled = new HashMap<>(row);
                    if (!memory.chance().happens(UNSIGNED, turn.place(), "unsigned", row.get("序号"))) {
                        filled.put("签订日期", turn.today().toString());
                    }
                    return filled;
                })
                .toList();
        return new Step.Complete(Map.of(), handIn(SheetKind.COMMITMENT, turn, rows));
    }

    /** Whoever had not signed or had nothing fitted does so now, and is paid in a batch of its own. */
    private void bringWhatLacks(Turn turn) {
        services.proofs()
                .lacking(turn.subject())
                .forEach(one -> one.lacks()
                        .forEach(kind -> services.proofs().record(one.household(), kind, turn.today(), turn.user())));
    }

    private Step concludeAcceptance(Turn turn) {
        String body = services.plans().body(turn.subject().body()).area().name();
        if (inThreeSteps(turn)) {
            bringWhatLacks(turn);
            Map<String, String> fields = new HashMap<>(participants(turn));
            fields.put("units", "市住建局、" + body + "、中标单位、监理单位、市财金公司");
            fields.put("standard", "《山东省冬季清洁取暖工程建设验收和运行管理指南》");
            fields.put("concludedOn", turn.today().toString());
            fields.put("ledgerChecked", "true");
            fields.put("restored", "true");
            return Step.complete(fields);
        }
        Map<String, String> fields = new HashMap<>(Map.of(
                "standard", "《农村清洁取暖工程竣工验收标准》（演示）", "concludedOn", turn.today().toString()));
        if (memory.plan().rules().jointAcceptance()) {
            fields.put("units", body + "、施工单位、设计单位、村委会");
        }
        if (memory.plan().rules().ledgerRequired()) {
            fields.put("ledgerChecked", "true");
        }
        return Step.complete(fields);
    }

    private Step rectify(Turn turn) {
        return Step.complete(Map.of("rectifiedOn", turn.today().toString(), "measure", "已更换配件并重新调试"));
    }

    private Step verifyRectification(Turn turn) {
        memory.rectified(turn.subject().item());
        return Step.complete(Map.of("decision", "approve"));
    }
}
