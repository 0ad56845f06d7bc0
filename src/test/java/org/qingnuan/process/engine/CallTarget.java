package org.qingnuan.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a call is aimed at: one task, its instance and everything that hangs on them.
 *
 * @param relation how the task stands to the caller
 * @param ids the id of each kind of thing, by the kind
 */
record CallTarget(Relation relation, Map<String, String> ids) {

    enum Relation {
        /** The caller holds the task. */
        HELD,
        /** The caller could take the task. */
        OFFERED,
        /** The task is another role's, in the same town or plan. */
        NEIGHBOURS,
        /** The task is another town's. */
        FOREIGN
    }

    private static final Pattern NAME = Pattern.compile("\\{([\\w-]+)}");

    /** What stands before an id in a path, and what that id therefore is. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("task", "task"),
            Map.entry("process-instance", "instance"),
            Map.entry("execution", "execution"),
            Map.entry("process-definition", "definition"),
            Map.entry("process-definition/key", "definitionKey"),
            Map.entry("decision-definition", "decision"),
            Map.entry("decision-definition/key", "decisionKey"),
            Map.entry("tenant-id", "tenant"),
            Map.entry("tenant", "tenant"),
            Map.entry("job", "job"),
            Map.entry("job-log", "jobLog"),
            Map.entry("job-definition", "jobDefinition"),
            Map.entry("deployment", "deployment"),
            Map.entry("resources", "resource"),
            Map.entry("variable-instance", "variable"),
            Map.entry("detail", "detail"),
            Map.entry("activity-instance", "activityInstance"),
            Map.entry("user-operation", "operation"),
            Map.entry("variables", "variableName"),
            Map.entry("localVariables", "variableName"),
            Map.entry("messageSubscriptions", "message"),
            Map.entry("filter", "filter"),
            Map.entry("authorization", "authorization"),
            Map.entry("user", "user"),
            Map.entry("members", "user"),
            Map.entry("user-members", "user"),
            Map.entry("group", "group"),
            Map.entry("group-members", "group"),
            Map.entry("incident", "incident"),
            Map.entry("metrics", "metric"),
            Map.entry("login", "application"),
            Map.entry("static", "file"));

    static CallTarget of(JdbcClient jdbc, Relation relation, String task, String user) {
        Map<String, Object> row = jdbc.sql("""
                        select t.id_ task, t.proc_inst_id_ instance, t.execution_id_ execution,
                          t.proc_def_id_ definition, d.key_ "definitionKey", d.deployment_id_ deployment,
                          t.tenant_id_ tenant, e.act_id_ activity, e.act_inst_id_ "activityInstance",
                          (select group_id_ from act_ru_identitylink l where l.task_id_ = t.id_ limit 1) "group",
                          (select id_ from act_ru_variable v where v.proc_inst_id_ = t.proc_inst_id_ limit 1) variable,
                          (select name_ from act_ru_variable v where v.proc_inst_id_ = t.proc_inst_id_ limit 1) "variableName",
                          (select id_ from act_hi_detail h where h.proc_inst_id_ = t.proc_inst_id_ limit 1) detail,
                          (select id_ from act_hi_op_log limit 1) operation,
                          (select id_ from act_hi_job_log l order by (l.process_instance_id_ = t.proc_inst_id_) desc limit 1) "jobLog",
                          (select id_ from act_ru_job j where j.tenant_id_ = t.tenant_id_ order by id_ limit 1) job,
                          (select job_def_id_ from act_ru_job j where j.tenant_id_ = t.tenant_id_ order by id_ limit 1) "jobDefinition",
                          (select id_ from act_ge_bytearray b where b.deployment_id_ = d.deployment_id_ limit 1) resource,
                          (select id_ from act_re_decision_def limit 1) decision,
                          (select key_ from act_re_decision_def limit 1) "decisionKey",
                          (select id_ from act_ru_filter order by id_ limit 1) "filter",
                          (select id_ from act_ru_authorization order by id_ limit 1) "authorization"
                        from act_ru_task t join act_re_procdef d on d.id_ = t.proc_def_id_
                          join act_ru_execution e on e.id_ = t.execution_id_
                        where t.id_ = ?
                        """).param(task).query().singleRow();
        Map<String, String> ids = new TreeMap<>();
        row.forEach((kind, id) -> ids.put(kind, id == null ? "none" : id.toString()));
        ids.put("user", user);
        ids.put("message", "ledger.contractSigned");
        ids.put("metric", "activity-instance-start");
        ids.put("application", "cockpit");
        ids.put("file", "app/plugin.js");
        return new CallTarget(relation, ids);
    }

    /** Fills the ids into a route's path. */
    String path(EngineRoutes.Route route) {
        Matcher name = NAME.matcher(route.path());
        StringBuilder path = new StringBuilder();
        while (name.find()) {
            name.appendReplacement(
                    path, Matcher.quoteReplacement(id(route.path().substring(0, name.start()), name.group(1))));
        }
        return name.appendTail(path).toString();
    }

    private String id(String before, String name) {
        if (name.equals("processEngineName")) {
            return "default";
        }
        List<String> segments = new ArrayList<>(List.of(before.split("/")));
        int last = segments.size() - 1;
        String kind = KINDS.get(segments.get(last - 1) + "/" + segments.get(last));
        return ids.getOrDefault(kind == null ? KINDS.getOrDefault(segments.get(last), "none") : kind, "none");
    }

    String id(String kind) {
        return ids.get(kind);
    }
}
