package org.needsline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;

/** Where the engine may be known, what a delegate may be, and how the parts of a module depend on each other. */
@AnalyzeClasses(packages = "org.needsline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PROCESS = "org.needsline.*.process..";
    private static final String ENGINE = "org.needsline.engine..";

    private static final Set<String> STARTS_AND_CORRELATES = Set.of(
            "createProcessInstanceByKey",
            "startProcessInstanceByKey",
            "createMessageCorrelation",
            "correlateMessage",
            "messageEventReceived");

    @ArchTest
    static final ArchRule onlyProcessPackagesKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(PROCESS, ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyTheEnginePackageTouchesInnerClassesOfTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm..impl..");

    @ArchTest
    static final ArchRule theDomainDoesNotKnowItsProcesses = noClasses()
            .that()
            .resideOutsideOfPackages(PROCESS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PROCESS);

    @ArchTest
    static final ArchRule servicesRepositoriesAndControllersStandInTheModuleRoot = noClasses()
            .that()
            .areMetaAnnotatedWith(Service.class)
            .or()
            .areMetaAnnotatedWith(org.springframework.stereotype.Repository.class)
            .or()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .resideInAPackage(PROCESS);

    @ArchTest
    static final ArchRule onlyProcessClassesStartAndCorrelate = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Process")
            .should()
            .callMethodWhere(describe(
                    "start a process or correlate a message",
                    (JavaCall<?> call) -> call.getTargetOwner().isAssignableTo(RuntimeService.class)
                            && STARTS_AND_CORRELATES.contains(call.getTarget().getName())));

    @ArchTest
    static final ArchRule delegatesArePackagePrivateAndCalledSo = classes()
            .that()
            .implement(JavaDelegate.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Delegate")
            .andShould()
            .resideInAPackage(PROCESS);

    @ArchTest
    static final ArchRule delegatesHoldNoState = fields().that()
            .areDeclaredInClassesThat()
            .implement(JavaDelegate.class)
            .should()
            .beFinal()
            .andShould()
            .bePrivate()
            .orShould()
            .beStatic();

    @ArchTest
    static final ArchRule delegatesCollectNothing = fields().that()
            .areDeclaredInClassesThat()
            .implement(JavaDelegate.class)
            .and()
            .areNotStatic()
            .should()
            .notHaveRawType(assignableTo(Collection.class)
                    .or(assignableTo(Map.class))
                    .or(assignableTo(AtomicReference.class))
                    .or(assignableTo(AtomicBoolean.class))
                    .or(assignableTo(AtomicInteger.class))
                    .or(assignableTo(AtomicLong.class))
                    .or(DescribedPredicate.describe("are arrays", JavaClass::isArray)));

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFieldsOrSetters = members()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.needsline..")
            .should(new ArchCondition<>("be injected through a constructor only") {
                @Override
                public void check(com.tngtech.archunit.core.domain.JavaMember member, ConditionEvents events) {
                    boolean injected = member.isAnnotatedWith(Autowired.class) || member.isAnnotatedWith(Value.class);
                    boolean constructor = member instanceof com.tngtech.archunit.core.domain.JavaConstructor;
                    if (injected && !constructor) {
                        events.add(SimpleConditionEvent.violated(member, member.getFullName() + " is injected"));
                    }
                }
            });

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("live in a package marked @NullMarked") {
                @Override
                public void check(JavaClass each, ConditionEvents events) {
                    boolean marked = each.getPackage()
                            .tryGetPackageInfo()
                            .filter(info -> info.isAnnotatedWith(NullMarked.class))
                            .isPresent();
                    if (!marked) {
                        events.add(SimpleConditionEvent.violated(each, each.getName() + " is in no marked package"));
                    }
                }
            });

    /** A test or a rehearsal moves the one clock; whoever asks the machine does not follow. */
    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(describe("ask the machine for the time", call -> asksTheMachine(call)))
            .orShould()
            .callConstructor(Date.class);

    private static boolean asksTheMachine(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        boolean givenAClock =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Clock.class));
        return owner.startsWith("java.time.") && name.equals("now") && !givenAClock
                || owner.equals("java.time.Clock") && name.startsWith("system")
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }

    @ArchTest
    static final ArchRule classesAreNamedForWhatTheyAre =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?");
}
