package io.placet.acceptance.retail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class IndependenceTest {
  @Test
  void nothingHereUsesTheEngineExceptTheMadeUpFile() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("io.placet..")
                .and(JavaClass.Predicates.resideOutsideOfPackage("io.placet.acceptance.retail.."))
                .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("RetailLikeFile"))))
        .check(new ClassFileImporter().importPackages("io.placet.acceptance.retail"));
  }
}
