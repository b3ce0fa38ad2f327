package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.EventSource;
import io.placet.benchmarks.gate.Happening;
import io.placet.domain.event.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;

/**
 * A shop's events, of types and with properties of the sample register: 58 % views, 16 % mails
 * delivered, 8 % opened, 5 % clicked, 10 % orders, 1 % refunds, 2 % profiles. Each is drawn from
 * its number alone.
 *
 * @param who has the event of a number
 * @param when it is
 */
public record ShopEvents(LongToIntFunction who, LongFunction<Instant> when) implements EventSource {
  private static final long SEED = 20101201;
  private static final List<String> SHOP = List.of("profiling", "analytics");
  private static final List<String> OPENED = List.of("email-tracking");

  /** Of some contacts more often than of others: the busiest hundredth has 4 % of the events. */
  public static ShopEvents skewed(int contacts, Instant from, Instant to, long events) {
    return between(
        number -> (int) (contacts * Math.pow(draw(number, 1).share(), 1.4)), from, to, events);
  }

  /** Of one contact after the other, so that all have as many. */
  static ShopEvents even(int contacts, Instant from, Instant to, long events) {
    return between(number -> (int) (number % contacts), from, to, events);
  }

  /** All of one contact, then all of the next: for a past that is only to be there. */
  static ShopEvents inTurn(int each, Instant from, Instant to) {
    LongFunction<Instant> evenly = evenly(from, to, each);
    return new ShopEvents(number -> (int) (number / each), number -> evenly.apply(number % each));
  }

  private static ShopEvents between(LongToIntFunction who, Instant from, Instant to, long events) {
    return new ShopEvents(who, evenly(from, to, events));
  }

  private static LongFunction<Instant> evenly(Instant from, Instant to, long events) {
    Duration step = Duration.between(from, to).dividedBy(events);
    return number -> from.plus(step.multipliedBy(number)).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Draw draw(long number, int what) {
    return new Draw(SEED + 2 * number + what);
  }

  @Override
  public Happening happening(long number) {
    Draw draw = draw(number, 0);
    int contact = who.applyAsInt(number);
    Instant at = when.apply(number);
    int percent = draw.below(100);
    if (percent < 58) {
      return new Happening(contact, "Product Viewed", at, SHOP, viewed(draw));
    }
    if (percent < 74) {
      return new Happening(contact, "Email Delivered", at, SHOP, mail(number, draw));
    }
    if (percent < 82) {
      return new Happening(contact, "Email Opened", at, OPENED, mail(number, draw));
    }
    if (percent < 87) {
      return new Happening(contact, "Email Link Clicked", at, SHOP, clicked(number, draw));
    }
    if (percent < 97) {
      return new Happening(contact, "Order Completed", at, SHOP, ordered(number, draw));
    }
    return percent < 98
        ? new Happening(contact, "Order Refunded", at, SHOP, refunded(number, draw))
        : new Happening(contact, "Profile Updated", at, SHOP, profile(draw));
  }

  private static Map<String, FieldValue> viewed(Draw draw) {
    String category = draw.firstOf(Wares.CATEGORIES);
    return Map.of(
        "product_id", text(category + "-" + draw.below(50)),
        "category", text(category),
        "price", amount(draw.between(3, 120)),
        "currency", text("EUR"),
        "country", text(draw.firstOf(Wares.COUNTRIES)),
        "url", text("https://shop.example/" + category + "/" + draw.below(50)),
        "referrer", text("https://search.example/?q=" + category));
  }

  private static Map<String, FieldValue> ordered(long number, Draw draw) {
    Map<String, FieldValue> fields = new HashMap<>();
    fields.put("order_id", text("order-" + number));
    // Most are small, a few large.
    fields.put("total", amount((int) (10 * Math.pow(60, draw.share()))));
    fields.put("currency", text("EUR"));
    fields.put("lines", whole(draw.between(1, 12)));
    fields.put("quantity", whole(draw.between(1, 40)));
    fields.put("country", text(draw.firstOf(Wares.COUNTRIES)));
    fields.put("postcode", text(draw.between(10, 95) + "000"));
    if (draw.chance(30)) {
      fields.put("coupon", text(draw.firstOf(Wares.COUPONS)));
    }
    return fields;
  }

  private static Map<String, FieldValue> refunded(long number, Draw draw) {
    return Map.of(
        "order_id", text("order-" + number),
        "total", amount(draw.between(10, 200)),
        "currency", text("EUR"),
        "lines", whole(draw.between(1, 3)),
        "quantity", whole(draw.between(1, 5)),
        "country", text(draw.firstOf(Wares.COUNTRIES)));
  }

  private static Map<String, FieldValue> mail(long number, Draw draw) {
    return Map.of(
        "email_id", text("mail-" + number), "campaign_id", text(draw.firstOf(Wares.CAMPAIGNS)));
  }

  private static Map<String, FieldValue> clicked(long number, Draw draw) {
    return Map.of(
        "email_id", text("mail-" + number),
        "campaign_id", text(draw.firstOf(Wares.CAMPAIGNS)),
        "link_id", text("link-" + draw.below(8)));
  }

  private static Map<String, FieldValue> profile(Draw draw) {
    return Map.of(
        "country", text(draw.firstOf(Wares.COUNTRIES)),
        "language", text(draw.firstOf(Wares.LANGUAGES)),
        "loyalty_tier", text(draw.firstOf(Wares.TIERS)));
  }

  private static FieldValue text(String text) {
    return new FieldValue.Text(text);
  }

  private static FieldValue whole(long number) {
    return new FieldValue.Whole(number);
  }

  private static FieldValue amount(int euros) {
    return new FieldValue.Decimal(10_000L * euros);
  }
}
