package org.qingnuan.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of a decision about accountability that no lateness brought up (JY-23, JN-33). */
@Configuration(proxyBeanMethods = false)
class AccountabilityRules {

    static final String DECIDE = "accountability-inquiry.userTask_decideAccountability";

    @Bean
    SubmissionRule decideAccountabilityRule(AccountabilityRows rows) {
        return Rules.of(DECIDE, answers -> {
            AccountabilityInquiry inquiry = rows.get(answers.subject());
            boolean pursued = Rules.approved(answers);
            answers.require("decision", "研究结论")
                    .refuseIf(
                            answers.has("decision")
                                    && !pursued
                                    && !answers.text("decision").equals("return"),
                            "研究结论",
                            answers.text("decision"),
                            "不是可选的结论",
                            "请选择追责或不予追责")
                    .require("conclusion", pursued ? "处理意见" : "不予追责的理由")
                    .refuseIf(inquiry.openedBy().equals(answers.by()), "提请人不能研究自己提请的追责", "请由推进办公室的其他人员办理");
            if (pursued && inquiry.cause().adverse()) {
                answers.refuseIf(!answers.yes("adverse"), "造成不良后果", null, "没有确认", "文件只规定造成不良后果的追究责任；没有造成的，请选择不予追责")
                        .require("consequence", "不良后果");
            }
        });
    }
}
