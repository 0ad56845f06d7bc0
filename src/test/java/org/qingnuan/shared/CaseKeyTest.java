package org.qingnuan.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseKeyTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");

    @Test
    void aHouseholdOfAVillageNamesItsPlanBodyAndVillage() {
        CaseKey key = CaseKey.parse("zichuan-2021.xihe.xihe-03/household.4711");

        assertThat(key).isEqualTo(new CaseKey(ZICHUAN, "xihe", "xihe-03", "household", "4711"));
        assertThat(key.tenant()).isEqualTo("zichuan-2021.xihe");
        assertThat(key.body()).hasToString("zichuan-2021.xihe");
        assertThat(key.villageKey()).hasToString("zichuan-2021.xihe.xihe-03");
        assertThat(key.villageKey().with("household", "4711")).isEqualTo(key);
    }

    @Test
    void aPlanIsItsOwnTenant() {
        assertThat(CaseKey.parse("zichuan-2021").tenant()).isEqualTo("zichuan-2021");
        assertThat(CaseKey.ofPlan(ZICHUAN).with("lot", "2")).hasToString("zichuan-2021/lot.2");
        assertThatThrownBy(() -> CaseKey.ofPlan(ZICHUAN).body()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CaseKey.ofBody(ZICHUAN, "xihe").villageKey())
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Zichuan",
                "zichuan-2021.",
                "zichuan-2021..xihe",
                "zichuan-2021.xihe.xihe-03.more",
                "zichuan-2021/lot",
                "zichuan-2021/.2",
                "zichuan-2021/lot.2/3",
                "zichuan-2021.xihe/lot. 2",
                "zichuan-2021.西河",
                " zichuan-2021"
            })
    void aTextThatIsNoKeyIsNamedInTheRefusal(String text) {
        assertThatThrownBy(() -> CaseKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(text));
    }

    @Property
    void theTextOfAKeyReadsBackAsTheSameKey(@ForAll("keys") CaseKey key) {
        assertThat(CaseKey.parse(key.toString())).isEqualTo(key);
    }

    @Property
    void anyTextIsEitherAKeyOfThatTextOrRefused(@ForAll String text) {
        try {
            assertThat(CaseKey.parse(text)).hasToString(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining(text);
        }
    }

    @Provide
    Arbitrary<CaseKey> keys() {
        Arbitrary<String> word = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> kebab = word.list().ofMinSize(1).ofMaxSize(3).map(words -> String.join("-", words));
        Arbitrary<String> item = Arbitraries.of("4711", "2", "works.2", "2021-10_a", "A7");
        Arbitrary<CaseKey> places = Combinators.combine(kebab, kebab, kebab, Arbitraries.of(1, 2, 3))
                .as((plan, area, village, depth) ->
                        new CaseKey(new PlanId(plan), depth > 1 ? area : null, depth > 2 ? village : null, null, null));
        return Combinators.combine(places, kebab, item, Arbitraries.of(true, false))
                .as((place, kind, id, withItem) -> withItem ? place.with(kind, id) : place);
    }
}
