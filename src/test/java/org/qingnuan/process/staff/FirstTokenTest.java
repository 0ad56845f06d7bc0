package org.qingnuan.process.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.process.staff.OneTimeToken.Answer;
import org.qingnuan.support.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one-time token on a real PostgreSQL. */
class FirstTokenTest {

    private static final DataSource DATABASE = TestPostgres.newDatabaseOfOurTables();
    private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    private Instant now = START;
    private final FirstToken token = new FirstToken(jdbc, new Hand());

    @BeforeEach
    void nothingIssued() {
        token.useUp();
    }

    @Test
    void theTokenIsRightHoweverItIsTypedAndOnlyItsHashIsStored() {
        String issued = token.issue();

        assertThat(issued).matches("([A-Z2-9]{5}-){4}[A-Z2-9]{5}");
        assertThat(token.check(" " + issued.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo(Answer.RIGHT);
        assertThat(jdbc.sql("select row_to_json(f)::text from process.first_administrator f")
                        .query(String.class)
                        .single())
                .doesNotContain(issued)
                .doesNotContain(issued.replace("-", ""));
    }

    @Test
    void aLaterStartMakesTheEarlierTokenWorthless() {
        String first = token.issue();
        String second = token.issue();

        assertThat(token.check(first)).isEqualTo(Answer.WRONG);
        assertThat(token.check(second)).isEqualTo(Answer.RIGHT);
    }

    @Test
    void afterADayTheTokenHasExpired() {
        String issued = token.issue();

        now = START.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(token.check(issued)).isEqualTo(Answer.RIGHT);
        now = START.plus(Duration.ofHours(24));
        assertThat(token.check(issued)).isEqualTo(Answer.EXPIRED);
    }

    @Test
    void fiveWrongTokensLockTheRightOneOutForAQuarterOfAnHour() {
        String issued = token.issue();

        for (int i = 0; i < 5; i++) {
            assertThat(token.check("AAAAA")).isEqualTo(Answer.WRONG);
        }
        assertThat(token.check(issued)).isEqualTo(Answer.LOCKED);
        assertThat(token.lockedUntil()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        now = START.plus(Duration.ofMinutes(15));
        assertThat(token.check("AAAAA")).isEqualTo(Answer.WRONG);
        assertThat(token.check(issued)).isEqualTo(Answer.RIGHT);
    }

    @Test
    void wrongTokensAtTheSameMomentAreAllCounted() {
        String issued = token.issue();

        List<Answer> answers = atOnce(8, () -> token.check("AAAAA"));

        assertThat(answers).filteredOn(Answer.WRONG::equals).hasSize(5);
        assertThat(answers).filteredOn(Answer.LOCKED::equals).hasSize(3);
        assertThat(token.check(issued)).isEqualTo(Answer.LOCKED);
    }

    @Test
    void ofTwoWhoUseItAtOnceOneWins() {
        String issued = token.issue();

        List<Answer> answers = atOnce(2, () -> {
            Answer answer = token.check(issued);
            if (answer == Answer.RIGHT) {
                token.useUp();
            }
            return answer;
        });

        assertThat(answers).containsExactlyInAnyOrder(Answer.RIGHT, Answer.NONE);
        assertThat(token.isIssued()).isFalse();
    }

    private interface Try {
        Answer make();
    }

    private List<Answer> atOnce(int people, Try one) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(() -> transaction.execute(status -> one.make())))
                .limit(people)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    /** A clock moved by hand. */
    private final class Hand extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ChinaTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
