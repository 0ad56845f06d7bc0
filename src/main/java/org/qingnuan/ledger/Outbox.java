package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Mails that are to be sent: one per person and day, kept until the mail server has taken it. */
public interface Outbox {

    /** True for the first caller of the day, who has the day's mails put together. */
    boolean openDay(LocalDate day);

    /** The persons with notices that wait for a mail. */
    List<String> waiting();

    /** The person's notices that wait for a mail, in the order of dates. */
    List<Notice> waiting(String user);

    /** Puts a mail of these notices into the outbox; empty when the person has one of this day already, and the notices wait for the next. */
    Optional<Long> put(String user, String address, LocalDate day, String subject, String html, List<Notice> notices);

    /** The mail, locked, unless it has been sent or another sends it just now. */
    Optional<Mail> take(long id);

    void sent(long id);

    /** One try more that failed. */
    void failed(long id, String problem);

    /** @param tries how often it failed so far */
    record Mail(long id, String address, String subject, String html, int tries) {}
}
