package org.qingnuan.ledger.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.RegisterWorld.bean;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.FlagKind;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.PastBenefits;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.SearchKeyRotation.InForce;
import org.qingnuan.ledger.SearchKeyRotation.Standing;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.UtilityCards;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.qingnuan.support.PlanSeasons;
import org.qingnuan.support.RosterRows;
import org.qingnuan.support.TableContents;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The whole ledger's database goes over to another search key, and back again for the tests that follow. */
@Tag("full")
class SearchKeyChangeTest {

    private static final String ONE = RegisterWorld.SEARCH_KEY;
    private static final String OTHER = RegisterWorld.OTHER_SEARCH_KEY;
    private static final String REVIEW = "household-change.userTask_reviewChange";
    private static final String IN_FORCE = "SELECT key_id FROM ledger.search_key ORDER BY no DESC LIMIT 1";

    private final RegisterWorld world = new RegisterWorld();
    private final CaseKey village = world.village("东庄村", 100);
    private final Flags flags = bean(Flags.class);
    private final PastBenefits benefits = bean(PastBenefits.class);
    private final HouseholdChanges changes = bean(HouseholdChanges.class);

    private static SearchKey key(String key) {
        return new SearchKey(Base64.getDecoder().decode(key));
    }

    private static SearchKeys keys(String search, String old) {
        SearchKeys keys = new SearchKeys(
                new Keys(RegisterWorld.DATA_KEY, search, List.of(), old), bean(JdbcClient.class), bean(Clock.class));
        keys.afterPropertiesSet();
        return keys;
    }

    /** A node that was started with the other key as the one that is to hold. */
    static SearchKeyChange node() {
        SearchKeys keys = keys(OTHER, ONE);
        PlatformTransactionManager transactions = bean(PlatformTransactionManager.class);
        return new SearchKeyChange(
                keys,
                new FingerprintPairs(bean(SealedPersonalData.class), keys, bean(JdbcClient.class), transactions),
                bean(RestingGuards.class),
                bean(JdbcClient.class),
                transactions,
                bean(Clock.class));
    }

    private static void toTheEnd(SearchKeyChange node) {
        node.start("guanli");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !node.standing().due() || node.standing().problem() != null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> node.standing().step() == null);
        assertThat(node.standing().problem()).isNull();
        assertThat(node.standing().due()).isFalse();
    }

    @AfterEach
    void backToTheKeyOfTheOtherTests() {
        toTheEnd(bean(SearchKeyChange.class));
        assertThat(inForce()).isEqualTo(key(ONE).id());
    }

    private String inForce() {
        return world.jdbc.sql(IN_FORCE).query(String.class).single();
    }

    /** How many fingerprints of each column are of the text sealed beside them by that key. */
    private Map<String, Long> matching(SearchKey by) {
        Map<String, Long> matching = new TreeMap<>();
        SealedPersonalData personal = bean(SealedPersonalData.class);
        for (FingerprintColumn column : FingerprintColumn.ALL) {
            matching.put(
                    column.name(),
                    world
                            .jdbc
                            .sql("SELECT %s, %s FROM %s WHERE %s IS NOT NULL"
                                    .formatted(column.column(), column.sealed(), column.table(), column.column()))
                            .query((row, n) -> {
                                byte[] sealed = row.getBytes(2);
                                String text =
                                        sealed == null ? null : column.text().apply(personal.open(sealed));
                                return text != null && Arrays.equals(by.fingerprint(text), row.getBytes(1));
                            })
                            .list()
                            .stream()
                            .filter(same -> same)
                            .count());
        }
        return matching;
    }

    private List<Long> found(String text) {
        return world.households.find(world.xihe(), text, 0).rows().stream()
                .map(HouseholdRow::id)
                .toList();
    }

    private Map<String, List<Long>> searched() {
        Map<String, List<Long>> found = new LinkedHashMap<>();
        String id = world.ids(village).get(0);
        Map<String, String> first = world.roster(0, 1).rows().get(0);
        for (String text : List.of(
                first.get("name"),
                first.get("identity"),
                first.get("identity").substring(14),
                first.get("phone"),
                first.get("address"),
                "东庄村" + first.get("address"),
                "QB" + id,
                "SN" + id,
                world.personal.maskId(first.get("identity")))) {
            found.put(text, found(text));
        }
        return found;
    }

    private ByteArrayInputStream oldList(int... people) {
        List<Map<String, String>> rows = Arrays.stream(people)
                .<Map<String, String>>mapToObj(person -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("姓名", RosterRows.name(world.people + person));
                    row.put("身份证号", RosterRows.identity(world.people + person));
                    row.put("镇街", "西河镇");
                    row.put("村", "东庄村");
                    row.put("住址", "幸福路%d号".formatted(world.people + person));
                    row.put("享受年度", "2019");
                    row.put("项目", "气代煤");
                    return row;
                })
                .toList();
        SheetFormat format = SheetFormat.of(
                "往年名册",
                Stream.of("姓名", "身份证号", "镇街", "村", "住址", "享受年度", "项目")
                        .map(SheetColumn::text)
                        .toArray(SheetColumn[]::new));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create().write(new SheetTemplate(format, null, rows), out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private int loaded(int... people) {
        PastBenefits.Loaded loaded = benefits.load(world.plan, "旧名册.xlsx", oldList(people), "guanli");
        assertThat(loaded.findings()).isEmpty();
        return loaded.done().added();
    }

    private CaseKey asked(Long household, Cause cause, Map<String, String> values) {
        return changes.request(village, new ChangeRequest(cause, household, null, null, values, "据实办理", null), "town");
    }

    private void approve(CaseKey change) {
        changes.decide(change, world.hand(change, REVIEW, Map.of("decision", "approve"), null), "office");
    }

    private static Map<String, String> with(Map<String, String> row, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(row);
        more.put(key, value);
        return more;
    }

    /** Ten installed households: two with one phone and two with the same accounts at the utilities, agreed to by two people; a couple; a benefit of 2019; a card each. */
    private void aVillageAtWork() {
        loaded(3, 400);
        RosterRows roster = world.roster(0, 10);
        String phone = roster.rows().get(0).get("phone");
        String spouse = roster.rows().get(5).get("identity");
        roster.with(1, row -> row.put("phone", phone))
                .with(4, row -> row.put("spouse", spouse))
                .with(6, row -> {
                    row.put("domicile", "淄川区西河镇东庄村");
                    row.put("titleNo", "川集建2008第6号");
                    row.put("powerAccount", "37060000" + world.people);
                    row.put("powerMeter", "DB0000" + world.people);
                    row.put("gasCode", "RQ0000" + world.people);
                })
                .with(7, row -> {
                    row.put("powerAccount", "37060000" + world.people);
                    row.put("gasCode", "RQ0000" + world.people);
                });
        world.survey(village, roster.rows());
        world.households.screen(village, world.plan);
        flags.ofVillage(village).forEach(flag -> {
            flags.ask(village.body(), flag.id(), "已入户核实", "wang");
            flags.answer(village.body(), flag.id(), true, "情况属实", "li");
        });
        world.confirm(village, world.each(village, Map.of("result", "CONFIRMED", "reason", "村委核实")));
        world.recommend(village);
        world.today("2021-08-20");
        world.progress(
                village,
                world.installations(village, "2021-08-10").stream()
                        .map(row -> with(row, "installers", "周强"))
                        .toList());
        UtilityCards cards = bean(UtilityCards.class);
        world.ids(village).forEach(id -> cards.correct(Long.parseLong(id), "0700" + id, "登记", "gas"));
    }

    @Test
    void everythingIsFoundAsBeforeAndByTheNewKeyOnly() {
        aVillageAtWork();
        CaseKey papers = otherNamesOnPapers();
        List<Flag> otherNames = flags.ofVillage(papers);
        assertThat(otherNames).extracting(Flag::kind).containsExactly(FlagKind.OTHER_NAME, FlagKind.OTHER_NAME);
        CaseKey pending = asked(null, Cause.OMITTED, addition(50));
        Map<String, List<Long>> before = searched();
        Map<String, Long> matching = matching(key(ONE));
        long events = world.events(village);
        assertThat(before.values()).allSatisfy(ids -> assertThat(ids).isNotEmpty());
        assertThat(matching)
                .as("the test fills every column but those of a utility's statement")
                .allSatisfy((column, count) -> {
                    if (!column.startsWith("ledger.usage_row")) {
                        assertThat(count).as(column).isPositive();
                    }
                });

        toTheEnd(node());

        assertThat(matching(key(OTHER))).isEqualTo(matching);
        assertThat(matching(key(ONE)).values()).containsOnly(0L);
        assertThat(searched()).isEqualTo(before);
        world.transaction.executeWithoutResult(status -> flags.review(papers));
        assertThat(flags.ofVillage(papers)).isEqualTo(otherNames);
        assertThat(world.events(village)).as("no event for a change of nothing").isEqualTo(events);
        assertThat(benefits.find(world.plan, RosterRows.identity(world.people + 3)))
                .hasSize(1);
        assertThat(loaded(3, 400)).as("known already").isZero();
        assertThatThrownBy(() -> asked(null, Cause.OMITTED, addition(50)))
                .as("the one that waits is known")
                .isInstanceOf(SubmissionRefused.class);
        approve(pending);
        assertThat(found(RosterRows.identity(world.people + 50))).hasSize(1);
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.past_benefit SET item = 'x'")
                        .update())
                .as("the guards are back")
                .hasMessageContaining("never changed");
        Standing standing = node().standing();
        assertThat(standing.prepared()).isZero();
        assertThat(standing.history())
                .first()
                .extracting(InForce::key, InForce::by)
                .containsExactly(key(OTHER).id(), "guanli");
    }

    /** A village of a plan that asks for certificates and meters, which name others than the heads. */
    private CaseKey otherNamesOnPapers() {
        PlanId plan = new PlanId("papers-key-" + world.plan.value());
        Region town = new Region(plan.value() + "-town", "程郭镇");
        world.plans.register(new PlanCharter(
                plan,
                "测试方案",
                "莱政办字〔2021〕5号",
                LocalDate.of(2021, 3, 1),
                2021,
                new Region(plan.value(), "莱州市"),
                List.of(new Target(town, null, 100, "户")),
                PlanRules.draft(List.of("COAL_TO_ELECTRICITY"))
                        .roster(RosterRules.FULL)
                        .done()));
        CaseKey place =
                world.villages.add(CaseKey.ofBody(plan, town.id()), "北村", 10, "COAL_TO_ELECTRICITY", "测试", "town");
        world.survey(
                place,
                world.roster(700, 2)
                        .registered()
                        .each(row -> row.put("registeredOn", "2021-03-01"))
                        .with(0, row -> row.put("owner", "赵铁"))
                        .with(1, row -> row.put("powerHolder", "钱铜"))
                        .rows());
        return place;
    }

    private Map<String, String> addition(int person) {
        Map<String, String> values =
                new HashMap<>(RosterRows.of(world.people + person, 1).rows().get(0));
        values.keySet().removeAll(List.of("no", "route", "willing"));
        return values;
    }

    @Test
    void whatMayBeThereOnceIsRefusedStill() {
        aVillageAtWork();
        CaseKey other = world.village("西洼村", 100);
        world.confirmed(other, 200, 2);
        String meter = "QB" + world.ids(village).get(0);

        toTheEnd(node());

        List<Map<String, String>> rows = new ArrayList<>();
        world.installations(other, "2021-08-10").forEach(row -> rows.add(new HashMap<>(row)));
        rows.get(0).put("meter", meter);
        assertThat(world.sheets.check(SheetKind.PROGRESS, other, rows, "gas").findings())
                .extracting(Finding::reason)
                .anySatisfy(reason -> assertThat(reason).contains("东庄村"));
        byte[] taken = world.jdbc
                .sql("SELECT meter_fingerprint FROM ledger.household WHERE id = :id")
                .param("id", Long.valueOf(world.ids(village).get(0)))
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(taken).isEqualTo(key(OTHER).fingerprint(meter));
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.household SET meter_fingerprint = :key WHERE id = :id")
                        .param("key", taken)
                        .param("id", Long.valueOf(world.ids(other).get(0)))
                        .update())
                .hasMessageContaining("household_meter_once");
        Map<String, String> house = new HashMap<>(addition(300));
        house.put("address", world.roster(0, 1).rows().get(0).get("address"));
        assertThatThrownBy(() -> asked(null, Cause.OMITTED, house)).hasMessageContaining("这处房屋已由本村另一户登记");
        Map<String, String> account = new HashMap<>(addition(300));
        account.put("account", RosterRows.account(world.people));
        assertThatThrownBy(() -> asked(null, Cause.OMITTED, account)).hasMessageContaining("的住户使用");
        assertThatThrownBy(() -> bean(UtilityCards.class)
                        .correct(
                                Long.parseLong(world.ids(other).get(0)),
                                "0700" + world.ids(village).get(0),
                                "登记",
                                "gas"))
                .hasMessageContaining("已由本方案的其他住户使用");
    }

    @Test
    void peoplesWordsAboutFlagsSurviveAndNothingIsRaisedAgain() {
        aVillageAtWork();
        List<Flag> before = flags.ofVillage(village);
        assertThat(before)
                .extracting(Flag::kind)
                .extracting(Enum::name)
                .contains("SAME_PHONE", "COUPLE", "PRIOR_BENEFIT");
        approve(asked(Long.valueOf(world.ids(village).get(1)), Cause.CORRECTION, Map.of("phone", "13911112222")));
        world.transaction.executeWithoutResult(status -> flags.review(village));
        List<Flag> left = flags.ofVillage(village);
        assertThat(left).hasSizeLessThan(before.size());
        long raised = flagRows();

        toTheEnd(node());
        world.transaction.executeWithoutResult(status -> flags.review(village));

        assertThat(flags.ofVillage(village)).isEqualTo(left);
        assertThat(flagRows()).isEqualTo(raised);
        assertThat(left).allSatisfy(flag -> assertThat(flag.state()).isEqualTo(Flag.State.EXCEPTED));

        String phone = world.roster(0, 1).rows().get(0).get("phone");
        approve(asked(Long.valueOf(world.ids(village).get(1)), Cause.CORRECTION, Map.of("phone", phone)));
        world.transaction.executeWithoutResult(status -> flags.review(village));

        assertThat(flags.ofVillage(village))
                .as("the same two share a phone again: two people agreed to it before the change")
                .isEqualTo(before);
        assertThat(flagRows()).isEqualTo(raised);
    }

    private long flagRows() {
        return world.jdbc
                .sql("SELECT count(*) FROM ledger.flag WHERE plan = :plan")
                .param("plan", world.plan.value())
                .query(Long.class)
                .single();
    }

    @Test
    void aFlagThatNobodyHasAnyMoreComesBackWithItsWord() {
        RosterRows roster = world.roster(0, 3);
        roster.with(1, row -> row.put("phone", roster.rows().get(0).get("phone")));
        world.survey(village, roster.rows());
        flags.ofVillage(village).forEach(flag -> {
            flags.ask(village.body(), flag.id(), "已入户核实", "wang");
            flags.answer(village.body(), flag.id(), true, "情况属实", "li");
        });
        List<Flag> before = flags.ofVillage(village);
        world.today("2021-06-16");
        world.survey(
                village,
                world.roster(0, 3)
                        .each(row -> row.put("phone", row.get("phone").replaceFirst("138", "139")))
                        .rows());
        assertThat(flags.ofVillage(village)).isEmpty();

        toTheEnd(node());
        world.today("2021-06-17");
        world.survey(village, roster.rows());

        assertThat(flags.ofVillage(village))
                .as("its phone stood in an earlier roster only")
                .isEqualTo(before);
    }

    @Test
    void aUtilitysStatementIsMatchedAsBefore() {
        PlanSeasons.set(world.jdbc, world.plan, PlanSeasons.usual(Fuel.GAS));
        HeatingSeasons seasons = bean(HeatingSeasons.class);
        CaseKey season = village.body().with("season", "1");
        world.confirmed(village, 0, 4);
        world.today("2021-08-20");
        world.install(village, "2021-08-10");
        world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-12")));
        world.inspect(
                village,
                world.each(village, Map.of("result", "PASSED", "inspectedOn", "2021-08-14", "inspectors", "赵工")));
        world.today("2021-11-15");
        seasons.open(season);
        world.today("2022-04-02");
        List<String> ids = world.ids(village);
        bean(UtilityCards.class).correct(Long.parseLong(ids.get(1)), "0700001", "登记", "gas");

        toTheEnd(node());
        recordUsage(
                seasons,
                season,
                List.of(
                        Map.of("meter", "qb-" + ids.get(0), "quantity", "1"),
                        Map.of("account", "0700001", "quantity", "2"),
                        Map.of(
                                "identity",
                                RosterRows.identity(world.people + 2),
                                "household",
                                ids.get(2),
                                "account",
                                "0700002",
                                "quantity",
                                "3"),
                        Map.of("household", ids.get(3), "account", "0700003", "quantity", "4")));
        assertThat(seasons.unmatched(season)).isEmpty();
        Map<String, Long> matching = matching(key(OTHER));
        assertThat(matching.get("ledger.usage_row.account_fingerprint")).isPositive();
        toTheEnd(bean(SearchKeyChange.class));

        assertThat(matching(key(ONE))).isEqualTo(matching);
        for (String by : List.of("town", "office")) {
            UUID decision =
                    world.handBy(by, season, "usage-review.userTask_reviewReadings", Map.of("decision", "approve"));
            world.transaction.executeWithoutResult(work -> seasons.reviewReadings(season, decision, by));
        }
        assertThat(seasons.use(season)).hasSize(4);
    }

    private void recordUsage(HeatingSeasons seasons, CaseKey season, List<Map<String, String>> rows) {
        UUID sheet = world.sheet(SheetKind.GAS_USAGE, season, rows);
        UUID submission = world.hand(season, Fuel.GAS.task(), Map.of(), sheet);
        world.transaction.executeWithoutResult(work -> seasons.recordUsage(season, Fuel.GAS, submission, "gas"));
    }

    @Test
    void theSameSheetAgainIsTheSameAfterTheChange() {
        List<Map<String, String>> rows = world.roster(0, 3).rows();
        world.survey(village, rows);
        long events = world.events(village);

        toTheEnd(node());

        assertThat(world.survey(village, rows)).isZero();
        assertThat(world.events(village)).isEqualTo(events);
    }

    @Test
    void historySaysOfEachChangeWhetherAValueChangedWhateverTheKey() {
        world.confirmed(village, 0, 1);
        String phone = world.roster(0, 1).rows().get(0).get("phone");
        String alike = phone.substring(0, 3) + "9999" + phone.substring(7);
        CaseKey household = village.with("household", world.ids(village).get(0));
        approve(asked(Long.valueOf(household.item()), Cause.CORRECTION, Map.of("phone", alike)));

        toTheEnd(node());
        approve(asked(Long.valueOf(household.item()), Cause.CORRECTION, Map.of("rooms", "9")));

        List<HouseholdHistory.Change> history = bean(HouseholdHistory.class).changes(household);
        assertThat(history.get(0).values()).extracting(value -> value.label()).containsExactly("房间数");
        assertThat(history.get(1).values())
                .filteredOn(value -> value.after().contains("内容已变更"))
                .hasSize(1);
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM ledger.household_event WHERE after ? 'marks' OR before ? 'marks'"
                                .replace("?", "??"))
                        .query(Long.class)
                        .single())
                .as("nothing of any key lies in history")
                .isZero();
    }

    @Test
    void peopleGoOnWorkingAndNobodyIsThereTwice() throws Exception {
        aVillageAtWork();
        loaded(600, 601, 602);
        List<CaseKey> villages = IntStream.range(0, 3)
                .mapToObj(n -> world.village("乙%d村".formatted(n), 100))
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Integer>> people = new ArrayList<>();
        for (int n = 0; n < villages.size(); n++) {
            CaseKey own = villages.get(n);
            int from = 1_000 + 100 * n;
            people.add(() -> {
                int rounds = 0;
                while (!over.get() || rounds < 3) {
                    String area = "%d.25".formatted(60 + rounds++ % 30);
                    world.survey(
                            own,
                            world.roster(from, 30)
                                    .each(row -> row.put("area", area))
                                    .rows());
                }
                return rounds;
            });
        }
        for (int n = 0; n < villages.size(); n++) {
            world.survey(villages.get(n), world.roster(1_000 + 100 * n, 30).rows());
        }
        Map<String, List<Long>> known = searched();
        for (int n = 0; n < 2; n++) {
            people.add(() -> {
                int rounds = 0;
                while (!over.get()) {
                    assertThat(searched()).isEqualTo(known);
                    rounds++;
                }
                return rounds;
            });
        }
        people.add(() -> {
            int rounds = 0;
            while (!over.get()) {
                assertThat(benefits.load(world.plan, "旧名册.xlsx", oldList(600, 601, 602), "guanli")
                                .done()
                                .added())
                        .isZero();
                assertThat(benefits.find(world.plan, RosterRows.identity(world.people + 601)))
                        .hasSize(1);
                rounds++;
            }
            return rounds;
        });
        people.add(() -> {
            int rounds = 0;
            long household = Long.parseLong(world.ids(village).get(9));
            while (!over.get()) {
                approve(asked(
                        household,
                        Cause.CORRECTION,
                        Map.of("phone", rounds++ % 2 == 0 ? "13711110000" : "13711110001")));
            }
            return rounds;
        });
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<Integer>> working = people.stream().map(threads::submit).toList();
            for (int n = 0; n < 3; n++) {
                toTheEnd(node());
                toTheEnd(bean(SearchKeyChange.class));
            }
            toTheEnd(node());
            over.set(true);
            for (Future<Integer> one : working) {
                assertThat(one.get(2, TimeUnit.MINUTES)).isPositive();
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }

        for (CaseKey own : villages) {
            assertThat(world.jdbc
                            .sql("SELECT count(*) FROM ledger.household WHERE plan = :plan AND village = :village")
                            .param("plan", world.plan.value())
                            .param("village", own.village())
                            .query(Long.class)
                            .single())
                    .as("nobody was dropped and registered anew")
                    .isEqualTo(30);
        }
        assertThat(houses()).as("every house once").doesNotHaveDuplicates();
        Map<String, Long> matching = matching(key(OTHER));
        assertThat(matching(key(ONE)).values()).containsOnly(0L);
        assertThat(matching.get("ledger.household.identity_fingerprint")).isGreaterThanOrEqualTo(100);
        assertThat(searched()).isEqualTo(known);
    }

    private List<String> houses() {
        return world.jdbc
                .sql("SELECT village, address_sealed FROM ledger.dwelling WHERE plan = :plan")
                .param("plan", world.plan.value())
                .query((row, n) -> row.getString(1) + world.personal.open(row.getBytes(2)))
                .list();
    }

    @Test
    void whoeverIsInTheMiddleOfRegisteringIsNotOvertaken() {
        world.survey(village, world.roster(0, 3).rows());
        SearchKeyChange node = node();

        world.transaction.executeWithoutResult(status -> {
            byte[] before = world.personal.fingerprint("x");
            inAThread(() -> {
                assertThatThrownBy(() -> node.change("guanli")).isInstanceOf(DataAccessException.class);
                return null;
            });
            assertThat(world.personal.fingerprint("x")).isEqualTo(before);
        });
        world.transaction.executeWithoutResult(status -> {
            world.jdbc
                    .sql("SELECT id FROM ledger.household WHERE id = :id FOR UPDATE")
                    .param("id", Long.valueOf(world.ids(village).get(0)))
                    .query(Long.class)
                    .single();
            inAThread(() -> {
                assertThatThrownBy(() -> node.change("guanli"))
                        .as("whoever has not asked for a fingerprint yet")
                        .isInstanceOf(DataAccessException.class);
                return null;
            });
            assertThat(world.personal.fingerprint("x")).isEqualTo(key(ONE).fingerprint("x"));
        });

        assertThat(node.change("guanli")).isTrue();
        assertThat(world.transaction.<byte[]>execute(status -> world.personal.fingerprint("x")))
                .isEqualTo(key(OTHER).fingerprint("x"));
    }

    @Test
    void whoBeginsDuringTheChangeWaitsAndGoesOnByTheNewKey() throws Exception {
        world.survey(village, world.roster(0, 3).rows());
        SearchKeyChange node = node();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> change = threads.submit(() -> heldAtItsEnd(() -> node.change("guanli")));
            awaitWaiting("INSERT INTO ledger.search_key");
            Future<Integer> survey = threads.submit(() -> world.survey(
                    village,
                    world.roster(0, 4).with(0, row -> row.put("rooms", "8")).rows()));
            awaitWaiting("pg_advisory_xact_lock_shared");
            assertThat(found("")).as("lists are read meanwhile").hasSize(3);
            assertThat(inForce()).isEqualTo(key(ONE).id());
            letGo();

            assertThat(change.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(survey.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }

        assertThat(found("")).hasSize(4);
        assertThat(found(RosterRows.identity(world.people))).hasSize(1);
        assertThat(matching(key(ONE)).values()).containsOnly(0L);
    }

    private final AtomicBoolean go = new AtomicBoolean();

    /** Holds the record of keys, which a change writes last, until {@link #letGo}. */
    private <T> T heldAtItsEnd(Callable<T> change) throws Exception {
        ExecutorService holder = Executors.newSingleThreadExecutor();
        try {
            AtomicBoolean held = new AtomicBoolean();
            Future<?> holding = holder.submit(() -> world.transaction.executeWithoutResult(status -> {
                world.jdbc.sql("LOCK TABLE ledger.search_key IN SHARE MODE").update();
                held.set(true);
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(go::get);
            }));
            Awaitility.await().until(held::get);
            T answer = change.call();
            holding.get();
            return answer;
        } finally {
            holder.shutdownNow();
        }
    }

    private void letGo() {
        go.set(true);
    }

    private void awaitWaiting(String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> world.jdbc
                                .sql(
                                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND position(:text IN query) > 0")
                                .param("text", text)
                                .query(Long.class)
                                .single()
                        > 0);
    }

    private static void inAThread(Callable<Void> call) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(call).get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void killedInTheMiddleNothingHasChanged() throws Exception {
        aVillageAtWork();
        Map<String, String> before = contents();
        SearchKeyChange node = node();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> change = threads.submit(() -> heldAtItsEnd(() -> node.change("guanli")));
            awaitWaiting("INSERT INTO ledger.search_key");
            world.jdbc.sql("""
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND query LIKE '%INSERT INTO ledger.search_key%'""").query(Boolean.class).list();
            assertThatThrownBy(() -> {
                        try {
                            change.get(20, TimeUnit.SECONDS);
                        } finally {
                            letGo();
                        }
                    })
                    .hasRootCauseInstanceOf(java.sql.SQLException.class);
        } finally {
            letGo();
            threads.shutdownNow();
        }

        assertThat(inForce()).isEqualTo(key(ONE).id());
        Awaitility.await().untilAsserted(() -> assertThat(contents()).isEqualTo(before));
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE ledger.household_event SET reason = 'x'")
                        .update())
                .hasMessageContaining("never changed");
        toTheEnd(node());
    }

    private Map<String, String> contents() {
        Map<String, String> contents = TableContents.of(world.jdbc);
        contents.remove("ledger.search_key_pair");
        return contents;
    }

    @Test
    void oneChangeIsMadeHoweverOftenItIsStarted() {
        world.survey(village, world.roster(0, 3).rows());
        long before = world.jdbc
                .sql("SELECT count(*) FROM ledger.search_key")
                .query(Long.class)
                .single();
        SearchKeyChange node = node();

        toTheEnd(node);
        Map<String, String> after = TableContents.of(world.jdbc);
        assertThat(node.change("guanli")).isFalse();
        node().start("guanli");

        assertThat(node.standing().step()).isNull();
        assertThat(TableContents.of(world.jdbc)).isEqualTo(after);
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM ledger.search_key")
                        .query(Long.class)
                        .single())
                .isEqualTo(before + 1);
    }

    @Test
    void aNodeWithoutTheKeyInForceDoesNotStartAndARunningOneRegistersNothing() {
        String third = "OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=";
        assertThatThrownBy(() -> keys(third, OTHER))
                .isInstanceOf(SearchKeyRefused.class)
                .hasMessageContaining("现行的检索密钥（编号 " + key(ONE).id() + "）不在本节点的配置中");
        SearchKeys left = keys(ONE, null);
        SealedPersonalData personal = new SealedPersonalData(new Keys(RegisterWorld.DATA_KEY, ONE), left);

        toTheEnd(node());

        assertThatThrownBy(() -> keys(ONE, null)).isInstanceOf(SearchKeyRefused.class);
        assertThatThrownBy(() -> world.transaction.<byte[]>execute(status -> personal.fingerprint("张三")))
                .isInstanceOf(SearchKeyRefused.class);
        assertThat(new SearchKeyRefusedAnalyzer()
                        .analyze(new IllegalStateException(new SearchKeyRefused("甲。", "乙。")))
                        .getAction())
                .isEqualTo("乙。");
        keys(OTHER, null);
    }

    @Test
    void aFingerprintOutsideOfATransactionIsRefused() {
        assertThatThrownBy(() -> world.personal.fingerprint("张三")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyColumnOfFingerprintsIsKnownAndANewOneStopsTheChange() {
        List<String> columns = world.jdbc.sql("""
                        SELECT table_schema || '.' || table_name || '.' || column_name FROM information_schema.columns
                        WHERE data_type = 'bytea' AND (column_name ~ 'fingerprint|natural_key'
                            OR column_name ~ '_hash$' AND table_schema = 'ledger')""").query(String.class).list();
        assertThat(FingerprintColumn.ALL.stream().map(FingerprintColumn::name))
                .as("a column of hashes of ours is made by the search key or stands here as one that is not")
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(column -> !column.equals("ledger.public_notice.table_hash"))
                        .toList());
        world.jdbc
                .sql("CREATE TABLE ledger.forgotten (owner_fingerprint bytea)")
                .update();
        try {
            assertThatThrownBy(() -> node().change("guanli"))
                    .hasMessageContaining("ledger.forgotten.owner_fingerprint");
        } finally {
            world.jdbc.sql("DROP TABLE ledger.forgotten").update();
        }
        assertThat(inForce()).isEqualTo(key(ONE).id());
    }

    @Test
    void noTextOfTheDatabaseHoldsAFingerprintButAFlagsEvidence() {
        aVillageAtWork();
        TreeSet<String> fingerprints = FingerprintColumn.ALL.stream()
                .flatMap(column -> world
                        .jdbc
                        .sql("SELECT DISTINCT left(encode(%s, 'hex'), 12) FROM %s WHERE %s IS NOT NULL LIMIT 500"
                                .formatted(column.column(), column.table(), column.column()))
                        .query(String.class)
                        .list()
                        .stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> holders = new ArrayList<>();
        world.jdbc
                .sql("""
                        SELECT table_schema || '.' || table_name AS name, column_name FROM information_schema.columns
                        WHERE data_type IN ('text', 'jsonb', 'json', 'character varying', 'ARRAY')
                          AND table_schema IN ('ledger', 'finance', 'process')""")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(column -> {
                    boolean holds = world.jdbc
                            .sql("""
                                    SELECT EXISTS (SELECT FROM %s t, unnest(string_to_array(:all, ',')) f(one)
                                        WHERE t.%s IS NOT NULL AND position(f.one IN t.%s::text) > 0)""".formatted(column.getKey(), column.getValue(), column.getValue()))
                            .param("all", String.join(",", fingerprints))
                            .query(Boolean.class)
                            .single();
                    if (holds) {
                        holders.add(column.getKey() + "." + column.getValue());
                    }
                });

        assertThat(holders).containsExactly("ledger.flag.evidence");
    }
}
