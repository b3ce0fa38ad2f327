package io.placet.standalone.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;

/** A value of an event's property. */
sealed interface PropertyValue {
  void write(JsonGenerator json) throws IOException;

  /** Itself without its sign; a text has none. */
  PropertyValue absolute();

  boolean isZero();

  record Text(String text) implements PropertyValue {
    @Override
    public void write(JsonGenerator json) throws IOException {
      json.writeString(text);
    }

    @Override
    public PropertyValue absolute() {
      return this;
    }

    @Override
    public boolean isZero() {
      return false;
    }
  }

  /** Written with all digits of its scale and never with an exponent. */
  record Decimal(BigDecimal value) implements PropertyValue {
    @Override
    public void write(JsonGenerator json) throws IOException {
      json.writeNumber(value.toPlainString());
    }

    @Override
    public PropertyValue absolute() {
      return new Decimal(value.abs());
    }

    @Override
    public boolean isZero() {
      return value.signum() == 0;
    }
  }
}
