package io.placet.acceptance.history;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class IndependenceTest {
  @Test
  void nothingHereUsesTheEngine() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("io.placet..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("io.placet.acceptance.history..")))
        .check(new ClassFileImporter().importPackages("io.placet.acceptance.history"));
  }
}
