package org.qingnuan.ledger.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

class SubmissionsTest {

    private static final String TASK = "survey.userTask_reviewSurvey";
    private static final List<FieldSpec> SPECS = List.of(
            new FieldSpec("decision", "审核意见", "choice", true, List.of("approve", "return")),
            new FieldSpec("routes", "路线", "choice", false, List.of("A", "B", "C")),
            new FieldSpec("reviewedOn", "审核日期", "date", true, List.of()),
            new FieldSpec("count", "户数", "integer", false, List.of()),
            new FieldSpec("price", "价格", "money", false, List.of()),
            new FieldSpec("seen", "已查看", "boolean", false, List.of()),
            new FieldSpec("opinion", "说明", "text", false, List.of()),
            new FieldSpec("villagePhone", "电话", "text", false, List.of()));

    private final RegisterWorld world = new RegisterWorld();
    private final CaseKey village = world.village("东庄村", 10);

    private Checked check(Map<String, String> fields) {
        return world.submissions.check(new Entry(village, TASK, "task-" + world.plan, "town", SPECS, fields, null));
    }

    private UUID accepted(Map<String, String> fields) {
        return ((Checked.Accepted) check(fields)).submission();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Checked checked = check(Map.of(
                "routes", "A,D",
                "reviewedOn", "8月30",
                "count", "1.5",
                "price", "12.345",
                "seen", "maybe",
                "opinion", "长".repeat(2001),
                "smuggled", "x"));

        assertThat(((Checked.Rejected) checked).findings())
                .extracting(Finding::column)
                .containsExactly("审核意见", "路线", "审核日期", "户数", "价格", "已查看", "说明", "smuggled");
    }

    @Test
    void whatIsAcceptedComesBackInOneSpelling() {
        UUID id = accepted(Map.of(
                "decision", " approve ",
                "routes", "A, C",
                "reviewedOn", "2021年8月3日",
                "price", "12.5",
                "opinion", "长".repeat(2000),
                "count", " "));

        Submission submission = world.submissions.open(id, village, TASK);

        assertThat(submission.fields())
                .containsEntry("decision", "approve")
                .containsEntry("routes", "A,C")
                .containsEntry("reviewedOn", "2021-08-03")
                .containsEntry("price", "12.5")
                .doesNotContainKey("count");
        assertThat(submission.by()).isEqualTo("town");
    }

    @Test
    void aSubmissionCountsOnlyForItsSubjectAndTaskAndOnce() {
        UUID id = accepted(Map.of("decision", "approve", "reviewedOn", "2021-06-15"));
        CaseKey other = world.village("西庄村", 10);

        refused(id, other, TASK, "其他村");
        refused(id, village, "survey.userTask_other", "其他任务");
        refused(UUID.randomUUID(), village, TASK, "没有这次提交");
        world.submissions.open(id, village, TASK);
        refused(id, village, TASK, "已经登记过");
    }

    private void refused(UUID id, CaseKey subject, String task, String reason) {
        assertThatThrownBy(() -> world.submissions.open(id, subject, task))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void openedByManyAtOnceItCountsOnce() throws Exception {
        UUID id = accepted(Map.of("decision", "approve", "reviewedOn", "2021-06-15"));
        ExecutorService people = Executors.newFixedThreadPool(6);
        Callable<Boolean> open = () -> {
            try {
                world.submissions.open(id, village, TASK);
                return true;
            } catch (SubmissionRefused refused) {
                return false;
            }
        };

        List<Future<Boolean>> opened = people.invokeAll(java.util.Collections.nCopies(6, open));
        people.shutdown();

        int counted = 0;
        for (Future<Boolean> one : opened) {
            counted += one.get() ? 1 : 0;
        }
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void whatCameBeforeIsShownMaskedAndStoredSealed() {
        UUID id = accepted(Map.of("decision", "return", "reviewedOn", "2021-06-15", "villagePhone", "13812345678"));
        assertThat(world.submissions.last(village, TASK)).as("not applied yet").isEmpty();

        world.submissions.open(id, village, TASK);

        assertThat(world.submissions.last(village, TASK).orElseThrow().fields())
                .containsEntry("villagePhone", "138****5678")
                .containsEntry("decision", "return");
        byte[] content = world.jdbc
                .sql("SELECT content FROM ledger.submission WHERE id = :id")
                .param("id", id)
                .query((rows, n) -> rows.getBytes(1))
                .single();
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("13812345678", "return");
    }

    @Test
    void aDraftIsKeptUntilItsTaskIsHandedIn() {
        String task = "task-" + world.plan;
        assertThat(world.submissions.draft(task)).isEmpty();
        world.submissions.saveDraft(task, "town", Map.of("opinion", "未写完"));
        world.submissions.saveDraft(task, "town", Map.of("opinion", "快写完"));

        assertThat(world.submissions.draft(task)).containsEntry("opinion", "快写完");
        world.submissions.open(accepted(Map.of("decision", "approve", "reviewedOn", "2021-06-15")), village, TASK);
        assertThat(world.submissions.draft(task)).isEmpty();
    }
}
