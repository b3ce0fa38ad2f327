package io.placet.jobs.contact;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.placet.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class FeaturesTest {
  @ArchTest
  static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER =
      slices().matching("io.placet.jobs.contact.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_KNOW_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage("io.placet.jobs.contact.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.placet.jobs.contact");

  @ArchTest
  static final ArchRule WHAT_ALL_SHARE_KNOWS_NO_FEATURE =
      noClasses()
          .that()
          .resideInAPackage("io.placet.jobs.flink..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.placet.jobs.contact..");

  @ArchTest
  static final ArchRule WHAT_ALL_SHARE_HAS_NO_CIRCLES =
      slices().matching("io.placet.jobs.flink.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_PSEUDONYMISING_KNOWS_THE_VAULT =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.placet.jobs.contact.pseudonym..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.placet.vault..");
}
