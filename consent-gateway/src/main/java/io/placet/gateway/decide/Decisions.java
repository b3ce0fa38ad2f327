package io.placet.gateway.decide;

import io.placet.domain.key.Prf;
import io.placet.domain.verdict.Verdict;
import io.placet.gateway.http.Operation;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.log.ContactView;
import io.placet.gateway.log.RegisterVersions;
import io.placet.gateway.quota.Quota;
import io.placet.gateway.verdict.Decider;
import io.placet.gateway.verdict.PastVerdicts;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.Consumer;

/** All that tools and officers ask about decisions: each operation by its name in the contract. */
public final class Decisions implements AutoCloseable {
  private final BulkWork work = new BulkWork();
  private final Map<String, Operation> operations;

  /**
   * The operations.
   *
   * @param seal key of decision ids
   * @param decided told each verdict, to count it
   */
  public Decisions(
      Identities identities,
      Decider decider,
      PastVerdicts past,
      RegisterVersions registers,
      ContactView view,
      Prf seal,
      Quota quota,
      PrometheusRegistry registry,
      Consumer<Verdict> decided) {
    DecideMetrics metrics = new DecideMetrics(registry);
    Questions questions = new Questions(identities);
    Answers answers = new Answers(seal, decided);
    Evaluate one = new Evaluate(questions, decider, answers);
    SearchOne search = new SearchOne(identities, decider, quota, metrics);
    operations =
        Map.of(
            "evaluate",
            one,
            "evaluateAll",
            new EvaluateAll(one, questions, decider, answers, work, quota, metrics),
            "searchSubjects",
            search::subjects,
            "searchResources",
            new SearchResources(decider, view, work, quota, metrics),
            "searchActions",
            search::actions,
            "readDecision",
            new ReadDecision(seal, decider, past, registers),
            "readAuthzenConfiguration",
            new ReadConfiguration());
  }

  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public void close() {
    work.close();
  }
}
