package io.placet.gateway.preview;

import io.placet.domain.register.Register;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Language;
import io.placet.gateway.derived.AsideWork;
import io.placet.gateway.derived.ContactPseudonyms;
import io.placet.gateway.http.Operation;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.EntryProjection;
import io.placet.gateway.log.Projection;
import io.placet.gateway.log.ViewStore;
import io.placet.gateway.verdict.Decider;
import io.placet.vault.Vault;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The sample of contacts, and what is asked of it. */
public final class Previews implements AutoCloseable {
  private static final int THREADS = 1;

  /** Each takes a moment; whoever writes on asks anew anyway. */
  private static final int WAITING = 8;

  private final AsideWork work = new AsideWork("previews", THREADS, WAITING);
  private final SampledContacts contacts;
  private final Sample sample;
  private final ContactCount count;
  private final ContactView view;
  private Optional<SampleSweep> sweep = Optional.empty();

  public Previews(ViewStore store, Vault vault, ContactView view) {
    this.view = view;
    contacts = new SampledContacts(vault, view, new ContactPseudonyms(vault));
    sample = new Sample(store, contacts);
    count = new ContactCount(view);
  }

  /** What reads contact-log. */
  public EntryProjection logReader() {
    return contacts;
  }

  /** What reads the events behind the gate. */
  public Projection eventReader() {
    return sample;
  }

  /**
   * By operation id.
   *
   * @param streamNow where the stream's event time is
   */
  public Map<String, Operation> operations(
      DefinitionBook book,
      Language language,
      Decider decider,
      Supplier<Register> register,
      Supplier<Instant> streamNow,
      PrometheusRegistry registry) {
    sweep = Optional.of(new SampleSweep(sample, contacts, view, register, streamNow));
    AskSample ask = new AskSample(sample, contacts, view, decider, streamNow, work);
    return Map.of(
        "previewSegment",
        new PreviewSegment(language, ask, count::now, register, new PreviewMetrics(registry)),
        "compareScoreVersions",
        new CompareVersions(book, language, ask, streamNow));
  }

  /** Call once the view of contact-log has caught up, and before events are read. */
  public void load() {
    contacts.load();
  }

  public void start() {
    sweep.orElseThrow().start();
  }

  @Override
  public void close() {
    sweep.ifPresent(SampleSweep::close);
    work.close();
  }
}
