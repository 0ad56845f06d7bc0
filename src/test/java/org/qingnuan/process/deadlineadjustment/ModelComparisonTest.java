package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.process.deadlineadjustment.ZichuanFiles.villageWith;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.ModelFinding;

/** What a model may lose or change as the successor of the one that running cases stand on. */
class ModelComparisonTest {

    private static final String SAVE_POINT =
            "camunda:delegateExpression=\"${recordOverdueDelegate}\" camunda:asyncBefore=\"true\"";

    @Test
    void sameModelIsFine() {
        assertThat(of(ZichuanFiles.village(), false)).isEmpty();
    }

    @Test
    void anotherDateIsFine() {
        assertThat(of(villageWith("'08-30'", "'09-15'"), false)).isEmpty();
    }

    @Test
    void theDrawingMayBeMoved() {
        String text = new String(ZichuanFiles.village(), StandardCharsets.UTF_8);

        assertThat(of(text.replaceAll("x=\"(\\d)", "x=\"1$1").getBytes(StandardCharsets.UTF_8), false))
                .isEmpty();
    }

    @Test
    void attributesInAnotherOrderAreTheSameModel() {
        byte[] reordered = villageWith(
                "isExecutable=\"true\" camunda:historyTimeToLive=\"P3650D\"",
                "camunda:historyTimeToLive=\"P3650D\" isExecutable=\"true\"");

        assertThat(of(reordered, false)).isEmpty();
    }

    @Test
    void renamedElementIsLostEvenWhenTheChangeIsDeclared() {
        assertThat(reasons(villageWith("callActivity_survey", "callActivity_study"), true))
                .containsExactly("“摸底调查”不见了，正在办理的村可能正停在这里");
    }

    @Test
    void anotherTypeUnderTheSameIdIsNoSuccessor() {
        byte[] model = new String(
                        villageWith(
                                "<bpmn:receiveTask id=\"receiveTask_overdueWorks\"",
                                "<bpmn:task id=\"receiveTask_overdueWorks\""),
                        StandardCharsets.UTF_8)
                .replaceFirst("(?s)(<bpmn:task id=.*?)</bpmn:receiveTask>", "$1</bpmn:task>")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(reasons(model, true)).containsExactly("“逾期督办”换了类型");
    }

    @Test
    void lostSavePointIsNamed() {
        byte[] model = villageWith(SAVE_POINT, SAVE_POINT.replace(" camunda:asyncBefore=\"true\"", ""));

        assertThat(reasons(model, true)).hasSize(2).allMatch("“登记逾期”去掉了保存点（asynchronous）"::equals);
    }

    @Test
    void gateThatIsNoLongerDatedIsNamed() {
        assertThat(reasons(villageWith("${deadline.on(execution, 'works', '08-30')}", "P3D"), true))
                .containsExactly("期限的写法不对，原为“08-30”");
    }

    @Test
    void datesOutOfOrderAreNamedWithBothGates() {
        assertThat(reasons(villageWith("'08-30'", "'10-30'"), false))
                .containsExactly("“交付使用”的期限2021年9月30日早于前面“建成”的期限2021年10月30日");
    }

    @Test
    void changedNameNeedsADeclaredChangeOfStructure() {
        byte[] model = villageWith("name=\"摸底调查\"", "name=\"摸底\"");

        assertThat(reasons(model, false)).containsExactly("除日期外还有改动");
        assertThat(of(model, true)).isEmpty();
    }

    @Test
    void changedConditionOrDelegateIsSeenAsMoreThanADate() {
        assertThat(reasons(villageWith("worksDone", "handoverDone"), false)).contains("除日期外还有改动");
        assertThat(reasons(villageWith("${recordOverdueDelegate}", "${stageListener}"), false))
                .contains("除日期外还有改动");
    }

    @Test
    void whatIsNoSafeXmlIsNotOpened() {
        assertThat(unreadable("<a>".getBytes(StandardCharsets.UTF_8))).containsExactly("不是可读的 BPMN 文件");
        assertThat(unreadable(new byte[0])).containsExactly("不是可读的 BPMN 文件");
        assertThat(unreadable(villageWith("<bpmn:definitions ", "<!DOCTYPE x><bpmn:definitions ")))
                .containsExactly("含有文档类型声明（DOCTYPE）或外部实体");
        assertThat(unreadable(new String(ZichuanFiles.village(), StandardCharsets.UTF_8)
                        .replace("<bpmn:definitions ", "<!DOCTYPE x><bpmn:definitions ")
                        .getBytes(StandardCharsets.UTF_16)))
                .containsExactly("不是 UTF-8 编码的文本");
        assertThat(unreadable(new byte[ModelComparison.LARGEST + 1])).containsExactly("文件有2MB，超过2MB");
    }

    @Test
    void aFileWithTwoProcessesIsRefused() {
        assertThat(unreadable(villageWith("</bpmn:process>", "</bpmn:process><bpmn:process id=\"other\" />")))
                .containsExactly("文件里没有流程，或不止一个流程");
    }

    private static List<ModelFinding> of(byte[] handedIn, boolean structural) {
        return ModelComparison.of("改.bpmn", ZichuanFiles.village(), handedIn, structural, ZichuanFiles.YEAR);
    }

    private static List<String> reasons(byte[] handedIn, boolean structural) {
        return of(handedIn, structural).stream().map(ModelFinding::reason).toList();
    }

    private static List<String> unreadable(byte[] handedIn) {
        return ModelComparison.unreadable("改.bpmn", handedIn).stream()
                .map(ModelFinding::reason)
                .toList();
    }
}
