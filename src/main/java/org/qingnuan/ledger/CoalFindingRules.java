package org.qingnuan.ledger;

import java.time.Clock;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the steps of a finding: the household is heard, and somebody else than who reported decides. */
@Configuration(proxyBeanMethods = false)
class CoalFindingRules {

    static final String HEAR = "coal-finding.userTask_hearHousehold";
    static final String CONFIRM = "coal-finding.userTask_confirmFinding";

    @Bean
    SubmissionRule hearHouseholdRule(CoalFindingRows rows, Clock clock) {
        return Rules.of(HEAR, answers -> {
            answers.requireDay("heardOn", "听取日期").require("statement", "农户陈述");
            CoalFinding finding = rows.get(answers.subject());
            answers.day("heardOn")
                    .ifPresent(day -> answers.refuseIf(
                                    day.isAfter(ChinaTime.today(clock)), "听取日期", day.toString(), "晚于今天", "请填写实际听取的日期")
                            .refuseIf(day.isBefore(finding.foundOn()), "听取日期", day.toString(), "早于发现日期", "请核对日期"));
        });
    }

    @Bean
    SubmissionRule confirmFindingRule(CoalFindingRows rows) {
        return Rules.of(CONFIRM, answers -> {
            Rules.decided(answers);
            CoalFinding finding = rows.get(answers.subject());
            answers.refuseIf(finding.reportedBy().equals(answers.by()), "发现人不能认定自己提出的线索", "请由其他有权限的人员认定")
                    .refuseIf(finding.heardOn() == null, "还没有听取农户陈述", "请先听取农户陈述");
        });
    }
}
