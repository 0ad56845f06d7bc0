package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.deadline.DeadlineRule;
import org.qingnuan.process.engine.Definitions;

/**
 * The rules for models and tables, each of which once failed in practice when broken. They judge files before they are deployed,
 * so that a version that runs already is never made unloadable by a stricter rule.
 */
public final class ModelChecks {

    private static final String TIME_TO_LIVE = "P3650D";
    private static final Pattern EMBEDDED_FORM = Pattern.compile("embedded:deployment:(forms/[\\w/-]+\\.html)");
    private static final Pattern GROUP = Pattern.compile("\\$\\{staff\\.group\\(execution, ?'([a-z-]+)'\\)}");
    private static final Pattern IMPLEMENTER =
            Pattern.compile("\\$\\{staff\\.implementer\\(execution, ?'(works|network)'\\)}");
    private static final Set<String> CASE_GROUPS = Set.of(
            "${staff.group(execution, approvalRole)}",
            "${staff.tenderer(execution)}",
            "${staff.verifier(execution)}",
            "${staff.handler(execution)}");
    private static final Pattern EVENT_DAY = Pattern.compile("\\$\\{deadline\\.at\\(execution, ?'([^']+)'\\)}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    private final Map<String, byte[]> files;
    private final Set<String> roles;
    private final Predicate<String> isBean;
    private final List<ModelFinding> findings = new ArrayList<>();
    private String file;

    private ModelChecks(Map<String, byte[]> files, Set<String> roles, Predicate<String> isBean) {
        this.files = files;
        this.roles = roles;
        this.isBean = isBean;
    }

    /**
     * @param files path to bytes of everything that is deployed together
     * @param roles the role names of the plans, such as {@code town-official}
     * @param isBean whether a delegate or listener of that name exists
     * @return everything that is wrong, empty when the deployment may go on
     */
    public static List<ModelFinding> of(Map<String, byte[]> files, Set<String> roles, Predicate<String> isBean) {
        ModelChecks checks = new ModelChecks(files, roles, isBean);
        files.keySet().stream().filter(name -> name.endsWith(".bpmn")).sorted().forEach(checks::model);
        files.keySet().stream()
                .filter(name -> name.endsWith(".dmn"))
                .sorted()
                .forEach(name -> checks.findings.addAll(TableChecks.of(name, files.get(name))));
        return List.copyOf(checks.findings);
    }

    private void model(String name) {
        file = name;
        BpmnModelInstance model;
        try {
            model = ModelReader.read(files.get(name));
        } catch (ModelReader.Unreadable unreadable) {
            unreadable.wrong().forEach(this::find);
            return;
        }
        LanguageChecks.of(files.get(name), isBean).forEach(this::find);
        model.getModelElementsByType(Process.class).forEach(this::process);
        model.getModelElementsByType(UserTask.class).forEach(this::userTask);
        model.getModelElementsByType(ServiceTask.class).forEach(this::serviceTask);
        model.getModelElementsByType(CallActivity.class).forEach(this::callActivity);
        model.getModelElementsByType(BoundaryEvent.class).forEach(this::boundaryEvent);
        model.getModelElementsByType(IntermediateCatchEvent.class).forEach(this::event);
        drawn(model);
        FlowChecks.of(model).forEach(this::find);
        FrameChecks.of(model, Definitions.modelOf(expectedId(name))).forEach(this::find);
        if (isOfPlan(name) && modelName(name).equals("village-retrofit")) {
            byte[] yaml = files.get(PlanFolder.home(planOf(name)) + "plan.yaml");
            StageChecks.of(planOf(name), model, yaml).forEach(this::find);
        }
    }

    private void process(Process process) {
        if (!process.getId().equals(expectedId(file))) {
            find(process.getId(), "流程编号与文件名不一致，应为 " + expectedId(file), "请改回文件名对应的编号");
        }
        if (!TIME_TO_LIVE.equals(process.getCamundaHistoryTimeToLiveString())) {
            find(process.getId(), "历史保留期限不是 " + TIME_TO_LIVE, "请在流程属性 History time to live 中填写 " + TIME_TO_LIVE);
        }
    }

    private void userTask(UserTask task) {
        form(task);
        candidates(task);
        if (task.getCamundaDueDate() == null) {
            find(task.getId(), "没有到期日", "请填写 ${deadline.current(execution)}");
        }
    }

    private void form(UserTask task) {
        Matcher form = EMBEDDED_FORM.matcher(task.getCamundaFormKey() == null ? "" : task.getCamundaFormKey());
        if (!form.matches()) {
            find(task.getId(), "没有表单", "请填写 embedded:deployment:forms/… 形式的表单地址");
        } else if (!files.containsKey(form.group(1))) {
            find(task.getId(), "表单文件 " + form.group(1) + " 不存在", "请补上该文件或改正表单地址");
        } else {
            FormChecks.of(files.get(form.group(1)))
                    .forEach(
                            wrong -> find(task.getId(), "表单 " + form.group(1) + " 的" + wrong.reason(), wrong.remedy()));
        }
    }

    private void candidates(UserTask task) {
        String groups = task.getCamundaCandidateGroups() == null ? "" : task.getCamundaCandidateGroups();
        Matcher group = GROUP.matcher(groups);
        boolean ofCase =
                CASE_GROUPS.contains(groups) || IMPLEMENTER.matcher(groups).matches();
        if (!group.matches() && !ofCase) {
            find(
                    task.getId(),
                    "没有候选组",
                    "请填写 ${staff.group(execution, '角色')} 或 ${staff.implementer(execution, 'works')}");
        } else if (group.matches() && !roles.contains(group.group(1))) {
            find(task.getId(), "候选组的角色 " + group.group(1) + " 不在 plan.yaml 中", "请改用 plan.yaml 中的角色");
        }
    }

    private void serviceTask(ServiceTask task) {
        String expression = task.getCamundaDelegateExpression() == null ? "" : task.getCamundaDelegateExpression();
        Matcher bean = BEAN.matcher(expression);
        if (!bean.matches() || !isBean.test(bean.group(1))) {
            find(task.getId(), "执行程序 " + expression + " 不存在", "请改回系统提供的执行程序");
        }
    }

    private void callActivity(CallActivity call) {
        boolean everything = call.getExtensionElements() != null
                && (call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                                .anyMatch(in -> "all".equals(in.getCamundaVariables()))
                        || call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream()
                                .anyMatch(out -> "all".equals(out.getCamundaVariables())));
        if (everything) {
            find(call.getId(), "传递了全部变量", "请逐个列出要传入和传出的变量");
        }
        called(call);
        boolean keyed = call.getExtensionElements() != null
                && call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .anyMatch(in -> in.getCamundaBusinessKey() != null);
        if (!keyed) {
            find(call.getId(), "没有传递业务编号", "请在 In mappings 中勾选 Business key");
        }
    }

    /** A shared model, or one of the same folder by its id; what another plan has may change or go with that plan. */
    private void called(CallActivity call) {
        String model = call.getCalledElement() == null ? "" : call.getCalledElement();
        boolean own = files.keySet().stream()
                .anyMatch(other -> other.endsWith(".bpmn") && expectedId(other).equals(model));
        if (!own && !PlanFolder.sharedModels().contains(model)) {
            find(call.getId(), "调用的模型 " + model + " 不存在", "请改为共用的模型（如 survey），或本方案目录里的模型（编号前加方案编号和点）");
        } else if (model.equals(expectedId(file))) {
            find(call.getId(), "调用了自己", "请改为别的模型");
        }
        if (!"latest".equals(call.getCamundaCalledElementBinding())) {
            find(call.getId(), "没有按最新版本调用", "请把 Binding 选为 latest");
        }
    }

    private void boundaryEvent(BoundaryEvent event) {
        event.getEventDefinitions().stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .forEach(timer -> deadline(event, timer));
    }

    private void deadline(BoundaryEvent event, TimerEventDefinition timer) {
        if (event.cancelActivity()) {
            find(event.getId(), "到期会中断工作", "期限事件必须是不中断的");
        }
        String date = timer.getTimeDate() == null
                ? ""
                : timer.getTimeDate().getTextContent().trim();
        Matcher dated = DatedGate.matcher(date);
        if (!dated.matches()) {
            if (!date.startsWith("${deadline.set(execution")) {
                find(event.getId(), "期限“" + date + "”的写法不对", "应写成 ${deadline.on(execution, 'works', '08-30')}");
            }
            return;
        }
        if (!(event.getAttachedTo() instanceof SubProcess frame)
                || !frame.getId().equals("subProcess_" + dated.group(1))) {
            find(event.getId(), "期限所写的框 " + dated.group(1) + " 不是它所在的框", "请写成所在框的名称");
        }
        label(event, dated.group(2));
    }

    /** An event of a certain day says that day, too. */
    private void event(IntermediateCatchEvent event) {
        event.getEventDefinitions().stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .filter(timer -> timer.getTimeDate() != null)
                .map(timer ->
                        EVENT_DAY.matcher(timer.getTimeDate().getTextContent().trim()))
                .filter(Matcher::matches)
                .map(day -> day.group(1))
                .forEach(day -> eventDay(event, day));
    }

    private void eventDay(IntermediateCatchEvent event, String day) {
        try {
            String said = DeadlineRule.parse(day).label().replaceAll("前$", "");
            if (event.getName() == null || !event.getName().startsWith(said)) {
                find(event.getId(), "事件名称“" + said(event.getName()) + "”没有以日期开头", "名称应以“" + said + "”开头");
            }
        } catch (IllegalArgumentException e) {
            find(event.getId(), e.getMessage(), "请改正日期");
        }
    }

    private void label(BoundaryEvent event, String date) {
        try {
            String label = DeadlineRule.parse(date).label();
            if (!label.equals(event.getName())) {
                find(event.getId(), "标签“" + said(event.getName()) + "”与期限 " + date + " 不符", "标签应为 " + label);
            }
        } catch (IllegalArgumentException e) {
            find(event.getId(), e.getMessage(), "请改正日期");
        }
    }

    private static String said(String name) {
        return name == null ? "" : name;
    }

    private void drawn(BpmnModelInstance model) {
        Set<String> shapes = new HashSet<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            BaseElement element = shape.getBpmnElement();
            if (element != null) {
                shapes.add(element.getId());
            }
        }
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (!shapes.contains(node.getId())) {
                find(node.getId(), "没有画在图上", "请在 Camunda Modeler 中补画");
            }
        }
    }

    /** {@code bpmn/plans/zichuan-2021/village-retrofit.bpmn} holds {@code zichuan-2021.village-retrofit}. */
    static String expectedId(String path) {
        return isOfPlan(path) ? planOf(path) + "." + modelName(path) : modelName(path);
    }

    private static boolean isOfPlan(String path) {
        String[] parts = path.split("/");
        return parts.length >= 3 && parts[parts.length - 3].equals("plans");
    }

    private static String planOf(String path) {
        String[] parts = path.split("/");
        return parts[parts.length - 2];
    }

    private static String modelName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.(bpmn|dmn)$", "");
    }

    private void find(Wrong wrong) {
        find(wrong.element(), wrong.reason(), wrong.remedy());
    }

    private void find(String element, String reason, String remedy) {
        findings.add(new ModelFinding(file, element, reason, remedy));
    }

    /** Forms that the models name, so that they are deployed together with them. */
    static List<String> formsNamedIn(byte[] model) {
        List<String> forms = new ArrayList<>();
        Matcher named = EMBEDDED_FORM.matcher(new String(model, StandardCharsets.UTF_8));
        while (named.find()) {
            forms.add(named.group(1));
        }
        return forms;
    }
}
