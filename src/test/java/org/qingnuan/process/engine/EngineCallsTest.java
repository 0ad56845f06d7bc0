package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.process.engine.CallTarget.Relation;
import org.qingnuan.process.engine.EngineRoutes.Route;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.support.Movements;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever Tasklist, Cockpit and Admin can call, a person can call by hand: every call there is, as every role, at their
 * own tasks, their neighbours' and another town's. Nothing moves and nothing foreign is seen.
 */
@WebTest
@Import(TwoTowns.class)
@TestPropertySource(
        properties = {
            "logging.level.org.camunda.bpm.engine.context=off",
            "logging.level.org.camunda.bpm.engine.rest.exception=off"
        })
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineCallsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BOUNDARY = "qingnuan-boundary";

    /** An id alone, in the refusal of a call that named a neighbouring one, tells nobody anything. */
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f-]{36}");

    /** Those who may look into Cockpit, and with it into history. */
    private static final Set<String> WATCHERS = Set.of(Roles.LEADING_GROUP, Roles.DISTRICT_OFFICE, Roles.ADMINISTRATOR);

    /** Change the caller's own session, not the engine; {@link #nobodyMakesThemselvesTheFirstAdministratorOrTriesOthersPasswords} tries them. */
    private static final List<String> SESSION = List.of("/logout", "/login/{appName}");

    /** What administrators are there for; {@link #anAdministratorManagesPeopleAndNothingElse} tries them. */
    private static final List<String> PEOPLE = List.of(ENGINE + "/user", ENGINE + "/group", ENGINE + "/tenant");

    @Autowired
    private TwoTowns towns;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int port;

    private Movements movements;
    private List<Route> routes;
    private final Map<String, Caller> signedIn = new HashMap<>();
    private int calls;

    @BeforeAll
    void twoTownsAtWork() throws ReflectiveOperationException {
        towns.build();
        routes = EngineRoutes.all();
        Visitor.signedIn(port, Roles.DISTRICT_OFFICE, TwoTowns.PASSWORD);
        movements = Movements.watch(jdbc);
    }

    @AfterAll
    void saysHowMuchWasTried() {
        System.out.printf(
                "Engine calls: %d routes, %d roles and a stranger, %d calls%n", routes.size(), signedIn.size(), calls);
    }

    static Stream<String> roles() {
        return Stream.concat(TwoTowns.TOWN_ROLES.stream(), TwoTowns.PLAN_ROLES.stream());
    }

    @ParameterizedTest
    @MethodSource("roles")
    void noCallMovesAnythingOrShowsWhatIsAnothers(String role) {
        Caller caller = caller(role);
        List<String> broken = new ArrayList<>();
        for (CallTarget target : caller.targets.values()) {
            for (Route route : routes) {
                if (isTried(route, target, role)) {
                    attempt(caller, route, target, broken);
                }
            }
        }
        assertThat(broken).as("what %s got through", role).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutSigningIn() {
        Visitor stranger = Visitor.stranger(port);
        CallTarget target = caller(Roles.VILLAGE_CLERK).targets.get(Relation.HELD);
        List<String> open = new ArrayList<>();
        for (Route route : routes) {
            Answer answer = stranger.call(route.method(), target.path(route));
            calls++;
            if (answer.status() != 401) {
                open.add(route + " → " + answer.status());
            }
        }
        for (String application : List.of("tasklist", "cockpit", "admin", "welcome")) {
            Answer answer = stranger.call("GET", "/camunda/app/" + application + "/default/");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).endsWith("/sign-in");
        }

        assertThat(open).isEmpty();
        assertThat(movements.since()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void onlyThoseWhomAnApplicationAdmitsReachWhatIsBehindIt(String role) {
        Visitor visitor = caller(role).visitor;
        boolean watches = WATCHERS.contains(role);
        boolean administers = role.equals(Roles.ADMINISTRATOR);

        assertThat(visitor.call("GET", "/camunda/app/tasklist/default/").status())
                .isEqualTo(200);
        for (String path : List.of(
                "/camunda/app/cockpit/default/",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/cockpit/plugin/base/default/incident",
                ENGINE + "/history/process-instance",
                ENGINE + "/history/job-log")) {
            assertThat(visitor.call("GET", path).status()).as(path).isEqualTo(watches ? 200 : 403);
        }
        assertThat(visitor.call("GET", "/camunda/app/admin/default/").status()).isEqualTo(administers ? 200 : 403);
        assertThat(visitor.call("GET", "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated")
                        .status())
                .satisfies(status -> assertThat(status == 403).isEqualTo(!administers));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nobodyMakesThemselvesTheFirstAdministratorOrTriesOthersPasswords(String role) {
        Visitor visitor = caller(role).visitor;
        String form = "username=%s&password=%s".formatted(Roles.ADMINISTRATOR, TwoTowns.PASSWORD);

        assertThat(visitor.call("POST", "/camunda/api/admin/setup/default/user/create", JSON, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(visitor.call("POST", "/camunda/api/admin/auth/user/default/login/cockpit", FORM, form)
                        .status())
                .isEqualTo(403);
        assertThat(visitor.call("POST", ENGINE + "/identity/verify", JSON, "{}").status())
                .isEqualTo(403);
        assertThat(movements.since()).isEmpty();
    }

    @Test
    void aTaskIsTakenGivenBackAndCompletedWithWhatItsFormHandedIn() {
        Caller clerk = caller(Roles.VILLAGE_CLERK);
        String task = clerk.targets.get(Relation.OFFERED).id("task");
        String taken = "{\"userId\": \"%s\"}".formatted(clerk.user);

        assertThat(clerk.visitor
                        .call("POST", ENGINE + "/task/" + task + "/claim", JSON, taken)
                        .status())
                .isEqualTo(204);
        assertThat(holder(task)).isEqualTo(clerk.user);
        assertThat(movements.since()).anyMatch(moved -> moved.startsWith("UPDATE act_ru_task"));

        assertThat(clerk.visitor
                        .call("POST", ENGINE + "/task/" + task + "/unclaim")
                        .status())
                .isEqualTo(204);
        assertThat(holder(task)).isNull();
    }

    @Test
    void aSubmissionCountsOnlyForItsOwnTaskAndOnce() {
        Visitor official = caller(Roles.TOWN_OFFICIAL).visitor;
        TwoTowns.Handed ours = towns.review(TwoTowns.HERE);
        TwoTowns.Handed theirs = towns.review(TwoTowns.THERE);
        String another = towns.task(TwoTowns.user(Roles.TOWN_OFFICIAL, TwoTowns.HERE), "userTask_draftPlan")
                .taskId();
        movements.since();

        assertThat(complete(official, ours.task(), theirs.submission())).isGreaterThanOrEqualTo(400);
        assertThat(complete(official, theirs.task(), theirs.submission())).isGreaterThanOrEqualTo(400);
        assertThat(complete(official, another, ours.submission())).isGreaterThanOrEqualTo(400);
        assertThat(movements.since()).isEmpty();

        assertThat(complete(official, ours.task(), ours.submission())).isEqualTo(204);
        assertThat(movements.since()).anyMatch(moved -> moved.startsWith("DELETE act_ru_task"));
        String again = towns.task(TwoTowns.user(Roles.TOWN_OFFICIAL, TwoTowns.HERE), "userTask_reviewSurvey")
                .taskId();
        assertThat(complete(official, again, ours.submission())).isGreaterThanOrEqualTo(400);
        assertThat(movements.since()).isEmpty();
    }

    private static int complete(Visitor visitor, String task, UUID submission) {
        String body =
                "{\"variables\": {\"submission\": {\"value\": \"%s\", \"type\": \"String\"}}}".formatted(submission);
        return visitor.call("POST", ENGINE + "/task/" + task + "/complete", JSON, body)
                .status();
    }

    @Test
    void anAdministratorManagesPeopleAndNothingElse() {
        Visitor administrator = caller(Roles.ADMINISTRATOR).visitor;
        String user =
                "{\"profile\": {\"id\": \"newcomer\", \"firstName\": \"新人\", \"lastName\": \"\"}, \"credentials\": {\"password\": \"Qn-2021-west\"}}";
        String clerks = ENGINE + "/group/village-clerk.xihe/members/newcomer";

        assertThat(administrator
                        .call("POST", ENGINE + "/user/create", JSON, user)
                        .status())
                .isEqualTo(204);
        assertThat(administrator.call("PUT", clerks).status()).isEqualTo(204);
        assertThat(administrator.call("DELETE", clerks).status()).isEqualTo(204);
        assertThat(administrator.call("DELETE", ENGINE + "/user/newcomer").status())
                .isEqualTo(204);
        assertThat(movements.since())
                .isNotEmpty()
                .allMatch(moved -> moved.contains(" act_id_")
                        || moved.contains(" act_hi_op_log")
                        || moved.contains(" act_ru_authorization"));
    }

    @Test
    void whoChangesAMembershipStandsInTheOperationLog() {
        Visitor administrator = caller(Roles.ADMINISTRATOR).visitor;
        String own = ENGINE + "/group/finance-office.zichuan/members/" + Roles.ADMINISTRATOR;

        assertThat(administrator.call("PUT", own).status()).isEqualTo(204);
        assertThat(administrator.call("DELETE", own).status()).isEqualTo(204);

        assertThat(memberships())
                .containsExactlyInAnyOrder(
                        "administrator Create userId administrator",
                        "administrator Create groupId finance-office.zichuan",
                        "administrator Delete userId administrator",
                        "administrator Delete groupId finance-office.zichuan");
        assertThat(movements.since()).isNotEmpty();
    }

    /** As docs/operations.md tells auditors to look. */
    private List<String> memberships() {
        return jdbc.sql("""
                        select user_id_ || ' ' || operation_type_ || ' ' || property_ || ' ' || new_value_
                        from act_hi_op_log
                        where category_ = 'Admin' and entity_type_ = 'Group membership' and operation_id_ in (
                          select operation_id_ from act_hi_op_log where new_value_ = 'finance-office.zichuan')
                        """).query(String.class).list();
    }

    @Test
    void nobodyIsGivenAPasswordThatOthersGuess() {
        Visitor administrator = caller(Roles.ADMINISTRATOR).visitor;
        for (String password : List.of("short-1", "guessable-one!", "qingnuan-2021", "123456789012")) {
            Answer answer = administrator.call(
                    "POST",
                    ENGINE + "/user/create",
                    JSON,
                    "{\"profile\": {\"id\": \"guessable\", \"firstName\": \"新人\", \"lastName\": \"\"}, \"credentials\": {\"password\": \"%s\"}}"
                            .formatted(password));

            assertThat(answer.isDone()).as(password + " " + answer.text()).isFalse();
            assertThat(answer.text()).containsIgnoringCase("password");
        }
        assertThat(movements.since()).isEmpty();
    }

    private String holder(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private boolean isTried(Route route, CallTarget target, String role) {
        boolean aboutTheTask = route.path().startsWith(ENGINE + "/task/");
        return (aboutTheTask || target.relation() != Relation.OFFERED)
                && SESSION.stream().noneMatch(route.path()::endsWith)
                && !(role.equals(Roles.ADMINISTRATOR) && PEOPLE.stream().anyMatch(route.path()::startsWith));
    }

    private void attempt(Caller caller, Route route, CallTarget target, List<String> broken) {
        String path = target.path(route);
        List<String> bodies = route.method().equals("POST") || route.method().equals("PUT")
                ? EngineBodies.of(route, target)
                : List.of("");
        for (String body : bodies) {
            if (!caller.made.add(route.method() + " " + path + " " + body)) {
                continue;
            }
            Answer answer = route.multipart()
                    ? caller.visitor.call(
                            route.method(),
                            path,
                            "multipart/form-data; boundary=" + BOUNDARY,
                            EngineBodies.multipart(route, BOUNDARY))
                    : body.isEmpty()
                            ? caller.visitor.call(route.method(), path)
                            : caller.visitor.call(route.method(), path, JSON, body);
            calls++;
            String call = "%s %s %s %s → %d".formatted(target.relation(), route.method(), path, body, answer.status());
            List<String> moved = movements.since();
            if (!moved.isEmpty() && !mayMove(caller, route, target, body)) {
                broken.add(call + " moved " + moved);
            }
            if (!moved.isEmpty()) {
                restore(caller);
            }
            caller.foreign.stream()
                    .filter(name -> answer.isDone() || !UUID_LIKE.matcher(name).matches())
                    .filter(name -> answer.text().contains(name) && !path.contains(name) && !body.contains(name))
                    .findFirst()
                    .ifPresent(name -> broken.add(call + " shows " + name + ": " + start(answer)));
            if (answer.isDone() && body.contains("Expression")) {
                broken.add(call + " took an expression");
            }
            if (answer.isDone() && !WATCHERS.contains(caller.role) && isPast(route) && !isEmpty(answer)) {
                broken.add(call + " shows the past: " + start(answer));
            }
        }
    }

    /** The whole list of what a person may change by hand. */
    private static boolean mayMove(Caller caller, Route route, CallTarget target, String body) {
        boolean own = target.relation() == Relation.HELD || target.relation() == Relation.OFFERED;
        return own
                && switch (route.method() + " " + route.path().replace(ENGINE, "")) {
                    case "POST /task/{id}/claim" -> body.contains('"' + caller.user + '"');
                    case "POST /task/{id}/unclaim", "PUT /user/{id}/profile", "PUT /user/{id}/credentials" -> true;
                    default -> false;
                };
    }

    private void restore(Caller caller) {
        tasks.setAssignee(caller.targets.get(Relation.HELD).id("task"), caller.user);
        tasks.setAssignee(caller.targets.get(Relation.OFFERED).id("task"), null);
        movements.since();
    }

    private static boolean isPast(Route route) {
        return route.path().startsWith(ENGINE + "/history") || route.path().startsWith(ENGINE + "/optimize");
    }

    private static boolean isEmpty(Answer answer) {
        String text = answer.text().strip();
        return text.isEmpty() || text.equals("[]") || text.equals("{\"count\":0}") || text.equals("{}");
    }

    private static String start(Answer answer) {
        return answer.text().substring(0, Math.min(200, answer.text().length()));
    }

    private Caller caller(String role) {
        return signedIn.computeIfAbsent(role, Caller::new);
    }

    /** A signed-in person, what they may not see, and what their calls are aimed at. */
    private final class Caller {

        private final String role;
        private final String user;
        private final Visitor visitor;
        private final Set<String> foreign = new TreeSet<>();
        private final Set<String> made = new HashSet<>();
        private final Map<Relation, CallTarget> targets = new EnumMap<>(Relation.class);

        Caller(String role) {
            this.role = role;
            this.user = TwoTowns.user(role, TwoTowns.HERE);
            this.visitor = Visitor.signedIn(port, user, TwoTowns.PASSWORD);
            boolean inTown = TwoTowns.TOWN_ROLES.contains(role);
            List<Task> own = tasks.createTaskQuery()
                    .taskCandidateGroup(role + "." + (inTown ? TwoTowns.HERE : "zichuan"))
                    .includeAssignedTasks()
                    .orderByTaskId()
                    .asc()
                    .list();
            String other = role.equals(Roles.CONTRACTOR) ? Roles.TOWN_OFFICIAL : Roles.CONTRACTOR;
            String offered = own.isEmpty()
                    ? anyTask(other, TwoTowns.HERE)
                    : own.get(own.size() - 1).getId();
            String held = own.isEmpty() ? offered : own.get(0).getId();
            if (!own.isEmpty()) {
                tasks.setAssignee(held, user);
            }
            aim(Relation.HELD, held, user);
            aim(Relation.OFFERED, offered, user);
            aim(Relation.NEIGHBOURS, anyTask(other, TwoTowns.HERE), TwoTowns.user(other, TwoTowns.HERE));
            if (inTown) {
                String there = anyTask(role, TwoTowns.THERE);
                tasks.setAssignee(there, TwoTowns.user(role, TwoTowns.THERE));
                aim(Relation.FOREIGN, there, TwoTowns.user(role, TwoTowns.THERE));
                foreign.addAll(TwoTowns.names(TwoTowns.THERE));
                for (String table : List.of("act_ru_task", "act_ru_execution", "act_ru_job", "act_ru_variable")) {
                    foreign.addAll(jdbc.sql("select id_ from " + table + " where tenant_id_ = ?")
                            .param(TwoTowns.ZICHUAN.value() + "." + TwoTowns.THERE)
                            .query(String.class)
                            .list());
                }
            }
            movements.since();
        }

        private void aim(Relation relation, String task, String person) {
            targets.put(relation, CallTarget.of(jdbc, relation, task, person));
        }

        private String anyTask(String role, String town) {
            return tasks.createTaskQuery()
                    .taskCandidateGroup(role + "." + town)
                    .includeAssignedTasks()
                    .listPage(0, 1)
                    .get(0)
                    .getId();
        }
    }
}
