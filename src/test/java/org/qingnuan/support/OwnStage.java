package org.qingnuan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stage of a county's own with two user tasks and their forms, which no shared model has and nobody in a rehearsal knows. */
public final class OwnStage {

    public static final String ID = "upkeep";

    private static final Path FILES = Path.of("src/test/resources/own-stage");
    private static final String PLAN = "huantai-2022";

    private OwnStage() {}

    /** Puts model and forms into the folder of a plan; nothing calls the stage yet. */
    public static void into(Path plan) {
        try {
            String model = Files.readString(FILES.resolve("upkeep.bpmn"));
            Files.writeString(
                    plan.resolve("upkeep.bpmn"),
                    model.replace(PLAN, plan.getFileName().toString()));
            Path forms = Files.createDirectories(plan.resolve("forms/upkeep"));
            for (String form : new String[] {"nameKeeper.html", "checkKeeper.html"}) {
                Files.copy(FILES.resolve("forms/upkeep").resolve(form), forms.resolve(form));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
