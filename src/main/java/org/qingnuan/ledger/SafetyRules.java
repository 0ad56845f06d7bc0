package org.qingnuan.ledger;

import cn.hutool.core.util.PhoneUtil;
import java.time.Clock;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of a village's safety officers (ZC-29) and emergency plan (ZC-30). */
@Configuration(proxyBeanMethods = false)
class SafetyRules {

    static final String APPOINT = "construction.userTask_appointSafetyOfficers";
    static final String COMPLETE = "construction.userTask_completeConditions";

    private static final List<String> OFFICERS =
            List.of("enterpriseOfficer", "enterprisePhone", "villageOfficer", "villagePhone");

    @Bean
    SubmissionRule appointSafetyOfficersRule(Clock clock) {
        return Rules.of(APPOINT, answers -> {
            officers(answers);
            emergencyPlan(answers, clock);
        });
    }

    @Bean
    SubmissionRule completeConditionsRule(Clock clock) {
        return Rules.of(COMPLETE, answers -> {
            answers.require("remedy", "补齐情况");
            if (named(answers)) {
                officers(answers);
            }
            emergencyPlan(answers, clock);
        });
    }

    /** Whether the answers name officers at all. */
    static boolean named(Answers answers) {
        return OFFICERS.stream().anyMatch(answers::has);
    }

    private static void officers(Answers answers) {
        answers.require("enterpriseOfficer", "企业安全员")
                .require("enterprisePhone", "企业安全员电话")
                .require("villageOfficer", "村级安全员")
                .require("villagePhone", "村级安全员电话");
        phone(answers, "enterprisePhone", "企业安全员电话");
        phone(answers, "villagePhone", "村级安全员电话");
        answers.refuseIf(
                answers.has("enterprisePhone")
                        && answers.text("enterprisePhone").equals(answers.text("villagePhone")),
                "村级安全员电话",
                null,
                "与企业安全员相同，双安全员应为两人",
                "请填写村级安全员本人的电话");
    }

    private static void emergencyPlan(Answers answers, Clock clock) {
        answers.refuseIf(
                answers.day("emergencyPlanOn")
                        .filter(ChinaTime.today(clock)::isBefore)
                        .isPresent(),
                "应急预案日期",
                answers.text("emergencyPlanOn"),
                "晚于今天",
                "请填写预案实际制定的日期");
    }

    private static void phone(Answers answers, String field, String label) {
        answers.refuseIf(
                answers.has(field) && !PhoneUtil.isPhone(answers.text(field)), label, null, "不是电话号码", "请填写手机或座机号码");
    }
}
