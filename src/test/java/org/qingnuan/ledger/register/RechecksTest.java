package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.RegisterWorld.bean;
import static org.qingnuan.ledger.RegisterWorld.row;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.Recheck;
import org.qingnuan.ledger.Rechecks;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.Papers;
import org.qingnuan.support.Together;

/** A rejection is looked at once more, by somebody else (B5, default). */
class RechecksTest {

    private static final String RECHECK = "rejection-recheck.userTask_recheckRejection";

    private final RegisterWorld world = new RegisterWorld();
    private final Rechecks rechecks = bean(Rechecks.class);
    private CaseKey village;
    private long rejected;

    @BeforeEach
    void twoOfThreeAreConfirmed() {
        reject(3);
    }

    private void reject(int quota) {
        village = world.village("复核村" + quota, quota);
        world.survey(village, world.roster(quota * 10, 3).rows());
        world.households.screen(village, world.plan);
        List<String> ids = world.ids(village);
        world.confirm(
                village,
                List.of(
                        row(ids.get(0), Map.of("result", "CONFIRMED")),
                        row(ids.get(1), Map.of("result", "CONFIRMED")),
                        row(ids.get(2), Map.of("result", "REJECTED", "reason", "房屋无人居住"))));
        rejected = Long.parseLong(ids.get(2));
    }

    @Test
    void foundEligibleItIsConfirmedWithinTheQuotaWithItsPayee() {
        CaseKey recheck = request("clerk");
        assertThat(rechecks.get(recheck).rejection()).isEqualTo("房屋无人居住");
        assertThat(rechecks.get(recheck).rejectedBy()).isEqualTo("town");
        assertThat(rechecks.papers(recheck)).hasSize(1);

        assertThat(decide(recheck, "approve")).isEqualTo(Recheck.Result.CONFIRMED);

        assertThat(eligibility()).isEqualTo("CONFIRMED");
        assertThat(world.households.payees(List.of(rejected))).hasSize(1);
    }

    @Test
    void beyondTheQuotaItWaits() {
        reject(2);

        assertThat(decide(request("clerk"), "approve")).isEqualTo(Recheck.Result.WAITING);

        assertThat(eligibility()).isEqualTo("WAITING");
    }

    @Test
    void upheldItStaysOutAndIsNotLookedAtAgain() {
        assertThat(decide(request("clerk"), "return")).isEqualTo(Recheck.Result.UPHELD);

        assertThat(eligibility()).isEqualTo("REJECTED");
        assertThatThrownBy(() -> request("clerk")).hasMessageContaining("每户只复核一次");
    }

    @Test
    void neitherWhoRejectedNorWhoAskedDecides() {
        CaseKey asked = request("someone");
        assertThatThrownBy(() -> world.hand(asked, RECHECK, Map.of("decision", "approve", "opinion", "属实"), null))
                .hasMessageContaining("申请人不能复核");

        world.jdbc
                .sql("UPDATE ledger.household SET changed_by = 'someone', change = 'DECIDED' WHERE id = " + rejected)
                .update();
        assertThat(rechecks.get(asked).rejectedBy()).isEqualTo("someone");
        assertThatThrownBy(() -> world.hand(asked, RECHECK, Map.of("decision", "return", "opinion", "不变"), null))
                .hasMessageContaining("原来不予确认的就是您本人");
    }

    @Test
    void aRequestSaysWhyAndBringsItsFile() {
        assertThatThrownBy(() -> rechecks.request(village, rejected, " ", null, "clerk"))
                .hasMessageContaining("复核理由")
                .hasMessageContaining("证明材料");
        assertThatThrownBy(() -> rechecks.request(
                        village, Long.parseLong(world.ids(village).get(0)), "不服", paper(), "clerk"))
                .hasMessageContaining("该户没有被不予确认");
        assertThat(rechecks.of(village.body())).isEmpty();
    }

    @Test
    void aHouseThatIsAnothersByNowStaysOut() {
        CaseKey recheck = request("clerk");
        CaseKey other = world.village("邻村", 5);
        world.survey(other, world.roster(30, 3).with(2, one -> {}).rows().subList(2, 3));

        assertThatThrownBy(() -> decide(recheck, "approve")).hasMessageContaining("已由本方案的另一户登记");
    }

    @Test
    void ofSeveralRequestsAtOnceOneIsFiled() throws Exception {
        Callable<String> asking = () -> {
            try {
                return request("clerk").item();
            } catch (SubmissionRefused refused) {
                return refused.getMessage();
            }
        };

        List<String> outcomes = Together.run(List.of(asking, asking, asking));

        assertThat(outcomes).filteredOn(outcome -> outcome.matches("[0-9]+")).hasSize(1);
    }

    private CaseKey request(String by) {
        return rechecks.request(village, rejected, "长期居住，有用电记录", paper(), by);
    }

    private static Extensions.Paper paper() {
        return new Extensions.Paper("证明.pdf", new ByteArrayInputStream(Papers.pdf("证明")));
    }

    private Recheck.Result decide(CaseKey recheck, String decision) {
        return rechecks.decide(
                recheck, world.hand(recheck, RECHECK, Map.of("decision", decision, "opinion", "入户核实"), null), "other");
    }

    private String eligibility() {
        return world.jdbc
                .sql("SELECT eligibility FROM ledger.household WHERE id = ?")
                .param(rejected)
                .query(String.class)
                .single();
    }
}
