package org.qingnuan.process.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.qingnuan.process.deadline.ExpectedDates;
import org.springframework.stereotype.Component;

/** Hangs the projection on every process, user task and called stage, and place and holder on each task; it never refuses a model, old versions included. */
@Component
class ProjectionParseListener extends AbstractBpmnParseListener {

    private static final List<String> TASK_EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    /** The models whose calls are stages of their subject. */
    private static final Set<String> OF_STAGES = Set.of("village-retrofit", "building-efficiency", "power-supply");

    private final TaskProjection tasks;
    private final HandedTasks handed;
    private final StageListener stages;
    private final ExpectedDates expected;
    private final VillageEndedListener villages;

    ProjectionParseListener(
            TaskProjection tasks,
            HandedTasks handed,
            StageListener stages,
            ExpectedDates expected,
            VillageEndedListener villages) {
        this.tasks = tasks;
        this.handed = handed;
        this.stages = stages;
        this.expected = expected;
        this.villages = villages;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addListener(ExecutionListener.EVENTNAME_START, expected);
        if (Definitions.modelOf(definition.getKey()).equals(VillageEndedListener.MODEL)) {
            definition.addListener(ExecutionListener.EVENTNAME_END, villages);
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.setDescriptionExpression(Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(PlaceOfTask.EXPRESSION));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, handed);
        TASK_EVENTS.forEach(event -> task.addBuiltInTaskListener(event, tasks));
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        String model = Definitions.modelOf(((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey());
        if (OF_STAGES.contains(model)) {
            activity.addListener(ExecutionListener.EVENTNAME_START, stages);
            activity.addListener(ExecutionListener.EVENTNAME_END, stages);
        }
    }
}
