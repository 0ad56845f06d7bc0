package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.Money;

/** How the tasks of a responsible body and of the plan are worked: villages, its own plan, tenders, supervision. */
final class BodyDuties {

    private static final int VILLAGES_OF_A_LOT = 4;
    private static final int DAYS_OF_A_TENDER = 20;
    private static final int DAYS_OF_ANOTHER_TENDER = 10;
    private static final int SENT_BACK = 100;
    private static final int BIDDERS = 10;
    private static final String[] NUMERALS = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    private static final Money PER_HOUSEHOLD = Money.of("7200");

    private final Services services;
    private final Memory memory;

    BodyDuties(Services services, Memory memory) {
        this.services = services;
        this.memory = memory;
    }

    Map<String, Duty> duties() {
        Map<String, Duty> duties = new HashMap<>();
        duties.put("userTask_registerVillages", Duty.within(1, 1, this::registerVillages));
        duties.put("userTask_draftPlan", Duty.within(1, 2, this::draftPlan).notBefore(this::latePlan));
        duties.put("userTask_approvePlan", Duty.within(1, 2, this::approvePlan));
        duties.put("userTask_openLots", Duty.within(1, 2, this::openLots));
        duties.put("userTask_announceTender", Duty.within(1, 2, this::announceTender));
        duties.put(
                "userTask_recordTender", Duty.within(1, 2, this::recordTender).notBefore(this::opening));
        duties.put("userTask_signContract", Duty.within(2, 4, this::signContract));
        duties.put("userTask_assessPlan", Duty.within(3, 5, this::assessPlan));
        duties.put(
                "userTask_issueOrder",
                Duty.within(1, 2, turn -> order(turn, "重点督办"))
                        .notBefore(turn -> memory.script().leaveWork()
                                        && memory.isLargest(turn.subject().body())
                                ? memory.never()
                                : null));
        duties.put("userTask_issueCircular", Duty.within(1, 2, turn -> order(turn, "通报")));
        duties.put(
                "userTask_issueCityCircular",
                Duty.within(
                        1, 2, turn -> Step.complete(Map.of("cause", cause(turn), "requirement", "请逐村倒排工期，每周报告进度"))));
        duties.put(
                "userTask_summonTown",
                Duty.within(1, 2, turn -> Step.complete(Map.of("requirement", "请党政主要负责同志逐村调度，每周报告进度"))));
        duties.put("userTask_callToAccount", Duty.within(2, 3, turn -> Step.complete(Map.of("conclusion", "责令书面检查"))));
        duties.put(
                "userTask_issueReminder",
                Duty.within(1, 2, turn -> Step.complete(Map.of("requirement", "请加快进度，三日内报送原因"))));
        duties.put(
                "userTask_holdAccountable", Duty.within(2, 3, turn -> Step.complete(Map.of("conclusion", "责令书面检查"))));
        duties.put(
                "userTask_holdTalk", Duty.within(1, 2, turn -> Step.complete(Map.of("requirement", "请逐村倒排工期，每周报告进度"))));
        duties.put(
                "userTask_pursueResponsibility",
                Duty.within(2, 3, turn -> Step.complete(Map.of("decision", "waive", "conclusion", "没有造成不良后果，继续督促"))));
        duties.put("userTask_assessCoverage", Duty.within(2, 4, this::assessCoverage));
        duties.put(
                "userTask_completeCoverage", Duty.within(2, 3, turn -> Step.complete(Map.of("measure", "已逐户核对并补齐"))));
        duties.put("userTask_answerReport", Duty.within(1, 2, turn -> Step.complete(Map.of("answer", "已协调解决"))));
        duties.put("userTask_closeReport", Duty.within(1, 2, turn -> Step.complete(Map.of("decision", "approve"))));
        duties.put("userTask_explainDelay", Duty.within(1, 3, this::explainDelay));
        duties.put("userTask_issueCorrection", Duty.within(1, 2, this::issueCorrection));
        duties.put("userTask_carryOutCorrection", Duty.within(3, 6, this::carryOutCorrection));
        duties.put(
                "userTask_verifyCorrection", Duty.within(1, 2, turn -> Step.complete(Map.of("decision", "approve"))));
        return duties;
    }

    /** Mostly the town's own delay. */
    private String cause(Turn turn) {
        return memory.chance().oneOf(List.of("TOWN", "TOWN", "CONTRACTOR"), turn.about("cause"));
    }

    private Step registerVillages(Turn turn) {
        boolean towns = services.plans().get(turn.subject().plan()).rules().towns();
        List<Map<String, String>> rows = memory.villagesOf(turn.subject()).stream()
                .map(village -> row(village, towns))
                .toList();
        services.categories().of(turn.subject()).stream()
                .filter(category -> category.ofBody() > 0)
                .findFirst()
                .ifPresent(category -> rows.forEach(row -> row.put("任务类别", category.name())));
        UUID sheet = services.workbooks()
                .handIn(
                        SheetKind.VILLAGES,
                        turn.subject(),
                        rows,
                        turn.user(),
                        memory.script().typedUpTo());
        return new Step.Complete(Map.of(), sheet);
    }

    private static Map<String, String> row(VillageShare village, boolean towns) {
        Map<String, String> row = new LinkedHashMap<>();
        if (towns) {
            row.put(Workbooks.TOWN, village.town());
        }
        row.put("村名", village.name());
        row.put("任务户数", Integer.toString(village.quota()));
        row.put("改造方式", village.routeName());
        row.put("是否平原", village.plain() ? "是" : "否");
        return row;
    }

    private LocalDate latePlan(Turn turn) {
        return memory.latePlan(turn.subject().body())
                ? memory.due(turn.subject(), "plan")
                        .map(due -> due.plusDays(memory.chance().between(2, 6, turn.place(), "late plan")))
                        .orElse(null)
                : null;
    }

    private Step draftPlan(Turn turn) {
        String routes = memory.villagesOf(turn.subject()).stream()
                .map(VillageShare::route)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return Step.complete(Map.of(
                "taskBreakdown",
                "任务分解到村，责任到人",
                "routes",
                routes,
                "milestones",
                "6月底前完成摸底，7月底前完成招投标，倒排工期，按方案规定的期限建成和交付使用",
                "schedule",
                "成方连片推进，施工队分村进场"));
    }

    private Step approvePlan(Turn turn) {
        boolean back = turn.time() == 0 && memory.chance().happens(SENT_BACK, turn.about("back"));
        return Step.complete(
                back ? Map.of("decision", "return", "opinion", "请补充施工安排的起止日期") : Map.of("decision", "approve"));
    }

    private Step openLots(Turn turn) {
        String body = services.plans().body(turn.subject()).area().name();
        int lots = (memory.villagesOf(turn.subject()).size() + VILLAGES_OF_A_LOT - 1) / VILLAGES_OF_A_LOT;
        String names = IntStream.range(0, lots)
                .mapToObj(i -> body + "清洁取暖第" + numeral(i) + "标段")
                .collect(Collectors.joining("\n"));
        return Step.complete(Map.of("lots", names));
    }

    private static String numeral(int i) {
        return i < NUMERALS.length ? NUMERALS[i] : Integer.toString(i + 1);
    }

    private Step announceTender(Turn turn) {
        boolean again = turn.time() > 0;
        LocalDate opening = turn.today().plusDays(again ? DAYS_OF_ANOTHER_TENDER : DAYS_OF_A_TENDER);
        return Step.complete(Map.of(
                "method",
                again ? "竞争性磋商" : "公开招标",
                "announcedOn",
                turn.today().toString(),
                "openingOn",
                opening.toString()));
    }

    private LocalDate opening(Turn turn) {
        LocalDate opening = services.lots().get(turn.subject()).openingOn();
        return opening == null ? null : opening.plusDays(1);
    }

    private Step recordTender(Turn turn) {
        Lot lot = services.lots().get(turn.subject());
        if (turn.time() == 0 && isFailing(lot)) {
            return Step.complete(Map.of("result", "failed", "reason", "递交投标文件的单位不足三家"));
        }
        int number = memory.chance().between(0, 999_999, turn.place(), "bidder");
        int households = lot.villages().stream()
                .mapToInt(village -> memory.village(village).quota())
                .sum();
        return Step.complete(Map.of(
                "result",
                "awarded",
                "bidder",
                bidder(number % BIDDERS),
                "uscc",
                Digits.creditCode("91370302MA3%06d".formatted(number)),
                "price",
                PER_HOUSEHOLD.times(Math.max(1, households)).toYuan(),
                "awardedOn",
                turn.today().toString()));
    }

    private static String bidder(int number) {
        return "示范暖通工程有限公司" + number + "部";
    }

    /** Everybody who may win. */
    static List<String> bidders() {
        return IntStream.range(0, BIDDERS).mapToObj(BodyDuties::bidder).toList();
    }

    /** The first lot of the second body finds too few bidders. */
    private boolean isFailing(Lot lot) {
        int which = Math.min(1, memory.bodies().size() - 1);
        return memory.bodies().get(which).key().equals(lot.key().body())
                && memory.lots(lot.key().body()).get(0).equals(lot.key());
    }

    private Step signContract(Turn turn) {
        Map<String, String> contract = new HashMap<>(Map.of(
                "contractNo",
                "演示合同〔%d〕%s号".formatted(memory.plan().year(), turn.subject().item()),
                "signedOn",
                turn.today().toString()));
        if (memory.plan().rules().contractItemsRequired()) {
            contract.putAll(Map.of(
                    "responsibilities", "true", "heatingMode", "true", "serviceQuality", "true", "entryExit", "true"));
        }
        if (memory.plan().rules().advanceByContractor()) {
            contract.put("unitPrice", PER_HOUSEHOLD.toYuan());
        }
        return Step.complete(contract);
    }

    private Step order(Turn turn, String what) {
        return Step.complete(Map.of(
                "documentNo",
                "演示督〔%d〕%s号".formatted(memory.plan().year(), turn.subject().item()),
                "requirement",
                what + "：请逐村倒排工期，每周报告进度"));
    }

    private Step assessCoverage(Turn turn) {
        boolean back = turn.time() == 0 && memory.chance().happens(SENT_BACK, turn.about("not covered"));
        return Step.complete(
                back
                        ? Map.of(
                                "decision", "return", "assessedOn", turn.today().toString(), "opinion", "请核对个别户的散煤清退情况")
                        : Map.of(
                                "decision",
                                "approve",
                                "assessedOn",
                                turn.today().toString()));
    }

    private Step explainDelay(Turn turn) {
        return Step.complete(Map.of(
                "reason",
                "管网手续办理较慢，施工力量不足",
                "promisedOn",
                turn.today().plusDays(10).toString()));
    }

    private Step issueCorrection(Turn turn) {
        LocalDate due = turn.today().plusDays(10);
        return Step.complete(Map.of("dueOn", due.toString(), "requirement", "请于" + ChineseDates.format(due) + "前完成整改"));
    }

    private Step carryOutCorrection(Turn turn) {
        return Step.complete(
                Map.of("measure", "增派两支施工队，每日调度", "completedOn", turn.today().toString()));
    }

    private Step assessPlan(Turn turn) {
        return Step.complete(Map.of("conclusion", "全部任务完成，考核合格（演示）"));
    }
}
