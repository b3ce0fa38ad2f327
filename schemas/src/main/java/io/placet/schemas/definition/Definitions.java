package io.placet.schemas.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.SegmentDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Definitions of segments between files, the wire and the domain. */
public final class Definitions {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final List<String> SAMPLES =
      List.of("frequent-buyers.json", "lapsing-buyers.json");
  private static final Set<String> KEYS =
      Set.of("id", "version", "name", "description", "purpose", "rule");

  private Definitions() {}

  /** The two definitions that ship with Placet. */
  public static List<SegmentDefinition> samples() {
    return SAMPLES.stream().map(Definitions::sample).toList();
  }

  /**
   * Reads a definition file.
   *
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  public static SegmentDefinition parse(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      for (String key : KEYS) {
        if (!node.has(key)) {
          throw new DefinitionException(key + ": is missing");
        }
      }
      SegmentDefinition definition =
          new SegmentDefinition(
              node.get("id").asText(),
              node.get("version").asInt(),
              node.get("name").asText(),
              node.get("description").asText(),
              node.get("purpose").asText(),
              node.get("rule").toString());
      toDomain(definition);
      return definition;
    } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
      throw new DefinitionException("not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  /** The definition with its rule compiled. */
  public static Segment toDomain(SegmentDefinition definition) {
    return new Segment(
        definition.getId(),
        definition.getVersion(),
        definition.getName(),
        definition.getDescription(),
        definition.getPurpose(),
        RuleJson.parse(definition.getRule()));
  }

  private static SegmentDefinition sample(String name) {
    try (InputStream file =
        Definitions.class.getResourceAsStream("/io/placet/schemas/definitions/" + name)) {
      if (file == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
