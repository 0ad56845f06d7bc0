package org.qingnuan.web;

import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.ledger.AccountabilityInquiry;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The matter behind a decision about accountability (JY-23, JN-33). */
@Component
class AccountabilityFacts implements TaskFacts {

    private final AccountabilityInquiries inquiries;
    private final Staff staff;

    AccountabilityFacts(AccountabilityInquiries inquiries, Staff staff) {
        this.inquiries = inquiries;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("accountability-inquiry.decideAccountability");
    }

    @Override
    public Facts of(TaskView task) {
        AccountabilityInquiry inquiry = inquiries.get(task.subject());
        return Facts.of(Facts.pairs(
                        "提请追责",
                        Stream.of(
                                new Facts.Pair("追责原因", inquiry.cause().label()),
                                new Facts.Pair("追责对象", inquiry.respondent()),
                                new Facts.Pair("事实", inquiry.facts()),
                                new Facts.Pair(
                                        "提请人",
                                        staff.name(inquiry.openedBy()) + " " + Wording.date(inquiry.openedAt())))))
                .note(inquiry.cause().adverse() ? "这一原因须造成不良后果才能追责。" : "这一原因不以不良后果为前提。");
    }
}
