package io.placet.gateway.person;

import io.placet.domain.register.Register;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.AliasLinks;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.AliasView;
import io.placet.gateway.log.Barrier;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.LogWriter;
import io.placet.gateway.mail.Mailer;
import io.placet.gateway.record.Confirmations;
import io.placet.gateway.record.RecordWriter;
import io.placet.gateway.verdict.Decider;
import io.placet.vault.Sealer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The pages and links for people, put together over what the gateway stands on. */
public final class People implements AutoCloseable {
  private static final int WAITING = 1_000;

  private final Map<String, Operation> operations = new HashMap<>();
  private final Confirmations confirmations;
  private final ThreadPoolExecutor afterwards =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> new Thread(task, "mail-links"));

  /**
   * What the gateway stands on.
   *
   * @param address where people reach it
   * @param confirmWithin how long the link of a double opt-in can confirm
   */
  public record Ground(
      Supplier<Register> register,
      Identities identities,
      Decider decider,
      ContactView view,
      AliasView linked,
      AliasLinks aliases,
      Barrier barrier,
      LogWriter log,
      RecordWriter records,
      Sealer sealer,
      Mailer mailer,
      PublicAddress address,
      Duration confirmWithin,
      SecureRandom random,
      Clock clock) {}

  public People(Ground on, OpenedLinks opened) {
    Frame frame = new Frame(on.register(), on.address());
    LinkTokens tokens = new LinkTokens(on.sealer(), on.clock());
    Closing closing = new Closing(on.register(), on.identities(), on.decider(), on.records());
    Sessions sessions =
        new Sessions(
            on.identities(), opened, on.barrier(), on.log(), tokens, on.random(), on.clock());
    Pages pages = new Pages(frame);
    Files files = new Files();
    operations.put("pageStyle", files::style);
    operations.put("gpcSupport", files::gpc);
    operations.put("makeLinks", new MakeLinks(frame, tokens));
    withdrawal(pages, new WithdrawPages(frame, tokens, closing));
    confirmation(
        pages,
        new ConfirmPages(frame, tokens, on.identities(), on.decider(), on.view(), on.records()));
    asking(
        pages,
        new AskPages(
            frame,
            on.identities(),
            on.barrier(),
            on.linked(),
            on.mailer(),
            sessions,
            afterwards,
            on.clock()));
    preferences(
        pages,
        new PreferencePages(
            frame,
            tokens,
            sessions,
            on.identities(),
            on.decider(),
            on.view(),
            on.linked(),
            new Change(on.register(), closing, on.records(), on.clock()),
            on.clock()));
    confirmations =
        new AskToConfirm(
            frame,
            on.identities(),
            on.records(),
            on.aliases(),
            on.mailer(),
            tokens,
            on.clock(),
            on.confirmWithin());
  }

  private void withdrawal(Pages pages, WithdrawPages withdraw) {
    operations.put("showWithdrawal", pages.of(withdraw::show));
    operations.put("withdrawByLink", pages.of(withdraw::withdraw));
  }

  private void confirmation(Pages pages, ConfirmPages confirm) {
    operations.put("showConfirmation", pages.of(confirm::show));
    operations.put("confirmByLink", pages.of(confirm::confirm));
  }

  private void asking(Pages pages, AskPages ask) {
    operations.put("askForPreferences", pages.of(ask::show));
    operations.put("mailPreferences", pages.of(ask::mail));
  }

  private void preferences(Pages pages, PreferencePages preferences) {
    operations.put("showPreferenceLink", pages.of(preferences::showLink));
    operations.put("openPreferences", pages.of(preferences::openLink));
    operations.put("showPreferences", pages.of(preferences::show));
    operations.put("changePreferences", pages.of(preferences::change));
  }

  public Map<String, Operation> operations() {
    return Map.copyOf(operations);
  }

  /** What asks people to confirm. */
  public Confirmations confirmations() {
    return confirmations;
  }

  @Override
  public void close() {
    afterwards.shutdownNow();
  }
}
