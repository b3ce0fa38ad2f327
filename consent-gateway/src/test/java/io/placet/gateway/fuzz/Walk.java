package io.placet.gateway.fuzz;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import java.util.Random;

/**
 * One caller's way through the contract: request after request, each made of one seed and of what
 * the answers before it said.
 */
final class Walk {
  /** What walks share. */
  record Ground(
      Vertx vertx,
      Document document,
      Choice choice,
      Callers callers,
      Answers answers,
      Wire wire,
      Tally tally) {}

  /** A kept connection may end, by what was sent on it before, as the next request sets out. */
  private static final int AGAIN = 1;

  private final Ground ground;
  private final String name;
  private final Random random;
  private final Known known;
  private final Requests requests;
  private final Promises promises;
  private final Promise<Void> walked = Promise.promise();
  private int left;

  Walk(Ground ground, String name, long seed, int steps) {
    this.ground = ground;
    this.name = name;
    this.random = new Random(seed);
    this.known = new Known(ground.document());
    Own own = new Own(name, random);
    Values values = new Values(ground.document(), known, own, random);
    this.requests = new Requests(ground.document(), values, ground.callers(), own, random);
    this.promises = new Promises(ground.tally().seen());
    this.left = steps;
  }

  /** Completes at its end; what was not as the document says is in the tally. */
  Future<Void> go() {
    ground.vertx().getOrCreateContext().runOnContext(begin -> step());
    return walked.future();
  }

  private void step() {
    if (left-- == 0) {
      walked.complete();
      return;
    }
    try {
      ask(requests.of(ground.choice().any(random)), AGAIN);
    } catch (RuntimeException bug) {
      walked.tryFail(bug);
    }
  }

  private void ask(Asked asked, int again) {
    long begun = System.nanoTime();
    ground
        .wire()
        .send(asked)
        .onSuccess(
            got -> {
              ground.tally().add(asked, got, System.nanoTime() - begun);
              try {
                take(asked, got);
              } catch (RuntimeException bug) {
                walked.tryFail(bug);
              }
            })
        .onFailure(
            none -> {
              if (none instanceof HttpClosedException && again > 0) {
                ask(asked, again - 1);
                return;
              }
              wrong(asked, "no answer: " + none, "");
              step();
            });
  }

  private void take(Asked asked, Got got) {
    ground
        .answers()
        .wrong(asked, got)
        .or(() -> promises.broken(asked, got))
        .ifPresent(wrong -> wrong(asked, wrong, "\n  " + got));
    if (got.status() < 300) {
      Answers.json(got).ifPresent(known::learn);
    }
    got.header("Location").ifPresent(known::follow);
    step();
  }

  private void wrong(Asked asked, String what, String got) {
    ground
        .tally()
        .wrong(
            asked.operation().id() + ": " + what,
            "walk " + name + ", " + left + " left\n  " + asked + got);
  }
}
