package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What must hold of a complaint as it comes in, and of what is done about it (LZ-47). */
@Component
class ComplaintChecks {

    static final String REPLY = "complaint.userTask_replyComplaint";
    static final String RESOLVE = "complaint.userTask_resolveComplaint";

    private static final Pattern PHONE = Pattern.compile("[0-9][0-9-]{5,19}");
    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 40;

    private final ComplaintRows rows;
    private final Clock clock;

    ComplaintChecks(ComplaintRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Bean
    static SubmissionRule replyComplaintRule(ComplaintChecks checks) {
        return Rules.of(REPLY, answers -> checks.answered(answers, Set.of("resolved", "ongoing", "plan", "join")));
    }

    @Bean
    static SubmissionRule resolveComplaintRule(ComplaintChecks checks) {
        return Rules.of(RESOLVE, answers -> checks.answered(answers, Set.of("resolved", "plan")));
    }

    /** Everything wrong with one that comes in. */
    List<Finding> received(CaseKey place, NewComplaint complaint) {
        List<Finding> findings = new ArrayList<>();
        String text = complaint.text();
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            findings.add(Finding.ofColumn("反映事项", "没有填写或超过" + LONGEST + "字", "请写明反映的事项"));
        }
        if (complaint.name() != null && complaint.name().length() > LONGEST_NAME) {
            findings.add(Finding.ofColumn("姓名", "超过" + LONGEST_NAME + "字", "请只填写姓名，匿名的不填"));
        }
        if (complaint.phone() != null && !PHONE.matcher(complaint.phone()).matches()) {
            findings.add(Finding.ofColumn("联系电话", "不是电话号码", "请填写手机或固定电话号码，没有的不填"));
        }
        if (complaint.channel() == Complaint.Channel.HOTLINE && complaint.hotlineNo() == null) {
            findings.add(Finding.ofColumn("热线工单编号", "没有填写", "热线转办的请填写工单编号"));
        }
        if (complaint.receivedOn() == null
                || complaint.receivedOn().isAfter(ChinaTime.today(clock))
                || complaint.receivedOn().isBefore(ChinaTime.today(clock).minusDays(30))) {
            findings.add(Finding.ofColumn("受理日期", "没有填写、尚未到来或早于30日前", "请填写实际受理的日期"));
        }
        if (complaint.household() != null && !rows.knows(place, complaint.household())) {
            findings.add(Finding.ofField("户编号", "" + complaint.household(), "这个范围内没有登记该户", "请核对户编号；不在台账的不填"));
        }
        if (complaint.owner() == null) {
            findings.add(Finding.ofColumn("承办人", "没有选择", "每件诉求都要有专人负责"));
        }
        if (complaint.handler() == Complaint.Handler.TOWN && place.area() == null) {
            findings.add(Finding.ofColumn("反映对象所在地", "没有选择镇街", "由镇街承办的，请选择镇街或村"));
        }
        if (complaint.joins() != null) {
            findings.addAll(joinable(place, complaint.handler(), complaint.joins()));
        }
        return findings;
    }

    private List<Finding> joinable(CaseKey place, Complaint.Handler handler, long other) {
        boolean sound = rows.find(other, "")
                .filter(Complaint::open)
                .filter(known -> known.key().plan().equals(place.plan()) && known.handler() == handler)
                .filter(known -> handler == Complaint.Handler.OFFICE
                        || known.key().area().equals(place.area()))
                .isPresent();
        return sound ? List.of() : List.of(Finding.ofField("并入", "第" + other + "号", "不是本单位正在办理的诉求", "请选择同一事项、正在办理的一件"));
    }

    private void answered(Answers answers, Set<String> outcomes) {
        Complaint complaint = rows.get(answers.subject());
        String outcome = answers.text("outcome");
        answers.require("outcome", "办理情况")
                .refuseIf(answers.has("outcome") && !outcomes.contains(outcome), "办理情况", outcome, "不是可选的办理情况", "请重新选择");
        if (outcome.equals("join")) {
            joined(answers, complaint);
            return;
        }
        answers.require("reply", "答复内容").require("told", "答复方式").requireDay("repliedOn", "答复日期");
        LocalDate today = ChinaTime.today(clock);
        answers.day("repliedOn")
                .ifPresent(on -> answers.refuseIf(
                        on.isAfter(today) || on.isBefore(complaint.receivedOn()),
                        "答复日期",
                        ChineseDates.format(on),
                        "尚未到来，或早于受理日期",
                        "请填写实际答复的日期"));
        if (outcome.equals("plan")) {
            answers.require("solution", "解决方案").require("explanation", "沟通解释情况").requireDay("plannedOn", "计划解决日期");
            answers.day("plannedOn")
                    .ifPresent(on -> answers.refuseIf(
                            !on.isAfter(today), "计划解决日期", ChineseDates.format(on), "不晚于今天", "请填写今后的日期，已经解决的选择已解决"));
        }
        if (outcome.equals("resolved")) {
            answers.require("satisfied", "回访意见");
        }
    }

    private void joined(Answers answers, Complaint complaint) {
        answers.require("joinTo", "并入的诉求");
        if (answers.has("joinTo")) {
            boolean number = answers.text("joinTo").matches("[0-9]{1,18}");
            long other = number ? Long.parseLong(answers.text("joinTo")) : 0;
            answers.refuseIf(other == ComplaintRows.id(complaint.key()), "并入的诉求", null, "不能并入自己", "请选择另一件")
                    .refuse(joinable(complaint.place(), complaint.handler(), other));
        }
    }
}
