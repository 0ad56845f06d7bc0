package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Mails that are to be sent, kept until the mail server has taken them: one per person and day, and one per supervisor's click. */
public interface Outbox {

    /** True for the first caller of the day, who has the day's mails put together. */
    boolean openDay(LocalDate day);

    /** The persons with notices that wait for a mail. */
    List<String> waiting();

    /** The person's notices that wait for a mail, in the order of dates. */
    List<Notice> waiting(String user);

    /** Puts a mail into the outbox; empty when there is one of the kind already, and its notices wait for the next day's. */
    Optional<Long> put(Draft draft);

    /** The mail, locked, unless it has been sent or another sends it just now. */
    Optional<Mail> take(long id);

    void sent(long id);

    /** One try more that failed. */
    void failed(long id, String problem);

    /**
     * A mail that holds these notices.
     *
     * @param user whose mail it is
     * @param reminder the click it tells of, null for the day's mail of all that waits
     */
    record Draft(
            String user,
            String address,
            LocalDate day,
            Long reminder,
            String subject,
            String html,
            List<Notice> notices) {}

    /** @param tries how often it failed so far */
    record Mail(long id, String address, String subject, String html, int tries) {}
}
