package org.needsline.matrix;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each person ought to see, reckoned from the rules of the domain over everything there is: the roles as the staff table has them, the
 * candidate groups of the tasks, and the units in the rows of the needs. It asks neither the engine's authorizations nor this system's own
 * way of cutting.
 */
final class Truth {

    private static final Set<String> ROLES_AT_THE_GATE =
            Set.of("officer", "secretary", "access-office", "justice", "finance", "leading-group");
    private static final Set<String> ROLES_ABOVE_THE_GATE = Set.of("supervisor", "leading-group", "manager");
    private static final Set<String> MODELS_OF_NEEDS =
            Set.of("grid-worker", "clerk", "secretary", "team", "officer", "supervisor");

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Set<String>> taskGroups = new TreeMap<>();
    private final Map<String, Set<String>> concerned = new HashMap<>();
    private final Map<String, Map<String, Object>> needs = new TreeMap<>();
    private final Map<String, Map<String, Object>> requests = new TreeMap<>();
    private final Map<String, Map<String, Object>> reports = new TreeMap<>();
    private final Map<String, Set<String>> communities = new HashMap<>();
    private final Map<String, Optional<String>> numbers = new ConcurrentHashMap<>();

    Truth(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
        jdbc.sql("select user_id, role_id, unit_code from staff_role")
                .query()
                .listOfRows()
                .forEach(row -> groups.computeIfAbsent(String.valueOf(row.get("user_id")), user -> new TreeSet<>())
                        .add(row.get("role_id") + "." + row.get("unit_code")));
        for (Task task : engine.getTaskService().createTaskQuery().list()) {
            taskGroups.put(
                    task.getId(),
                    engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                            .map(IdentityLink::getGroupId)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
        jdbc.sql("select number, village, grid, held_level, invited, involved, responsible, registered_by from need")
                .query()
                .listOfRows()
                .forEach(row -> {
                    String number = String.valueOf(row.get("number"));
                    needs.put(number, row);
                    Set<String> units = concerned.computeIfAbsent(number, key -> new TreeSet<>());
                    String village = String.valueOf(row.get("village"));
                    units.add(village);
                    units.add(
                            switch (String.valueOf(row.get("held_level"))) {
                                case "VILLAGE" -> village;
                                case "TOWN" -> village.substring(0, 9);
                                default -> village.substring(0, 6);
                            });
                    add(units, row.get("grid"));
                    add(units, row.get("invited"));
                    add(units, row.get("involved"));
                    add(units, row.get("responsible"));
                });
        jdbc.sql("select number, unit, invited, responsible from need_holder")
                .query()
                .listOfRows()
                .forEach(row -> {
                    Set<String> units = concerned.get(String.valueOf(row.get("number")));
                    add(units, row.get("unit"));
                    add(units, row.get("invited"));
                    add(units, row.get("responsible"));
                });
        readTheGate();
    }

    private void readTheGate() {
        jdbc.sql("select number, district, department, filed_at from access_request")
                .query()
                .listOfRows()
                .forEach(row -> requests.put(String.valueOf(row.get("number")), row));
        jdbc.sql("select number, community from access_target")
                .query()
                .listOfRows()
                .forEach(row -> communities
                        .computeIfAbsent(String.valueOf(row.get("number")), number -> new TreeSet<>())
                        .add(String.valueOf(row.get("community"))));
        jdbc.sql("select number, district, department, community from unadmitted_report")
                .query()
                .listOfRows()
                .forEach(row -> {
                    reports.put(String.valueOf(row.get("number")), row);
                    communities.put(String.valueOf(row.get("number")), Set.of(String.valueOf(row.get("community"))));
                });
    }

    private static void add(Set<String> units, Object codes) {
        if (codes != null && !codes.toString().isEmpty()) {
            units.addAll(List.of(codes.toString().split(",")));
        }
    }

    boolean is(String person, String role) {
        return rolesOf(person).contains(role);
    }

    private Set<String> rolesOf(String person) {
        return groups.getOrDefault(person, Set.of()).stream()
                .map(group -> group.substring(0, group.indexOf('.')))
                .collect(Collectors.toSet());
    }

    // ---- the engine's rows

    /** What one may work on, and late links of the gate that one was told of. */
    Set<String> tasks(String person) {
        Set<String> tasks = new TreeSet<>(ownTasks(person));
        for (Task task : engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKeyIn("AffairsAccess", "UnadmittedReport")
                .list()) {
            if (toldOfLateness(task).stream().anyMatch(groups.getOrDefault(person, Set.of())::contains)) {
                tasks.add(task.getId());
            }
        }
        return tasks;
    }

    private Set<String> toldOfLateness(Task task) {
        String number = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        String stem = task.getTaskDefinitionKey().substring("UserTask_".length());
        String district = number.replaceAll("\\D*(\\d{6}).*", "$1");
        return jdbc
                .sql("select event from access_event where number = ? and (step = ? or step like ?) and at >= ?")
                .params(
                        number,
                        stem,
                        stem + ".%",
                        task.getCreateTime().toInstant().atOffset(java.time.ZoneOffset.UTC))
                .query(String.class)
                .list()
                .stream()
                .filter(event -> event.equals("overdue") || event.equals("twiceOverdue"))
                .map(event -> event.equals("overdue")
                        ? "supervisor"
                        : stem.equals("DecideAccess") ? "manager" : "leading-group")
                .map(role -> role + "." + district)
                .collect(Collectors.toSet());
    }

    Set<String> ownTasks(String person) {
        return taskGroups.entrySet().stream()
                .filter(task -> task.getValue().stream().anyMatch(groups.getOrDefault(person, Set.of())::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<String> allTasks() {
        return taskGroups.keySet();
    }

    Set<String> models(String person) {
        return ids(
                engine.getRepositoryService().createProcessDefinitionQuery().list().stream()
                        .filter(one -> mayReadModel(person, one.getKey()))
                        .toList(),
                ProcessDefinition::getId);
    }

    /** How many cases run in a model is known to those who may see that they run. */
    Set<String> runningModels(String person) {
        return is(person, "admin") ? models(person) : Set.of();
    }

    Set<String> jobDefinitions(String person) {
        return ids(
                engine.getManagementService().createJobDefinitionQuery().list().stream()
                        .filter(one -> mayReadModel(person, one.getProcessDefinitionKey()))
                        .toList(),
                JobDefinition::getId);
    }

    /** Names and pictures of what one works on or may start; designers and administrators all of them. */
    private boolean mayReadModel(String person, String key) {
        if (is(person, "designer") || is(person, "admin")) {
            return true;
        }
        return switch (key) {
            case "NeedLifecycle" -> rolesOf(person).stream().anyMatch(MODELS_OF_NEEDS::contains);
            case "ScreeningMeeting" -> is(person, "clerk") || is(person, "secretary");
            case "ResidentAction" -> is(person, "clerk") || is(person, "grid-worker");
            case "ConductReport" -> is(person, "clerk") || is(person, "grid-worker") || is(person, "discipline");
            case "AffairsAccess" ->
                rolesOf(person).stream().anyMatch(ROLES_AT_THE_GATE::contains) || isAboveTheGate(person);
            case "UnadmittedReport" ->
                is(person, "clerk") || is(person, "secretary") || is(person, "access-office") || isAboveTheGate(person);
            case "AccessAction" -> is(person, "officer") || is(person, "secretary") || is(person, "access-office");
            case "LegacyWork" -> is(person, "officer") || is(person, "access-office");
            default -> false;
        };
    }

    Set<String> lists(String person) {
        return is(person, "designer")
                ? Set.of()
                : ids(
                        engine.getFilterService().createFilterQuery().list().stream()
                                .filter(list -> is(person, "admin")
                                        || !list.getName().startsWith("准入")
                                        || (list.getName().startsWith("准入督办")
                                                ? isAboveTheGate(person)
                                                : rolesOf(person).stream().anyMatch(ROLES_AT_THE_GATE::contains)))
                                .toList(),
                        Filter::getId);
    }

    private boolean isAboveTheGate(String person) {
        return rolesOf(person).stream().anyMatch(ROLES_ABOVE_THE_GATE::contains);
    }

    Set<String> users(String person) {
        return is(person, "admin")
                ? ids(engine.getIdentityService().createUserQuery().list(), User::getId)
                : Set.of(person);
    }

    Set<String> groups(String person) {
        if (is(person, "admin")) {
            return ids(engine.getIdentityService().createGroupQuery().list(), Group::getId);
        }
        Set<String> own = new TreeSet<>(groups.getOrDefault(person, Set.of()));
        own.addAll(rolesOf(person));
        return own;
    }

    Set<String> authorizations(String person) {
        return ofAdministrators(
                person,
                engine.getAuthorizationService().createAuthorizationQuery().list(),
                Authorization::getId);
    }

    Set<String> deployments(String person) {
        return ofTechnicians(
                person, engine.getRepositoryService().createDeploymentQuery().list(), Deployment::getId);
    }

    Set<String> decisions(String person) {
        return ofTechnicians(
                person,
                engine.getRepositoryService().createDecisionDefinitionQuery().list(),
                DecisionDefinition::getId);
    }

    Set<String> instances(String person) {
        return ofAdministrators(
                person, engine.getRuntimeService().createProcessInstanceQuery().list(), ProcessInstance::getId);
    }

    Set<String> executions(String person) {
        return ofAdministrators(
                person, engine.getRuntimeService().createExecutionQuery().list(), Execution::getId);
    }

    Set<String> subscriptions(String person) {
        return ofAdministrators(
                person,
                engine.getRuntimeService().createEventSubscriptionQuery().list(),
                EventSubscription::getId);
    }

    Set<String> incidents(String person) {
        return ofAdministrators(
                person, engine.getRuntimeService().createIncidentQuery().list(), Incident::getId);
    }

    Set<String> jobs(String person) {
        return ofAdministrators(
                person, engine.getManagementService().createJobQuery().list(), Job::getId);
    }

    /** The engine shows and obeys for everybody what belongs to no case (its clean-up), so the whole door is closed to others. */
    Optional<Set<String>> jobsIfAtAll(String person) {
        return is(person, "admin") ? Optional.of(jobs(person)) : Optional.empty();
    }

    String timerOf(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list()
                .get(0)
                .getId();
    }

    String cleanUp() {
        return engine.getHistoryService().findHistoryCleanupJobs().get(0).getId();
    }

    /** Only what was set on an own task itself; what the models pass on is nobody's to look into. */
    Set<String> variables(String person) {
        Set<String> tasks = tasks(person);
        return ids(
                engine.getRuntimeService().createVariableInstanceQuery().list().stream()
                        .filter(one -> one.getTaskId() != null && tasks.contains(one.getTaskId()))
                        .toList(),
                VariableInstance::getId);
    }

    /** Who changed users and rights, and who mended what: for administrators. */
    Set<String> operations(String person) {
        return ofAdministrators(
                person,
                engine.getHistoryService().createUserOperationLogQuery().list().stream()
                        .filter(one -> Set.of("Admin", "Operator").contains(String.valueOf(one.getCategory())))
                        .toList(),
                UserOperationLogEntry::getId);
    }

    private <T> Set<String> ofAdministrators(String person, Collection<T> all, Function<T, String> id) {
        return is(person, "admin") ? ids(all, id) : Set.of();
    }

    private <T> Set<String> ofTechnicians(String person, Collection<T> all, Function<T, String> id) {
        return is(person, "admin") || is(person, "designer") ? ids(all, id) : Set.of();
    }

    private static <T> Set<String> ids(Collection<T> all, Function<T, String> id) {
        return all.stream().map(id).collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- this system's rows

    Set<String> allNeeds() {
        return needs.keySet();
    }

    Set<String> needs(String person) {
        return needs.keySet().stream()
                .filter(number -> mayReadNeed(person, number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean mayReadNeed(String person, String number) {
        Map<String, Object> need = needs.get(number);
        String village = String.valueOf(need.get("village"));
        for (String group : groups.getOrDefault(person, Set.of())) {
            String unit = group.substring(group.indexOf('.') + 1);
            boolean concerns = concerned.get(number).contains(unit);
            boolean yes =
                    switch (group.substring(0, group.indexOf('.'))) {
                        case "supervisor", "manager" -> village.startsWith(unit);
                        case "clerk" -> concerns || need.get("registered_by").equals(person);
                        case "secretary", "officer" -> concerns;
                        case "team" -> concerns && unit.contains("-");
                        case "grid-worker" ->
                            (concerns && unit.length() == 15)
                                    || need.get("registered_by").equals(person);
                        default -> false;
                    };
            if (yes) {
                return true;
            }
        }
        return false;
    }

    /** Requests to the gate and reports of unadmitted work. */
    Set<String> allGateCases() {
        Set<String> all = new TreeSet<>(requests.keySet());
        all.addAll(reports.keySet());
        return all;
    }

    Set<String> gateCases(String person) {
        return allGateCases().stream()
                .filter(number -> mayReadAtTheGate(person, number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The offices of the district all of it, a department its own, communities and those above them what was filed for them. */
    private boolean mayReadAtTheGate(String person, String number) {
        boolean report = reports.containsKey(number);
        Map<String, Object> row = (report ? reports : requests).get(number);
        boolean asked = report || row.get("filed_at") != null;
        for (String group : groups.getOrDefault(person, Set.of())) {
            String unit = group.substring(group.indexOf('.') + 1);
            boolean district = unit.equals(row.get("district"));
            boolean below =
                    asked && communities.getOrDefault(number, Set.of()).stream().anyMatch(one -> one.startsWith(unit));
            boolean yes =
                    switch (group.substring(0, group.indexOf('.'))) {
                        case "access-office", "justice", "finance", "leading-group" -> district;
                        case "supervisor", "manager" -> district || below;
                        case "secretary", "clerk" -> below;
                        case "officer" -> unit.equals(row.get("department"));
                        default -> false;
                    };
            if (yes) {
                return true;
            }
        }
        return false;
    }

    /** Who looked at such a case is for the supervisor, manager and discipline office of the district. */
    int accessesAtTheGate(String person, String number) {
        String district = String.valueOf(
                (reports.containsKey(number) ? reports : requests).get(number).get("district"));
        boolean watches = Set.of("supervisor", "manager", "discipline").stream()
                .anyMatch(role -> groups.getOrDefault(person, Set.of()).contains(role + "." + district));
        return watches ? 200 : mayReadAtTheGate(person, number) ? 403 : 404;
    }

    /** Whether a task is of a case that has a file: meetings and conduct reports have none. */
    boolean hasFile(String task) {
        return numberOf(task)
                .filter(number -> needs.containsKey(number) || allGateCases().contains(number))
                .isPresent();
    }

    /** Whoever has a task of a need reads the need. */
    Set<String> needsOfTasks(String person) {
        return tasks(person).stream()
                .map(this::needOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The need that a task is of; null for every other. */
    @Nullable
    String needOf(String task) {
        return numberOf(task).filter(needs::containsKey).orElse(null);
    }

    private Optional<String> numberOf(String task) {
        return numbers.computeIfAbsent(task, id -> {
            String instance = engine.getTaskService()
                    .createTaskQuery()
                    .taskId(id)
                    .singleResult()
                    .getProcessInstanceId();
            return Optional.ofNullable(engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getBusinessKey());
        });
    }

    /** One need of each status. */
    Set<String> someNeeds() {
        return new TreeSet<>(jdbc.sql("select min(number) from need group by status")
                .query(String.class)
                .list());
    }

    /** Who looked at a case is for supervisors, managers and discipline; others who may read the case are told so. */
    int accesses(String person, String number, Set<String> readable) {
        boolean above = groups.getOrDefault(person, Set.of()).stream()
                .anyMatch(group -> (group.startsWith("manager.") || group.startsWith("supervisor."))
                        && number.startsWith(group.substring(group.indexOf('.') + 1)));
        if (above || is(person, "discipline")) {
            return 200;
        }
        return readable.contains(number) ? 403 : 404;
    }

    /** Confidential: those who decide about them. */
    Set<String> conductReports(String person) {
        return is(person, "discipline")
                ? new TreeSet<>(jdbc.sql("select number from conduct_report")
                        .query(String.class)
                        .list())
                : Set.of();
    }

    Set<String> allConductReports() {
        return new TreeSet<>(jdbc.sql("select number from conduct_report")
                .query(String.class)
                .list());
    }

    Set<String> messages(String person) {
        return new TreeSet<>(jdbc.sql("select id from in_app_message where user_id = ?")
                .param(person)
                .query(String.class)
                .list());
    }

    /** Units for which something waits, of the cases in a manager's unit and below. */
    Set<String> unitsThatLetWait(String person) {
        Set<String> units = new TreeSet<>();
        for (String group : groups.getOrDefault(person, Set.of())) {
            if (group.startsWith("manager.")) {
                units.addAll(jdbc.sql("select distinct unit from waiting_step where done_at is null and village like ?")
                        .param(group.substring(8) + "%")
                        .query(String.class)
                        .list());
            }
        }
        return units;
    }
}
