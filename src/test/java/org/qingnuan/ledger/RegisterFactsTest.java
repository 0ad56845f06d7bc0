package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;

/** Reads what the register's own tables say. */
class RegisterFactsTest {

    private static final String CONFIRMED = "'CONFIRMED', date '2021-06-20'";

    private final PlacesWorld world = new PlacesWorld();
    private final RegisterFacts facts = new RegisterFacts(world.jdbc);
    private final CaseKey village = world.village("东庄村", 10);
    private int households;

    private void household(String eligibility, String retrofit, String acceptance, String payment) {
        households++;
        world.jdbc
                .sql("""
                        with house as (
                          insert into ledger.dwelling(plan, village, address_sealed, natural_key)
                          values (:plan, :village, '', decode(md5(:key), 'hex')) returning id)
                        insert into ledger.household(plan, body, village, dwelling, sequence_no, name_sealed, name_fingerprint,
                          name_masked, identity_sealed, identity_fingerprint, identity_masked, residents, rooms, heated_area,
                          previous_heating, route, willing, hardship, surveyed_on, change, changed_by, changed_at,
                          eligibility, confirmed_on, retrofit, installed_on, commissioned_on, acceptance, payment)
                        select :plan, :body, :village, id, :n, '', '', '张*', '', decode(md5(:key), 'hex'), '*', 3, 2, 80,
                          'LOOSE_COAL', 'COAL_TO_GAS', true, 'NONE', date '2021-06-16', '测试', 'test', timestamptz '2021-06-16 00:00Z',
                          %s, %s, '%s', '%s' from house
                        """.formatted(eligibility, retrofit, acceptance, payment))
                .param("plan", world.plan.value())
                .param("body", village.area())
                .param("village", village.village())
                .param("key", village + "#" + households)
                .param("n", households)
                .update();
    }

    private void concluded(String stage, String verdict, String on) {
        world.jdbc
                .sql("""
                        insert into ledger.village_conclusion(plan, village, stage, verdict, concluded_on, units, standard, recorded_by, recorded_at)
                        values (:plan, :village, :stage, :verdict, cast(:on as date), '三方', '验收规范', 'test', timestamptz '2021-08-01 00:00Z')
                        """)
                .param("plan", world.plan.value())
                .param("village", village.village())
                .param("stage", stage)
                .param("verdict", verdict)
                .param("on", on)
                .update();
    }

    @Test
    void aVillageByGasLacksItsNetworkUntilItIsReportedAndIsDoneNoEarlierThanItsNetwork() {
        concluded("construction", "CLOSED", "2021-06-10");
        assertThat(facts.of(village).networkPending()).isTrue();

        world.networks.record(
                village,
                world.hand(village, NetworkRules.RECORD, Map.of("networkReadyOn", "2021-06-14", "note", "试压合格")),
                "gas");

        assertThat(facts.of(village).networkPending()).isFalse();
        assertThat(facts.doneOn(village, "construction")).contains(LocalDate.of(2021, 6, 14));
    }

    @Test
    void countHouseholdsOfTheVillageAloneInEachState() {
        household("'SURVEYED', null", "'NONE', null, null", "NONE", "NONE");
        household("'REJECTED', null", "'NONE', null, null", "NONE", "NONE");
        household("'WITHDRAWN', null", "'NONE', null, null", "NONE", "NONE");
        household(CONFIRMED, "'NONE', null, null", "NONE", "NONE");
        household(CONFIRMED, "'INSTALLED', date '2021-08-01', null", "NONE", "NONE");
        String built = "'COMMISSIONED', date '2021-08-01', date '2021-09-01'";
        household(CONFIRMED, built, "FAILED", "NONE");
        household(CONFIRMED, built, "PASSED", "IN_BATCH");
        household(CONFIRMED, built, "PASSED", "CLOSED");
        household(CONFIRMED, built, "PASSED", "PAID");

        VillageFacts.Facts known = facts.of(village);

        assertThat(known.numbers()).isEqualTo(new Numbers(10, 8, 6, 1, 5, 4, 3, 1));
        assertThat(known.undecided()).isEqualTo(1);
        assertThat(known.unsettled()).isEqualTo(1);
        assertThat(facts.ofBody(world.xihe())).containsEntry(village.village(), known.numbers());
        CaseKey empty = world.village("西庄村", 7);
        assertThat(facts.of(empty).numbers()).isEqualTo(Numbers.ofTask(7));
    }

    @Test
    void followTheLastConclusionOfAStage() {
        assertThat(facts.of(village).surveyReturned()).isFalse();
        concluded("survey", "CLOSED", "2021-06-16");
        concluded("survey", "RETURNED", "2021-06-17");
        assertThat(facts.of(village).surveyReturned()).isTrue();
        concluded("survey", "CLOSED", "2021-06-18");
        assertThat(facts.of(village).surveyReturned()).isFalse();

        assertThat(facts.of(village).acceptanceConcluded()).isFalse();
        concluded("acceptance", "CLOSED", "2021-09-20");
        assertThat(facts.of(village).acceptanceConcluded()).isTrue();
        assertThat(facts.of(village).equipmentChosen()).isFalse();
    }

    @Test
    void giveTheActualDateOfAStage() {
        assertThat(facts.doneOn(village, "construction")).isEmpty();
        assertThat(facts.doneOn(village, "household-confirmation")).isEmpty();

        concluded("construction", "CLOSED", "2021-08-29");
        concluded("construction", "CLOSED", "2021-08-30");
        household(CONFIRMED, "'NONE', null, null", "NONE", "NONE");

        assertThat(facts.doneOn(village, "construction")).contains(LocalDate.of(2021, 8, 30));
        assertThat(facts.doneOn(village, "household-confirmation")).contains(LocalDate.of(2021, 6, 20));
    }
}
