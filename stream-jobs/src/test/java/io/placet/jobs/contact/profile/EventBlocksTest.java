package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.live.KeptEvent;
import io.placet.schemas.avro.KeptEvents;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventBlocksTest {
  /** For a hundred events with what segments usually read of an order, in bytes. */
  private static final int MOST = 4_000;

  private final EventBlocks blocks = new EventBlocks();

  private static List<KeptEvent> orders(int number) {
    List<KeptEvent> events = new ArrayList<>();
    for (int each = 0; each < number; each++) {
      events.add(
          new KeptEvent(
              new Event(
                  EventBlocks.idOf("event" + each),
                  each % 3 == 0 ? "Order Completed" : "Product Viewed",
                  START.plus(Duration.ofHours(each)),
                  Map.of(
                      "total",
                      new FieldValue.Decimal(1_000L * each),
                      "lines",
                      new FieldValue.Whole(each),
                      "country",
                      new FieldValue.Text("FR"),
                      "gift",
                      new FieldValue.Flag(each % 2 == 0),
                      "order_id",
                      ReadRights.HIDDEN)),
              each % 5 == 0 ? Set.of("profiling") : Set.of("profiling", "analytics"),
              ""));
    }
    return events;
  }

  @Test
  void whatIsKeptIsReadAsItWas() {
    List<KeptEvent> events = orders(100);

    assertThat(blocks.decode(blocks.encode(events))).isEqualTo(events);
  }

  /** What is read without records in between is what Avro's own reader says. */
  @Test
  void bothWaysToReadABlockAgree() {
    byte[] block = blocks.encode(orders(100));

    assertThat(blocks.decode(block))
        .isEqualTo(EventBlocks.toDomain(SingleObject.of(KeptEvents.class).decode(block)));
    assertThat(blocks.decode(blocks.encode(List.of()))).isEmpty();
  }

  @Test
  void whatIsNoBlockIsRefused() {
    byte[] block = blocks.encode(orders(3));

    for (int length = 0; length < block.length; length++) {
      byte[] part = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> blocks.decode(part))
          .as("%d bytes", length)
          .isInstanceOf(MalformedRecordException.class);
    }
    byte[] longer = Arrays.copyOf(block, block.length + 1);
    assertThatThrownBy(() -> blocks.decode(longer)).isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void aBlockTellsWhichEventsItMayHold() {
    List<KeptEvent> events = orders(100);
    byte[] block = blocks.encode(events.subList(10, 90));

    for (int each = 0; each < events.size(); each++) {
      assertThat(EventBlocks.mayHold(block, events.get(each).event().id()))
          .as("event %d", each)
          .isEqualTo(each >= 10 && each < 90);
    }
  }

  @Test
  void aHundredEventsTakeLittleMoreThanTheirValues() {
    assertThat(blocks.encode(orders(100))).hasSizeLessThan(MOST);
  }
}
