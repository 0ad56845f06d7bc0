package org.qingnuan.process.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.qingnuan.ledger.Responsibilities;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * Hands a town's task, as it opens, to whoever answers for it with an account of his own (ZC-24, JY-05); whoever has left
 * the post since gets none, and the group works it.
 */
@Component
class HandedTasks implements TaskListener {

    private final Responsibilities responsibilities;

    HandedTasks(Responsibilities responsibilities) {
        this.responsibilities = responsibilities;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseKey subject = CaseKey.parse(task.getExecution().getProcessBusinessKey());
        String group = Roles.TOWN_OFFICIAL + "." + subject.area();
        boolean towns = task.getCandidates().stream().anyMatch(link -> group.equals(link.getGroupId()));
        if (towns && task.getAssignee() == null) {
            responsibilities.accounts(subject.body(), model(task)).stream()
                    .filter(account -> holds(task, account, group))
                    .findFirst()
                    .ifPresent(task::setAssignee);
        }
    }

    private static String model(DelegateTask task) {
        return Definitions.modelOf(((TaskEntity) task).getProcessDefinition().getKey());
    }

    private static boolean holds(DelegateTask task, String account, String group) {
        return task.getProcessEngineServices()
                        .getIdentityService()
                        .createUserQuery()
                        .userId(account)
                        .memberOfGroup(group)
                        .count()
                == 1;
    }
}
