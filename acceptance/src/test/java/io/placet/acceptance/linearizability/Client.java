package io.placet.acceptance.linearizability;

import io.placet.acceptance.history.Key;
import io.placet.acceptance.linearizability.Instance.State;
import io.placet.acceptance.linearizability.Session.Grantor;
import io.placet.acceptance.linearizability.Session.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A client that grants, withdraws and asks, one thing after another, on gateways at random. A few
 * keys are hot, so that clients meet on them; of these it withdraws some and asks every gateway
 * about them at once.
 */
final class Client implements Callable<Recorder> {
  static final int CLIENTS = 8;
  static final int CONTACTS = 2_000;

  private static final List<String> PURPOSES = List.of("profiling", "analytics");
  private static final int HOT_CONTACTS = 24;
  private static final int WAVES = 3;
  private static final int TRIES = 20;
  private static final int LONGEST_VALIDITY_MS = 3_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  /** Of a hundred things that a client does. */
  private static final int SAMPLES = 12;

  private static final int QUESTIONS = 56;
  private static final int GRANTS = 18;

  private final int number;
  private final List<Instance> instances;
  private final Random random;
  private final BooleanSupplier over;

  /**
   * A client.
   *
   * @param number of it; the first two ask gateways that are paused too, and wait
   * @param over whether it is to end
   */
  Client(int number, List<Instance> instances, Random random, BooleanSupplier over) {
    this.number = number;
    this.instances = List.copyOf(instances);
    this.random = random;
    this.over = over;
  }

  private static Key key(int contact, int purpose) {
    return new Key("user:linear-" + contact, PURPOSES.get(purpose));
  }

  @Override
  public Recorder call() {
    try (Session session = new Session()) {
      grantOwn(session);
      while (!over.getAsBoolean()) {
        act(session);
      }
      askOnceMore(session);
      return session.recorder();
    }
  }

  /** One key of each of its contacts is granted at first, and tried until that is acknowledged. */
  private void grantOwn(Session session) {
    for (int contact = number; contact < CONTACTS; contact += CLIENTS) {
      Key key = key(contact, contact % PURPOSES.size());
      for (int tries = 0; tries < TRIES; tries++) {
        if (session.grant(any(), key, Grantor.PERSON, Optional.empty())) {
          break;
        }
      }
    }
  }

  private void act(Session session) {
    int dice = random.nextInt(100);
    if (dice < SAMPLES) {
      sample(session, hot());
      return;
    }
    Key key = random.nextBoolean() ? hot() : cold();
    if (dice < SAMPLES + QUESTIONS) {
      ask(session, any(), key);
    } else if (dice < SAMPLES + QUESTIONS + GRANTS) {
      grantAnyhow(session, key);
    } else {
      boolean unused = session.withdraw(any(), key);
    }
  }

  private Key hot() {
    return key(random.nextInt(HOT_CONTACTS), random.nextInt(PURPOSES.size()));
  }

  private Key cold() {
    return key(random.nextInt(CONTACTS), random.nextInt(PURPOSES.size()));
  }

  private boolean ask(Session session, Instance instance, Key key) {
    return session.decide(instance, key).orElse(false);
  }

  private void grantAnyhow(Session session, Key key) {
    Grantor grantor = random.nextInt(5) == 0 ? Grantor.OFFICER : Grantor.PERSON;
    Optional<Duration> validity =
        random.nextInt(5) == 0
            ? Optional.of(Duration.ofMillis(1 + random.nextInt(LONGEST_VALIDITY_MS)))
            : Optional.empty();
    boolean unused = session.grant(any(), key, grantor, validity);
  }

  /** Has a key allowed, withdraws it, and asks every gateway that is up about it. */
  private void sample(Session session, Key key) {
    boolean allowed = ask(session, any(), key);
    for (int tries = 0; tries < 3 && !allowed; tries++) {
      boolean unused = session.grant(any(), key, Grantor.PERSON, Optional.empty());
      allowed = ask(session, any(), key);
    }
    if (!allowed || !session.withdraw(any(), key)) {
      return;
    }
    for (int wave = 0; wave < WAVES; wave++) {
      session.decideAtOnce(everywhere(key));
    }
  }

  private List<Question> everywhere(Key key) {
    List<Question> questions = new ArrayList<>();
    for (int lane = 0; lane < Lanes.WIDTH; lane++) {
      instances.stream()
          .filter(this::takes)
          .forEach(instance -> questions.add(new Question(instance, key)));
    }
    Collections.shuffle(questions, random);
    return questions;
  }

  /** Every gateway ends with the same answers: each of its contacts is asked about on one. */
  private void askOnceMore(Session session) {
    List<Question> questions = new ArrayList<>();
    for (int contact = number; contact < CONTACTS; contact += CLIENTS) {
      questions.add(new Question(any(), key(contact, contact % PURPOSES.size())));
    }
    session.decideAtOnce(questions);
  }

  private boolean takes(Instance instance) {
    State state = instance.state();
    return state == State.UP || (state == State.PAUSED && number < 2);
  }

  /** One at random that takes requests; at most one of them is away at a time. */
  private Instance any() {
    while (true) {
      Instance instance = instances.get(random.nextInt(instances.size()));
      if (takes(instance)) {
        return instance;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
