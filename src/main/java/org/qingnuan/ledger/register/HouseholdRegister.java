package org.qingnuan.ledger.register;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Payee;
import org.qingnuan.ledger.Screening;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the register: each call one transaction, its own or the caller's. */
@Component
@Transactional
class HouseholdRegister implements Households {

    private final Survey survey;
    private final Eligibility eligibility;
    private final Construction construction;
    private final Inspections inspections;
    private final Rectifications rectifications;
    private final Conclusions conclusions;
    private final VillageStand stand;
    private final PaymentStates payments;
    private final Payees payees;
    private final HouseholdSearch search;

    HouseholdRegister(
            Survey survey,
            Eligibility eligibility,
            Construction construction,
            Inspections inspections,
            Rectifications rectifications,
            Conclusions conclusions,
            VillageStand stand,
            PaymentStates payments,
            Payees payees,
            HouseholdSearch search) {
        this.survey = survey;
        this.eligibility = eligibility;
        this.construction = construction;
        this.inspections = inspections;
        this.rectifications = rectifications;
        this.conclusions = conclusions;
        this.stand = stand;
        this.payments = payments;
        this.payees = payees;
        this.search = search;
    }

    @Override
    public int recordSurvey(CaseKey village, UUID submission, String by) {
        return survey.record(village, submission, by);
    }

    @Override
    public void returnSurvey(CaseKey village, String reason, String by) {
        conclusions.returned(village, "survey", reason, by);
    }

    @Override
    public Screening screen(CaseKey village, PlanId plan) {
        return eligibility.screen(village, plan);
    }

    @Override
    public int recordConfirmation(CaseKey village, UUID submission, String by) {
        return eligibility.confirm(village, submission, by);
    }

    @Override
    public int recordProgress(CaseKey village, UUID submission, String by) {
        return construction.progress(village, submission, by);
    }

    @Override
    public void closeConstruction(CaseKey village, UUID submission, String by) {
        construction.close(village, submission, by);
    }

    @Override
    public int recordCommissioning(CaseKey village, UUID submission, String by) {
        return construction.commissioning(village, submission, by);
    }

    @Override
    public long recordInspection(CaseKey village, UUID submission, String by) {
        return inspections.record(village, submission, by, Tasks.INSPECT_HOUSEHOLDS);
    }

    @Override
    public void concludeAcceptance(CaseKey village, UUID submission, String by) {
        inspections.conclude(village, submission, by, Tasks.CONCLUDE_ACCEPTANCE);
    }

    @Override
    public boolean allInstalled(CaseKey village) {
        return stand.of(village).notInstalled() == 0;
    }

    @Override
    public boolean allCommissioned(CaseKey village) {
        return stand.of(village).notCommissioned() == 0;
    }

    @Override
    public boolean allInspectedPassed(CaseKey village) {
        return stand.of(village).notPassed() == 0;
    }

    @Override
    public void recordRectification(CaseKey household, UUID submission, String by) {
        rectifications.rectified(household, submission, by);
    }

    @Override
    public boolean verifyRectification(CaseKey household, UUID submission, String by) {
        return rectifications.verified(household, submission, by);
    }

    @Override
    public DueDate rectificationDue(CaseKey household) {
        return rectifications.due(household);
    }

    @Override
    @Transactional
    public boolean openRectifications(CaseKey village) {
        return rectifications.open(village);
    }

    @Override
    public void hold(Collection<Long> households) {
        payments.hold(households);
    }

    @Override
    public void markInBatch(Collection<Long> households, String by) {
        payments.inBatch(households, by);
    }

    @Override
    public void markPaid(Collection<Long> households, String by) {
        payments.paid(households, by);
    }

    @Override
    public void closePayment(Collection<Long> households, String reason, String by) {
        payments.closed(households, reason, by);
    }

    @Override
    public void takeBackPayment(Collection<Long> households, String reason, String by) {
        payments.takenBack(households, reason, by);
    }

    @Override
    public void reopenPayment(Collection<Long> households, String reason, String by) {
        payments.reopened(households, reason, by);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SubsidyCase> subsidyCases(Collection<Long> households) {
        return payments.cases(households);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SubsidyCase> confirmedCases(PlanId plan) {
        return payments.confirmed(plan);
    }

    @Override
    @Transactional(readOnly = true)
    public Payee payee(long household) {
        return payees.of(household);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Payee> payees(Collection<Long> households) {
        return payees.of(households);
    }

    @Override
    public void correctPayee(long household, String name, String bank, String account, String reason, String by) {
        payees.correct(household, name, bank, account, reason, by);
    }

    @Override
    @Transactional(readOnly = true)
    public HouseholdPage search(CaseKey scope, String text, int page) {
        return search.search(scope, text, page);
    }

    @Override
    @Transactional(readOnly = true)
    public HouseholdPage find(CaseKey scope, String text, int page) {
        return search.find(scope, text, page);
    }
}
