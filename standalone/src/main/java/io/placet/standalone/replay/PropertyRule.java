package io.placet.standalone.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** How a property of an event comes from the lines of its group. */
sealed interface PropertyRule {
  /** The columns it reads. */
  List<String> columns();

  /** Takes the lines of one group in the file's order. */
  Folding start(String groupKey);

  /** One property of one group while its lines are read. */
  interface Folding {
    void add(CSVRecord line);

    PropertyValue value();
  }

  record GroupKey() implements PropertyRule {
    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public Folding start(String groupKey) {
      return new Fixed(groupKey);
    }
  }

  record Constant(String text) implements PropertyRule {
    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public Folding start(String groupKey) {
      return new Fixed(text);
    }
  }

  /** The text of the group's first line. */
  record First(String column) implements PropertyRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public Folding start(String groupKey) {
      return new Folding() {
        private String text = "";
        private boolean seen;

        @Override
        public void add(CSVRecord line) {
          if (!seen) {
            text = line.get(column);
            seen = true;
          }
        }

        @Override
        public PropertyValue value() {
          return new PropertyValue.Text(text);
        }
      };
    }
  }

  record LineCount() implements PropertyRule {
    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public Folding start(String groupKey) {
      return new Folding() {
        private long lines;

        @Override
        public void add(CSVRecord line) {
          lines++;
        }

        @Override
        public PropertyValue value() {
          return new PropertyValue.Decimal(BigDecimal.valueOf(lines));
        }
      };
    }
  }

  /**
   * The sum over the lines of the product of the columns; exact, and refused where the scale would
   * round it.
   */
  record SumOfProducts(List<String> columns, int scale) implements PropertyRule {
    public SumOfProducts {
      columns = List.copyOf(columns);
    }

    @Override
    public Folding start(String groupKey) {
      return new Folding() {
        private BigDecimal sum = BigDecimal.ZERO;

        @Override
        public void add(CSVRecord line) {
          BigDecimal product = BigDecimal.ONE;
          for (String column : columns) {
            product = product.multiply(decimal(line, column));
          }
          sum = sum.add(product);
        }

        @Override
        public PropertyValue value() {
          try {
            return new PropertyValue.Decimal(sum.setScale(scale, RoundingMode.UNNECESSARY));
          } catch (ArithmeticException e) {
            throw new BadCell(
                "group '%s': the sum %s of %s does not fit scale %d"
                    .formatted(groupKey, sum.toPlainString(), columns, scale),
                e);
          }
        }
      };
    }

    private static BigDecimal decimal(CSVRecord line, String column) {
      String cell = line.get(column);
      try {
        return new BigDecimal(cell);
      } catch (NumberFormatException e) {
        throw new BadCell(
            "record %d, column %s: '%s' is not a decimal number"
                .formatted(line.getRecordNumber(), column, cell),
            e);
      }
    }
  }

  /** A text that no line changes. */
  record Fixed(String text) implements Folding {
    @Override
    public void add(CSVRecord line) {}

    @Override
    public PropertyValue value() {
      return new PropertyValue.Text(text);
    }
  }

  /** A cell of the file is not what the mapping says. */
  final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCell(String message) {
      super(message);
    }

    BadCell(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
