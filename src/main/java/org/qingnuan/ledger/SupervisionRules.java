package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the steps of supervision and correction (ZC-31). */
@Configuration(proxyBeanMethods = false)
class SupervisionRules {

    static final String STEP = "supervision.userTask_";
    static final String ISSUE = STEP + "issueOrder";
    static final String PURSUE = STEP + "pursueResponsibility";
    static final String LIST = STEP + "listBody";
    static final String RELEASE = STEP + "releaseListing";
    static final String PURSUE_LEADERS = STEP + "pursueLeaders";
    static final String EXPLAIN = STEP + "explainDelay";
    static final String SPARED = "spareTown";
    static final String CORRECTION = "correction-order.userTask_";

    @Bean
    SubmissionRule issueReminderRule(Clock clock) {
        return Rules.of(STEP + "issueReminder", answers -> asked(answers, "催办内容", clock));
    }

    @Bean
    SubmissionRule issueOrderRule(Clock clock) {
        return Rules.of(ISSUE, answers -> asked(answers, "督办要求", clock));
    }

    private static void asked(Answers answers, String label, Clock clock) {
        answers.require("requirement", label)
                .refuseIf(
                        answers.day("dueOn")
                                .filter(ChinaTime.today(clock)::isAfter)
                                .isPresent(),
                        "回复期限",
                        answers.text("dueOn"),
                        "早于今天",
                        "请填写今天或以后的日期");
    }

    @Bean
    SubmissionRule issueCircularRule() {
        return Rules.of(STEP + "issueCircular", answers -> answers.require("requirement", "通报内容"));
    }

    @Bean
    SubmissionRule holdAccountableRule() {
        return Rules.of(STEP + "holdAccountable", answers -> answers.require("conclusion", "约谈问责结论"));
    }

    @Bean
    SubmissionRule holdTalkRule(Clock clock) {
        return Rules.of(STEP + "holdTalk", answers -> asked(answers, "约谈内容和要求", clock));
    }

    @Bean
    SubmissionRule issueCityCircularRule(OrderRows orders) {
        return Rules.of(STEP + "issueCityCircular", answers -> {
            answers.require("requirement", "通报内容");
            attributed(answers, orders);
        });
    }

    @Bean
    SubmissionRule summonTownRule(OrderRows orders, Clock clock) {
        return Rules.of(STEP + "summonTown", answers -> {
            answers.refuseIf(
                    !taken(answers, orders, MeasureStep.ISSUE_CITY_CIRCULAR.step()),
                    "全市通报还没有发出",
                    "文件规定先通报、再约谈、问责，请先办理本督办事项的“全市通报”，再提交约谈");
            if (attributed(answers, orders)) {
                asked(answers, "约谈内容和要求", clock);
            }
        });
    }

    @Bean
    SubmissionRule callToAccountRule(OrderRows orders) {
        return Rules.of(STEP + "callToAccount", answers -> {
            answers.refuseIf(
                    !taken(answers, orders, MeasureStep.SUMMON_TOWN.step(), SPARED),
                    "还没有约谈，也没有认定不约谈",
                    "文件规定先通报、再约谈、问责，请先办理本督办事项的“约谈”；原因都不在镇街的，也在“约谈”中认定");
            if (attributed(answers, orders)) {
                answers.require("conclusion", "问责结论");
            }
        });
    }

    /** Whether one of these steps stands among the order's measures: the ladder is climbed rung by rung (LZ-46). */
    private static boolean taken(Answers answers, OrderRows orders, String... steps) {
        return orders.get(answers.subject()).measures().stream()
                .map(Order.Measure::step)
                .anyMatch(List.of(steps)::contains);
    }

    /** Every late village has somebody whose delay it is, now or from before; whether it is the town's anywhere. */
    private static boolean attributed(Answers answers, OrderRows orders) {
        List<Order.Item> open = orders.get(answers.subject()).items().stream()
                .filter(item -> item.endedAt() == null)
                .toList();
        open.forEach(item -> {
            String given = answers.text(field(answers, "cause", item));
            answers.refuseIf(
                            given.isEmpty() && item.cause() == null,
                            item.subjectName() + "的逾期原因",
                            null,
                            "没有认定",
                            "请选择镇街、施工单位或主管部门")
                    .refuseIf(
                            !given.isEmpty() && DelayCause.of(given).isEmpty(),
                            item.subjectName() + "的逾期原因",
                            given,
                            "不是可选的原因",
                            "请选择镇街、施工单位或主管部门");
        });
        return open.stream()
                .anyMatch(item -> DelayCause.of(answers.text(field(answers, "cause", item)))
                                .orElse(item.cause())
                        == DelayCause.TOWN);
    }

    /** One of three causes and an adverse consequence, or no accountability (JY-23). */
    @Bean
    SubmissionRule pursueResponsibilityRule() {
        return Rules.of(PURSUE, answers -> {
            boolean pursued = Rules.approved(answers);
            answers.require("decision", "研究结论")
                    .refuseIf(
                            answers.has("decision")
                                    && !pursued
                                    && !answers.text("decision").equals("waive"),
                            "研究结论",
                            answers.text("decision"),
                            "不是可选的结论",
                            "请选择追责或暂不追责")
                    .require("conclusion", pursued ? "处理意见" : "暂不追责的理由");
            if (pursued) {
                answers.require("cause", "追责原因")
                        .refuseIf(
                                answers.has("cause")
                                        && AccountabilityCause.of(answers.text("cause"))
                                                .isEmpty(),
                                "追责原因",
                                answers.text("cause"),
                                "不是文件所列的原因",
                                "请选择推进不力、质量不合格或弄虚作假")
                        .refuseIf(!answers.yes("adverse"), "造成不良后果", null, "没有确认", "文件只规定造成不良后果的追究责任；没有造成不良后果的，请选择暂不追责")
                        .require("consequence", "不良后果");
            }
        });
    }

    @Bean
    SubmissionRule listBodyRule(Clock clock) {
        return Rules.of(LIST, answers -> asked(answers, "挂牌督办要求", clock));
    }

    /** Derived, since the document says nothing of how a listing ends: all has caught up, and the office says so (JN-32). */
    @Bean
    SubmissionRule releaseListingRule(OrderRows orders) {
        return Rules.of(
                RELEASE,
                answers -> answers.require("conclusion", "解除理由")
                        .refuseIf(
                                orders.get(answers.subject()).items().stream().anyMatch(item -> item.endedAt() == null),
                                "还有事项没有赶上",
                                "全部赶上后再解除挂牌（默认）"));
    }

    /** Severe lag or misuse of funds, or no accountability (JN-33). */
    @Bean
    SubmissionRule pursueLeadersRule() {
        return Rules.of(PURSUE_LEADERS, answers -> {
            boolean pursued = Rules.approved(answers);
            String cause = answers.text("cause");
            answers.require("decision", "研究结论")
                    .refuseIf(
                            answers.has("decision")
                                    && !pursued
                                    && !answers.text("decision").equals("waive"),
                            "研究结论",
                            answers.text("decision"),
                            "不是可选的结论",
                            "请选择追责问责或暂不追责")
                    .require("conclusion", pursued ? "处理意见" : "暂不追责的理由");
            if (pursued) {
                answers.require("cause", "追责原因")
                        .refuseIf(
                                answers.has("cause")
                                        && !cause.equals(AccountabilityCause.SEVERE_LAG.name())
                                        && !cause.equals(AccountabilityCause.FUND_MISUSE.name()),
                                "追责原因",
                                cause,
                                "不是文件所列的原因",
                                "请选择严重滞后或违规使用补助资金");
            }
        });
    }

    @Bean
    SubmissionRule explainDelayRule(OrderRows orders, Clock clock) {
        return Rules.of(EXPLAIN, answers -> {
            LocalDate today = ChinaTime.today(clock);
            orders.get(answers.subject()).items().stream()
                    .filter(item -> item.endedAt() == null)
                    .forEach(item -> explained(answers, item, today));
        });
    }

    private static void explained(Answers answers, Order.Item item, LocalDate today) {
        String reason = field(answers, "reason", item);
        String promised = field(answers, "promisedOn", item);
        answers.require(reason, item.subjectName() + "的原因")
                .requireDay(promised, item.subjectName() + "的承诺日期")
                .refuseIf(
                        answers.day(promised).filter(today::isAfter).isPresent(),
                        item.subjectName() + "的承诺日期",
                        answers.text(promised),
                        "早于今天",
                        "请填写今天或以后的日期");
    }

    /** The item's own field if it is filled in, else the one for all. */
    static String field(Answers answers, String name, Order.Item item) {
        String own = name + "." + item.key();
        return answers.has(own) || !answers.has(name) ? own : name;
    }

    @Bean
    SubmissionRule issueCorrectionRule(Clock clock) {
        return Rules.of(
                CORRECTION + "issueCorrection",
                answers -> answers.require("requirement", "整改要求")
                        .refuseIf(
                                answers.day("dueOn")
                                        .filter(day -> !day.isAfter(ChinaTime.today(clock)))
                                        .isPresent(),
                                "整改期限",
                                answers.text("dueOn"),
                                "不晚于今天",
                                "请填写明天或以后的日期"));
    }

    @Bean
    SubmissionRule carryOutCorrectionRule(Clock clock) {
        return Rules.of(
                CORRECTION + "carryOutCorrection",
                answers -> answers.require("measure", "整改措施")
                        .requireDay("completedOn", "完成日期")
                        .refuseIf(
                                answers.day("completedOn")
                                        .filter(ChinaTime.today(clock)::isBefore)
                                        .isPresent(),
                                "完成日期",
                                answers.text("completedOn"),
                                "晚于今天",
                                "请填写实际完成的日期"));
    }

    @Bean
    SubmissionRule verifyCorrectionRule() {
        return Rules.of(CORRECTION + "verifyCorrection", Rules::decided);
    }
}
