package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.Together;

class VillagesTest {

    private final PlacesWorld world = new PlacesWorld();

    private static Map<String, String> row(String name, int quota, String route) {
        return Map.of("name", name, "quota", "" + quota, "route", route, "plain", "true");
    }

    private UUID sheet(List<Map<String, String>> rows) {
        return world.register.hand(world.xihe(), VillageRules.REGISTER, Map.of(), world.register.sheet(rows));
    }

    private List<String> reasons(List<Map<String, String>> rows) {
        Entry entry = new Entry(
                world.xihe(), VillageRules.REGISTER, "t", "town", List.of(), Map.of(), world.register.sheet(rows));
        return world.register.findings(entry).stream().map(Finding::reason).toList();
    }

    private void installed(CaseKey village, int confirmed, int installed) {
        Numbers numbers = new Numbers(10, confirmed, confirmed, 0, installed, 0, 0, 0);
        world.register.says(village, new VillageFacts.Facts(numbers, false, 0, true, false, 0, false));
    }

    @Test
    void areRegisteredFromTheSheetWithIdsOfOurOwnAndStartedOnce() {
        List<CaseKey> registered = world.villages.register(
                world.xihe(), sheet(List.of(row("东庄村", 70, "COAL_TO_GAS"), row("西庄村", 80, "CENTRAL_HEATING"))), "town");

        assertThat(registered)
                .containsExactly(
                        CaseKey.ofVillage(world.plan, world.area("xihe"), world.area("xihe") + "-01"),
                        CaseKey.ofVillage(world.plan, world.area("xihe"), world.area("xihe") + "-02"));
        Village first = world.villages.get(registered.get(0));
        assertThat(first.area().name()).isEqualTo("东庄村");
        assertThat(first.plain()).isTrue();
        assertThat(first.numbers()).isEqualTo(Numbers.ofTask(0));
        assertThat(world.villages.claimStart(first.key())).isTrue();
        assertThat(world.villages.claimStart(first.key())).isFalse();
    }

    @Test
    void handedInAgainAreNotRegisteredTwiceAndOnlyThoseNotStartedComeBack() {
        List<Map<String, String>> rows = List.of(row("东庄村", 70, "COAL_TO_GAS"), row("西庄村", 80, "COAL_TO_GAS"));
        List<CaseKey> registered = world.villages.register(world.xihe(), sheet(rows), "town");
        world.villages.claimStart(registered.get(0));

        assertThat(world.villages.register(world.xihe(), sheet(rows), "town")).containsExactly(registered.get(1));
        assertThat(world.villages.of(world.xihe())).hasSize(2);
    }

    @Test
    void mustFitIntoTheBodysQuotaAndAllThatIsWrongIsToldTogether() {
        assertThat(reasons(
                        List.of(row("东庄村", 100, "COAL_TO_GAS"), row("东庄村", 51, "COAL_TO_GAS"), row("西庄村", 0, "WOOD"))))
                .containsExactly("重复出现", "不是正数", "不认识", "各村任务合计151户，超过本单位任务150户");
        assertThat(reasons(List.of(row("东庄村", 150, "COAL_TO_GAS")))).isEmpty();
        assertThat(reasons(List.of())).containsExactly("表中没有村庄");
    }

    @Test
    void registeredDifferentlyBeforeAreNotOverwrittenByASheet() {
        world.village("东庄村", 50);

        assertThat(reasons(List.of(row("东庄村", 60, "COAL_TO_GAS")))).containsExactly("已经登记，任务或路线与此不同");
    }

    @Test
    void cannotBeAppliedWhenTheQuotaWasTakenSinceTheCheck() {
        UUID checked = sheet(List.of(row("东庄村", 100, "COAL_TO_GAS")));
        world.village("西庄村", 60);

        assertThatThrownBy(() -> world.villages.register(world.xihe(), checked, "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("合计160户");
    }

    @Test
    void areAddedLaterWithAReasonWithinTheQuotaUnderANameOfTheirOwn() {
        world.village("东庄村", 100);

        assertThatThrownBy(() -> world.villages.add(world.xihe(), "西庄村", 51, "COAL_TO_GAS", "增补", "town"))
                .hasMessageContaining("合计151户");
        assertThatThrownBy(() -> world.villages.add(world.xihe(), "东庄村", 1, "COAL_TO_GAS", "增补", "town"))
                .hasMessageContaining("已有东庄村");
        assertThatThrownBy(() -> world.villages.add(world.xihe(), "西庄村", 1, "COAL_TO_GAS", "", "town"))
                .hasMessageContaining("没有说明原因");
        assertThat(world.villages.add(world.xihe(), "西庄村", 50, "COAL_TO_GAS", "增补", "town"))
                .isNotNull();
    }

    @Test
    void addedAtTheSameMomentNeverExceedTheQuotaTogether() throws Exception {
        List<Callable<String>> additions = IntStream.range(0, 6)
                .<Callable<String>>mapToObj(n -> () -> {
                    try {
                        world.villages.add(world.xihe(), "村" + n, 50, "COAL_TO_GAS", "增补", "town");
                        return "added";
                    } catch (SubmissionRefused refused) {
                        return "refused";
                    }
                })
                .toList();

        assertThat(Together.run(additions))
                .containsOnly("added", "refused")
                .filteredOn("added"::equals)
                .hasSize(3);
        assertThat(world.villages.of(world.xihe()).stream()
                        .mapToInt(Village::quota)
                        .sum())
                .isEqualTo(150);
    }

    @Test
    void keepWhoChangedTheirQuotaWhenAndWhy() {
        CaseKey village = world.village("东庄村", 50);

        world.villages.changeQuota(village, 60, "漏报10户", "town");

        assertThat(world.villages.get(village).quota()).isEqualTo(60);
        assertThat(world.jdbc
                        .sql(
                                "select what || before || after || reason || by_user from ledger.place_event where subject = :village order by id desc limit 1")
                        .param("village", village.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("调整村任务{\"quota\": 50}{\"quota\": 60}漏报10户town");
    }

    @Test
    void cannotHaveFewerHouseholdsThanAreConfirmed() {
        CaseKey village = world.village("东庄村", 50);
        installed(village, 40, 0);

        assertThatThrownBy(() -> world.villages.changeQuota(village, 39, "核减", "town"))
                .hasMessageContaining("已确认改造户40户");
        assertThatThrownBy(() -> world.villages.changeQuota(village, 151, "增加", "town"))
                .hasMessageContaining("超过本单位任务");
        world.villages.changeQuota(village, 40, "核减", "town");
    }

    @Test
    void leaveThePlanOnlyWhileNothingIsInstalledAndGiveTheirQuotaBack() {
        CaseKey built = world.village("东庄村", 50);
        CaseKey left = world.village("西庄村", 100);
        installed(built, 1, 1);

        assertThatThrownBy(() -> world.villages.withdraw(built, "整村搬迁", "town")).hasMessageContaining("已有1户安装完成");
        world.villages.withdraw(left, "整村搬迁", "town");

        assertThat(world.seen(VillageWithdrawn.class)).containsExactly(new VillageWithdrawn(left));
        assertThatThrownBy(() -> world.villages.changeQuota(left, 10, "恢复", "town"))
                .hasMessageContaining("已退出");
        world.villages.changeQuota(built, 150, "接收西庄村任务", "town");
    }

    @Test
    void endTheirBodyWithTheLastOneOfThemExactlyOnceAlsoWhenAllEndTogether() throws Exception {
        List<CaseKey> villages =
                IntStream.range(0, 8).mapToObj(n -> world.village("村" + n, 10)).toList();
        world.villages.withdraw(villages.get(0), "整村搬迁", "town");
        assertThat(world.villages.allFinished(world.xihe())).isFalse();

        Together.run(Stream.concat(villages.stream(), villages.stream())
                .<Callable<String>>map(village -> () -> {
                    world.villages.finished(village);
                    return "ended";
                })
                .toList());

        assertThat(world.seen(BodyFinished.class)).containsExactly(new BodyFinished(world.xihe()));
        assertThat(world.villages.allFinished(world.xihe())).isTrue();
        assertThat(world.villages.get(villages.get(0)).state()).isEqualTo(VillageState.WITHDRAWN);
        assertThat(world.villages.get(villages.get(1)).state()).isEqualTo(VillageState.FINISHED);
    }

    @Test
    void ofABodyWithoutAnyAreNotAllFinished() {
        assertThat(world.villages.allFinished(world.xihe())).isFalse();
    }
}
