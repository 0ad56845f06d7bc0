package org.qingnuan.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;

/** Brings the people of a plan in by one list: persons, posts by area, first passwords, deputies. */
public interface StaffRosters {

    /**
     * One person in one post; a person with several has as many rows.
     *
     * @param row where it stands in the sheet, for findings
     * @param post as {@link #posts} calls it
     * @param place the name of the post's area, null for a post of the whole plan
     * @param email null to leave it as it is
     * @param password the first one of a new person, null to have a one-time token made; ignored for who is known
     * @param deputy the user id of who stands in from {@code from} to {@code to}; all three or none
     */
    record Row(
            int row,
            String user,
            String name,
            String post,
            String place,
            String email,
            String password,
            String deputy,
            LocalDate from,
            LocalDate to) {}

    /** A post of the plan; {@code ofPlan} where one serves the whole plan. Two posts never have the same name. */
    record Post(String role, String name, boolean ofPlan) {}

    /** Who has set no password yet; {@code lapsed} once the token is too old. */
    record Pending(String user, String name, Instant until, boolean lapsed) {}

    /** A token in clear, to be handed to its person; nobody can read it again. */
    record Token(String user, String name, String token) {}

    /** How many persons are new, how many posts were given, how many rows changed nothing, and what to hand out. */
    record Outcome(int persons, int posts, int unchanged, List<Token> tokens) {}

    /** The posts of the plan. */
    List<Post> posts(PlanId plan);

    /** The names of the plan's areas, its own first. */
    List<String> places(PlanId plan);

    /** Who holds which post now, in the form of a list; posts that nobody holds have a row without a person. */
    List<Row> current(PlanId plan);

    /** Everything that is wrong with a list, of all rows at once. */
    List<Finding> check(PlanId plan, List<Row> rows);

    /** Brings the list about, all or nothing; the same list again changes nothing. {@link org.qingnuan.ledger.SubmissionRefused} with what {@link #check} finds. */
    Outcome employ(PlanId plan, List<Row> rows, String by);

    /** Who of the plan has not signed in yet with the token given. */
    List<Pending> pending(PlanId plan);

    /** Makes another token for one of {@link #pending}; {@link java.util.NoSuchElementException} for anybody else. */
    Token reissue(PlanId plan, String user, String by);
}
