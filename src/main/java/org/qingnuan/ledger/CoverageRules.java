package org.qingnuan.ledger;

import java.time.Clock;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of an assessment of full coverage (JY-10). */
@Configuration(proxyBeanMethods = false)
class CoverageRules {

    static final String ASSESS = "coverage-assessment.userTask_assessCoverage";
    static final String COMPLETE = "coverage-assessment.userTask_completeCoverage";

    private static final int MOST_NAMES = 5;

    @Bean
    SubmissionRule assessCoverageRule(CoverageRows rows, Clock clock) {
        return Rules.of(ASSESS, answers -> {
            Rules.decided(answers);
            answers.requireDay("assessedOn", "评估日期")
                    .refuseIf(
                            answers.day("assessedOn")
                                    .filter(ChinaTime.today(clock)::isBefore)
                                    .isPresent(),
                            "评估日期",
                            answers.text("assessedOn"),
                            "晚于今天",
                            "请填写实际评估的日期");
            if (Rules.approved(answers)) {
                List<String> below = rows.lackingBelow(answers.subject());
                answers.refuseIf(!below.isEmpty(), "下级计划还有镇街没有认定全覆盖：" + names(below), "下级计划的镇街全部认定后再认定本单位");
                answers.refuseIf(
                        !rows.complete(answers.subject()),
                        "还有村庄没有验收完成：" + names(rows.notAccepted(answers.subject())),
                        "各村全部验收后再认定全覆盖");
            }
        });
    }

    private static String names(List<String> villages) {
        return String.join("、", villages.subList(0, Math.min(MOST_NAMES, villages.size())))
                + (villages.size() > MOST_NAMES ? "等" + villages.size() + "个" : "");
    }

    @Bean
    SubmissionRule completeCoverageRule() {
        return Rules.of(COMPLETE, answers -> answers.require("measure", "补齐情况"));
    }
}
