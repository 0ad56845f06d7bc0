package org.qingnuan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** The lots (标段) of a body, their tenders and contracts (ZC-27, ZC-28). */
public interface Lots {

    /** The kind of a lot's key. */
    String KIND = "lot";

    /** What a lot's own last day is called, beside the frames of the villages. */
    String FRAME = "lotTender";

    /** The tender as a stage of the lot. */
    String STAGE = "tendering";

    String STAGE_NAME = "标段招标";

    /** Opens the lots named one per line, known names unchanged; returns those whose tender has not started. */
    List<CaseKey> open(CaseKey body, UUID submission, String by);

    /** Opens one more lot; {@link SubmissionRefused} for a known or blank name. */
    CaseKey add(CaseKey body, String name, String by);

    /** The body's lots in the order they were opened. */
    List<Lot> of(CaseKey body);

    /** The lot; {@link java.util.NoSuchElementException} if unknown. */
    Lot get(CaseKey lot);

    /** True exactly once per lot: for whoever starts its tender. */
    boolean claimStart(CaseKey lot);

    /** Announces the tender of the lot's present round. */
    void announce(CaseKey lot, UUID submission, String by);

    /** Records the round's result; a failed one opens the next round. */
    TenderOutcome recordTender(CaseKey lot, UUID submission, String by);

    /** The plan's lots whose tender has started and that have no contract yet. */
    List<CaseKey> underTender(PlanId plan);

    /** Records the contract with its four items (ZC-28), by whose day the lot was in time, and publishes {@link ContractSigned}. */
    void recordContract(CaseKey lot, UUID submission, String by);

    /** Puts a village into a lot of its own body. */
    void assign(CaseKey village, UUID submission, String by);

    /** The contract of the village's lot, empty before it is signed. */
    Optional<ContractTerms> contract(CaseKey village);

    /** Whether the village's lot has its contract; takes FOR SHARE on the lot's row, so that a wait can look first. */
    boolean contracted(CaseKey village);
}
