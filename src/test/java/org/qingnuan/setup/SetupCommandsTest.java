package org.qingnuan.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.TargetSheet;
import org.qingnuan.shared.Region;
import picocli.CommandLine;

/** New plans from old ones and their check, as an administrator runs them on the command line. */
class SetupCommandsTest {

    @TempDir
    Path directory;

    private final StringWriter console = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"default", "zichuan-2021", "heze-2021", "laizhou-2023", "jiyang-2021", "jinan-2019-2022"})
    void anotherCountysPlanPassesTheCheckAtOnce(String from) throws IOException {
        int made = huantai(from);

        assertThat(made).as(console.toString()).isZero();
        assertThat(console.toString()).contains("检查没有问题", "补贴标准 subsidy.dmn 是空表", "请逐个核对");
        assertThat(run("check-plan", directory.resolve("huantai-2022").toString()))
                .as(console.toString())
                .isZero();
        String village = read("village-retrofit.bpmn");
        assertThat(village)
                .contains("<bpmn:process id=\"huantai-2022.village-retrofit\"", "桓台县2022）")
                .doesNotContain(from + ".", from + "\"");
        assertThat(read("targets.csv"))
                .isEqualTo("area,name,code,quantity,unit\nhuantai-01,索镇街道,370321001,700,户\nmaqiao,马桥镇,,500,户\n");
        assertThat(read("plan.yaml"))
                .contains(
                        "id: huantai-2022",
                        "year: 2022",
                        "total: 1200",
                        "area: {id: huantai, name: 桓台县, code: \"370321\"}");
        assertThat(read("subsidy.dmn")).doesNotContain("<rule ");
        assertThat(directory.resolve("huantai-2022/supervisors.csv")).doesNotExist();
    }

    @Test
    void whoeverIsNamedAfterTheOtherAreaIsNamedToBeChanged() throws IOException {
        assertThat(huantai("laizhou-2023")).isZero();

        assertThat(console.toString()).contains("请在“基本设置”里逐个改成本地的", "写着原地区的有：国网莱州市供电公司。");
    }

    @Test
    void ofTwoWhoMakeTheSamePlanAtOnceOneMakesItWholeAndTheOtherIsTold() throws IOException {
        String targets = workbook().toString();
        List<Integer> ended = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> huantai("zichuan-2021", targets)))
                .limit(2)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(ended).containsExactlyInAnyOrder(0, 1);
        assertThat(console.toString()).contains("已经有这个目录");
        assertThat(run("check-plan", directory.resolve("huantai-2022").toString()))
                .as(console.toString())
                .isZero();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    private int huantai(String from) throws IOException {
        return huantai(from, workbook().toString());
    }

    private int huantai(String from, String targets) {
        return newPlan(
                "--from=" + from,
                "--id=huantai-2022",
                "--name=桓台县2022年冬季清洁取暖",
                "--year=2022",
                "--area=huantai=桓台县",
                "--area-code=370321",
                "--targets=" + targets,
                "--out=" + directory);
    }

    @Test
    void nextYearsPlanKeepsTownsRatesAndCommentsAndMovesItsDates() throws IOException {
        assertThat(newPlan(
                        "--from=heze-2021",
                        "--id=heze-2022",
                        "--name=菏泽市2022年清洁取暖",
                        "--document-no=菏政办字〔2022〕9号",
                        "--issued=2022-05-20",
                        "--out=" + directory))
                .as(console.toString())
                .isZero();

        Path folder = directory.resolve("heze-2022");
        assertThat(Files.readString(folder.resolve("targets.csv")))
                .isEqualTo(Files.readString(Path.of("bpmn/plans/heze-2021/targets.csv")));
        assertThat(Files.readString(folder.resolve("subsidy.dmn"))).contains("<rule id=\"rule_hardshipRunning\">");
        assertThat(Files.readString(folder.resolve("plan.yaml")))
                .contains("issued: 2022-05-20", "documentNo: 菏政办字〔2022〕9号", "# HZ-42：双安全员")
                .startsWith("# 菏泽市2022年清洁取暖：");
    }

    @Test
    void milestonesOfFullDatesMoveWithTheYearAndTheirLabelsFollow() throws IOException {
        assertThat(newPlan(
                        "--from=jinan-2019-2022",
                        "--id=jinan-2020-2023",
                        "--year=2020",
                        "--name=济南市冬季清洁取暖规划（2020-2023年）",
                        "--out=" + directory))
                .as(console.toString())
                .isZero();

        assertThat(Files.readString(directory.resolve("jinan-2020-2023/city-milestones.bpmn")))
                .contains("'boilers', '2021-10-31'", "name=\"2021年10月31日前\"", "'fullCoverage', '2023-12-31'")
                .doesNotContain("'2020-10-31'");
    }

    @Test
    void theTemplateIsAWorkbookThatCanBeHandedInAgain() throws IOException {
        Path template = directory.resolve("任务表.xlsx");

        assertThat(newPlan("--template=" + template)).isZero();

        assertThat(TargetSheet.read(Files.readAllBytes(template), "huantai").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).isEqualTo("表头下面没有数据"));
    }

    @Test
    void everyMistakeOfAFolderIsToldAndTheExitCodeSaysSo() throws IOException {
        assertThat(newPlan("--from=zichuan-2021", "--id=zichuan-2022", "--name=淄川2022", "--out=" + directory))
                .isZero();
        Path folder = directory.resolve("zichuan-2022");
        Files.writeString(
                folder.resolve("plan.yaml"),
                read(folder, "plan.yaml").replace("issued: 2022-06-10", "issued: 2022-06-31"));
        Files.writeString(
                folder.resolve("targets.csv"), read(folder, "targets.csv").replace(",150,", ",壹佰伍拾,"));
        Files.delete(folder.resolve("village-retrofit.bpmn"));
        console.getBuffer().setLength(0);

        assertThat(run("check-plan", folder.toString())).isEqualTo(1);

        assertThat(console.toString())
                .contains(
                        "plan.yaml 元素 issued：不是日期（2022-06-31）",
                        "targets.csv 元素 第9行：任务数“壹佰伍拾”不是正整数",
                        "village-retrofit.bpmn：缺少该文件",
                        "共 3 个问题");
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws IOException {
        assertThat(run("check-plan", directory.resolve("none").toString())).isEqualTo(1);
        assertThat(newPlan("--from=nowhere-2021", "--id=a-2022", "--name=甲", "--out=" + directory))
                .isEqualTo(1);
        assertThat(newPlan("--from=default", "--id=甲", "--name=甲", "--out=" + directory))
                .isEqualTo(1);
        assertThat(newPlan("--from=default", "--id=a-2022", "--name=甲", "--out=" + directory))
                .isEqualTo(1);
        assertThat(newPlan("--from=zichuan-2021", "--id=same-2022", "--name=甲", "--out=" + directory))
                .isZero();
        assertThat(newPlan("--from=zichuan-2021", "--id=same-2022", "--name=甲", "--out=" + directory))
                .isEqualTo(1);
        assertThat(newPlan("--from=zichuan-2021", "--nix=3")).isEqualTo(2);
        assertThat(run("check-plan")).isEqualTo(2);

        assertThat(console.toString())
                .contains("没有这个目录", "没有这个方案，也不是方案目录", "“甲”不能作方案编号", "没有任务表", "已经有这个目录", "没有 --nix=3 这样的参数", "缺少 方案目录")
                .doesNotContain("Exception", "\tat ");
    }

    private Path workbook() throws IOException {
        Path file = directory.resolve("targets.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            TargetSheet.template(
                    List.of(
                            new Target(new Region("huantai-01", "索镇街道"), "370321001", 700, "户"),
                            new Target(new Region("maqiao", "马桥镇"), null, 500, "户")),
                    out);
        }
        return file;
    }

    private String read(String name) throws IOException {
        return read(directory.resolve("huantai-2022"), name);
    }

    private static String read(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private int newPlan(String... arguments) {
        return run("new-plan", arguments);
    }

    private int run(String name, String... arguments) {
        PrintWriter writer = new PrintWriter(console, true);
        CommandLine command = SetupCommands.commandLine(name).setOut(writer).setErr(writer);
        return command.execute(new ArrayList<>(List.of(arguments)).toArray(String[]::new));
    }
}
