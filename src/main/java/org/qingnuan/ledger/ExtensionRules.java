package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.ExtensionRows.Standing;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What must hold of an extension, when it is asked for and again when it is approved. */
@Component
class ExtensionRules {

    static final String APPROVE = "deadline-extension.userTask_approveExtension";

    private static final int MOST_NAMES = 3;

    private final ExtensionRows rows;
    private final Plans plans;
    private final Clock clock;

    ExtensionRules(ExtensionRows rows, Plans plans, Clock clock) {
        this.rows = rows;
        this.plans = plans;
        this.clock = clock;
    }

    @Bean
    static SubmissionRule approveExtensionRule(ExtensionRows rows, ExtensionRules rules) {
        return Rules.of(APPROVE, answers -> {
            Rules.decided(answers);
            ExtensionRequest request = rows.get(answers.subject());
            answers.refuseIf(request.requestedBy().equals(answers.by()), "申请人不能审批自己的延期申请", "请由另一位有审批权的人员办理");
            if (Rules.approved(answers)) {
                rules.findings(
                                ExtensionRows.place(request.key()),
                                request.frame(),
                                request.until(),
                                ExtensionRows.id(request.key()))
                        .forEach(finding -> answers.refuseIf(
                                true,
                                finding.column() == null ? "延期申请" : finding.column(),
                                finding.value(),
                                finding.reason(),
                                "不能批准，请选择不批准"));
            }
        });
    }

    /**
     * Everything against it.
     *
     * @param request its id, null while it is not filed
     */
    List<Finding> findings(CaseKey place, String frame, LocalDate until, Long request) {
        List<Standing> all = rows.gates(place, frame);
        List<Standing> open = all.stream().filter(gate -> !gate.finished()).toList();
        if (open.isEmpty()) {
            return List.of(Finding.ofField("关口", null, all.isEmpty() ? "这里没有这个关口" : "该关口已经完成", "请选择还没有完成的关口"));
        }
        List<Finding> findings = new ArrayList<>(day(place, open, until));
        int count = plans.get(place.plan()).rules().extension().maxCount();
        List<Standing> used =
                open.stream().filter(gate -> gate.gate().extensions() >= count).toList();
        if (!used.isEmpty()) {
            findings.add(Finding.ofField(
                    "关口", names(used), "已延期" + count + "次，一个关口最多延期" + count + "次", "确有需要的，请由管理员办理期限调整"));
        }
        if (rows.waiting(place, frame, request)) {
            findings.add(Finding.ofField("关口", null, "已有一份延期申请等待审批", "请等审批办结后再申请"));
        }
        return findings;
    }

    private List<Finding> day(CaseKey place, List<Standing> open, LocalDate until) {
        if (until == null) {
            return List.of(Finding.ofColumn("延至", "没有填写", "请填写新的最后一日"));
        }
        List<Finding> findings = new ArrayList<>();
        String shown = ChineseDates.format(until);
        if (until.isBefore(ChinaTime.today(clock))) {
            findings.add(Finding.ofField("延至", shown, "已经过去", "请填写今天或以后的日期"));
        }
        List<Standing> notLater =
                open.stream().filter(gate -> !until.isAfter(gate.gate().due())).toList();
        if (!notLater.isEmpty()) {
            findings.add(Finding.ofField("延至", shown, "不晚于现在的期限：" + dates(notLater), "请填写更晚的日期"));
        }
        int most = plans.get(place.plan()).rules().extension().maxDays();
        List<Standing> tooLong = open.stream()
                .filter(gate -> until.isAfter(gate.gate().due().plusDays(most)))
                .toList();
        if (!tooLong.isEmpty()) {
            findings.add(Finding.ofField(
                    "延至",
                    shown,
                    "超过一次最多延期的" + most + "日：" + dates(tooLong),
                    "请填写" + ChineseDates.format(tooLong.get(0).gate().due().plusDays(most)) + "或以前的日期"));
        }
        return findings;
    }

    private static String dates(List<Standing> gates) {
        return gates.stream()
                        .limit(MOST_NAMES)
                        .map(gate -> gate.gate().subjectName()
                                + ChineseDates.format(gate.gate().due()))
                        .collect(Collectors.joining("、"))
                + (gates.size() > MOST_NAMES ? "等" + gates.size() + "个" : "");
    }

    private static String names(List<Standing> gates) {
        return gates.stream()
                        .limit(MOST_NAMES)
                        .map(gate -> gate.gate().subjectName())
                        .collect(Collectors.joining("、"))
                + (gates.size() > MOST_NAMES ? "等" + gates.size() + "个" : "");
    }
}
