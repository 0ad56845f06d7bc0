package org.qingnuan.rehearsal;

import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.finance.Advances;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Contributions;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.PaymentFigures;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateChecks;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.Boilers;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.CategoryQuotas;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.GridCapacities;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.HeatingStarts;
import org.qingnuan.ledger.HouseholdProofs;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Identifications;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.PlanFigures;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Praises;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.SpotChecks;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.WorkRecords;
import org.qingnuan.process.Complaining;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.HouseholdChanging;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.Playback;
import org.qingnuan.process.SeasonStarts;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks;
import org.springframework.stereotype.Component;

/** The services that officials work with, the same that pages use. */
@Component
record Services(
        PlanSeeds seeds,
        DeadlineAdjustments deployed,
        PlanStarting starting,
        Staff staff,
        Playback playback,
        SeasonStarts seasonStarts,
        Tasks tasks,
        Plans plans,
        Villages villages,
        Lots lots,
        Stages stages,
        Board board,
        Households households,
        Equipment equipment,
        HeatingSeasons heatingSeasons,
        Identifications identifications,
        Conditions conditions,
        Milestones milestones,
        Boilers boilers,
        CategoryQuotas categories,
        HouseholdProofs proofs,
        PlanFigures planFigures,
        Funds funds,
        Limits limits,
        RateApprovals rateApprovals,
        Clawbacks clawbacks,
        PublicNotices notices,
        Contributions contributions,
        Coverage coverage,
        GridCapacities grid,
        HeatingStarts heatingStarts,
        Praises praises,
        SpotChecks spotChecks,
        WorkRecords records,
        Payments payments,
        Advances advances,
        Buildings buildings,
        PaymentFigures paymentFigures,
        RateChecks rates,
        Workbooks workbooks,
        Papers papers,
        WorkingDays workingDays,
        HouseholdChanging householdChanging,
        Complaining complaining) {

    /** A rehearsal counts by the calendar it began with. */
    Services {
        workingDays = workingDays.asOfNow();
    }
}
