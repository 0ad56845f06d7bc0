package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.shared.PlanId;

/** Where a plan's files may lie when it is rehearsed. */
class PlanSourceTest {

    private static final PlanId PLAN = new PlanId("sixth-2024");
    private static final String HOME = "bpmn/plans/sixth-2024/";

    @TempDir
    Path folder;

    @Test
    void exportedArchiveAndItsUnpackedFolderAreTheSame() throws IOException {
        Path archive = folder.resolve("sixth-2024.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            put(zip, HOME + "plan.yaml", "id: sixth-2024");
            put(zip, "forms/survey.html", "<form></form>");
            put(zip, "README.md", "x");
        }
        Path unpacked = folder.resolve("unpacked");
        write(unpacked.resolve(HOME + "plan.yaml"), "id: sixth-2024");
        write(unpacked.resolve("forms/survey.html"), "<form></form>");

        assertThat(PlanSource.read(archive, PLAN)).containsOnlyKeys(HOME + "plan.yaml", "forms/survey.html");
        assertThat(PlanSource.read(unpacked, PLAN)).containsOnlyKeys(HOME + "plan.yaml", "forms/survey.html");
        assertThat(PlanSource.read(unpacked, PLAN).get(HOME + "plan.yaml"))
                .isEqualTo(PlanSource.read(archive, PLAN).get(HOME + "plan.yaml"));
    }

    @Test
    void folderOfThePlanAloneWillDo() throws IOException {
        write(folder.resolve("plan.yaml"), "id: sixth-2024");
        write(folder.resolve("subsidy.dmn"), "x");

        assertThat(PlanSource.read(folder, PLAN)).containsOnlyKeys(HOME + "plan.yaml", HOME + "subsidy.dmn");
    }

    @Test
    void folderWithoutThePlanAndWhatIsNoArchiveAreSaid() throws IOException {
        Path noArchive = folder.resolve("plan.txt");
        write(noArchive, "x");

        assertThatThrownBy(() -> PlanSource.read(folder, PLAN)).hasMessageContaining("里没有方案 sixth-2024");
        assertThatThrownBy(() -> PlanSource.read(noArchive, PLAN)).hasMessageContaining("不是可读的压缩文件");
        assertThatThrownBy(() -> PlanSource.read(folder.resolve("nowhere"), PLAN))
                .hasMessageContaining("不能读取方案目录");
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes());
        zip.closeEntry();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
