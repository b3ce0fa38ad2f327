package io.placet.fit;

import io.placet.domain.score.BgNbd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * The purchases of CDNOW's sample as a CSV: the real ones from {@code -Dplacet.cdnow}, else from
 * beside the repository, else made-up ones of the same shape.
 *
 * @param real whether the published figures hold for it
 */
record CdnowFile(Path csv, boolean real) {
  static final LocalDate UNTIL = LocalDate.parse("1997-09-30");
  static final LocalDate END = LocalDate.parse("1998-06-30");

  /** Fader, Hardie and Lee 2005, table 2; those that are made up have them too. */
  static final BgNbd PUBLISHED = new BgNbd(0.243, 4.414, 0.793, 2.426);

  private static final Path BESIDE_REPOSITORY =
      Path.of("shared", "data", "cdnow", "CDNOW_sample.txt");
  private static final int CUSTOMERS = 2357;
  private static final int DAYS_OF_FIRST_PURCHASES = 84;

  static CdnowFile find(Path folder) throws IOException {
    Optional<Path> sample = sample();
    System.out.println("CDNOW: " + (sample.isPresent() ? "the real sample" : "made-up purchases"));
    return sample.isPresent()
        ? new CdnowFile(write(folder.resolve("cdnow.csv"), real(sample.get())), true)
        : madeUp(folder);
  }

  /** Purchases that the model made, with the published parameters. */
  static CdnowFile madeUp(Path folder) throws IOException {
    return new CdnowFile(write(folder.resolve("made-up.csv"), madeUp()), false);
  }

  private static Path write(Path file, List<String> purchases) throws IOException {
    List<String> lines = new ArrayList<>(List.of("customer,date,amount"));
    lines.addAll(purchases);
    return Files.write(file, lines);
  }

  private static Optional<Path> sample() throws IOException {
    String given = System.getProperty("placet.cdnow", "");
    if (!given.isEmpty()) {
      if (!Files.isReadable(Path.of(given))) {
        throw new IOException("placet.cdnow names a file that cannot be read");
      }
      return Optional.of(Path.of(given));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path parent = at.getParent();
      if (Files.exists(at.resolve(".git")) && parent != null) {
        return Optional.of(parent.resolve(BESIDE_REPOSITORY)).filter(Files::isReadable);
      }
    }
    return Optional.empty();
  }

  /** Columns: master id, sample id, yyyymmdd, CDs, dollars. */
  private static List<String> real(Path sample) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(sample)) {
      String[] cells = line.strip().split("\\s+", -1);
      String day = cells[2];
      lines.add(
          "%s,%s-%s-%s,%s"
              .formatted(
                  cells[1], day.substring(0, 4), day.substring(4, 6), day.substring(6), cells[4]));
    }
    return lines;
  }

  private static List<String> madeUp() {
    Random random = new Random(19970101);
    List<String> lines = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      double rate = gamma(PUBLISHED.r(), random) / PUBLISHED.alpha() / 7;
      double first = gamma(PUBLISHED.a(), random);
      double loss = first / (first + gamma(PUBLISHED.b(), random));
      LocalDate start =
          LocalDate.parse("1997-01-01").plusDays(random.nextInt(DAYS_OF_FIRST_PURCHASES));
      double days = 0;
      boolean alive = true;
      for (LocalDate day = start; alive && !day.isAfter(END); ) {
        double amount = Math.exp(3 + random.nextGaussian());
        lines.add(String.format(Locale.ROOT, "%d,%s,%.2f", customer, day, amount));
        // The first purchase is not one that a customer can be lost at.
        alive = days == 0 || random.nextDouble() >= loss;
        days += -Math.log(1 - random.nextDouble()) / rate;
        day = start.plusDays((long) Math.min(days, 10_000));
      }
    }
    return lines;
  }

  /** Marsaglia and Tsang 2000, with their boost for shapes below 1. */
  private static double gamma(double shape, Random random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1 / 3.0;
    while (true) {
      double normal = random.nextGaussian();
      double v = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
      if (v > 0
          && Math.log(1 - random.nextDouble())
              < normal * normal / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
