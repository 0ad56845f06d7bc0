package org.qingnuan.process.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.Outbox;
import org.qingnuan.process.engine.Timers;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * A body's daily job: it has the plan's accounts compared, looks at today's state, gives the notices and orders tomorrow's job, all in one transaction. A
 * job that could not run for days runs once and looks at the day on which it runs.
 */
@Component
public class ReminderRun implements JobHandler<ReminderOrder> {

    static final String TYPE = "qingnuan-reminders";

    private static final LocalTime HOUR = LocalTime.of(7, 0);
    private static final LocalTime HOUR_OF_MAILS = LocalTime.of(7, 30);

    /** Long enough for all bodies' runs to end, so that a person gets one mail of all of them. */
    private static final Duration UNTIL_MAILS = Duration.ofMinutes(5);

    private final Notices notices;
    private final Outbox outbox;
    private final Readers readers;
    private final AccountProofs proofs;
    private final Clock clock;

    ReminderRun(Notices notices, Outbox outbox, Readers readers, AccountProofs proofs, Clock clock) {
        this.proofs = proofs;
        this.notices = notices;
        this.outbox = outbox;
        this.readers = readers;
        this.clock = clock;
    }

    /** Has the body's job stand ready, today's if its hour has come; one that stands ready is left as it is. */
    void begin(CaseKey body, CommandContext context) {
        ReminderOrder order = new ReminderOrder(body);
        if (context.getJobManager()
                .findJobsByConfiguration(TYPE, order.toCanonicalString(), null)
                .isEmpty()) {
            Timers.order(context, TYPE, order, later(clock.instant(), at(ChinaTime.today(clock), HOUR)));
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(ReminderOrder order, ExecutionEntity execution, CommandContext context, String tenantId) {
        LocalDate today = ChinaTime.today(clock);
        proofs.daily(order.body().plan());
        if (notices.remind(order.body(), readers.of(order.body())).over()) {
            return;
        }
        if (!outbox.waiting().isEmpty() && outbox.openDay(today)) {
            Instant mails = later(clock.instant().plus(UNTIL_MAILS), at(today, HOUR_OF_MAILS));
            Timers.order(context, MailRun.TYPE, MailOrder.compose(today), mails);
        }
        Timers.order(context, TYPE, order, at(today.plusDays(1), HOUR));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant at(LocalDate day, LocalTime hour) {
        return day.atTime(hour).atZone(ChinaTime.ZONE).toInstant();
    }

    @Override
    public ReminderOrder newConfiguration(String canonicalString) {
        return ReminderOrder.parse(canonicalString);
    }

    @Override
    public void onDelete(ReminderOrder order, JobEntity job) {
        // the next start orders another
    }
}
