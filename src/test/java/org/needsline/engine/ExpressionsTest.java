package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Expressions reach what is listed and nothing else, whoever wrote them and wherever they are stored. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = "needsline.sample-data=true")
@Tag("storage")
class ExpressionsTest {

    private static final int REFUSED = 22400;

    /** An ordinary bean of the context: nobody marked it for expressions. */
    public static final class Unlisted {

        private final AtomicInteger touched = new AtomicInteger();

        public String touch() {
            return "touched " + touched.incrementAndGet();
        }
    }

    @TestConfiguration
    static class Beans {

        @Bean
        Unlisted unlistedForTest() {
            return new Unlisted();
        }
    }

    @Autowired
    Unlisted unlisted;

    @Autowired
    ProcessEngine engine;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    TestRestTemplate http;

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void removeFilters() {
        identity.clearAuthentication();
        made.forEach(filters::deleteFilter);
    }

    static Stream<String> hostile() {
        return Stream.of(
                "${unlistedForTest.touch()}",
                "${runtimeService.createProcessInstanceQuery().count()}",
                "${currentUser().getClass()}",
                "${currentUser().class}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${''['class']}",
                "${now().getClass().getClassLoader()}",
                "${now().class.classLoader}",
                "${dateTime().getClass()}",
                "${dateTime().getChronology().getZone()}",
                "${dateTime().getZone().getClass()}",
                "${currentUserGroups().getClass()}",
                "${workday.getClass()}",
                "${workday.calendars}",
                "${workday.startOfToday().setTime(0)}",
                "${deadline.wait()}",
                "${'x'.repeat(1000000)}",
                "${'x'.format('%s', now())}",
                "${registerNeedDelegate.execute(null)}",
                "${JSON('{}').mapTo('java.util.HashMap')}",
                "${S('{}')}",
                "${nobodyKnows}",
                "${broken(");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aStoredFilterReachesNothingThatIsNotListed(String expression) {
        String filter = filter(tasks.createTaskQuery().taskAssigneeExpression(expression));
        identity.setAuthentication("admin.district", List.of("admin", "camunda-admin"));

        for (Runnable use : List.<Runnable>of(
                () -> filters.listPage(filter, 0, 15),
                () -> filters.count(filter),
                () -> filters.singleResult(filter))) {
            ProcessEngineException refused = catchThrowableOfType(ProcessEngineException.class, use::run);

            assertThat(refused).isNotNull();
            assertThat(refused.getCode()).isEqualTo(REFUSED);
            assertThat(refused.getMessage())
                    .contains("表达式")
                    .containsIgnoringCase("expression")
                    .doesNotContain("org.", "TaskQueryImpl");
        }
        assertThat(unlisted.touched).hasValue(0);
    }

    /** Every place of a task query that takes an expression, as the engine offers them today and after an update. */
    @Test
    void everyPlaceOfAQueryThatTakesAnExpressionRefuses() throws ReflectiveOperationException {
        List<Method> places = Arrays.stream(TaskQuery.class.getMethods())
                .filter(method -> method.getName().endsWith("Expression")
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .toList();
        assertThat(places).hasSizeGreaterThanOrEqualTo(20);

        for (Method place : places) {
            TaskQuery query = (TaskQuery) place.invoke(tasks.createTaskQuery(), "${unlistedForTest.touch()}");
            String filter = filter(query);

            ProcessEngineException refused =
                    catchThrowableOfType(ProcessEngineException.class, () -> filters.listPage(filter, 0, 15));

            assertThat(refused).as(place.getName()).isNotNull();
            assertThat(refused.getCode()).as(place.getName()).isEqualTo(REFUSED);
        }
        assertThat(unlisted.touched).hasValue(0);
    }

    @Test
    void alternativesOfAQueryRefuseToo() {
        String filter = filter(tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression("${unlistedForTest.touch()}")
                .taskDescription("x")
                .endOr());

        ProcessEngineException refused =
                catchThrowableOfType(ProcessEngineException.class, () -> filters.listPage(filter, 0, 15));

        assertThat(refused.getCode()).isEqualTo(REFUSED);
        assertThat(unlisted.touched).hasValue(0);
    }

    /** What the interface takes as JSON: an administrator stores the filter, and its first use answers with a sentence. */
    @Test
    void overHttpEveryPlaceAnswersWithASentence() {
        List<String> places = Arrays.stream(TaskQueryDto.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .toList();
        assertThat(places).hasSizeGreaterThanOrEqualTo(20);

        for (String place : places) {
            ResponseEntity<Map> stored = post(
                    "/engine-rest/filter/create",
                    Map.of(
                            "resourceType",
                            "Task",
                            "name",
                            "hostile " + place,
                            "query",
                            Map.of(place, "${unlistedForTest.touch()}")));
            assertThat(stored.getStatusCode()).as(place + stored.getBody()).isEqualTo(HttpStatus.OK);
            String id = String.valueOf(stored.getBody().get("id"));
            made.add(id);

            for (String use : List.of("/list?maxResults=15", "/count")) {
                ResponseEntity<Map> answer = post("/engine-rest/filter/" + id + use, Map.of());

                assertThat(answer.getStatusCode())
                        .as(place + use + answer.getBody())
                        .isEqualTo(HttpStatus.BAD_REQUEST);
                assertThat(String.valueOf(answer.getBody().get("message")))
                        .contains("无法计算，请检查")
                        .contains("cannot be evaluated")
                        .doesNotContain("org.");
            }
        }
        assertThat(unlisted.touched).hasValue(0);
    }

    /** A query that is not stored takes no expression at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task?maxResults=15",
                "/engine-rest/task/count",
                "/engine-rest/filter/{id}/list?maxResults=15"
            })
    void whatIsAskedOnceTakesNoExpression(String path) {
        String filter = filter(tasks.createTaskQuery());

        ResponseEntity<String> answer = http.exchange(
                path.replace("{id}", filter),
                HttpMethod.POST,
                new HttpEntity<>(Map.of("assigneeExpression", "${currentUser()}"), admin()),
                String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${currentUser()}",
                "${currentUserGroups()}",
                "${currentUserGroups().contains('clerk')}",
                "${now()}",
                "${dateTime().plusDays(2).withTimeAtStartOfDay()}",
                "${dateTime().dayOfMonth().withMaximumValue().toDate()}",
                "${workday.startOfToday()}",
                "${workday.endOfToday()}",
                "${1 + 1 == 2 ? 'a'.length() : 0}"
            })
    void whatIsListedWorks(String expression) {
        identity.setAuthentication("clerk.201", List.of("clerk", "clerk.990101100201"));

        assertThat(value(expression)).isNotNull();
    }

    @Test
    void theListsOfTheTasklistWork() {
        identity.setAuthentication("clerk.201", List.of("clerk", "clerk.990101100201"));

        assertThat(filters.createFilterQuery().listPage(0, 20))
                .allSatisfy(filter ->
                        assertThat(filters.listPage(filter.getId(), 0, 15)).isEmpty());
    }

    /** A variable may be anything a program sent; only plain values and Json come to life. */
    @Test
    void anObjectOfAnotherClassIsNotBroughtToLife() {
        String task = "task-for-test";
        tasks.saveTask(tasks.newTask(task));
        try {
            tasks.setVariable(
                    task,
                    "hostile",
                    Variables.serializedObjectValue("{}")
                            .objectTypeName(Unlisted.class.getName())
                            .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                            .create());

            assertThat(catchThrowableOfType(ProcessEngineException.class, () -> tasks.getVariable(task, "hostile")))
                    .hasMessageContaining("hostile");
        } finally {
            tasks.deleteTask(task, true);
        }
    }

    private Object value(String text) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            Expression expression = configuration.getExpressionManager().createExpression(text);
            return expression.getValue(null);
        });
    }

    private String filter(TaskQuery query) {
        Filter filter = filters.saveFilter(
                filters.newTaskFilter("for test " + made.size()).setQuery(query));
        made.add(filter.getId());
        return filter.getId();
    }

    private ResponseEntity<Map> post(String path, Object body) {
        return http.exchange(path, HttpMethod.POST, new HttpEntity<>(body, admin()), Map.class);
    }

    private static HttpHeaders admin() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth("admin.district", "Sample-2026!");
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }
}
