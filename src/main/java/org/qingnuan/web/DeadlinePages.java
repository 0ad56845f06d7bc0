package org.qingnuan.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Difference;
import org.qingnuan.process.DeadlineAdjustments.Folder;
import org.qingnuan.process.DeadlineAdjustments.Gate;
import org.qingnuan.process.DeadlineAdjustments.RunningVersion;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together the page of a plan's deadlines. */
@Component
class DeadlinePages {

    private static final Map<String, String> SOURCES =
            Map.of("TABLE", "表格", "DIAGRAM", "流程图", "MODEL", "上传的模型", "UNDO", "撤销");

    private final DeadlineAdjustments deadlines;
    private final Adjustments adjustments;
    private final Plans plans;
    private final Tasks tasks;
    private final Staff staff;
    private final Clock clock;
    private final DefaultMarks marks;

    DeadlinePages(
            DeadlineAdjustments deadlines,
            Adjustments adjustments,
            Plans plans,
            Tasks tasks,
            Staff staff,
            Clock clock,
            DefaultMarks marks) {
        this.deadlines = deadlines;
        this.adjustments = adjustments;
        this.plans = plans;
        this.tasks = tasks;
        this.staff = staff;
        this.clock = clock;
        this.marks = marks;
    }

    static String path(PlanId plan) {
        return "/plans/" + plan + "/deadlines";
    }

    /** @param typed what stands in the fields in place of the dates now, by gate */
    DeadlinesPage of(PlanId plan, String user, Map<String, String> typed) {
        List<Gate> gates = deadlines.gates(plan);
        List<Adjustment> all = adjustments.of(plan);
        Set<CaseKey> mine = tasks.open(user).stream().map(TaskView::subject).collect(Collectors.toSet());
        List<RunningVersion> versions = deadlines.versions(plan);
        Folder folder = deadlines.folder(plan);
        return new DeadlinesPage(
                plans.get(plan).name(),
                path(plan),
                Wording.date(ChinaTime.today(clock)),
                staff.may(user, CaseKey.ofPlan(plan), Staff.Action.ADJUST_DEADLINES),
                open(all),
                all.stream().anyMatch(one -> one.state() == AdjustmentState.APPLYING),
                gates.stream().map(gate -> line(plan, gate, typed)).toList(),
                models(versions, gates),
                all.stream().map(one -> line(one, mine.contains(one.key()))).toList(),
                versions.stream()
                        .map(version -> new DeadlinesPage.VersionLine(
                                version.modelName(),
                                version.version(),
                                version.latest(),
                                version.dates().isEmpty() ? "—" : version.dates(),
                                version.running()))
                        .toList(),
                notice(folder),
                folder.differences().stream().map(DeadlinePages::line).toList());
    }

    /** What is to be known of the plan's folder, null when it equals what is deployed. */
    String folder(PlanId plan) {
        return notice(deadlines.folder(plan));
    }

    /** Where the plan's folder is not what is deployed. */
    List<DeadlinesPage.DifferenceLine> differences(PlanId plan) {
        return deadlines.folder(plan).differences().stream()
                .map(DeadlinePages::line)
                .toList();
    }

    private static String notice(Folder folder) {
        if (!folder.there()) {
            return "本系统没有安装这个方案的目录，现行方案只保存在数据库里，无从比较；导出后可以留存，或随下次安装带上。";
        }
        return folder.differences().isEmpty() ? null : "随系统安装的方案目录与现行方案不同。系统以现行方案为准，重新启动也不会改回；导出后可以更新目录。";
    }

    /** The adjustment of that number; {@link NoSuchElementException} if the plan has none. */
    CaseKey adjustment(PlanId plan, long number) {
        CaseKey key = CaseKey.ofPlan(plan).with("adjustment", Long.toString(number));
        if (!adjustments.get(key).key().equals(key)) {
            throw new NoSuchElementException("No adjustment " + key);
        }
        return key;
    }

    /** What stands in the way of another adjustment, null when nothing does. */
    String open(PlanId plan) {
        return open(adjustments.of(plan));
    }

    private String open(List<Adjustment> all) {
        return all.stream()
                .filter(one -> one.finishedAt() == null)
                .findFirst()
                .map(one -> "第" + one.key().item() + "号期限调整（" + staff.name(one.proposedBy()) + "提出）" + state(one)
                        + "。同一方案一次只能调整一份，办结以前不能再提出新的调整。")
                .orElse(null);
    }

    private DeadlinesPage.GateLine line(PlanId plan, Gate gate, Map<String, String> typed) {
        String key = key(gate);
        return new DeadlinesPage.GateLine(
                key,
                gate.modelName(),
                gate.name(),
                Wording.date(gate.due()) + marks.of(plan, "deadlines." + gate.frame()),
                typed.getOrDefault(key, gate.due().toString()),
                gate.open(),
                gate.overdue(),
                gate.finished());
    }

    static String key(Gate gate) {
        return gate.model() + "/" + gate.frame();
    }

    private static List<DeadlinesPage.ModelLine> models(List<RunningVersion> versions, List<Gate> gates) {
        Map<String, String> names = new LinkedHashMap<>();
        versions.stream().filter(RunningVersion::latest).forEach(one -> names.put(one.model(), one.modelName()));
        return names.entrySet().stream()
                .map(model -> new DeadlinesPage.ModelLine(
                        model.getKey(),
                        model.getValue(),
                        gates.stream()
                                .filter(gate -> gate.model().equals(model.getKey()))
                                .map(gate -> gate.name() + " " + Wording.date(gate.due()))
                                .collect(Collectors.joining("，"))))
                .toList();
    }

    private DeadlinesPage.AdjustmentLine line(Adjustment one, boolean task) {
        Adjustment.Progress progress = one.progress();
        return new DeadlinesPage.AdjustmentLine(
                one.key().item(),
                SOURCES.getOrDefault(one.source(), one.source()) + (one.structural() ? "（含结构改动）" : ""),
                one.undoOf() == null ? null : "第" + one.undoOf().item() + "号",
                one.changes().stream()
                        .map(change -> change.name() + " " + ExaminedChange.dates(change))
                        .toList(),
                staff.name(one.proposedBy()),
                Wording.date(one.proposedAt()),
                one.reason(),
                one.legalBasis(),
                one.approvedBy() == null ? null : staff.name(one.approvedBy()),
                Wording.date(one.approvedAt()),
                one.opinion(),
                state(one),
                look(one.state()),
                progress.cases(),
                progress.done(),
                progress.cases() == 0 ? 100 : progress.done() * 100 / progress.cases(),
                progress.setAside().stream()
                        .map(aside ->
                                new DeadlinesPage.ProblemLine(aside.subjectName(), Wording.problem(aside.problem())))
                        .toList(),
                finished(one.state()) && !one.changes().isEmpty(),
                task);
    }

    private static boolean finished(AdjustmentState state) {
        return state == AdjustmentState.COMPLETE || state == AdjustmentState.COMPLETE_EXCEPT;
    }

    private static String state(Adjustment one) {
        if (one.state() == AdjustmentState.PROPOSED) {
            return one.legalBasis() == null ? "待说明依据" : one.approvedBy() == null ? "待审批" : "已批准，等待部署";
        }
        boolean withdrawn = one.state() == AdjustmentState.REJECTED && one.approvedBy() == null;
        return withdrawn ? "已撤回" : one.state().label();
    }

    private static String look(AdjustmentState state) {
        return switch (state) {
            case PROPOSED -> "wait";
            case APPLYING -> "run";
            case COMPLETE -> "done";
            case REJECTED, COMPLETE_EXCEPT -> "bad";
        };
    }

    private static DeadlinesPage.DifferenceLine line(Difference difference) {
        boolean date = difference.element() != null;
        return new DeadlinesPage.DifferenceLine(
                difference.file(),
                date ? "期限 " + difference.element() : difference.inFolder() == null ? "内容不同" : "文件",
                difference.inFolder() == null ? "—" : difference.inFolder(),
                difference.deployed() == null ? "—" : difference.deployed());
    }
}
