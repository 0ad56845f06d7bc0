package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.MilestoneRule;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Component;

/** What a milestone asks for, until when, and what it lacks as of now. */
@Component
class MilestoneFacts implements TaskFacts {

    private final Milestones milestones;
    private final Stages stages;

    MilestoneFacts(Milestones milestones, Stages stages) {
        this.milestones = milestones;
        this.stages = stages;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("milestone.confirmMilestone");
    }

    @Override
    public Facts of(TaskView task) {
        CaseKey milestone = task.subject();
        MilestoneRule rule = milestones.rule(milestone);
        CaseKey place = new CaseKey(milestone.plan(), milestone.area(), null, null, null);
        FrameState frame = stages.frame(place, rule.frame());
        List<Finding> lacking = milestones.lacking(milestone);
        Facts.Table asked = Facts.pairs(
                "里程碑",
                Stream.of(
                        new Facts.Pair("里程碑", frame.name()),
                        new Facts.Pair("范围", frame.subjectName()),
                        new Facts.Pair("期限", Wording.date(frame.due()) + "前（含当日）"),
                        new Facts.Pair("依据", rule.clause()),
                        new Facts.Pair("性质", frame.goal() ? "目标（力争、基本）：到期未达只警示，不督办（默认）" : "硬期限：到期未完成的督办")));
        Facts.Table lacks = new Facts.Table(
                "还没有办完的（" + lacking.size() + "项）",
                List.of("事项"),
                lacking.stream().map(finding -> List.of(finding.reason())).toList());
        Facts facts = lacking.isEmpty() ? Facts.of(asked) : Facts.of(asked, lacks);
        facts = lacking.isEmpty() ? facts.note("台账上已经没有未办完的事项。") : facts;
        return facts.page("里程碑一览", MilestoneController.path(milestone.plan()));
    }
}
