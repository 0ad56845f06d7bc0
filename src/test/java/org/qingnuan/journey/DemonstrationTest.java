package org.qingnuan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.qingnuan.QingnuanApplication;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Demonstration;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Tasks;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.TestDatabaseInitializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** What the first start leaves to those who try the demonstration. */
@SpringBootTest(
        classes = QingnuanApplication.class,
        properties = {"qingnuan.demo=true", "qingnuan.plans=zichuan-2021", "qingnuan.autostart=true"})
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@DirtiesContext
class DemonstrationTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");

    @Autowired
    private Demonstration demonstration;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Board board;

    @Autowired
    private Plans plans;

    @Autowired
    private Playback playback;

    /** The engine's clock belongs to the whole JVM. */
    @AfterAll
    static void machineTime() {
        ClockUtil.reset();
    }

    @Test
    void everyoneWhoHasTasksAtAllFindsOneOnTheFirstDay() {
        assertThat(demonstration.people()).hasSize(43);
        assertSoftly(each -> demonstration.people().stream()
                .filter(person -> !person.role().equals("系统管理员"))
                .forEach(person -> each.assertThat(tasks.open(person.user()))
                        .as(person.user() + " " + person.name())
                        .isNotEmpty()));
    }

    @Test
    void someVillagesAreLateAndSomeAreDoneAtTheBeginningOfSeptember() {
        List<String> bodies =
                plans.bodies(ZICHUAN).stream().map(body -> body.area().id()).toList();
        var works = board.counts(BoardScope.of(ZICHUAN, bodies)).stream()
                .filter(row -> row.frame().equals("works"))
                .toList();

        assertThat(works).hasSize(9);
        assertThat(works.stream().mapToInt(row -> row.count(BoardColumn.LATE)).sum())
                .isPositive();
        assertThat(works.stream().mapToInt(row -> row.count(BoardColumn.DONE)).sum())
                .isPositive();
        assertThat(playback.incidents()).isZero();
    }
}
