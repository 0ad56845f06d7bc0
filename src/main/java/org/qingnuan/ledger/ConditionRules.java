package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where a person's task is a gate: what the plan requires before it must be there (requirements B6). Construction is asked by {@link Gates}, the close of villages and bodies by their models. */
@Configuration(proxyBeanMethods = false)
class ConditionRules {

    static final String CONFIRM = "household-confirmation.userTask_confirmHouseholds";
    static final String CONCLUDE = "acceptance.userTask_concludeAcceptance";
    static final String CONCLUDE_AFTER_IN_HOME = "in-home-acceptance.userTask_concludeAcceptance";
    static final String PREPARE = "subsidy-payout.userTask_prepareBatch";
    static final String ASSESS = "programme.userTask_assessPlan";

    private final Conditions conditions;

    ConditionRules(Conditions conditions) {
        this.conditions = conditions;
    }

    @Bean
    SubmissionRule planApprovalConditions() {
        return Rules.of(TownPlanRules.APPROVE, answers -> {
            if (Rules.approved(answers)) {
                demand(answers, GatePoint.PLAN_APPROVAL, answers.subject());
            }
        });
    }

    @Bean
    SubmissionRule tenderConditions() {
        return at(LotRules.ANNOUNCE, GatePoint.TENDER);
    }

    /** Of an award alone, and among whom it may go where the entry of each lot names the enterprises that were examined (HZ-25). */
    @Bean
    SubmissionRule awardConditions() {
        return Rules.of(LotRules.RECORD, answers -> {
            if (answers.text("result").equals("awarded")) {
                demand(answers, GatePoint.AWARD, answers.subject());
                conditions.at(GatePoint.AWARD, answers.subject()).stream()
                        .filter(demand -> demand.gate().before() == GatePoint.AWARD
                                && demand.gate().mode() == GateMode.REQUIRED
                                && demand.met())
                        .map(demand -> demand.last().entry().details().get("enterprises"))
                        .filter(examined -> examined != null && answers.has("bidder"))
                        .forEach(examined -> answers.refuseIf(
                                !List.of(examined.split("[、，,;；\\s]+")).contains(answers.text("bidder")),
                                "中标单位",
                                answers.text("bidder"),
                                "不在通过准入审查的企业之中（" + examined + "）",
                                "请核对名称，或先在“前置条件”页面更正准入审查的登记"));
            }
        });
    }

    @Bean
    SubmissionRule confirmationConditions() {
        return at(CONFIRM, GatePoint.CONFIRMATION);
    }

    @Bean
    SubmissionRule acceptanceConditions() {
        return at(CONCLUDE, GatePoint.ACCEPTANCE);
    }

    @Bean
    SubmissionRule acceptanceAfterInHomeConditions() {
        return at(CONCLUDE_AFTER_IN_HOME, GatePoint.ACCEPTANCE);
    }

    @Bean
    SubmissionRule payoutConditions() {
        return at(PREPARE, GatePoint.PAYOUT);
    }

    @Bean
    SubmissionRule planCloseConditions() {
        return at(ASSESS, GatePoint.CLOSE);
    }

    private SubmissionRule at(String task, GatePoint point) {
        return Rules.of(task, answers -> demand(answers, point, answers.subject()));
    }

    private void demand(Answers answers, GatePoint point, CaseKey place) {
        answers.refuse(conditions.lacking(point, place));
    }
}
