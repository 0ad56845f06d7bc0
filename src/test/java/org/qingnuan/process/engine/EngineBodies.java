package org.qingnuan.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.process.engine.EngineRoutes.Route;

/** What a call is posted with: bodies that would do harm if the caller might, by the end of their route. */
final class EngineBodies {

    /** An expression that, evaluated, ends an instance. */
    static final String EXPRESSION = "${runtimeService.deleteProcessInstance('%instance%', 'x')}";

    private static final String VALUE = "{'value': 'x', 'type': 'String'}";
    private static final String QUERY = "{}";
    private static final String PLAN = """
            {'migrationPlan': {'sourceProcessDefinitionId': '%definition%', 'targetProcessDefinitionId': '%definition%',
            'instructions': [{'sourceActivityIds': ['%activity%'], 'targetActivityIds': ['%activity%']}]},
            'processInstanceIds': ['%instance%']}""";
    private static final String MOVE = """
            {'processDefinitionId': '%definition%', 'processInstanceIds': ['%instance%'],
            'instructions': [{'type': 'cancel', 'activityId': '%activity%'}]}""";
    private static final String RESTART = """
            {'processInstanceIds': ['%instance%'],
            'instructions': [{'type': 'startBeforeActivity', 'activityId': '%activity%'}]}""";
    private static final String USER = """
            {'profile': {'id': 'intruder', 'firstName': 'x', 'lastName': 'x', 'email': 'x@x'},
            'credentials': {'password': 'Qn-2021-intruder'}}""";
    private static final String FILTER = """
            {'resourceType': 'Task', 'name': 'x', 'query': {'assigneeExpression': '%expression%'}, 'properties': {}}""";

    private static final Map<String, List<String>> BODIES = new TreeMap<>();

    static {
        put("/task/{id}", "{'name': 'x', 'assignee': 'nobody', 'priority': 99, 'due': '2031-01-01T00:00:00.000+0800'}");
        put("/task/create", "{'name': 'x', 'parentTaskId': '%task%', 'tenantId': '%tenant%'}", "{'name': 'x'}");
        put("/task/{id}/claim", "{'userId': 'nobody'}", "{'userId': '%user%'}");
        put("/task/{id}/assignee", "{'userId': 'nobody'}", "{'userId': '%user%'}");
        put("/task/{id}/delegate", "{'userId': 'nobody'}");
        put("/task/{id}/comment/create", "{'message': 'x'}", "{'message': 'x', 'processInstanceId': '%instance%'}");
        put("/comment", "{'id': 'none', 'message': 'x'}");
        put(
                "/task/{id}/identity-links",
                "{'userId': 'nobody', 'type': 'candidate'}",
                "{'groupId': 'gas-company.zichuan', 'type': 'candidate'}");
        put("/task/{id}/identity-links/delete", "{'groupId': '%group%', 'type': 'candidate'}");
        put("/bpmnError", "{'errorCode': 'ledger.notFound', 'variables': {'x': " + VALUE + "}}");
        put("/bpmnEscalation", "{'escalationCode': 'x'}");
        for (String end : List.of("/task/{id}/complete", "/task/{id}/submit-form", "/task/{id}/resolve")) {
            put(
                    end,
                    "{}",
                    "{'variables': {'x': " + VALUE + "}}",
                    "{'variables': {'submission': {'value': '00000000-0000-4000-8000-000000000001', 'type': 'String'}}}",
                    "{'variables': {'submission': " + VALUE + "}, 'withVariablesInReturn': true}",
                    "{'variables': {'submission': {'value': '00000000-0000-4000-8000-000000000001', 'type': 'String'}, 'decision': "
                            + VALUE + "}}");
        }
        put(
                "/variables",
                "{'modifications': {'submission': " + VALUE
                        + ", 'approved': {'value': true, 'type': 'Boolean'}}, 'deletions': ['approvalRole']}");
        put("/localVariables", "{'modifications': {'x': " + VALUE + "}, 'deletions': ['approvalRole']}");
        put("/variables/{varId}", VALUE);
        put("/localVariables/{varId}", VALUE);
        put(
                "/modification",
                "{'instructions': [{'type': 'cancel', 'activityId': '%activity%'}]}",
                "{'instructions': [{'type': 'startAfterActivity', 'activityId': '%activity%'}]}");
        put("/modification-async", "{'instructions': [{'type': 'cancel', 'activityId': '%activity%'}]}");
        put("/modification/execute", MOVE);
        put("/modification/executeAsync", MOVE);
        put("/migration/execute", PLAN);
        put("/migration/executeAsync", PLAN);
        put(
                "/migration/generate",
                "{'sourceProcessDefinitionId': '%definition%', 'targetProcessDefinitionId': '%definition%'}");
        put(
                "/migration/validate",
                "{'sourceProcessDefinitionId': '%definition%', 'targetProcessDefinitionId': '%definition%', 'instructions': []}");
        put(
                "/message",
                "{'messageName': 'ledger.contractSigned', 'businessKey': '%tenant%', 'all': true}",
                "{'messageName': 'ledger.bodyFinished', 'processInstanceId': '%instance%'}",
                "{'messageName': 'ledger.contractSigned', 'all': true}");
        put("/trigger", "{'variables': {'x': " + VALUE + "}}");
        put(
                "/signal",
                "{'name': 'x', 'executionId': '%execution%'}",
                "{'name': 'x'}",
                "{'variables': {'x': " + VALUE + "}}");
        put("/condition", "{'variables': {'x': " + VALUE + "}, 'businessKey': 'x'}");
        put("/create-incident", "{'incidentType': 'x', 'configuration': 'x'}");
        put(
                "/start",
                "{'businessKey': 'zichuan-2021.xihe'}",
                "{'businessKey': 'x', 'variables': {'x': " + VALUE
                        + "}, 'startInstructions': [{'type': 'startBeforeActivity', 'activityId': '%activity%'}]}");
        put("/process-definition/{id}/submit-form", "{'businessKey': 'x', 'variables': {}}");
        put("/process-definition/key/{key}/submit-form", "{'businessKey': 'x', 'variables': {}}");
        put("/restart", RESTART);
        put("/restart-async", RESTART);
        put("/evaluate", "{'variables': {'route': {'value': 'COAL_TO_GAS'}, 'rooms': {'value': 3}}}");
        put("/history-time-to-live", "{'historyTimeToLive': 1}");
        put(
                "/process-definition/suspended",
                "{'processDefinitionKey': '%definitionKey%', 'suspended': true, 'includeProcessInstances': true}");
        put(
                "/process-instance/suspended",
                "{'processInstanceIds': ['%instance%'], 'suspended': true}",
                "{'processDefinitionKey': '%definitionKey%', 'suspended': true}");
        put("/process-instance/suspended-async", "{'processInstanceIds': ['%instance%'], 'suspended': true}");
        put("/job/suspended", "{'processInstanceId': '%instance%', 'suspended': true}");
        put(
                "/job-definition/suspended",
                "{'processDefinitionKey': '%definitionKey%', 'suspended': true, 'includeJobs': true}");
        put("/suspended", "{'suspended': true, 'includeProcessInstances': true, 'includeJobs': true}");
        put("/process-instance/delete", "{'processInstanceIds': ['%instance%'], 'deleteReason': 'x'}");
        put(
                "/process-instance/delete-historic-query-based",
                "{'historicProcessInstanceQuery': {'processInstanceIds': ['%instance%']}}");
        put("/process-instance/job-retries", "{'processInstances': ['%instance%'], 'retries': 0}");
        put(
                "/process-instance/job-retries-historic-query-based",
                "{'historicProcessInstanceQuery': {'processInstanceIds': ['%instance%']}, 'retries': 0}");
        put(
                "/process-instance/message-async",
                "{'messageName': 'ledger.contractSigned', 'processInstanceIds': ['%instance%']}");
        put(
                "/process-instance/variables-async",
                "{'processInstanceIds': ['%instance%'], 'variables': {'x': " + VALUE + "}}");
        put("/job/retries", "{'jobIds': ['%job%'], 'retries': 0}");
        put("/retries", "{'retries': 0}");
        put(
                "/external-task/retries",
                "{'externalTaskIds': ['none'], 'processInstanceIds': ['%instance%'], 'retries': 0}");
        put("/external-task/retries-async", "{'processInstanceIds': ['%instance%'], 'retries': 0}");
        put(
                "/external-task/fetchAndLock",
                "{'workerId': 'x', 'maxTasks': 9, 'topics': [{'topicName': 'x', 'lockDuration': 1000}]}");
        put("/external-task/{id}/lock", "{'workerId': 'x', 'lockDuration': 1000}");
        put("/external-task/{id}/extendLock", "{'workerId': 'x', 'newDuration': 1000}");
        put("/external-task/{id}/complete", "{'workerId': 'x'}");
        put("/external-task/{id}/failure", "{'workerId': 'x', 'retries': 0}");
        put("/external-task/{id}/bpmnError", "{'workerId': 'x', 'errorCode': 'x'}");
        put("/duedate", "{'duedate': '2031-01-01T00:00:00.000+0800', 'cascade': true}");
        put("/priority", "{'priority': 99}");
        put("/jobPriority", "{'priority': 99, 'includeJobs': true}");
        put("/annotation", "{'annotation': 'x'}");
        put("/set-annotation", "{'annotation': 'x'}");
        put("/history/process-instance/delete", "{'historicProcessInstanceIds': ['%instance%'], 'deleteReason': 'x'}");
        put(
                "/history/process-instance/set-removal-time",
                "{'absoluteRemovalTime': '2021-01-01T00:00:00.000+0800', 'historicProcessInstanceIds': ['%instance%'], 'hierarchical': true}");
        put(
                "/history/decision-instance/set-removal-time",
                "{'absoluteRemovalTime': '2021-01-01T00:00:00.000+0800', 'historicDecisionInstanceQuery': {}}");
        put(
                "/history/batch/set-removal-time",
                "{'absoluteRemovalTime': '2021-01-01T00:00:00.000+0800', 'historicBatchQuery': {}}");
        put("/history/decision-instance/delete", "{'historicDecisionInstanceQuery': {}, 'deleteReason': 'x'}");
        put("/filter/create", FILTER, "{'resourceType': 'Task', 'name': 'x', 'query': {}, 'properties': {}}");
        put("/filter/{id}", FILTER);
        put(
                "/authorization/create",
                "{'type': 1, 'permissions': ['ALL'], 'userId': '%user%', 'resourceType': 8, 'resourceId': '*'}",
                "{'type': 0, 'permissions': ['ALL'], 'userId': '*', 'resourceType': 7, 'resourceId': '*'}");
        put(
                "/authorization/{id}",
                "{'permissions': ['ALL'], 'userId': '%user%', 'resourceType': 8, 'resourceId': '*'}");
        put("/user/create", USER);
        put("/admin/setup/default/user/create", USER);
        put("/user/{id}/profile", "{'id': '%user%', 'firstName': 'x', 'lastName': 'x', 'email': 'x@x'}");
        put("/user/{id}/credentials", "{'password': 'Qn-2021-test', 'authenticatedUserPassword': 'Qn-2021-test'}");
        put("/group/create", "{'id': 'camunda-admin', 'name': 'x', 'type': 'SYSTEM'}");
        put("/group/{id}", "{'id': '%group%', 'name': 'x', 'type': 'x'}");
        put("/tenant/create", "{'id': 'x', 'name': 'x'}");
        put("/tenant/{id}", "{'id': '%tenant%', 'name': 'x'}");
        put("/identity/verify", "{'username': 'administrator', 'password': 'wrong'}");
        put("/identity/password-policy", "{'password': 'x', 'profile': {}}");
        put("/telemetry/configuration", "{'enableTelemetry': true}");
        put("/redeploy", "{}");
        for (String query : List.of("/default/task", "/default/task/count")) {
            put(
                    query,
                    QUERY,
                    "{'assigneeExpression': '%expression%'}",
                    "{'processInstanceBusinessKeyLike': '%', 'candidateGroup': '%group%', 'includeAssignedTasks': true}",
                    "{'sorting': [{'sortBy': 'processVariable', 'sortOrder': 'asc', 'parameters': {'variable': '%variableName%', 'type': 'String'}}]}",
                    "{'orQueries': [{'candidateGroupExpression': '%expression%'}]}");
        }
        for (String query : List.of("/filter/{id}/list", "/filter/{id}/count", "/filter/{id}/singleResult")) {
            put(
                    query,
                    QUERY,
                    "{'assigneeExpression': '%expression%'}",
                    "{'orQueries': [{'assigneeExpression': '%expression%'}]}");
        }
    }

    private EngineBodies() {}

    private static void put(String end, String... bodies) {
        BODIES.put(end, List.of(bodies));
    }

    /** The bodies of a route, {@code {}} when nothing better is known. */
    static List<String> of(Route route, CallTarget target) {
        if (route.method().equals("DELETE")) {
            return List.of("");
        }
        String longest = "";
        for (String end : BODIES.keySet()) {
            if (route.path().endsWith(end) && end.length() > longest.length()) {
                longest = end;
            }
        }
        List<String> bodies = new ArrayList<>();
        for (String template : BODIES.getOrDefault(longest, List.of(QUERY))) {
            bodies.add(fill(template, target));
        }
        return bodies;
    }

    static String fill(String template, CallTarget target) {
        String body = template.replace('\'', '"').replace("%expression%", EXPRESSION);
        for (Map.Entry<String, String> id : target.ids().entrySet()) {
            body = body.replace("%" + id.getKey() + "%", id.getValue());
        }
        return body;
    }

    /** A deployment, an attachment or a variable as a file. */
    static String multipart(String boundary) {
        return "--%s\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nx\r\n".formatted(boundary)
                + "--%s\r\nContent-Disposition: form-data; name=\"attachment-name\"\r\n\r\nx\r\n".formatted(boundary)
                + "--%s\r\nContent-Disposition: form-data; name=\"valueType\"\r\n\r\nString\r\n".formatted(boundary)
                + "--%s\r\nContent-Disposition: form-data; name=\"data\"; filename=\"x.txt\"\r\n".formatted(boundary)
                + "Content-Type: application/octet-stream\r\n\r\nx\r\n--%s--\r\n".formatted(boundary);
    }
}
