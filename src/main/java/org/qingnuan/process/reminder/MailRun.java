package org.qingnuan.process.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.Outbox;
import org.qingnuan.ledger.Outbox.Draft;
import org.qingnuan.process.engine.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Puts the day's mails together, one per person, and sends each in a job of its own after that is committed. A server
 * that does not take a mail is tried again, later and later, up to once an hour; after some four days the job fails and
 * shows as an incident in Cockpit.
 */
@Component
public class MailRun implements JobHandler<MailOrder> {

    static final String TYPE = "qingnuan-mail";

    private static final Logger LOG = LoggerFactory.getLogger(MailRun.class);
    private static final int MOST_TRIES = 100;
    private static final long MOST_MINUTES = 60;
    private static final long MINUTES_PER_TRY = 5;

    private final Outbox outbox;
    private final Readers readers;
    private final MailText text;
    private final MailServer server;
    private final Clock clock;

    MailRun(Outbox outbox, Readers readers, MailText text, MailServer server, Clock clock) {
        this.outbox = outbox;
        this.readers = readers;
        this.text = text;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(MailOrder order, ExecutionEntity execution, CommandContext context, String tenantId) {
        if (order.day() == null) {
            send(order, context);
        } else if (server.configured()) {
            compose(order.day(), context);
        }
    }

    private void compose(LocalDate day, CommandContext context) {
        Map<String, String> addresses = readers.addresses(outbox.waiting());
        addresses.forEach((user, address) -> {
            List<Notice> notices = outbox.waiting(user);
            put(
                    new Draft(user, address, day, null, text.subject(day, notices), text.html(day, notices), notices),
                    context);
        });
    }

    /** Has the mail sent as soon as this transaction is committed. */
    void put(Draft draft, CommandContext context) {
        outbox.put(draft).ifPresent(mail -> Timers.order(context, TYPE, MailOrder.send(mail), clock.instant()));
    }

    private void send(MailOrder order, CommandContext context) {
        outbox.take(order.mail()).ifPresent(mail -> {
            try {
                server.send(mail);
                outbox.sent(mail.id());
            } catch (MailException e) {
                postpone(order, mail, e, context);
            }
        });
    }

    private void postpone(MailOrder order, Outbox.Mail mail, MailException problem, CommandContext context) {
        if (mail.tries() >= MOST_TRIES) {
            throw problem;
        }
        LOG.warn("邮件 {} 没有发出，稍后再发：{}", mail.id(), problem.getMessage());
        outbox.failed(mail.id(), String.valueOf(problem.getMessage()));
        Duration wait = Duration.ofMinutes(Math.min(MOST_MINUTES, MINUTES_PER_TRY * (mail.tries() + 1)));
        Timers.order(context, TYPE, order, clock.instant().plus(wait));
    }

    @Override
    public MailOrder newConfiguration(String canonicalString) {
        return MailOrder.parse(canonicalString);
    }

    @Override
    public void onDelete(MailOrder order, JobEntity job) {
        // the mail stays in the outbox
    }
}
