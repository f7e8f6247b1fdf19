package org.needsline.benchmark;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.needsline.Application;
import org.needsline.meeting.Meetings;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.meeting.ScreeningResults;
import org.needsline.monitoring.ManagersView;
import org.needsline.need.Actor;
import org.needsline.need.NeedSearch;
import org.needsline.need.NeedsQuery;
import org.needsline.need.Rating;
import org.needsline.need.ResidentActs;
import org.needsline.organisation.Organisation;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The system as it runs in production: profile postgres, its own change log, authorization on, people signed in for what they do. */
final class OurSystem extends NeedLives implements AutoCloseable {

    private static final int MEETING_BACKLOG = 20;

    private final ConfigurableApplicationContext context;
    private final ProcessEngine engine;
    private final String database;
    private final String definition;

    OurSystem(Server server, String database, District district) {
        super(district);
        this.database = database;
        server.create(database);
        context = SpringApplication.run(
                Application.class,
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + server.url(database),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--server.port=0",
                // Many clients on one machine: each says from which address it comes, as behind a proxy.
                "--server.forward-headers-strategy=framework",
                "--needsline.first-administrator.id=admin.bench",
                "--needsline.first-administrator.password=Bench-2026!Needs",
                // What measures the coverage of tests would listen to every step of every case.
                "--spring.autoconfigure.exclude=org.camunda.community.process_test_coverage.spring_test.platform7"
                        + ".ProcessEngineCoverageConfiguration",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
        engine = context.getBean(ProcessEngine.class);
        // Clients fire jobs themselves; the drain starts it again.
        ((org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .shutdown();
        district.load(context.getBean(javax.sql.DataSource.class));
        definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Where its web server listens. */
    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The managers' page for a person who manages that unit. */
    ManagersView managersView(String person, String unit) {
        return new ManagersView(context, person, unit);
    }

    NeedsQuery needs() {
        return context.getBean(NeedsQuery.class);
    }

    /** As a start of the system does with needs that an older version stored. */
    void makeFindable() {
        ReflectionTestUtils.invokeMethod(context.getBean("needSearchUpkeep"), "makeFindable");
    }

    SearchLibrary library(District district) {
        return new SearchLibrary(context.getBean(Organisation.class), context.getBean(NeedSearch.class), district);
    }

    /** Where twenty needs wait a meeting has long been called; otherwise the next triage of each village would be charged with calling it. */
    void callMeetings(District district) {
        Meetings meetings = context.getBean(Meetings.class);
        NeedsQuery needs = needs();
        for (String village : district.villages()) {
            if (needs.waitingForScreening(village, MEETING_BACKLOG).size() == MEETING_BACKLOG) {
                meetings.proposeFor(village);
            }
        }
    }

    @Override
    ProcessEngine engine() {
        return engine;
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    Case register(String village, Map<String, Object> form) {
        return as("grid-worker." + form.get("grid"), () -> {
            ProcessInstance instance = engine.getFormService().submitStartForm(definition, form);
            return new Case(instance.getBusinessKey(), instance.getId());
        });
    }

    @Override
    <T> T as(String user, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(user, District.groupsOf(user));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    void accepted(Case begun) {
        boolean told = context.getBean(ScreeningResults.class)
                .screened(begun.number(), ScreeningOutcome.ACCEPTED, null, "M-bench", "赞成30 反对0 Yes 30, no 0");
        if (!told) {
            throw new IllegalStateException(begun.number() + " does not wait for screening");
        }
    }

    @Override
    void ratedByReporter(Case begun) {
        context.getBean(ResidentActs.class).rates(begun.number(), Rating.SATISFIED, "很好", Actor.resident());
    }

    @Override
    public void close() {
        context.close();
    }
}
