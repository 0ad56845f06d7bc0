package org.qingnuan.web;

import java.util.List;
import java.util.Optional;
import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.ledger.AccountabilityInquiry;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's page of accountability without lateness. */
@Component
class AccountabilityPages {

    private static final String DECIDES = "district-office";

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

    /** What is printed of a matter in which somebody was held responsible. */
    record Paper(
            String number,
            String documentNo,
            String to,
            String from,
            String date,
            String plan,
            String cause,
            String facts,
            String consequence,
            String conclusion,
            String back) {}

    /** A matter; {@code paper} is where its paper is, null for none; {@code look} is soon while open, late when somebody is held responsible, else done. */
    record Line(
            String cause,
            String respondent,
            String facts,
            String by,
            String state,
            String look,
            String conclusion,
            String paper) {}

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
                        + (inquiry.conclusion() == null ? "" : inquiry.conclusion()),
                isPursued(inquiry)
                        ? path(inquiry.key().body()) + "/" + inquiry.key().item()
                        : null);
    }

    private static boolean isPursued(AccountabilityInquiry inquiry) {
        return Boolean.TRUE.equals(inquiry.pursued());
    }

    /** Empty for a matter of another body, and while nobody is held responsible. */
    Optional<Paper> paper(CaseKey body, String item) {
        return inquiries.of(body).stream()
                .filter(inquiry -> inquiry.key().item().equals(item) && isPursued(inquiry))
                .findFirst()
                .map(inquiry -> new Paper(
                        inquiry.number(),
                        inquiry.documentNo(),
                        inquiry.respondent(),
                        staff.post(body, DECIDES),
                        Wording.date(inquiry.decidedAt()),
                        plans.get(body.plan()).name(),
                        inquiry.cause().label(),
                        inquiry.facts(),
                        inquiry.consequence(),
                        inquiry.conclusion(),
                        path(body)));
    }

    private String state(AccountabilityInquiry inquiry) {
        if (inquiry.pursued() == null) {
            return "待研究";
        }
        return (inquiry.pursued() ? "已追责 " + inquiry.number() : "不予追责") + " " + staff.name(inquiry.decidedBy()) + " "
                + Wording.date(inquiry.decidedAt());
    }
}
