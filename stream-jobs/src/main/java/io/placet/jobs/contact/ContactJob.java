package io.placet.jobs.contact;

import io.placet.domain.register.Register;
import io.placet.jobs.contact.gate.GateSettings;
import io.placet.jobs.contact.profile.InitialDefinitions;
import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.RegisterSupplier;
import io.placet.jobs.flink.cluster.ClusterSettings;
import io.placet.jobs.flink.cluster.LocalJob;
import io.placet.jobs.flink.sink.Sinks;
import io.placet.jobs.flink.sink.TransactionPrefix;
import io.placet.jobs.flink.source.CaughtUp;
import io.placet.jobs.flink.source.Sources;
import io.placet.jobs.flink.start.DefinitionsAtStart;
import io.placet.jobs.flink.start.Leftovers;
import io.placet.jobs.flink.start.ResumePoint;
import io.placet.jobs.flink.start.TopicsAtStart;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The job from consents and events to pseudonymised events, segments and shut-offs, running in this
 * process.
 */
public final class ContactJob extends LocalJob {
  private static final String NAME = "contact";

  private static final Set<TransactionPrefix> TRANSACTIONS =
      Set.of(TransactionPrefix.PSEUDONYMISED_EVENTS, TransactionPrefix.OUTCOMES);

  /** Beyond this nothing under way can repeat an id; see the gate's memory of event ids. */
  private static final Duration DUPLICATE_WINDOW = Duration.ofHours(24);

  private ContactJob(ClusterSettings settings, StreamGraph graph) {
    super(settings, graph);
  }

  /**
   * Starts the job, where an earlier run ended or at the beginning.
   *
   * @throws io.placet.jobs.flink.JobException if topics are missing, the state of an earlier run is
   *     missing, or Flink cannot be started
   */
  public static ContactJob start(ContactJobConfig config) {
    String kafka = config.bootstrapServers();
    int partitions = TopicsAtStart.partitions(kafka);
    ClusterSettings settings = config.cluster();
    Configuration flink = settings.toFlink();
    ResumePoint.find(settings, kafka, Topic.committedOutputs(), TRANSACTIONS).applyTo(flink);
    Leftovers.delete(settings);
    StreamGraph graph = graph(config, partitions, DefinitionsAtStart.read(kafka), flink);
    return new ContactJob(settings, graph);
  }

  static StreamGraph graph(
      ContactJobConfig config,
      int partitions,
      List<DefinitionEntry> definitions,
      Configuration flink) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(flink);
    environment.setParallelism(config.parallelism());
    String kafka = config.bootstrapServers();
    JobClock clock = JobClock.system();
    CaughtUp caughtUp = new CaughtUp(clock.instant().toEpochMilli());
    Sources sources = new Sources(environment, kafka, partitions);
    ContactTopology.draw(
        new ContactTopology.Sources(
            new GateTopology.Sources(
                sources.control(caughtUp),
                sources.events(config.clock(), config.lateness(), clock)),
            sources.definitions()),
        new ContactTopology.Sinks(
            new GateTopology.Sinks(
                Sinks.exactlyOnce(kafka, TransactionPrefix.PSEUDONYMISED_EVENTS),
                Sinks.withheld(kafka),
                Sinks.deadLetters(kafka)),
            Sinks.exactlyOnce(kafka, TransactionPrefix.OUTCOMES)),
        new ContactTopology.Settings(
            new GateTopology.Settings(gate(config, partitions, clock), caughtUp, config.vault()),
            new InitialDefinitions(definitions)));
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(NAME);
    return graph;
  }

  private static GateSettings gate(ContactJobConfig config, int partitions, JobClock clock) {
    String yaml = config.registerYaml();
    RegisterSupplier supplier = () -> RegisterLoader.parse(yaml, "the register");
    Register register = supplier.get();
    return new GateSettings(
        supplier,
        clock,
        config.clock(),
        partitions,
        config.provingTime(),
        register.retention().events().plus(DUPLICATE_WINDOW));
  }
}
