package io.placet.schemas.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.placet.domain.register.Register;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.AvroTrust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Definitions of segments between files, the wire and the domain. */
public final class Definitions {
  private static final List<String> SAMPLES =
      List.of("frequent-buyers.json", "lapsing-buyers.json");
  private static final List<String> KEYS =
      List.of("id", "version", "name", "description", "purpose", "rule");

  static {
    // A builder reads the defaults of the wire type.
    AvroTrust.ensure();
  }

  private Definitions() {}

  /** The two definitions that ship with Placet, for the register that ships with it. */
  public static List<SegmentDefinition> samples() {
    return SAMPLES.stream().map(Definitions::sample).toList();
  }

  /**
   * Reads a definition file that names no other definition.
   *
   * @param register whose events it may name
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  public static SegmentDefinition parse(String json, Register register) {
    return parse(json, register, KnownDefinitions.NONE);
  }

  /**
   * Reads a definition file.
   *
   * @param register whose events it may name
   * @param known the other definitions; that of its own id may be among them
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  public static SegmentDefinition parse(String json, Register register, KnownDefinitions known) {
    SegmentDefinition definition = readForm(json);
    toDomain(definition, register, known);
    return definition;
  }

  /** Reads a definition without asking what its rule says. */
  private static SegmentDefinition readForm(String json) {
    try {
      JsonNode node = RuleJson.JSON.readTree(json);
      checkKeys(node);
      return SegmentDefinition.newBuilder()
          .setId(text(node, "id"))
          .setVersion(version(node))
          .setName(text(node, "name"))
          .setDescription(text(node, "description"))
          .setPurpose(text(node, "purpose"))
          .setRule(node.get("rule").toString())
          .build();
    } catch (JsonProcessingException malformed) {
      throw new DefinitionException("not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static void checkKeys(JsonNode node) {
    for (String key : KEYS) {
      if (!node.has(key)) {
        throw new DefinitionException(key + ": is missing");
      }
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KEYS.contains(name)) {
                throw new DefinitionException(
                    name + ": not known here; allowed: " + String.join(", ", KEYS));
              }
            });
  }

  private static String text(JsonNode node, String key) {
    String text = node.get(key).isTextual() ? node.get(key).textValue() : "";
    if (text.isBlank()) {
      throw new DefinitionException(key + ": a text is needed");
    }
    return text;
  }

  private static int version(JsonNode node) {
    JsonNode version = node.get("version");
    if (!version.isIntegralNumber() || !version.canConvertToInt() || version.intValue() < 1) {
      throw new DefinitionException("version: a whole number from 1 is needed");
    }
    return version.intValue();
  }

  /** The definition with its rule compiled, if it names no other. */
  public static Segment toDomain(SegmentDefinition definition, Register register) {
    return toDomain(definition, register, KnownDefinitions.NONE);
  }

  /**
   * The definition with its rule compiled.
   *
   * @param register whose events it may name
   * @param known the other definitions; that of its own id may be among them, and is not looked at
   * @throws DefinitionException with the path that is wrong and what is allowed: also for what was
   *     right under another register
   */
  public static Segment toDomain(
      SegmentDefinition definition, Register register, KnownDefinitions known) {
    return new Resolution(register, known).segment(definition);
  }

  /** Whether a definition can be compiled under a register. */
  public static boolean fits(SegmentDefinition definition, Register register) {
    try {
      toDomain(definition, register);
      return true;
    } catch (DefinitionException wrong) {
      return false;
    }
  }

  private static SegmentDefinition sample(String name) {
    try (InputStream file =
        Definitions.class.getResourceAsStream("/io/placet/schemas/definitions/" + name)) {
      if (file == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return readForm(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
