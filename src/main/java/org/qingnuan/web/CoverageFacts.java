package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.ledger.CoverageAssessment;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** What a body's coverage is judged by: its villages' figures, and what was said before (JY-10). */
@Component
class CoverageFacts implements TaskFacts {

    private final Coverage coverage;
    private final Plans plans;
    private final Villages villages;
    private final Stages stages;
    private final Staff staff;

    CoverageFacts(Coverage coverage, Plans plans, Villages villages, Stages stages, Staff staff) {
        this.coverage = coverage;
        this.plans = plans;
        this.villages = villages;
        this.stages = stages;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("coverage-assessment.assessCoverage", "coverage-assessment.completeCoverage");
    }

    @Override
    public Facts of(TaskView task) {
        CaseKey body = task.subject();
        List<CoverageAssessment> before = coverage.of(body);
        Facts.Table table = new Facts.Table(
                "各村改造和验收情况",
                List.of("村", "任务", "确认", "完工", "验收", "关口"),
                villages.of(body).stream()
                        .filter(village -> !village.state().isGone())
                        .map(this::line)
                        .toList());
        Facts facts = before.isEmpty() ? Facts.of(table) : Facts.of(table, said(before));
        return coverage.below(body)
                .map(plan -> facts.plus(Facts.of(below(plan))))
                .orElse(facts)
                .note("本单位任务 %d 户。".formatted(plans.body(body).target()));
    }

    /** The towns of the plan below, with what the office said of each (JN-27). */
    private Facts.Table below(PlanId plan) {
        return new Facts.Table(
                "下级计划“" + plans.get(plan).name() + "”各镇街的认定",
                List.of("镇街", "认定", "日期", "意见"),
                plans.bodies(plan).stream()
                        .map(town -> coverage.of(town.key()).stream()
                                .findFirst()
                                .map(one -> List.of(
                                        town.area().name(),
                                        one.covered() ? "已认定全覆盖" : "暂不认定",
                                        Wording.date(one.assessedOn()),
                                        one.opinion() == null ? "—" : one.opinion()))
                                .orElseGet(() -> List.of(town.area().name(), "还没有评估", "—", "—")))
                        .toList());
    }

    private List<String> line(Village village) {
        return List.of(
                village.area().name(),
                "" + village.quota(),
                "" + village.numbers().confirmed(),
                "" + village.numbers().installed(),
                "" + village.numbers().accepted(),
                String.join(
                        "、",
                        stages.frames(village.key()).stream()
                                .map(CoverageFacts::shown)
                                .toList()));
    }

    private static String shown(FrameState frame) {
        return frame.name() + frame.column().label();
    }

    private Facts.Table said(List<CoverageAssessment> before) {
        return new Facts.Table(
                "此前的评估",
                List.of("日期", "结论", "意见", "评估人", "镇街补齐情况"),
                before.stream()
                        .map(one -> List.of(
                                Wording.date(one.assessedOn()),
                                one.covered() ? "认定已全覆盖" : "暂不认定",
                                one.opinion() == null ? "—" : one.opinion(),
                                staff.name(one.by()),
                                one.measure() == null ? "—" : one.measure()))
                        .toList());
    }
}
