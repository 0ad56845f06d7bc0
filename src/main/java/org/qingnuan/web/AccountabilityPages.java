package org.qingnuan.web;

import java.util.List;
import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.ledger.AccountabilityInquiry;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page of accountability without lateness. */
@Component
class AccountabilityPages {

    private final AccountabilityInquiries inquiries;
    private final Plans plans;
    private final Staff staff;

    AccountabilityPages(AccountabilityInquiries inquiries, Plans plans, Staff staff) {
        this.inquiries = inquiries;
        this.plans = plans;
        this.staff = staff;
    }

    /** @param opening whether the viewer may bring up a matter */
    record Page(String name, String back, String path, List<Facts.Choice> causes, List<Line> lines, boolean opening) {}

    /** A matter; {@code look} is soon while open, late when somebody is held responsible, else done. */
    record Line(
            String cause, String respondent, String facts, String by, String state, String look, String conclusion) {}

    static String path(CaseKey body) {
        return BodyController.path(body) + "/accountability";
    }

    Page of(CaseKey body, boolean opening) {
        return new Page(
                plans.body(body).area().name(),
                BodyController.path(body),
                path(body),
                plans.get(body.plan()).rules().accountability().stream()
                        .map(cause -> new Facts.Choice(cause.name(), cause.label()))
                        .toList(),
                inquiries.of(body).stream().map(this::line).toList(),
                opening);
    }

    private Line line(AccountabilityInquiry inquiry) {
        return new Line(
                inquiry.cause().label(),
                inquiry.respondent(),
                inquiry.facts(),
                staff.name(inquiry.openedBy()) + " " + Wording.date(inquiry.openedAt()),
                state(inquiry),
                inquiry.pursued() == null ? "soon" : inquiry.pursued() ? "late" : "done",
                (inquiry.consequence() == null ? "" : "不良后果：" + inquiry.consequence() + "。")
                        + (inquiry.conclusion() == null ? "" : inquiry.conclusion()));
    }

    private String state(AccountabilityInquiry inquiry) {
        if (inquiry.pursued() == null) {
            return "待研究";
        }
        return (inquiry.pursued() ? "已追责 " + inquiry.number() : "不予追责") + " " + staff.name(inquiry.decidedBy()) + " "
                + Wording.date(inquiry.decidedAt());
    }
}
