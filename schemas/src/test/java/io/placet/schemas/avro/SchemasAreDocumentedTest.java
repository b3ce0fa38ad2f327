package io.placet.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasAreDocumentedTest {
  private static final Path SCHEMAS = Path.of("src", "main", "avro");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTypeAndFieldSaysWhatItIs(Path file) throws IOException {
    List<String> silent = new ArrayList<>();
    collect(JsonMapper.builder().build().readTree(file.toFile()), silent);
    assertThat(silent).as("without doc in %s", file).isEmpty();
  }

  /** Whatever has a name, at any depth, must have a doc. */
  private static void collect(JsonNode node, List<String> silent) {
    if (node.has("name") && node.path("doc").asText().isBlank()) {
      silent.add(node.path("name").asText());
    }
    node.forEach(part -> collect(part, silent));
  }
}
