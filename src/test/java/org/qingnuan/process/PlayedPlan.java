package org.qingnuan.process;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Definitions;
import org.qingnuan.process.engine.Instances;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.ConditionDetails;
import org.qingnuan.support.Papers;
import org.qingnuan.support.PlanGates;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One plan as its people live it: tasks are worked by somebody of the task's own group with real submissions, and only
 * this plan's jobs are run.
 */
public final class PlayedPlan {

    /** The town of a county's villages. */
    static final String TOWN = "测试乡";

    private final ApplicationContext context;
    private final PlanId id;
    private final Region area;
    private final int number;
    private final Set<String> employed = new HashSet<>();

    PlayedPlan(ApplicationContext context, PlanId id, Region area, int number) {
        this.context = context;
        this.id = id;
        this.area = area;
        this.number = number;
    }

    // --- who and where

    public CaseKey key() {
        return CaseKey.ofPlan(id);
    }

    public CaseKey body() {
        return bodies().get(0);
    }

    public List<CaseKey> bodies() {
        return bean(Plans.class).bodies(id).stream().map(body -> body.key()).toList();
    }

    /** A village of the first body, by gas, not started. */
    public CaseKey village(int households) {
        return village(households, "COAL_TO_GAS");
    }

    public CaseKey village(int households, String route) {
        int next = bean(Villages.class).of(body()).size() + 1;
        boolean towns = bean(Plans.class).get(id).rules().towns();
        return bean(Villages.class)
                .add(body(), towns ? TOWN : null, null, "测试%d村".formatted(next), households, route, "测试", "somebody");
    }

    /** The number from which the people of a village are counted; no two villages of any plan share a person. */
    public int people(CaseKey village) {
        String no = village.village().substring(village.village().lastIndexOf('-') + 1);
        return number * 10_000 + Integer.parseInt(no) * 100;
    }

    /** Somebody who holds the role for the subject; a second person differs from the first. */
    public String person(String role, CaseKey subject) {
        return person(role, subject, 1);
    }

    public String person(String role, CaseKey subject, int which) {
        return personOf(role + "." + place(role, subject), which);
    }

    private String place(String role, CaseKey subject) {
        return bean(Staff.class).rolesOfPlan(id).contains(role) ? area.id() : subject.area();
    }

    /** Lets somebody hold one more post. */
    public void employ(String user, String role, CaseKey subject) {
        bean(PlanSeeds.class).employ(user, user, "secret", role, place(role, subject));
    }

    private String personOf(String group, int which) {
        String user = group + "." + which;
        if (employed.add(user)) {
            int dot = group.indexOf('.');
            bean(PlanSeeds.class)
                    .employ(
                            user,
                            "第" + which + "位" + group,
                            "secret",
                            group.substring(0, dot),
                            group.substring(dot + 1));
        }
        return user;
    }

    // --- time and jobs

    /** The day at ten in the morning in China; jobs wait until they are run. */
    public void today(String day) {
        at(morning(LocalDate.parse(day)));
    }

    public void at(Instant now) {
        bean(Playback.class).setTime(now);
    }

    static Instant morning(LocalDate day) {
        return day.atTime(LocalTime.of(10, 0)).atZone(ChinaTime.ZONE).toInstant();
    }

    public Instant now() {
        return bean(java.time.Clock.class).instant();
    }

    public LocalDate today() {
        return ChinaTime.dayOf(bean(java.time.Clock.class).instant());
    }

    /** Runs this plan's due jobs until none is left; a failing job fails the test. */
    public void runJobs() {
        for (List<String> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
            due.forEach(bean(ManagementService.class)::executeJob);
        }
    }

    private List<String> dueJobs() {
        return bean(JdbcClient.class)
                .sql("""
                        select id_ from act_ru_job
                        where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= :now)
                          and (tenant_id_ = :plan or tenant_id_ like :plan || '.%'
                            or tenant_id_ is null and handler_cfg_ like '% ' || :plan || '%')
                        order by duedate_ nulls first, create_time_, id_
                        """)
                .param(
                        "now",
                        java.sql.Timestamp.from(bean(java.time.Clock.class).instant()))
                .param("plan", id.value())
                .query(String.class)
                .list();
    }

    /** When the timer of this element goes off; fails when the subject has none. */
    public Instant timer(CaseKey subject, String element) {
        return job(subject, element).getDuedate().toInstant();
    }

    /** Moves the clock to the timer of this element and lets it go off; what follows waits for {@link #runJobs}. */
    public void fire(CaseKey subject, String element) {
        Job timer = job(subject, element);
        at(timer.getDuedate().toInstant());
        bean(ManagementService.class).executeJob(timer.getId());
    }

    public boolean hasTimer(CaseKey subject, String element) {
        return !jobs(subject, element).isEmpty();
    }

    /** Runs the one waiting job of an element, and nothing that follows. */
    public void run(CaseKey subject, String element) {
        bean(ManagementService.class).executeJob(job(subject, element).getId());
    }

    private Job job(CaseKey subject, String element) {
        List<Job> found = jobs(subject, element);
        if (found.size() != 1) {
            throw new AssertionError("%d jobs at %s of %s, which stands at %s"
                    .formatted(found.size(), element, subject, where(subject)));
        }
        return found.get(0);
    }

    private List<Job> jobs(CaseKey subject, String element) {
        return bean(ManagementService.class).createJobQuery().activityId(element).list().stream()
                .filter(job -> subject.toString().equals(businessKey(job.getProcessInstanceId())))
                .toList();
    }

    private String businessKey(String instance) {
        ProcessInstance running = bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return running == null ? null : running.getBusinessKey();
    }

    // --- processes

    /** Starts a model as the application does, and runs what is due. */
    public ProcessInstance start(String model, CaseKey subject) {
        bean(Instances.class).start(model, subject);
        ProcessInstance started = process(model, subject);
        runJobs();
        return started;
    }

    /** The running instance of a model for a subject; fails when there is none. */
    public ProcessInstance process(String model, CaseKey subject) {
        List<ProcessInstance> found = running(subject).stream()
                .filter(instance ->
                        Definitions.modelOf(instance.getProcessDefinitionKey()).equals(model))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%d instances of %s for %s".formatted(found.size(), model, subject));
        }
        return found.get(0);
    }

    public boolean runs(String model, CaseKey subject) {
        return running(subject).stream()
                .anyMatch(instance ->
                        Definitions.modelOf(instance.getProcessDefinitionKey()).equals(model));
    }

    /** The cases of a kind, such as {@code batch} or {@code order}, that have begun at a place, oldest first. */
    public List<CaseKey> cases(CaseKey place, String kind) {
        return bean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyLike(place + "/" + kind + ".%")
                .rootProcessInstances()
                .list()
                .stream()
                .map(instance -> CaseKey.parse(instance.getBusinessKey()))
                .distinct()
                .sorted(Comparator.comparing(found -> Long.valueOf(found.item())))
                .toList();
    }

    /** The only one of {@link #cases}; fails with any other number. */
    public CaseKey onlyCase(CaseKey place, String kind) {
        List<CaseKey> found = cases(place, kind);
        if (found.size() != 1) {
            throw new AssertionError(kind + " at " + place + ": " + found);
        }
        return found.get(0);
    }

    private List<ProcessInstance> running(CaseKey subject) {
        return bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.toString())
                .list();
    }

    /** Where the subject's tokens stand, in its models and those they call; without the frames and calls around them. */
    public List<String> where(CaseKey subject) {
        return running(subject).stream()
                .flatMap(instance -> bean(RuntimeService.class).getActiveActivityIds(instance.getId()).stream())
                .filter(activity -> !activity.startsWith("callActivity_"))
                .sorted()
                .toList();
    }

    /** The end events the subject's models have reached. */
    public List<String> ends(CaseKey subject) {
        return passed(subject).stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .sorted()
                .toList();
    }

    /** Whether one of the subject's models has passed, or stands at, the element. */
    public boolean visited(CaseKey subject, String element) {
        return passed(subject).stream()
                .anyMatch(activity -> activity.getActivityId().equals(element));
    }

    private List<HistoricActivityInstance> passed(CaseKey subject) {
        return bean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(subject.toString())
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .flatMap(
                        instance -> bean(HistoryService.class)
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance)
                                .list()
                                .stream())
                .toList();
    }

    // --- tasks

    /** The open task; fails, saying what is open instead, when there is none. */
    public Task task(CaseKey subject, String taskKey) {
        List<Task> found = bean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(subject.toString())
                .taskDefinitionKey(taskKey)
                .list();
        if (found.size() != 1) {
            throw new AssertionError(
                    "%d tasks %s of %s, which stands at %s".formatted(found.size(), taskKey, subject, where(subject)));
        }
        return found.get(0);
    }

    /** Somebody of the group that may work the task. */
    public String holder(CaseKey subject, String taskKey) {
        return holder(subject, taskKey, 1);
    }

    public String holder(CaseKey subject, String taskKey, int which) {
        return personOf(group(task(subject, taskKey)), which);
    }

    public String group(Task task) {
        return bean(TaskService.class).getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(Collectors.joining());
    }

    /** Fills in, completes and runs what follows, by the first person of the task's group. */
    public void work(CaseKey subject, String taskKey, String... fields) {
        work(subject, taskKey, null, fields);
    }

    public void work(CaseKey subject, String taskKey, UUID sheet, String... fields) {
        complete(holder(subject, taskKey), subject, taskKey, sheet, fields);
    }

    /** The same by a certain person. */
    public void complete(String user, CaseKey subject, String taskKey, UUID sheet, String... fields) {
        completeOnly(user, subject, taskKey, sheet, fields);
        runJobs();
    }

    /** Takes a task as a person does in Tasklist. */
    public void claim(String taskId, String user) {
        bean(TaskService.class).claim(taskId, user);
    }

    /** Completes without running the jobs that follow. */
    public void completeOnly(String user, CaseKey subject, String taskKey, UUID sheet, String... fields) {
        String task = task(subject, taskKey).getId();
        bean(Tasks.class).complete(task, user, submission(user, task, sheet, fields));
    }

    /** A checked submission; fails with the findings. */
    public UUID submission(String user, String taskId, UUID sheet, String... fields) {
        return accepted(bean(Tasks.class).check(taskId, user, withPaper(user, taskId, map(fields)), sheet));
    }

    /** The fields with the file that the task's form does not go without. */
    private Map<String, String> withPaper(String user, String taskId, Map<String, String> fields) {
        String key = bean(TaskService.class)
                .createTaskQuery()
                .taskId(taskId)
                .singleResult()
                .getTaskDefinitionKey();
        String asked = PAPERS.get(key);
        if (asked != null && !fields.containsKey(asked)) {
            fields.put(
                    asked,
                    document(user, taskId, asked, "文件.pdf", Papers.pdf(taskId)).toString());
        }
        return fields;
    }

    private static final Map<String, String> PAPERS = Map.of(
            "userTask_acceptPreliminarily", "preliminaryReport",
            "userTask_inspectInHome", "inspectorReport",
            "userTask_draftPlan", "planFile",
            "userTask_signContract", "contractScan",
            "userTask_inspectBuildings", "inspectionReport",
            "userTask_concludeAcceptance", "acceptanceReport",
            "userTask_postNotice", "boardPhoto");

    /** Uploads a file for a field of the task's form; fails with the findings. */
    public UUID document(String user, String taskId, String field, String name, byte[] content) {
        Documents.Upload upload =
                bean(Tasks.class).attach(taskId, user, field, name, new ByteArrayInputStream(content));
        if (upload instanceof Documents.Upload.Stored stored) {
            return stored.document().id();
        }
        throw new AssertionError(sentences(((Documents.Upload.Refused) upload).findings()));
    }

    /** What is wrong with the entry, as the person reads it; fails when nothing is. */
    public String refusal(String user, CaseKey subject, String taskKey, UUID sheet, String... fields) {
        Checked checked = bean(Tasks.class).check(task(subject, taskKey).getId(), user, map(fields), sheet);
        if (checked instanceof Checked.Rejected rejected) {
            return sentences(rejected.findings());
        }
        throw new AssertionError("accepted: " + Map.of(taskKey, List.of(fields)));
    }

    /** A checked sheet of typed rows; fails with the findings. */
    public UUID sheet(SheetKind kind, CaseKey subject, List<Map<String, String>> rows) {
        CheckedSheet checked = bean(Sheets.class).check(kind, subject, rows, "somebody");
        if (!checked.findings().isEmpty()) {
            throw new AssertionError(sentences(checked.findings()));
        }
        return checked.sheet();
    }

    private static UUID accepted(Checked checked) {
        if (checked instanceof Checked.Accepted accepted) {
            return accepted.submission();
        }
        throw new AssertionError(sentences(((Checked.Rejected) checked).findings()));
    }

    private static String sentences(List<Finding> findings) {
        return findings.stream().map(Finding::sentence).collect(Collectors.joining());
    }

    static Map<String, String> map(String... fields) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        return map;
    }

    // --- what other offices have done meanwhile

    /** Lets the plan demand these conditions from now on. */
    public void demands(PlanGate... gates) {
        PlanGates.set(bean(JdbcClient.class), id, gates);
    }

    /** The body has brought everything that its plan demands of it. */
    public void conditionsMet(CaseKey body) {
        Conditions conditions = bean(Conditions.class);
        conditions.of(body).stream()
                .filter(demand -> !demand.met() && demand.subject().equals(body))
                .forEach(demand -> conditions.record(
                        body,
                        new ConditionEntry(
                                demand.gate().kind(),
                                null,
                                "主管部门",
                                today(),
                                null,
                                demand.gate().kind().unit() == null ? null : 100_000L,
                                demand.gate().kind().unit() == null ? null : 100_000L,
                                Set.of(),
                                null,
                                ConditionDetails.of(demand.gate().kind(), null)),
                        "county"));
    }

    /** Lets the plan say this from now on: a rule of {@code plan.yaml} as JSON, such as {@code {"clawbackOnCoal": true}}. */
    public void says(String rule) {
        bean(JdbcClient.class)
                .sql("update ledger.plan set rules = rules || cast(:rule as jsonb) where id = :plan")
                .param("rule", rule)
                .param("plan", id.value())
                .update();
    }

    /** Hands an entry to the ledger as the task would, for a past that this test is not about. */
    public UUID entry(CaseKey subject, String task, String by, String... fields) {
        return accepted(checked(subject, task, by, fields));
    }

    /** What the ledger would say against an entry of the task, whether or not the subject stands there; empty for nothing. */
    public String against(CaseKey subject, String task, String... fields) {
        return checked(subject, task, "somebody", fields) instanceof Checked.Rejected rejected
                ? sentences(rejected.findings())
                : "";
    }

    private Checked checked(CaseKey subject, String task, String by, String... fields) {
        Map<String, String> answers = map(fields);
        List<FieldSpec> specs = answers.keySet().stream()
                .map(name -> new FieldSpec(name, name, name.endsWith("On") ? "date" : "text", true, List.of()))
                .toList();
        return bean(Submissions.class).check(new Entry(subject, task, "past", by, specs, answers, null));
    }

    /** The body's plan is handed in and approved. */
    public void approveTownPlan(CaseKey body) {
        TownPlans plans = bean(TownPlans.class);
        inTransaction(() -> {
            plans.submit(body, entry(body, "responsible-body.userTask_draftPlan", "town", townPlan(body)), "town");
            UUID decision = entry(body, "responsible-body.userTask_approvePlan", "office", "decision", "approve");
            plans.decide(body, decision, "office");
        });
    }

    static final String[] TOWN_PLAN = {
        "taskBreakdown",
        "任务分解到村",
        "routes",
        "CENTRAL_HEATING,COAL_TO_GAS",
        "milestones",
        "7月底前完成招投标",
        "schedule",
        "成方连片"
    };

    /** With the route of its villages beyond the usual ones. */
    private String[] townPlan(CaseKey body) {
        boolean byPower = bean(Villages.class).of(body).stream()
                .anyMatch(village -> village.route().equals("COAL_TO_ELECTRICITY"));
        String[] plan = TOWN_PLAN.clone();
        plan[3] += byPower ? ",COAL_TO_ELECTRICITY" : "";
        return plan;
    }

    public static String[] townPlan() {
        return TOWN_PLAN.clone();
    }

    /** A lot of the body, its tender not started. */
    public CaseKey lot(CaseKey body) {
        Lots lots = bean(Lots.class);
        return lots.add(body, "第%d标段".formatted(lots.of(body).size() + 1), "town");
    }

    /** Announces, awards and signs the lot's contract. */
    public void sign(CaseKey lot) {
        Lots lots = bean(Lots.class);
        String today = today().toString();
        inTransaction(() -> {
            lots.announce(
                    lot,
                    entry(
                            lot,
                            "tendering.userTask_announceTender",
                            "town",
                            "method",
                            "公开招标",
                            "announcedOn",
                            today,
                            "openingOn",
                            today),
                    "town");
            lots.recordTender(lot, entry(lot, "tendering.userTask_recordTender", "town", awarded(today)), "town");
            lots.recordContract(lot, entry(lot, "tendering.userTask_signContract", "town", contract(today)), "town");
        });
        runJobs();
    }

    public static String[] awarded(String day) {
        return new String[] {
            "result", "awarded", "bidder", "测试暖通公司", "uscc", "91350100M000100Y43", "price", "100000", "awardedOn", day
        };
    }

    public static String[] contract(String day) {
        return new String[] {
            "contractNo",
            "测合〔2021〕1号",
            "signedOn",
            day,
            "responsibilities",
            "true",
            "heatingMode",
            "true",
            "serviceQuality",
            "true",
            "entryExit",
            "true",
            "unitPrice",
            "20000"
        };
    }

    /** Money enough from every source. */
    public void allot() {
        for (FundSource source : FundSource.values()) {
            long fund = bean(Funds.class).open(id, source, source.label());
            bean(Funds.class)
                    .allot(fund, "测财〔2021〕" + source.ordinal() + "号", today(), Money.of("1000000"), "测试", "finance");
        }
    }

    public List<HouseholdRow> households(CaseKey village) {
        Households households = bean(Households.class);
        HouseholdPage first = households.search(village, "", 0);
        int pages = Math.toIntExact((first.total() + first.pageSize() - 1) / first.pageSize());
        return IntStream.range(0, pages)
                .mapToObj(page -> households.search(village, "", page).rows())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(HouseholdRow::no))
                .toList();
    }

    public void inTransaction(Runnable work) {
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> work.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
