package org.needsline.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The measure: the engine as it comes, with its own schema and settings (history full, authorization off), the same model and decision
 * tables, and delegates that do nothing but choose the way. What our tables hold are process variables here. Ids are UUIDs on both
 * sides, as in every installation with more than one node.
 */
final class BareEngine extends NeedLives {

    private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+Delegate)}");
    private static final List<String> FILES = List.of(
            "processes/need/NeedLifecycle.bpmn",
            "processes/need/*.dmn",
            "forms/need/*.form",
            "processes/access/AffairsAccess.bpmn",
            "processes/access/*.dmn",
            "forms/access/*.form");
    private static final Date SOON = Date.from(Instant.now().plus(7, ChronoUnit.DAYS));
    private static final Date LATER = Date.from(Instant.now().plus(14, ChronoUnit.DAYS));

    private final ProcessEngine engine;
    private final String database;
    private final boolean signedIn;
    private final AtomicInteger running = new AtomicInteger();

    BareEngine(Server server, String database, District district) throws IOException {
        super(district);
        this.database = database;
        this.signedIn = Boolean.getBoolean("bench.bare.signedIn");
        server.create(database);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(server.pool(database));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        configuration.setBeans(beans());
        engine = configuration.buildProcessEngine();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (String files : FILES) {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + files)) {
                deployment.addInputStream(file.getFilename(), file.getInputStream());
            }
        }
        deployment.deploy();
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
        String number = "%s-%s-%05d".formatted(village, Year.now(), running.incrementAndGet());
        Map<String, Object> variables = new HashMap<>(form);
        variables.putAll(Map.of(
                "need",
                Spin.JSON(card(number, village, form)),
                "caseNumber",
                number,
                "categoryName",
                "照明与公共设施 Lighting",
                "villageName",
                "示例" + village,
                "town",
                District.town(village),
                "district",
                District.CODE,
                "stage",
                "intake",
                "level",
                "VILLAGE",
                "priority",
                50));
        ProcessInstance instance = engine.getRuntimeService().startProcessInstanceByKey(KEY, number, variables);
        return new Case(number, instance.getId());
    }

    /** What every form shows on top. */
    private static Map<String, Object> card(String number, String village, Map<String, Object> form) {
        Map<String, Object> card = new HashMap<>();
        card.put("number", number);
        card.put("title", "照明与公共设施");
        card.put("category", form.get("category"));
        card.put("categoryName", "照明与公共设施 Lighting");
        card.put("place", form.get("privatePlace"));
        card.put("village", village);
        card.put("villageName", "示例" + village);
        card.put("kind", form.get("kind"));
        card.put("kindName", "生活 Life");
        card.put("scope", form.get("scope"));
        card.put("urgency", "ordinary");
        card.put("urgencyName", "普通 Ordinary");
        card.put("hardship", form.get("hardship"));
        card.put("leftBehind", form.get("leftBehind"));
        card.put("level", "VILLAGE");
        card.put("levelName", "村 Village");
        card.put("registeredOn", Instant.now().toString().substring(0, 10));
        card.put("households", 35);
        return card;
    }

    @Override
    <T> T as(String user, Supplier<T> work) {
        if (!signedIn) {
            return work.get();
        }
        engine.getIdentityService().setAuthentication(user, District.groupsOf(user));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    void accepted(Case begun) {
        engine.getRuntimeService()
                .createMessageCorrelation("need.screened")
                .processInstanceBusinessKey(begun.number())
                .setVariable("screeningOutcome", "accepted")
                .correlate();
    }

    @Override
    void ratedByReporter(Case begun) {
        engine.getRuntimeService()
                .createMessageCorrelation("need.rated")
                .processInstanceBusinessKey(begun.number())
                .setVariable("rating", "satisfied")
                .correlate();
    }

    private static Map<Object, Object> beans() throws IOException {
        Map<Object, Object> beans = new HashMap<>();
        for (String model : List.of("need/NeedLifecycle.bpmn", "access/AffairsAccess.bpmn")) {
            try (var stream = BareEngine.class.getResourceAsStream("/processes/" + model)) {
                Matcher names = DELEGATE.matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                while (names.find()) {
                    beans.put(names.group(1), (JavaDelegate) execution -> {});
                }
            }
        }
        beans.put("deadlineLapsedDelegate", (JavaDelegate)
                execution -> execution.setVariable("intakeOutcome", "screening"));
        beans.put("deadline", new FixedDates());
        beans.put("unitChoices", new NoChoices());
        chooses(beans, "classifyNeedDelegate", Map.of("track", "ordinary", "priority", 50));
        chooses(beans, "triageNeedDelegate", Map.of("intakeOutcome", "screening"));
        chooses(beans, "queueForScreeningDelegate", Map.of("townDecides", false));
        chooses(beans, "postNeedDelegate", Map.of("postedUntil", SOON, "objectionUpheld", false));
        beans.put("routeNeedDelegate", (JavaDelegate) BareEngine::invite);
        chooses(beans, "raiseLevelDelegate", Map.of("level", "TOWN"));
        chooses(beans, "claimNeedDelegate", Map.of("claimResult", "claimed", "ladderOutcome", "claimed"));
        beans.put("beginDeliveryDelegate", (JavaDelegate) BareEngine::beginDelivery);
        chooses(beans, "deliverNeedDelegate", Map.of("deliveryResult", "delivered"));
        chooses(beans, "verifyDeliveryDelegate", Map.of("verifyResult", "done"));
        chooses(beans, "endRatingTimeDelegate", Map.of("anyoneRated", false));
        chooses(beans, "evaluateRatingDelegate", Map.of("ratingOutcome", "settled", "ending", "met"));
        chooseForAccess(beans);
        return beans;
    }

    private static void chooseForAccess(Map<Object, Object> beans) {
        beans.put("accessChoices", new NoAccessChoices());
        chooses(
                beans,
                "openAccessDelegate",
                Map.of(
                        "department",
                        District.CODE + "-transport",
                        "district",
                        District.CODE,
                        "priority",
                        50,
                        "urgency",
                        "ordinary",
                        "totalDue",
                        LATER,
                        "emergencyUntil",
                        LATER,
                        "emergencyRemindAt",
                        LATER,
                        "accessObjectionUpheld",
                        false));
        beans.put("fileAccessRequestDelegate", (JavaDelegate) execution -> {
            execution.setVariable("communities", execution.getVariable("targets"));
            execution.setVariable("applyOutcome", "complete");
        });
        chooses(beans, "checkApplicationDelegate", Map.of("totalDue", LATER, "applyOutcome", "complete"));
        chooses(beans, "beginReviewDelegate", Map.of("consultDue", LATER, "consultRemindAt", SOON));
        chooses(beans, "sumUpOpinionsDelegate", Map.of("opposePercent", 0.0, "conditionalPercent", 0.0));
        chooses(
                beans,
                "decideAccessDelegate",
                Map.of(
                        "approveOutcome",
                        "post",
                        "priority",
                        50,
                        "totalDue",
                        LATER,
                        "emergencyUntil",
                        LATER,
                        "emergencyRemindAt",
                        LATER));
        chooses(beans, "postAccessDelegate", Map.of("postedUntil", SOON));
        chooses(
                beans,
                "signAgreementDelegate",
                Map.of("expiresAt", LATER, "receiptDue", LATER, "receiptRemindAt", SOON, "receiptTwiceAt", LATER));
        chooses(beans, "planEvaluationDelegate", Map.of("evaluateAt", LATER));
        chooses(beans, "openEvaluationDelegate", Map.of("ratingDue", LATER, "ratingRemindAt", SOON));
        chooses(beans, "evaluateAccessDelegate", Map.of("ending", "exited"));
    }

    private static void chooses(Map<Object, Object> beans, String delegate, Map<String, Object> variables) {
        beans.put(delegate, (JavaDelegate) execution -> variables.forEach(execution::setVariable));
    }

    private static void invite(DelegateExecution execution) {
        String village = (String) execution.getVariable("village");
        List<String> groups = new ArrayList<>();
        if ("VILLAGE".equals(execution.getVariable("level"))) {
            groups.addAll(List.of(
                    "team." + village + "-volunteers",
                    "grid-worker." + execution.getVariable("grid"),
                    "secretary." + village));
        } else {
            groups.addAll(List.of(
                    "officer." + District.town(village) + "-agriculture",
                    "team." + District.town(village) + "-volunteers"));
        }
        execution.setVariable("anyoneInvited", true);
        execution.setVariable("claimGroups", String.join(",", groups));
        execution.setVariable("claimDue", LATER);
        execution.setVariable("claimRemindAt", SOON);
    }

    private static void beginDelivery(DelegateExecution execution) {
        String village = (String) execution.getVariable("village");
        execution.setVariable("promisedAt", LATER);
        execution.setVariable("overdueAt", LATER);
        execution.setVariable("deliveryRemindAt", SOON);
        execution.setVariable("superviseAt", LATER);
        execution.setVariable("delivererGroup", "officer." + District.town(village) + "-agriculture");
        execution.setVariable("supervisorGroup", "supervisor." + District.CODE);
        execution.setVariable("verifierGroup", "clerk." + village);
        execution.setVariable("callerGroup", "clerk." + District.CODE);
        execution.setVariable("extensionAllowed", true);
        execution.setVariable("handBackAllowed", true);
    }

    /** Stands for the bean {@code deadline} of the model. */
    public static final class FixedDates {

        public Date due(DelegateExecution execution, String step) {
            return LATER;
        }

        public Date remind(DelegateExecution execution, String step) {
            return SOON;
        }
    }

    /** Stands for the bean {@code accessChoices} of the model. */
    public static final class NoAccessChoices {

        public SpinJsonNode communities(DelegateExecution execution) {
            return Spin.JSON("[]");
        }

        public SpinJsonNode towns(DelegateExecution execution) {
            return Spin.JSON("[]");
        }

        public SpinJsonNode opinions(DelegateExecution execution) {
            return Spin.JSON("[]");
        }

        public SpinJsonNode ratings(DelegateExecution execution) {
            return Spin.JSON("[]");
        }
    }

    /** Stands for the bean {@code unitChoices} of the model. */
    public static final class NoChoices {

        public SpinJsonNode claimants(DelegateExecution execution) {
            return Spin.JSON("[]");
        }

        public SpinJsonNode assignees(DelegateExecution execution) {
            return Spin.JSON("[]");
        }
    }
}
