package org.qingnuan.finance.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.Entitlements;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateTrials;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.ResultSummary;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.OpenDefects;
import org.qingnuan.ledger.PayoutChecks;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.SheetRows;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.UtilityCards;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.qingnuan.support.ModuleDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finance on a real PostgreSQL with a played ledger, one plan of its own per test; today is 2021-10-08. */
class FinanceWorld {

    private static final Instant NOW = Instant.parse("2021-10-08T04:00:00Z");
    private static final AnnotationConfigApplicationContext CONTEXT = started();
    private static final AtomicInteger PLANS = new AtomicInteger();
    private static final AtomicInteger SERIALS = new AtomicInteger();

    final PlanId plan = new PlanId("finance-" + PLANS.incrementAndGet());
    final CaseKey village = CaseKey.ofVillage(plan, "xihe", "xihe-01");
    final PlayedLedger ledger = bean(PlayedLedger.class);
    final PlayedRates rates = bean(PlayedRates.class);
    final PlayedSeasons seasons = bean(PlayedSeasons.class);
    final Funds funds = bean(Funds.class);
    final Payments payments = bean(Payments.class);
    final Entitlements entitlements = bean(Entitlements.class);
    final RateApprovals approvals = bean(RateApprovals.class);
    final RateTrials trials = bean(RateTrials.class);
    final JdbcClient jdbc = bean(JdbcClient.class);
    final TransactionTemplate transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));
    private long acceptanceBatches;

    FinanceWorld() {
        rates.state(true, true);
        approveRates();
        ledger.contract(false, null);
        ledger.defects();
        rates.asked.clear();
        bean(Events.class).seen.clear();
        bean(PaymentSteps.class)
                .define(
                        plan,
                        List.of(
                                new ApprovalStep(1, "district-office", "推进办审核"),
                                new ApprovalStep(2, "finance-office", "财政审批")));
    }

    /** Entered by one and approved by another. */
    void approveRates() {
        approvals.entered(plan, "administrator");
        approvals.approve(plan, rates.fingerprint(plan).orElseThrow(), "测试标准", "finance");
    }

    static Clock clock() {
        return bean(Clock.class);
    }

    /** Accepts so many gas households with equipment of 4,500.00 yuan: each is due 2000.00 + 1500.00. */
    List<Long> accept(int households) {
        return IntStream.range(0, households)
                .mapToObj(n -> ledger.accept(village, "COAL_TO_GAS", Money.of("4500")))
                .toList();
    }

    CaseKey opened(List<Long> households) {
        return payments.open(village, ++acceptanceBatches, households);
    }

    CaseKey computed(List<Long> households) {
        CaseKey batch = opened(households);
        payments.compute(batch);
        return batch;
    }

    void prepare(CaseKey batch) {
        payments.prepare(batch, ledger.hand(batch, Tasks.PREPARE, "clerk", Map.of(), null), "clerk");
    }

    boolean decide(CaseKey batch, String by, String decision) {
        Map<String, String> fields = Map.of("decision", decision, "opinion", "意见");
        return payments.decide(batch, ledger.hand(batch, Tasks.APPROVE, by, fields, null), by);
    }

    void approve(CaseKey batch) {
        prepare(batch);
        decide(batch, "office", "approve");
        decide(batch, "finance", "approve");
    }

    CaseKey approved(List<Long> households) {
        CaseKey batch = computed(households);
        approve(batch);
        return batch;
    }

    /** Sent to the bank, with money enough. */
    CaseKey filed(List<Long> households) {
        CaseKey batch = approved(households);
        file(batch);
        return batch;
    }

    void file(CaseKey batch) {
        allotAmply();
        Reservation reservation = payments.reserve(batch);
        if (!(reservation instanceof Reservation.Reserved)) {
            throw new AssertionError(reservation);
        }
        payments.file(batch);
    }

    void allotAmply() {
        for (FundSource source : FundSource.values()) {
            funds.allot(
                    funds.open(plan, source, source.label()),
                    "财指〔2021〕1号",
                    today(),
                    Money.of("100000000"),
                    "测试",
                    "finance");
        }
    }

    static LocalDate today() {
        return LocalDate.of(2021, 10, 8);
    }

    ResultSummary answer(CaseKey batch, Set<Integer> returned) {
        CheckedSheet sheet = check(batch, answers(batch, returned, row -> row));
        if (!sheet.findings().isEmpty()) {
            throw new AssertionError(sheet.findings());
        }
        return record(batch, sheet.sheet());
    }

    ResultSummary record(CaseKey batch, UUID sheet) {
        return payments.recordResult(batch, ledger.hand(batch, Tasks.RESULT, "finance", Map.of(), sheet), "finance");
    }

    /** The bank's answer made from our template; the change may spoil a row, null leaves it out. */
    byte[] answers(CaseKey batch, Set<Integer> returned, UnaryOperator<Map<String, String>> change) {
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        payments.bankResultTemplate(batch, template);
        BankSheets sheets = bean(BankSheets.class);
        Batch row = bean(Batches.class).find(batch);
        List<Map<String, String>> answers = new ArrayList<>();
        sheets.readResult(row, new ByteArrayInputStream(template.toByteArray()))
                .rows()
                .forEach(line -> {
                    Map<String, String> answer = change.apply(answer(line.values(), returned));
                    if (answer != null) {
                        answers.add(answer);
                    }
                });
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        bean(SheetWriter.class).write(new SheetTemplate(sheets.resultFormat(row), null, answers), filled);
        return filled.toByteArray();
    }

    CheckedSheet check(CaseKey batch, byte[] workbook) {
        return payments.checkResult(batch, "银行结果.xlsx", new ByteArrayInputStream(workbook), "finance");
    }

    byte[] bankFile(CaseKey batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        payments.bankFile(batch, out);
        return out.toByteArray();
    }

    void correct(CaseKey line, String by) {
        Map<String, String> fields =
                Map.of("payeeName", "李四", "account", "6222029999", "bank", "工商银行", "reason", "户名不符");
        payments.correct(line, ledger.hand(line, Tasks.CORRECT, by, fields, null), by);
    }

    boolean confirm(CaseKey line, String by, String decision) {
        Map<String, String> fields = Map.of("decision", decision, "opinion", "意见");
        return payments.confirmCorrection(line, ledger.hand(line, Tasks.VERIFY, by, fields, null), by);
    }

    CaseKey reissued(CaseKey line) {
        correct(line, "clerk");
        confirm(line, "office", "approve");
        return payments.reissue(line);
    }

    FundBalance balance(FundSource source) {
        return funds.balances(plan).stream()
                .filter(balance -> balance.source() == source)
                .findFirst()
                .orElseThrow();
    }

    <T> List<T> seen(Class<T> event) {
        return bean(Events.class).seen.stream()
                .filter(event::isInstance)
                .map(event::cast)
                .toList();
    }

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static Map<String, String> answer(Map<String, String> line, Set<Integer> returned) {
        Map<String, String> answer = new HashMap<>(line);
        if (returned.contains(Integer.valueOf(line.get(BankSheets.NO)))) {
            answer.put(BankSheets.RESULT, BankSheets.RETURNED);
            answer.put(BankSheets.REASON, "户名不符");
        } else {
            answer.put(BankSheets.RESULT, BankSheets.PAID);
            answer.put(BankSheets.SERIAL, "S" + SERIALS.incrementAndGet());
            answer.put(BankSheets.BOOKED_ON, today().toString());
        }
        return answer;
    }

    private static AnnotationConfigApplicationContext started() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Map<String, Object> keys = Map.of("qingnuan.keys.data", key(1), "qingnuan.keys.search", key(2));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("keys", keys));
        context.register(Wiring.class);
        context.refresh();
        context.registerShutdownHook();
        return context;
    }

    private static String key(int of) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) of;
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Remembers what was published. */
    static class Events implements ApplicationListener<PayloadApplicationEvent<?>> {

        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<?> event) {
            seen.add(event.getPayload());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(ModuleDatabase.class)
    @ComponentScan({
        "org.qingnuan.finance.fund",
        "org.qingnuan.finance.clawback",
        "org.qingnuan.finance.bank",
        "org.qingnuan.finance.held",
        "org.qingnuan.finance.level",
        "org.qingnuan.finance.subsidy",
        "org.qingnuan.finance.payment",
        "org.qingnuan.ledger.privacy"
    })
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        Events events() {
            return new Events();
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper();
        }

        @Bean
        SheetReader reader() {
            return SheetReader.create();
        }

        @Bean
        SheetWriter writer() {
            return SheetWriter.create();
        }

        @Bean
        WorkingDays workingDays() {
            return WorkingDays.published();
        }

        @Bean
        PlayedRates rates() {
            return new PlayedRates();
        }

        @Bean
        PlayedLedger ledger(ObjectProvider<SubmissionRule> rules) {
            return new PlayedLedger(rules);
        }

        @Bean
        Plans plans(PlayedLedger ledger) {
            return Played.by(ledger, Plans.class);
        }

        @Bean
        Lots lots(PlayedLedger ledger) {
            return Played.by(ledger, Lots.class);
        }

        @Bean
        OpenDefects defects(PlayedLedger ledger) {
            return Played.by(ledger, OpenDefects.class);
        }

        @Bean
        SheetRows sheets(PlayedLedger ledger) {
            return Played.by(ledger, SheetRows.class);
        }

        @Bean
        Villages villages(PlayedLedger ledger) {
            return Played.by(ledger, Villages.class);
        }

        @Bean
        Households households(PlayedLedger ledger) {
            return Played.by(ledger, Households.class);
        }

        @Bean
        PayoutChecks checks(PlayedLedger ledger) {
            return Played.by(ledger, PayoutChecks.class);
        }

        @Bean
        Stages stages(PlayedLedger ledger) {
            return Played.by(ledger, Stages.class);
        }

        @Bean
        PublicNotices notices(PlayedLedger ledger) {
            return Played.by(ledger, PublicNotices.class);
        }

        @Bean
        PlayedSeasons playedSeasons() {
            return new PlayedSeasons();
        }

        @Bean
        HeatingSeasons heatingSeasons(PlayedSeasons seasons) {
            return Played.by(seasons, HeatingSeasons.class);
        }

        @Bean
        UtilityCards utilityCards(PlayedLedger ledger) {
            return Played.by(ledger, UtilityCards.class);
        }

        @Bean
        Submissions submissions(PlayedLedger ledger) {
            return Played.by(ledger, Submissions.class);
        }
    }
}
