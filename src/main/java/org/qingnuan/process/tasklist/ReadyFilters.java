package org.qingnuan.process.tasklist;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.qingnuan.process.plan.Roles;
import org.springframework.stereotype.Component;

/** The lists Tasklist opens with: mine, my area's, due within seven days, overdue. */
@Component
public class ReadyFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    ReadyFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** Creates what is missing; a list that an administrator changed stays as it is. */
    public void create() {
        ready("本单位待办", -40, areas());
        ready("我的任务", -30, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        ready(
                "七日内到期",
                -20,
                areas().dueBeforeExpression("${dateTime().plusDays(7)}").dueAfterExpression("${now()}"));
        ready("已逾期", -10, areas().dueBeforeExpression("${now()}"));
    }

    private TaskQuery areas() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    private void ready(String name, int priority, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name)
                .setQuery(query.orderByDueDate().asc())
                .setProperties(Map.of(
                        "priority", priority, "color", "#1f6f5c", "refresh", true, "showUndefinedVariable", false));
        filters.saveFilter(filter);
        for (String role : Roles.NAMES) {
            Authorization read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            read.setGroupId(role);
            read.setResource(Resources.FILTER);
            read.setResourceId(filter.getId());
            read.addPermission(READ);
            authorizations.saveAuthorization(read);
        }
    }
}
