package io.placet.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.placet.domain.generalisation.Departement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The committed table against its source, which is {@code -Dplacet.communes} or lies beside the
 * checkout.
 */
class DepartementTableTest {
  private static final Path BESIDE_CHECKOUT =
      Path.of("..", "..", "shared", "data", "fr-geo", "communes.json.gz");
  private static final int POSTCODES = 6_310;

  @Test
  void theTableIsWhatTheOfficialCommunesGive() throws IOException {
    Path communes =
        Optional.ofNullable(System.getProperty("placet.communes"))
            .filter(given -> !given.isEmpty())
            .map(Path::of)
            .orElse(BESIDE_CHECKOUT);
    assumeTrue(Files.isReadable(communes), () -> "no " + communes + " to derive the table from");

    assertThat(committed().lines())
        .containsExactlyElementsOf(DepartementTable.text(communes).lines().toList());
  }

  @Test
  void everyPostcodeOfTheTableLeadsToItsDepartement() throws IOException {
    List<String> rows = committed().lines().skip(1).toList();

    assertThat(rows).hasSize(POSTCODES);
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(Departement.of(row.substring(0, 5))).contains(row.substring(6)));
  }

  private static String committed() throws IOException {
    try (InputStream in = Departement.class.getResourceAsStream("departement-by-postcode.csv")) {
      return new String(
          Objects.requireNonNull(in, "the table").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
