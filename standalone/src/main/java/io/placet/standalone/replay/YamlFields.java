package io.placet.standalone.replay;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One YAML object that is read strictly: every error names its line, its field and what is allowed.
 */
final class YamlFields {
  private final Node node;
  private final String path;
  private final Map<String, Node> fields = new LinkedHashMap<>();

  YamlFields(Node node, String path) throws NotReplayable {
    this.node = node;
    this.path = path;
    if (!(node instanceof MappingNode object)) {
      throw error(node, path, "must be an object");
    }
    for (NodeTuple tuple : object.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error(tuple.getKeyNode(), path, "must have texts as keys");
      }
      if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
        throw error(key, at(key.getValue()), "stands twice");
      }
    }
  }

  /** Refuses every other key and the absence of a required one. */
  YamlFields only(Set<String> required, Set<String> optional) throws NotReplayable {
    Set<String> allowed = new TreeSet<>(required);
    allowed.addAll(optional);
    for (Map.Entry<String, Node> field : fields.entrySet()) {
      if (!allowed.contains(field.getKey())) {
        throw error(
            field.getValue(),
            at(field.getKey()),
            "is not known; allowed here: " + String.join(", ", allowed));
      }
    }
    for (String key : new TreeSet<>(required)) {
      if (!fields.containsKey(key)) {
        throw error(node, at(key), "is missing");
      }
    }
    return this;
  }

  Set<String> keys() {
    return fields.keySet();
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  String text(String key) throws NotReplayable {
    return scalar(field(key), at(key));
  }

  Optional<String> optionalText(String key) throws NotReplayable {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  BigDecimal decimal(String key) throws NotReplayable {
    try {
      return new BigDecimal(text(key));
    } catch (NumberFormatException e) {
      throw error(key, "must be a decimal number");
    }
  }

  YamlFields object(String key) throws NotReplayable {
    return new YamlFields(field(key), at(key));
  }

  List<YamlFields> objects(String key) throws NotReplayable {
    List<YamlFields> objects = new ArrayList<>();
    for (Node item : items(key)) {
      objects.add(new YamlFields(item, at(key) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  List<String> texts(String key) throws NotReplayable {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      texts.add(scalar(item, at(key) + "[" + texts.size() + "]"));
    }
    return texts;
  }

  NotReplayable error(String key, String what) {
    return error(fields.getOrDefault(key, node), at(key), what);
  }

  NotReplayable error(String what) {
    return error(node, path, what);
  }

  private List<Node> items(String key) throws NotReplayable {
    if (field(key) instanceof SequenceNode list && !list.getValue().isEmpty()) {
      return list.getValue();
    }
    throw error(key, "must be a list with at least one item");
  }

  private Node field(String key) throws NotReplayable {
    @Nullable Node value = fields.get(key);
    if (value == null) {
      throw error(node, at(key), "is missing");
    }
    return value;
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String scalar(Node node, String path) throws NotReplayable {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw error(node, path, "must be a text that is not empty");
  }

  private static NotReplayable error(Node node, String path, String what) {
    String field = path.isEmpty() ? "the mapping" : "'" + path + "'";
    return new NotReplayable(
        "mapping, line %d: %s %s".formatted(node.getStartMark().getLine() + 1, field, what));
  }
}
