package org.qingnuan.web;

import java.util.List;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanDrafts;
import org.qingnuan.process.PlanDrafts.Draft;
import org.qingnuan.process.PlanDrafts.DraftFile;
import org.qingnuan.process.PlanDrafts.FrameDate;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Puts together the page of a draft. */
@Component
class DraftPages {

    private final PlanDrafts drafts;

    DraftPages(PlanDrafts drafts) {
        this.drafts = drafts;
    }

    /** @param findings of the check, empty when the draft may be deployed */
    record Page(
            PlanId id,
            String name,
            String path,
            boolean deployed,
            List<FindingLine> findings,
            List<StageLine> stages,
            List<DateLine> dates,
            List<FileLine> files) {

        public boolean hasStages() {
            return !stages.isEmpty();
        }

        /** Behind which a stage of the plan's own may come. */
        public List<StageLine> places() {
            return stages.stream()
                    .filter(stage -> stage.there() && stage.ofVillage())
                    .toList();
        }
    }

    /** @param own whether it is added behind a stage that is chosen */
    record StageLine(String id, String name, String about, boolean there, boolean own, boolean ofVillage) {}

    /** @param element empty for the whole file */
    record FindingLine(String file, String element, String reason, String remedy) {}

    /** @param day ISO, empty for a date that cannot be read */
    record DateLine(String key, String model, String frame, String words, String day) {}

    record FileLine(String name, String what, String size) {}

    Page of(PlanId id) {
        Draft draft = drafts.get(id);
        return new Page(
                id,
                draft.name(),
                DraftsController.path(id),
                draft.deployed(),
                draft.deployed()
                        ? List.of()
                        : drafts.check(id).stream().map(DraftPages::line).toList(),
                stages(id),
                drafts.dates(id).stream().map(DraftPages::line).toList(),
                drafts.files(id).stream().map(DraftPages::line).toList());
    }

    /** None while the files cannot be read, which the check says. */
    private List<StageLine> stages(PlanId id) {
        try {
            return drafts.stages(id).stream()
                    .map(stage -> new StageLine(
                            stage.id(), stage.name(), stage.about(), stage.there(), stage.own(), stage.ofVillage()))
                    .toList();
        } catch (PlanRefused unreadable) {
            return List.of();
        }
    }

    private static FindingLine line(ModelFinding finding) {
        return new FindingLine(
                finding.file(), finding.element() == null ? "" : finding.element(), finding.reason(), finding.remedy());
    }

    private static DateLine line(FrameDate date) {
        return new DateLine(
                date.key(),
                date.model(),
                date.frame(),
                date.words() == null ? "" : date.words(),
                date.due() == null ? "" : date.due().toString());
    }

    private static FileLine line(DraftFile file) {
        return new FileLine(file.name(), what(file.name()), (file.bytes() + 1023) / 1024 + " KB");
    }

    private static String what(String name) {
        return switch (name) {
            case "plan.yaml" -> "名称、岗位、规则、前置条件、拨付步骤";
            case "targets.csv" -> "任务表：责任主体和户数";
            case "village-retrofit.bpmn" -> "村级改造：各环节和期限";
            case "responsible-body.bpmn" -> "责任主体：分解任务、实施方案、标段";
            case "supervision.bpmn" -> "督办的步骤";
            case "programme.bpmn" -> "年度计划";
            case "subsidy.dmn" -> "补贴标准";
            case "eligibility.dmn" -> "资格甄别";
            case "device.dmn" -> "设备准入";
            case "route.dmn" -> "技术路线推荐";
            case "building-eligibility.dmn" -> "节能改造资格";
            case "supervisors.csv" -> "包保领导和责任单位";
            case "urban-targets.csv" -> "城镇任务";
            case "building-targets.csv" -> "建筑节能任务";
            case "baseline.csv" -> "基线数字";
            case "projects.csv" -> "点名的项目";
            default -> name.startsWith("forms/") ? "本方案自己的表单" : name.endsWith(".bpmn") ? "本方案自己的流程" : "";
        };
    }

    static List<String> sentences(PlanRefused refused) {
        return refused.findings().stream()
                .map(finding -> finding.sentence() + "。")
                .toList();
    }
}
