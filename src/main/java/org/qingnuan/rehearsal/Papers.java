package org.qingnuan.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.ledger.Documents.Upload;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.process.Tasks;
import org.springframework.stereotype.Component;

/** Uploads the files without which a form is not taken, each time the same sheet of paper marked as a demonstration. */
@Component
class Papers {

    /** The endings of which there is one, of those that forms may ask for; a jpeg is a jpg. */
    private static final List<String> FILES = List.of("pdf", "jpg", "png", "docx", "xlsx");

    private static final Map<String, String> ASKED = Map.of(
            "userTask_acceptPreliminarily", "preliminaryReport",
            "userTask_inspectInHome", "inspectorReport",
            "userTask_draftPlan", "planFile",
            "userTask_signContract", "contractScan",
            "userTask_concludeAcceptance", "acceptanceReport",
            "userTask_postNotice", "boardPhoto",
            "userTask_inspectBuildings", "inspectionReport");

    private final Tasks tasks;
    private final Map<String, byte[]> papers;

    Papers(Tasks tasks) {
        this.tasks = tasks;
        this.papers = FILES.stream().collect(Collectors.toMap(ending -> ending, Papers::paper));
    }

    /** The id of a paper for a field of the turn's form that takes files. */
    String of(Turn turn, FieldSpec field) {
        return field.choices().stream()
                .filter(FILES::contains)
                .findFirst()
                .map(ending -> upload(turn, field.name(), ending))
                .orElseThrow(() -> new Stuck("没有可以上传到“" + field.label() + "”的演示文件"));
    }

    /** The answers with the file that the turn's task asks for. */
    Map<String, String> added(Turn turn, Map<String, String> fields) {
        String field = ASKED.get(turn.task().taskKey());
        if (field == null) {
            return fields;
        }
        Map<String, String> all = new HashMap<>(fields);
        all.put(field, upload(turn, field, "pdf"));
        return all;
    }

    private String upload(Turn turn, String field, String ending) {
        Upload upload = tasks.attach(
                turn.task().taskId(),
                turn.user(),
                field,
                "演示文件." + ending,
                new ByteArrayInputStream(papers.get(ending)));
        if (upload instanceof Upload.Stored stored) {
            return stored.document().id().toString();
        }
        throw Stuck.by("演示文件没有通过检查", ((Upload.Refused) upload).findings());
    }

    private static byte[] paper(String ending) {
        try (InputStream in = Papers.class.getResourceAsStream("/demo/document." + ending)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
