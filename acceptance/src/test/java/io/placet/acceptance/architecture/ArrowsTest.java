package io.placet.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of the design: a module knows those it is built on, and no other. */
class ArrowsTest {
  private static final String OURS = "io.placet..";
  private static JavaClasses all = new ClassFileImporter().importClasses();

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.placet")
            .that(resideOutsideOfPackage("io.placet.acceptance.."));
  }

  @ParameterizedTest
  @CsvSource({
    "domain, domain",
    "schemas, domain schemas",
    "fit, domain schemas fit",
    "vault, domain vault",
    "embedded.kafka, embedded.kafka",
    "gateway, domain schemas vault gateway",
    "jobs, domain schemas vault jobs",
    "dashboards, domain schemas dashboards",
    "client, client",
    "standalone, domain schemas vault embedded.kafka gateway jobs dashboards standalone"
  })
  void aModuleKnowsOnlyWhatItIsBuiltOn(String module, String known) {
    String[] allowed =
        Arrays.stream(known.split(" ", -1)).map(ArrowsTest::packagesOf).toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(packagesOf(module))
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage(OURS).or(resideInAnyPackage(allowed)))
        .check(all);
  }

  @Test
  void noModuleIsLeftOut() {
    String[] known =
        Arrays.stream(
                new String[] {
                  "domain",
                  "schemas",
                  "fit",
                  "vault",
                  "embedded.kafka",
                  "gateway",
                  "jobs",
                  "dashboards",
                  "client",
                  "standalone"
                })
            .map(ArrowsTest::packagesOf)
            .toArray(String[]::new);

    assertThat(all.that(resideInAPackage(OURS)).that(resideInAnyPackage(known))).hasSameSizeAs(all);
  }

  @Test
  void theDomainKnowsNoFramework() {
    classes()
        .that()
        .resideInAPackage(packagesOf("domain"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(packagesOf("domain"), "java..", "org.jspecify.annotations.."))
        .check(all);
  }

  private static String packagesOf(String module) {
    return "io.placet." + module + "..";
  }
}
