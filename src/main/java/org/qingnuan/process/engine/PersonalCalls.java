package org.qingnuan.process.engine;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;

/** What a person may do to the engine by hand: finish a task of their own with what its form declares, no more. */
final class PersonalCalls {

    /** Every form hands over one checked submission and nothing else; ModelContractTest holds the forms to it. */
    static final Set<String> FORM_VARIABLES = Set.of("submission");

    private final ProcessEngineConfigurationImpl engine;

    PersonalCalls(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Throws when a signed-in person makes a call that only the system makes. */
    void refuse(String what) {
        if (person() != null) {
            throw new AuthorizationException("不能直接" + what + "，请在任务表单中办理。");
        }
    }

    /**
     * Finishes a task that was seen to be the person's. When it was taken back in between, and their right to it with it,
     * the engine speaks of that right: BadUserRequestException says what happened.
     */
    <T> T complete(String taskId, Map<String, Object> variables, Supplier<T> completion) {
        checkCompletion(taskId, variables);
        try {
            return completion.get();
        } catch (AuthorizationException refused) {
            throw isThere(taskId) ? refused : MovedMeanwhile.tooLate(refused);
        }
    }

    private boolean isThere(String taskId) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() ->
                        engine.getTaskService().createTaskQuery().taskId(taskId).count() > 0));
    }

    /** Throws when a signed-in person finishes a task they do not see or another holds, or with foreign variables. */
    private void checkCompletion(String taskId, Map<String, Object> variables) {
        String person = person();
        if (person == null) {
            return;
        }
        if (variables != null && !FORM_VARIABLES.containsAll(variables.keySet())) {
            throw new BadUserRequestException("提交中含有表单没有的内容，未办理。请刷新页面后在表单中填写。");
        }
        Task task = seen(taskId);
        if (task == null) {
            throw new BadUserRequestException("该任务已办结、已撤回或不归您办理。请刷新任务列表。");
        }
        String holder = task.getAssignee();
        if (holder != null && !holder.equals(person)) {
            throw new BadUserRequestException("该任务已由" + named(holder) + "签收，不能由您办结。请刷新任务列表。");
        }
    }

    /** Throws when a signed-in person sets the retries of anything but a job that has failed for good; null names none. */
    void checkRetry(String jobId) {
        if (person() != null && (jobId == null || !failed(jobId))) {
            throw new AuthorizationException("只能让已失败的作业按原定时间重试一次。请保留原到期时间后再试。");
        }
    }

    private boolean failed(String jobId) {
        return engine.getManagementService()
                        .createJobQuery()
                        .jobId(jobId)
                        .noRetriesLeft()
                        .count()
                > 0;
    }

    /** Throws when a signed-in person takes a task in another's name, or one that another holds. */
    void checkClaim(String taskId, String userId) {
        String person = person();
        if (person == null) {
            return;
        }
        if (!person.equals(userId)) {
            throw new AuthorizationException("任务只能由本人签收。请在任务页面转交给同事。");
        }
        Task task = seen(taskId);
        String holder = task == null ? null : task.getAssignee();
        if (holder != null && !holder.equals(person)) {
            throw new BadUserRequestException("该任务已由" + named(holder) + "签收。请刷新任务列表。");
        }
    }

    /** As colleagues know them; people may not look each other up by themselves. */
    private String named(String user) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> engine.getIdentityService()
                        .createUserQuery()
                        .userId(user)
                        .singleResult()))
                .getFirstName();
    }

    /** Whether a signed-in person holds the task. */
    boolean isHolder(String taskId) {
        String person = person();
        Task task = person == null ? null : seen(taskId);
        return task != null && person.equals(task.getAssignee());
    }

    /** The task as the signed-in person sees it, null when they do not. */
    private Task seen(String taskId) {
        return engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
    }

    private String person() {
        Authentication authentication = engine.getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
