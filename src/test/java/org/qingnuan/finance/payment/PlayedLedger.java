package org.qingnuan.finance.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.ContractTerms;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Payee;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.springframework.beans.factory.ObjectProvider;

/** The ledger as payments see it, kept in memory: plans, villages, households with their payees, submissions with their rules. */
class PlayedLedger {

    private static final AtomicLong HOUSEHOLDS = new AtomicLong(1000);
    private static final LocalDate ACCEPTED_ON = LocalDate.of(2021, 9, 15);

    private final ObjectProvider<SubmissionRule> rules;
    private final Map<Long, SubsidyCase> cases = new ConcurrentSkipListMap<>();
    private final Map<Long, Payee> payees = new ConcurrentHashMap<>();
    private final Map<Long, String> payments = new ConcurrentHashMap<>();
    private final Map<UUID, Entry> handed = new ConcurrentHashMap<>();

    private final Map<Long, String> refusals = new ConcurrentHashMap<>();
    private final Map<UUID, List<Map<String, String>>> sheets = new ConcurrentHashMap<>();
    private volatile PlanRules planRules = PlanRules.draft(List.of()).done();
    private volatile Money unitPrice;
    private volatile List<String> defects = List.of();

    private final Map<CaseKey, String> sentBack = new ConcurrentHashMap<>();
    private final Set<PlanId> registered = ConcurrentHashMap.newKeySet();

    PlayedLedger(ObjectProvider<SubmissionRule> rules) {
        this.rules = rules;
    }

    /** Whether contractors advance the subsidies, and what their contract pays for a household; null for no price. */
    void contract(boolean advances, Money price) {
        planRules = PlanRules.draft(List.of()).advanceByContractor(advances).done();
        unitPrice = price;
    }

    /** The plan has heating seasons like these. */
    void seasons(SeasonRules season) {
        planRules = PlanRules.draft(List.of()).season(season).done();
    }

    Optional<ContractTerms> contract(CaseKey village) {
        return Optional.of(new ContractTerms(village.body().with("lot", "1"), "测试暖通公司", "测合〔2021〕1号", unitPrice));
    }

    /** What is still wrong with the work of all lots, in Chinese. */
    void defects(String... open) {
        defects = List.of(open);
    }

    List<String> ofLot(CaseKey lot) {
        return defects;
    }

    /** A checked sheet with these rows. */
    UUID sheet(List<Map<String, String>> rows) {
        UUID id = UUID.randomUUID();
        sheets.put(id, rows);
        return id;
    }

    List<Map<String, String>> rows(UUID sheet) {
        return sheets.get(sheet);
    }

    long accept(CaseKey village, String route, Money price) {
        long household = HOUSEHOLDS.incrementAndGet();
        cases.put(
                household,
                new SubsidyCase(
                        household,
                        village,
                        route,
                        3,
                        new BigDecimal("80.00"),
                        "M-1",
                        price,
                        "NONE",
                        true,
                        "西河镇",
                        ACCEPTED_ON));
        pay(household, "张三", "6222020000" + household);
        return household;
    }

    /** The village's stage of that name is sent back; null when it is finished again. */
    void sendBack(CaseKey village, String stage) {
        if (stage == null) {
            sentBack.remove(village);
        } else {
            sentBack.put(village, stage);
        }
    }

    Optional<String> sentBack(CaseKey village) {
        return Optional.ofNullable(sentBack.get(village));
    }

    void pay(long household, String name, String account) {
        payees.put(
                household,
                new Payee(household, name, "370302197001010017", "淄川农商行", account, "张*", "****" + household));
    }

    void forgetPayee(long household) {
        payees.remove(household);
    }

    void loseEligibility(long household) {
        SubsidyCase was = cases.get(household);
        change(was, was.hardship(), false, was.acceptedOn());
    }

    void hardship(long household, String hardship) {
        SubsidyCase was = cases.get(household);
        change(was, hardship, was.eligible(), was.acceptedOn());
    }

    void acceptedOn(long household, LocalDate day) {
        SubsidyCase was = cases.get(household);
        change(was, was.hardship(), was.eligible(), day);
    }

    private void change(SubsidyCase was, String hardship, boolean eligible, LocalDate acceptedOn) {
        cases.put(
                was.household(),
                new SubsidyCase(
                        was.household(),
                        was.village(),
                        was.route(),
                        was.rooms(),
                        was.heatedArea(),
                        was.deviceModel(),
                        was.equipmentPrice(),
                        hardship,
                        eligible,
                        was.area(),
                        acceptedOn));
    }

    /** NONE, IN_BATCH, PAID or CLOSED. */
    String payment(long household) {
        return payments.getOrDefault(household, "NONE");
    }

    UUID hand(CaseKey subject, String task, String by, Map<String, String> fields, UUID sheet) {
        UUID id = UUID.randomUUID();
        handed.put(id, new Entry(subject, task, null, by, List.of(), fields, sheet));
        return id;
    }

    List<Finding> findings(CaseKey subject, String task, String by, Map<String, String> fields, UUID sheet) {
        return findings(new Entry(subject, task, "task", by, List.of(), fields, sheet));
    }

    Submission open(UUID id, CaseKey subject, String task) {
        Entry entry = handed.remove(id);
        if (entry == null || !entry.subject().equals(subject) || !entry.task().equals(task)) {
            throw new SubmissionRefused(List.of(Finding.ofSheet("这次提交不能使用", "请重新填写")));
        }
        List<Finding> findings = findings(entry);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        return new Submission(
                id,
                entry.fields(),
                entry.sheet(),
                entry.by(),
                FinanceWorld.clock().instant());
    }

    /** Of 2021, but for the plans of later years, whose id ends with their year. */
    Plan get(PlanId plan) {
        int year = plan.value().endsWith("-2022") ? 2022 : 2021;
        return new Plan(plan, "淄川区%d年冬季清洁取暖".formatted(year), year, new Region("zichuan", "淄川区"), planRules);
    }

    /** Makes plans known beside those of the tests themselves. */
    void register(PlanId plan) {
        registered.add(plan);
    }

    List<Plan> all() {
        return registered.stream().map(this::get).toList();
    }

    List<Body> bodies(PlanId plan) {
        return List.of(body(CaseKey.ofBody(plan, "xihe")));
    }

    List<Village> of(CaseKey body) {
        return List.of(get(CaseKey.ofVillage(body.plan(), body.area(), "xihe-01")));
    }

    Body body(CaseKey body) {
        return new Body(body.body(), new Region(body.area(), "西河镇"), 150, "户");
    }

    Village get(CaseKey village) {
        int accepted = (int) cases.values().stream()
                .filter(one -> one.village().equals(village) && one.eligible())
                .count();
        return new Village(
                village,
                new Region(village.village(), "西河村"),
                village.body(),
                150,
                "COAL_TO_GAS",
                true,
                VillageState.STARTED,
                new Numbers(150, 0, 0, 0, 0, 0, accepted, 0));
    }

    List<SubsidyCase> subsidyCases(Collection<Long> households) {
        return households.stream().filter(cases::containsKey).map(cases::get).toList();
    }

    List<SubsidyCase> confirmedCases(PlanId plan) {
        return cases.values().stream()
                .filter(one -> one.village().plan().equals(plan))
                .toList();
    }

    /** Lets the plan refuse a household's payment for this reason; null for nothing against it any more. */
    void refuse(long household, String reason) {
        if (reason == null) {
            refusals.remove(household);
        } else {
            refusals.put(household, reason);
        }
    }

    Map<Long, String> refuse(CaseKey village, Collection<Long> households) {
        return refusals.entrySet().stream()
                .filter(one -> households.contains(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int closed(CaseKey village) {
        return 0;
    }

    List<Payee> payees(Collection<Long> households) {
        return households.stream().filter(payees::containsKey).map(payees::get).toList();
    }

    void correctPayee(long household, String name, String bank, String account, String reason, String by) {
        if (!cases.containsKey(household)) {
            throw new NoSuchElementException("No household " + household);
        }
        pay(household, name, account);
    }

    void hold(Collection<Long> households) {
        // nobody changes households here
    }

    void markInBatch(Collection<Long> households, String by) {
        households.forEach(household -> payments.putIfAbsent(household, "IN_BATCH"));
    }

    void markPaid(Collection<Long> households, String by) {
        households.forEach(household -> payments.put(household, "PAID"));
    }

    void closePayment(Collection<Long> households, String reason, String by) {
        households.forEach(
                household -> payments.merge(household, "CLOSED", (now, closed) -> now.equals("PAID") ? now : closed));
    }

    Optional<String> holdingBack(CaseKey batch) {
        return Optional.empty();
    }

    boolean toRedo(CaseKey batch) {
        return false;
    }

    void takeBackPayment(Collection<Long> households, String reason, String by) {
        households.forEach(household -> payments.replace(household, "PAID", "IN_BATCH"));
    }

    void reopenPayment(Collection<Long> households, String reason, String by) {
        households.forEach(household -> payments.replace(household, "CLOSED", "NONE"));
    }

    private List<Finding> findings(Entry entry) {
        return rules.stream()
                .filter(rule -> rule.task().equals(entry.task()))
                .flatMap(rule -> rule.check(entry).stream())
                .toList();
    }
}
