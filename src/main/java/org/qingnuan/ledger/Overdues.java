package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** Supervision orders (督办): one per body, frame and round, with an item for each late village (ZC-31). */
public interface Overdues {

    /** Records that the subject's frame is overdue; only the caller that gets {@link Recorded.NewOrder} starts the supervision. Idempotent. */
    Recorded record(CaseKey subject, String frame);

    /** Records that a frame of the plan itself is overdue for each body that keeps it open, each in an order of its own. Idempotent. */
    List<Recorded> recordLagging(PlanId plan, String frame);

    /** The subject's frame is no longer overdue; publishes {@link OrderCleared} with the order's last item. Idempotent. */
    void clear(CaseKey subject, String frame);

    /** Whether all of the order's items have ended. */
    boolean cleared(CaseKey order);

    /** The order as it stands; {@link java.util.NoSuchElementException} if unknown. */
    Order get(CaseKey order);

    /** A body's orders, the latest first. */
    List<Order> of(CaseKey body);

    /** The body's reason and promised date per late village (task {@code explainDelay}): fields {@code reason.<village>} and {@code promisedOn.<village>}, or {@code reason} and {@code promisedOn} for all the others. */
    void explain(CaseKey order, UUID submission, String by);

    /** A step of the plan's ladder, such as {@code issueOrder} or {@code issueCircular} (model {@code supervision}), with its number and whoever is late today. */
    void measure(CaseKey order, String step, MeasureRecipient recipient, UUID submission, String by);

    /** Whether the town's own delay, or one that nobody has attributed yet, is open in the order (LZ-46). */
    boolean townAtFault(CaseKey order);

    /** A circular that says of each late village whose delay it is: fields {@code cause.<village>}, or {@code cause} for all the others. */
    void circulate(CaseKey order, String step, MeasureRecipient recipient, UUID submission, String by);

    /** A talk or accountability: attributes each delay, and is a paper about those villages alone whose delay is the town's; a note without a number when there are none. */
    void admonish(CaseKey order, String step, MeasureRecipient recipient, UUID submission, String by);

    /** The office's word on accountability (task {@code pursueResponsibility}, JY-23): a numbered paper with its cause and the adverse consequence, or the reason why not. */
    void pursue(CaseKey order, MeasureRecipient recipient, UUID submission, String by);

    /** The body is under listed supervision from now on (task {@code listBody}, JN-32). */
    void list(CaseKey order, MeasureRecipient recipient, UUID submission, String by);

    /** Whether the order has listed its body and not released it. */
    boolean listed(CaseKey order);

    /** The listing is released (task {@code releaseListing}): refused while an item is open; nothing else releases it. */
    void release(CaseKey order, MeasureRecipient recipient, UUID submission, String by);

    /** The body's orders under which it is listed now, empty when it is not (JN-32). */
    List<CaseKey> listings(CaseKey body);

    /** The word on leading persons (task {@code pursueLeaders}, JN-33): for severe lag or misuse of funds, or the reason why not. */
    void pursueLeaders(CaseKey order, MeasureRecipient recipient, UUID submission, String by);

    /** A step of the correction order (限期整改): {@code issueCorrection}, {@code carryOutCorrection} or {@code verifyCorrection}; false when the verifier sent it back. */
    boolean correct(CaseKey order, String step, UUID submission, String by);
}
