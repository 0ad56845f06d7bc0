package org.qingnuan.web;

import java.util.Map;

/** What the models call their user tasks, for what was done before; keys are {@code <model>.<task>}. Where plans differ, the name that fits all. */
final class TaskNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("acceptance.concludeAcceptance", "竣工验收结论"),
            Map.entry("acceptance.inspectHouseholds", "登记验收结果"),
            Map.entry("clawback.decideClawback", "作出追缴决定"),
            Map.entry("coal-finding.confirmFinding", "认定是否用煤"),
            Map.entry("coal-finding.hearHousehold", "听取农户陈述"),
            Map.entry("commissioning.reportCommissioning", "登记调试结果"),
            Map.entry("commissioning.verifyCommissioning", "核实调试结果"),
            Map.entry("complaint.replyComplaint", "答复诉求"),
            Map.entry("complaint.resolveComplaint", "办理诉求"),
            Map.entry("construction.appointSafetyOfficers", "落实双安全员"),
            Map.entry("construction.completeConditions", "补齐开工条件"),
            Map.entry("construction.recordNetwork", "登记管网完工"),
            Map.entry("construction.reportProgress", "报告施工进度"),
            Map.entry("construction.verifyCompletion", "核实完工"),
            Map.entry("contract-award.assignLot", "编入标段"),
            Map.entry("contract-award.recommendEquipment", "推荐气代煤设备"),
            Map.entry("contract-award.selectEquipment", "选购采暖设备"),
            Map.entry("contractor-issue.answerReport", "处理所提问题"),
            Map.entry("contractor-issue.closeReport", "核实处理结果"),
            Map.entry("service-incident.answerReport", "处理交付后事件"),
            Map.entry("service-incident.closeReport", "核实事件处理"),
            Map.entry("coverage-assessment.assessCoverage", "评估认定全覆盖"),
            Map.entry("coverage-assessment.completeCoverage", "补齐未覆盖户"),
            Map.entry("correction-order.carryOutCorrection", "落实限期整改"),
            Map.entry("correction-order.issueCorrection", "下达限期整改"),
            Map.entry("correction-order.verifyCorrection", "核查整改"),
            Map.entry("date-confirmation.confirmDate", "确认实际完成日期"),
            Map.entry("deadline-adjustment.approveAdjustment", "审批期限调整"),
            Map.entry("deadline-adjustment.justifyAdjustment", "说明调整依据"),
            Map.entry("deadline-adjustment.resolveExceptions", "处理例外"),
            Map.entry("deadline-extension.approveExtension", "审批延期"),
            Map.entry("difficulty-report.answerReport", "协调处理困难"),
            Map.entry("difficulty-report.closeReport", "确认困难是否解决"),
            Map.entry("household-confirmation.confirmHouseholds", "确认改造户"),
            Map.entry("in-home-acceptance.acceptPreliminarily", "初步验收"),
            Map.entry("in-home-acceptance.collectCommitments", "登记承诺书"),
            Map.entry("in-home-acceptance.concludeAcceptance", "验收结论"),
            Map.entry("in-home-acceptance.inspectHouseholds", "登记验收结果"),
            Map.entry("in-home-acceptance.inspectInHome", "入户核验"),
            Map.entry("household-change.reviewChange", "审核住户变更"),
            Map.entry("metering.reportUsageGas", "报送用气明细"),
            Map.entry("metering.reportUsageHeat", "报送用热明细"),
            Map.entry("metering.reportUsagePower", "报送用电明细"),
            Map.entry("payment-return.correctPayee", "更正收款信息"),
            Map.entry("payment-return.verifyPayee", "复核更正"),
            Map.entry("programme.assessPlan", "年度考核"),
            Map.entry("public-notice.answerNotice", "答复公示异议"),
            Map.entry("public-notice.draftNotice", "编制公示"),
            Map.entry("public-notice.postNotice", "确认已公示"),
            Map.entry("receivable.answerObjection", "答复异议"),
            Map.entry("receivable.approveWriteOff", "审批核销"),
            Map.entry("receivable.recordRecovery", "登记还款等情况"),
            Map.entry("rectification.rectify", "落实整改"),
            Map.entry("rectification.verifyRectification", "核实整改"),
            Map.entry("rejection-recheck.recheckRejection", "复核不予确认户"),
            Map.entry("responsible-body.approvePlan", "核准实施方案"),
            Map.entry("responsible-body.draftPlan", "编制实施方案"),
            Map.entry("responsible-body.openLots", "划分标段"),
            Map.entry("responsible-body.registerVillages", "登记村庄分解任务"),
            Map.entry("subsidy-payout.approveBatch", "审批拨付批次"),
            Map.entry("subsidy-payout.prepareBatch", "编制拨付批次"),
            Map.entry("subsidy-payout.provideFunds", "落实资金"),
            Map.entry("subsidy-payout.provideRates", "等待补贴标准"),
            Map.entry("subsidy-payout.recordBankResult", "登记银行结果"),
            Map.entry("supervision.callToAccount", "问责"),
            Map.entry("supervision.explainDelay", "说明原因并承诺日期"),
            Map.entry("supervision.holdAccountable", "追责问责"),
            Map.entry("supervision.holdTalk", "约谈"),
            Map.entry("supervision.issueCircular", "通报"),
            Map.entry("supervision.issueCityCircular", "全市通报"),
            Map.entry("supervision.issueOrder", "下达重点督办"),
            Map.entry("supervision.issueReminder", "下达催办"),
            Map.entry("supervision.pursueResponsibility", "研究是否追责"),
            Map.entry("supervision.summonTown", "约谈"),
            Map.entry("survey.registerSurvey", "登记摸底结果"),
            Map.entry("survey.reviewSurvey", "审核摸底结果"),
            Map.entry("tendering.announceTender", "组织招标"),
            Map.entry("tendering.recordTender", "登记招标结果"),
            Map.entry("tendering.signContract", "签订合同"),
            Map.entry("usage-review.resolveReadings", "处理未匹配用量"),
            Map.entry("usage-review.reviewReadings", "审核用量"));

    private TaskNames() {}

    /** The name of {@code <model>.userTask_<task>}; the id itself for a task of later models. */
    static String of(String task) {
        return NAMES.getOrDefault(task.replace(".userTask_", "."), task);
    }

    static Map<String, String> all() {
        return NAMES;
    }
}
