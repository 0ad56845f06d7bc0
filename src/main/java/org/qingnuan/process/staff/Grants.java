package org.qingnuan.process.staff;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.qingnuan.process.plan.Roles;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine. Officials get whole definitions where one role works a model (a row per task
 * elsewhere, see {@code CandidatesOfMixedModels}); nobody gets deployment, modification, message, signal, job or
 * variable rights.
 */
@Component
public class Grants {

    private static final List<String> WATCHERS =
            List.of(Roles.LEADING_GROUP, Roles.DISTRICT_OFFICE, Roles.ADMINISTRATOR);

    private static final Pattern ROLE = Pattern.compile("\\$\\{staff\\.group\\(execution, ?'([a-z-]+)'\\)}");

    private final AuthorizationService authorizations;
    private final RepositoryService repository;

    /** By definition, which never changes: reading the models of all plans anew takes minutes once there are many. */
    private final Map<String, Set<String>> rolesOf = new ConcurrentHashMap<>();

    Grants(AuthorizationService authorizations, RepositoryService repository) {
        this.authorizations = authorizations;
        this.repository = repository;
    }

    /** Brings the grants of all roles up to the deployed models. Idempotent. */
    public void apply() {
        for (String role : Roles.NAMES) {
            grant(role, Resources.APPLICATION, "tasklist", ACCESS);
            grant(role, Resources.APPLICATION, "welcome", ACCESS);
        }
        for (String role : WATCHERS) {
            grant(role, Resources.APPLICATION, "cockpit", ACCESS);
            grant(role, Resources.PROCESS_DEFINITION, Authorization.ANY, READ, READ_INSTANCE, READ_HISTORY);
            grant(role, Resources.DECISION_DEFINITION, Authorization.ANY, READ, READ_HISTORY);
            grant(role, Resources.TASK, Authorization.ANY, READ); // of their tenants: who has which task
        }
        grant(Roles.ADMINISTRATOR, Resources.APPLICATION, "admin", ACCESS);
        grant(Roles.ADMINISTRATOR, Resources.PROCESS_DEFINITION, Authorization.ANY, RETRY_JOB);
        grant(Roles.ADMINISTRATOR, Resources.SYSTEM, Authorization.ANY, SystemPermissions.READ);
        for (Resource managed : List.of(
                Resources.USER,
                Resources.GROUP,
                Resources.GROUP_MEMBERSHIP,
                Resources.TENANT,
                Resources.TENANT_MEMBERSHIP)) {
            grant(Roles.ADMINISTRATOR, managed, Authorization.ANY, Permissions.ALL);
        }
        rolesByDefinition().forEach((key, roles) -> {
            if (roles.size() == 1) {
                grant(roles.iterator().next(), Resources.PROCESS_DEFINITION, key, READ_TASK, TASK_WORK);
            } else {
                roles.forEach(role -> revoke(role, key));
            }
        });
    }

    private Map<String, Set<String>> rolesByDefinition() {
        Map<String, Set<String>> roles = new TreeMap<>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            roles.computeIfAbsent(definition.getKey(), key -> new TreeSet<>())
                    .addAll(rolesOf.computeIfAbsent(definition.getId(), this::read));
        }
        return roles;
    }

    private Set<String> read(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> rolesIn(task.getCamundaCandidateGroups()).stream())
                .collect(Collectors.toSet());
    }

    /** The role that an expression names; all of them where it depends on the case, as with an implementer. */
    private static Set<String> rolesIn(String expression) {
        Matcher named = ROLE.matcher(expression);
        return named.matches() ? Set.of(named.group(1)) : Roles.NAMES;
    }

    /** A model that one role worked alone in an earlier version has a row per task now. */
    private void revoke(String role, String definition) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(definition)
                .singleResult();
        if (grant != null) {
            authorizations.deleteAuthorization(grant.getId());
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }
}
