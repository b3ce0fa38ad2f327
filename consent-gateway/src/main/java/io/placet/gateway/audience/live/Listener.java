package io.placet.gateway.audience.live;

import io.placet.domain.audience.Audience;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.audience.change.AudienceEvent;
import io.placet.gateway.audience.change.Occasion;
import io.placet.gateway.audience.change.Standing;
import io.placet.gateway.audience.change.Standing.Telling;
import io.placet.gateway.audience.live.StreamChanges.Parts;
import io.placet.gateway.http.StreamedAnswer.Chunks;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to one audience. Each part is made when the one before is on its way, and says what
 * is true then; so a slow listener hears the present, not the past.
 */
final class Listener implements Chunks {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long SILENCE_NANOS = Duration.ofSeconds(15).toNanos();
  private static final Buffer HEARTBEAT = Buffer.buffer(": \n\n");
  private static final Buffer BEGIN = Buffer.buffer("retry: 2000\n\n");
  private static final int MOST_KNOWN = 100_000;

  private final String audienceId;
  private final String listener;
  private final Parts parts;
  private final Executor threads;
  private final Runnable ended;
  private final Set<SubjectId> known =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<SubjectId, Boolean> eldest) {
              return size() > MOST_KNOWN;
            }
          });
  private @Nullable Consumer<byte[], byte[]> consumer;
  private volatile boolean closed;

  Listener(String audienceId, Parts parts, Executor threads, Runnable ended) {
    this.audienceId = audienceId;
    this.listener = "live-" + audienceId;
    this.parts = parts;
    this.threads = threads;
    this.ended = ended;
  }

  @Override
  public Future<Optional<Buffer>> next() {
    return Future.fromCompletionStage(CompletableFuture.supplyAsync(this::part, threads));
  }

  private synchronized Optional<Buffer> part() {
    if (closed) {
      return Optional.empty();
    }
    Consumer<byte[], byte[]> reading = consumer;
    if (reading == null) {
      consumer = parts.consumers().get();
      return Optional.of(BEGIN);
    }
    long silentFrom = System.nanoTime();
    while (!closed && System.nanoTime() - silentFrom < SILENCE_NANOS) {
      Optional<Audience> audience = parts.audiences().apply(audienceId);
      if (audience.isEmpty()) {
        return Optional.empty();
      }
      List<Occasion> occasions = parts.changes().of(audience.get(), reading.poll(POLL));
      Buffer events = events(audience.get(), occasions);
      if (events.length() > 0) {
        return Optional.of(events);
      }
    }
    return closed ? Optional.empty() : Optional.of(HEARTBEAT);
  }

  private Buffer events(Audience audience, List<Occasion> occasions) {
    Buffer events = Buffer.buffer();
    if (occasions.isEmpty()) {
      return events;
    }
    parts.viewsCaughtUp().get().join();
    Map<SubjectId, Standing> now =
        parts.standings().of(audience, occasions.stream().map(Occasion::subject).toList()).join();
    for (Occasion occasion : occasions) {
      Standing standing = Objects.requireNonNull(now.get(occasion.subject()));
      Telling telling = standing.telling(known.contains(occasion.subject()));
      if (telling != Telling.NOTHING) {
        note(occasion.subject(), telling);
        events.appendString(event(audience, occasion, telling, standing));
      }
    }
    return events;
  }

  private void note(SubjectId subject, Telling telling) {
    if (telling == Telling.ENTERED) {
      known.add(subject);
    } else {
      known.remove(subject);
    }
  }

  private String event(Audience audience, Occasion occasion, Telling telling, Standing standing) {
    AudienceEvent event =
        new AudienceEvent(
            telling,
            AudienceEvent.member(listener, occasion.subject()),
            parts.names().of(audience, occasion.subject()),
            standing);
    return "event: "
        + telling.name().toLowerCase(Locale.ROOT)
        + "\nid: "
        + occasion.place()
        + "\ndata: "
        + event.toJson(audience).encode()
        + "\n\n";
  }

  @Override
  public void close() {
    closed = true;
    ended.run();
    // a consumer is closed on the thread that reads it, or when that is done
    threads.execute(this::letGo);
  }

  private synchronized void letGo() {
    Consumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.close();
    }
  }
}
