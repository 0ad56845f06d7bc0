package org.qingnuan.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Lots;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The files of a task's form: its own, and those of the tasks before it that help to decide. */
@Component
class TaskFiles {

    private static final String PLAN = "responsible-body.userTask_draftPlan";
    private static final String APPROVAL = "responsible-body.userTask_approvePlan";
    private static final String ANNOUNCEMENT = "tendering.userTask_announceTender";
    private static final String AWARD = "tendering.userTask_recordTender";
    private static final String CONTRACT = "tendering.userTask_signContract";
    private static final String EQUIPMENT = "contract-award.userTask_selectEquipment";
    private static final String SAFETY = "construction.userTask_appointSafetyOfficers";
    private static final String WORKS = "construction.userTask_reportProgress";
    private static final String TRIAL = "commissioning.userTask_reportCommissioning";
    private static final String INSPECTION = "acceptance.userTask_inspectHouseholds";
    private static final String ACCEPTANCE = "acceptance.userTask_concludeAcceptance";
    private static final String PRELIMINARY = "in-home-acceptance.userTask_acceptPreliminarily";
    private static final String IN_HOME = "in-home-acceptance.userTask_inspectInHome";
    private static final String AFTER_IN_HOME = "in-home-acceptance.userTask_inspectHouseholds";
    private static final String CONCLUSION = "in-home-acceptance.userTask_concludeAcceptance";
    private static final String ORDER = "supervision.userTask_issueOrder";
    private static final String REASONS = "supervision.userTask_explainDelay";

    /** By form, the tasks whose files are shown. */
    private static final Map<String, List<String>> EVIDENCE = Map.ofEntries(
            Map.entry("responsible-body.draftPlan", List.of(APPROVAL)),
            Map.entry("responsible-body.approvePlan", List.of(PLAN)),
            Map.entry("responsible-body.openLots", List.of(PLAN, APPROVAL)),
            Map.entry("tendering.recordTender", List.of(ANNOUNCEMENT)),
            Map.entry("tendering.signContract", List.of(ANNOUNCEMENT, AWARD)),
            Map.entry("complaint.resolveComplaint", List.of("complaint.userTask_replyComplaint")),
            Map.entry("construction.completeConditions", List.of(APPROVAL, CONTRACT, EQUIPMENT, SAFETY)),
            Map.entry("construction.reportProgress", List.of(CONTRACT, EQUIPMENT)),
            Map.entry("construction.verifyCompletion", List.of(CONTRACT, WORKS)),
            Map.entry("commissioning.verifyCommissioning", List.of(TRIAL)),
            Map.entry("acceptance.inspectHouseholds", List.of(CONTRACT, WORKS, TRIAL)),
            Map.entry("acceptance.concludeAcceptance", List.of(CONTRACT, WORKS, TRIAL, INSPECTION)),
            Map.entry("in-home-acceptance.acceptPreliminarily", List.of(CONTRACT, WORKS, TRIAL)),
            Map.entry("in-home-acceptance.inspectInHome", List.of(CONTRACT, WORKS, TRIAL, PRELIMINARY)),
            Map.entry("in-home-acceptance.inspectHouseholds", List.of(CONTRACT, PRELIMINARY, IN_HOME)),
            Map.entry("in-home-acceptance.concludeAcceptance", List.of(CONTRACT, PRELIMINARY, IN_HOME, AFTER_IN_HOME)),
            Map.entry("rectification.rectify", List.of(INSPECTION, IN_HOME, AFTER_IN_HOME)),
            Map.entry(
                    "rectification.verifyRectification",
                    List.of(INSPECTION, IN_HOME, AFTER_IN_HOME, "rectification.userTask_rectify")),
            Map.entry("subsidy-payout.prepareBatch", List.of(INSPECTION, ACCEPTANCE, AFTER_IN_HOME, CONCLUSION)),
            Map.entry("subsidy-payout.approveBatch", List.of(INSPECTION, ACCEPTANCE, AFTER_IN_HOME, CONCLUSION)),
            Map.entry("coal-finding.confirmFinding", List.of("coal-finding.userTask_hearHousehold")),
            Map.entry("receivable.answerObjection", List.of("receivable.userTask_recordRecovery")),
            Map.entry("receivable.approveWriteOff", List.of("receivable.userTask_recordRecovery")),
            Map.entry("public-notice.answerNotice", List.of("public-notice.userTask_postNotice")),
            Map.entry("payment-return.verifyPayee", List.of("payment-return.userTask_correctPayee")),
            Map.entry("supervision.explainDelay", List.of(ORDER)),
            Map.entry("supervision.issueCircular", List.of(ORDER, REASONS)),
            Map.entry("supervision.pursueResponsibility", List.of(REASONS)),
            Map.entry("supervision.summonTown", List.of(REASONS)),
            Map.entry("supervision.callToAccount", List.of(REASONS)),
            Map.entry("supervision.holdAccountable", List.of(ORDER, REASONS)),
            Map.entry("correction-order.carryOutCorrection", List.of("correction-order.userTask_issueCorrection")),
            Map.entry(
                    "correction-order.verifyCorrection",
                    List.of(
                            "correction-order.userTask_issueCorrection",
                            "correction-order.userTask_carryOutCorrection")));

    private static final Set<String> OF_THE_VILLAGE =
            Set.of("survey", "contract-award", "construction", "commissioning", "acceptance", "in-home-acceptance");

    private final Documents documents;
    private final Lots lots;
    private final Staff staff;

    TaskFiles(Documents documents, Lots lots, Staff staff) {
        this.documents = documents;
        this.lots = lots;
        this.staff = staff;
    }

    TaskPage.Files of(TaskView task) {
        String own = task.definition() + "." + task.taskKey();
        return new TaskPage.Files(
                documents.mostBytes(),
                files(documents.open(task.taskId()).stream()),
                files(documents.handedIn(task.subject(), own).stream()),
                files(EVIDENCE.getOrDefault(TaskPages.form(task), List.of()).stream()
                        .flatMap(before -> evidence(task.subject(), before))));
    }

    static Map<String, List<String>> shown() {
        return EVIDENCE;
    }

    private Stream<Document> evidence(CaseKey subject, String task) {
        return place(subject, task.substring(0, task.indexOf('.'))).stream()
                .flatMap(place -> documents.handedIn(place, task).stream());
    }

    /** Where a preceding task of the model stood: at the body, at the village's lot, at the village, or at the same case. */
    private Optional<CaseKey> place(CaseKey subject, String model) {
        if (model.equals("responsible-body")) {
            return Optional.of(subject.body());
        }
        if (model.equals("tendering") && subject.village() != null) {
            return lots.of(subject.body()).stream()
                    .filter(lot -> lot.villages().contains(subject.villageKey()))
                    .map(Lot::key)
                    .findFirst();
        }
        return Optional.of(OF_THE_VILLAGE.contains(model) ? subject.villageKey() : subject);
    }

    private List<TaskPage.File> files(Stream<Document> found) {
        return found.map(this::file).toList();
    }

    TaskPage.File file(Document document) {
        return new TaskPage.File(
                document.id(),
                document.field(),
                document.label(),
                document.fileName(),
                Wording.size(document.size()),
                staff.name(document.uploadedBy()),
                Wording.date(document.uploadedAt()),
                "/api/documents/" + document.id());
    }
}
