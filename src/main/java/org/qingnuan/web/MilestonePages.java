package org.qingnuan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.MilestoneRules;
import org.qingnuan.ledger.MilestoneWord;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.PlanBasis;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together the page of a plan's milestones; whoever belongs to one body sees the plan's and that body's. */
@Component
class MilestonePages {

    private final Plans plans;
    private final Milestones milestones;
    private final Stages stages;
    private final Overdues overdues;
    private final PlanBasis basis;
    private final Staff staff;

    MilestonePages(Plans plans, Milestones milestones, Stages stages, Overdues overdues, PlanBasis basis, Staff staff) {
        this.plans = plans;
        this.milestones = milestones;
        this.stages = stages;
        this.overdues = overdues;
        this.basis = basis;
        this.staff = staff;
    }

    /** @param whole whether the reader belongs to an office of the plan */
    MilestonePage of(PlanId plan, String user, boolean whole) {
        List<Body> bodies = plans.bodies(plan).stream()
                .filter(body -> whole || staff.bodies(user).contains(body.key()))
                .toList();
        List<MilestoneWord> words = milestones.words(plan);
        List<MilestonePage.MilestoneLine> lines = new ArrayList<>();
        lines.addAll(lines(CaseKey.ofPlan(plan), plans.get(plan).area().name(), words));
        bodies.forEach(body -> lines.addAll(lines(body.key(), body.area().name(), words)));
        return new MilestonePage(
                plans.get(plan).name(),
                plans.get(plan).area().name(),
                lines,
                bodies.stream()
                        .filter(body -> !overdues.listings(body.key()).isEmpty())
                        .map(body -> body.area().name())
                        .toList(),
                basis.figures(plan).stream().map(MilestonePages::line).toList(),
                basis.projects(plan).stream()
                        .map(project -> new MilestonePage.ProjectLine(
                                project.kind(), project.name(), project.place(), project.clause()))
                        .toList());
    }

    private List<MilestonePage.MilestoneLine> lines(CaseKey place, String name, List<MilestoneWord> words) {
        MilestoneRules rules = plans.get(place.plan()).rules().milestones();
        return stages.frames(place).stream()
                .filter(frame ->
                        rules.rules().stream().anyMatch(rule -> rule.frame().equals(frame.frame())))
                .map(frame -> line(place, name, frame, rules, words))
                .toList();
    }

    private MilestonePage.MilestoneLine line(
            CaseKey place, String name, FrameState frame, MilestoneRules rules, List<MilestoneWord> words) {
        CaseKey milestone = place.with(Milestones.KIND, frame.frame());
        return new MilestonePage.MilestoneLine(
                name,
                place.area() == null ? null : BodyController.path(place),
                frame.name(),
                rules.of(frame.frame()).clause(),
                Wording.date(frame.due()) + "前",
                frame.goal(),
                frame.column().label() + (frame.daysLate() > 0 ? "（" + frame.daysLate() + "天）" : ""),
                look(frame),
                frame.recordedAt() != null
                        ? List.of()
                        : milestones.lacking(milestone).stream()
                                .map(Finding::reason)
                                .toList(),
                words.stream()
                        .filter(word ->
                                word.subject().equals(place) && word.frame().equals(frame.frame()))
                        .findFirst()
                        .map(this::said)
                        .orElse(null));
    }

    private static String look(FrameState frame) {
        return switch (frame.column()) {
            case LATE, DONE_LATE -> "late";
            case DUE_SOON -> "soon";
            case ON_TIME, WAITING -> "ontime";
            case DONE, REPORTED_LATE -> "done";
        };
    }

    private String said(MilestoneWord word) {
        return Stream.of(
                        word.reached() ? Wording.date(word.achievedOn()) + "达成" : "目标未达，结项",
                        word.figure() == null
                                ? null
                                : word.figure().stripTrailingZeros().toPlainString() + "天",
                        word.documentNo(),
                        word.note(),
                        staff.name(word.by()))
                .filter(text -> text != null)
                .reduce((one, other) -> one + "；" + other)
                .orElseThrow();
    }

    private static MilestonePage.FigureLine line(PlanBasis.Figure figure) {
        return new MilestonePage.FigureLine(
                figure.name(),
                figure.figure().stripTrailingZeros().toPlainString() + " " + figure.unit(),
                Wording.date(figure.asOf()),
                figure.scope(),
                figure.clause());
    }
}
