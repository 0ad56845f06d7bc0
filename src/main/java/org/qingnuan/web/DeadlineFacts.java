package org.qingnuan.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.CaseDeadline;
import org.qingnuan.ledger.DeadlineOutcome;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Gate;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Says of each gate of a case where its date comes from and what became of it. */
@Component
class DeadlineFacts {

    private static final Map<DeadlineOutcome.Kind, String> OUTCOMES = Map.of(
            DeadlineOutcome.Kind.EXPECTED, "尚未进入，改按新日期",
            DeadlineOutcome.Kind.MOVED, "已改到新日期",
            DeadlineOutcome.Kind.REARMED, "失败的定时器已重新设置",
            DeadlineOutcome.Kind.STILL_OVERDUE, "新日期也已过，仍然逾期",
            DeadlineOutcome.Kind.NO_LONGER_OVERDUE, "不再逾期，按新日期重新计时");

    private final Board board;
    private final DeadlineAdjustments adjustments;
    private final Staff staff;
    private final DefaultMarks marks;

    DeadlineFacts(Board board, DeadlineAdjustments adjustments, Staff staff, DefaultMarks marks) {
        this.board = board;
        this.adjustments = adjustments;
        this.staff = staff;
        this.marks = marks;
    }

    List<BoardPage.DeadlineLine> of(CaseKey subject) {
        List<CaseDeadline> deadlines = board.deadlines(subject);
        if (deadlines.isEmpty()) {
            return List.of();
        }
        Names names = new Names(staff);
        Map<String, Gate> gates = adjustments.gates(subject.plan()).stream()
                .collect(Collectors.toMap(Gate::frame, gate -> gate, (one, other) -> one));
        return deadlines.stream()
                .map(deadline -> line(deadline, gates.get(deadline.state().frame()), names))
                .toList();
    }

    private BoardPage.DeadlineLine line(CaseDeadline deadline, Gate gate, Names names) {
        var state = deadline.state();
        return new BoardPage.DeadlineLine(
                state.name(),
                Wording.date(state.due()),
                source(deadline, gate, names),
                Wording.date(state.firedAt()),
                Wording.date(state.finishedOn()),
                Wording.date(state.recordedAt()),
                state.column().name(),
                state.waitingFor() == null ? state.column().label() : "等待" + state.waitingFor(),
                state.daysLate(),
                deadline.moves().stream().map(move -> move(move, names)).toList());
    }

    private String source(CaseDeadline deadline, Gate gate, Names names) {
        CaseDeadline.Extension extension = deadline.extension();
        if (extension != null) {
            return "延期至%s：%s（%s批准%s）"
                    .formatted(
                            Wording.date(extension.until()),
                            extension.reason(),
                            Wording.date(extension.approvedAt()),
                            "，" + names.user(extension.approvedBy()));
        }
        if (gate == null) {
            return "本案单独确定";
        }
        String model = "模型“%s”：%s%s"
                .formatted(
                        gate.modelName(),
                        gate.rule(),
                        marks.of(deadline.state().subject().plan(), "deadlines." + gate.frame()));
        return gate.due().equals(deadline.state().due())
                ? model
                : model + "（%s前）已改，本案尚未改到".formatted(Wording.date(gate.due()));
    }

    private static String move(CaseDeadline.Move move, Names names) {
        String from = move.dueBefore() == null ? "" : "由" + Wording.date(move.dueBefore());
        return "%s 第%s号期限调整：%s调整为%s，%s。原因：%s；依据：%s；批准：%s"
                .formatted(
                        Wording.date(move.at()),
                        move.adjustment().item(),
                        from,
                        Wording.date(move.dueAfter()),
                        OUTCOMES.get(move.outcome()),
                        move.reason(),
                        move.legalBasis(),
                        names.user(move.approvedBy()));
    }
}
