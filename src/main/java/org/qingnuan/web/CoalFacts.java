package org.qingnuan.web;

import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.CoalFinding;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.CoalRule;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The finding of coal use behind a task, with its evidence and what the household said. */
@Component
class CoalFacts implements TaskFacts {

    private final CoalFindings findings;
    private final Plans plans;
    private final Staff staff;

    CoalFacts(CoalFindings findings, Plans plans, Staff staff) {
        this.findings = findings;
        this.plans = plans;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("coal-finding.hearHousehold", "coal-finding.confirmFinding");
    }

    @Override
    public Facts of(TaskView task) {
        CoalFinding finding = findings.get(task.subject());
        CoalRule rule = plans.get(task.subject().plan()).rules().clawbackOnCoal();
        Facts facts = Facts.of(Facts.pairs(
                        "用煤线索",
                        Stream.of(
                                new Facts.Pair("村", finding.villageName()),
                                new Facts.Pair("户编号", Long.toString(finding.household())),
                                new Facts.Pair("户主", finding.householdName()),
                                new Facts.Pair("发现日期", Wording.date(finding.foundOn())),
                                new Facts.Pair("发现情况", finding.text()),
                                new Facts.Pair("所在区域", finding.noBurnZone() ? "禁燃区" : null),
                                new Facts.Pair(
                                        "发现人",
                                        staff.name(finding.reportedBy()) + " " + Wording.date(finding.reportedAt())),
                                new Facts.Pair("农户陈述", finding.statement()),
                                new Facts.Pair("听取日期", Wording.date(finding.heardOn())))))
                .note(consequence(rule, finding.noBurnZone()));
        for (Document document : findings.evidence(task.subject())) {
            facts = facts.download("证据：" + document.fileName(), "/api/documents/" + document.id());
        }
        return facts;
    }

    private static String consequence(CoalRule rule, boolean noBurnZone) {
        return switch (rule) {
            case CLAWBACK -> "认定后，该户不再享受补贴，已享受的全部追缴。";
            case ZONE -> noBurnZone ? "所在村已是禁燃区：认定后，该户不再享受以后的补贴，已付的不追缴。" : "上报时所在村还不是禁燃区，认定只作记录。";
            case RECORD -> "本方案没有规定追缴，认定只作记录。";
        };
    }
}
