package org.qingnuan.process.reminder;

import java.time.LocalDate;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;

/**
 * What a mail job has to do: put a day's mails together, or send one.
 *
 * @param day null for a mail to send
 * @param mail 0 for a day to put together
 */
record MailOrder(LocalDate day, long mail) implements JobHandlerConfiguration {

    private static final String COMPOSE = "compose";
    private static final String SEND = "send";

    static MailOrder compose(LocalDate day) {
        return new MailOrder(day, 0);
    }

    static MailOrder send(long mail) {
        return new MailOrder(null, mail);
    }

    static MailOrder parse(String text) {
        String[] parts = text.split(" ", 2);
        return parts[0].equals(COMPOSE) ? compose(LocalDate.parse(parts[1])) : send(Long.parseLong(parts[1]));
    }

    @Override
    public String toCanonicalString() {
        return day == null ? SEND + " " + mail : COMPOSE + " " + day;
    }
}
