package org.qingnuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.Finding;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What the form kit calls; {@link Tasks#view} decides each time whether the person has a part in the task. */
@RestController
@RequestMapping("/api/tasks/{id}")
class TaskController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Tasks tasks;
    private final TaskPages pages;
    private final SheetTransfers sheets;
    private final Submissions submissions;
    private final Payments payments;
    private final TaskHeads heads;
    private final RunningUploads uploads;

    TaskController(
            Tasks tasks,
            TaskPages pages,
            SheetTransfers sheets,
            Submissions submissions,
            Payments payments,
            TaskHeads heads,
            RunningUploads uploads) {
        this.tasks = tasks;
        this.pages = pages;
        this.sheets = sheets;
        this.submissions = submissions;
        this.payments = payments;
        this.heads = heads;
        this.uploads = uploads;
    }

    record Entered(Map<String, String> fields, UUID sheet) {}

    record Rows(List<Map<String, String>> rows) {}

    record Report(UUID submission) {}

    record HandOver(String to, String reason) {}

    record Reason(String reason) {}

    /** How many rows of a file have been read. */
    record Progress(int rows) {}

    /** The id of what was handed in, or null and everything that is wrong with it. */
    record Answer(UUID submission, List<Finding> findings) {}

    @GetMapping
    TaskPage task(@PathVariable String id, Principal user, CsrfToken token) {
        TaskPage.Csrf csrf = new TaskPage.Csrf(token.getHeaderName(), token.getToken());
        return pages.of(tasks.view(id, user.getName()), user.getName(), csrf);
    }

    @GetMapping("/sheet")
    void sheet(@PathVariable String id, Principal user, HttpServletResponse response) throws IOException {
        TaskView task = tasks.view(id, user.getName());
        offer(response, sheets.name(task), task);
        sheets.prefilled(task, response.getOutputStream());
    }

    @PostMapping("/sheet")
    CheckedSheet upload(
            @PathVariable String id,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) UUID sheet,
            @RequestParam(required = false) UUID token,
            Principal user)
            throws IOException {
        TaskView task = tasks.view(id, user.getName());
        try (InputStream in = file.getInputStream()) {
            return uploads.during(
                    user.getName(),
                    token,
                    watch -> sheets.check(
                            task, new SheetUpload(file.getOriginalFilename(), in, sheet, watch), user.getName()));
        }
    }

    @GetMapping("/uploads/{token}")
    Progress progress(@PathVariable String id, @PathVariable UUID token, Principal user) {
        tasks.view(id, user.getName());
        return new Progress(uploads.rows(user.getName(), token));
    }

    @DeleteMapping("/uploads/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id, @PathVariable UUID token, Principal user) {
        tasks.view(id, user.getName());
        uploads.cancel(user.getName(), token);
    }

    @PostMapping("/attempts/{attempt}/valid")
    CheckedSheet acceptValid(@PathVariable String id, @PathVariable UUID attempt, Principal user) {
        return sheets.acceptValid(tasks.view(id, user.getName()), attempt, user.getName());
    }

    @GetMapping("/attempts/{attempt}/faulty")
    void faulty(@PathVariable String id, @PathVariable UUID attempt, Principal user, HttpServletResponse response)
            throws IOException {
        TaskView task = tasks.view(id, user.getName());
        offer(response, sheets.name(task) + "（有误的行）", task);
        sheets.faulty(task, attempt, user.getName(), response.getOutputStream());
    }

    @PostMapping("/rows")
    CheckedSheet rows(@PathVariable String id, @RequestBody Rows typed, Principal user) {
        return sheets.check(tasks.view(id, user.getName()), typed.rows(), user.getName());
    }

    @PostMapping("/submission")
    Answer submission(@PathVariable String id, @RequestBody Entered entered, Principal user) {
        Checked checked = tasks.check(id, user.getName(), entered.fields(), entered.sheet());
        if (checked instanceof Checked.Accepted accepted) {
            return new Answer(accepted.submission(), List.of());
        }
        return new Answer(null, ((Checked.Rejected) checked).findings());
    }

    @PostMapping("/report")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@PathVariable String id, @RequestBody Report report, Principal user) {
        tasks.report(id, user.getName(), report.submission());
    }

    @GetMapping("/draft")
    Map<String, String> draft(@PathVariable String id, Principal user) {
        return submissions.draft(tasks.view(id, user.getName()).taskId());
    }

    @PutMapping("/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saveDraft(@PathVariable String id, @RequestBody Entered draft, Principal user) {
        TaskView task = tasks.view(id, user.getName());
        submissions.saveDraft(task.taskId(), user.getName(), draft.fields());
    }

    @PostMapping("/hand-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable String id, @RequestBody HandOver order, Principal user) {
        tasks.handOver(id, user.getName(), order.to(), order.reason());
    }

    @PostMapping("/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @RequestBody Reason why, Principal user) {
        if (why.reason() == null || why.reason().isBlank()) {
            throw new BadRequest("请填写撤回原因。");
        }
        tasks.withdraw(id, user.getName(), why.reason());
    }

    @GetMapping("/bank-file")
    void bankFile(@PathVariable String id, Principal user, HttpServletResponse response) throws IOException {
        TaskView task = tasks.view(id, user.getName());
        if (!TaskPages.form(task).equals(PaymentFacts.BANK)) {
            throw new BadRequest("该任务没有银行文件。");
        }
        BankLayout layout = payments.bankFileLayout(task.subject());
        offer(response, PaymentFacts.fileName(payments.get(task.subject())), layout.format(), task);
        payments.bankFile(task.subject(), response.getOutputStream());
    }

    private void offer(HttpServletResponse response, String what, TaskView task) {
        offer(response, what, BankLayout.Format.WORKBOOK, task);
    }

    private void offer(HttpServletResponse response, String what, BankLayout.Format format, TaskView task) {
        String name = String.join("-", heads.place(task.subject())) + "-" + what + "." + format.ending();
        response.setContentType(format == BankLayout.Format.WORKBOOK ? WORKBOOK : "application/octet-stream");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
