package io.placet.standalone.replay;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a mapping strictly: an unknown, missing or contradictory key is an error with its line. */
final class MappingReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final String GROUP_KEY = "group-key";
  private static final int GREATEST_SCALE = 9;

  private MappingReader() {}

  static Mapping read(Path file) throws NotReplayable {
    try {
      return read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new NotReplayable("there is no mapping " + file, e);
    } catch (IOException e) {
      throw new NotReplayable("cannot read the mapping %s: %s".formatted(file, e), e);
    }
  }

  static Mapping read(String yaml) throws NotReplayable {
    YamlFields root =
        new YamlFields(compose(new StringReader(yaml)), "")
            .only(
                Set.of("name", "group", "time", "contact", "rules", "properties", "consents"),
                Set.of());
    String name = root.text("name");
    if (!NAME.matcher(name).matches()) {
      throw root.error("name", "must be 1 to 32 lower-case letters, digits and hyphens");
    }
    YamlFields time = root.object("time").only(Set.of("column", "format"), Set.of());
    YamlFields contact =
        root.object("contact").only(Set.of("column", "whenMissing"), Set.of("dropSuffix"));
    if (!contact.text("whenMissing").equals(GROUP_KEY)) {
      throw contact.error("whenMissing", "must be " + GROUP_KEY);
    }
    Map<String, PropertyRule> properties = properties(root.object("properties"));
    return new Mapping(
        name,
        root.text("group"),
        new Mapping.TimeColumn(time.text("column"), time.text("format"), timeFormat(time)),
        new Mapping.ContactColumn(
            contact.text("column"), contact.optionalText("dropSuffix").orElse("")),
        rules(root, properties.keySet()),
        properties,
        consents(root.object("consents")));
  }

  private static Node compose(Reader yaml) throws NotReplayable {
    @Nullable Node node;
    try {
      node = new Yaml(new LoaderOptions()).compose(yaml);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new NotReplayable("mapping, line %d: %s".formatted(line, e.getProblem()), e);
    } catch (YAMLException e) {
      throw new NotReplayable("mapping: " + e.getMessage(), e);
    }
    if (node == null) {
      throw new NotReplayable("mapping: it is empty");
    }
    return node;
  }

  private static DateTimeFormatter timeFormat(YamlFields time) throws NotReplayable {
    try {
      return DateTimeFormatter.ofPattern(time.text("format"), Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw time.error("format", "must be a pattern such as yyyy-MM-dd HH:mm:ss");
    }
  }

  private static Map<String, PropertyRule> properties(YamlFields all) throws NotReplayable {
    Map<String, PropertyRule> properties = new LinkedHashMap<>();
    for (String name : all.keys()) {
      properties.put(name, property(all.object(name)));
    }
    return properties;
  }

  private static PropertyRule property(YamlFields property) throws NotReplayable {
    property.only(Set.of(), Set.of("take", "constant", "first", "count", "sum", "scale"));
    if (property.has("sum")) {
      property.only(Set.of("sum"), Set.of("scale"));
      return new PropertyRule.SumOfProducts(property.texts("sum"), scale(property));
    }
    if (property.has("take")) {
      property.only(Set.of("take"), Set.of());
      if (!property.text("take").equals(GROUP_KEY)) {
        throw property.error("take", "must be " + GROUP_KEY);
      }
      return new PropertyRule.GroupKey();
    }
    if (property.has("count")) {
      property.only(Set.of("count"), Set.of());
      if (!property.text("count").equals("lines")) {
        throw property.error("count", "must be lines");
      }
      return new PropertyRule.LineCount();
    }
    if (property.has("first")) {
      return new PropertyRule.First(property.only(Set.of("first"), Set.of()).text("first"));
    }
    if (property.has("constant")) {
      return new PropertyRule.Constant(
          property.only(Set.of("constant"), Set.of()).text("constant"));
    }
    throw property.error("needs one of take, constant, first, count, sum");
  }

  private static int scale(YamlFields property) throws NotReplayable {
    if (!property.has("scale")) {
      return 0;
    }
    BigDecimal scale = property.decimal("scale");
    if (scale.signum() < 0
        || scale.compareTo(BigDecimal.valueOf(GREATEST_SCALE)) > 0
        || scale.stripTrailingZeros().scale() > 0) {
      throw property.error("scale", "must be a whole number from 0 to " + GREATEST_SCALE);
    }
    return scale.intValue();
  }

  private static List<Mapping.Rule> rules(YamlFields root, Set<String> properties)
      throws NotReplayable {
    List<YamlFields> all = root.objects("rules");
    List<Mapping.Rule> rules = new ArrayList<>();
    for (YamlFields rule : all) {
      rule.only(Set.of(), Set.of("prefix", "skip", "event", "absolute", "skipZero"));
      boolean last = rules.size() == all.size() - 1;
      if (last == rule.has("prefix")) {
        throw last
            ? rule.error("prefix", "is not allowed in the last rule: it takes every other group")
            : rule.error("prefix", "is missing: only the last rule takes every group");
      }
      rules.add(
          new Mapping.Rule(rule.optionalText("prefix").orElse(""), outcome(rule, properties)));
    }
    return rules;
  }

  private static Mapping.Outcome outcome(YamlFields rule, Set<String> properties)
      throws NotReplayable {
    if (rule.has("skip")) {
      return new Mapping.Skip(rule.only(Set.of("skip"), Set.of("prefix")).text("skip"));
    }
    if (!rule.has("event")) {
      throw rule.error("needs one of skip, event");
    }
    Set<String> absolute = new LinkedHashSet<>();
    if (rule.has("absolute")) {
      for (String property : rule.texts("absolute")) {
        absolute.add(known(rule, "absolute", property, properties));
      }
    }
    return new Mapping.Event(rule.text("event"), absolute, zeroSkip(rule, properties));
  }

  private static Optional<Mapping.ZeroSkip> zeroSkip(YamlFields rule, Set<String> properties)
      throws NotReplayable {
    if (!rule.has("skipZero")) {
      return Optional.empty();
    }
    YamlFields skip =
        rule.object("skipZero").only(Set.of("property", "identified", "anonymous"), Set.of());
    return Optional.of(
        new Mapping.ZeroSkip(
            known(skip, "property", skip.text("property"), properties),
            skip.text("identified"),
            skip.text("anonymous")));
  }

  private static String known(YamlFields where, String key, String name, Set<String> properties)
      throws NotReplayable {
    if (!properties.contains(name)) {
      throw where.error(
          key, "names '%s'; allowed: %s".formatted(name, String.join(", ", properties)));
    }
    return name;
  }

  private static Mapping.Consents consents(YamlFields consents) throws NotReplayable {
    consents.only(Set.of("seed", "collectionPoint", "method", "purposes"), Set.of());
    List<Mapping.Purpose> purposes = new ArrayList<>();
    for (YamlFields purpose : consents.objects("purposes")) {
      purpose.only(Set.of("purpose", "share", "notice"), Set.of("channel"));
      YamlFields notice = purpose.object("notice").only(Set.of("id", "version"), Set.of());
      BigDecimal share = purpose.decimal("share");
      if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
        throw purpose.error("share", "must be from 0 to 1");
      }
      purposes.add(
          new Mapping.Purpose(
              purpose.text("purpose"),
              purpose.optionalText("channel"),
              share,
              notice.text("id"),
              notice.text("version")));
    }
    return new Mapping.Consents(
        consents.text("seed"), consents.text("collectionPoint"), consents.text("method"), purposes);
  }
}
