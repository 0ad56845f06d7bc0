package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of an office's word on a milestone. */
@Configuration(proxyBeanMethods = false)
class MilestoneConfirmation {

    static final String CONFIRM = "milestone.userTask_confirmMilestone";

    private static final String DAYS = "\\d{1,6}(\\.\\d{1,2})?";

    @Bean
    SubmissionRule confirmMilestoneRule(MilestoneChecks checks, FrameRows frames, Clock clock) {
        return Rules.of(CONFIRM, answers -> {
            MilestoneRule rule = checks.rule(answers.subject());
            boolean reached = answers.text("decision").equals("reached");
            answers.require("decision", "结论")
                    .refuseIf(
                            answers.has("decision")
                                    && !reached
                                    && !answers.text("decision").equals("unmet"),
                            "结论",
                            answers.text("decision"),
                            "不是可选的结论",
                            "请选择已达成或目标未达、结项");
            if (reached) {
                answers.requireDay("achievedOn", "达成日期")
                        .refuseIf(
                                answers.day("achievedOn")
                                        .filter(ChinaTime.today(clock)::isBefore)
                                        .isPresent(),
                                "达成日期",
                                answers.text("achievedOn"),
                                "晚于今天",
                                "请填写实际达成的日期")
                        .refuse(checks.lacking(answers.subject()))
                        .refuseIf(
                                checks.ofNoVillage(answers.subject()) && !answers.has("note"),
                                "说明",
                                null,
                                "本区县还没有登记任何村庄，没有写明原因",
                                "没有平原村庄的请写明；有村庄的先登记、验收");
                if (rule.need() == MilestoneNeed.STORAGE_DAYS) {
                    storage(answers, rule.limit());
                }
            } else if (answers.text("decision").equals("unmet")) {
                givenUp(answers, frame(frames, answers.subject()), ChinaTime.today(clock));
            }
        });
    }

    private static void storage(Answers answers, BigDecimal limit) {
        boolean figure = answers.text("figure").matches(DAYS);
        answers.require("figure", "应急储气天数")
                .refuseIf(
                        answers.has("figure") && !figure, "应急储气天数", answers.text("figure"), "不是天数", "请填写数字，最多两位小数，如7.5")
                .refuseIf(
                        figure && new BigDecimal(answers.text("figure")).compareTo(limit) < 0,
                        "应急储气天数",
                        answers.text("figure"),
                        "不足" + limit.stripTrailingZeros().toPlainString() + "天，没有达成",
                        "储气能力达到后再登记");
    }

    /** Only a goal can be given up, once its date has passed, and with its reason. */
    private static void givenUp(Answers answers, FrameState frame, LocalDate today) {
        answers.require("note", "说明")
                .refuseIf(!frame.goal(), "本期限是硬期限，不能以未达结项", "请办完后选择已达成")
                .refuseIf(!frame.due().isBefore(today), "目标日期还没有过", "到期以后仍未达的，才能以未达结项");
    }

    private static FrameState frame(FrameRows frames, CaseKey milestone) {
        CaseKey place = new CaseKey(milestone.plan(), milestone.area(), null, null, null);
        return frames.of(place).stream()
                .filter(frame -> frame.frame().equals(milestone.item()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No frame for " + milestone));
    }
}
