package io.placet.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A made-up file of the shape of UCI Online Retail, with its traps: an interrupted invoice,
 * invoices that span two times, orders of zero, cancellations, adjustments, lines without a
 * customer, zero prices, three decimals, quoted commas and quotes. The same seed makes the same
 * file; the counts are known from making it, not from reading it.
 */
public final class RetailLikeFile {
  public static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final LocalDateTime START = LocalDateTime.of(2010, 12, 1, 8, 26);
  private static final int DAYS = 373;
  private static final int INTERRUPTED = 10;

  private final List<String> lines;
  private final Counts counts;

  /** How many invoices of each kind there are. */
  public record Counts(
      int identifiedOrders,
      int anonymousOrders,
      int refunds,
      int identifiedZeros,
      int anonymousZeros,
      int adjustments) {
    public int events() {
      return identifiedOrders + anonymousOrders + refunds;
    }

    public int skipped() {
      return identifiedZeros + anonymousZeros + adjustments;
    }
  }

  private RetailLikeFile(List<String> lines, Counts counts) {
    this.lines = List.copyOf(lines);
    this.counts = counts;
  }

  /** A year of invoices of some customers; at least 40 invoices, so that each trap is there. */
  public static RetailLikeFile seeded(long seed, int invoices, int customers) {
    return new Maker(seed, invoices, customers).make();
  }

  public Counts counts() {
    return counts;
  }

  /** Writes it, gzipped if the name ends in {@code .gz}. */
  public Path writeTo(Path file) throws IOException {
    return write(file, lines);
  }

  /** Writes these lines below the header. */
  public static Path write(Path file, List<String> lines) throws IOException {
    String text = HEADER + "\n" + String.join("\n", lines) + "\n";
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream bytes =
            file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      bytes.write(text.getBytes(UTF_8));
    }
    return file;
  }

  private enum Kind {
    ORDER,
    ANONYMOUS_ORDER,
    REFUND,
    ANONYMOUS_REFUND,
    ZERO,
    ANONYMOUS_ZERO,
    ADJUSTMENT
  }

  private static final class Maker {
    private final Random random;
    private final int invoices;
    private final int customers;
    private final Map<Kind, Integer> made = new EnumMap<>(Kind.class);
    private final List<List<String>> all = new ArrayList<>();

    Maker(long seed, int invoices, int customers) {
      if (invoices < 40) {
        throw new IllegalArgumentException("at least 40 invoices");
      }
      this.random = new Random(seed);
      this.invoices = invoices;
      this.customers = customers;
    }

    RetailLikeFile make() {
      for (int i = 0; i < invoices; i++) {
        Kind kind = kind(i);
        made.merge(kind, 1, Integer::sum);
        all.add(invoice(i, kind));
      }
      interrupt();
      return new RetailLikeFile(all.stream().flatMap(List::stream).toList(), counts());
    }

    private Kind kind(int i) {
      return switch (i) {
        case INTERRUPTED -> Kind.ORDER;
        case 15 -> Kind.ADJUSTMENT;
        case 20 -> Kind.ZERO;
        case 25 -> Kind.ANONYMOUS_ZERO;
        case 30 -> Kind.REFUND;
        default -> drawnKind(random.nextInt(100));
      };
    }

    private static Kind drawnKind(int percent) {
      if (percent < 70) {
        return Kind.ORDER;
      }
      if (percent < 76) {
        return Kind.ANONYMOUS_ORDER;
      }
      if (percent < 88) {
        return Kind.REFUND;
      }
      return percent < 90 ? Kind.ANONYMOUS_REFUND : Kind.ANONYMOUS_ZERO;
    }

    private List<String> invoice(int i, Kind kind) {
      boolean refund = kind == Kind.REFUND || kind == Kind.ANONYMOUS_REFUND;
      boolean zero = kind == Kind.ZERO || kind == Kind.ANONYMOUS_ZERO;
      boolean anonymous = kind.name().startsWith("ANONYMOUS") || kind == Kind.ADJUSTMENT;
      String number = (kind == Kind.ADJUSTMENT ? "A" : refund ? "C" : "") + (536365 + i);
      String customer = anonymous ? "" : customer();
      LocalDateTime time = START.plusMinutes((long) i * DAYS * 24 * 60 / invoices);
      int count = i == INTERRUPTED ? 4 : 1 + random.nextInt(5);
      List<String> lines = new ArrayList<>();
      for (int n = 0; n < count; n++) {
        boolean later = i % 25 == 3 && n == count - 1;
        boolean free = zero || (kind == Kind.ORDER && n == 1 && random.nextInt(10) == 0);
        lines.add(
            String.join(
                ",",
                number,
                "S" + random.nextInt(1000),
                description(),
                Integer.toString((1 + random.nextInt(24)) * (refund ? -1 : 1)),
                TIME.format(later ? time.plusMinutes(1) : time),
                free ? "0.0" : price(),
                customer,
                random.nextInt(10) == 0 ? "EIRE" : "United Kingdom"));
      }
      return lines;
    }

    /** A few buy often, many once. */
    private String customer() {
      return (12346 + (int) (customers * Math.pow(random.nextDouble(), 3))) + ".0";
    }

    /** The interrupted invoice's second half comes after the next invoice. */
    private void interrupt() {
      List<String> whole = all.get(INTERRUPTED);
      all.set(INTERRUPTED, whole.subList(0, 2));
      all.add(INTERRUPTED + 2, whole.subList(2, whole.size()));
    }

    private String description() {
      return switch (random.nextInt(6)) {
        case 0 -> "\"CANDLE, \"\"LARGE\"\", RED\"";
        case 1 -> "";
        default -> "METAL LANTERN";
      };
    }

    private String price() {
      int drawn = random.nextInt(10);
      return drawn == 0
          ? "0." + String.format(Locale.ROOT, "%03d", 1 + random.nextInt(999))
          : (1 + random.nextInt(12)) + "." + (drawn < 5 ? "5" : "95");
    }

    private int made(Kind kind) {
      return made.getOrDefault(kind, 0);
    }

    private Counts counts() {
      return new Counts(
          made(Kind.ORDER),
          made(Kind.ANONYMOUS_ORDER),
          made(Kind.REFUND) + made(Kind.ANONYMOUS_REFUND),
          made(Kind.ZERO),
          made(Kind.ANONYMOUS_ZERO),
          made(Kind.ADJUSTMENT));
    }
  }
}
