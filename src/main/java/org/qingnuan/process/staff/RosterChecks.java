package org.qingnuan.process.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.process.StaffRosters.Post;
import org.qingnuan.process.StaffRosters.Row;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.springframework.stereotype.Component;

/** Holds a staff list against itself, the plan's posts and the persons there are, before anything is done. */
@Component
class RosterChecks {

    static final String USER = "用户名";
    static final String NAME = "姓名";
    static final String POST = "岗位";
    static final String PLACE = "单位";
    static final String EMAIL = "电子邮箱";
    static final String PASSWORD = "初始密码";
    static final String DEPUTY = "代办人用户名";
    static final String FROM = "代办开始日期";
    static final String TO = "代办结束日期";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{2,39}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final String RESERVED = "qingnuan-";
    private static final int LONGEST_NAME = 60;

    private final IdentityService identities;
    private final PlanPosts posts;
    private final KeptDeputies deputies;
    private final Clock clock;

    RosterChecks(IdentityService identities, PlanPosts posts, KeptDeputies deputies, Clock clock) {
        this.identities = identities;
        this.posts = posts;
        this.deputies = deputies;
        this.clock = clock;
    }

    List<Finding> of(PlanId plan, List<Row> rows) {
        List<Finding> findings = new ArrayList<>();
        Map<String, User> known = known(rows);
        Map<String, Set<String>> areas = areas(plan, rows);
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            person(row, known.get(row.user()), findings);
            post(plan, row, findings);
            if (!seen.add(row.user() + "/" + row.post() + "/" + Objects.toString(row.place(), ""))) {
                findings.add(Finding.ofRow(row.row(), "同一个人的同一岗位填写了两行", "请只保留一行"));
            }
            deputy(row, known, areas, rows, findings);
        }
        agreeing(rows, NAME, Row::name, findings);
        agreeing(rows, EMAIL, Row::email, findings);
        agreeing(rows, PASSWORD, Row::password, findings);
        return findings;
    }

    /** The area of a row's post; empty where the row does not say one that is right. */
    Optional<Region> area(PlanId plan, Row row) {
        Region whole = posts.areas(plan).get(0);
        Optional<Post> post = posts.named(plan, row.post());
        Region named = row.place() == null ? null : posts.areasByName(plan).get(row.place());
        return post.flatMap(one -> one.ofPlan()
                ? Optional.of(whole).filter(area -> row.place() == null || area.equals(named))
                : Optional.ofNullable(named).filter(area -> !area.equals(whole)));
    }

    private void person(Row row, User known, List<Finding> findings) {
        if (!ID.matcher(row.user()).matches()) {
            findings.add(Finding.ofCell(row.row(), USER, row.user(), "不是3到40个小写字母、数字、点或横线，以字母开头", "请换一个用户名，例如姓名的拼音"));
        } else if (row.user().startsWith(RESERVED)) {
            findings.add(Finding.ofCell(row.row(), USER, row.user(), "是系统保留的用户名", "请换一个用户名"));
        }
        if (row.name().length() > LONGEST_NAME) {
            findings.add(Finding.ofCell(row.row(), NAME, row.name(), "超过60个字", "请填写姓名"));
        }
        if (known != null && !row.name().equals(known.getFirstName())) {
            findings.add(Finding.ofCell(
                    row.row(),
                    NAME,
                    row.name(),
                    "用户名%s已有人使用，姓名是%s".formatted(row.user(), known.getFirstName()),
                    "同一个人请写一致的姓名；不是同一个人请换一个用户名"));
        }
        if (row.email() != null && !ADDRESS.matcher(row.email()).matches()) {
            findings.add(Finding.ofCell(row.row(), EMAIL, row.email(), "不是电子邮箱地址", "请按 name@example.gov.cn 的形式填写"));
        }
        if (known == null && row.password() != null) {
            password(row, findings);
        }
    }

    private void password(Row row, List<Finding> findings) {
        User user = identities.newUser(row.user());
        List<String> broken = identities.checkPasswordAgainstPolicy(row.password(), user).getViolatedRules().stream()
                .map(PasswordPolicyRule::getPlaceholder)
                .toList();
        if (!broken.isEmpty()) {
            findings.add(Finding.ofCell(
                    row.row(), PASSWORD, null, "不合要求：" + String.join("，", broken), "请换一个；空着则由系统生成一次性口令"));
        }
    }

    private void post(PlanId plan, Row row, List<Finding> findings) {
        Optional<Post> post = posts.named(plan, row.post());
        if (post.isEmpty()) {
            findings.add(Finding.ofCell(row.row(), POST, row.post(), "本方案没有这个岗位", "请从模板的下拉列表中选择"));
        } else if (area(plan, row).isEmpty()) {
            String whole = posts.areas(plan).get(0).name();
            boolean ofPlan = post.get().ofPlan();
            findings.add(Finding.ofCell(
                    row.row(),
                    PLACE,
                    row.place(),
                    ofPlan ? "“%s”是全方案的岗位".formatted(row.post()) : "“%s”按责任主体设置".formatted(row.post()),
                    ofPlan ? "请空着或填写" + whole : "请填写任务表中的责任主体"));
        }
    }

    private void deputy(
            Row row, Map<String, User> known, Map<String, Set<String>> areas, List<Row> rows, List<Finding> findings) {
        boolean any = row.deputy() != null || row.from() != null || row.to() != null;
        boolean all = row.deputy() != null && row.from() != null && row.to() != null;
        if (!any) {
            return;
        }
        if (!all) {
            findings.add(Finding.ofCell(row.row(), DEPUTY, row.deputy(), "代办人和起止日期没有填全", "三项都填写，或都空着"));
            return;
        }
        LocalDate today = ChinaTime.today(clock);
        if (row.to().isBefore(row.from())) {
            findings.add(Finding.ofCell(row.row(), TO, row.to().toString(), "早于开始日期", "请核对日期"));
        } else if (row.from().isBefore(today) && !deputies.isKept(row)) {
            findings.add(Finding.ofCell(row.row(), FROM, row.from().toString(), "早于今天", "代办从今天或以后开始"));
        }
        boolean inList = rows.stream().anyMatch(other -> other.user().equals(row.deputy()));
        if (row.deputy().equals(row.user())) {
            findings.add(Finding.ofCell(row.row(), DEPUTY, row.deputy(), "是本人", "请填写另一个人"));
        } else if (!inList && !known.containsKey(row.deputy())) {
            findings.add(Finding.ofCell(row.row(), DEPUTY, row.deputy(), "名单和系统里都没有这个用户", "请先把代办人填入名单"));
        } else if (areas.getOrDefault(row.deputy(), Set.of()).stream()
                .noneMatch(areas.getOrDefault(row.user(), Set.of())::contains)) {
            findings.add(Finding.ofCell(row.row(), DEPUTY, row.deputy(), "不在同一个单位任职", "请填写本单位的同事"));
        }
    }

    /** What all rows of one person say must be the same, or be said once. */
    private static void agreeing(List<Row> rows, String column, Function<Row, String> value, List<Finding> findings) {
        Map<String, Row> first = new HashMap<>();
        for (Row row : rows) {
            if (value.apply(row) == null) {
                continue;
            }
            Row earlier = first.putIfAbsent(row.user(), row);
            if (earlier != null && !value.apply(earlier).equals(value.apply(row))) {
                findings.add(Finding.ofCell(
                        row.row(),
                        column,
                        column.equals(PASSWORD) ? null : value.apply(row),
                        "与第%d行同一用户名填写的不一致".formatted(earlier.row()),
                        "请核对；不是同一个人请换一个用户名"));
            }
        }
    }

    private Map<String, User> known(List<Row> rows) {
        Set<String> asked = new TreeSet<>();
        rows.forEach(row -> {
            asked.add(row.user());
            Optional.ofNullable(row.deputy()).ifPresent(asked::add);
        });
        return asked.isEmpty()
                ? Map.of()
                : identities.createUserQuery().userIdIn(asked.toArray(String[]::new)).list().stream()
                        .collect(Collectors.toMap(User::getId, user -> user));
    }

    /** The areas in which each of those who stand in, or have somebody stand in, works or will work. */
    private Map<String, Set<String>> areas(PlanId plan, List<Row> rows) {
        Map<String, Set<String>> areas = new HashMap<>();
        rows.forEach(row -> area(plan, row)
                .ifPresent(area -> areas.computeIfAbsent(row.user(), user -> new HashSet<>())
                        .add(area.id())));
        rows.stream().filter(row -> row.deputy() != null).forEach(row -> {
            held(row.user(), areas);
            held(row.deputy(), areas);
        });
        return areas;
    }

    private void held(String user, Map<String, Set<String>> areas) {
        identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .filter(group -> group.contains("."))
                .forEach(group -> areas.computeIfAbsent(user, one -> new HashSet<>())
                        .add(group.substring(group.indexOf('.') + 1)));
    }
}
