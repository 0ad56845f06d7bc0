package org.qingnuan.web;

import java.util.List;
import org.qingnuan.ledger.MeasureRecipient;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Praise;
import org.qingnuan.ledger.Praises;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Puts together a body's praise circulars and their paper. */
@Component
class PraisePages {

    /** The post that issues them (JY-21). */
    private static final String ISSUER = "district-office";

    private final Praises praises;
    private final Plans plans;
    private final Staff staff;

    PraisePages(Praises praises, Plans plans, Staff staff) {
        this.praises = praises;
        this.plans = plans;
        this.staff = staff;
    }

    PraisePage of(CaseKey body, String user) {
        String path = PraiseController.path(body);
        boolean issuing = staff.may(user, body, Action.PRAISE);
        return new PraisePage(
                plans.body(body).area().name(),
                plans.get(body.plan()).name(),
                path,
                BodyController.path(body),
                issuing,
                issuing
                        ? praises.candidates(body).stream()
                                .map(PraisePages::line)
                                .toList()
                        : List.of(),
                praises.of(body).stream().map(praise -> line(path, praise)).toList());
    }

    private static PraisePage.GateLine line(Praise.Candidate gate) {
        return new PraisePage.GateLine(
                gate.frame(),
                gate.frameName(),
                Wording.date(gate.due()),
                Wording.date(gate.finishedOn()),
                gate.cases() + "处");
    }

    private PraisePage.PraiseLine line(String path, Praise praise) {
        return new PraisePage.PraiseLine(
                Wording.date(praise.at()),
                praise.number(),
                praise.frameName(),
                praise.text(),
                staff.name(praise.by()),
                path + "/" + praise.id());
    }

    PraisePage.Paper paper(Praise praise) {
        return new PraisePage.Paper(
                praise.number(),
                praise.documentNo(),
                MeasureRecipient.ALL_BODIES.label(praise.bodyName()),
                staff.post(praise.body(), ISSUER),
                Wording.date(praise.at()),
                plans.get(praise.body().plan()).name(),
                praise.bodyName(),
                praise.frameName(),
                Wording.date(praise.due()),
                Wording.date(praise.finishedOn()),
                praise.cases() + "处",
                praise.text(),
                PraiseController.path(praise.body()));
    }
}
