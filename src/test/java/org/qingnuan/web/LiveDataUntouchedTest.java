package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.engine.TwoTowns;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.rehearsal.Rehearsals;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.rehearsal.Rehearsals.State;
import org.qingnuan.rehearsal.Results;
import org.qingnuan.support.Multipart;
import org.qingnuan.support.TableContents;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Three rehearsals from the page, one of them cancelled: not a row of the live database is another one afterwards. */
@WebTest
@Import(TwoTowns.class)
@TestPropertySource(
        properties = {
            "logging.level.org.camunda.bpm.engine.context=off",
            "logging.level.org.camunda.bpm.engine.rest.exception=off"
        })
@Tag("full")
class LiveDataUntouchedTest {

    private static final String PAGE = "/plans/zichuan-2021/rehearsals";

    @Autowired
    private TwoTowns towns;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Test
    void everyTableIsWhatItWas() throws IOException {
        towns.build();
        Visitor administrator = Visitor.signedIn(port, Roles.ADMINISTRATOR, TwoTowns.PASSWORD);
        Map<String, String> before = TableContents.of(jdbc);
        assertThat(before).containsKeys("public.act_ru_task", "ledger.household", "finance.transfer");

        String asDeployed = order(administrator, form());
        String later = order(administrator, form().field("day:village-retrofit/works", "2021-09-15"));
        String cancelled = order(administrator, form());
        reaches(asDeployed, State.RUNNING);
        administrator.call("POST", PAGE + "/" + cancelled + "/cancel", "application/x-www-form-urlencoded", "");
        reaches(asDeployed, State.DONE);
        reaches(later, State.DONE);

        assertThat(TableContents.of(jdbc)).isEqualTo(before);
        assertThat(rehearsals.get(TwoTowns.ZICHUAN, cancelled).state()).isEqualTo(State.CANCELLED);
        assertThat(gate(asDeployed)).isEqualTo("2021-08-30");
        assertThat(gate(later)).isEqualTo("2021-09-15");
        assertThat(administrator
                        .call("GET", PAGE + "/compare?run=" + asDeployed + "&run=" + later)
                        .text())
                .contains("晚16天");
        assertThat(administrator.call("GET", PAGE + "/" + later + "/report").text())
                .contains("建成：2021年8月30日改为2021年9月15日");
        for (String id : new String[] {asDeployed, later, cancelled}) {
            rehearsals.delete(TwoTowns.ZICHUAN, id);
        }
    }

    private static Multipart form() {
        return new Multipart().field("households", "9").field("seed", "1").field("pace", "on-time");
    }

    private String order(Visitor visitor, Multipart form) {
        assertThat(visitor.call("POST", PAGE, Multipart.TYPE, form.body()).location())
                .endsWith(PAGE);
        return rehearsals.of(TwoTowns.ZICHUAN).get(0).id();
    }

    private String gate(String id) throws IOException {
        return Results.summary(rehearsals.folder(TwoTowns.ZICHUAN, id)).gates().stream()
                .filter(gate -> gate.gate().equals("建成"))
                .map(gate -> gate.deadline().toString())
                .findFirst()
                .orElseThrow();
    }

    private void reaches(String id, State state) {
        Run ended = Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .until(
                        () -> rehearsals.get(TwoTowns.ZICHUAN, id),
                        run -> run.state() == state || !run.state().isOpen());
        assertThat(ended.state()).as(ended::toString).isEqualTo(state);
    }
}
