package io.placet.schemas.register;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads YAML of the core schema: only {@code true}, {@code false}, {@code null} and decimal numbers
 * are anything but text, so that the country {@code NO} is not the word "no". Aliases and tags are
 * refused: what a value is must stand where it is read, and a file of a kilobyte must not unfold to
 * gigabytes.
 */
final class YamlReader {
  private static final int MAX_CODE_POINTS = 1_000_000;
  private static final int MAX_DEPTH = 20;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Mistakes mistakes;
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The file's values; none where it is no YAML that could be checked further. */
  static Optional<YamlDocument> read(String text, Mistakes mistakes) {
    return new YamlReader(mistakes).read(text);
  }

  private Optional<YamlDocument> read(String text) {
    try {
      Yaml yaml = new Yaml(limits());
      if (!isPlain(yaml.parse(new StringReader(text)))) {
        return Optional.empty();
      }
      Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        mistakes.add(1, FieldPath.ROOT, "the file is empty");
        return Optional.empty();
      }
      lines.put(FieldPath.ROOT, lineOf(root.getStartMark()));
      JsonNode values = convert(root, FieldPath.ROOT);
      return Optional.of(new YamlDocument(values, lines));
    } catch (MarkedYAMLException wrong) {
      Mark mark = wrong.getProblemMark() == null ? wrong.getContextMark() : wrong.getProblemMark();
      notYaml(mark == null ? 1 : lineOf(mark), String.valueOf(wrong.getProblem()));
    } catch (ReaderException wrong) {
      String before = text.substring(0, Math.min(wrong.getPosition(), text.length()));
      notYaml(
          1 + (int) before.chars().filter(c -> c == '\n').count(), "a character is not allowed");
    } catch (YAMLException wrong) {
      notYaml(1, String.valueOf(wrong.getMessage()));
    }
    return Optional.empty();
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setNestingDepthLimit(MAX_DEPTH);
    return options;
  }

  private void notYaml(int line, String problem) {
    mistakes.add(line, FieldPath.ROOT, "not readable as YAML: " + problem);
  }

  private boolean isPlain(Iterable<Event> events) {
    boolean plain = true;
    for (Event event : events) {
      if (event instanceof AliasEvent || hasTag(event)) {
        String what = event instanceof AliasEvent ? "an alias (*)" : "a tag (!)";
        mistakes.add(
            lineOf(event.getStartMark()),
            FieldPath.ROOT,
            what + " is not allowed; write the value");
        plain = false;
      }
    }
    return plain;
  }

  private static boolean hasTag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag() != null;
    }
    return event instanceof CollectionStartEvent start && start.getTag() != null;
  }

  private JsonNode convert(Node node, String path) {
    if (node instanceof MappingNode mapping) {
      return object(mapping, path);
    }
    if (node instanceof SequenceNode sequence) {
      return array(sequence, path);
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String path) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      int line = lineOf(entry.getKeyNode().getStartMark());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        mistakes.add(line, path, "a name is text, not a list or an object");
        continue;
      }
      String child = FieldPath.property(path, key.getValue());
      Integer first = lines.putIfAbsent(child, line);
      if (first != null) {
        mistakes.add(line, child, "is written twice; first on line " + first);
        continue;
      }
      object.set(key.getValue(), convert(entry.getValueNode(), child));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String path) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      String child = FieldPath.item(path, array.size());
      lines.put(child, lineOf(item.getStartMark()));
      array.add(convert(item, child));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    if (node.getScalarStyle() != ScalarStyle.PLAIN) {
      return JSON.stringNode(text);
    }
    return switch (text) {
      case "", "~", "null" -> JSON.nullNode();
      case "true", "false" -> JSON.booleanNode(Boolean.parseBoolean(text));
      default ->
          NUMBER.matcher(text).matches()
              ? JSON.numberNode(new BigDecimal(text))
              : JSON.stringNode(text);
    };
  }

  private static int lineOf(Mark mark) {
    return mark.getLine() + 1;
  }
}
