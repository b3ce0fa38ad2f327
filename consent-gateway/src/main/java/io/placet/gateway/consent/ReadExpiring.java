package io.placet.gateway.consent;

import io.placet.domain.register.Register;
import io.placet.gateway.consent.ExpiringConsents.Ending;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.AllStandings;
import io.placet.gateway.log.ContactView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;

/** What ends by itself soon, so that it can be asked for anew before it does. */
public final class ReadExpiring implements Operation {
  private static final String SOON = "P30D";
  private static final Period FARTHEST = Period.ofYears(5);
  private static final int LISTED = 200;

  private final Supplier<Register> register;
  private final AllStandings standings;
  private final ContactView view;
  private final Surveys surveys;
  private final Clock clock;

  public ReadExpiring(
      Supplier<Register> register,
      AllStandings standings,
      ContactView view,
      Surveys surveys,
      Clock clock) {
    this.register = register;
    this.standings = standings;
    this.view = view;
    this.surveys = surveys;
    this.clock = clock;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    Period within = within(request.queryParameter("within").orElse(SOON));
    return Future.fromCompletionStage(
        surveys.ask("expiring within " + within, () -> find(within)).thenApply(ApiResponse::ok));
  }

  /** Of at most the farthest period, so that its days can be reckoned. */
  private static Period within(String text) {
    try {
      Period period = Period.parse(text);
      boolean isSmall =
          period.getYears() <= FARTHEST.getYears()
              && period.toTotalMonths() <= FARTHEST.toTotalMonths()
              && period.getDays() <= 366 * FARTHEST.getYears();
      if (isSmall && !period.isNegative() && !period.isZero()) {
        return period;
      }
    } catch (DateTimeParseException | ArithmeticException noPeriod) {
      // answered as one that is too long
    }
    throw ApiException.badRequest("within: a period such as P30D, at most " + FARTHEST);
  }

  private JsonObject find(Period within) {
    Register governing = register.get();
    Instant now = clock.instant();
    Instant horizon = now.atZone(governing.zone()).plus(within).toInstant();
    ExpiringConsents found = new ExpiringConsents(governing, now, horizon, LISTED);
    standings.each(found::add);
    JsonArray endings = new JsonArray();
    found.first().forEach(ending -> endings.add(toJson(ending)));
    return new JsonObject()
        .put("asOf", now.toString())
        .put("until", horizon.toString())
        .put("total", found.total())
        .put("expiring", endings);
  }

  private JsonObject toJson(Ending ending) {
    JsonObject json =
        new JsonObject()
            .put("purpose", ending.key().purpose())
            .put("record", ending.record())
            .put("validUntil", ending.validUntil().toString());
    ending.key().channel().ifPresent(channel -> json.put("channel", channel));
    // an erasure since then leaves no record to name the contact by
    view.contactOf(ending.subject()).ifPresent(contact -> json.put("contact", contact.toString()));
    return json;
  }
}
