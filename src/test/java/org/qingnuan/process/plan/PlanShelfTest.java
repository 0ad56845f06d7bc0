package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.shared.PlanId;
import org.qingnuan.startup.StartupRefused;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Names and directories of plans, mixed as the settings have them. */
@ExtendWith(OutputCaptureExtension.class)
class PlanShelfTest {

    static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    static final PlanId HEZE = new PlanId("heze-2021");

    @TempDir
    Path directory;

    @Test
    void namesAndDirectoriesStandBesideEachOtherAndAFolderOutsideGoesFirst(CapturedOutput console) throws IOException {
        Path outside = CopiedFolder.of("zichuan-2021", directory.resolve("plans"));
        CopiedFolder.change(outside.resolve("plan.yaml"), "淄川区2021年冬季清洁取暖", "淄川区2021年冬季清洁取暖（修订）");

        PlanShelf shelf = shelf("heze-2021", directory.resolve("plans").toString());

        assertThat(shelf.named()).containsExactly(HEZE, ZICHUAN);
        assertThat(name(shelf, ZICHUAN)).contains("（修订）");
        assertThat(name(shelf, HEZE)).contains("菏泽市");
        assertThat(console.getAll()).contains("方案 zichuan-2021 用 " + outside + " 里的目录，不用随系统安装的同名目录");
    }

    @Test
    void aPlanThatTheApplicationDoesNotKnowComesFromItsDirectoryAlone() throws IOException {
        CopiedFolder.of("zichuan-2021", directory.resolve("one"));
        Files.move(directory.resolve("one/zichuan-2021"), directory.resolve("one/huantai-2022"));

        PlanShelf shelf = shelf(directory.resolve("one").toString());

        assertThat(shelf.named()).containsExactly(new PlanId("huantai-2022"));
        assertThat(shelf.has(new PlanId("huantai-2022"))).isTrue();
        assertThat(shelf.folder(new PlanId("huantai-2022"), null).files())
                .containsKey("bpmn/plans/huantai-2022/village-retrofit.bpmn");
    }

    @Test
    void whatIsNoPlanAndNoDirectoryKeepsTheApplicationFromStarting() throws IOException {
        refused("既不是方案名，也不是已有的目录", directory.resolve("none").toString());
        Files.createDirectories(directory.resolve("empty/sub"));
        refused("里没有方案（子目录里要有 plan.yaml）", directory.resolve("empty").toString());
        CopiedFolder.of("zichuan-2021", directory.resolve("a"));
        CopiedFolder.of("zichuan-2021", directory.resolve("b"));
        refused(
                "在两个目录里都有",
                directory.resolve("a").toString(),
                directory.resolve("b").toString());
        Files.move(directory.resolve("a/zichuan-2021"), directory.resolve("a/淄川"));
        refused("的名称不能作方案编号", directory.resolve("a").toString());
    }

    private void refused(String words, String... settings) {
        assertThatExceptionOfType(StartupRefused.class)
                .isThrownBy(() -> shelf(settings))
                .withMessageContaining(words);
    }

    private PlanShelf shelf(String... settings) {
        return PlanShelf.of(Arrays.asList(settings), directory.resolve("drafts"));
    }

    private static String name(PlanShelf shelf, PlanId plan) {
        String yaml = new String(shelf.folder(plan, null).file("plan.yaml"), StandardCharsets.UTF_8);
        return YamlEdit.of(yaml).value(List.of("name")).orElseThrow();
    }
}
