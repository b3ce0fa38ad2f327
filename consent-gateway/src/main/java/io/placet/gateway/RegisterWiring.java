package io.placet.gateway;

import io.placet.domain.audience.Audience;
import io.placet.gateway.audience.AudienceBook;
import io.placet.gateway.audience.StoredAudience;
import io.placet.gateway.audience.export.ExportYears;
import io.placet.gateway.audience.webhook.Webhooks;
import io.placet.gateway.http.Operation;
import io.placet.gateway.register.DisclosureSource;
import io.placet.gateway.register.Disclosures.Destination;
import io.placet.gateway.register.Disclosures.Exported;
import io.placet.gateway.register.ReadArticle30;
import io.placet.gateway.register.ReadDisclosures;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The register as the sheet that Article 30 asks for, with what left in fact. */
final class RegisterWiring {
  private final Foundation foundation;
  private final DisclosureSource left;

  RegisterWiring(
      Foundation foundation, ExportYears exports, AudienceBook audiences, Webhooks webhooks) {
    this.foundation = foundation;
    this.left = new Left(exports, audiences, webhooks);
  }

  Map<String, Operation> operations() {
    return Map.of(
        "readArticle30",
        new ReadArticle30(foundation.registers::current, left, foundation.clock),
        "readDisclosures",
        new ReadDisclosures(foundation.registers::current, left, foundation.clock));
  }

  /** What audiences let leave. */
  private record Left(ExportYears taken, AudienceBook audiences, Webhooks webhooks)
      implements DisclosureSource {
    @Override
    public List<Exported> exports(int year, ZoneId zone) {
      return taken.of(year, zone).stream()
          .map(
              row ->
                  new Exported(
                      row.year(),
                      row.recipient(),
                      row.purpose(),
                      row.taken(),
                      row.unended(),
                      row.members(),
                      row.reasons(),
                      row.furtherReasons()))
          .toList();
    }

    @Override
    public List<Destination> destinations() {
      return webhooks.connected().stream()
          .map(
              connected -> {
                Optional<Audience> audience =
                    audiences.find(connected.audience()).map(StoredAudience::audience);
                return new Destination(
                    connected.audience(),
                    audience.map(Audience::recipient),
                    audience.map(found -> found.key().purpose()),
                    connected.host(),
                    connected.state(),
                    connected.since());
              })
          .toList();
    }
  }
}
