package io.placet.gateway.person;

import static io.placet.gateway.person.Html.all;
import static io.placet.gateway.person.Html.element;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.register.Register;
import io.placet.schemas.avro.ConsentRecorded;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was recorded, newest first: when, what, where. No ids, and of equal lines one. */
final class HistoryView {
  private static final int MOST = 200;

  private final Register register;
  private final Words words;

  HistoryView(Register register, Words words) {
    this.register = register;
    this.words = words;
  }

  Html of(Known known) {
    List<Html> rows =
        known
            .consents()
            .sorted(Comparator.comparing(ConsentRecorded::getRecordedAt).reversed())
            .map(this::row)
            .distinct()
            .limit(MOST)
            .toList();
    return element(
        "section",
        List.of("aria-labelledby", "history"),
        element("h2", List.of("id", "history"), Html.text(words.say("history.title"))),
        rows.isEmpty() ? element("p", words.say("history.none")) : table(rows));
  }

  private Html table(List<Html> rows) {
    Html head =
        all(
            List.of("when", "what", "where").stream()
                .map(
                    name ->
                        element(
                            "th", List.of("scope", "col"), Html.text(words.say("history." + name))))
                .toList());
    return element("table", element("thead", element("tr", head)), element("tbody", all(rows)));
  }

  private Html row(ConsentRecorded record) {
    ConsentKey key = new ConsentKey(record.getPurpose(), Optional.ofNullable(record.getChannel()));
    String state = words.say("did." + record.getState().name().toLowerCase(Locale.ROOT));
    return element(
        "tr",
        element("td", words.date(record.getEventTime(), register.zone())),
        element(
            "td", element("strong", state), Html.text(" "), Html.text(words.key(register, key))),
        element("td", where(record)));
  }

  private String where(ConsentRecorded record) {
    return Optional.ofNullable(record.getCollectionPoint())
        .map(
            id ->
                Optional.ofNullable(register.collectionPoints().get(id))
                    .map(point -> words.find("point." + id).orElse(point.description()))
                    .orElse(id))
        .orElseGet(() -> words.say("actor." + record.getActor().name().toLowerCase(Locale.ROOT)));
  }
}
