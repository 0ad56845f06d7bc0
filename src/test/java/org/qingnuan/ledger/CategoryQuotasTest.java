package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.Together;

/** Laizhou's figures by kind of village, shared out by the office (LZ-01, D-39). */
class CategoryQuotasTest {

    private final PlacesWorld world = new PlacesWorld();
    private final CategoryQuotas quotas = PlacesWorld.bean(CategoryQuotas.class);
    private final PlanId plan = new PlanId("divided-" + world.plan.value());
    private final CaseKey street = CaseKey.ofBody(plan, "street-" + plan);
    private final CaseKey town = CaseKey.ofBody(plan, "town-" + plan);

    @BeforeEach
    void aPlanWithTwoKindsOfVillages() {
        world.plans.register(new PlanCharter(
                plan,
                "莱州市2023年冬季清洁取暖",
                "莱政办字〔2023〕7号",
                LocalDate.of(2023, 4, 5),
                2023,
                new Region("city-" + plan, "莱州市"),
                List.of(
                        new Target(new Region(street.area(), "文昌路街道"), null, Target.LEFT_OPEN, "户"),
                        new Target(new Region(town.area(), "沙河镇"), null, Target.LEFT_OPEN, "户")),
                PlanRules.draft(List.of("COAL_TO_ELECTRICITY"))
                        .categories(List.of(
                                new QuotaCategory("urban-village", "城中村、城郊村、棚户区等", 1821),
                                new QuotaCategory("rural", "农村地区", 20084)))
                        .done()));
    }

    @Test
    void theOfficeSharesBothKindsOutToTheLastHouseholdAndTheTargetsFollow() {
        quotas.distribute(street, "urban-village", 1821, "市专班会议纪要1号", "office");
        quotas.distribute(street, "rural", 84, "市专班会议纪要1号", "office");
        quotas.distribute(town, "rural", 20000, "市专班会议纪要1号", "office");

        assertThat(quotas.of(street))
                .extracting(CategoryQuota::ofBody, CategoryQuota::left)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(1821, 0), org.assertj.core.api.Assertions.tuple(84, 0));
        assertThat(world.plans.bodies(plan).stream().mapToInt(Body::target).sum())
                .isEqualTo(21_905);
    }

    @Test
    void noKindIsSharedOutBeyondItsFigure() {
        quotas.distribute(street, "urban-village", 1000, "纪要", "office");

        assertThatThrownBy(() -> quotas.distribute(town, "urban-village", 822, "纪要", "office"))
                .hasMessageContaining("只剩821户");
        quotas.distribute(town, "urban-village", 821, "纪要", "office");
        assertThat(quotas.of(town).get(0).left()).isZero();
    }

    @Test
    void twoWhoShareOutAtOnceNeverGiveMoreThanThereIs() throws Exception {
        Together.run(List.of(() -> tried(street, 1500), () -> tried(town, 1500)));

        assertThat(quotas.of(street).get(0).distributed()).isEqualTo(1500);
    }

    private boolean tried(CaseKey body, int households) {
        try {
            quotas.distribute(body, "urban-village", households, "纪要", "office");
            return true;
        } catch (SubmissionRefused refused) {
            return false;
        }
    }

    @Test
    void everyVersionIsKeptWithItsReason() {
        quotas.distribute(town, "rural", 500, "纪要1号", "office");
        quotas.distribute(town, "rural", 480, "纪要2号", "office");

        assertThat(quotas.versions(town))
                .extracting(CategoryQuotas.Version::households)
                .containsExactlyInAnyOrder(500, 480);
        assertThat(world.plans.body(town).target()).isEqualTo(480);
        assertThatThrownBy(() -> quotas.distribute(town, "rural", 470, " ", "office"))
                .isInstanceOf(SubmissionRefused.class);
    }

    @Test
    void villageHasAKindAndAllOfAKindStayWithinIt() {
        quotas.distribute(street, "urban-village", 100, "纪要", "office");
        quotas.distribute(street, "rural", 50, "纪要", "office");
        CaseKey village =
                world.villages.add(street, null, "urban-village", "东关村", 90, "COAL_TO_ELECTRICITY", "增补", "town");

        assertThat(quotas.nameOf(village)).isEqualTo("城中村、城郊村、棚户区等");
        assertThatThrownBy(() -> world.villages.add(
                        street, null, "urban-village", "西关村", 11, "COAL_TO_ELECTRICITY", "增补", "town"))
                .hasMessageContaining("超过下达给本单位的100户");
        assertThatThrownBy(() -> world.villages.add(street, null, null, "西关村", 5, "COAL_TO_ELECTRICITY", "增补", "town"))
                .hasMessageContaining("没有写明任务类别");
        assertThatThrownBy(() -> world.villages.changeQuota(village, 101, "增加", "town"))
                .hasMessageContaining("超过下达给本单位的100户");
        assertThatThrownBy(() -> quotas.distribute(street, "urban-village", 89, "核减", "office"))
                .hasMessageContaining("已分解到村90户");
    }

    @Test
    void planThatIsNotDividedSoHasNoKinds() {
        assertThat(quotas.of(world.xihe())).isEmpty();
        assertThat(quotas.exceeded(world.xihe(), java.util.Collections.singletonMap(null, 5)))
                .isEmpty();
    }
}
