package org.qingnuan.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** The form service as people may use it: the same gate as {@link GuardedTaskService}, by the other door. */
class GuardedFormService extends FormServiceImpl {

    private final PersonalCalls calls;

    GuardedFormService(ProcessEngineConfigurationImpl engine) {
        this.calls = new PersonalCalls(engine);
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        MovedMeanwhile.told(() -> calls.complete(taskId, properties, () -> {
            super.submitTaskForm(taskId, properties);
            return taskId;
        }));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return MovedMeanwhile.told(() -> calls.complete(
                taskId,
                properties,
                () -> super.submitTaskFormWithVariablesInReturn(taskId, properties, deserializeValues)));
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, String businessKey, Map<String, Object> properties) {
        calls.refuse("启动流程");
        return super.submitStartForm(processDefinitionId, businessKey, properties);
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        calls.refuse("启动流程");
        return super.submitStartForm(processDefinitionId, properties);
    }
}
