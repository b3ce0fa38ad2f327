package io.placet.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(
    packages = "io.placet.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.placet.gateway.";
  private static final String[] FEATURES = {
    "collect",
    "consent",
    "decide",
    "define",
    "register",
    "operate",
    "access",
    "signals",
    "person",
    "transfer",
    "erasure",
    "pseudonym",
    "deadletter",
    "held",
    "reevaluate",
    "audience",
    "preview",
    "debugger",
    "docs"
  };
  private static final String[] SHARED = {
    "http",
    "audit",
    "log",
    "seal",
    "history",
    "identity",
    "verdict",
    "record",
    "mail",
    "definition",
    "derived",
    "upload",
    "quota",
    "idempotency"
  };

  @ArchTest static final ArchRule collectMeetsNoOtherFeature = alone("collect");
  @ArchTest static final ArchRule consentMeetsNoOtherFeature = alone("consent");
  @ArchTest static final ArchRule decideMeetsNoOtherFeature = alone("decide");
  @ArchTest static final ArchRule defineMeetsNoOtherFeature = alone("define");
  @ArchTest static final ArchRule registerMeetsNoOtherFeature = alone("register");
  @ArchTest static final ArchRule operateMeetsNoOtherFeature = alone("operate");
  @ArchTest static final ArchRule personMeetsNoOtherFeature = alone("person");
  @ArchTest static final ArchRule accessMeetsNoOtherFeature = alone("access");
  @ArchTest static final ArchRule signalsMeetNoOtherFeature = alone("signals");

  @ArchTest static final ArchRule transferMeetsNoOtherFeature = alone("transfer");
  @ArchTest static final ArchRule erasureMeetsNoOtherFeature = alone("erasure");
  @ArchTest static final ArchRule heldMeetsNoOtherFeature = alone("held");
  @ArchTest static final ArchRule pseudonymMeetsNoOtherFeature = alone("pseudonym");
  @ArchTest static final ArchRule deadLettersMeetNoOtherFeature = alone("deadletter");
  @ArchTest static final ArchRule reevaluationsMeetNoOtherFeature = alone("reevaluate");
  @ArchTest static final ArchRule theAudienceMeetsNoOtherFeature = alone("audience");
  @ArchTest static final ArchRule previewsMeetNoOtherFeature = alone("preview");
  @ArchTest static final ArchRule theDebuggerMeetsNoOtherFeature = alone("debugger");
  @ArchTest static final ArchRule theDocsMeetNoOtherFeature = alone("docs");

  @ArchTest
  static final ArchRule whatFeaturesShareKnowsNoFeature =
      noClasses()
          .that()
          .resideInAnyPackage(packages(SHARED))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(FEATURES));

  @ArchTest
  static final ArchRule everyPackageIsAFeatureOrShared =
      classes()
          .should()
          .resideInAnyPackage(
              Stream.concat(
                      Stream.of("io.placet.gateway"),
                      Stream.of(FEATURES, SHARED)
                          .flatMap(Arrays::stream)
                          .map(ArchitectureTest::within))
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule theGatewayKnowsNeitherFlinkNorTheJobsNorTheTestBroker =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..", "io.placet.jobs..", "io.placet.embedded..", "kafka..");

  private static ArchRule alone(String feature) {
    String[] others =
        Arrays.stream(FEATURES).filter(other -> !other.equals(feature)).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(within(feature))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(others));
  }

  private static String[] packages(String[] names) {
    return Arrays.stream(names).map(ArchitectureTest::within).toArray(String[]::new);
  }

  private static String within(String name) {
    return ROOT + name + "..";
  }
}
