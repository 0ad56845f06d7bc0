package org.qingnuan.ledger.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.Documents.Slot;
import org.qingnuan.ledger.Documents.Upload;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.Papers;
import org.qingnuan.support.Together;
import org.springframework.dao.DataAccessException;

class DocumentsTest {

    private static final String TASK = "demo.userTask_sign";
    private static final FieldSpec SCAN =
            new FieldSpec("contractScan", "合同扫描件", "file", true, List.of("pdf", "jpg", "png", "docx"), true);
    private static final FieldSpec ONE = new FieldSpec("notice", "通知书", "file", false, List.of("pdf"));
    private static final int LIMIT = 20 << 20;

    private final RegisterWorld world = new RegisterWorld();
    private final Documents documents = RegisterWorld.bean(Documents.class);
    private final CaseKey lot = world.xihe().with("lot", "1");
    private final String taskId = "task-" + world.plan;

    private Slot slot(FieldSpec field) {
        return new Slot(lot, TASK, taskId, field);
    }

    private Upload upload(Slot slot, String name, byte[] content) {
        return documents.upload(slot, name, new ByteArrayInputStream(content), "town");
    }

    private Document kept(Slot slot, String name, byte[] content) {
        return ((Upload.Stored) upload(slot, name, content)).document();
    }

    private Document scan(String text) {
        return kept(slot(SCAN), "合同.pdf", Papers.pdf(text));
    }

    private Checked check(String taskId, CaseKey subject, Map<String, String> fields) {
        return world.submissions.check(new Entry(subject, TASK, taskId, "town", List.of(SCAN, ONE), fields, null));
    }

    /** The same form of another task. */
    private Checked checkOther(Map<String, String> fields) {
        String other = "demo.userTask_other";
        return world.submissions.check(new Entry(lot, other, taskId, "town", List.of(SCAN, ONE), fields, null));
    }

    private Document other(FieldSpec field, String text) {
        return kept(new Slot(lot, "demo.userTask_other", taskId, field), "合同.pdf", Papers.pdf(text));
    }

    private UUID accepted(Map<String, String> fields) {
        return ((Checked.Accepted) checkOther(fields)).submission();
    }

    private byte[] download(UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        documents.write(id, out);
        return out.toByteArray();
    }

    @Test
    void aFileComesBackByteForByteAndLiesSealedInPieces() {
        byte[] content = Arrays.copyOf(Papers.pdf("张三的合同"), 700_000);
        content[699_999] = 7;

        Document document = kept(slot(SCAN), "张三 合同.pdf", content);

        assertThat(download(document.id())).isEqualTo(content);
        assertThat(document.size()).isEqualTo(700_000);
        assertThat(document.mediaType()).isEqualTo("application/pdf");
        assertThat(document.fileName()).isEqualTo("张三 合同.pdf");
        assertThat(document.sha256()).hasSize(64);
        List<byte[]> pieces = world.jdbc
                .sql("SELECT sealed FROM ledger.document_content WHERE document = :id ORDER BY part")
                .param("id", document.id())
                .query((rows, n) -> rows.getBytes(1))
                .list();
        assertThat(pieces)
                .hasSize(3)
                .allSatisfy(piece ->
                        assertThat(new String(piece, StandardCharsets.UTF_8)).doesNotContain("%PDF", "张三"));
    }

    @ParameterizedTest
    @MethodSource
    void whatAFormAsksForIsTaken(String name, byte[] content, String type) {
        assertThat(kept(slot(SCAN), name, content).mediaType()).isEqualTo(type);
    }

    static Stream<Arguments> whatAFormAsksForIsTaken() {
        return Stream.of(
                Arguments.of("a.PDF", Papers.pdf("a"), "application/pdf"),
                Arguments.of("照片.jpg", Papers.jpeg(), "image/jpeg"),
                Arguments.of("照片.png", Papers.png(), "image/png"),
                Arguments.of(
                        "方案.docx",
                        Papers.docx(),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNotWhatItSaysIsRefusedWithWhatToDo(String name, byte[] content, String reason, String remedy) {
        Upload upload = upload(slot(SCAN), name, content);

        assertThat(upload).isInstanceOfSatisfying(Upload.Refused.class, refused -> {
            Finding finding = refused.findings().get(0);
            assertThat(refused.findings()).hasSize(1);
            assertThat(finding.column()).isEqualTo("合同扫描件");
            assertThat(finding.value()).isEqualTo(name);
            assertThat(finding.reason()).contains(reason);
            assertThat(finding.remedy()).contains(remedy);
        });
        assertThat(documents.open(taskId)).isEmpty();
    }

    static Stream<Arguments> whatIsNotWhatItSaysIsRefusedWithWhatToDo() {
        return Stream.of(
                Arguments.of("合同.pdf", new byte[0], "空的", "重新上传"),
                Arguments.of("合同.pdf", Papers.program(), "可执行程序", "重新导出"),
                Arguments.of("合同.pdf", "#!/bin/sh\nrm -rf x\n".getBytes(StandardCharsets.UTF_8), "可执行程序", "PDF"),
                Arguments.of("合同.pdf", Papers.png(), "PNG图片", "不要改后缀"),
                Arguments.of("合同.pdf", "只是文字".getBytes(StandardCharsets.UTF_8), "纯文本", "PDF"),
                Arguments.of("setup.exe", Papers.program(), ".exe", "PDF、JPG图片、PNG图片"),
                Arguments.of("合同.doc", Papers.sealedOffice(), ".doc", "另存为docx"),
                Arguments.of("合同.xlsx", Papers.docx(), ".xlsx", "PDF"),
                Arguments.of("合同", Papers.pdf("x"), "没有后缀", "PDF"),
                Arguments.of("合同.docx", Papers.sealedOffice(), "密码", "取消密码"),
                Arguments.of("合同.docx", Papers.docxWithMacros(), "宏", "不带宏"),
                Arguments.of("合同.docx", Papers.archive(), "压缩包", "不要改后缀"),
                Arguments.of("合同.docx", Arrays.copyOf(Papers.docx(), 60), "已损坏", "重新保存"));
    }

    @Test
    void aFileOverTheLimitIsRefusedWithoutBeingReadToItsEnd() {
        Endless endless = new Endless();

        Upload upload = documents.upload(slot(SCAN), "扫描.pdf", endless, "town");

        assertThat(((Upload.Refused) upload).findings().get(0).reason()).contains("20 MB");
        assertThat(endless.read).isLessThan(LIMIT + (1 << 20));
    }

    @Test
    void aFileOfExactlyTheLimitIsTaken() {
        byte[] content = Arrays.copyOf(Papers.pdf("big"), LIMIT);

        assertThat(kept(slot(SCAN), "扫描.pdf", content).size()).isEqualTo(LIMIT);
    }

    @Test
    void nothingOfAnUploadStaysInTheTemporaryFolder() throws IOException {
        scan("one");
        upload(slot(SCAN), "合同.pdf", Papers.program());
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> documents.upload(slot(SCAN), "x.pdf", broken, "town"))
                .isInstanceOf(UncheckedIOException.class);

        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(file -> file.getFileName().toString().endsWith(".upload")))
                    .isEmpty();
        }
    }

    @Test
    void theSameContentForOneFieldIsOneDocumentAndForAnotherFieldAnother() {
        Document first = scan("same");

        assertThat(kept(slot(SCAN), "又一份.pdf", Papers.pdf("same"))).isEqualTo(first);
        assertThat(kept(slot(ONE), "合同.pdf", Papers.pdf("same")).id()).isNotEqualTo(first.id());
        assertThat(scan("different").id()).isNotEqualTo(first.id());
    }

    @Test
    void theSameFileUploadedByManyAtOnceIsOneDocument() throws Exception {
        Callable<UUID> upload = () -> scan("together").id();

        List<UUID> ids = Together.run(Collections.nCopies(6, upload));

        assertThat(ids).containsOnly(ids.get(0));
        assertThat(download(ids.get(0))).isEqualTo(Papers.pdf("together"));
    }

    @Test
    void aRequiredFileThatIsMissingIsToldAsOneToUpload() {
        assertThat(findings(checkOther(Map.of()))).containsExactly("“合同扫描件”：没有上传。请上传合同扫描件。");
    }

    @Test
    void aFileCountsOnlyForItsSubjectItsTaskAndItsField() {
        String id = scan("mine").id().toString();
        CaseKey otherLot = world.hongshan().with("lot", "1");
        String elsewhere = "“合同扫描件”：文件不是在本任务的这一项中上传的。请在本表单重新上传。";

        assertThat(findings(check(taskId, otherLot, Map.of("contractScan", id))))
                .contains(elsewhere);
        assertThat(findings(check("task-other", lot, Map.of("contractScan", id))))
                .contains(elsewhere);
        assertThat(findings(checkOther(Map.of("contractScan", id)))).contains(elsewhere);
        assertThat(findings(check(taskId, lot, Map.of("contractScan", id, "notice", id))))
                .contains(elsewhere.replace("合同扫描件", "通知书"));
        assertThat(findings(check(
                        taskId, lot, Map.of("contractScan", UUID.randomUUID().toString()))))
                .contains(elsewhere);
        assertThat(findings(check(taskId, lot, Map.of("contractScan", "../../etc/passwd"))))
                .anyMatch(finding -> finding.contains("不是已上传的文件"));
    }

    @Test
    void oneFileIsOne() {
        String two = other(ONE, "1").id() + "," + other(ONE, "2").id();
        String scan = other(SCAN, "3").id().toString();

        assertThat(findings(checkOther(Map.of("contractScan", scan, "notice", two))))
                .containsExactly("“通知书”：只收一份文件。请移除多余的文件。");
    }

    @Test
    void aSubmissionThatCountsBindsItsFilesForGood() {
        Document document = other(SCAN, "signed");
        UUID submission = accepted(Map.of("contractScan", document.id().toString()));
        assertThat(documents.handedIn(lot, "demo.userTask_other")).isEmpty();

        world.submissions.open(submission, lot, "demo.userTask_other");

        assertThat(documents.handedIn(lot, "demo.userTask_other"))
                .extracting(Document::id)
                .containsExactly(document.id());
        assertThat(documents.open(taskId)).isEmpty();
        assertThatThrownBy(() -> documents.remove(document.id(), taskId))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("归档");
        assertThat(findings(checkOther(Map.of("contractScan", document.id().toString()))))
                .anyMatch(finding -> finding.contains("已随上次提交归档"));
    }

    @Test
    void theDatabaseItselfKeepsWhatIsBound() {
        Document document = other(SCAN, "kept");
        world.submissions.open(accepted(Map.of("contractScan", document.id().toString())), lot, "demo.userTask_other");

        Stream.of(
                        "UPDATE ledger.document SET task = 'x' WHERE id = '%s'",
                        "UPDATE ledger.document SET submission = NULL WHERE id = '%s'",
                        "DELETE FROM ledger.document WHERE id = '%s'",
                        "DELETE FROM ledger.document_content WHERE document = '%s'",
                        "UPDATE ledger.document_content SET sealed = '' WHERE document = '%s'",
                        "TRUNCATE ledger.document CASCADE",
                        "TRUNCATE ledger.document_content")
                .forEach(change -> assertThatThrownBy(() ->
                                world.jdbc.sql(change.formatted(document.id())).update())
                        .as(change)
                        .isInstanceOf(DataAccessException.class));
    }

    @Test
    void aFileRemovedAfterTheCheckStopsTheSubmission() {
        Document document = other(SCAN, "gone");
        UUID submission = accepted(Map.of("contractScan", document.id().toString()));
        documents.remove(document.id(), taskId);

        assertThatThrownBy(() -> world.submissions.open(submission, lot, "demo.userTask_other"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("已被移除");
        assertThatThrownBy(() -> download(document.id())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void ofTwoSubmissionsWithOneFileAtOnceOnlyOneCounts() throws Exception {
        String document = other(SCAN, "twice").id().toString();
        List<UUID> submissions =
                List.of(accepted(Map.of("contractScan", document)), accepted(Map.of("contractScan", document)));

        List<Boolean> counted = Together.run(submissions.stream()
                .<Callable<Boolean>>map(submission -> () -> {
                    try {
                        world.submissions.open(submission, lot, "demo.userTask_other");
                        return true;
                    } catch (SubmissionRefused refused) {
                        return false;
                    }
                })
                .toList());

        assertThat(counted).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void nobodyRemovesAFileByWayOfAnotherTask() {
        Document document = scan("mine");

        documents.remove(document.id(), "task-other");

        assertThat(documents.open(taskId)).containsExactly(document);
    }

    @Test
    void whatIsLeftBehindByAClosedTaskGoesAfterThirtyDaysAndWhatAnOpenFormHoldsStays() {
        Document left = kept(new Slot(lot, TASK, taskId + "-closed", SCAN), "旧.pdf", Papers.pdf("left"));
        Document waiting = kept(new Slot(lot, TASK, taskId + "-open", SCAN), "等.pdf", Papers.pdf("waiting"));
        RegisterWorld.bean(Stages.class)
                .taskOpened(new OpenTask(
                        taskId + "-open",
                        lot,
                        "tendering",
                        "userTask_signContract",
                        "签订合同",
                        "town-official",
                        null,
                        null,
                        Instant.EPOCH));

        world.today("2021-07-14");
        scan("within thirty days");
        assertThat(documents.find(left.id())).isPresent();

        world.today("2021-07-16");
        scan("after them");
        assertThat(documents.find(left.id())).isEmpty();
        assertThat(documents.find(waiting.id())).isPresent();
    }

    @ParameterizedTest
    @MethodSource
    void aNameIsMadeFitForEverySystem(String given, String clean) {
        assertThat(FileNames.clean(given)).isEqualTo(clean);
    }

    static Stream<Arguments> aNameIsMadeFitForEverySystem() {
        return Stream.of(
                Arguments.of("..\\..\\Windows\\合同.pdf", "合同.pdf"),
                Arguments.of("/etc/passwd", "passwd"),
                Arguments.of("合同\u202Efdp.exe", "合同fdp.exe"),
                Arguments.of("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
                Arguments.of("合同\"<>|?*.pdf", "合同______.pdf"),
                Arguments.of(".pdf", "pdf"),
                Arguments.of(null, "文件"),
                Arguments.of("长".repeat(300) + ".pdf", "长".repeat(116) + ".pdf"));
    }

    @Test
    void everyEndingThatAFormMayAskForHasItsKind() {
        assertThat(FileKind.allEndings()).containsExactlyElementsOf(Documents.ENDINGS);
    }

    @Test
    void theFingerprintOfTheContentIsItsSha256() throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(Papers.pdf("sum"));

        assertThat(scan("sum").sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    private static List<String> findings(Checked checked) {
        return ((Checked.Rejected) checked)
                .findings().stream().map(Finding::sentence).toList();
    }

    /** A PDF that never ends. */
    private static final class Endless extends InputStream {

        private final byte[] head = Papers.pdf("endless");
        private long read;

        @Override
        public int read() {
            int at = (int) Math.min(read++, head.length);
            return at < head.length ? head[at] : ' ';
        }
    }
}
