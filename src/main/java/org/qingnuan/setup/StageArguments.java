package org.qingnuan.setup;

import java.util.List;
import org.qingnuan.process.StageChange;
import picocli.CommandLine.Option;

/** The stages that a plan shall not have or shall have, as both commands take them. */
final class StageArguments {

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "环节",
            description = "去掉的环节，例如 contract-award；几个之间用逗号。后面的环节离不开的，说明原因，不去掉")
    private List<String> without = List.of();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "环节",
            description =
                    "加上的环节，例如 in-home-acceptance、grid-capacity、public-notice；方案自己的模型写明放在哪个环节之后，例如 upkeep@construction")
    private List<String> with = List.of();

    StageChange change() {
        return new StageChange(without, with.stream().map(StageArguments::added).toList());
    }

    private static StageChange.Added added(String written) {
        int at = written.indexOf('@');
        return at < 0
                ? new StageChange.Added(written, null)
                : new StageChange.Added(written.substring(0, at), written.substring(at + 1));
    }
}
