package org.qingnuan.process.engine;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables with the engine's own SQL, so that the engine never changes a schema by itself, and adds
 * what the engine's tables lack under our load.
 */
@Component
class V0001__EngineTables extends BaseJavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "identity", "history", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) {
        for (String part : PARTS) {
            run(
                    context,
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
        run(context, new ClassPathResource("db/engine/after-create.sql"));
    }

    private static void run(Context context, ClassPathResource script) {
        ScriptUtils.executeSqlScript(context.getConnection(), new EncodedResource(script, "UTF-8"));
    }
}
