package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.Complaint;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The complaint behind a task, its owner and last days, and what was said so far (LZ-47). */
@Component
class ComplaintFacts implements TaskFacts {

    private static final String REPLY = "complaint.replyComplaint";

    private final Complaints complaints;
    private final Staff staff;

    ComplaintFacts(Complaints complaints, Staff staff) {
        this.complaints = complaints;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(REPLY, "complaint.resolveComplaint");
    }

    @Override
    public Facts of(TaskView task) {
        Complaint one = complaints.get(task.subject());
        Facts facts = Facts.of(Facts.pairs(
                "诉求第" + one.key().item() + "号" + (one.reopened() ? "（重新办理）" : ""),
                Stream.of(
                        new Facts.Pair("类别", one.kind().label()),
                        new Facts.Pair("反映事项", one.text()),
                        new Facts.Pair(
                                "来源", one.channel().label() + (one.hotlineNo() == null ? "" : " " + one.hotlineNo())),
                        new Facts.Pair("反映人", ComplaintPages.who(one)),
                        new Facts.Pair("涉及", one.placeName()),
                        new Facts.Pair("户编号", one.household() == null ? null : "" + one.household()),
                        new Facts.Pair("受理日期", Wording.date(one.receivedOn())),
                        new Facts.Pair("承办人", staff.name(one.owner())),
                        new Facts.Pair("答复期限", Wording.date(one.replyDue()) + "前"),
                        new Facts.Pair("办结期限", Wording.date(one.resolveDue()) + "前"))));
        if (!one.steps().isEmpty()) {
            facts = facts.plus(Facts.of(steps(one)));
        }
        CaseKey place = one.handler() == Complaint.Handler.OFFICE
                ? CaseKey.ofPlan(one.key().plan())
                : one.key().body();
        Facts whole = facts.page("诉求清单和联系方式", ComplaintController.path(place));
        return TaskPages.form(task).equals(REPLY) ? whole.plus(joinable(one, place)) : whole;
    }

    private Facts joinable(Complaint one, CaseKey place) {
        return Facts.choosing(
                "joinTo",
                complaints.of(place).stream()
                        .filter(other -> other.open()
                                && other.handler() == one.handler()
                                && !other.key().equals(one.key()))
                        .map(other -> new Facts.Choice(other.key().item(), ComplaintPages.title(other)))
                        .toList());
    }

    private Facts.Table steps(Complaint one) {
        return new Facts.Table(
                "办理经过",
                List.of("日期", "事项", "内容", "办理人"),
                one.steps().stream()
                        .map(step -> List.of(
                                Wording.date(step.on()),
                                step.kind().label(),
                                ComplaintPages.text(step),
                                staff.name(step.by())))
                        .toList());
    }
}
