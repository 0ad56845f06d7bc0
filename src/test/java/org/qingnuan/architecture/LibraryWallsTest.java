package org.qingnuan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.annotation.Transactional;

/** Who may use which library, and what nobody may do. */
class LibraryWallsTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.qingnuan");

    @Test
    void onlyProcessKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.qingnuan.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CODE);
    }

    @Test
    void onlySpreadsheetKnowsPoi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.qingnuan.spreadsheet..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.poi..")
                .check(CODE);
    }

    @Test
    void onlyTheDossierKnowsTika() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.qingnuan.ledger.dossier..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.tika..")
                .check(CODE);
    }

    @Test
    void pagesAndRehearsalsDoNotSpeakSql() {
        noClasses()
                .that()
                .resideInAnyPackage("org.qingnuan.web..", "org.qingnuan.rehearsal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.jdbc..")
                .check(CODE);
    }

    @Test
    void nobodyAsksTheMachineWhatTimeItIs() {
        noClasses()
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callConstructor(Date.class)
                .check(CODE);
    }

    @Test
    void financeHasNoFloatingPoint() {
        noClasses()
                .that()
                .resideInAPackage("org.qingnuan.finance..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Double.class, Float.class)
                .orShould(haveAFloatingPointMember())
                .check(CODE);
    }

    @Test
    void delegatesDoNotOpenTransactions() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(JavaDelegate.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CODE);
    }

    /** PostgreSQL aborts a transaction on its first error, so that nothing useful can follow in it. */
    @Test
    void nobodyCatchesADataAccessException() {
        noClasses().should(catchDataAccessExceptions()).check(CODE);
    }

    private static ArchCondition<JavaClass> catchDataAccessExceptions() {
        return new ArchCondition<>("catch a data-access exception") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .flatMap(unit -> unit.getTryCatchBlocks().stream())
                        .filter(block -> block.getCaughtThrowables().stream()
                                .anyMatch(caught -> caught.isAssignableTo(DataAccessException.class)))
                        .forEach(block -> events.add(SimpleConditionEvent.satisfied(
                                type, type.getName() + " catches in " + block.getSourceCodeLocation())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveAFloatingPointMember() {
        return new ArchCondition<>("have a floating-point field, parameter or result") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> isFloating(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.satisfied(type, field.getFullName())));
                type.getMethods().stream()
                        .filter(method -> isFloating(method.getRawReturnType())
                                || method.getRawParameterTypes().stream().anyMatch(LibraryWallsTest::isFloating))
                        .forEach(method -> events.add(SimpleConditionEvent.satisfied(type, method.getFullName())));
            }
        };
    }

    private static boolean isFloating(JavaClass type) {
        return type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class);
    }
}
