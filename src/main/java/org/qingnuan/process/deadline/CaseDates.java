package org.qingnuan.process.deadline;

import java.time.LocalDate;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Last days that a person set for one case. */
@Component
class CaseDates {

    private final Households households;
    private final Overdues overdues;
    private final Complaints complaints;
    private final Clawbacks clawbacks;
    private final HeatingSeasons seasons;

    CaseDates(
            Households households,
            Overdues overdues,
            Complaints complaints,
            Clawbacks clawbacks,
            HeatingSeasons seasons) {
        this.households = households;
        this.overdues = overdues;
        this.complaints = complaints;
        this.clawbacks = clawbacks;
        this.seasons = seasons;
    }

    /** The inclusive last day; throws IllegalStateException for a frame that has no date of its own. */
    DueDate due(CaseKey subject, String frame) {
        return switch (frame) {
            case "rectification" -> households.rectificationDue(subject);
            case "metering" -> DueDate.fixed(seasons.get(subject).statementDue());
            case "correction" -> correction(overdues.get(subject));
            case "reply", "resolution" -> complaints.due(subject, frame);
            case "receivable" -> clawbacks.due(subject);
            default -> throw new IllegalStateException("期限框 " + frame + " 没有单独的日期");
        };
    }

    /** The last day of a heating season. */
    LocalDate seasonEnd(CaseKey season) {
        return seasons.get(season).endsOn();
    }

    private static DueDate correction(Order order) {
        return new DueDate(order.correctionDue(), order.correctionProvisional());
    }
}
