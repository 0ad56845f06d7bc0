package org.qingnuan.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.qingnuan.ledger.Documents.Upload;
import org.qingnuan.process.Tasks;
import org.springframework.stereotype.Component;

/** Uploads the files without which a form is not taken, each time the same sheet of paper marked as a demonstration. */
@Component
class Papers {

    private static final Map<String, String> ASKED = Map.of(
            "userTask_acceptPreliminarily", "preliminaryReport",
            "userTask_inspectInHome", "inspectorReport",
            "userTask_draftPlan", "planFile",
            "userTask_signContract", "contractScan",
            "userTask_concludeAcceptance", "acceptanceReport",
            "userTask_postNotice", "boardPhoto",
            "userTask_inspectBuildings", "inspectionReport");

    private final Tasks tasks;
    private final byte[] paper;

    Papers(Tasks tasks) {
        this.tasks = tasks;
        this.paper = paper();
    }

    /** The answers with the file that the turn's task asks for. */
    Map<String, String> added(Turn turn, Map<String, String> fields) {
        String field = ASKED.get(turn.task().taskKey());
        if (field == null) {
            return fields;
        }
        Map<String, String> all = new HashMap<>(fields);
        all.put(field, upload(turn, field));
        return all;
    }

    private String upload(Turn turn, String field) {
        Upload upload =
                tasks.attach(turn.task().taskId(), turn.user(), field, "演示文件.pdf", new ByteArrayInputStream(paper));
        if (upload instanceof Upload.Stored stored) {
            return stored.document().id().toString();
        }
        throw Stuck.by("演示文件没有通过检查", ((Upload.Refused) upload).findings());
    }

    private static byte[] paper() {
        try (InputStream in = Papers.class.getResourceAsStream("/demo/document.pdf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
