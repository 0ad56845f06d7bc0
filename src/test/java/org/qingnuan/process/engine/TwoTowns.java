package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.process.LaunchedPlan;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.Papers;
import org.qingnuan.support.RosterRows;
import org.springframework.context.ApplicationContext;

/** Zichuan's plan with two towns at work: all staff there, two villages each, and every user task of every model open in both. */
public class TwoTowns {

    public static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    public static final String PASSWORD = "Qn-2021-test";
    public static final String HERE = "xihe";
    public static final String THERE = "hongshan";
    public static final List<String> TOWN_ROLES =
            List.of(Roles.TOWN_OFFICIAL, Roles.VILLAGE_CLERK, Roles.CONTRACTOR, Roles.ACCEPTANCE_TECHNICIAN);
    public static final List<String> PLAN_ROLES = List.of(
            Roles.DISTRICT_OFFICE,
            Roles.LEADING_GROUP,
            Roles.FINANCE_OFFICE,
            Roles.HEAT_COMPANY,
            Roles.GAS_COMPANY,
            Roles.ADMINISTRATOR);
    /** Open only with a case of the ledger behind them; their roles have tasks enough. */
    private static final Set<String> DATED_BY_THE_CASE = Set.of(
            "complaint.userTask_replyComplaint",
            "complaint.userTask_resolveComplaint",
            "rectification.userTask_rectify",
            "rectification.userTask_verifyRectification",
            "correction-order.userTask_carryOutCorrection",
            "correction-order.userTask_verifyCorrection",
            "receivable.userTask_recordRecovery",
            "receivable.userTask_answerObjection",
            "receivable.userTask_approveWriteOff");

    private static final Map<String, List<String>> VILLAGES =
            Map.of(HERE, List.of("东坡村", "南山村"), THERE, List.of("北崖村", "柳沟村"));

    private final ApplicationContext context;
    private final PlanSeeds seeds;
    private final Playback playback;
    private final Tasks tasks;
    private final Sheets sheets;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TenantByCase tenants;
    private boolean built;

    TwoTowns(
            ApplicationContext context,
            PlanSeeds seeds,
            Playback playback,
            Tasks tasks,
            Sheets sheets,
            RepositoryService repository,
            RuntimeService runtime,
            TenantByCase tenants) {
        this.context = context;
        this.seeds = seeds;
        this.playback = playback;
        this.tasks = tasks;
        this.sheets = sheets;
        this.repository = repository;
        this.runtime = runtime;
        this.tenants = tenants;
    }

    /** The user who holds the role in the town, or in the whole plan when the role is the plan's. */
    public static String user(String role, String town) {
        return TOWN_ROLES.contains(role) ? role + "-" + town : role;
    }

    /** Names that only the town's own people should meet. */
    public static List<String> names(String town) {
        List<String> names = new ArrayList<>(VILLAGES.get(town));
        names.add(ZICHUAN.value() + "." + town);
        TOWN_ROLES.forEach(role -> names.add(role + "." + town));
        TOWN_ROLES.forEach(role -> names.add(user(role, town)));
        return names;
    }

    /** Brings the world about, once per context. */
    public void build() {
        if (built) {
            return;
        }
        built = true;
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(ZICHUAN, null);
        PLAN_ROLES.forEach(role -> seeds.employ(role, role, PASSWORD, role, "zichuan"));
        for (String town : List.of(HERE, THERE)) {
            TOWN_ROLES.forEach(role -> seeds.employ(user(role, town), user(role, town), PASSWORD, role, town));
        }
        LaunchedPlan.start(context, ZICHUAN);
        playback.runDueJobs();
        for (String town : List.of(HERE, THERE)) {
            play(town);
            open(town);
        }
        assertThat(playback.incidents()).isZero();
    }

    private void play(String town) {
        String official = user(Roles.TOWN_OFFICIAL, town);
        List<Map<String, String>> villages = VILLAGES.get(town).stream()
                .map(name -> Map.of("name", name, "quota", "5", "route", "COAL_TO_GAS", "plain", "true"))
                .toList();
        TaskView register = task(official, "userTask_registerVillages");
        hand(register, official, Map.of(), SheetKind.VILLAGES, villages);
        playback.runDueJobs();
        String clerk = user(Roles.VILLAGE_CLERK, town);
        TaskView survey = task(clerk, "userTask_registerSurvey");
        hand(
                survey,
                clerk,
                Map.of("surveyedOn", "2021-06-10"),
                SheetKind.ROSTER,
                RosterRows.of(town.equals(HERE) ? 100 : 200, 3).rows());
        playback.runDueJobs();
    }

    private void hand(
            TaskView task, String user, Map<String, String> fields, SheetKind kind, List<Map<String, String>> rows) {
        CheckedSheet sheet = sheets.check(kind, task.subject(), rows, user);
        assertThat(sheet.findings()).isEmpty();
        Checked checked = tasks.check(task.taskId(), user, fields, sheet.sheet());
        assertThat(checked).isInstanceOf(Checked.Accepted.class);
        tasks.complete(task.taskId(), user, ((Checked.Accepted) checked).submission());
    }

    public TaskView task(String user, String key) {
        return tasks.open(user).stream()
                .filter(task -> task.taskKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Puts a token before every user task of every model, so that no role is without one; Zichuan has not every role. */
    private void open(String town) {
        int number = 900;
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            for (UserTask element :
                    repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class)) {
                if (DATED_BY_THE_CASE.contains(definition.getKey() + "." + element.getId())
                        || element.getCamundaCandidateGroups().contains(Roles.ECOLOGY_BRANCH)
                        || element.getCamundaCandidateGroups().contains(Roles.POWER_COMPANY)
                        || element.getCamundaCandidateGroups().contains(Roles.SITE_INSPECTOR)) {
                    continue;
                }
                CaseKey subject = subject(Definitions.modelOf(definition.getKey()), town, number++);
                tenants.starting(
                        subject,
                        () -> runtime.createProcessInstanceById(definition.getId())
                                .businessKey(subject.toString())
                                .setVariable("approvalRole", Roles.DISTRICT_OFFICE)
                                .startBeforeActivity(element.getId())
                                .execute());
            }
        }
    }

    private static CaseKey subject(String model, String town, int number) {
        String body = ZICHUAN.value() + "." + town;
        String village = body + "." + town + "-01";
        return CaseKey.parse(
                switch (model) {
                    case "programme",
                            "responsible-body",
                            "coverage-assessment",
                            "building-works",
                            "building-acceptance" -> body;
                    case "service-incident" -> village + "/report." + number;
                    case "difficulty-report", "contractor-issue" -> body + "/report." + number;
                    case "complaint" -> body + "/complaint." + number;
                    case "household-change" -> village + "/change." + number;
                    case "rejection-recheck" -> village + "/recheck." + number;
                    case "supervision", "correction-order" -> body + "/order." + number;
                    case "tendering" -> body + "/lot." + number;
                    case "rectification" -> village + "/household." + number;
                    case "accountability-inquiry" -> body + "/inquiry." + number;
                    case "coal-finding" -> village + "/finding." + number;
                    case "clawback" -> village + "/clawback." + number;
                    case "subsidy-payout", "contractor-claim" -> village + "/batch." + number;
                    case "date-confirmation" -> village + "/date." + number;
                    case "deadline-extension" -> village + "/extension." + number;
                    case "payment-return" -> village + "/line." + number;
                    default -> village;
                });
    }

    /** Uploads a file for the town's plan, the same each time. */
    public UUID planFile(String town) {
        String official = user(Roles.TOWN_OFFICIAL, town);
        TaskView draft = task(official, "userTask_draftPlan");
        Documents.Upload upload = tasks.attach(
                draft.taskId(), official, "planFile", "方案.pdf", new ByteArrayInputStream(Papers.pdf(town)));
        assertThat(upload).isInstanceOf(Documents.Upload.Stored.class);
        return ((Documents.Upload.Stored) upload).document().id();
    }

    /** A submission that was accepted for a task and waits to be counted. */
    public record Handed(String task, UUID submission) {}

    /** Hands in the review of the town's survey without completing the task. */
    public Handed review(String town) {
        String official = user(Roles.TOWN_OFFICIAL, town);
        TaskView review = task(official, "userTask_reviewSurvey");
        Checked checked = tasks.check(review.taskId(), official, Map.of("decision", "approve"), null);
        assertThat(checked).isInstanceOf(Checked.Accepted.class);
        return new Handed(review.taskId(), ((Checked.Accepted) checked).submission());
    }
}
