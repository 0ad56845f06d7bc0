package org.qingnuan.ledger;

import java.time.Clock;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the grid's capacity before the heating season (LZ-07). */
@Configuration(proxyBeanMethods = false)
class TrackRules {

    static final String CAPACITY = "grid-capacity.userTask_reportCapacity";

    @Bean
    SubmissionRule reportCapacityRule(Clock clock) {
        return Rules.of(CAPACITY, answers -> {
            int required = kva(answers, "requiredKva", "所需容量");
            int available = kva(answers, "availableKva", "增容后可用容量");
            answers.refuseIf(
                            required > 0 && available > 0 && available < required,
                            "增容后可用容量",
                            answers.text("availableKva"),
                            "少于所需的%d千伏安，还差%d千伏安".formatted(required, required - available),
                            "增容到位后再报告")
                    .requireDay("completedOn", "增容完成日期")
                    .refuseIf(
                            answers.day("completedOn")
                                    .filter(ChinaTime.today(clock)::isBefore)
                                    .isPresent(),
                            "增容完成日期",
                            answers.text("completedOn"),
                            "晚于今天",
                            "请填写实际完成的日期")
                    .require("protectionPlan", "冬季取暖保电方案")
                    .require("repairMechanism", "应急抢修机制");
        });
    }

    private static int kva(Answers answers, String field, String label) {
        boolean right = answers.text(field).matches("[1-9][0-9]{0,7}");
        answers.refuseIf(!right, label, answers.text(field), "不是大于0的整数", "请以千伏安填写");
        return right ? Integer.parseInt(answers.text(field)) : 0;
    }
}
