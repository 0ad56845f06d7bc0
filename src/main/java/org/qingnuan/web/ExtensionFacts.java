package org.qingnuan.web;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.ExtensionCap;
import org.qingnuan.ledger.ExtensionRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The extension that waits for the office: whose gate, by how many days, why, and how often before. */
@Component
class ExtensionFacts implements TaskFacts {

    private final Extensions extensions;
    private final Plans plans;
    private final Staff staff;

    ExtensionFacts(Extensions extensions, Plans plans, Staff staff) {
        this.extensions = extensions;
        this.plans = plans;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("deadline-extension.approveExtension");
    }

    @Override
    public Facts of(TaskView task) {
        ExtensionRequest request = extensions.get(task.subject());
        ExtensionCap cap = plans.get(task.subject().plan()).rules().extension();
        Facts facts = Facts.of(
                Facts.pairs(
                        "延期申请",
                        Stream.of(
                                new Facts.Pair("关口", request.frameName()),
                                new Facts.Pair("申请延至", Wording.date(request.until())),
                                new Facts.Pair("原因", request.reason()),
                                new Facts.Pair("申请人", staff.name(request.requestedBy())),
                                new Facts.Pair("申请日期", Wording.date(request.requestedAt())),
                                new Facts.Pair("上限", "最多延期%d次，每次最多%d日".formatted(cap.maxCount(), cap.maxDays())))),
                new Facts.Table(
                        "涉及的村或单位",
                        List.of("名称", "现在的期限", "延长", "此前已延期"),
                        request.gates().stream()
                                .map(gate -> List.of(
                                        gate.subjectName(),
                                        Wording.date(gate.due()),
                                        ChronoUnit.DAYS.between(gate.due(), request.until()) + "天",
                                        gate.extensions() + "次"))
                                .toList()));
        for (Facts.Download paper : ExtensionPages.papers(extensions, task.subject())) {
            facts = facts.download("说明材料：" + paper.label(), paper.href());
        }
        return facts;
    }
}
