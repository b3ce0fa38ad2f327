package io.placet.schemas.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Derives the domain's table of postcodes from the official communes; the rule is in the README
 * beside the table.
 */
final class DepartementTable {
  static final String HEADER = "postcode;departement";
  private static final Set<String> PRESENT = Set.of("commune-actuelle", "arrondissement-municipal");

  private DepartementTable() {}

  /** Writes the table: {@code communes.json.gz} and the file to write. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[1]), text(Path.of(args[0])));
  }

  /**
   * The table's text.
   *
   * @param communes {@code communes.json.gz} of {@code @etalab/decoupage-administratif}
   */
  static String text(Path communes) throws IOException {
    return derive(communes).entrySet().stream()
        .map(row -> row.getKey() + ";" + row.getValue() + "\n")
        .collect(Collectors.joining("", HEADER + "\n", ""));
  }

  private static SortedMap<String, String> derive(Path communes) throws IOException {
    SortedMap<String, Map<String, Long>> people = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(communes))) {
      for (JsonNode commune : JsonMapper.shared().readTree(in).values()) {
        if (PRESENT.contains(commune.path("type").asString(""))) {
          for (JsonNode postcode : commune.path("codesPostaux").values()) {
            people
                .computeIfAbsent(postcode.asString(), none -> new HashMap<>())
                .merge(
                    commune.path("departement").asString(),
                    commune.path("population").asLong(0),
                    Long::sum);
          }
        }
      }
    }
    SortedMap<String, String> table = new TreeMap<>();
    people.forEach((postcode, candidates) -> table.put(postcode, mostPopulous(candidates)));
    return table;
  }

  private static String mostPopulous(Map<String, Long> candidates) {
    return candidates.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }
}
