package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BuildingCategory;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.PlanTracks;
import org.qingnuan.ledger.Target;
import org.qingnuan.shared.PlanId;

/** What Laizhou's folder says beside its villages (LZ-02, LZ-07, LZ-24, LZ-37, LZ-50). */
class LaizhouTracksTest {

    private static final PlanId LAIZHOU = new PlanId("laizhou-2023");
    private static final String HOME = "bpmn/plans/laizhou-2023/";
    private static final PlanFolder FOLDER = PlanFolder.of(LAIZHOU, null);

    @Test
    void thePlanNamesItsTracksItsAdvancesAndItsContributions() {
        PlanRules rules = PlanFile.read(
                        LAIZHOU,
                        HOME + "plan.yaml",
                        FOLDER.file("plan.yaml"),
                        PlanFolder.defaults().file("plan.yaml"),
                        TargetsFile.read(HOME + "targets.csv", FOLDER.file("targets.csv")))
                .charter()
                .rules();

        assertThat(rules.tracks()).isEqualTo(new PlanTracks(List.of("power-supply"), List.of("heating-start")));
        assertThat(rules.advanceByContractor()).isTrue();
        assertThat(rules.householdContributions()).isTrue();
    }

    @Test
    void buildingTargetsAreThoseOfTheDocument() {
        assertThat(Beside.of(FOLDER, List.<Target>of(), new ArrayList<>()).buildings())
                .extracting(
                        BuildingTarget::category, target -> target.quantity().toPlainString(), BuildingTarget::unit)
                .containsExactly(
                        tuple(BuildingCategory.URBAN, "22100", "平方米"), tuple(BuildingCategory.RURAL, "1780", "户"));
    }
}
