package org.qingnuan.process.deadlineadjustment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.process.DeadlineAdjustments.Difference;
import org.qingnuan.process.deadline.DatedGate;

/** Says where a folder and what is deployed differ: by date where it is dates, else by file. */
final class FolderDifferences {

    private FolderDifferences() {}

    static List<Difference> between(Map<String, byte[]> folder, Map<String, byte[]> deployed) {
        TreeSet<String> paths = new TreeSet<>(folder.keySet());
        paths.addAll(deployed.keySet());
        return paths.stream()
                .filter(path -> !Arrays.equals(folder.get(path), deployed.get(path)))
                .flatMap(path -> of(path, folder.get(path), deployed.get(path)).stream())
                .toList();
    }

    private static List<Difference> of(String path, byte[] inFolder, byte[] deployed) {
        if (inFolder == null || deployed == null) {
            return List.of(new Difference(path, null, inFolder == null ? "没有" : "有", deployed == null ? "没有" : "有"));
        }
        List<Difference> dates = path.endsWith(".bpmn") ? dates(path, inFolder, deployed) : List.of();
        return dates.isEmpty() ? List.of(new Difference(path, null, null, null)) : dates;
    }

    private static List<Difference> dates(String path, byte[] inFolder, byte[] deployed) {
        Map<String, DatedGate> folder = gates(inFolder);
        List<Difference> differences = new ArrayList<>();
        gates(deployed).forEach((event, gate) -> {
            DatedGate other = folder.get(event);
            if (other != null && !other.rule().equals(gate.rule())) {
                differences.add(new Difference(path, event, other.rule(), gate.rule()));
            }
        });
        return differences;
    }

    private static Map<String, DatedGate> gates(byte[] model) {
        return DatedGate.of(PlanModels.read(model)).stream()
                .collect(Collectors.toMap(DatedGate::event, Function.identity(), (one, other) -> one));
    }
}
