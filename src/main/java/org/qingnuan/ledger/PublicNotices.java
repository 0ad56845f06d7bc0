package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/**
 * Lists shown in public before they count, where the plan demands it (D-42). The subject is a village for its roster, a
 * payment batch for its list; a step out of order is an {@link IllegalStateException}.
 */
public interface PublicNotices {

    /** Whether the plan demands that this list, as it is now, be shown and it was not. */
    boolean required(CaseKey subject);

    /** What keeps the list from counting, in Chinese; empty when the plan demands no notice or it is over. */
    Optional<String> holdingBack(CaseKey subject);

    /** Whether the list changed by objections and has to be drawn up anew before it counts. */
    boolean toRedo(CaseKey subject);

    /** What the list would show now. */
    NoticeTable preview(CaseKey subject);

    /** Freezes the page with its days (task {@code public-notice.userTask_draftNotice}); an earlier one that did not end is void. */
    void draft(CaseKey subject, UUID submission, String by);

    /** Whether it was put up in time (task {@code userTask_postNotice}); false has it drafted anew. */
    boolean post(CaseKey subject, UUID submission, String by);

    /** The last day of the term that runs, inclusive. */
    LocalDate lastDay(CaseKey subject);

    /** The oldest objection that waits for its answer. */
    Optional<PublicNotice.Objection> waiting(CaseKey subject);

    /** Answers the oldest one (task {@code userTask_answerNotice}); an upheld one takes its household out at once. */
    void answer(CaseKey subject, UUID submission, String by);

    /** Ends the notice; {@link IllegalStateException} while an objection waits or the term runs. */
    void conclude(CaseKey subject);

    /** What somebody objects to a notice that is shown. */
    record Objecting(long notice, Integer no, String objector, String phone, String text) {}

    /** Records an objection; {@link SubmissionRefused} with all findings, also outside of the term, whose last day counts. */
    void object(CaseKey body, Objecting objecting, String by);

    /** The latest notice of the subject. */
    Optional<PublicNotice> latest(CaseKey subject);

    /** The notices of a body, newest first. */
    List<PublicNotice> of(CaseKey body);

    /** The page as it was shown; {@link java.util.NoSuchElementException} for none of the body. */
    byte[] page(CaseKey body, long notice);

    /** The page for everybody, during its term and only where the plan shows it on the web. */
    Optional<byte[]> published(UUID token);
}
