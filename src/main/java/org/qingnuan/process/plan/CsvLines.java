package org.qingnuan.process.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;

/** The lines of a table that spreadsheet programs or editors saved as text. */
final class CsvLines {

    private CsvLines() {}

    /** Without a byte order mark; throws PlanRefused for another encoding, in which Chinese words would be garbled. */
    static List<String> of(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw new PlanRefused(
                    List.of(new ModelFinding(file, null, "不是 UTF-8 编码", "请用文本编辑器另存为 UTF-8，表格软件选“CSV UTF-8（逗号分隔）”")));
        }
    }
}
