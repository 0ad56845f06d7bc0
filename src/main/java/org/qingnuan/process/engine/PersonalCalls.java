package org.qingnuan.process.engine;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

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

    /** Throws when a signed-in person finishes a task that is gone, held by another, or with foreign variables. */
    void checkCompletion(String taskId, Map<String, Object> variables) {
        String person = person();
        if (person == null) {
            return;
        }
        if (variables != null && !FORM_VARIABLES.containsAll(variables.keySet())) {
            throw new BadUserRequestException("提交中含有表单没有的内容，未办理。请刷新页面后在表单中填写。");
        }
        String holder = holderOf(taskId);
        if (holder != null && !holder.equals(person)) {
            throw new BadUserRequestException("该任务已由 " + holder + " 签收，不能由您办结。请刷新任务列表。");
        }
    }

    private String person() {
        Authentication authentication = engine.getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    private String holderOf(String taskId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new BadUserRequestException("该任务已办结或已撤回，可能由他人先行办理。请刷新任务列表。");
            }
            return task.getAssignee();
        });
    }
}
