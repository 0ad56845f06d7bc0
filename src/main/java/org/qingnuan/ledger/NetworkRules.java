package org.qingnuan.ledger;

import java.time.Clock;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of a report that a village's network is complete (ZC-07, ZC-08). */
@Configuration(proxyBeanMethods = false)
class NetworkRules {

    static final String RECORD = "construction.userTask_recordNetwork";

    @Bean
    SubmissionRule recordNetworkRule(Clock clock) {
        return Rules.of(
                RECORD,
                answers -> answers.requireDay("networkReadyOn", "管网完工日期")
                        .require("note", "完工说明")
                        .refuseIf(
                                answers.day("networkReadyOn")
                                        .filter(ChinaTime.today(clock)::isBefore)
                                        .isPresent(),
                                "管网完工日期",
                                answers.text("networkReadyOn"),
                                "晚于今天",
                                "请填写管网实际完工的日期"));
    }
}
