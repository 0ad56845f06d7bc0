package org.qingnuan.process.staff;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.StaffRosters;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the persons of a list users of the engine and members of the groups of their posts. */
@Component
class RostersOfEngine implements StaffRosters {

    private static final Logger LOG = LoggerFactory.getLogger(RostersOfEngine.class);
    private static final int PASSWORD_BYTES = 48;

    private final IdentityService identities;
    private final PlanPosts posts;
    private final RosterChecks checks;
    private final KeptDeputies deputies;
    private final SignInTokens tokens;
    private final Memberships memberships;

    RostersOfEngine(
            IdentityService identities,
            PlanPosts posts,
            RosterChecks checks,
            KeptDeputies deputies,
            SignInTokens tokens,
            Memberships memberships) {
        this.identities = identities;
        this.posts = posts;
        this.checks = checks;
        this.deputies = deputies;
        this.tokens = tokens;
        this.memberships = memberships;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Post> posts(PlanId plan) {
        return posts.of(plan);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> places(PlanId plan) {
        return posts.areas(plan).stream().map(Region::name).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> current(PlanId plan) {
        List<Row> rows = new ArrayList<>();
        List<Region> areas = posts.areas(plan);
        for (Post post : posts.of(plan)) {
            for (Region area : post.ofPlan() ? areas.subList(0, 1) : areas.subList(1, areas.size())) {
                List<User> holders = members(post.role() + "." + area.id());
                holders.forEach(user -> rows.add(row(user.getId(), user.getFirstName(), post, area, user.getEmail())));
                if (holders.isEmpty()) {
                    rows.add(row(null, null, post, area, null));
                }
            }
        }
        return rows;
    }

    private static Row row(String user, String name, Post post, Region area, String email) {
        return new Row(0, user, name, post.name(), area.name(), email, null, null, null, null);
    }

    private List<User> members(String group) {
        return identities
                .createUserQuery()
                .memberOfGroup(group)
                .orderByUserId()
                .asc()
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> check(PlanId plan, List<Row> rows) {
        return checks.of(plan, rows).stream()
                .sorted(Comparator.comparing(Finding::row))
                .toList();
    }

    @Override
    @Transactional
    public Outcome employ(PlanId plan, List<Row> rows, String by) {
        List<Finding> findings = check(plan, rows);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        List<Token> given = new ArrayList<>();
        int persons = 0;
        int posted = 0;
        int unchanged = 0;
        for (Row row : rows) {
            boolean added = person(row, rows, by, given);
            boolean post = post(plan, row);
            persons += added ? 1 : 0;
            posted += post ? 1 : 0;
            boolean other = email(row);
            unchanged += added || post || other ? 0 : 1;
        }
        for (Row row : rows) {
            if (row.deputy() != null && deputies.keep(row, by)) {
                LOG.info("{} 登记 {} 的代办人 {}（{} 至 {}）", by, row.user(), row.deputy(), row.from(), row.to());
            }
        }
        memberships.forget();
        return new Outcome(persons, posted, unchanged, List.copyOf(given));
    }

    /** Whether the person is new. */
    private boolean person(Row row, List<Row> rows, String by, List<Token> given) {
        if (identities.createUserQuery().userId(row.user()).count() > 0) {
            return false;
        }
        String password = rows.stream()
                .filter(other -> other.user().equals(row.user()) && other.password() != null)
                .map(Row::password)
                .findFirst()
                .orElse(null);
        User user = identities.newUser(row.user());
        user.setFirstName(row.name());
        user.setLastName("");
        user.setPassword(password == null ? randomPassword() : password);
        identities.saveUser(user);
        if (password == null) {
            given.add(new Token(row.user(), row.name(), tokens.issue(row.user(), by)));
        }
        LOG.info("{} 由名单建立用户 {}", by, row.user());
        return true;
    }

    /** Whether the post was given. */
    private boolean post(PlanId plan, Row row) {
        String role = posts.named(plan, row.post()).orElseThrow().role();
        String area = checks.area(plan, row).orElseThrow().id();
        boolean given = false;
        for (String group : List.of(role, role + "." + area)) {
            if (identities
                            .createGroupQuery()
                            .groupMember(row.user())
                            .groupId(group)
                            .count()
                    == 0) {
                identities.createMembership(row.user(), group);
                LOG.info("用户 {} 由名单加入 {}", row.user(), group);
                given = true;
            }
        }
        return given;
    }

    /** Whether the address changed. */
    private boolean email(Row row) {
        if (row.email() == null) {
            return false;
        }
        User user = identities.createUserQuery().userId(row.user()).singleResult();
        if (row.email().equals(user.getEmail())) {
            return false;
        }
        user.setEmail(row.email());
        identities.saveUser(user);
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Pending> pending(PlanId plan) {
        Set<String> of = new HashSet<>();
        current(plan).stream().filter(row -> row.user() != null).forEach(row -> of.add(row.user()));
        return tokens.open().stream()
                .filter(open -> of.contains(open.user()))
                .map(open -> new Pending(open.user(), name(open.user()), open.until(), open.lapsed()))
                .toList();
    }

    private String name(String user) {
        return identities.createUserQuery().userId(user).singleResult().getFirstName();
    }

    @Override
    @Transactional
    public Token reissue(PlanId plan, String user, String by) {
        Pending pending = pending(plan).stream()
                .filter(one -> one.user().equals(user))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No token of " + user));
        LOG.info("{} 给用户 {} 换发一次性口令", by, user);
        return new Token(user, pending.name(), tokens.issue(user, by));
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
