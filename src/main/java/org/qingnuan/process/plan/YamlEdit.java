package org.qingnuan.process.plan;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Puts values into a YAML file and leaves everything else, comments above all, as people wrote it. */
public final class YamlEdit {

    private static final Pattern PLAIN = Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}\\w（）〔〕“”·、，。-]*");

    /** Words that YAML takes for something else than text. */
    private static final Pattern TAKEN = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private String text;

    private YamlEdit(String text) {
        this.text = text;
    }

    /** Throws IllegalArgumentException, in Chinese, for a text that is no YAML map. */
    public static YamlEdit of(String text) {
        YamlEdit edit = new YamlEdit(text.startsWith("\uFEFF") ? text.substring(1) : text);
        edit.root();
        return edit;
    }

    public String text() {
        return text;
    }

    /** A text as YAML writes it, in quotes where it needs them. */
    public static String quoted(String value) {
        return PLAIN.matcher(value).matches() && !TAKEN.matcher(value).matches()
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Puts YAML in the place of what stands at the path, or adds it. */
    public YamlEdit set(List<String> path, String yaml) {
        return write(path, yaml);
    }

    /** Takes the key away with what belongs to it; nothing happens where it is not there. */
    public YamlEdit remove(List<String> path) {
        Node parent = path.size() == 1
                ? root()
                : find(path.subList(0, path.size() - 1)).orElse(null);
        Optional<NodeTuple> entry = entry(parent, path.get(path.size() - 1));
        if (entry.isEmpty()) {
            return this;
        }
        int begin = at(entry.get().getKeyNode().getStartMark().getIndex());
        int end = end(entry.get().getValueNode());
        if (((MappingNode) parent).getFlowStyle() == FlowStyle.FLOW) {
            int comma = text.indexOf(',', end);
            int brace = text.indexOf('}', end);
            text = comma >= 0 && comma < brace
                    ? text.substring(0, begin) + text.substring(comma + 1).stripLeading()
                    : text.substring(
                                    0,
                                    text.lastIndexOf(',', begin) < text.lastIndexOf('{', begin)
                                            ? begin
                                            : text.lastIndexOf(',', begin))
                            + text.substring(end);
        } else {
            int lineBegin = text.lastIndexOf('\n', begin) + 1;
            int lineEnd = text.indexOf('\n', end);
            text = text.substring(0, lineBegin) + (lineEnd < 0 ? "" : text.substring(lineEnd + 1));
        }
        return this;
    }

    /** The text of a scalar at the path, empty for none. */
    public Optional<String> value(List<String> path) {
        return find(path).filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).getValue());
    }

    /** Whether anything stands at the path. */
    public boolean has(List<String> path) {
        return find(path).isPresent();
    }

    /** The keys of the map at the path; none where there is no map. */
    public List<String> keys(List<String> path) {
        Node node = path.isEmpty() ? root() : find(path).orElse(null);
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .map(entry -> ((ScalarNode) entry.getKeyNode()).getValue())
                        .toList()
                : List.of();
    }

    /** The maps of scalars in a list at the path; empty where there is no list. */
    public Optional<List<Map<String, String>>> maps(List<String> path) {
        return find(path)
                .filter(SequenceNode.class::isInstance)
                .map(node -> ((SequenceNode) node)
                        .getValue().stream().map(YamlEdit::scalars).toList());
    }

    /** The scalars in a list at the path; empty where there is no list. */
    public List<String> sequence(List<String> path) {
        return find(path)
                .filter(SequenceNode.class::isInstance)
                .map(node -> ((SequenceNode) node)
                        .getValue().stream()
                                .filter(ScalarNode.class::isInstance)
                                .map(one -> ((ScalarNode) one).getValue())
                                .toList())
                .orElse(List.of());
    }

    private static Map<String, String> scalars(Node node) {
        Map<String, String> scalars = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            map.getValue().stream()
                    .filter(entry ->
                            entry.getKeyNode() instanceof ScalarNode && entry.getValueNode() instanceof ScalarNode)
                    .forEach(entry -> scalars.put(
                            ((ScalarNode) entry.getKeyNode()).getValue(),
                            ((ScalarNode) entry.getValueNode()).getValue()));
        }
        return scalars;
    }

    private YamlEdit write(List<String> path, String yaml) {
        Optional<Node> there = find(path);
        String key = path.get(path.size() - 1);
        if (there.isPresent()) {
            replace(path, there.get(), yaml);
            return this;
        }
        if (path.size() == 1) {
            text = text.stripTrailing() + "\n" + key + ": " + yaml + "\n";
            root();
            return this;
        }
        List<String> above = path.subList(0, path.size() - 1);
        Optional<Node> parent = find(above);
        if (parent.isEmpty()
                || !(parent.get() instanceof MappingNode map)
                || map.getValue().isEmpty()) {
            return write(above, "{" + key + ": " + yaml + "}");
        }
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            int brace = at(map.getEndMark().getIndex()) - 1;
            text = text.substring(0, brace).stripTrailing() + ", " + key + ": " + yaml + text.substring(brace);
        } else {
            int indent = map.getValue().get(0).getKeyNode().getStartMark().getColumn();
            int end = text.indexOf('\n', end(map));
            end = end < 0 ? text.length() : end;
            text = text.substring(0, end) + "\n" + " ".repeat(indent) + key + ": " + yaml + text.substring(end);
        }
        return this;
    }

    private void replace(List<String> path, Node there, String yaml) {
        int begin = at(there.getStartMark().getIndex());
        boolean block = there instanceof CollectionNode<?> many && many.getFlowStyle() == FlowStyle.BLOCK;
        boolean empty = there instanceof ScalarNode scalar && scalar.getValue().isEmpty();
        if (block || empty) {
            Node parent = path.size() == 1
                    ? root()
                    : find(path.subList(0, path.size() - 1)).orElseThrow();
            Node key = entry(parent, path.get(path.size() - 1)).orElseThrow().getKeyNode();
            begin = text.indexOf(':', at(key.getEndMark().getIndex())) + 1;
            text = text.substring(0, begin) + " " + yaml + text.substring(Math.max(begin, end(there)));
        } else {
            text = text.substring(0, begin) + yaml + text.substring(end(there));
        }
        root();
    }

    /** Behind the last sign of a node; the end of a block reaches to the next key, comments included. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> many && many.getFlowStyle() == FlowStyle.BLOCK) {
            if (node instanceof MappingNode map && !map.getValue().isEmpty()) {
                return end(map.getValue().get(map.getValue().size() - 1).getValueNode());
            }
            if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
                return end(list.getValue().get(list.getValue().size() - 1));
            }
        }
        return at(node.getEndMark().getIndex());
    }

    /** The library counts code points. */
    private int at(int index) {
        return text.offsetByCodePoints(0, index);
    }

    private Optional<Node> find(List<String> path) {
        Node node = root();
        for (String key : path) {
            Optional<NodeTuple> entry = entry(node, key);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            node = entry.get().getValueNode();
        }
        return Optional.of(node);
    }

    private static Optional<NodeTuple> entry(Node node, String key) {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    private MappingNode root() {
        try {
            if (new Yaml(new LoaderOptions()).compose(new StringReader(text)) instanceof MappingNode map) {
                return map;
            }
        } catch (YAMLException e) {
            throw new IllegalArgumentException("plan.yaml 不是正确的 YAML，请先在文本里改正", e);
        }
        throw new IllegalArgumentException("plan.yaml 内容为空，请先在文本里填写");
    }
}
