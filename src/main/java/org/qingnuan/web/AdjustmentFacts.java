package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The adjustment behind a task: which dates move, what that does to each body today, on what ground, and what went wrong. */
@Component
class AdjustmentFacts implements TaskFacts {

    private static final String JUSTIFY = "deadline-adjustment.justifyAdjustment";
    private static final String APPROVE = "deadline-adjustment.approveAdjustment";
    private static final String RESOLVE = "deadline-adjustment.resolveExceptions";

    private final Adjustments adjustments;
    private final Staff staff;

    AdjustmentFacts(Adjustments adjustments, Staff staff) {
        this.adjustments = adjustments;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(JUSTIFY, APPROVE, RESOLVE);
    }

    @Override
    public Facts of(TaskView task) {
        Adjustment adjustment = adjustments.get(task.subject());
        Stream<Facts.Table> tables = TaskPages.form(task).equals(RESOLVE)
                ? Stream.of(problems(adjustment), dates(adjustment))
                : Stream.concat(Stream.of(ground(adjustment), dates(adjustment)), effects(adjustment));
        Facts facts = Facts.of(tables.filter(table -> !table.rows().isEmpty()).toArray(Facts.Table[]::new));
        String page = DeadlinePages.path(task.subject().plan()) + "/adjustments/"
                + task.subject().item();
        return adjustment.structural()
                ? facts.note("这次调整还改动了流程结构，请下载查看改动后的模型。").download("下载拟部署的方案文件", page + "/files")
                : facts.download("下载拟部署的方案文件", page + "/files");
    }

    private Facts.Table ground(Adjustment adjustment) {
        return Facts.pairs(
                "调整事项",
                Stream.of(
                        new Facts.Pair("提出人", staff.name(adjustment.proposedBy())),
                        new Facts.Pair("提出日期", Wording.date(adjustment.proposedAt())),
                        new Facts.Pair(
                                "撤销的调整",
                                adjustment.undoOf() == null
                                        ? null
                                        : "第" + adjustment.undoOf().item() + "号"),
                        new Facts.Pair("调整原因", adjustment.reason()),
                        new Facts.Pair("调整依据", adjustment.legalBasis())));
    }

    private static Facts.Table dates(Adjustment adjustment) {
        return new Facts.Table(
                "期限改动",
                List.of("关口", "现期限", "新期限", "变动"),
                adjustment.changes().stream()
                        .map(change -> List.of(
                                change.name(),
                                Wording.date(change.dueBefore()),
                                Wording.date(change.dueAfter()),
                                ExaminedChange.moved(change)))
                        .toList());
    }

    /** One table per gate, counted anew today. */
    private Stream<Facts.Table> effects(Adjustment adjustment) {
        return ExaminedChange.gates(
                        adjustment.changes(),
                        adjustments.preview(adjustment.key().plan(), adjustment.changes()))
                .stream()
                .map(gate -> new Facts.Table(
                        "“" + gate.name() + "”改为新期限后（按今天计）",
                        List.of("责任单位", "未到期", "将逾期", "仍逾期", "解除逾期", "已完成"),
                        Stream.concat(Stream.of(gate.total()), gate.bodies().stream())
                                .map(AdjustmentFacts::row)
                                .toList()));
    }

    private static List<String> row(ExaminedChange.Counts counts) {
        return List.of(
                counts.body(),
                Integer.toString(counts.notDue()),
                Integer.toString(counts.becomeOverdue()),
                Integer.toString(counts.stayOverdue()),
                Integer.toString(counts.ceaseOverdue()),
                Integer.toString(counts.finished()));
    }

    private static Facts.Table problems(Adjustment adjustment) {
        return new Facts.Table(
                "没有换成新期限的（已生效 %d / %d 件）"
                        .formatted(
                                adjustment.progress().done(),
                                adjustment.progress().cases()),
                List.of("村（单位）", "原因"),
                adjustment.progress().setAside().stream()
                        .map(aside -> List.of(aside.subjectName(), Wording.problem(aside.problem())))
                        .toList());
    }
}
