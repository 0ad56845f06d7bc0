package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/**
 * The heating seasons of a body, from the first day of heating to the last payment: who used how much, and who looked at it.
 *
 * <p>Keys are {@code <body>/season.<n>}; an unknown one is a {@link java.util.NoSuchElementException}. Every method that
 * takes a submission consumes it and is {@link SubmissionRefused} when it does not count.
 */
public interface HeatingSeasons {

    /** The kind of a season's key. */
    String KIND = "season";

    /** All seasons of the plan's bodies whose first day has come, in their order; none for a plan without seasons. */
    List<CaseKey> begun(PlanId plan);

    /** The first day of the plan's next season after today; empty behind the last. */
    Optional<LocalDate> nextStart(PlanId plan);

    /** Opens a season: true exactly once; {@link SubmissionRefused} beyond the plan's last, before its first day, and after a gap (ZC-10). */
    boolean open(CaseKey season);

    HeatingSeason get(CaseKey season);

    /** The body's seasons by number. */
    List<HeatingSeason> of(CaseKey body);

    /** The fuels of which a statement is still to be handed in; none for a season without households. */
    Set<Fuel> findStatements(CaseKey season);

    /** Takes a utility's statement (LZ-38) and matches its rows; the same sheet again changes nothing. */
    void recordUsage(CaseKey season, Fuel fuel, UUID submission, String by);

    /** How many statements count, those sent back to their utilities left out. */
    int statements(CaseKey season);

    /** How many rows belong to nobody and how many households have no reading. */
    int checkReadings(CaseKey season);

    /** Applies what a person decided about those. */
    void resolveReadings(CaseKey season, UUID submission, String by);

    /** The review that comes next, empty when all have been given. */
    Optional<SeasonReviewStep> findNextReview(CaseKey season);

    /** Records a review (LZ-39); false when statements go back to their utilities. With the last approval, accounts and changed meters are learnt. */
    boolean reviewReadings(CaseKey season, UUID submission, String by);

    /** All reviews in the order they were given. */
    List<SeasonReview> reviews(CaseKey season);

    /** The rows that belong to nobody yet. */
    List<UsageLine> unmatched(CaseKey season);

    /** The readings that reviewers should look at. */
    List<UsageLine> flagged(CaseKey season);

    /** The households that take part and were not left without a reading. */
    List<Long> households(CaseKey season);

    /** What these households used, as of today; all of them once every review is given, {@link IllegalStateException} before. */
    List<SeasonUse> use(CaseKey season);

    /** Whether the plan pays a part of the running subsidy before the season. */
    boolean paysInAdvance(CaseKey season);

    /**
     * Those who take part so far, for what is paid in advance: of this season nothing is known, power's base and tariff are those last
     * stated, as of today. What is not reviewed of the season before is null ({@link SeasonUse.Before}).
     */
    List<SeasonUse> useBefore(CaseKey season);

    /** Closes a season whose money is settled. */
    void finishSeason(CaseKey season);
}
