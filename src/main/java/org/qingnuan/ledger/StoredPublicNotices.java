package org.qingnuan.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.ledger.PublicNotice.Objection;
import org.qingnuan.ledger.PublicNotice.State;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices in the database; whoever drafts, objects, answers or concludes holds the notices of the subject. */
@Service
@Transactional
class StoredPublicNotices implements PublicNotices {

    private static final int LONGEST = 2000;

    private final PublicNoticeRows rows;
    private final List<NoticeSource> sources;
    private final Plans plans;
    private final Villages villages;
    private final WorkingDays workingDays;
    private final Intake intake;
    private final Clock clock;

    StoredPublicNotices(
            PublicNoticeRows rows,
            List<NoticeSource> sources,
            Plans plans,
            Villages villages,
            WorkingDays workingDays,
            Intake intake,
            Clock clock) {
        this.rows = rows;
        this.sources = sources;
        this.plans = plans;
        this.villages = villages;
        this.workingDays = workingDays;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean required(CaseKey subject) {
        return rules(subject).lists().contains(list(subject)) && !shown(subject);
    }

    /** Whether the list was shown as it is now, or once was and the plan shows no changed list anew. */
    private boolean shown(CaseKey subject) {
        return rows.latest(subject)
                .filter(notice -> notice.state() == State.CONCLUDED)
                .filter(notice -> !rules(subject).restart() || unchanged(notice))
                .isPresent();
    }

    private boolean unchanged(PublicNotice notice) {
        return Arrays.equals(hash(preview(notice.subject())), rows.tableHash(notice));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> holdingBack(CaseKey subject) {
        if (!rules(subject).lists().contains(list(subject))) {
            return Optional.empty();
        }
        if (toRedo(subject)) {
            return Optional.of("公示异议成立，名单有变");
        }
        return shown(subject) ? Optional.empty() : Optional.of("名单的公示还没有办结");
    }

    @Override
    @Transactional(readOnly = true)
    public boolean toRedo(CaseKey subject) {
        return rows.latest(subject)
                .filter(notice -> notice.state() == State.CONCLUDED && notice.removed() > 0)
                .filter(this::unchanged)
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public NoticeTable preview(CaseKey subject) {
        return source(subject).table(subject);
    }

    @Override
    public void draft(CaseKey subject, UUID submission, String by) {
        rows.lockLatest(subject)
                .filter(notice -> notice.state() == State.DRAFTED || notice.state() == State.SHOWN)
                .ifPresent(notice -> rows.end(notice, State.VOID));
        Answers answers = intake.take(submission, subject, PublicNoticeRules.DRAFT, by);
        LocalDate firstDay = answers.day("firstDay").orElseThrow();
        DueDate last = workingDays.plus(firstDay, rules(subject).term());
        NoticeTable table = preview(subject);
        NoticePage.Head head = head(subject, answers, last);
        rows.insert(
                new PublicNoticeRows.Draft(subject, head, last, hash(table), NoticePage.of(head, table), table, by));
    }

    private NoticePage.Head head(CaseKey subject, Answers answers, DueDate last) {
        return new NoticePage.Head(
                plans.get(subject.plan()).name(),
                villages.get(subject.villageKey()).area().name(),
                list(subject),
                answers.day("firstDay").orElseThrow(),
                last.day(),
                last.provisional(),
                rules(subject).term(),
                answers.text("place"),
                answers.text("contact"),
                plans.body(subject.body()).area().name(),
                ChinaTime.today(clock));
    }

    @Override
    public boolean post(CaseKey subject, UUID submission, String by) {
        PublicNotice notice = locked(subject, State.DRAFTED);
        boolean posted = Rules.approved(intake.take(submission, subject, PublicNoticeRules.POST, by));
        if (posted) {
            rows.posted(notice, by);
        }
        return posted;
    }

    @Override
    @Transactional(readOnly = true)
    public LocalDate lastDay(CaseKey subject) {
        return rows.latest(subject)
                .map(PublicNotice::lastDay)
                .orElseThrow(() -> new NoSuchElementException("No notice of " + subject));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Objection> waiting(CaseKey subject) {
        return rows.latest(subject).flatMap(StoredPublicNotices::waiting);
    }

    private static Optional<Objection> waiting(PublicNotice notice) {
        return notice.objections().stream()
                .filter(objection -> objection.upheld() == null)
                .findFirst();
    }

    @Override
    public void answer(CaseKey subject, UUID submission, String by) {
        PublicNotice notice = locked(subject, State.SHOWN);
        Objection objection =
                waiting(notice).orElseThrow(() -> new IllegalStateException("No objection waits at " + subject));
        Answers answers = intake.take(submission, subject, PublicNoticeRules.ANSWER, by);
        boolean upheld = answers.text("decision").equals("uphold");
        rows.answer(objection, upheld, answers.text("answer"), by);
        if (upheld && objection.no() != null && !removedBefore(notice, objection)) {
            long household = rows.household(notice, objection.no());
            source(subject).remove(subject, household, "公示异议成立：" + answers.text("answer"), by);
            rows.removed(notice);
        }
    }

    private boolean removedBefore(PublicNotice notice, Objection objection) {
        long household = rows.household(notice, objection.no());
        return notice.objections().stream()
                .anyMatch(other -> Boolean.TRUE.equals(other.upheld())
                        && other.no() != null
                        && rows.household(notice, other.no()) == household);
    }

    @Override
    public void conclude(CaseKey subject) {
        PublicNotice notice = locked(subject, State.SHOWN);
        if (waiting(notice).isPresent() || !ChinaTime.today(clock).isAfter(notice.lastDay())) {
            throw new IllegalStateException("The notice of " + subject + " is not over");
        }
        rows.end(notice, State.CONCLUDED);
    }

    private PublicNotice locked(CaseKey subject, State state) {
        return rows.lockLatest(subject)
                .filter(notice -> notice.state() == state)
                .orElseThrow(() -> new IllegalStateException("No notice of " + subject + " is " + state));
    }

    @Override
    public void object(CaseKey body, Objecting objecting, String by) {
        PublicNotice notice = rows.find(body, objecting.notice(), true)
                .orElseThrow(() -> new NoSuchElementException("No notice " + objecting.notice()));
        List<Finding> findings = new ArrayList<>();
        LocalDate today = ChinaTime.today(clock);
        boolean open = (notice.state() == State.SHOWN || notice.state() == State.DRAFTED)
                && !today.isBefore(notice.firstDay())
                && !today.isAfter(notice.lastDay());
        if (!open) {
            findings.add(Finding.ofColumn("公示", "不在公示期内", "公示期内（含最后一日）提出的异议才能登记"));
        }
        if (blank(objecting.objector())) {
            findings.add(Finding.ofColumn("异议人", "没有填写", "请填写异议人姓名"));
        }
        if (blank(objecting.text()) || objecting.text().length() > LONGEST) {
            findings.add(Finding.ofColumn("异议内容", "没有填写或超过" + LONGEST + "字", "请写明异议的事由"));
        }
        if (objecting.no() != null && (objecting.no() < 1 || objecting.no() > rows.rows(notice))) {
            findings.add(Finding.ofField("序号", objecting.no().toString(), "名单中没有这个序号", "请按公示页填写序号"));
        }
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        rows.object(objecting, by);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PublicNotice> latest(CaseKey subject) {
        return rows.latest(subject);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PublicNotice> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] page(CaseKey body, long notice) {
        return rows.find(body, notice, false)
                .map(rows::content)
                .orElseThrow(() -> new NoSuchElementException("No notice " + notice));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<byte[]> published(UUID token) {
        LocalDate today = ChinaTime.today(clock);
        return rows.find(token)
                .filter(notice -> notice.state() == State.SHOWN)
                .filter(notice -> rules(notice.subject()).places().contains(NoticeRules.Place.WEB))
                .filter(notice -> !today.isBefore(notice.firstDay()) && !today.isAfter(notice.lastDay()))
                .map(rows::content);
    }

    private NoticeRules rules(CaseKey subject) {
        return plans.get(subject.plan()).rules().publicNotice();
    }

    private static NoticeList list(CaseKey subject) {
        return subject.kind() == null ? NoticeList.ROSTER : NoticeList.PAYMENT;
    }

    private NoticeSource source(CaseKey subject) {
        return sources.stream()
                .filter(source -> source.list() == list(subject))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing shows " + list(subject)));
    }

    private static byte[] hash(NoticeTable table) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(table.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
