package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.dao.DataAccessException;

class LotsTest {

    private static final Map<String, String> ANNOUNCED =
            Map.of("method", "公开招标", "announcedOn", "2021-06-21", "openingOn", "2021-07-12");
    private static final Map<String, String> AWARDED = Map.of(
            "result", "awarded",
            "bidder", "淄博某燃气有限公司",
            "uscc", "91350100M000100Y43",
            "price", "1234567.80",
            "awardedOn", "2021-07-13");
    private static final Map<String, String> CONTRACT = Map.of(
            "contractNo", "ZC-2021-01",
            "signedOn", "2021-07-20",
            "responsibilities", "true",
            "heatingMode", "true",
            "serviceQuality", "true",
            "entryExit", "true");

    private final PlacesWorld world = new PlacesWorld();
    private final CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");

    static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    private List<String> labels(CaseKey subject, String task, Map<String, String> fields) {
        return world.register.findings(new Entry(subject, task, "t", "town", List.of(), fields, null)).stream()
                .map(Finding::column)
                .toList();
    }

    private void announce() {
        world.lots.announce(lot, world.hand(lot, LotRules.ANNOUNCE, ANNOUNCED), "town");
    }

    private TenderOutcome record(Map<String, String> fields) {
        return world.lots.recordTender(lot, world.hand(lot, LotRules.RECORD, fields), "town");
    }

    private void sign() {
        world.lots.recordContract(lot, world.hand(lot, LotRules.SIGN, CONTRACT), "town");
    }

    private void assign(CaseKey village, CaseKey to) {
        world.lots.assign(village, world.hand(village, LotRules.ASSIGN, Map.of("lot", to.toString())), "town");
    }

    @Test
    void areOpenedByNameOnceAndStartedOnce() {
        Map<String, String> names = Map.of("lots", "一标段\n 二标段 \n\n三标段");
        List<CaseKey> open = world.lots.open(world.xihe(), world.hand(world.xihe(), LotRules.OPEN, names), "town");

        assertThat(open).hasSize(3).startsWith(lot);
        assertThat(world.lots.of(world.xihe())).extracting(Lot::name).containsExactly("一标段", "二标段", "三标段");
        assertThat(world.lots.claimStart(lot)).isTrue();
        assertThat(world.lots.claimStart(lot)).isFalse();
        assertThat(world.lots.open(world.xihe(), world.hand(world.xihe(), LotRules.OPEN, names), "town"))
                .hasSize(2)
                .doesNotContain(lot);
        assertThat(labels(world.xihe(), LotRules.OPEN, Map.of("lots", "甲\n甲"))).containsExactly("标段");
        assertThatThrownBy(() -> world.lots.add(world.xihe(), "一标段", "town")).hasMessageContaining("已有标段");
    }

    @Test
    void openTheirBidsNotBeforeTheAnnouncement() {
        assertThat(labels(lot, LotRules.ANNOUNCE, with(ANNOUNCED, "openingOn", "2021-06-20")))
                .containsExactly("开标日期");
        assertThat(labels(lot, LotRules.ANNOUNCE, with(ANNOUNCED, "openingOn", "soon")))
                .containsExactly("开标日期");
        assertThat(labels(lot, LotRules.ANNOUNCE, with(ANNOUNCED, "openingOn", "2021-06-21")))
                .isEmpty();
    }

    @Test
    void areAwardedToABidderWithAValidCodeForAPriceAboveZero() {
        announce();

        assertThat(labels(lot, LotRules.RECORD, Map.of("result", "awarded")))
                .containsExactly("中标单位", "统一社会信用代码", "中标价", "中标日期");
        assertThat(labels(lot, LotRules.RECORD, with(AWARDED, "uscc", "91350100M000100Y44")))
                .containsExactly("统一社会信用代码");
        assertThat(labels(lot, LotRules.RECORD, with(AWARDED, "price", "0"))).containsExactly("中标价");
        assertThat(labels(lot, LotRules.RECORD, with(AWARDED, "price", "1.234")))
                .containsExactly("中标价");
        assertThat(labels(lot, LotRules.RECORD, with(AWARDED, "awardedOn", "2021-07-11")))
                .containsExactly("中标日期");

        assertThat(record(AWARDED)).isEqualTo(TenderOutcome.AWARDED);
        assertThat(world.lots.get(lot).price()).isEqualTo(Money.ofFen(123456780));
    }

    @Test
    void failOnlyWithAReasonAndAreThenTenderedAgain() {
        announce();
        assertThat(labels(lot, LotRules.RECORD, Map.of("result", "failed"))).containsExactly("流标原因");

        assertThat(record(Map.of("result", "failed", "reason", "投标人不足三家"))).isEqualTo(TenderOutcome.FAILED);

        assertThat(world.lots.get(lot).round()).isEqualTo(2);
        assertThat(world.lots.get(lot).state()).isEqualTo(LotState.OPEN);
        announce();
        assertThat(record(AWARDED)).isEqualTo(TenderOutcome.AWARDED);
        assertThat(world.jdbc
                        .sql("select result from ledger.tender where lot = :lot order by round")
                        .param("lot", LotRows.id(lot))
                        .query(String.class)
                        .list())
                .containsExactly("FAILED", "AWARDED");
    }

    @Test
    void takeEachStepOnlyAfterTheOneBefore() {
        assertThatThrownBy(() -> record(AWARDED))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("待招标");
        assertThatThrownBy(this::sign).hasMessageContaining("待招标");
        announce();
        assertThatThrownBy(this::announce).hasMessageContaining("招标中");
    }

    @Test
    void areSignedOnlyWithAllFourItemsAndNotBeforeTheAward() {
        announce();
        record(AWARDED);

        assertThat(labels(
                        lot,
                        LotRules.SIGN,
                        Map.of("contractNo", "1", "signedOn", "2021-07-12", "heatingMode", "false")))
                .containsExactly("双方责任和义务", "供暖模式", "服务质量", "准入退出机制", "签订日期");
        for (String item : List.of("responsibilities", "heatingMode", "serviceQuality", "entryExit")) {
            assertThatThrownBy(() -> world.lots.recordContract(
                            lot, world.hand(lot, LotRules.SIGN, with(CONTRACT, item, "false")), "town"))
                    .isInstanceOf(SubmissionRefused.class);
        }
        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "insert into ledger.contract values (:lot, 'x', date '2021-07-20', true, true, true, false, null, 'x', now())")
                        .param("lot", LotRows.id(lot))
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(world.lots.get(lot).state()).isEqualTo(LotState.AWARDED);
    }

    @Test
    void tellTheirVillagesWhenTheContractIsSigned() {
        CaseKey village = world.village("东庄村", 10);
        world.village("西庄村", 10);
        world.stages.started(village, "works", "contract-award", "招投标");
        assign(village, lot);
        announce();
        record(AWARDED);
        assertThat(world.lots.contracted(village)).isFalse();

        sign();

        assertThat(world.lots.contracted(village)).isTrue();
        assertThat(world.seen(ContractSigned.class)).containsExactly(new ContractSigned(lot, List.of(village)));
        assertThat(world.stages.stages(village).get(0).finishedOn()).isEqualTo("2021-07-20");
    }

    @Test
    void takeVillagesOfTheirOwnBodyOnlyAndKeepThemOnceSigned() {
        CaseKey village = world.village("东庄村", 10);
        CaseKey second = world.lots.add(world.xihe(), "二标段", "town");
        CaseKey foreign = world.lots.add(world.hongshan(), "一标段", "town");
        assertThat(labels(village, LotRules.ASSIGN, Map.of("lot", foreign.toString())))
                .containsExactly("标段");
        assertThat(labels(village, LotRules.ASSIGN, Map.of("lot", "anything"))).containsExactly("标段");
        assign(village, second);
        assign(village, lot);
        announce();
        record(AWARDED);
        sign();

        assertThatThrownBy(() -> assign(village, second)).hasMessageContaining("不能改编");

        CaseKey late = world.village("南庄村", 5);
        assign(late, lot);
        assertThat(world.lots.contracted(late)).isTrue();
    }

    @Test
    void signedWhileAVillageLooksAtThemAreSeenSignedOnceTheSignerIsDone() throws Exception {
        CaseKey village = world.village("东庄村", 10);
        assign(village, lot);
        announce();
        record(AWARDED);

        assertThat(Locks.meanwhile(world, this::sign, () -> world.lots.contracted(village), "for share of l"))
                .isTrue();
    }
}
