package org.qingnuan.process.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The task service as people may use it. Whatever Tasklist can call a person can call by hand, so the calls that
 * would skip a stage, carry foreign variables or write into history tables are closed here (a listener is too late).
 */
class GuardedTaskService extends TaskServiceImpl {

    private final PersonalCalls calls;

    GuardedTaskService(ProcessEngineConfigurationImpl engine) {
        this.calls = new PersonalCalls(engine);
    }

    /** Looks and completes in one command, so that the engine reads the task and the person's rights once. */
    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        MovedMeanwhile.told(() -> commandExecutor.execute(context -> calls.complete(taskId, variables, () -> {
            super.complete(taskId, variables);
            return taskId;
        })));
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return MovedMeanwhile.told(() -> calls.complete(
                taskId, variables, () -> super.completeWithVariablesInReturn(taskId, variables, deserializeValues)));
    }

    /** Of two who claim at the same moment the later one is told who holds the task. */
    @Override
    public void claim(String taskId, String userId) {
        calls.checkClaim(taskId, userId);
        try {
            super.claim(taskId, userId);
        } catch (TaskAlreadyClaimedException | OptimisticLockingException late) {
            calls.checkClaim(taskId, userId);
            throw MovedMeanwhile.tooLate(late);
        }
    }

    /** Giving back one's own task needs no right to hand tasks out. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (userId == null && calls.isHolder(taskId)) {
            commandExecutor.execute(context -> context.runWithoutAuthorization(new AssignTaskCmd(taskId, null)));
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    @Override
    public void resolveTask(String taskId) {
        calls.refuse("交还任务");
        super.resolveTask(taskId);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        calls.refuse("交还任务");
        super.resolveTask(taskId, variables);
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        calls.refuse("委派任务");
        super.delegateTask(taskId, userId);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        calls.refuse("以错误结束任务");
        super.handleBpmnError(taskId, errorCode, errorMessage, variables);
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        calls.refuse("升级任务");
        super.handleEscalation(taskId, escalationCode, variables);
    }

    @Override
    public void saveTask(Task task) {
        calls.refuse("修改任务");
        super.saveTask(task);
    }

    @Override
    public void deleteTasks(Collection<String> taskIds, boolean cascade) {
        calls.refuse("删除任务");
        super.deleteTasks(taskIds, cascade);
    }

    @Override
    public void deleteTask(String taskId, boolean cascade) {
        calls.refuse("删除任务");
        super.deleteTask(taskId, cascade);
    }

    @Override
    public void addUserIdentityLink(String taskId, String userId, String identityLinkType) {
        calls.refuse("修改任务的办理人");
        super.addUserIdentityLink(taskId, userId, identityLinkType);
    }

    @Override
    public void addGroupIdentityLink(String taskId, String groupId, String identityLinkType) {
        calls.refuse("修改任务的办理组");
        super.addGroupIdentityLink(taskId, groupId, identityLinkType);
    }

    @Override
    public void setVariables(String taskId, Map<String, ?> variables) {
        calls.refuse("修改流程变量");
        super.setVariables(taskId, variables);
    }

    @Override
    public void setVariablesLocal(String taskId, Map<String, ?> variables) {
        calls.refuse("修改流程变量");
        super.setVariablesLocal(taskId, variables);
    }

    @Override
    public void updateVariables(String taskId, Map<String, ?> modifications, Collection<String> deletions) {
        calls.refuse("修改流程变量");
        super.updateVariables(taskId, modifications, deletions);
    }

    @Override
    public void updateVariablesLocal(String taskId, Map<String, ?> modifications, Collection<String> deletions) {
        calls.refuse("修改流程变量");
        super.updateVariablesLocal(taskId, modifications, deletions);
    }

    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        calls.refuse("添加备注");
        return super.createComment(taskId, processInstance, message);
    }

    @Override
    public Attachment createAttachment(
            String type,
            String taskId,
            String processInstanceId,
            String name,
            String description,
            InputStream content) {
        calls.refuse("添加附件");
        return super.createAttachment(type, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(
            String type, String taskId, String processInstanceId, String name, String description, String url) {
        calls.refuse("添加附件");
        return super.createAttachment(type, taskId, processInstanceId, name, description, url);
    }

    @Override
    public void deleteTaskComment(String taskId, String commentId) {
        calls.refuse("删除备注");
        super.deleteTaskComment(taskId, commentId);
    }

    @Override
    public void deleteTaskComments(String taskId) {
        calls.refuse("删除备注");
        super.deleteTaskComments(taskId);
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        calls.refuse("修改备注");
        super.updateTaskComment(taskId, commentId, message);
    }

    @Override
    public void deleteProcessInstanceComment(String processInstanceId, String commentId) {
        calls.refuse("删除备注");
        super.deleteProcessInstanceComment(processInstanceId, commentId);
    }

    @Override
    public void deleteProcessInstanceComments(String processInstanceId) {
        calls.refuse("删除备注");
        super.deleteProcessInstanceComments(processInstanceId);
    }

    @Override
    public void updateProcessInstanceComment(String processInstanceId, String commentId, String message) {
        calls.refuse("修改备注");
        super.updateProcessInstanceComment(processInstanceId, commentId, message);
    }
}
